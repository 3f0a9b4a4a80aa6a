import type { Day } from "../../../kernel/time/day.ts";
import type { NodeId, NodeKey } from "./entity.ts";
import type { PartialDate } from "./partial-date.ts";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * What a source says of a thing, as a reader of its file hands it over.
 * `field` is a field of the catalogue, relations and identifiers included. `slot` tells apart several values that stand
 * side by side in one field (the role of a person, the scheme and value of an identifier): two statements about one
 * field and slot (and object) speak of the same thing. `validFrom` and `validUntil` are what the source itself says.
 */
export interface StatementDraft {
  readonly subject: NodeKey;
  readonly field: string;
  readonly slot?: string;
  /** The other end of a relation or succession. */
  readonly object?: NodeKey;
  readonly value: JsonValue;
  readonly validFrom?: PartialDate | null;
  readonly validUntil?: PartialDate | null;
  /** 0 to 1; 1 where the source is the authority for it. */
  readonly confidence?: number;
  /** The text of the source, word for word, where `value` was read out of it. */
  readonly raw?: string | null;
}

/** One record of a source in one delivery, and what it states. */
export interface SourceRecordDraft {
  /** How the source names the record, unique in the delivery. */
  readonly key: string;
  /** Line of the file, from 1. */
  readonly line: number | null;
  /** The record as it came, kept with the delivery. */
  readonly raw: Readonly<Record<string, JsonValue>> | null;
  readonly statements: readonly StatementDraft[];
}

/**
 * A statement as kept. Its content never changes; the days on which its source was seen to say it do:
 * `firstObservedOn` to `lastObservedOn` are the first and last deliveries in a row that held it, `endedOn` is the day of the
 * next delivery that should have held it and did not.
 */
export interface Statement {
  readonly id: string;
  readonly node: NodeId;
  readonly field: string;
  readonly slot: string;
  readonly object: NodeId | null;
  readonly value: JsonValue;
  readonly validFrom: PartialDate | null;
  readonly validUntil: PartialDate | null;
  readonly source: string;
  readonly recordKey: string;
  readonly deliveryId: string;
  readonly firstObservedOn: Day;
  readonly lastObservedOn: Day;
  readonly endedOn: Day | null;
  readonly confidence: number;
  readonly raw: string | null;
  readonly author: string | null;
  readonly recordedAt: string;
  readonly demonstration: boolean;
}
