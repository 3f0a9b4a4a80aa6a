import type { GroupRecall } from "../domain/report.ts";
import type { LinkageSession } from "../domain/session.ts";
import { axisSql, prepareAxes, type GroupAxis } from "./axes.ts";
import { estimateMissed } from "./blocked-out.ts";
import { calibratedProbabilitySql, type Calibration } from "./calibration.ts";
import { shareWithVariance } from "./interval.ts";
import { decidedLinks } from "./links.ts";
import { keyHistories } from "./key-histories.ts";
import { groupsToMerge, otherGroups } from "./small-cells.ts";

export interface GroupOptions {
  readonly threshold?: number;
  /** Table or bracketed query (`l`, `r`) of the pairs linked in the end; by default what the run decided, or all at the threshold. */
  readonly links?: string;
  readonly calibration?: Calibration;
  /** Counts from 1 to below this are never shown; 11 by default. */
  readonly smallest?: number;
}

/** Bracketed query of the pairs that are linked: those given, or those of the run. */
export async function linkedPairs(session: LinkageSession, { threshold, links }: Pick<GroupOptions, "threshold" | "links">): Promise<string> {
  return links ?? await decidedLinks(session, threshold);
}

/**
 * Are some people found less often than others? For each group of left rows: how many, how many linked, and the recall
 * estimated without labels (`estimateQuality`, within the group, what no rule proposed included) with its interval.
 * A group whose counts could point at people is told together with others as `other`; an axis that is too small as a
 * whole is left out.
 */
export async function recallByGroup(session: LinkageSession, axes: readonly GroupAxis[], options: GroupOptions = {}): Promise<readonly GroupRecall[]> {
  await prepareAxes(session, axes);
  const found: GroupRecall[] = [];
  for (const axis of axes) found.push(...await recallByAxis(session, axis, options));
  return found;
}

async function recallByAxis(session: LinkageSession, axis: GroupAxis, options: GroupOptions): Promise<readonly GroupRecall[]> {
  const group = axisSql(axis, "l");
  const linked = await linkedPairs(session, options);
  const counts = await session.analytics.rows<{ group: string; records: number; linked: number }>(`
    select ${group} as "group", cast(count(*) as double) as records, cast(count(k.l) as double) as linked
    from left_rows l left join (select distinct l from ${linked} d) k on k.l = l.k group by all order by all`);
  const merged = groupsToMerge(counts.map((row) => ({ group: row.group, counts: [row.records, row.linked, row.records - row.linked] })), options.smallest);
  if (merged === null) return [];
  const shown = merged.size === 0 ? group : `case when ${group} in (${[...merged].map((name) => `'${name.replaceAll("'", "''")}'`).join(", ")}) then '${otherGroups}' else ${group} end`;
  const probability = options.calibration === undefined ? "s.probability" : calibratedProbabilitySql(options.calibration, "s.weight");
  const sums = await session.analytics.rows<{ group: string; matches: number; all: number; spread: number }>(`
    select "group", coalesce(sum(p) filter (linked), 0) as matches, sum(p) as "all", coalesce(sum(p * (1 - p)) filter (linked), 0) as spread from (
      select ${shown} as "group", ${probability} as p, k.l is not null as linked
      from scored s join left_rows l on l.k = s.l left join ${linked} k on k.l = s.l and k.r = s.r) group by all order by all`);
  const { shape, histories } = await keyHistories<string>(session, probability, shown);
  const names = [...new Set(counts.map((row) => merged.has(row.group) ? otherGroups : row.group))];
  return names.map((name): GroupRecall => {
    const inside = counts.filter((row) => (merged.has(row.group) ? otherGroups : row.group) === name);
    const [records, linkedRows] = [inside.reduce((sum, row) => sum + row.records, 0), inside.reduce((sum, row) => sum + row.linked, 0)];
    const sum = sums.find((row) => row.group === name);
    const missed = estimateMissed(histories.filter((row) => row.group === name), shape);
    const total = (sum?.all ?? 0) + missed.estimate;
    if (sum === undefined || total <= 0) return { axis: axis.axis, group: name, records, linked: linkedRows, recall: { value: null, low: null, high: null } };
    const estimate = shareWithVariance(sum.matches / total, (sum.matches / total) * (1 - sum.matches / total) / total + sum.spread / total ** 2, total);
    return { axis: axis.axis, group: name, records, linked: linkedRows, recall: { value: estimate.share, low: Math.min(estimate.low, sum.matches / (sum.all + missed.high)), high: estimate.high } };
  });
}
