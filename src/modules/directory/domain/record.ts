import type { Day } from "../../../kernel/time/day.ts";
import type { EntityRef, NodeId } from "./entity.ts";
import type { JsonValue } from "./statement.ts";
import type { SuccessionType } from "./field.ts";

/** A value with its time and where it comes from. */
interface DatedValue {
  readonly value: JsonValue;
  readonly slot: string;
  /** As stated, partial; null where no source says. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Half-open bounds worked out: stated, else from what the same source said before and after; null: not known. */
  readonly fromDay: Day | null;
  readonly untilDay: Day | null;
  /** First and last delivery that held it. */
  readonly attestedFrom: Day;
  readonly attestedUntil: Day;
  readonly source: string;
  /** The statement shown first, then those that agree with it. */
  readonly statements: readonly string[];
}

/** One value that a field has or had, after the statements that agree on it are put together. */
export interface ResolvedValue extends DatedValue {
  /** The other end, for relations. */
  readonly object: NodeId | null;
  readonly confidence: number;
  readonly raw: string | null;
}

export interface ResolvedField {
  /** What holds on the day asked: at most one where the field takes one value, any number otherwise. */
  readonly current: readonly ResolvedValue[];
  /** Other values of the past or future, oldest first. */
  readonly others: readonly ResolvedValue[];
  /** What a source of lower rank says otherwise, on the day asked. */
  readonly contested: readonly ResolvedValue[];
}

export interface EntityRecord {
  readonly ref: EntityRef;
  readonly acronym: string | null;
  /** Partial dates as shown, and the days they stand for. */
  readonly opened: { readonly text: string; readonly day: Day } | null;
  readonly closed: { readonly text: string; readonly day: Day; readonly basis: "stated" | "succession" | "absent" } | null;
  readonly fields: Readonly<Record<string, ResolvedField>>;
  readonly contestedCount: number;
  readonly statementCount: number;
  readonly demonstration: boolean;
  /** Codes of nodes that were merged into this entity: their addresses redirect here. */
  readonly mergedCodes: readonly string[];
}

/** How sure it is that something held on a day: a delivery of about that day says so, or only earlier or later ones. */
export type Standing = "attested" | "presumed";

export interface Relation extends DatedValue {
  readonly field: string;
  readonly subject: EntityRef;
  readonly object: EntityRef;
}

export interface Succession {
  readonly predecessor: EntityRef;
  readonly successor: EntityRef;
  readonly type: SuccessionType;
  readonly effectiveFrom: string;
  readonly effectiveDay: Day;
  readonly source: string;
  readonly statements: readonly string[];
}

/** A unit, those it came from and those that came from it, as far as successions go. */
export interface Lineage {
  readonly of: NodeId;
  readonly members: readonly LineageMember[];
  readonly successions: readonly Succession[];
}

export interface LineageMember {
  readonly ref: EntityRef;
  readonly openedDay: Day | null;
  readonly closedDay: Day | null;
  /** Known only as a number that another record names. */
  readonly stub: boolean;
  /** Steps back (negative) or forward from the unit asked about. */
  readonly distance: number;
  /** May the whole history of this predecessor be counted as that of the unit asked about (merger, renewal…), or not by default (spin-off), or only by choice of a share (split-merger)? */
  readonly inheritance: "whole" | "shared" | "from-effect" | "none";
}
