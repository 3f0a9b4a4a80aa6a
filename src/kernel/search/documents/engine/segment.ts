import type { FacetColumn } from "../../columns.ts";
import type { Postings } from "../../postings.ts";
import type { Spelling } from "../../spelling.ts";
import type { IndexProfile } from "./entry.ts";

/**
 * Some of the records in memory, never changed but for `dead`: those of which a newer segment holds a newer form.
 * Documents are numbered in the order of their titles.
 */
export interface Segment<F extends string = string> {
  readonly profile: IndexProfile<F>;
  readonly size: number;
  readonly codes: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly titleKeys: readonly string[];
  /** Stems of the titles between spaces, without stop words; a bar between languages. */
  readonly titleStems: readonly string[];
  /** Words of the shortest title that count, at least 1. */
  readonly titleLengths: Uint8Array;
  readonly postings: Postings;
  readonly spelling: Spelling;
  /** Words of the index by what learned words of French and English have in common; empty where the profile asks for none. */
  readonly cognates: ReadonlyMap<string, readonly number[]>;
  /** How a stem is written, as first met in a title or keyword. */
  readonly written: ReadonlyMap<string, string>;
  readonly exactTitles: ReadonlyMap<string, readonly number[]>;
  readonly acronyms: ReadonlyMap<string, readonly number[]>;
  readonly identifiers: ReadonlyMap<string, readonly number[]>;
  readonly columns: Readonly<Record<F, FacetColumn>>;
  readonly valueNames: ReadonlyMap<F, ReadonlyMap<string, string>>;
  /** Numbers that results can be ordered by, `newest` among them (as `dayNumber`), and the documents in each order. */
  readonly orders: ReadonlyMap<string, { readonly numbers: Int32Array; readonly sorted: Uint32Array }>;
  /** Thousandths of points. */
  readonly quality: Uint16Array;
  readonly freshness: Uint16Array;
  readonly vanished: Uint8Array;
  readonly dead: Uint8Array;
  readonly everything: Uint32Array;
  /** Room to work in; one question at a time, none is interrupted. */
  readonly room: { readonly found: Uint16Array; readonly tier: Uint8Array; readonly worth: Float32Array; readonly slotTier: Uint8Array; readonly slotWorth: Float32Array; readonly scores: Int32Array };
}

/** Under this sign concepts stand among the words; no folded word begins with it. */
export const conceptSign = "\u0003";
/** Two neighbours written as one word (`opendata`): not offered as spellings. */
export const joinedSign = "\u0004";
