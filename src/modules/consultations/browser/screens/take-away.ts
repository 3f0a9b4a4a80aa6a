import { answerWords } from "../../domain/answering/answer-words.ts";
import { questionsOf } from "../../domain/answering/conditions.ts";
import type { Answers } from "../../domain/answers.ts";
import type { FormAxis } from "../../domain/form.ts";
import type { App } from "./app.ts";
import { button, element } from "./elements.ts";

/** One's own answers on paper or in a file of one's own: made on the device. */
export function takeAway(app: App, axis: FormAxis, answers: () => Answers): HTMLElement {
  const { words } = app;
  return element("div", { class: "button-row answer-screen-only" },
    button(words.print, "second", () => window.print()),
    button(words.exportDraft, "second", () => {
      const address = URL.createObjectURL(new Blob([answersAsText(app, axis, answers())], { type: "text/plain;charset=utf-8" }));
      const link = element("a", { href: address });
      link.download = `${words.exportName}-${axis.code}.txt`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }));
}

export function answersAsText({ definition, language }: Pick<App, "definition" | "language">, axis: FormAxis, answers: Answers): string {
  const lines = questionsOf(axis, definition.form.groups).flatMap((question) => {
    const answer = answers[question.code];
    return answer === undefined ? [] : [question.label[language], ...answerWords(question, answer, language).map((line) => `    ${line}`), ""];
  });
  return [axis.title[language], "", ...lines].join("\r\n");
}
