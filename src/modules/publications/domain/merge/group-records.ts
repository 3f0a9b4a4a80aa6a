import { ascending } from "d3-array";
import { joiningSchemes, type MergeNode } from "./node.ts";

/** What a person decided of two records, and stands. Records that are not there are passed over. */
export interface PairDecision {
  readonly id: string;
  readonly kind: "same" | "different";
  readonly left: string;
  readonly right: string;
}

/** Two records of two works that something would have joined. */
export interface OpenQuestion {
  readonly left: string;
  readonly right: string;
  /** The identifier or natural key they share, or `decision:` and the id of the decision that others contradict. */
  readonly link: string;
  /** `identity`: each has an identifier of its own; `mention`: one names the other among several identifiers; `ambiguous`: it could be either; `notice`: one is a notice about a paper; `rejected`: a person said that they differ. */
  readonly because: "identity" | "mention" | "ambiguous" | "notice" | "rejected";
}

export interface Grouping {
  /** Groups in the order of their first record, records in the order of their names. */
  readonly groups: readonly (readonly MergeNode[])[];
  readonly questions: readonly OpenQuestion[];
}

interface Group {
  readonly members: MergeNode[];
  /** By scheme, every value that its records bear as their own. */
  readonly identities: Map<string, Set<string>>;
  readonly rejected: Set<string>;
  readonly notice: Set<boolean>;
}

const hard = ["doi", "pmid"];

/** Which schemes forbid a link of this scheme to join groups that hold different values: a shared DOI joins two deposits in HAL, a shared title never. */
function decisiveFor(scheme: string): readonly string[] {
  if (scheme === "natural") return joiningSchemes;
  return scheme === "doi" || scheme === "pmid" || scheme === "pmcid" ? hard : [...hard, "hal", "nnt"];
}

/**
 * Which records speak of one work? Links are taken one by one, strongest first: what a person said, then identifiers in
 * the order of `joiningSchemes`, then natural keys. A link joins all who bear it (for a natural key, within one year),
 * unless groups among them exclude each other: two DOIs, two PMIDs, a paper and a notice about it, or a person's
 * `different`. It then joins only those of one title that exclude none of that title, since of the others nobody can
 * tell to whom they belong, and asks a question. A person's `same` joins whatever the identifiers.
 *
 * The result depends on the set of nodes and decisions alone, not on their order. Links of `broad` join nothing.
 */
export function groupRecords(nodes: readonly MergeNode[], decisions: readonly PairDecision[], broad: ReadonlySet<string> = new Set()): Grouping {
  const sorted = nodes.toSorted((a, b) => ascending(a.name, b.name));
  const byName = new Map(sorted.map((node) => [node.name, node]));
  const groupOf = new Map<string, Group>(sorted.map((node) => [node.name, groupOfOne(node, broad)]));
  const questions: OpenQuestion[] = [];
  const at = (name: string): Group => {
    const group = groupOf.get(name);
    if (group === undefined) throw new Error("a record is in no group");
    return group;
  };
  const pairs = decisions.flatMap((decision) => {
    if (decision.left === decision.right || !byName.has(decision.left) || !byName.has(decision.right)) return [];
    const [first, second] = decision.left < decision.right ? [decision.left, decision.right] : [decision.right, decision.left];
    return [{ ...decision, first, second }];
  }).sort((a, b) => ascending(a.first, b.first) || ascending(a.second, b.second) || ascending(a.id, b.id));
  for (const { kind, first, second } of pairs) {
    if (kind !== "different") continue;
    at(first).rejected.add(second);
    at(second).rejected.add(first);
  }
  const join = (left: Group, right: Group): void => {
    if (left === right) return;
    const [large, small] = left.members.length >= right.members.length ? [left, right] : [right, left];
    for (const node of small.members) {
      large.members.push(node);
      groupOf.set(node.name, large);
    }
    for (const [scheme, values] of small.identities) large.identities.set(scheme, new Set([...(large.identities.get(scheme) ?? []), ...values]));
    for (const name of small.rejected) large.rejected.add(name);
    for (const flag of small.notice) large.notice.add(flag);
  };
  for (const { kind, first, second, id } of pairs) {
    if (kind !== "same") continue;
    if (rejects(at(first), at(second))) questions.push({ left: first, right: second, link: `decision:${id}`, because: "rejected" });
    else join(at(first), at(second));
  }
  for (const { link, scheme, holders } of linksOf(sorted, broad)) {
    for (const some of scheme === "natural" ? withinOneYear(holders) : [holders]) joinHolders(link, decisiveFor(scheme), some, at, join, questions);
  }
  askMentions(sorted, broad, at, questions);
  const groups = [...new Set(groupOf.values())].map(({ members }) => members.toSorted((a, b) => ascending(a.name, b.name)));
  return { groups: groups.sort((a, b) => ascending(a[0]?.name ?? "", b[0]?.name ?? "")), questions };
}

function groupOfOne(node: MergeNode, broad: ReadonlySet<string>): Group {
  const identities = new Map<string, Set<string>>();
  for (const link of node.joins) {
    const scheme = schemeOf(link);
    if (scheme !== "natural" && !broad.has(link)) identities.set(scheme, new Set([link]));
  }
  return { members: [node], identities, rejected: new Set(), notice: new Set([node.notice]) };
}

function schemeOf(link: string): string {
  return link.slice(0, link.indexOf(":"));
}

interface SharedLink {
  readonly link: string;
  readonly scheme: string;
  readonly holders: readonly MergeNode[];
}

/** Links that two records or more bear as their own, strongest first. */
function linksOf(sorted: readonly MergeNode[], broad: ReadonlySet<string>): readonly SharedLink[] {
  const holders = new Map<string, MergeNode[]>();
  for (const node of sorted) {
    for (const link of node.joins) {
      const held = holders.get(link);
      if (held === undefined) holders.set(link, [node]);
      else held.push(node);
    }
  }
  const order: readonly string[] = [...joiningSchemes, "natural"];
  return [...holders].flatMap(([link, nodes]) => (nodes.length < 2 || broad.has(link) ? [] : [{ link, scheme: schemeOf(link), holders: nodes }]))
    .sort((a, b) => order.indexOf(a.scheme) - order.indexOf(b.scheme) || ascending(a.link, b.link));
}

/** Runs of records whose years lie within one, from the earliest: 2019 and 2020 together, 2021 apart. */
function withinOneYear(holders: readonly MergeNode[]): readonly (readonly MergeNode[])[] {
  const runs: { readonly from: number; readonly nodes: MergeNode[] }[] = [];
  for (const node of holders.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0) || ascending(a.name, b.name))) {
    const last = runs.at(-1);
    if (last !== undefined && (node.year ?? 0) <= last.from + 1) last.nodes.push(node);
    else runs.push({ from: node.year ?? 0, nodes: [node] });
  }
  return runs.map(({ nodes }) => nodes.toSorted((a, b) => ascending(a.name, b.name)));
}

interface Stand {
  readonly group: Group;
  readonly node: MergeNode;
}

function joinHolders(link: string, decisive: readonly string[], holders: readonly MergeNode[], at: (name: string) => Group, join: (a: Group, b: Group) => void, questions: OpenQuestion[]): void {
  const stands = standsOf(holders, at);
  const [first] = stands;
  if (first === undefined || stands.length < 2) return;
  if (firstExclusion(stands, decisive) === null) {
    for (const { node } of stands) join(at(first.node.name), at(node.name));
    return;
  }
  for (const some of byTitleOf(stands)) {
    const [leader] = some;
    if (leader === undefined || leader.node.title === "" || firstExclusion(some, decisive) !== null) continue;
    for (const { node } of some) join(at(leader.node.name), at(node.name));
  }
  const left = standsOf(holders, at);
  const [leader] = left;
  for (const { node, group } of left.slice(1)) {
    if (leader === undefined) break;
    const why = exclusion(leader.group, group, decisive);
    if (why !== "rejected") questions.push({ left: leader.node.name, right: node.name, link, because: why ?? "ambiguous" });
  }
}

function byTitleOf(stands: readonly Stand[]): readonly (readonly Stand[])[] {
  const byTitle = new Map<string, Stand[]>();
  for (const stand of stands) byTitle.set(stand.node.title, [...(byTitle.get(stand.node.title) ?? []), stand]);
  return [...byTitle.values()];
}

/** The groups of some records, each with the first of them. */
function standsOf(holders: readonly MergeNode[], at: (name: string) => Group): readonly Stand[] {
  const stands = new Map<Group, MergeNode>();
  for (const node of holders) if (!stands.has(at(node.name))) stands.set(at(node.name), node);
  return [...stands].map(([group, node]) => ({ group, node }));
}

function firstExclusion(stands: readonly Stand[], decisive: readonly string[]): OpenQuestion["because"] | null {
  for (const [index, one] of stands.entries()) {
    for (const other of stands.slice(index + 1)) {
      const why = exclusion(one.group, other.group, decisive);
      if (why !== null) return why;
    }
  }
  return null;
}

/** Why two groups cannot be one by a link; null when they can. */
function exclusion(a: Group, b: Group, decisive: readonly string[]): "rejected" | "identity" | "notice" | null {
  if (rejects(a, b)) return "rejected";
  for (const scheme of decisive) {
    const [left, right] = [a.identities.get(scheme), b.identities.get(scheme)];
    if (left !== undefined && right !== undefined && ![...left].every((value) => right.has(value)) && ![...right].every((value) => left.has(value))) return "identity";
  }
  return (a.notice.has(true) && b.notice.has(false) && !b.notice.has(true)) || (b.notice.has(true) && a.notice.has(false) && !a.notice.has(true)) ? "notice" : null;
}

function rejects(a: Group, b: Group): boolean {
  const [few, many] = a.rejected.size <= b.rejected.size ? [a, b] : [b, a];
  return few.rejected.size > 0 && many.members.some((node) => few.rejected.has(node.name));
}

/** One question for each record that names, among several identifiers of a scheme, that of another work. */
function askMentions(sorted: readonly MergeNode[], broad: ReadonlySet<string>, at: (name: string) => Group, questions: OpenQuestion[]): void {
  const owners = new Map<string, MergeNode>();
  for (const node of sorted) for (const link of node.joins) if (!owners.has(link)) owners.set(link, node);
  for (const node of sorted) {
    for (const link of node.mentions) {
      const owner = broad.has(link) ? undefined : owners.get(link);
      if (owner === undefined || at(owner.name) === at(node.name) || rejects(at(owner.name), at(node.name))) continue;
      const [left, right] = node.name < owner.name ? [node.name, owner.name] : [owner.name, node.name];
      questions.push({ left, right, link, because: "mention" });
    }
  }
}
