import { INTEGER } from "@duckdb/node-api";
import { appendRows, readNumbers } from "../../../kernel/analytics/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../kernel/i18n/format.ts";
import type { PairDecision } from "../domain/outputs.ts";
import type { LinkageSession } from "../domain/session.ts";
import { assignOneToOne } from "./clusters/assignment.ts";
import { decisiveEdges } from "./clusters/decisive.ts";
import { connectedComponents, type Edges } from "./clusters/components.ts";
import { clusterShapes, type ClusterShapes } from "./clusters/shapes.ts";

export interface Decided {
  readonly linkedPairs: number;
  /** Pairs above the threshold that one-to-one left out. */
  readonly leftOut: number;
  /** Those of them that another pair of one of their rows nearly equals (`decision.margin`), or that are not sure enough together (`decision.precision`). */
  readonly undecided: number;
  /** All clusters, those of one row too. */
  readonly clusters: number;
  readonly shapes: ClusterShapes;
  readonly warnings: readonly Issue[];
}

/**
 * Decides which pairs of `written` are links and which rows are together. Makes `unlinked (l, r)`, `joined (l, r)` (where the link
 * is not what the threshold says) and `cluster_of (node, component)`: rows whose cluster bears the number of another row. Nodes
 * are rows: those of the left file, then of the right.
 */
export async function decide(session: LinkageSession, decisions: readonly PairDecision[] = []): Promise<Decided> {
  const { analytics, model, isLink } = session;
  const { probability, oneToOne, margin, precision } = model.decision;
  const firstRight = isLink ? session.leftRows : 0;
  const nodes = session.leftRows + (isLink ? session.rightRows : 0);
  await analytics.run("create or replace table unlinked (l integer, r integer)");
  await analytics.run("create or replace table joined (l integer, r integer)");
  await takeDecisions(session, decisions);
  const undecided = oneToOne === "both" && margin > 0 ? await leaveUndecided(session, firstRight, nodes) : 0;
  const [from = new Int32Array(), to = new Int32Array(), weight = new Float64Array(), share = new Float64Array()] = await readNumbers(analytics,
    `select w.l::integer, (w.r + ${firstRight})::integer, w.weight::double, (case when j.l is null then w.probability else 1 end)::double from written w left join unlinked u on u.l = w.l and u.r = w.r left join joined j on j.l = w.l and j.r = w.r
     where (w.probability >= ${probability} and u.l is null) or j.l is not null order by 1, 2`, ["integer", "integer", "double", "double"]);
  const above: Edges = { from: Int32Array.from(from), to: Int32Array.from(to), weight: Float64Array.from(weight) };
  const { kept, ties, approximate } = assignOneToOne(nodes, above, oneToOne, isLink);
  const unsure = precision !== undefined && oneToOne === "both" && isLink ? leaveUnsure(kept, share, precision) : 0;
  const links = oneToOne === "none" ? above : only(above, kept);
  const leftOut = above.from.length - links.from.length;
  if (leftOut > 0) await leaveOut(session, above, kept, firstRight);
  const components = connectedComponents(nodes, links);
  const moved: number[] = [];
  for (const [node, component] of components.entries()) if (node !== component) moved.push(node);
  await analytics.run("create or replace table cluster_of (node integer, component integer)");
  await appendRows(analytics, "cluster_of", [INTEGER, INTEGER], moved, [(node) => node, (node) => components[node] ?? node]);
  const shapes = clusterShapes(nodes, links, components, isLink ? session.leftRows : nodes);
  return { linkedPairs: links.from.length, leftOut: leftOut + undecided, undecided: undecided + unsure, clusters: nodes - moved.length, shapes, warnings: warningsOf(undecided + unsure, ties, approximate, isLink, shapes.suspiciousCount) };
}

function only({ from, to, weight }: Edges, kept: Uint8Array): Edges {
  const keep = (_: number, edge: number): boolean => kept[edge] === 1;
  return { from: from.filter(keep), to: to.filter(keep), weight: weight.filter(keep) };
}

async function leaveOut({ analytics }: LinkageSession, { from, to }: Edges, kept: Uint8Array, firstRight: number): Promise<void> {
  const dropped: number[] = [];
  for (const [edge, isKept] of kept.entries()) if (isKept === 0) dropped.push(edge);
  await appendRows(analytics, "unlinked", [INTEGER, INTEGER], dropped, [(edge) => from[edge] ?? 0, (edge) => (to[edge] ?? 0) - firstRight]);
  // What a reader joined is not joined where one-to-one prefers another.
  await analytics.run("delete from joined using unlinked u where joined.l = u.l and joined.r = u.r");
}

/**
 * Links are taken from the surest down while their mean probability stays at the precision asked for; the rest are taken out
 * of `kept`. Links equally sure are taken or left together. What readers joined counts as sure. How many were taken out.
 */
function leaveUnsure(kept: Uint8Array, share: ArrayLike<number>, precision: number): number {
  const links = [...kept.keys()].filter((edge) => kept[edge] === 1).toSorted((a, b) => (share[b] ?? 0) - (share[a] ?? 0));
  let [sum, count, least] = [0, 0, Infinity];
  for (const [at, edge] of links.entries()) {
    const own = share[edge] ?? 0;
    sum += own;
    count += 1;
    if (sum < precision * count) break;
    if (own !== share[links[at + 1] ?? -1]) least = own;
  }
  const unsure = links.filter((edge) => (share[edge] ?? 0) < least);
  for (const edge of unsure) kept[edge] = 0;
  return unsure.length;
}

/** Pairs above the threshold that do not outweigh their rivals by the margin; what readers joined is left to them. */
async function leaveUndecided({ analytics, model }: LinkageSession, firstRight: number, nodes: number): Promise<number> {
  const [from = new Int32Array(), to = new Int32Array(), weight = new Float64Array(), above = new Int32Array()] = await readNumbers(analytics,
    `select w.l::integer, (w.r + ${firstRight})::integer, w.weight::double, (w.probability >= ${model.decision.probability} and j.l is null)::integer from written w left join unlinked u on u.l = w.l and u.r = w.r
     left join joined j on j.l = w.l and j.r = w.r where u.l is null order by 1, 2`, ["integer", "integer", "double", "integer"]);
  const all: Edges = { from: Int32Array.from(from), to: Int32Array.from(to), weight: Float64Array.from(weight) };
  const { probability, margin } = model.decision;
  const decisive = decisiveEdges(nodes, all, Math.log2(probability) - Math.log2(1 - probability), margin);
  const dropped = [...decisive.keys()].filter((edge) => decisive[edge] === 0 && above[edge] === 1);
  await appendRows(analytics, "unlinked", [INTEGER, INTEGER], dropped, [(edge) => all.from[edge] ?? 0, (edge) => (all.to[edge] ?? 0) - firstRight]);
  return dropped.length;
}

async function takeDecisions({ analytics, isLink }: LinkageSession, decisions: readonly PairDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  const { VARCHAR, BOOLEAN } = await import("@duckdb/node-api");
  await analytics.run("create or replace table decided (left_id varchar, right_id varchar, is_match boolean)");
  await appendRows(analytics, "decided", [VARCHAR, VARCHAR, BOOLEAN], decisions, [(one) => one.left, (one) => one.right, (one) => one.match]);
  const [l, r] = isLink ? ["a.k", "b.k"] : ["least(a.k, b.k)", "greatest(a.k, b.k)"];
  const asked = `select ${l} as l, ${r} as r, bool_or(is_match) as is_match from decided d join left_rows a on a.id = d.left_id join right_rows b on b.id = d.right_id group by all`;
  await analytics.run(`insert into unlinked select l, r from (${asked}) where not is_match`);
  await analytics.run(`insert into joined select l, r from (${asked}) where is_match`);
}

function warningsOf(undecided: number, ties: number, approximate: number, isLink: boolean, suspicious: number): readonly Issue[] {
  const told: Issue[] = [];
  const add = (code: string, count: number, fr: string, en: string): void => {
    if (count > 0) told.push({ code, severity: "warning", text: both(`${formatNumber(count, "fr")} ${fr}`, `${formatNumber(count, "en")} ${en}`) });
  };
  add("linkage.undecided", undecided, "paire(s) assez probables ne l’emportent pas nettement sur une autre de la même ligne («\u202fmargin\u202f») ou ne sont pas assez sûres ensemble («\u202fprecision\u202f»)\u202f: elles ne sont pas liées.", "pair(s) probable enough do not clearly outweigh another of the same row (“margin”) or are not sure enough together (“precision”): they are not linked.");
  add("linkage.ties", ties, "paire(s) écartée(s) pèsent autant que celle qui a été retenue\u202f: l’ordre des lignes a tranché. Relisez-les, ou comparez une colonne de plus.", "pair(s) left out weigh as much as the one kept: the order of the rows decided. Read them, or compare one more column.");
  add("linkage.approximate-assignment", approximate, isLink
    ? "groupe(s) de lignes étaient trop grands pour l’affectation exacte\u202f: les paires les plus sûres y ont été prises l’une après l’autre."
    : "groupe(s) de lignes d’un même fichier ont plusieurs paires possibles\u202f: les plus sûres ont été prises l’une après l’autre.", isLink
    ? "group(s) of rows were too large for the exact assignment: the surest pairs were taken one after the other."
    : "group(s) of rows of one file have several possible pairs: the surest were taken one after the other.");
  add("linkage.suspicious-clusters", suspicious, "grappe(s) ne tiennent que par peu de liens (chaînes, ponts)\u202f: un lien faux a pu les réunir. Voir run.json.", "cluster(s) hang together by few links (chains, bridges): one wrong link may have joined them. See run.json.");
  return told;
}
