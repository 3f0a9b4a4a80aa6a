import { term, type Term } from "../../../datasets/index.ts";
import type { ListCode } from "../../domain/lists.ts";

/** What other vocabularies call a concept: their ids alone, which are facts; their words and definitions stay with them. */
export interface ConceptTies {
  /** Ids of FReSH that mean the same; several where that vocabulary says one thing in parts. Blanks between. */
  readonly fresh?: string;
  /** Ids of FReSH that hold this and more: for writing, where it has nothing of its own; never for reading. */
  readonly nearFresh?: string;
  /** Enumeration values of ClinicalTrials.gov v2, blanks between; the first is the one that is written. */
  readonly ctgov?: string;
  /** Addresses of the same concept elsewhere (COAR, Publications Office of the EU, DDI, MeSH), blanks between. */
  readonly same?: string;
  readonly help?: readonly [fr: string, en: string];
}

/** A concept of one of the house's own lists, with its ties. */
export interface Concept extends Term {
  readonly list: ListCode;
  readonly fresh: readonly string[];
  readonly nearFresh: readonly string[];
  readonly ctgov: readonly string[];
  readonly same: readonly string[];
}

export type ConceptRow = readonly [code: string, fr: string, en: string, ties?: ConceptTies];

const parts = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter((part) => part !== "");

/** One list, in the order in which forms offer it. */
export function ownList(list: ListCode, rows: readonly ConceptRow[]): readonly Concept[] {
  return rows.map(([code, fr, en, ties = {}]) => ({
    ...term(code, fr, en, ties.help?.[0], ties.help?.[1]), list,
    fresh: parts(ties.fresh), nearFresh: parts(ties.nearFresh), ctgov: parts(ties.ctgov), same: parts(ties.same),
  }));
}

export const mesh = (id: string): string => `http://id.nlm.nih.gov/mesh/${id}`;
