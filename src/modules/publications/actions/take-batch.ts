import type { Db } from "../../../kernel/db/db.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { aliasesOf, nodeOf, type MergeNode } from "../domain/merge/node.ts";
import type { BibliographicRecord } from "../domain/record.ts";
import { loadedOnce, versionOrder, type FreshRecord } from "../store/load-works.ts";
import { keepAliases, keepContents, keepSightings, knownVersions, standingRecords, standVersions, type NewVersion, type StandingRecord } from "../store/records.ts";
import { projectWorks, type ProjectionCounts } from "./project.ts";

/** One record of a delivery, ready to be kept. */
export interface Incoming extends NewVersion {
  readonly content: BibliographicRecord;
  readonly line: number | null;
}

/** Records whose works are to be worked out later, in the same transaction; with what is known of those that were new. */
export type Gathered = Map<string, FreshRecord | null>;

export interface BatchDelivery {
  readonly id: string;
  readonly observedOn: Day;
  readonly demonstration: boolean;
  readonly now: string;
  readonly gathered: Gathered | null;
}

export interface BatchCounts extends ProjectionCounts {
  repeated: number;
  unchanged: number;
  deleted: number;
  /** Lines whose version was not kept as the standing one: another, seen on the same day, comes after it. Null where the format has no lines. */
  readonly outranked: (number | null)[];
}

/** Takes some records in, no version twice among them, and works out what they change. Inside a transaction, under `lockWorks`. */
export async function takeBatch(tx: Db, delivery: BatchDelivery, incoming: readonly Incoming[]): Promise<BatchCounts> {
  const counts: BatchCounts = { repeated: 0, unchanged: 0, deleted: 0, opened: 0, changed: 0, merged: 0, outranked: [] };
  const versions = await knownVersions(tx, incoming, delivery.observedOn);
  const standing = new Map((await standingRecords(tx, [...new Set(incoming.map(({ record }) => record))])).map((one) => [one.record, one]));
  const contents: Incoming[] = [];
  const seen: Incoming[] = [];
  for (const one of incoming) {
    const known = versions.get(`${one.record} ${one.sha256}`);
    if (known === undefined) contents.push(one);
    else if (known.delivery === delivery.id) counts.repeated += 1;
    else counts.unchanged += 1;
    if (known === undefined || known.delivery === null) seen.push(one);
  }
  await keepContents(tx, contents);
  await keepSightings(tx, seen, { on: delivery.observedOn, delivery: delivery.id, recordedAt: delivery.now });

  const next = new Map<string, Incoming>();
  for (const one of seen) {
    const before = next.get(one.record);
    if (before === undefined ? isLater(one, delivery.observedOn, standing.get(one.record)) : orderOf(one) > orderOf(before)) next.set(one.record, one);
  }
  for (const one of seen) {
    const stands = next.get(one.record)?.sha256 ?? standing.get(one.record)?.content_sha256;
    if (stands !== one.sha256 && (next.has(one.record) || standing.get(one.record)?.observed_on === delivery.observedOn)) counts.outranked.push(one.line);
  }
  const links: string[] = [];
  const rows = [...next.values()].map((one): Omit<StandingRecord, "work"> & { readonly aliases: readonly string[] } => {
    const before = standing.get(one.record);
    if (before !== undefined) links.push(...before.node.joins, ...before.node.mentions);
    if (one.content.deleted && before?.deleted === false) counts.deleted += 1;
    return {
      record: one.record, source: one.content.source, observed_on: delivery.observedOn, updated_on: one.content.updatedOn, content_sha256: one.sha256,
      deleted: one.content.deleted, demonstration: delivery.demonstration, node: one.content.deleted ? emptyNode(one.record) : nodeOf(one.content), aliases: aliasesOf(one.content),
    };
  });
  await standVersions(tx, rows, new Set(standing.keys()));
  const fresh = freshRecords(delivery, rows, seen, standing, next);
  await keepAliases(tx, contents.filter((one) => next.get(one.record) !== one).flatMap(({ record, content }) => aliasesOf(content).map((code) => ({ record, code }))));
  const touched = [...new Set(seen.map(({ record }) => record))];
  if (delivery.gathered !== null) for (const name of touched) delivery.gathered.set(name, delivery.gathered.has(name) ? null : (fresh.get(name) ?? null));
  if (touched.length === 0 || delivery.gathered !== null) return counts;
  const projected = await projectWorks(tx, delivery.now, { records: touched, links, fresh });
  return { ...counts, ...projected };
}

/** Records that were not there before and came in one version: what was just written of them need not be read again. */
function freshRecords({ id, observedOn, now }: BatchDelivery, rows: readonly Omit<StandingRecord, "work">[], seen: readonly Incoming[], standing: ReadonlyMap<string, StandingRecord>, next: ReadonlyMap<string, Incoming>): ReadonlyMap<string, FreshRecord> {
  const versions = new Map<string, number>();
  for (const { record } of seen) versions.set(record, (versions.get(record) ?? 0) + 1);
  return new Map(rows.flatMap(({ record, source, observed_on, updated_on, content_sha256, deleted, demonstration, node }) => {
    const content = next.get(record)?.content;
    if (content === undefined || standing.has(record) || versions.get(record) !== 1) return [];
    const stands: StandingRecord = { record, source, observed_on, updated_on, content_sha256, deleted, demonstration, work: null, node };
    return [[record, { standing: stands, loaded: loadedOnce(stands, content, { recordedAt: now, delivery: id, observedOn }) }] as const];
  }));
}

function orderOf({ content, sha256 }: Incoming): string {
  return versionOrder(content, sha256);
}

/** Is this version the one that stands, seen on this day? An older delivery never replaces what a newer one said. */
function isLater(one: Incoming, on: Day, standing: StandingRecord | undefined): boolean {
  if (standing === undefined || on > standing.observed_on) return true;
  return on === standing.observed_on && orderOf(one) > versionOrder({ updatedOn: standing.updated_on, deleted: standing.deleted }, standing.content_sha256);
}

/** A record that is gone joins nothing. */
function emptyNode(name: string): MergeNode {
  return { name, joins: [], mentions: [], title: "", year: null, notice: false };
}
