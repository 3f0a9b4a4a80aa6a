import type { LinkageSession } from "../domain/session.ts";
import { axisSql, prepareAxes, type GroupAxis } from "./axes.ts";
import { linkedPairs, type GroupOptions } from "./groups.ts";
import { fitLogistic } from "./logistic.ts";
import { sumOf } from "./interval.ts";
import { groupsToMerge, otherGroups } from "./small-cells.ts";

/** Left rows of the same groups on every axis. */
export interface SelectionCell {
  readonly groups: readonly string[];
  readonly records: number;
  readonly linked: number;
  /** How likely a row of the cell was to be linked, by the fitted main effects. */
  readonly probability: number;
  /** What a linked row of the cell counts for in an analysis of linked rows; mean 1 over linked rows. 0 where none was linked. */
  readonly weight: number;
}

/** How the linked differ from everybody in one group. */
export interface BiasRow {
  readonly axis: string;
  readonly group: string;
  readonly shareOfAll: number;
  readonly shareOfLinked: number;
  /** After `weight`: what is left of the difference. */
  readonly shareWeighted: number;
  /** (linked − all) over the standard deviation of the group's indicator; beyond ±0.1 is usually called imbalance (Austin 2009). */
  readonly standardisedDifference: number;
}

export interface Selection {
  readonly axes: readonly string[];
  readonly cells: readonly SelectionCell[];
  readonly bias: readonly BiasRow[];
  /** What the linked rows are worth after weighting, of their number (Kish 1965): 1 when all weights are equal. */
  readonly effectiveShare: number;
  /** Weights above this were cut down to it. */
  readonly largestWeight: number;
}

/** A linked row counts for at most this many average ones: one odd cell must not carry an analysis. */
const mostWeight = 10;

/**
 * Who is missing from the linked file, and how much should those who are there count? Each left row is linked with a
 * probability that depends on its groups (logistic regression, main effects); a linked row counts for the inverse,
 * scaled to a mean of 1 and cut at 10. It mends what the axes explain, and nothing else: rows without a partner because
 * none exists (outside the population) are taken as missed too, unless `population` (SQL over the left row `l`) leaves
 * them out. The table of bias tells small groups together (`groupsToMerge`); cells are for weighting and stay inside
 * the linking zone.
 */
export async function selectionWeights(session: LinkageSession, axes: readonly GroupAxis[], options: GroupOptions & { readonly population?: string } = {}): Promise<Selection> {
  await prepareAxes(session, axes);
  const columns = axes.map((axis, at) => `${axisSql(axis, "l")} as a${at}`);
  const rows = await session.analytics.rows<Record<string, string | number>>(`
    select ${[...columns, "cast(count(*) as double) as records", "cast(count(k.l) as double) as linked"].join(", ")}
    from left_rows l left join (select distinct l from ${await linkedPairs(session, options)} d) k on k.l = l.k
    where ${options.population ?? "true"} group by all order by all`);
  const counted = rows.map((row) => ({ groups: axes.map((_, at) => String(row[`a${at}`])), records: Number(row.records), linked: Number(row.linked) }));
  return selectionFrom(axes.map(({ axis }) => axis), counted, options.smallest);
}

/** The same from counts by cell. Pure. */
export function selectionFrom(axes: readonly string[], counted: readonly Pick<SelectionCell, "groups" | "records" | "linked">[], smallest?: number): Selection {
  const probabilities = fitLogistic(counted.map(({ groups, records, linked }) => ({ factors: groups, trials: records, successes: linked })));
  const linked = sumOf(counted.map((cell) => cell.linked));
  const raw = counted.map((cell, at) => (cell.linked === 0 ? 0 : 1 / Math.max(probabilities[at] ?? 1, 1e-6)));
  const scale = linked / Math.max(sumOf(counted.map((cell, at) => cell.linked * (raw[at] ?? 0))), 1e-12);
  const cells = counted.map((cell, at) => ({ ...cell, probability: probabilities[at] ?? 0, weight: Math.min(mostWeight, (raw[at] ?? 0) * scale) }));
  const weighted = sumOf(cells.map((cell) => cell.linked * cell.weight));
  const squares = sumOf(cells.map((cell) => cell.linked * cell.weight ** 2));
  return {
    axes, cells, bias: axes.flatMap((axis, at) => biasOf(axis, at, cells, smallest)),
    effectiveShare: linked === 0 ? 0 : weighted ** 2 / squares / linked, largestWeight: cells.reduce((most, cell) => Math.max(most, cell.weight), 0),
  };
}

function biasOf(axis: string, at: number, cells: readonly SelectionCell[], smallest: number | undefined): readonly BiasRow[] {
  const groups = new Map<string, { records: number; linked: number; weighted: number }>();
  const add = (into: typeof groups, name: string, one: { records: number; linked: number; weighted: number }) => {
    const held = into.get(name) ?? { records: 0, linked: 0, weighted: 0 };
    into.set(name, { records: held.records + one.records, linked: held.linked + one.linked, weighted: held.weighted + one.weighted });
  };
  for (const cell of cells) add(groups, cell.groups[at] ?? "", { records: cell.records, linked: cell.linked, weighted: cell.linked * cell.weight });
  const merged = groupsToMerge([...groups].map(([group, { records, linked }]) => ({ group, counts: [records, linked, records - linked] })), smallest);
  if (merged === null) return [];
  const shown: typeof groups = new Map();
  for (const [name, one] of groups) add(shown, merged.has(name) ? otherGroups : name, one);
  const total = { records: sumOf([...shown.values()].map((one) => one.records)), linked: sumOf([...shown.values()].map((one) => one.linked)), weighted: sumOf([...shown.values()].map((one) => one.weighted)) };
  return [...shown].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([group, one]) => {
    const shareOfAll = one.records / total.records;
    const shareOfLinked = total.linked === 0 ? 0 : one.linked / total.linked;
    const deviation = Math.sqrt((shareOfAll * (1 - shareOfAll) + shareOfLinked * (1 - shareOfLinked)) / 2);
    return { axis, group, shareOfAll, shareOfLinked, shareWeighted: total.weighted === 0 ? 0 : one.weighted / total.weighted, standardisedDifference: deviation === 0 ? 0 : (shareOfLinked - shareOfAll) / deviation };
  });
}
