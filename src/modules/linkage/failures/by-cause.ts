import type { FailureCount, FailureReport } from "../domain/report.ts";
import type { LinkageSession } from "../domain/session.ts";
import { axisSql, prepareAxes, type GroupAxis } from "../quality/axes.ts";
import { groupsToMerge, otherGroups, smallestCell } from "../quality/small-cells.ts";
import { causeLabels, failureCauses, isStructural, severalCauses, severalCausesLabel } from "./causes.ts";
import { findFailures, type FailureQuestion } from "./prepare.ts";

export interface FailureOptions extends FailureQuestion {
  /** Counts from 1 to below this are never shown; 11 by default, 1 inside the linking zone. */
  readonly smallest?: number;
}

/**
 * How many rows of the left file have no partner, and why, over all (`all`) and by group? Counts by cause add up to the
 * failures; `records` counts all rows, linked or not. The structural causes are the floor that no better matching goes
 * below. Small groups are told together as `other`, causes too rare to be shown alone as `several-causes`. Null in one file.
 */
export async function failuresByCause(session: LinkageSession, axes: readonly GroupAxis[], options: FailureOptions): Promise<FailureReport | null> {
  if (!session.isLink) return null;
  await findFailures(session, options);
  await prepareAxes(session, axes);
  const counts: FailureCount[] = [];
  for (const { axis, group } of [{ axis: "all", group: "'all'" }, ...axes.map((one) => ({ axis: one.axis, group: axisSql(one, "l") }))]) {
    const rows = await session.analytics.rows<{ group: string; cause: string | null; rows: number }>(`
      select ${group} as "group", f.cause, cast(count(*) as double) as rows from left_rows l left join failure_found f on f.l = l.k group by all order by all`);
    counts.push(...told(axis, rows, options.smallest ?? smallestCell));
  }
  const shown = new Set(counts.flatMap(({ causes }) => Object.keys(causes)));
  return {
    records: session.leftRows,
    causes: [...failureCauses.map((cause) => ({ cause, label: causeLabels[cause], structural: isStructural(cause) })), { cause: severalCauses, label: severalCausesLabel, structural: false }].filter(({ cause }) => shown.has(cause)),
    counts,
  };
}

function told(axis: string, rows: readonly { readonly group: string; readonly cause: string | null; readonly rows: number }[], smallest: number): readonly FailureCount[] {
  const sum = (list: typeof rows) => list.reduce((total, row) => total + row.rows, 0);
  const groups = [...new Set(rows.map(({ group }) => group))].map((group) => {
    const inside = rows.filter((row) => row.group === group);
    return { group, counts: [sum(inside), sum(inside.filter(({ cause }) => cause === null)), sum(inside.filter(({ cause }) => cause !== null))] };
  });
  const merged = groupsToMerge(groups, smallest);
  if (merged === null) return [];
  const names = [...new Set(groups.map(({ group }) => (merged.has(group) ? otherGroups : group)))];
  return names.map((name) => {
    const inside = rows.filter(({ group }) => (merged.has(group) ? otherGroups : group) === name);
    const causes = new Map<string, number>();
    for (const { cause, rows: count } of inside) if (cause !== null) causes.set(cause, (causes.get(cause) ?? 0) + count);
    return { axis, group: name, records: sum(inside), causes: Object.fromEntries(withoutRare(causes, smallest)) };
  });
}

/** Causes with fewer than `smallest` rows together under one name, with the next rarest where they are still too few. */
function withoutRare(causes: ReadonlyMap<string, number>, smallest: number): readonly (readonly [string, number])[] {
  const sorted = [...causes].toSorted(([a, one], [b, other]) => one - other || (a < b ? -1 : 1));
  let together = 0;
  let taken = 0;
  for (const [, count] of sorted) {
    if (count >= smallest && (together === 0 || together >= smallest)) break;
    together += count;
    taken += 1;
  }
  return taken === 0 ? sorted : [...sorted.slice(taken), [severalCauses, together] as const];
}
