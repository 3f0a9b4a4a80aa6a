import { createHash } from "node:crypto";
import type { Db } from "../../../kernel/db/db.ts";
import { buildWork } from "../domain/fields/build-work.ts";
import { codesOf } from "../domain/merge/code-groups.ts";
import { groupRecords, type PairDecision } from "../domain/merge/group-records.ts";
import { rowOf, type WorkRow } from "../domain/work-row.ts";
import { loadRecords, workRecordOf } from "../store/load-works.ts";
import type { StandingRecord } from "../store/records.ts";
import { assignWorks, digestsOf, noteChanges, removeWorks, replaceQuestions, writeWorks } from "../store/works.ts";
import { reach, type Touched } from "./reach.ts";

export interface ProjectionCounts {
  opened: number;
  changed: number;
  merged: number;
}

/** Of every version and sighting that a work is made from, and of what people said of its fields. */
function digestOf(parts: readonly (readonly [string, string, readonly string[]])[], preferences: ReadonlyMap<string, string>): string {
  const sorted = parts.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify([sorted, [...preferences].sort()])).digest("hex").slice(0, 32);
}

/** Works out again every work that these records may touch, and no other. To be called under `lockWorks`. */
export async function projectWorks(tx: Db, now: string, touched: Touched): Promise<ProjectionCounts> {
  const { records, broad, decisions } = await reach(tx, now, touched);
  const living = [...records.values()].filter(({ deleted }) => !deleted);
  const pairs = decisions.flatMap(({ id, kind, left_record, right_record }): PairDecision[] => (kind === "prefer" || right_record === null ? [] : [{ id, kind, left: left_record, right: right_record }]));
  const { groups, questions } = groupRecords(living.map(({ node }) => node), pairs, broad);
  const codes = codesOf(groups, broad);
  const seeds = new Set(touched.records);
  const sizeOf = new Map<string, number>();
  for (const { work } of records.values()) if (work !== null) sizeOf.set(work, (sizeOf.get(work) ?? 0) + 1);

  const counts: ProjectionCounts = { opened: 0, changed: 0, merged: 0 };
  const standing = (name: string): StandingRecord => {
    const one = records.get(name);
    if (one === undefined) throw new Error("a record was grouped without being read");
    return one;
  };
  const toBuild = groups.flatMap((group, index) => {
    const code = codes[index] ?? "";
    const members = group.map(({ name }) => standing(name));
    const asItWas = sizeOf.get(code) === members.length && members.every(({ record, work }) => work === code && !seeds.has(record));
    return asItWas ? [] : [{ code, members }];
  });
  const loaded = await loadRecords(tx, toBuild.flatMap(({ members }) => members), touched.fresh);
  const rows: WorkRow[] = toBuild.map(({ code, members }) => {
    const names = new Set(members.map(({ record }) => record));
    const preferences = new Map(decisions.flatMap(({ kind, left_record, field }) => (kind === "prefer" && field !== null && names.has(left_record) ? [[field, left_record] as const] : [])));
    const own = members.flatMap(({ record }) => loaded.get(record) ?? []);
    const work = buildWork({ code, records: own.map(workRecordOf), sightings: own.flatMap(({ sightings }) => sightings), preferences, demonstration: members.every(({ demonstration }) => demonstration) });
    return rowOf(work, digestOf(own.map((one) => [one.name, standing(one.name).content_sha256, one.sightings.map(({ observedOn, order }) => `${observedOn} ${order}`).sort()]), preferences));
  });
  const kept = new Set(codes);
  const gone = [...sizeOf.keys()].filter((code) => !kept.has(code));
  const digests = await digestsOf(tx, rows.map(({ code }) => code));
  const changed = rows.filter(({ code, digest }) => digests.get(code) !== digest);
  const changedCodes = new Set(changed.map(({ code }) => code));
  for (const { code, members } of toBuild) {
    const before = new Set(members.flatMap(({ work }) => work ?? []));
    if (before.size === 0) counts.opened += 1;
    else if (before.size > 1) counts.merged += before.size - 1;
    if (before.size > 0 && changedCodes.has(code)) counts.changed += 1;
  }
  await removeWorks(tx, gone);
  await writeWorks(tx, changed);
  const assigned = groups.flatMap((group, index) => group.map(({ name }) => ({ record: name, work: codes[index] ?? null })));
  const left = [...records.values()].filter(({ deleted }) => deleted).map(({ record }) => ({ record, work: null }));
  await assignWorks(tx, [...assigned, ...left].filter(({ record, work }) => standing(record).work !== work));
  await replaceQuestions(tx, [...records.keys()], questions);
  await noteChanges(tx, [...[...changedCodes].map((code) => ({ code, gone: false })), ...gone.map((code) => ({ code, gone: true }))], now);
  return counts;
}
