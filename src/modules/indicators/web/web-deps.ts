import { z } from "zod";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import type { Indicators, Moment } from "../module.ts";

/** Indicators under the heading that a board shows them under, by code. */
export interface IndicatorGroup {
  readonly code: string;
  readonly title: Bilingual;
  readonly indicators: readonly string[];
}

/** A place of the contract whose text refers to an indicator or part. */
export interface ReferringPlace {
  readonly indicator: string;
  readonly label: Bilingual;
  readonly href: string;
}

/** What the pages need and this module does not hold: declared here, given by whoever wires. */
export interface IndicatorWebDeps {
  readonly indicators: Indicators;
  readonly groups: (on: Day) => Promise<readonly IndicatorGroup[]>;
  readonly references: (on: Day) => Promise<readonly ReferringPlace[]>;
  /** Pages that tell more of the numbers of an indicator, under its definition, or of several (`indicator` empty), above the list of all; none where left out. */
  readonly elsewhere?: readonly ReferringPlace[];
}

const optionalDay = z.preprocess((given) => (given === "" ? undefined : given), z.iso.date().optional());

/** `?on=` the day of the question, `?known=` what was known on an earlier day. An empty one, as a form sends it, is none. */
export const momentQuery = z.object({ on: optionalDay, known: optionalDay });

export async function momentOf(indicators: Pick<Indicators, "defaultDay">, query: { readonly on?: string | undefined; readonly known?: string | undefined }): Promise<Moment> {
  const on = query.on !== undefined && isDay(query.on) ? query.on : await indicators.defaultDay();
  return { on, knownOn: query.known !== undefined && isDay(query.known) ? query.known : null };
}
