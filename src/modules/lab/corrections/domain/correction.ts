import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { JsonValue, NodeKey, SourceKind } from "../../../directory/index.ts";
import type { CorrectionAct, CorrectionState } from "./moves.ts";

/** `set`: another value of a field that has one; `add`: one more relation, succession or identifier; `end`: a relation is over, or has other dates. */
export const operations = ["set", "add", "end"] as const;
export type Operation = (typeof operations)[number];

/** What a statement about the structure would say. */
export interface Proposed {
  readonly value: JsonValue;
  readonly slot: string;
  readonly object: NodeKey | null;
  /** Name of a person whom no source knows yet: the statement that makes them known goes along. */
  readonly objectName: string | null;
  /** Partial dates. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** A value as held by a source on a day. */
export interface HeldValue {
  readonly text: Bilingual;
  readonly source: Bilingual;
  readonly observedOn: Day;
}

export interface StructureName {
  readonly key: string;
  readonly code: string;
  readonly name: string;
}

export interface NewCorrection {
  readonly structure: StructureName;
  readonly field: string;
  readonly operation: Operation;
  /** What the record showed when it was proposed. */
  readonly before: readonly HeldValue[];
  readonly proposed: Proposed;
  readonly text: Bilingual;
  readonly reason: string;
  readonly evidenceUrl: string | null;
  readonly ask: number | null;
  readonly owner: SourceKind;
  readonly atOnce: boolean;
  readonly demonstration: boolean;
}

export interface Correction extends NewCorrection {
  readonly number: number;
  readonly state: CorrectionState;
  readonly settled: boolean;
  /** What the owner put in its place. */
  readonly answered: Proposed | null;
  readonly answeredText: Bilingual | null;
  readonly decision: string | null;
  readonly accountId: string | null;
  readonly author: string;
  readonly recordedAt: string;
  readonly answeredAt: string | null;
}

export interface CorrectionMove {
  readonly act: CorrectionAct | "propose";
  readonly from: CorrectionState | null;
  readonly to: CorrectionState;
  readonly text: string;
  readonly author: string;
  readonly recordedAt: string;
}

/** What a correction is about: a later one about the same thing takes its place. */
export function thingOf({ structure, field, proposed }: Pick<NewCorrection, "structure" | "field" | "proposed">): string {
  return [structure.key, field, ...(proposed.slot === "" && proposed.object === null ? [] : [proposed.slot, proposed.object?.key ?? ""])].join("/");
}
