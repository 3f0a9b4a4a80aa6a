import { holds } from "../../domain/answering/conditions.ts";
import type { Answers } from "../../domain/answers.ts";
import type { FormAxis } from "../../domain/form.ts";
import type { AxisLock } from "../lock.ts";
import { faultsOf } from "../send.ts";
import { axisOfApp, fragmentOf, type App } from "./app.ts";
import { button, element, notice, paragraph, screenTitle, status, twoSteps } from "./elements.ts";
import { countCharacters, fieldsIn, fillForm, keepAlone, readFields, showAsked, showFaults } from "./fields.ts";

export const groupsStep = "groups";

interface Step {
  readonly code: string;
  readonly title: string;
}

export function stepsOf({ definition, words, language }: App, axis: FormAxis, answers: Answers): readonly Step[] {
  const groups = definition.form.groups.length === 0 ? [] : [{ code: groupsStep, title: words.you }];
  return [...groups, ...axis.sections.filter(({ when }) => when === undefined || holds(when, answers)).map(({ code, title }) => ({ code, title: title[language] }))];
}

export interface AxisScreen {
  readonly element: HTMLElement;
  /** Writes what is not written yet. */
  leave(): void;
}

/** The questions of one axis, one section at a time, saved on this device as they are answered. */
export function axisScreen(app: App, code: string, section: string | null, lock: AxisLock, options: { readonly question?: string } = {}): AxisScreen {
  const { words, kept, definition, language, device } = app;
  const axis = axisOfApp(app, code);
  const { groups } = definition.form;
  const draft = kept.draft(code);
  const form = element("form", { class: "answer-form-axis", "data-axis-form": code });
  form.noValidate = true;
  // Neither in the list of what was typed before, nor in the session that a browser writes down to open its pages again.
  form.autocomplete = "off";
  form.append(app.fieldsOf(code));
  for (const said of form.querySelectorAll(".question-condition")) said.remove();
  if (draft !== null) fillForm(form, draft.fields);

  const saved = status("answer-saved");
  const changes = status("visually-hidden");
  let reading = readFields(axis, groups, fieldsIn(form));
  const all = stepsOf(app, axis, reading.answers);
  let at = all.find(({ code: step }) => step === (section ?? draft?.section))?.code ?? all[0]?.code ?? "";
  let writable = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!writable) return;
    // Sent from another tab meanwhile: nothing of this axis is written down again.
    if (kept.right(code)?.state !== "held") {
      saved.textContent = words.noRightHere;
      saved.classList.add("not-saved");
      return;
    }
    try {
      kept.keepDraft(code, { definitionSha256: definition.sha256, fields: fieldsIn(form), section: at });
      saved.textContent = device.lasting ? words.saved : words.savedUntilLeft;
      saved.classList.remove("not-saved");
    } catch {
      saved.textContent = words.notSaved;
      saved.classList.add("not-saved");
    }
  };
  const reread = (announce: boolean) => {
    reading = readFields(axis, groups, fieldsIn(form));
    const { appeared, left } = showAsked(form, reading.asked);
    if (announce && appeared + left > 0) changes.textContent = [appeared > 0 ? words.questionsAppeared(appeared) : "", left > 0 ? words.questionsLeft(left) : ""].join(" ").trim();
    countCharacters(form, (used, longest) => `${words.number(used)} / ${words.number(longest)}`);
  };
  const faults = () => new Map([...reading.issues, ...faultsOf(definition.form, code, reading.answers).filter(({ code: fault }) => fault !== "consultations.not-asked" && fault !== "consultations.nothing-answered")].flatMap(({ field, text }) => (field === undefined ? [] : [[field, text[language]] as const])));
  form.addEventListener("input", () => {
    reread(true);
    saved.textContent = words.saving;
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("change", (event) => {
    keepAlone(event.target, form);
    reread(true);
    showFaults(form, faults());
    drawSteps();
    save();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(1);
  });

  const steps = element("ol", { class: "answer-steps" });
  const progress = paragraph("", "answer-progress");
  const buttons = element("div", { class: "button-row" });
  const go = (by: number) => {
    const now = stepsOf(app, axis, reading.answers);
    const next = now[now.findIndex(({ code: step }) => step === at) + by];
    save();
    app.show(next === undefined ? { screen: "review", axis: code } : { screen: "axis", axis: code, section: next.code });
  };
  let drawn = "";
  // Drawn anew only where it differs: the change of a field that is left by clicking must not take away what is clicked.
  const drawSteps = () => {
    const now = stepsOf(app, axis, reading.answers);
    if (drawn === JSON.stringify(now)) return;
    drawn = JSON.stringify(now);
    const index = now.findIndex(({ code: step }) => step === at);
    progress.textContent = words.step(index + 1, now.length + 1);
    steps.replaceChildren(...[...now, { code: "", title: words.review }].map(({ code: step, title }) => {
      const link = element("a", { href: step === "" ? fragmentOf({ screen: "review", axis: code }) : fragmentOf({ screen: "axis", axis: code, section: step }) }, title);
      if (step === at) link.setAttribute("aria-current", "step");
      return element("li", {}, link);
    }));
    const next = element("button", { type: "submit", class: "button button-main" }, index === now.length - 1 ? words.toReview : words.next);
    buttons.replaceChildren(...(index > 0 ? [button(words.previous, "second", () => go(-1))] : []), next);
  };

  for (const part of form.querySelectorAll<HTMLElement>("[data-section]")) part.hidden = part.dataset["section"] !== at;
  for (const introduction of form.querySelectorAll<HTMLElement>("[data-axis-introduction]")) introduction.hidden = at !== all[0]?.code;
  reread(false);
  showFaults(form, options.question === undefined ? new Map() : faults());
  drawSteps();
  form.append(buttons);

  const number = definition.form.axes.indexOf(axis) + 1;
  const title = screenTitle(axis.title[language], words.axisOf(number, definition.form.axes.length));
  const warning = element("div");
  const screen = element("section", { class: "answer-screen" },
    element("p", { class: "answer-back" }, element("a", { href: fragmentOf({ screen: "axes" }) }, words.toAxes)), title,
    element("nav", { "aria-label": words.stepsLabel }, progress, steps),
    warning, draft !== null && draft.definitionSha256 !== definition.sha256 ? notice("warn", null, paragraph(words.formDiffers)) : null,
    form, saved, changes,
    twoSteps({ act: words.deleteAxis, sure: words.deleteAxisSure, yes: words.deleteYes, no: words.deleteNo }, () => {
      writable = false;
      clearTimeout(timer);
      kept.dropDraft(code);
      app.show({ screen: "axes" });
    }));

  const hold = (force: boolean) => lock.take(`jalon:answers:${app.code}:${code}`, force, () => { writable = false; freeze(true); }).then((taken) => {
    if (taken && force) {
      // The other tab may have gone on: its answers are the ones that count.
      fillForm(form, kept.draft(code)?.fields ?? {});
      reread(false);
    }
    writable = taken;
    freeze(!taken);
  });
  const freeze = (frozen: boolean) => {
    form.inert = frozen;
    warning.replaceChildren(...(frozen ? [notice("warn", words.elsewhereTitle, paragraph(words.elsewhere), button(words.takeOver, "second", () => void hold(true)))] : []));
  };
  void hold(false);
  return {
    element: screen,
    leave: () => { if (timer !== undefined) save(); },
  };
}
