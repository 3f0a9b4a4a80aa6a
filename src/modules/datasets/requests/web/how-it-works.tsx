import type { VNode } from "preact";
import { Disclosure } from "../../../../kernel/html/index.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { RequestStatistics } from "../actions/statistics.ts";
import type { RequestSettings } from "../domain/settings.ts";
import { sayIn } from "./deps.ts";
import { daysText } from "./parts.tsx";

/** What happens to a request, who decides, how long it takes: for everybody, before they write a word. */
export function HowItWorks({ settings, statistics, language }: { readonly settings: RequestSettings; readonly statistics: RequestStatistics; readonly language: Language }): VNode {
  const say = sayIn(language);
  const { rule } = settings;
  const count = Math.max(1, settings.deciders.length);
  const ruleText = count === 1 ? say("Une personne décide.", "One person decides.")
    : rule.kind === "any" ? say(`L’accord d’un des ${formatNumber(count, language)} décideurs suffit.`, `The agreement of one of the ${count} deciders is enough.`)
    : rule.kind === "all" ? say(`Les ${formatNumber(count, language)} décideurs doivent être d’accord.`, `All ${count} deciders have to agree.`)
    : say(`Il faut l’accord de ${rule.number} des ${formatNumber(count, language)} décideurs.`, `The agreement of ${rule.number} of the ${count} deciders is needed.`);
  return (
    <>
      <p class="lead">
        {statistics.medianDays === null
          ? say(`Les décideurs ont ${daysText(settings.deadlineDays, "fr")} pour répondre. Aucune décision n’a encore été rendue sur ces données.`, `The deciders have ${daysText(settings.deadlineDays, "en")} to answer. No decision has been made on these data yet.`)
          : say(`Les décideurs ont ${daysText(settings.deadlineDays, "fr")} pour répondre\u202f; la moitié des décisions sont venues en ${daysText(statistics.medianDays, "fr")} ou moins.`, `The deciders have ${daysText(settings.deadlineDays, "en")} to answer; half of the decisions came within ${daysText(statistics.medianDays, "en")}.`)}
      </p>
      <Disclosure summary={say("Comment se passe une demande", "How a request goes")}>
        <ol class="request-steps">
          <li>{say("Vous répondez aux questions et acceptez les conditions. Un brouillon se garde 90 jours.", "You answer the questions and accept the conditions. A draft is kept for 90 days.")}</li>
          <li>{say("Vous recevez un numéro, et pouvez tout suivre sur une page.", "You receive a number, and can follow everything on one page.")}</li>
          <li>{say(`Les décideurs lisent, posent des questions, renvoient au besoin pour complément. ${ruleText}`, `The deciders read, ask questions, send back for completion if need be. ${ruleText}`)}</li>
          <li>{say(`Sans réponse dans le délai, l’administrateur de la donnée de la région est prévenu et peut décider.`, "Without an answer in time, the data administrator of the region is told and may decide.")}</li>
          <li>{say(`L’accès dure ${daysText(settings.durationDays, "fr")} sauf décision autre. Il se renouvelle, et peut être retiré avec un motif.`, `Access lasts ${daysText(settings.durationDays, "en")} unless decided otherwise. It can be renewed, and revoked with a reason.`)}</li>
        </ol>
      </Disclosure>
    </>
  );
}
