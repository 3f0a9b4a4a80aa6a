import type { Decision, Directory, EntityRecord, EntityRef, FieldDefinition, NodeId, ProvenStatement, Relation, ResolvedField } from "../../directory/index.ts";
import { unknownEntity, type PagedKind } from "./errors.ts";
import type { Place } from "./place.ts";
import { inForce } from "./standing.ts";
import { loadVisibility, publicRecord } from "./visibility.ts";

/** All that a page about an entity may say, on a day; nothing in it is private. */
export interface EntityFacts {
  readonly record: EntityRecord;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  /** Relations of any time that start from the entity, and that lead to it. */
  readonly from: readonly Relation[];
  readonly to: readonly Relation[];
  readonly statements: readonly ProvenStatement[];
  /** Statements that only accounts with the right to it see: a number and nothing else. */
  readonly withheld: number;
  readonly decisions: readonly Decision[];
  readonly refs: ReadonlyMap<NodeId, EntityRef>;
}

/** Loads what a page needs. Fails with `lab.unknown-KIND` when the entity has no record. */
export async function loadEntityFacts(directory: Directory, ref: EntityRef, kind: PagedKind, place: Place): Promise<EntityFacts> {
  const [record, from, to, statements, decisions, visible] = await Promise.all([
    directory.record(ref.id, place.on), directory.relations({ subject: ref.id }), directory.relations({ object: ref.id }),
    directory.statements(ref.id), directory.decisions(ref.id), loadVisibility(directory),
  ]);
  if (record === null) throw unknownEntity(kind);
  const shown = statements.filter((statement) => visible.statement(statement, kind));
  const refs = new Map<NodeId, EntityRef>();
  for (const { subject, object } of [...from, ...to]) {
    refs.set(subject.id, subject);
    refs.set(object.id, object);
  }
  const missing = [...new Set(shown.flatMap(({ object }) => (object === null || refs.has(object) ? [] : [object])))];
  if (missing.length > 0) for (const [id, found] of await directory.refs(missing)) refs.set(id, found);
  return {
    record: publicRecord(record, visible, (id) => refs.get(id)?.kind), fields: new Map(directory.fields.map((field) => [field.code, field])),
    from: from.filter(visible.relation), to: to.filter(visible.relation),
    statements: shown, withheld: statements.length - shown.length, decisions, refs,
  };
}

/** Relations of one field from the entity, those in force on the day first by name of the other end. */
export function relationsOf(facts: Pick<EntityFacts, "from">, field: string, place: Pick<Place, "on">): { readonly current: readonly Relation[]; readonly others: readonly Relation[] } {
  return split(facts.from.filter((relation) => relation.field === field), place, (relation) => relation.object.name);
}

export function relationsTo(facts: Pick<EntityFacts, "to">, field: string, place: Pick<Place, "on">): { readonly current: readonly Relation[]; readonly others: readonly Relation[] } {
  return split(facts.to.filter((relation) => relation.field === field), place, (relation) => relation.subject.name);
}

function split(relations: readonly Relation[], { on }: Pick<Place, "on">, nameOf: (relation: Relation) => string): { current: Relation[]; others: Relation[] } {
  const sorted = [...relations].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "fr") || (a.attestedFrom < b.attestedFrom ? -1 : 1));
  return { current: sorted.filter((relation) => inForce(relation, on)), others: sorted.filter((relation) => !inForce(relation, on)) };
}

/** The resolved field of the record; for relations that the record does not hold, worked out from them. */
export function resolvedOf(facts: EntityFacts, field: string, place: Pick<Place, "on">): ResolvedField | undefined {
  const held = facts.record.fields[field];
  if (held !== undefined) return held;
  const { current, others } = relationsOf(facts, field, place);
  if (current.length + others.length === 0) return undefined;
  const valueOf = (relation: Relation): ResolvedField["current"][number] => ({
    value: relation.value, slot: relation.slot, object: relation.object.id, validFrom: relation.validFrom, validUntil: relation.validUntil,
    fromDay: relation.fromDay, untilDay: relation.untilDay, attestedFrom: relation.attestedFrom, attestedUntil: relation.attestedUntil,
    source: relation.source, statements: relation.statements, confidence: 1, raw: null,
  });
  return { current: current.map(valueOf), others: others.map(valueOf), contested: [] };
}
