import type { EntityKind, NodeId } from "../entity.ts";
import { canonicalRank, joiningSchemes, schemeOf } from "./schemes.ts";

export interface ClusterNode {
  readonly id: NodeId;
  readonly kind: EntityKind;
  readonly key: string;
  /** From `joiningKeys`. */
  readonly joins: readonly string[];
}

/** A decision of a person that stands, on two nodes named by kind and key; nodes that are not there are passed over. */
export interface PairDecision {
  readonly id: string;
  readonly kind: "same" | "different";
  readonly nodeKind: EntityKind;
  readonly leftKey: string;
  readonly rightKey: string;
}

/** What would have joined two entities and was left out. */
export interface OpenQuestion {
  readonly left: NodeId;
  readonly right: NodeId;
  /** The identifier they share (`ror:…`), or `decision:` and the id of the decision that others contradict. */
  readonly link: string;
  /** `rejected`: a person said that two of their nodes differ; `identity`: each has an identity number of its own. */
  readonly because: "rejected" | "identity";
}

export interface Clusters {
  /** Canonical node of every node. */
  readonly entityOf: ReadonlyMap<NodeId, NodeId>;
  readonly questions: readonly OpenQuestion[];
}

interface Component {
  readonly members: ClusterNode[];
  readonly identities: Set<string>;
  readonly rejected: Set<NodeId>;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Which nodes speak of the same thing? Links are taken one by one, strongest first (what a person said, then identifiers
 * in the order of `joiningSchemes`, then by text): a link joins two groups unless a person said that a node of the one
 * differs from a node of the other, or, for an identifier, unless two values of the identity scheme of the kind (two
 * RNSR numbers, two UAI) would meet. What is left out is returned as a question. Nodes of different kinds never join.
 *
 * The result depends on the set of nodes and decisions alone, not on their order.
 */
export function clusterNodes(nodes: readonly ClusterNode[], decisions: readonly PairDecision[]): Clusters {
  const sorted = nodes.toSorted((a, b) => byText(a.kind, b.kind) || byText(a.key, b.key));
  const byName = new Map(sorted.map((node) => [nameOf(node.kind, node.key), node]));
  const components = new Map<NodeId, Component>(sorted.map((node) => [node.id, { members: [node], identities: identitiesOf(node), rejected: new Set<NodeId>() }]));
  const questions: OpenQuestion[] = [];
  const pairs = decisions.flatMap((decision) => {
    const left = byName.get(nameOf(decision.nodeKind, decision.leftKey));
    const right = byName.get(nameOf(decision.nodeKind, decision.rightKey));
    if (left === undefined || right === undefined || left === right) return [];
    const [first, second] = left.key < right.key ? [left, right] : [right, left];
    return [{ decision, first, second }];
  }).sort((a, b) => byText(nameOf(a.first.kind, a.first.key), nameOf(b.first.kind, b.first.key)) || byText(a.second.key, b.second.key) || byText(a.decision.id, b.decision.id));

  const at = (node: ClusterNode): Component => {
    const component = components.get(node.id);
    if (component === undefined) throw new Error(`node ${node.id} is in no group`);
    return component;
  };
  for (const { decision, first, second } of pairs) {
    if (decision.kind !== "different") continue;
    at(first).rejected.add(second.id);
    at(second).rejected.add(first.id);
  }

  /** Joins the groups of two nodes; returns why not. */
  const join = (a: ClusterNode, b: ClusterNode, byPerson: boolean): "joined" | OpenQuestion["because"] => {
    const left = at(a);
    const right = at(b);
    if (left === right) return "joined";
    if (rejects(left, right)) return "rejected";
    if (!byPerson && left.identities.size > 0 && right.identities.size > 0 && union(left.identities, right.identities).size > Math.max(left.identities.size, right.identities.size)) return "identity";
    const [large, small] = left.members.length >= right.members.length ? [left, right] : [right, left];
    for (const node of small.members) {
      large.members.push(node);
      components.set(node.id, large);
    }
    for (const identity of small.identities) large.identities.add(identity);
    for (const id of small.rejected) large.rejected.add(id);
    return "joined";
  };

  for (const { decision, first, second } of pairs) {
    if (decision.kind !== "same") continue;
    const outcome = join(first, second, true);
    if (outcome !== "joined") questions.push({ left: first.id, right: second.id, link: `decision:${decision.id}`, because: outcome });
  }
  for (const [link, holders] of linksOf(sorted)) {
    // Several schools share one SIREN: with two UAI or more among its holders, it says of none which one it is, and joins only those that have no UAI.
    const shared = schemeOf(link) === "siren" && new Set(holders.flatMap((node) => [...at(node).identities])).size > 1;
    joinHolders(link, shared ? holders.filter((node) => at(node).identities.size === 0) : holders, join, questions);
  }
  return { entityOf: canonicalNodes(components), questions };
}

function nameOf(kind: EntityKind, key: string): string {
  return `${kind}\u001f${key}`;
}

function identitiesOf(node: ClusterNode): Set<string> {
  const identity = joiningSchemes(node.kind)[0];
  return new Set(identity === undefined ? [] : node.joins.filter((key) => schemeOf(key) === identity));
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function rejects(a: Component, b: Component): boolean {
  const [few, many] = a.rejected.size <= b.rejected.size ? [a, b] : [b, a];
  return few.rejected.size > 0 && many.members.some((node) => few.rejected.has(node.id));
}

/** Identifiers held by two nodes or more of a kind, strongest first, each with its holders in the order of their keys. */
function linksOf(sorted: readonly ClusterNode[]): readonly (readonly [string, readonly ClusterNode[]])[] {
  const holders = new Map<string, { kind: EntityKind; link: string; nodes: ClusterNode[] }>();
  for (const node of sorted) {
    for (const link of new Set(node.joins)) {
      const name = nameOf(node.kind, link);
      const held = holders.get(name);
      if (held === undefined) holders.set(name, { kind: node.kind, link, nodes: [node] });
      else held.nodes.push(node);
    }
  }
  return [...holders.values()]
    .filter((held) => held.nodes.length > 1)
    .map((held) => ({ ...held, strength: joiningSchemes(held.kind).indexOf(schemeOf(held.link)) }))
    .sort((a, b) => byText(a.kind, b.kind) || a.strength - b.strength || byText(a.link, b.link))
    .map((held) => [held.link, held.nodes] as const);
}

function joinHolders(link: string, holders: readonly ClusterNode[], join: (a: ClusterNode, b: ClusterNode, byPerson: boolean) => "joined" | OpenQuestion["because"], questions: OpenQuestion[]): void {
  const leaders: ClusterNode[] = [];
  for (const node of holders) {
    let refused: { leader: ClusterNode; because: OpenQuestion["because"] } | null = null;
    let joined = false;
    for (const leader of leaders) {
      const outcome = join(leader, node, false);
      joined = outcome === "joined";
      if (joined) break;
      if (outcome !== "joined") refused ??= { leader, because: outcome };
    }
    if (joined) continue;
    leaders.push(node);
    if (refused !== null) questions.push({ left: refused.leader.id, right: node.id, link, because: refused.because });
  }
}

function canonicalNodes(components: ReadonlyMap<NodeId, Component>): Map<NodeId, NodeId> {
  const chosen = new Map<Component, NodeId>();
  const entityOf = new Map<NodeId, NodeId>();
  for (const [id, component] of components) {
    let best = chosen.get(component);
    if (best === undefined) {
      best = component.members.reduce((a, b) => ((canonicalRank(a.kind, a.key) - canonicalRank(b.kind, b.key) || byText(a.key, b.key)) <= 0 ? a : b)).id;
      chosen.set(component, best);
    }
    entityOf.set(id, best);
  }
  return entityOf;
}
