import type { VNode } from "preact";
import { DefinitionList, Heading } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { RequestView } from "../actions/read.ts";
import type { Question } from "../domain/form.ts";
import { sayIn } from "./deps.ts";
import { Typed } from "./parts.tsx";

/** The answers and the conditions accepted, on the form as it was. */
export function WhatIsAsked({ view: { request, names, sides }, language }: { readonly view: RequestView; readonly language: Language }): VNode | null {
  const say = sayIn(language);
  if (request.purgedAt !== null) return <p class="soft">{say("Les réponses et les personnes ont été effacées au terme de leur durée de conservation.", "The answers and the persons were erased at the end of their retention.")}</p>;
  const answerText = (question: Question): string => {
    const text = request.answers[question.id] ?? "";
    if (question.kind === "commitment") return text === "yes" ? say("engagement pris", "committed") : say("pas encore", "not yet");
    if (question.kind === "yes-no") return text === "yes" ? say("oui", "yes") : text === "no" ? say("non", "no") : "";
    return text;
  };
  const asked = request.form.questions.filter(({ kind }) => kind !== "commitment" || request.submittedAt !== null);
  return (
    <section aria-labelledby="asked">
      <Heading level={2} id="asked">{say("Ce qui est demandé", "What is asked")}</Heading>
      <DefinitionList items={[
        ...(sides.includes("requester") ? [] : [{ term: say("Demandeur", "Requester"), details: names.get(request.requester ?? "") ?? say("compte fermé", "closed account") }]),
        ...asked.map((question) => ({ term: pick(question.label, language), details: answerText(question) === "" ? <span class="soft">{say("sans réponse", "no answer")}</span> : <Typed text={answerText(question)} /> })),
        ...request.form.conditions.map((condition) => ({ term: <>{say("Condition", "Condition")}{condition.code === null ? null : <> <code>{condition.code}</code></>}</>, details: `${pick(condition.text, language)}${request.accepted.includes(condition.key) ? say("\u202f: acceptée", ": accepted") : say("\u202f: pas encore acceptée", ": not accepted yet")}` })),
      ]} />
    </section>
  );
}
