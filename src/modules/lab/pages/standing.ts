import { formatDay } from "../../../kernel/i18n/format.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { Relation, ResolvedValue, Standing } from "../../directory/index.ts";
import { isPartialDate } from "../../directory/index.ts";
import type { Place } from "./place.ts";

type Dated = Pick<Relation | ResolvedValue, "validFrom" | "validUntil" | "fromDay" | "untilDay" | "attestedFrom" | "attestedUntil">;

/** Does it hold on this day? Bounds that nobody states do not stop it. */
export function inForce({ fromDay, untilDay }: Pick<Dated, "fromDay" | "untilDay">, on: Day): boolean {
  return (fromDay === null || fromDay <= on) && (untilDay === null || on < untilDay);
}

/** Attested between the start stated (else the first delivery that held it) and the last delivery that held it; presumed elsewhere. */
export function standingOf({ fromDay, attestedFrom, attestedUntil }: Pick<Dated, "fromDay" | "attestedFrom" | "attestedUntil">, on: Day): Standing {
  const from = fromDay !== null && fromDay < attestedFrom ? fromDay : attestedFrom;
  return from <= on && on <= attestedUntil ? "attested" : "presumed";
}

const months = {
  fr: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
} as const;

/** A year, a month or a day as one reads it: "2016", "avril 2016", "30 avril 2016". Anything else is given back. */
export function partialDateText(text: string, place: Pick<Place, "language">): string {
  if (!isPartialDate(text)) return text;
  if (isDay(text)) return formatDay(text, place.language);
  if (text.length === 4) return text;
  return `${months[place.language][Number(text.slice(5, 7)) - 1] ?? ""} ${text.slice(0, 4)}`;
}

/** "de 2012 à 2016", "depuis avril 2016", "jusqu’en 2016": what the source states; null where it states nothing. */
export function statedPeriod({ validFrom, validUntil }: Pick<Dated, "validFrom" | "validUntil">, place: Pick<Place, "language" | "say">): string | null {
  const { say } = place;
  const from = validFrom === null ? null : partialDateText(validFrom, place);
  const until = validUntil === null ? null : partialDateText(validUntil, place);
  if (from !== null && until !== null) return say(`de ${from} à ${until} inclus`, `from ${from} to ${until} included`);
  if (from !== null) return say(isDay(validFrom ?? "") ? `depuis le ${from}` : `depuis ${from}`, `since ${from}`);
  if (until !== null) return say(isDay(validUntil ?? "") ? `jusqu’au ${until}` : `jusqu’à ${until} inclus`, `until ${until} included`);
  return null;
}

/** "vu le 11 février 2022", "vu du … au …": the deliveries that held it. */
export function observedText(first: Day, last: Day, { language, say }: Pick<Place, "language" | "say">): string {
  const from = formatDay(first, language);
  return first === last ? say(`vu le ${from}`, `seen on ${from}`) : say(`vu du ${from} au ${formatDay(last, language)}`, `seen from ${from} to ${formatDay(last, language)}`);
}
