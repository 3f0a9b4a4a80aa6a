import type { Db } from "../../../../kernel/db/db.ts";
import { clusterNodes, heldIdentifiers, joiningKeys, schemeOf, type ClusterNode, type HeldIdentifier, type OpenQuestion, type PairDecision } from "../../domain/cluster/index.ts";
import type { NodeId } from "../../domain/entity.ts";
import { entitiesNaming, entitiesSharing, moveNodes, nodesBeside, nodesOfEntities, pairDecisions, predecessorsOf, statedIdentifiers, unknownObjects, type NodeRow } from "../../store/graph/load-nodes.ts";

export interface Regrouped {
  /** Entities to be worked out anew. */
  readonly rewritten: readonly NodeId[];
  /** Nodes that were canonical and no longer are. */
  readonly dropped: readonly NodeId[];
  readonly questions: readonly OpenQuestion[];
  /** Canonical node of each node that was grouped. */
  readonly entityOf: ReadonlyMap<NodeId, NodeId>;
}

interface FieldCodes {
  readonly identifiers: readonly string[];
  readonly successions: readonly string[];
}

/** Groups the nodes anew with all that may join or leave them, writes who belongs to whom, and says which records follow. */
export async function regroup(db: Db, touched: readonly NodeId[], fields: FieldCodes): Promise<Regrouped> {
  const { nodes, clustered, decisions } = await closure(db, [...touched, ...(await unknownObjects(db, touched))], fields);
  const { entityOf, questions } = clusterNodes(clustered, decisions);
  const moved = nodes.flatMap(({ id, entity }) => {
    const now = entityOf.get(id) ?? id;
    return now === entity ? [] : [{ id, entity: now }];
  });
  await moveNodes(db, moved);
  const entities = new Set(entityOf.values());
  const dropped = [...new Set(nodes.map((node) => node.entity))].filter((entity) => !entities.has(entity));
  const rewritten = new Set(entities);
  for (const entity of await predecessorsOf(db, nodes.map((node) => node.id), [...entities, ...dropped], fields.successions)) rewritten.add(entity);
  if (moved.length > 0) for (const entity of await entitiesNaming(db, moved.map((node) => node.id))) rewritten.add(entity);
  return { rewritten: [...rewritten].sort(), dropped: dropped.sort(), questions, entityOf };
}

/** The nodes, and those that share an identifier or a decision with them, from one to the next. */
async function closure(db: Db, touched: readonly NodeId[], fields: FieldCodes): Promise<{ nodes: readonly NodeRow[]; clustered: readonly ClusterNode[]; decisions: readonly PairDecision[] }> {
  const nodes = new Map<NodeId, NodeRow>();
  const clustered: ClusterNode[] = [];
  const decisions = new Map<string, PairDecision>();
  let found = await nodesBeside(db, touched);
  while (found.length > 0) {
    const stated = new Map<NodeId, HeldIdentifier[]>();
    for (const { node, ...identifier } of await statedIdentifiers(db, found.map((node) => node.id), fields.identifiers)) {
      const held = stated.get(node);
      if (held === undefined) stated.set(node, [identifier]);
      else held.push(identifier);
    }
    const added = found.map(({ id, kind, key }): ClusterNode => ({ id, kind, key, joins: joiningKeys(kind, heldIdentifiers(kind, key, stated.get(id) ?? [])) }));
    clustered.push(...added);
    for (const node of found) nodes.set(node.id, node);
    const keys = added.flatMap(({ kind, joins }) => joins.map((join) => ({ kind, scheme: schemeOf(join), folded: join.slice(join.indexOf(":") + 1) })));
    const sharing = await entitiesSharing(db, keys, [...new Set(found.map((node) => node.entity))]);
    const decided = await pairDecisions(db, found.map((node) => node.key));
    for (const decision of decided) decisions.set(decision.id, decision);
    const beside = await nodesBeside(db, decided.flatMap(({ left, right }) => [left, right]).filter((id) => id !== null && !nodes.has(id)).map(String));
    const next = new Map([...(await nodesOfEntities(db, sharing)), ...beside].map((node) => [node.id, node]));
    found = [...next.values()].filter((node) => !nodes.has(node.id));
  }
  return { nodes: [...nodes.values()], clustered, decisions: [...decisions.values()] };
}
