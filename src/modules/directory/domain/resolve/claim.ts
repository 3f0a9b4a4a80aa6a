import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { FieldDefinition } from "../field.ts";
import { dayAfter, firstDayOf } from "../partial-date.ts";
import { groupBy } from "../group-by.ts";
import type { SourceKind } from "../source.ts";
import type { Statement } from "../statement.ts";

/** A statement with its object mapped to the canonical node of the entity. Who typed it in and when does not matter here. */
export type KnownStatement = Omit<Statement, "deliveryId" | "author" | "recordedAt">;

/** A statement and the days for which it is taken to speak, half open; null: no bound known. */
export interface Claim {
  readonly statement: KnownStatement;
  readonly fromDay: Day | null;
  readonly untilDay: Day | null;
  /** From this day its whole record is gone from its source: it only speaks where nobody else does. */
  readonly goneDay: Day | null;
  /** Position of its kind of source in the priority table of the field; lower is shown first. */
  readonly rank: number;
  readonly preferred: boolean;
  readonly json: string;
}

/** When a record was first seen at its source, whatever it said, and when it last said anything of the node. */
export interface RecordSpan {
  readonly first: Day;
  readonly last: Day;
}

export interface ClaimSetting {
  readonly field: FieldDefinition;
  readonly sourceKind: (source: string) => SourceKind;
  readonly spanOf: (statement: KnownStatement) => RecordSpan;
  readonly preferred: ReadonlySet<string>;
}

export function spanKey(statement: KnownStatement): string {
  return `${statement.source}\u001f${statement.recordKey}\u001f${statement.node}`;
}

/** Fields that say something of the entity as a whole: a later correction holds for all days, past ones too. */
const timeless: ReadonlySet<string> = new Set(["opened", "closed"]);

export function isTimeless(field: FieldDefinition): boolean {
  return timeless.has(field.code) || field.shape === "succession";
}

/**
 * For which days do statements about one and the same thing (field, slot, object) speak? Stated validity first; where it
 * is silent, what the same record said before and after: from the delivery that first held the value, if an earlier one
 * held the record without it, until the delivery that no longer did. A value stated anew with another beginning corrects
 * the older one. Where the whole record is gone, relations end that day, and the rest remains as its last word.
 */
export function claimsOf(statements: readonly KnownStatement[], setting: ClaimSetting): readonly Claim[] {
  const [only] = statements;
  if (only !== undefined && statements.length === 1) return settle([boundsOf(only, [], setting)], setting);
  const groups = groupBy(statements, spanKey);
  return settle([...groups.values()].flatMap((group) => group.map((statement) => boundsOf(statement, group, setting))), setting);
}

interface Bounds {
  readonly statement: KnownStatement;
  readonly fromDay: Day | null;
  readonly untilDay: Day | null;
  readonly goneDay: Day | null;
  readonly retracted: boolean;
}

function boundsOf(statement: KnownStatement, group: readonly KnownStatement[], { field, spanOf }: ClaimSetting): Bounds {
  const span = spanOf(statement);
  const gone = statement.endedOn !== null && span.last <= statement.lastObservedOn;
  if (isTimeless(field)) {
    return { statement, fromDay: null, untilDay: null, goneDay: gone ? statement.endedOn : null, retracted: statement.endedOn !== null && !gone };
  }
  const before = latest(group, (other) => other !== statement && other.endedOn !== null && other.endedOn <= statement.firstObservedOn);
  const after = earliest(group, (other) => other !== statement && statement.endedOn !== null && statement.endedOn <= other.firstObservedOn);
  const statedUntil = statement.validUntil === null ? null : dayAfter(statement.validUntil);
  const ends: Day[] = [];
  if (statedUntil !== null) ends.push(statedUntil);
  // A relation is not a description: when its record is gone, it is over.
  if (statement.endedOn !== null && (!gone || field.shape === "relation")) ends.push(statement.endedOn);
  const next = after?.validFrom ?? null;
  if (next !== null && after !== null && after.validFrom !== null) ends.push(firstDayOf(after.validFrom));
  const sameAgain = after !== null && next !== null && canonicalJson(after.value) === canonicalJson(statement.value);
  return {
    statement,
    fromDay: startOf(statement, before, span),
    untilDay: ends.length === 0 ? null : ends.reduce((a, b) => (a < b ? a : b)),
    goneDay: gone && field.shape !== "relation" ? statement.endedOn : null,
    retracted: sameAgain,
  };
}

function startOf(statement: KnownStatement, before: KnownStatement | null, span: RecordSpan): Day | null {
  if (statement.validFrom !== null) return firstDayOf(statement.validFrom);
  const observed = statement.firstObservedOn;
  if (before === null) return span.first < observed ? observed : null;
  const statedEnd = before.validUntil === null ? null : dayAfter(before.validUntil);
  return statedEnd !== null && statedEnd < observed ? statedEnd : observed;
}

function settle(bounds: readonly Bounds[], { field, sourceKind, preferred }: ClaimSetting): readonly Claim[] {
  return bounds
    .filter(({ fromDay, untilDay, retracted }) => !retracted && (fromDay === null || untilDay === null || fromDay < untilDay))
    .map(({ statement, fromDay, untilDay, goneDay }) => {
      const position = field.priority.indexOf(sourceKind(statement.source));
      return {
        statement, fromDay, untilDay, goneDay, rank: position < 0 ? field.priority.length : position,
        preferred: preferred.has(statement.id), json: canonicalJson(statement.value),
      };
    });
}

function latest(group: readonly KnownStatement[], wanted: (statement: KnownStatement) => boolean): KnownStatement | null {
  return group.filter(wanted).reduce<KnownStatement | null>((best, one) => (best === null || one.lastObservedOn > best.lastObservedOn || (one.lastObservedOn === best.lastObservedOn && one.id < best.id) ? one : best), null);
}

function earliest(group: readonly KnownStatement[], wanted: (statement: KnownStatement) => boolean): KnownStatement | null {
  return group.filter(wanted).reduce<KnownStatement | null>((best, one) => (best === null || one.firstObservedOn < best.firstObservedOn || (one.firstObservedOn === best.firstObservedOn && one.id < best.id) ? one : best), null);
}
