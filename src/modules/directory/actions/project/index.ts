import { setImmediate as nextTurn } from "node:timers/promises";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DirectoryDeps } from "../../deps.ts";
import type { OpenQuestion } from "../../domain/cluster/index.ts";
import type { NodeId } from "../../domain/entity.ts";
import { resolveEntity, type Catalogue, type Departure, type KnownStatement, type RecordSightings } from "../../domain/resolve/index.ts";
import { batchesOf } from "../../store/deliveries/rows.ts";
import { nodesOfEntities, type NodeRow } from "../../store/graph/load-nodes.ts";
import { completeDays, departuresOf, preferencesOf, sightingsOf, sourceKinds, statementsOfEntities, type CompleteDays, type Preference } from "../../store/graph/load-statements.ts";
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

const entitiesPerBatch = 1_000;
const entitiesPerTurn = 100;
/** From so many nodes on, fresh statistics cost less than plans made without them. */
const nodesWorthAnalysing = 20_000;

/** All that was ever said, by the first delivery of all: each record first seen that day, every node of it among those to be worked out. */
export interface WholeGraph {
  readonly statements: readonly KnownStatement[];
  readonly seenFrom: Day;
}

/**
 * Works out anew the entities that these nodes belong to: clusters, records, relations, identifiers, successions. To be
 * called inside the transaction that changed statements or decisions, with the nodes of which something was said, taken
 * back or decided; nodes only named by them, and neighbours whose records depend on them, are found here. With `whole` nothing of what
 * was said is read back.
 */
export async function projectNodes(db: Db, deps: DirectoryDeps, nodes: readonly NodeId[], whole?: WholeGraph): Promise<Projection> {
  if (nodes.length === 0) return { entities: [], remarks: [], questions: [] };
  await lockGraph(db);
  if (nodes.length >= nodesWorthAnalysing) await analyseGraph(db);
  const codesOf = (shape: string): string[] => deps.fields.filter((field) => field.shape === shape).map((field) => field.code);
  const { rewritten, dropped, questions, entityOf } = await regroup(db, nodes, { identifiers: codesOf("identifier"), successions: codesOf("succession") });
  const kinds = await sourceKinds(db);
  const catalogue: Catalogue = { fields: new Map(deps.fields.map((field) => [field.code, field])), sourceKind: (source) => kinds.get(source) ?? "usage" };
  await clearGraph(db, [...rewritten, ...dropped]);
  const remarks: Issue[] = [];
  const batches = [...batchesOf(rewritten, entitiesPerBatch)];
  const successionFields = codesOf("succession");
  const saidOf = whole === undefined ? await readingSaid(db) : saidInMemory(whole, entityOf);
  const load = (batch: readonly NodeId[] | undefined) => expected(batch === undefined ? Promise.resolve(null) : loadEntities(db, batch, saidOf, successionFields));
  let loading = load(batches[0]);
  let writing = Promise.resolve();
  for (const index of batches.keys()) {
    const loaded = await loading;
    if (loaded === null) break;
    // The database reads the next entities and writes the last while these are worked out.
    loading = load(batches[index + 1]);
    const { rows, issues } = await workOut(loaded, catalogue, deps.clock.today());
    remarks.push(...issues);
    await writing;
    writing = expected(writeGraph(db, rows));
  }
  await writing;
  const entities = [...rewritten, ...dropped];
  await noteChanges(db, entities);
  return { entities, remarks, questions };
}

/** A failure is told where the promise is awaited, and must not count as nobody's before. */
function expected<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** All that some entities are worked out from. */
interface Loaded extends RecordSightings {
  readonly entities: readonly NodeId[];
  readonly nodes: ReadonlyMap<NodeId, readonly NodeRow[]>;
  readonly statements: ReadonlyMap<NodeId, readonly KnownStatement[]>;
  readonly departures: ReadonlyMap<NodeId, readonly Departure[]>;
  readonly preferences: ReadonlyMap<NodeId, readonly Preference[]>;
}

type Said = Pick<Loaded, "statements" | keyof RecordSightings>;

async function loadEntities(db: Db, entities: readonly NodeId[], saidOf: (entities: readonly NodeId[]) => Promise<Said>, successionFields: readonly string[]): Promise<Loaded> {
  const [said, nodes, departures, preferences] = await Promise.all([
    saidOf(entities), nodesOfEntities(db, entities), departuresOf(db, entities, successionFields), preferencesOf(db, entities),
  ]);
  return { entities, ...said, nodes: byEntity(nodes), departures: byEntity(departures), preferences: byEntity(preferences) };
}

async function readingSaid(db: Db): Promise<(entities: readonly NodeId[]) => Promise<Said>> {
  const complete = await completeDays(db);
  return (entities) => readSaid(db, entities, complete);
}

async function readSaid(db: Db, entities: readonly NodeId[], complete: CompleteDays): Promise<Said> {
  const said = await statementsOfEntities(db, entities);
  return { statements: byEntity(said), ...(await sightingsOf(db, said, complete)) };
}

function saidInMemory({ statements, seenFrom }: WholeGraph, entityOf: ReadonlyMap<NodeId, NodeId>): () => Promise<Said> {
  const canonical = (id: NodeId): NodeId => entityOf.get(id) ?? id;
  const groups = new Map<NodeId, KnownStatement[]>();
  for (const statement of statements) {
    const entity = canonical(statement.node);
    const object = statement.object === null ? null : canonical(statement.object);
    const known = object === statement.object ? statement : { ...statement, object };
    const group = groups.get(entity);
    if (group === undefined) groups.set(entity, [known]);
    else group.push(known);
  }
  // The first delivery of all: none came before it.
  const said: Said = { statements: groups, recordSeenFrom: () => seenFrom, recordLackedOn: () => [] };
  return () => Promise.resolve(said);
}

async function workOut({ entities, nodes, statements, recordSeenFrom, recordLackedOn, departures, preferences }: Loaded, catalogue: Catalogue, today: Day): Promise<{ rows: GraphRows; issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const rows: { [Part in keyof GraphRows]: GraphRows[Part][number][] } = { records: [], relations: [], identifiers: [], successions: [] };
  for (const [index, entity] of entities.entries()) {
    // Others get their turn, and the database its next question.
    if (index % entitiesPerTurn === 0) await nextTurn();
    const members: readonly NodeRow[] = nodes.get(entity) ?? [];
    const canonical = members.find((node) => node.id === entity);
    if (canonical === undefined) continue;
    const { resolved, remarks } = resolveEntity({
      kind: canonical.kind,
      code: canonical.code,
      statements: statements.get(entity) ?? [],
      departures: departures.get(entity) ?? [],
      recordSeenFrom,
      recordLackedOn,
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
