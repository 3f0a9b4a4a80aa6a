import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Mortality } from "../module.ts";

export interface MortalityWebDeps {
  readonly mortality: Mortality;
  /** The day of questions where none is asked for: that of the demonstration while all is made up. */
  readonly day: () => Promise<Day>;
  /** Regions of residence by code, in the order of a page. */
  readonly regions: readonly { readonly code: string; readonly name: Bilingual }[];
}
