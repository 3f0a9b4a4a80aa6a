import type { Day } from "../../../../kernel/time/day.ts";
import type { FacetCode } from "../domain/question.ts";

/** What the index takes from a published dataset. */
export interface SearchEntry {
  readonly code: string;
  /** French first. */
  readonly titles: readonly string[];
  readonly keywords: readonly string[];
  /** MeSH unique ids that the record names itself. */
  readonly concepts: readonly string[];
  readonly description: string;
  /** Columns and names of files. */
  readonly content: readonly string[];
  /** Creators, unit, repository. */
  readonly people: readonly string[];
  /** Code, DOI. */
  readonly identifiers: readonly string[];
  readonly facets: Readonly<Record<FacetCode, readonly string[]>>;
  /** Names that facet values bear in this record: of its unit. */
  readonly valueNames: Partial<Readonly<Record<FacetCode, string>>>;
  readonly published: Day;
  /** 0 to 1. */
  readonly quality: number;
  readonly ageYears: number;
  readonly vanished: boolean;
}
