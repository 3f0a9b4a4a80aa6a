import type { Db } from "../../../kernel/db/db.ts";
import { anyDecision, standingDecisions, type DecisionRow } from "../store/decisions.ts";
import { allBearersOf, bearersOf, forgetBroad, noteBroad, notedBroad } from "../store/links.ts";
import type { FreshRecord } from "../store/load-works.ts";
import { recordsOfWorks, standingRecords, type StandingRecord } from "../store/records.ts";

/** Where to begin. */
export interface Touched {
  /** Records that changed, or whose decisions did. */
  readonly records: readonly string[];
  /** Links that they bore before and may no longer bear. */
  readonly links: readonly string[];
  /** Records of which all is known already, by name; they belong to no work yet. */
  readonly fresh: ReadonlyMap<string, FreshRecord | null>;
}

export interface Reached {
  readonly records: ReadonlyMap<string, StandingRecord>;
  /** Links among theirs that are borne by too many to join anything. */
  readonly broad: ReadonlySet<string>;
  /** Decisions that stand about any of them, oldest first. */
  readonly decisions: readonly DecisionRow[];
}

/**
 * Every record that may share a work with one of `seeds`, now or before: along links, along decisions, and along the
 * works they are in. A link that has become too broad, or no longer is, is followed once more, so that what it had
 * joined comes apart or together again.
 */
export async function reach(tx: Db, now: string, { records: seeds, links: formerLinks, fresh: known }: Touched): Promise<Reached> {
  const records = new Map<string, StandingRecord>();
  const broad = new Set<string>();
  const decisions = new Map<string, DecisionRow>();
  const seenLinks = new Set<string>();
  const seenWorks = new Set<string>();
  const decided = await anyDecision(tx);
  let names: readonly string[] = [...new Set(seeds)];
  let links: readonly string[] = [...new Set(formerLinks)];
  while (names.length > 0 || links.length > 0) {
    const met = [...names.flatMap((name) => known.get(name)?.standing ?? []), ...(await standingRecords(tx, names.filter((name) => (known.get(name) ?? null) === null)))];
    for (const one of met) records.set(one.record, one);
    const works = [...new Set(met.flatMap(({ work }) => work ?? []))].filter((code) => !seenWorks.has(code));
    for (const code of works) seenWorks.add(code);
    const mates = (await recordsOfWorks(tx, works)).filter(({ record }) => !records.has(record));
    for (const one of mates) records.set(one.record, one);
    const nodes = [...met, ...mates];
    const next = new Set<string>();
    if (decided) {
      for (const decision of await standingDecisions(tx, nodes.map(({ record }) => record))) {
        decisions.set(decision.id, decision);
        if (decision.kind === "same") for (const name of [decision.left_record, decision.right_record ?? ""]) if (!records.has(name)) next.add(name);
      }
    }
    const fresh = [...new Set([...links, ...nodes.flatMap(({ node }) => [...node.joins, ...node.mentions])])].filter((link) => !seenLinks.has(link));
    for (const link of fresh) seenLinks.add(link);
    for (const name of await follow(tx, now, fresh, broad)) if (!records.has(name)) next.add(name);
    next.delete("");
    names = [...next];
    links = [];
  }
  const order = (one: DecisionRow): string => `${one.recorded_at} ${one.id}`;
  return { records, broad, decisions: [...decisions.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** The bearers of links that join, and of those that have just begun or ceased to. */
async function follow(tx: Db, now: string, links: readonly string[], broad: Set<string>): Promise<readonly string[]> {
  const bearers = await bearersOf(tx, links);
  const noted = await notedBroad(tx, links);
  const begun = bearers.filter(({ link, broad: is }) => is && !noted.has(link)).map(({ link }) => link);
  const ceased = bearers.filter(({ link, broad: is }) => !is && noted.has(link)).map(({ link }) => link);
  for (const { link, broad: is } of bearers) if (is) broad.add(link);
  await noteBroad(tx, begun, now);
  await forgetBroad(tx, ceased);
  return [...bearers.flatMap(({ records, broad: is }) => (is ? [] : records)), ...(await allBearersOf(tx, begun))];
}
