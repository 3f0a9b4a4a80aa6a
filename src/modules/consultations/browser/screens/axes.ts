import { Refusal } from "../house.ts";
import { readFields } from "./fields.ts";
import { receiveRights } from "../tokens.ts";
import { fragmentOf, type App } from "./app.ts";
import { button, element, notice, paragraph, screenTitle, status, twoSteps } from "./elements.ts";

type AxisState = "new" | "begun" | "sent" | "no-right";

function stateOf({ kept, sentNow }: App, axis: string): AxisState {
  if (sentNow.has(axis) || kept.sent(axis) !== null) return "sent";
  if (kept.right(axis)?.state !== "held") return "no-right";
  return kept.draft(axis) === null ? "new" : "begun";
}

/** What a refusal means, in words; what the house says where it has words of its own. */
export function wordsOfRefusal({ words }: Pick<App, "words">, error: Refusal): string {
  if (error.code === "definition-differs") return words.definitionDiffers;
  if (error.code === "keys-differ") return words.keysDiffer;
  if (error.code === "bad-signature") return words.badSignature;
  if (error.status === 0) return words.notReached;
  if (error.status === 401 || error.code === "http.csrf") return words.signedOut;
  if (error.code === "consultations.token-already-given") return words.lostRight;
  if (error.status === 429 || error.status >= 502) return words.busy;
  return words.houseSays(error.message);
}

/** The axes with where each stands, or the one button by which the right to answer them is received. */
export function axesScreen(app: App, refresh: () => void): HTMLElement {
  const { words, kept, definition, device, issued, sentNow, language, closed } = app;
  const axes = definition.form.axes;
  const states = axes.map(({ code }) => stateOf(app, code));
  const interrupted = axes.some(({ code }) => kept.right(code)?.state === "asked");
  const canReceive = !closed && (interrupted || axes.some(({ code }) => kept.right(code) === null && !issued.has(code)));
  const screen = element("section", { class: "answer-screen" });
  const title = screenTitle(canReceive && !states.includes("begun") ? words.receive : words.axesTitle, null);
  screen.append(title);
  if (!device.lasting) screen.append(notice("warn", null, paragraph(words.cannotKeep)));
  if (kept.holdsOthers()) screen.append(notice("warn", null, paragraph(words.otherPerson)));
  if (closed) screen.append(notice("warn", null, paragraph(words.closed)));
  if (canReceive) screen.append(receiving(app, interrupted, refresh));
  else if (states.every((state) => state === "no-right")) screen.append(notice("warn", null, paragraph(words.lostRight)));
  if (states.includes("begun")) screen.append(paragraph(words.resume));
  if (states.some((state) => state === "begun" || state === "new" || state === "sent")) {
    screen.append(element("ol", { class: "answer-axes" }, ...axes.map(({ code, title: name }, index) => {
      const state = states[index] ?? "no-right";
      const open = state === "new" || state === "begun";
      const link = element("a", { class: "button button-second", href: fragmentOf({ screen: "axis", axis: code, section: null }) }, state === "begun" ? words.goOn : words.begin, element("span", { class: "visually-hidden" }, ` ${name[language]}`));
      return element("li", { "data-axis-state": state },
        element("div", {}, element("h3", {}, name[language]), element("p", { class: `axis-state axis-state-${state}` }, said(app, code, state))),
        open ? link : state === "sent" && sentNow.has(code) ? element("a", { href: fragmentOf({ screen: "sent", axis: code }) }, words.receipt) : null);
    })));
  }
  if (sentNow.size > 0 && states.some((state) => state === "new" || state === "begun")) screen.append(paragraph(words.axesLeft(states.filter((state) => state === "new" || state === "begun").length)));
  if (!kept.isEmpty()) {
    screen.append(twoSteps({ act: words.deleteAll, sure: words.deleteAllSure, yes: words.deleteYes, no: words.deleteNo }, () => {
      kept.dropAll();
      refresh();
      focusTitle();
    }));
  }
  return screen;
}

function focusTitle(): void {
  document.querySelector<HTMLElement>("[data-screen-title]")?.focus();
}

function said({ words, kept, definition }: App, axis: string, state: AxisState): string {
  if (state === "new") return words.stateNew;
  if (state === "sent") return kept.sent(axis) === null ? words.stateSent : `${words.stateSent} · ${(kept.sent(axis)?.number ?? "").slice(0, 12)}…`;
  if (state === "no-right") return words.noRightHere;
  const form = definition.form.axes.find(({ code }) => code === axis);
  const answers = form === undefined ? {} : readFields(form, definition.form.groups, kept.draft(axis)?.fields ?? {}).answers;
  return words.stateBegun(Object.keys(answers).length);
}

function receiving(app: App, interrupted: boolean, refresh: () => void): HTMLElement {
  const { words, house, maker, kept, definition, issued } = app;
  const said = status("answer-status");
  const faults = element("div");
  const ask = button(interrupted ? words.receiveAgain : words.receive, "main", () => {
    ask.disabled = true;
    faults.replaceChildren();
    said.textContent = words.receiving;
    void receiveRights({ house, maker, kept, definition, issued: [...issued] }).then((held) => {
      for (const axis of held) issued.add(axis);
      refresh();
      // What was pressed is gone from the page.
      focusTitle();
      const done = document.querySelector("[data-answer-said]");
      if (done !== null) done.textContent = words.received(held.length);
    }, (error: unknown) => {
      ask.disabled = false;
      said.textContent = "";
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "consultations.token-already-given") for (const { axis } of definition.keys) issued.add(axis);
      faults.replaceChildren(notice("error", null, paragraph(wordsOfRefusal(app, error))));
    });
  });
  return element("div", { class: "answer-receive" }, ask, said, faults);
}
