import { isDay, type Day } from "../../../kernel/time/day.ts";
import { exchange } from "../../datasets/index.ts";
import type { StudyContent } from "../domain/content.ts";
import { ownCode } from "./words.ts";

const levels = { open: "open", restricted: "restricted", embargoed: "embargoed", "metadata-only": "closed", "to-be-defined": "unsettled" } as const;

/** How the individual data of a study can be had; `unsettled`: to be defined, or nobody said. */
export type IndividualAccess = (typeof levels)[keyof typeof levels];

/** An embargo whose promised day has come is over only where the record says `open`: a promise opens nothing. */
export function accessOf({ individualDataAccess }: Pick<StudyContent, "individualDataAccess">): IndividualAccess {
  const code = ownCode(individualDataAccess);
  return code !== null && code in levels ? levels[code as keyof typeof levels] : "unsettled";
}

/** Access right by COAR, which OpenAIRE reads; null where nothing is settled yet. */
export function coarRightOf(content: Pick<StudyContent, "individualDataAccess">): { readonly uri: string; readonly text: string } | null {
  const access = accessOf(content);
  return access === "unsettled" ? null : exchange.coar[access];
}

/**
 * Access right by the European table. On request or after an embargo: restricted; described only or not settled: non-public. HealthDCAT-AP
 * knows individual health data that are not open to all as non-public alone (its tier for them), so that its form tells them so.
 */
export function accessRightOf(content: Pick<StudyContent, "individualDataAccess">, form: "dcat" | "health"): exchange.AccessRightCode {
  const access = accessOf(content);
  if (access === "open") return "PUBLIC";
  return form === "dcat" && (access === "restricted" || access === "embargoed") ? "RESTRICTED" : "NON_PUBLIC";
}

/** First promised day of access, where it is known to the day. */
export function promisedDay({ sharingPlan }: Pick<StudyContent, "sharingPlan">): Day | null {
  const from = sharingPlan?.from ?? null;
  return from !== null && isDay(from) ? from : null;
}
