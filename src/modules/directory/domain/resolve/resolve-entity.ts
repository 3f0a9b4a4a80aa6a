import { ascending } from "d3-array";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityKind } from "../entity.ts";
import type { FieldDefinition } from "../field.ts";
import type { EntityRecord, ResolvedValue } from "../record.ts";
import type { SourceKind } from "../source.ts";
import { groupBy } from "../group-by.ts";
import { claimsOf, spanKey, type KnownStatement, type RecordSpan } from "./claim.ts";
import type { RecordSightings } from "./opening.ts";
import { timelineOf, type Timeline } from "./spans.ts";
import { statusOf, type Departure } from "./status.ts";

export interface EntityStatements extends Partial<RecordSightings> {
  readonly kind: EntityKind;
  /** Public code of the canonical node: what remarks call the entity by. */
  readonly code: string;
  /** What is said of all its nodes, objects mapped to canonical nodes. */
  readonly statements: readonly KnownStatement[];
  /** Successions, not withdrawn by their source, that name it as predecessor. */
  readonly departures: readonly Departure[];
  /** Ids of the statements that a person preferred. */
  readonly preferred: ReadonlySet<string>;
}

export interface Catalogue {
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly sourceKind: (source: string) => SourceKind;
}

/** The whole of an entity over time, from which its record on any day is read by `recordOn`. */
export interface ResolvedEntity {
  readonly fields: Readonly<Record<string, Timeline>>;
  readonly opened: EntityRecord["opened"];
  readonly closed: EntityRecord["closed"];
  readonly statementCount: number;
  readonly demonstration: boolean;
}

const nothing: Timeline = { shown: [], contested: [] };

/**
 * What is known of an entity, over all days, from what every source says of every node of it? Each field by its order of
 * priority (`FieldDefinition.priority`); fields that the catalogue does not have take one value per slot and object, every
 * source alike. The same statements and decisions give the same answer in whatever order they come.
 */
export function resolveEntity(entity: EntityStatements, { fields, sourceKind }: Catalogue): { readonly resolved: ResolvedEntity; readonly remarks: readonly Issue[] } {
  const held = entity.statements.filter(isHeld);
  const { recordSeenFrom = () => null, recordLackedOn = () => [] } = entity;
  const spans = spansOf(held, recordSeenFrom);
  const spanOf = (statement: KnownStatement): RecordSpan => spans.get(spanKey(statement)) ?? { first: statement.firstObservedOn, last: statement.lastObservedOn };
  const timelines: Record<string, Timeline> = {};
  for (const [code, statements] of groupBy(held, (statement) => statement.field)) {
    const field = fields.get(code) ?? unknownField(code);
    const setting = { field, sourceKind, spanOf, preferred: entity.preferred };
    const parts = [...groupBy(statements, (statement) => thingOf(statement, field)).values()].map((group) => timelineOf(claimsOf(group, setting), field));
    timelines[code] = { shown: parts.flatMap((part) => part.shown).sort(compareValues), contested: parts.flatMap((part) => part.contested).sort(compareValues) };
  }
  const { opened, closed, remarks } = statusOf({
    kind: entity.kind,
    code: entity.code,
    opened: (timelines["opened"] ?? nothing).shown.at(-1) ?? null,
    closed: (timelines["closed"] ?? nothing).shown.at(-1) ?? null,
    departures: entity.departures,
    openings: held.filter((statement) => statement.field === "opened"),
    names: held.filter((statement) => statement.field === "name"),
    sourceKind,
    recordSeenFrom,
    recordLackedOn,
  });
  const sorted = Object.fromEntries(Object.entries(timelines).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    resolved: { fields: sorted, opened, closed, statementCount: entity.statements.length, demonstration: entity.statements.some((statement) => statement.demonstration) },
    remarks,
  };
}

/** Was it said for good? What a later delivery of the same day no longer says was a mistake, and speaks for no day. */
function isHeld({ firstObservedOn, endedOn }: KnownStatement): boolean {
  return endedOn === null || endedOn > firstObservedOn;
}

/** What a statement is about within its field: statements about one thing exclude or confirm one another. */
function thingOf(statement: KnownStatement, field: FieldDefinition): string {
  if (field.cardinality === "one") return statement.slot;
  const thing = `${statement.slot}\u001f${statement.object ?? ""}`;
  // A pair of structures may be tied by two successions of different types: both are true.
  return field.shape === "succession" ? `${thing}\u001f${JSON.stringify(statement.value, ["type", "effectiveFrom"])}` : thing;
}

function unknownField(code: string): FieldDefinition {
  return { code, kinds: [], label: { fr: code, en: code }, shape: "text", cardinality: "many", priority: [], otherwise: "silent", owner: "directory-office" };
}

function spansOf(statements: readonly KnownStatement[], seenFrom: (source: string, recordKey: string) => Day | null): ReadonlyMap<string, RecordSpan> {
  const spans = new Map<string, RecordSpan>();
  for (const statement of statements) {
    const key = spanKey(statement);
    const span = spans.get(key);
    const known = span?.first ?? seenFrom(statement.source, statement.recordKey) ?? statement.firstObservedOn;
    const first = statement.firstObservedOn < known ? statement.firstObservedOn : known;
    const last = span === undefined || statement.lastObservedOn > span.last ? statement.lastObservedOn : span.last;
    if (span?.first !== first || span.last !== last) spans.set(key, { first, last });
  }
  return spans;
}

/** Oldest first; those of the same days by slot, other end and statement. */
export function compareValues(a: ResolvedValue, b: ResolvedValue): number {
  return (
    ascending(a.fromDay ?? "", b.fromDay ?? "") || ascending(a.untilDay ?? "9999-99-99", b.untilDay ?? "9999-99-99") ||
    ascending(a.slot, b.slot) || ascending(a.object ?? "", b.object ?? "") || ascending(a.statements[0] ?? "", b.statements[0] ?? "")
  );
}
