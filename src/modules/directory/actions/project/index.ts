import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { OpenQuestion } from "../../domain/cluster/index.ts";
import type { NodeId } from "../../domain/entity.ts";
import { resolveEntity, type Catalogue } from "../../domain/resolve/index.ts";
import { nodesOfEntities, type NodeRow } from "../../store/graph/load-nodes.ts";
import { departuresOf, preferencesOf, recordsSeenFrom, sourceKinds, statementsOfEntities } from "../../store/graph/load-statements.ts";
import { analyseGraph, clearGraph, lockGraph, noteChanges, writeGraph, type GraphRows } from "../../store/graph/write-graph.ts";
import { regroup } from "./regroup.ts";
import { graphRows } from "./graph-rows.ts";

/** What was worked out anew, and what a person should look at. */
export interface Projection {
  readonly entities: readonly NodeId[];
  readonly remarks: readonly Issue[];
  /** What would have joined two entities and was left out. */
  readonly questions: readonly OpenQuestion[];
}

const entitiesPerStatement = 2_000;
/** From so many nodes on, fresh statistics cost less than plans made without them. */
const nodesWorthAnalysing = 20_000;

/**
 * Works out anew the entities that these nodes belong to: clusters, records, relations, identifiers, successions. To be
 * called inside the transaction that changed statements or decisions, with the nodes of which something was said, taken
 * back or decided; nodes only named by them, and neighbours whose records depend on them, are found here.
 */
export async function projectNodes(db: Db, deps: DirectoryDeps, nodes: readonly NodeId[]): Promise<Projection> {
  if (nodes.length === 0) return { entities: [], remarks: [], questions: [] };
  await lockGraph(db);
  if (nodes.length >= nodesWorthAnalysing) await analyseGraph(db);
  const codesOf = (shape: string): string[] => deps.fields.filter((field) => field.shape === shape).map((field) => field.code);
  const { rewritten, dropped, questions } = await regroup(db, nodes, { identifiers: codesOf("identifier"), successions: codesOf("succession") });
  const kinds = await sourceKinds(db);
  const catalogue: Catalogue = { fields: new Map(deps.fields.map((field) => [field.code, field])), sourceKind: (source) => kinds.get(source) ?? "usage" };
  await clearGraph(db, [...rewritten, ...dropped]);
  const remarks: Issue[] = [];
  for (let from = 0; from < rewritten.length; from += entitiesPerStatement) {
    const { rows, issues } = await workOut(db, deps, rewritten.slice(from, from + entitiesPerStatement), catalogue, codesOf("succession"));
    await writeGraph(db, rows);
    remarks.push(...issues);
  }
  const entities = [...rewritten, ...dropped];
  await noteChanges(db, entities);
  return { entities, remarks, questions };
}

async function workOut(db: Db, deps: DirectoryDeps, entities: readonly NodeId[], catalogue: Catalogue, successionFields: readonly string[]): Promise<{ rows: GraphRows; issues: readonly Issue[] }> {
  const nodes = byEntity(await nodesOfEntities(db, entities));
  const said = await statementsOfEntities(db, entities);
  const statements = byEntity(said);
  const recordSeenFrom = await recordsSeenFrom(db, said);
  const departures = byEntity(await departuresOf(db, entities, successionFields));
  const preferences = byEntity(await preferencesOf(db, entities));
  const today = deps.clock.today();
  const issues: Issue[] = [];
  const rows: { [Part in keyof GraphRows]: GraphRows[Part][number][] } = { records: [], relations: [], identifiers: [], successions: [] };
  for (const entity of entities) {
    const members: readonly NodeRow[] = nodes.get(entity) ?? [];
    const canonical = members.find((node) => node.id === entity);
    if (canonical === undefined) continue;
    const { resolved, remarks } = resolveEntity({
      kind: canonical.kind,
      code: canonical.code,
      statements: statements.get(entity) ?? [],
      departures: departures.get(entity) ?? [],
      recordSeenFrom,
      preferred: new Set((preferences.get(entity) ?? []).map((preference) => preference.statement)),
    }, catalogue);
    issues.push(...remarks);
    const made = graphRows(canonical, members, resolved, catalogue.fields, today);
    rows.records.push(...made.records);
    rows.relations.push(...made.relations);
    rows.identifiers.push(...made.identifiers);
    rows.successions.push(...made.successions);
  }
  return { rows, issues };
}

function byEntity<T extends { readonly entity: NodeId }>(rows: readonly T[]): ReadonlyMap<NodeId, readonly T[]> {
  const groups = new Map<NodeId, T[]>();
  for (const row of rows) {
    const group = groups.get(row.entity);
    if (group === undefined) groups.set(row.entity, [row]);
    else group.push(row);
  }
  return groups;
}
