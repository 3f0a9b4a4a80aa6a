import type { VNode } from "preact";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Question } from "../../domain/form.ts";
import type { ObjectiveStanding } from "./deps.ts";

/** An objective as the follow-up of the contract tells it, with links to the questions that speak of it. */
export function StandingView({ standing, questions, language }: { readonly standing: ObjectiveStanding; readonly questions: readonly Question[]; readonly language: Language }): VNode {
  const say = (fr: string, en: string): string => (language === "fr" ? fr : en);
  return (
    <div class="results-standing">
      <p><a href={standing.href}><strong>{say("Objectif", "Objective")} {standing.code}</strong></a> {pick(standing.title, language)}</p>
      <p class="small">{pick(standing.actions, language)}</p>
      {standing.indicators.length === 0 ? null : (
        <ul class="small">{standing.indicators.map(({ code, title, href, verdicts }) => <li><a href={href}>{code}</a> {pick(title, language)}{say("\u202f: ", ": ")}{verdicts.map((verdict) => pick(verdict, language)).join(", ")}</li>)}</ul>
      )}
      {questions.length === 0 ? null : <p class="small">{say("Questions qui en parlent\u202f: ", "Questions that speak of it: ")}{questions.map((question, at) => <>{at === 0 ? null : " · "}<a href={`#question-${question.code}`}>{pick(question.label, language)}</a></>)}</p>}
    </div>
  );
}
