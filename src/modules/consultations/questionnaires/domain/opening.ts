import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Questionnaire } from "../../domain/campaign.ts";
import { fault } from "./input.ts";

export interface OpeningFacts {
  readonly today: Day;
  /** Accounts that may answer today. */
  readonly eligible: number;
  /** What is wrong with the form itself. */
  readonly formFaults: readonly Issue[];
}

/**
 * Everything that keeps a questionnaire from opening today, all at once: its days, its form, too few eligible people for the
 * threshold, groups with more values than the eligible people can fill. Links that are open to all have no known number of people.
 */
export function openingFaults(questionnaire: Questionnaire, { today, eligible, formFaults }: OpeningFacts): Issue[] {
  const { opensOn, closesOn, threshold, mode, form } = questionnaire;
  const found: Issue[] = [];
  if (today < opensOn) found.push(fault("not-yet-the-day", "opensOn", `Le jour d’ouverture est le ${formatDay(opensOn, "fr")}. Pour ouvrir plus tôt, revenez au brouillon et changez la date.`, `The opening day is ${formatDay(opensOn, "en")}. To open earlier, go back to the draft and change the day.`));
  if (today >= closesOn) found.push(fault("closing-day-past", "closesOn", `Le jour de clôture, le ${formatDay(closesOn, "fr")}, est passé. Revenez au brouillon et changez la date.`, `The closing day, ${formatDay(closesOn, "en")}, has passed. Go back to the draft and change the day.`));
  found.push(...formFaults.filter(({ severity }) => severity === "error").map((issue) => ({ ...issue, field: "form" })));
  if (mode === "anonymous") {
    if (eligible < threshold) {
      found.push(fault("too-few-eligible", "eligibleRoles", `${formatNumber(eligible, "fr")} ${plural("fr", eligible, { one: "personne peut", other: "personnes peuvent" })} répondre, pour un seuil de ${threshold}\u202f: leurs réponses ne seraient jamais lues, ou les désigneraient. Élargissez à d’autres rôles.`, `${formatNumber(eligible, "en")} ${plural("en", eligible, { one: "person", other: "people" })} may answer, for a threshold of ${threshold}: their answers would never be read, or would point at them. Widen to other roles.`));
    }
  }
  // With fewer than half a threshold of people behind each value, most values could never be shown.
  const most = Math.floor((2 * eligible) / threshold);
  for (const group of mode === "anonymous" && eligible >= threshold ? form.groups : []) {
    if (group.options.length <= most) continue;
    found.push(fault("group-too-fine", "form", `«\u202f${group.label.fr}\u202f» a ${group.options.length} valeurs\u202f: pour ${formatNumber(eligible, "fr")} personnes et un seuil de ${threshold}, ${most} au plus.`, `“${group.label.en}” has ${group.options.length} values: for ${formatNumber(eligible, "en")} people and a threshold of ${threshold}, ${most} at most.`));
  }
  return found;
}
