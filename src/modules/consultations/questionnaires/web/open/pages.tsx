import type { ComponentChildren, VNode } from "preact";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { Breadcrumbs, Button, DefinitionList, ErrorSummary, Heading, Lead, LinkButton, Notice } from "../../../../../kernel/html/index.ts";
import { formatNumber, noBreakSpace, pick } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { RobotFields, type RobotCheck } from "../../../../../kernel/robots/index.ts";
import { numbersOf, partLabel, sayCondition, valueLabel, type GivenFields } from "../../../domain/answering/index.ts";
import type { Answer, Answers } from "../../../domain/answers.ts";
import type { FormAxis, Question } from "../../../domain/form.ts";
import { errorsOf, Paragraphs, QuestionField } from "../../../web/fields/index.ts";
import type { QuestionnaireRecord } from "../../store.ts";
import { pathOf } from "../deps.ts";
import { datesWords, modeConsequences } from "../words.ts";
import type { Step } from "./steps.ts";

export function openPath(code: string): string {
  return `${pathOf(code)}/open`;
}

/** Pages of an axis read no cookie: the language is in their address. */
export function axisPath(code: string, axis: string, language: Language, rest = ""): string {
  return `${openPath(code)}/${encodeURIComponent(axis)}${rest}?lang=${language}`;
}

function Crumbs({ record, label, language }: { readonly record: QuestionnaireRecord; readonly label: string; readonly language: Language }): VNode {
  return <Breadcrumbs language={language} crumbs={[{ label: language === "fr" ? "Participer" : "Take part", href: "/consultations" }, { label: pick(record.title, language), href: pathOf(record.code) }, { label }]} />;
}

/** Before the first question: what this way of answering is, and what it is not. */
export function EntryPage({ record, language }: { readonly record: QuestionnaireRecord; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { form } = record;
  return (
    <>
      <Crumbs record={record} label={say("Répondre", "Answer")} language={language} />
      <Heading level={1}>{pick(record.title, language)}</Heading>
      <Lead>{say("Ouvert ", "Open ")}{datesWords(record, language)}</Lead>
      <Notice kind="warn" language={language} title={say("Une consultation par lien ouvert, pas un questionnaire anonyme vérifiable", "A consultation by open link, not an anonymous questionnaire that can be checked")}>
        <ul>{modeConsequences["open-link"].map((text) => <li>{pick(text, language)}</li>)}</ul>
        <p><a href="/consultations/anonymity">{say("La différence, en mots simples", "The difference, in plain words")}</a></p>
      </Notice>
      <div class="prose"><Paragraphs text={pick(form.introduction, language)} /></div>
      <Heading level={2}>{form.axes.length === 1 ? say("Commencer", "Begin") : say("Choisissez un axe", "Choose an axis")}</Heading>
      {form.axes.length === 1 ? null : <p class="prose">{say("Chaque axe s’envoie à part, et rien ne relie vos envois entre eux.", "Each axis is sent on its own, and nothing links what you send.")}</p>}
      <ul class="hub-list">
        {form.axes.map((axis) => {
          const count = axis.sections.reduce((sum, section) => sum + section.questions.length, 0);
          return (
            <li>
              <div>
                <h3 class="heading hub-title">{pick(axis.title, language)}</h3>
                <p class="small soft">{formatNumber(count, language)} questions</p>
                <div class="prose"><Paragraphs text={pick(axis.introduction, language)} /></div>
              </div>
              <p class="hub-door"><a class="button" href={axisPath(record.code, axis.code, language)} aria-label={`${say("Répondre\u202f: ", "Answer: ")}${pick(axis.title, language)}`}>{say("Répondre", "Answer")}</a></p>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export interface StepProps {
  readonly record: QuestionnaireRecord;
  readonly axis: FormAxis;
  readonly steps: readonly Step[];
  readonly given: GivenFields;
  readonly hidden: readonly (readonly [string, string])[];
  readonly issues: readonly Issue[];
  readonly language: Language;
}

/** What every page of the form carries: the definition seen, and what was typed on the other pages. */
function Carried({ record, hidden, definition }: Pick<StepProps, "record" | "hidden"> & { readonly definition: string }): VNode {
  return (
    <>
      <input type="hidden" name="definition" value={definition === "" ? (record.definitionSha256 ?? "") : definition} />
      {hidden.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    </>
  );
}

export function StepPage({ record, axis, steps, given, hidden, issues, language, at, definition }: StepProps & { readonly at: number; readonly definition: string }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const step = steps[at];
  const { groups } = record.form;
  const numbers = numbersOf(axis, groups);
  const here = issues.filter(({ field }) => field === undefined || step?.questions.some(({ code }) => code === field) === true);
  const title = step?.section === null || step === undefined ? say("Pour comparer de grands groupes", "To compare large groups") : pick(step.section.title, language);
  return (
    <>
      <Crumbs record={record} label={pick(axis.title, language)} language={language} />
      <Heading level={1} kicker={pick(axis.title, language)}>{title}</Heading>
      <p class="soft small">{say(`Page ${at + 1} sur ${steps.length}, puis une relecture`, `Page ${at + 1} of ${steps.length}, then a review`)}</p>
      <ErrorSummary language={language} errors={errorsOf(here, axis, groups, language)} />
      <form method="post" action={axisPath(record.code, axis.code, language)} class="form" noValidate>
        <Carried record={record} hidden={hidden} definition={definition} />
        <input type="hidden" name="step" value={step?.code ?? ""} />
        {at === 0 ? <div class="prose"><Paragraphs text={pick(axis.introduction, language)} /></div> : null}
        {step?.section?.introduction === undefined ? null : <div class="prose"><Paragraphs text={pick(step.section.introduction, language)} /></div>}
        {step?.questions.map((question) => (
          <QuestionField
            question={question} fields={given} issues={here} language={language} {...(numbers.get(question.code) === undefined ? {} : { number: numbers.get(question.code) ?? 0 })}
            {...(question.when === undefined ? {} : { condition: `${pick(sayCondition(question.when, axis, groups), language)}${say("\u202f:", ":")}` })}
          />
        ))}
        <div class="button-row">
          <Button name="go" value="next">{at + 1 < steps.length ? say("Suite", "Next") : say("Relire avant l’envoi", "Review before sending")}</Button>
          {at === 0 ? null : <Button kind="second" name="go" value="back">{say("Page d’avant", "Page before")}</Button>}
        </div>
      </form>
    </>
  );
}

/** Everything that would be sent, and the check against robots, right before the button. */
export function ReviewPage({ record, axis, steps, answers, hidden, issues, check, robotIssues, language, definition }: Omit<StepProps, "given"> & { readonly answers: Answers; readonly check: RobotCheck; readonly robotIssues: readonly Issue[]; readonly definition: string }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const { groups } = record.form;
  const shown = steps.flatMap(({ questions }) => questions).filter(({ code }) => Object.hasOwn(answers, code));
  return (
    <>
      <Crumbs record={record} label={pick(axis.title, language)} language={language} />
      <Heading level={1} kicker={pick(axis.title, language)}>{say("Relire, puis envoyer", "Review, then send")}</Heading>
      <ErrorSummary language={language} errors={[...errorsOf(issues, axis, groups, language).map(({ message }) => ({ fieldId: null, message })), ...robotIssues.map(({ text, field }) => ({ fieldId: field === undefined ? null : `field-${field}`, message: pick(text, language) }))]} />
      {shown.length === 0 ? <Notice kind="info" language={language}><p>{say("Vous n’avez répondu à aucune question de cet axe\u202f: il n’y a rien à envoyer.", "You answered no question of this axis: there is nothing to send.")}</p></Notice> : (
        <DefinitionList items={shown.map((question) => ({ term: pick(question.label, language), details: <Told question={question} answer={answers[question.code]} language={language} /> }))} />
      )}
      <form method="post" action={axisPath(record.code, axis.code, language)} class="form" noValidate>
        <Carried record={record} hidden={hidden} definition={definition} />
        <input type="hidden" name="step" value="review" />
        {shown.length === 0 ? null : <RobotFields check={check} language={language} issues={robotIssues} />}
        {shown.length === 0 ? null : <p class="soft small">{say("Après l’envoi, on ne peut ni relire ni modifier.", "After sending, nothing can be read again or changed.")}</p>}
        <div class="button-row">
          {shown.length === 0 ? null : <Button name="go" value="send">{say("Envoyer", "Send")}</Button>}
          <Button kind="second" name="go" value="back">{say("Revenir aux questions", "Back to the questions")}</Button>
        </div>
      </form>
    </>
  );
}

/** An answer in the words of the form. */
function Told({ question, answer, language }: { readonly question: Question; readonly answer: Answer | undefined; readonly language: Language }): ComponentChildren {
  if (answer === undefined) return "–";
  const word = (value: string): string => pick(valueLabel(question, value), language);
  if (typeof answer === "number") return question.kind === "number" ? `${formatNumber(answer, language)}${noBreakSpace}${pick(question.unit, language)}` : word(String(answer));
  if (typeof answer === "string") return question.kind === "text" ? <div class="plain-text">{answer}</div> : word(answer);
  if (isList(answer)) return question.kind === "ranking" ? <ol>{answer.map((code) => <li>{pick(partLabel(question, code), language)}</li>)}</ol> : <ul>{answer.map((code) => <li>{pick(partLabel(question, code), language)}</li>)}</ul>;
  return <ul>{Object.entries(answer).map(([row, column]) => <li>{pick(partLabel(question, row), language)}{language === "fr" ? "\u202f" : ""}: {word(column)}</li>)}</ul>;
}

function isList(answer: Exclude<Answer, number | string>): answer is readonly string[] {
  return Array.isArray(answer);
}

export function SentPage({ record, axis, language }: { readonly record: QuestionnaireRecord; readonly axis: FormAxis; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  const others = record.form.axes.filter(({ code }) => code !== axis.code);
  return (
    <>
      <Crumbs record={record} label={say("Merci", "Thank you")} language={language} />
      <Heading level={1}>{say("Merci, c’est reçu", "Thank you, it has arrived")}</Heading>
      <Lead>{say(`Vos réponses à «\u202f${axis.title.fr}\u202f» seront comptées avec d’autres, puis oubliées. Les résultats seront publiés après la clôture.`, `Your answers to “${axis.title.en}” will be counted with others, then forgotten. The results will be published after the closing.`)}</Lead>
      {others.length === 0 ? null : (
        <>
          <Heading level={2}>{say("Répondre à un autre axe", "Answer another axis")}</Heading>
          <ul>{others.map((other) => <li><a href={axisPath(record.code, other.code, language)}>{pick(other.title, language)}</a></li>)}</ul>
        </>
      )}
      <p class="button-row"><LinkButton href={pathOf(record.code)}>{say("Revenir à la consultation", "Back to the consultation")}</LinkButton></p>
    </>
  );
}
