import { answerWords } from "../../domain/answering/answer-words.ts";
import { questionsOf } from "../../domain/answering/conditions.ts";
import type { Answers } from "../../domain/answers.ts";
import type { FormAxis, Question } from "../../domain/form.ts";
import { masked } from "../../domain/scan.ts";
import { answersToSend, ballotOf, faultsOf, scannedTexts, sendBallot, withMasks, type ScannedText, type Sent } from "../send.ts";
import { axisOfApp, fragmentOf, type App } from "./app.ts";
import { groupsStep } from "./axis.ts";
import { button, element, notice, paragraph, screenTitle, status } from "./elements.ts";
import { readFields } from "./fields.ts";
import { takeAway } from "./take-away.ts";

function sectionOf(axis: FormAxis, question: string): string {
  return axis.sections.find(({ questions }) => questions.some(({ code }) => code === question))?.code ?? groupsStep;
}

/** Everything that would be sent, to be read again; the names it may hold, to be masked; and the button that sends. */
export function reviewScreen(app: App, code: string): HTMLElement {
  const { words, kept, definition, language } = app;
  const axis = axisOfApp(app, code);
  const { groups } = definition.form;
  const draft = kept.draft(code);
  const reading = readFields(axis, groups, draft?.fields ?? {});
  const answers = answersToSend(definition.form, code, reading.answers);
  const asked = questionsOf(axis, groups).filter(({ code: question }) => reading.asked.has(question));
  const linkTo = (question: string) => fragmentOf({ screen: "axis", axis: code, section: sectionOf(axis, question) });
  const goTo = (question: string) => (event: Event) => {
    event.preventDefault();
    app.show({ screen: "axis", axis: code, section: sectionOf(axis, question) }, { question });
  };

  const texts = scannedTexts(definition.form, code, answers);
  const stays = new Set<string>();
  const final = (): Answers => withMasks(answers, texts, (question, index) => stays.has(`${question} ${index}`));

  const screen = element("section", { class: "answer-screen answer-review" },
    element("p", { class: "answer-back" }, element("a", { href: fragmentOf({ screen: "axis", axis: code, section: null }) }, axis.title[language])),
    screenTitle(words.reviewTitle(axis.title[language]), null));
  const right = kept.right(code);
  if (right?.state !== "held") {
    screen.append(notice("warn", null, paragraph(words.noRightHere)), element("p", {}, element("a", { href: fragmentOf({ screen: "axes" }) }, words.toAxes)));
    return screen;
  }

  const faults = [...reading.issues, ...faultsOf(definition.form, code, answers)];
  const answered = asked.filter(({ code: question }) => Object.hasOwn(answers, question));
  screen.append(paragraph(words.reviewLead(answered.length, asked.length), "lead"));
  if (faults.length > 0) {
    const list = faults.map(({ field, text }) => {
      const question = asked.find(({ code: one }) => one === field);
      if (question === undefined) return element("li", {}, text[language]);
      const link = element("a", { href: linkTo(question.code) }, `${question.label[language]} – ${text[language]}`);
      link.addEventListener("click", goTo(question.code));
      return element("li", {}, link);
    });
    screen.append(notice("error", words.toMend, element("ul", {}, ...list)));
  }
  const exact = element("pre", { class: "answer-exact" });
  const drawExact = () => { exact.textContent = JSON.stringify({ questionnaire: app.code, axis: code, definitionSha256: definition.sha256, answers: final() }, null, 2); };
  drawExact();
  screen.append(element("h3", {}, words.yourAnswers), answersList(app, asked.filter(({ code: question }) => Object.hasOwn(answers, question)), answers, (question) => {
    const link = element("a", { href: linkTo(question.code), class: "small" }, words.changeThis, element("span", { class: "visually-hidden" }, ` ${words.change(question.label[language])}`));
    link.addEventListener("click", goTo(question.code));
    return link;
  }));
  const empty = asked.filter(({ code: question }) => !Object.hasOwn(answers, question));
  if (empty.length > 0) {
    screen.append(element("details", { class: "disclosure" }, element("summary", {}, words.unanswered(empty.length)), element("ul", { class: "disclosure-body" }, ...empty.map((question) => {
      const link = element("a", { href: linkTo(question.code) }, question.label[language]);
      link.addEventListener("click", goTo(question.code));
      return element("li", {}, link);
    }))));
  }
  screen.append(scanPart(app, axis, texts, stays, drawExact));
  screen.append(element("details", { class: "disclosure answer-screen-only" }, element("summary", {}, words.exactly), element("div", { class: "disclosure-body" }, paragraph(words.exactlyLead), exact)));

  const outcome = element("div");
  const said = status("answer-status");
  const send = button(words.send, "main", () => {
    if (send.disabled) return;
    send.disabled = true;
    outcome.replaceChildren();
    said.textContent = words.sending;
    void sendBallot({ house: app.house, kept, ballot: ballotOf(app.code, code, definition.sha256, right, final()), numberOf: app.numberOf }).then((sent) => {
      said.textContent = "";
      if (sent.done) {
        app.sentNow.set(code, { number: sent.number, already: sent.already });
        app.show({ screen: "sent", axis: code });
        return;
      }
      send.disabled = false;
      outcome.replaceChildren(notSent(app, sent));
    });
  });
  send.disabled = faults.length > 0 || app.closed;
  screen.append(element("div", { class: "answer-send answer-screen-only" }, element("h3", {}, words.sendTitle), paragraph(words.final), paragraph(words.noHurry), element("div", { class: "button-row" }, send), said, outcome));
  screen.append(takeAway(app, axis, () => final()));
  return screen;
}

/** Questions with what was answered, each with what the caller adds. */
export function answersList({ language }: App, questions: readonly Question[], answers: Answers, also: (question: Question) => Node | null): HTMLElement {
  return element("dl", { class: "answer-list" }, ...questions.map((question) => {
    const answer = answers[question.code];
    const lines = answer === undefined ? [] : answerWords(question, answer, language);
    return element("div", {}, element("dt", {}, question.label[language]), element("dd", {}, ...lines.map((line) => paragraph(line)), also(question)));
  }));
}

/** What the free texts may tell of people, each to be masked or left. */
function scanPart({ words, language }: App, axis: FormAxis, texts: readonly ScannedText[], stays: Set<string>, changed: () => void): HTMLElement {
  const part = element("div", { class: "answer-scan answer-screen-only" }, element("h3", {}, words.scanTitle));
  const found = texts.filter(({ findings }) => findings.length > 0);
  part.append(paragraph(texts.length === 0 ? words.scanNothing : found.length === 0 ? words.scanClean : words.scanLead));
  for (const { question, text, findings } of found) {
    const preview = element("blockquote", { class: "answer-preview" });
    const draw = () => { preview.textContent = masked(text, findings.filter((_, index) => !stays.has(`${question} ${index}`))); };
    draw();
    const label = axis.sections.flatMap(({ questions }) => questions).find(({ code }) => code === question)?.label[language] ?? question;
    part.append(element("fieldset", { class: "field" }, element("legend", {}, label), ...findings.map((finding, index) => {
      const box = element("input", { type: "checkbox" });
      box.checked = true;
      box.addEventListener("change", () => {
        if (box.checked) stays.delete(`${question} ${index}`);
        else stays.add(`${question} ${index}`);
        draw();
        changed();
      });
      return element("label", { class: "choice" }, box, element("span", {}, words.maskThis(finding.text, words.kinds[finding.kind])));
    }), element("p", { class: "hint" }, words.maskedPreview), preview));
  }
  return part;
}

function notSent({ words }: App, sent: Extract<Sent, { done: false }>): HTMLElement {
  const { why, text } = sent;
  const said = why === "closed" ? words.closed : why === "stale" ? words.stale : why === "offline" ? words.offline : why === "busy" ? words.busy : why === "too-long" ? words.tooLong : why === "refused-right" ? words.refusedRight : words.houseSays(text);
  const box = notice("error", words.notSentTitle, paragraph(said), sent.issues.length === 0 ? null : element("ul", {}, ...sent.issues.map((issue) => element("li", {}, issue.text))), paragraph(words.keptTyped));
  if (why === "stale") box.append(button(words.reload, "second", () => location.reload()));
  return box;
}
