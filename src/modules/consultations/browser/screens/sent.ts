import { axisOfApp, fragmentOf, type App } from "./app.ts";
import { button, element, notice, paragraph, screenTitle, status } from "./elements.ts";

/** The number of the ballot, and what became of what was on the device. */
export function sentScreen(app: App, code: string): HTMLElement {
  const { words, kept, sentNow, language, definition } = app;
  const axis = axisOfApp(app, code);
  const sent = sentNow.get(code);
  const back = element("p", { class: "answer-screen-only" }, element("a", { class: "button button-main", href: fragmentOf({ screen: "axes" }) }, words.toAxes));
  const screen = element("section", { class: "answer-screen" }, screenTitle(words.sentTitle(axis.title[language]), null));
  if (sent === undefined) {
    screen.append(back);
    return screen;
  }
  if (sent.already) screen.append(notice("info", words.alreadyTitle, paragraph(words.already)));
  else screen.append(paragraph(words.sentLead, "lead"));
  const number = element("code", { class: "ballot-number" }, sent.number);
  const said = status();
  const copy = button(words.copy, "second", () => {
    void navigator.clipboard.writeText(sent.number).then(() => { said.textContent = words.copied; }, () => { getSelection()?.selectAllChildren(number); });
  });
  const keep = element("input", { type: "checkbox" });
  keep.checked = kept.sent(code) !== null;
  keep.addEventListener("change", () => {
    if (keep.checked) kept.keepSent(code, { number: sent.number });
    else kept.dropSent(code);
    said.textContent = keep.checked ? words.numberKept : words.deleted;
  });
  const left = definition.form.axes.filter(({ code: one }) => kept.right(one)?.state === "held").length;
  screen.append(
    element("h3", {}, words.receipt), element("p", {}, number), paragraph(words.receiptUse), paragraph(words.receiptPressure),
    element("div", { class: "button-row answer-screen-only" }, copy, button(words.printReceipt, "second", () => window.print())),
    element("label", { class: "choice answer-screen-only" }, keep, element("span", {}, words.keepNumber)), said,
    notice("info", null, paragraph(words.erased)), paragraph(words.axesLeft(left)), back);
  return screen;
}
