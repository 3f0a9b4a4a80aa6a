import { sql, type Db } from "../../../kernel/db/db.ts";
import { addDays, day, daysBetween, isDay, type Day, type Period } from "../../../kernel/time/day.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { UseKind } from "../domain/ports.ts";

export const topPeriods = ["30-days", "12-months", "all"] as const;
export type TopPeriod = (typeof topPeriods)[number];

/** The three Top 10 of action 48, in the order of its text. */
export const topKinds = ["search", "download", "request"] as const satisfies readonly UseKind[];
export type TopKind = (typeof topKinds)[number];

export interface TopRow {
  /** Equal counts share a rank; the next rank is then skipped (1, 2, 2, 4). */
  readonly rank: number;
  readonly dataset: Dataset;
  readonly count: number;
  readonly tied: boolean;
  /** Uses per 30 days of presence in the period; null where the day of publication is not known. */
  readonly perThirtyDays: number | null;
}

export interface Top {
  readonly kind: TopKind;
  readonly rows: readonly TopRow[];
  /** Datasets with the same count as the last row that found no place. */
  readonly leftOutAtSameCount: number;
  readonly total: number;
}

const places = 10;
/** Ties at the tenth place are all shown up to so many rows, told in a sentence beyond. */
const mostRows = 15;
const batch = 100;

/** The days of a chosen period that ends with `today`; `all` begins with the first day on which anything was counted. */
export function periodOf(period: TopPeriod, today: Day, firstCounted: Day | null): Period {
  const until = addDays(today, 1);
  if (period === "30-days") return { from: addDays(until, -30), until };
  if (period === "12-months") return { from: yearBefore(until), until };
  return { from: firstCounted ?? today, until };
}

/** The same day a year before; 29 February becomes 1 March. */
function yearBefore(until: Day): Day {
  const text = `${Number(until.slice(0, 4)) - 1}${until.slice(4)}`;
  return isDay(text) ? text : day(`${text.slice(0, 4)}-03-01`);
}

export async function firstCountedDay(db: Db): Promise<Day | null> {
  const [row] = await db.query<{ first: Day | null }>(sql`select min(day) as first from datasets.use_count`);
  return row?.first ?? null;
}

/** The longest known period with counts: what is shown to who chose none. */
export async function usualPeriod(db: Db, today: Day): Promise<TopPeriod> {
  const { from, until } = periodOf("12-months", today, null);
  const [row] = await db.query<{ any: boolean }>(sql`select exists (select from datasets.use_count where day >= ${from} and day < ${until} and kind <> 'view') as any`);
  return row?.any === true ? "12-months" : "all";
}

/**
 * Which published datasets were used most from `from` on and before `until`? Counts of datasets that are no longer
 * published are left out. Same counts: same rank, in the order of codes.
 */
export async function topOf(db: Db, datasets: Pick<Datasets, "published">, kind: TopKind, { from, until }: Period): Promise<Top> {
  const [all] = await db.query<{ total: number }>(sql`select coalesce(sum(count), 0)::bigint as total from datasets.use_count where kind = ${kind} and day >= ${from} and day < ${until}`);
  const found: { readonly dataset: Dataset; readonly count: number }[] = [];
  for (let offset = 0; ; offset += batch) {
    const rows = await db.query<{ dataset: string; count: number }>(sql`
      select dataset, sum(count)::bigint as count from datasets.use_count
      where kind = ${kind} and day >= ${from} and day < ${until}
      group by dataset order by sum(count) desc, dataset limit ${batch} offset ${offset}`);
    const published = new Map((await datasets.published(rows.map(({ dataset }) => dataset))).map((one) => [one.code, one]));
    for (const { dataset, count } of rows) {
      const known = published.get(dataset);
      if (known !== undefined) found.push({ dataset: known, count });
    }
    const tenth = found[places - 1];
    if (rows.length < batch || (tenth !== undefined && (rows.at(-1)?.count ?? 0) < tenth.count)) break;
  }
  const tenth = found[places - 1]?.count ?? 0;
  const withTies = found.filter(({ count }, index) => index < places || count === tenth);
  const shown = withTies.slice(0, mostRows);
  const rows = shown.map(({ dataset, count }) => ({
    rank: found.findIndex((one) => one.count === count) + 1, dataset, count, tied: found.filter((one) => one.count === count).length > 1,
    perThirtyDays: rateOf(count, dataset.firstPublishedAt, { from, until }),
  }));
  return { kind, rows, leftOutAtSameCount: withTies.length - shown.length, total: all?.total ?? 0 };
}

function rateOf(count: number, firstPublishedAt: string | null, { from, until }: Period): number | null {
  const published = firstPublishedAt?.slice(0, 10) ?? "";
  if (!isDay(published)) return null;
  const start = published > from ? published : from;
  return (count / Math.max(1, daysBetween(start, until))) * 30;
}
