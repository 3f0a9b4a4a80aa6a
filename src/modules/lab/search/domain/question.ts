import type { EntityRef } from "../../../directory/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";

export const searchKinds = ["structure", "organisation", "person"] as const;
export type SearchKind = (typeof searchKinds)[number];

/**
 * What a result can be narrowed by. `parent` (co-supervision) and `participant` (participation) are kept apart, and
 * hold on the day asked; `site` is the commune; `theme` is the thematic institute.
 */
export const facetCodes = ["region", "site", "parent", "participant", "type", "form", "domain", "theme"] as const;
export type FacetCode = (typeof facetCodes)[number];

export const searchSorts = ["relevance", "name", "opened", "opened-last"] as const;
export type SearchSort = (typeof searchSorts)[number];

/** `open`: exists on the day asked; `closed`: no longer; `all`: both, and those that are still to come. */
export const searchStates = ["open", "closed", "all"] as const;
export type SearchState = (typeof searchStates)[number];

export interface SearchQuestion {
  /** Words, a label, an identifier; empty: everything. */
  readonly text?: string;
  readonly kind: SearchKind;
  readonly on: Day;
  /** Default `open`. */
  readonly state?: SearchState;
  /** Values within a facet are alternatives; facets add up. Organisations and institutes by public code or `scheme:value`. */
  readonly filters?: Partial<Readonly<Record<FacetCode, readonly string[]>>>;
  /** Default `relevance` with a text, else `name`. */
  readonly sort?: SearchSort;
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
}

export interface FacetValue {
  readonly value: string;
  /** In the words of the graph (name of an organisation, label of a domain); null where the code has a name elsewhere. */
  readonly label: string | null;
  readonly count: number;
  readonly chosen: boolean;
}

/** How the words of the question were taken. */
export type Reading =
  | "every" // nothing asked
  | "exact" // an identifier, whole
  | "words" // every word found, or the beginning of one
  | "near" // some words found only with another spelling
  | "some"; // no entity has all the words: those that have most

export interface SearchItem {
  readonly ref: EntityRef;
  readonly acronym: string | null;
  readonly labels: readonly string[];
  readonly type: string | null;
  readonly form: string | null;
  readonly regionCode: string | null;
  readonly siteName: string | null;
  /** Parents (co-supervision) in force on the day asked; of a person, the structures named with it. */
  readonly related: readonly { readonly ref: EntityRef; readonly acronym: string | null; readonly field: string; readonly label: string | null }[];
  readonly openedDay: Day | null;
  readonly closedDay: Day | null;
  readonly stub: boolean;
  readonly demonstration: boolean;
}

export interface SearchAnswer {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly items: readonly SearchItem[];
  readonly facets: Readonly<Record<FacetCode, readonly FacetValue[]>>;
  /** What the same words find of each kind, whatever the facets. */
  readonly kinds: Readonly<Record<SearchKind, number>>;
  /** What would be left with each choice of state. */
  readonly states: Readonly<Record<SearchState, number>>;
  /** As asked, or `all` where an identifier asked for whole names what is closed. */
  readonly state: SearchState;
  readonly reading: Reading;
  /** The question with the spelling that was found or that finds more; null where there is none better. */
  readonly suggestion: string | null;
  /** The index is still taking in a change of the graph. */
  readonly following: boolean;
}
