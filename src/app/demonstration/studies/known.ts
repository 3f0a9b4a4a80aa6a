import { lastDayOf } from "../../../modules/studies/index.ts";
import type { MadeUpStudy, When } from "./made-up.ts";

function isToCome(when: When | null | undefined, on: string): when is When {
  return when !== null && when !== undefined && !when.endsWith("?") && (lastDayOf(when) ?? "") > on;
}

/** What could be said of a study on a day: ends to come are expected, results to come are not there, and nobody has counted participants yet. */
export function knownOn(made: MadeUpStudy, on: string): MadeUpStudy {
  const runs = isToCome(made.ended, on);
  const begins = isToCome(made.started, on);
  const { results, paper, ...rest } = made;
  const hasResults = results !== undefined && results <= on;
  return {
    ...rest, ...(hasResults ? { results, ...(paper === undefined ? {} : { paper }) } : {}),
    started: begins ? `${made.started ?? ""}?` : made.started, ...(isToCome(made.primary, on) ? { primary: `${made.primary}?` as const } : {}), ended: runs ? `${made.ended}?` as const : made.ended,
    registered: made.registered !== null && made.registered > on ? null : made.registered, ...(runs ? { people: [made.people[0], null] as const, status: begins ? "not-yet-recruiting" : "active-not-recruiting" } : {}),
  };
}

/** Days on which something that was to come had come: when a later version says it. */
export function turningDays({ started, primary, ended, results, registered }: MadeUpStudy, after: string): readonly string[] {
  const days = [started, primary, ended, results, registered].flatMap((when) => (when === null || when === undefined || when.endsWith("?") ? [] : [lastDayOf(when) ?? ""]));
  return [...new Set(days)].filter((one) => one > after && one < "2025-03-31").sort();
}
