import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { day, yearPeriod, type Period } from "../../../../kernel/time/day.ts";
import type { FigureBasis, FigureBound, FigureTheme, FigureUnit } from "./codes.ts";

/** Where a figure was published. */
export interface FigureSource {
  readonly title: Bilingual;
  readonly publisher: Bilingual;
  /** Partial date: of the publication, or on which it was looked at. */
  readonly day: string;
  /** Line of the text of the publication as it was read; null where there is none. */
  readonly line: number | null;
}

/** What a source says of one figure of a year. */
export interface FigureContent {
  readonly year: number;
  /** Stable within its year: `international-joint-labs`. */
  readonly code: string;
  readonly label: Bilingual;
  /** What is counted, as it follows the number: "unités dans au moins un PEPR". */
  readonly noun: Bilingual;
  readonly note: Bilingual;
  /** A share is 0 to 1. */
  readonly value: number;
  readonly unit: FigureUnit;
  readonly bound: FigureBound;
  readonly basis: FigureBasis;
  readonly theme: FigureTheme;
  /** The figure that it details; null for one that stands by itself. */
  readonly partOf: string | null;
  /** INSEE code of a region; null for the whole country. */
  readonly region: string | null;
  /** The same thing in the contract: `14.a` for an indicator or part, `action-29` for an action. */
  readonly ties: readonly string[];
  readonly order: number;
  readonly source: FigureSource;
}

/** A figure as it stands: the content shown, who says it, and who says otherwise. */
export interface Figure extends FigureContent {
  /** Changes whenever what stands changes: sent back by whoever corrects. */
  readonly revision: string;
  /** True where an entry by hand stands before what the publication says. */
  readonly corrected: boolean;
  /** What the sources that are not shown say, where it is another number. */
  readonly contested: readonly FigureContent[];
  /** Public code of the fact in the graph. */
  readonly factCode: string;
  readonly demonstration: boolean;
}

/** The year, or its last day where the figure is what there was at its end. Half open. */
export function figurePeriod({ year, basis }: Pick<FigureContent, "year" | "basis">): Period {
  const whole = yearPeriod(year);
  return basis === "year" ? whole : { from: day(`${year}-12-31`), until: whole.until };
}

/** Key of the fact in the graph. */
export function figureKey(year: number, code: string): string {
  return `key-figure:${year}/${code}`;
}
