import type { Day } from "../../../../kernel/time/day.ts";
import { foldIdentifier, foldScheme, heldIdentifiers, type HeldIdentifier } from "../../domain/cluster/index.ts";
import type { FieldDefinition } from "../../domain/field.ts";
import { firstDayOf, isPartialDate } from "../../domain/partial-date.ts";
import type { ResolvedValue } from "../../domain/record.ts";
import { recordOn, type ResolvedEntity } from "../../domain/resolve/index.ts";
import type { JsonValue } from "../../domain/statement.ts";
import { contentOf } from "../../store/graph/content.ts";
import type { NodeRow } from "../../store/graph/load-nodes.ts";
import type { GraphRows, IdentifierRow, RelationRow, SuccessionRow } from "../../store/graph/write-graph.ts";

/** The rows of one entity, as they are looked up and joined. */
export function graphRows(canonical: NodeRow, nodes: readonly NodeRow[], resolved: ResolvedEntity, fields: ReadonlyMap<string, FieldDefinition>, today: Day): GraphRows {
  const merged = nodes.filter((node) => node.id !== canonical.id).map((node) => node.code).sort();
  const record = recordOn(resolved, { id: canonical.id, kind: canonical.kind, code: canonical.code }, merged, today);
  const relations: RelationRow[] = [];
  const successions = new Map<string, SuccessionRow>();
  const stated: HeldIdentifier[] = [];
  for (const [code, { shown }] of Object.entries(resolved.fields)) {
    const shape = fields.get(code)?.shape;
    if (shape === "identifier") stated.push(...shown.flatMap((value) => identifierIn(value.value)));
    // A relation of a thing with itself comes of a merge: it says nothing any more.
    else if (shape === "relation") relations.push(...shown.flatMap((value) => (value.object === null || value.object === canonical.id ? [] : [relationRow(canonical, code, value.object, value)])));
    else if (shape === "succession") for (const row of shown.flatMap((value) => successionRow(canonical, value))) successions.set(`${row.predecessor} ${row.type} ${row.effective_from}`, row);
  }
  return {
    records: [{
      entity: canonical.id, kind: canonical.kind, name: record.ref.name, acronym: record.acronym, opened_day: record.opened?.day ?? null, closed_day: record.closed?.day ?? null,
      contested_count: record.contestedCount, statement_count: record.statementCount, demonstration: record.demonstration, content: contentOf(resolved, merged),
    }],
    relations,
    identifiers: identifierRows(canonical, nodes, stated),
    successions: [...successions.values()],
  };
}

export function identifierIn(value: JsonValue): HeldIdentifier[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { scheme, value: text, valid } = value as Readonly<Record<string, JsonValue>>;
  return typeof scheme === "string" && typeof text === "string" ? [{ scheme, value: text, valid: valid === true }] : [];
}

function relationRow(canonical: NodeRow, field: string, object: string, value: ResolvedValue): RelationRow {
  const { slot, fromDay, untilDay, attestedFrom, attestedUntil, validFrom, validUntil, source, statements } = value;
  return {
    subject: canonical.id, field, object, slot, from_day: fromDay, until_day: untilDay, attested_from: attestedFrom, attested_until: attestedUntil,
    value: value.value, content: { validFrom, validUntil, source, statements },
  };
}

function successionRow(canonical: NodeRow, value: ResolvedValue): SuccessionRow[] {
  const { object, source, statements } = value;
  if (object === null || object === canonical.id || typeof value.value !== "object" || value.value === null || Array.isArray(value.value)) return [];
  const { type, effectiveFrom } = value.value as Readonly<Record<string, JsonValue>>;
  if (typeof type !== "string" || typeof effectiveFrom !== "string" || !isPartialDate(effectiveFrom)) return [];
  return [{ predecessor: object, successor: canonical.id, type, effective_from: effectiveFrom, effective_day: firstDayOf(effectiveFrom), content: { source, statements } }];
}

function identifierRows(canonical: NodeRow, nodes: readonly NodeRow[], stated: readonly HeldIdentifier[]): IdentifierRow[] {
  const rows = new Map<string, IdentifierRow>();
  const held = [...nodes.flatMap((node) => heldIdentifiers(node.kind, node.key, [])), ...heldIdentifiers(canonical.kind, "", stated)];
  for (const identifier of held) {
    const scheme = foldScheme(identifier.scheme);
    const folded = foldIdentifier(scheme, identifier.value);
    const place = `${scheme}:${folded}`;
    // The same identifier written in two ways is one; a way that passes the checks of its scheme counts before one that does not.
    if (folded === "" || rows.get(place)?.valid === true) continue;
    rows.set(place, { entity: canonical.id, kind: canonical.kind, scheme, value: identifier.value, folded, valid: identifier.valid });
  }
  return [...rows.values()];
}
