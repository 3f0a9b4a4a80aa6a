import { setImmediate as nextTurn } from "node:timers/promises";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft } from "../../domain/directory.ts";
import { codeOf } from "../../domain/node-id.ts";
import { checkDraft } from "../../domain/observe/check-draft.ts";
import { contentOf, NodeIndex } from "../../domain/observe/content.ts";
import { contentHashOf, type StatementIdentity } from "../../domain/observe/identity.ts";
import { movesBetween } from "../../domain/observe/moves.ts";
import { noHistory, observe, runsById, saidOn, type RecordHistory } from "../../domain/observe/runs.ts";
import type { SourceRecordDraft } from "../../domain/statement.ts";
import { keysExpected, readVersions } from "../../store/deliveries/records.ts";
import { groupBy } from "../../domain/group-by.ts";
import { batchesOf } from "../../store/deliveries/rows.ts";
import { nodesOpenedAbout, nodesSpokenOf, readRuns } from "../../store/deliveries/statements.ts";
import { recordsOfAnotherScope } from "./errors.ts";
import { emptyIntake, type Intake, type IntakeOptions } from "./intake.ts";
import { Writes } from "./writes.ts";

const recordsPerChunk = 500;

/**
 * Writes what a delivery says: nodes, versions of its records, runs of their statements. Inside the transaction of the
 * delivery, some hundreds of records at a time so that others get their turn.
 */
export async function takeIn(tx: Db, draft: DeliveryDraft, options: IntakeOptions): Promise<Intake> {
  const intake = emptyIntake(options.nothingSaid);
  const nodes = new NodeIndex();
  let done = 0;
  let writing = Promise.resolve();
  for (const records of batchesOf(draft.records, recordsPerChunk)) {
    const writes = await prepare(tx, draft, options, nodes, intake, records);
    // The database writes one chunk while the next is prepared: half the time where it has a thread or a server of its own.
    await writing;
    options.onProgress(done);
    writing = writes.flush(tx, intake);
    // A failure is told where `writing` is awaited, and must not count as nobody's before.
    writing.catch(() => {});
    done += records.length;
    await nextTurn();
  }
  await writing;
  options.onProgress(done);
  for (const id of nodes.all()) intake.touched.add(id);
  if (draft.complete && !options.newSource) {
    const held = new Set(draft.records.map((record) => record.key));
    const gone = (await keysExpected(tx, draft.source.id, draft.scope, draft.observedOn)).filter((key) => !held.has(key));
    for (const keys of batchesOf(gone, recordsPerChunk)) await takeAway(tx, draft, options, intake, keys);
    // Of what only later deliveries hold, it is now known that it was not there yet.
    if (options.knownLater) for (const id of await nodesOpenedAbout(tx, draft.source.id, draft.observedOn)) intake.touched.add(id);
  }
  return intake;
}

/** What a chunk of records has to have written. */
async function prepare(tx: Db, draft: DeliveryDraft, options: IntakeOptions, nodes: NodeIndex, intake: Intake, records: readonly SourceRecordDraft[]): Promise<Writes> {
  const { observedOn } = draft;
  const histories = options.newSource ? new Map<string, RecordHistory>() : await readHistories(tx, draft, records.map((record) => record.key));
  const seenEarlier = records.flatMap(({ key }) => {
    const first = histories.get(key)?.versions.find((version) => version.present);
    return first !== undefined && observedOn < first.day ? [key] : [];
  });
  // Of what a record said later it is now known that it did not say it yet, even of those whom this delivery does not name.
  if (seenEarlier.length > 0) for (const id of await nodesSpokenOf(tx, draft.source.id, seenEarlier)) intake.touched.add(id);
  const writes = new Writes(draft, options);
  for (const record of records) {
    checkDraft(options.fields, draft, record);
    const content = contentOf(draft.source, record, nodes);
    intake.counts.statements += content.size;
    for (const said of content.values()) intake.subjects.add(said.node);
    const before = histories.get(record.key) ?? noHistory;
    const said = new Set(content.keys());
    const sameDay = before.versions.find((version) => version.day === observedOn);
    if (sameDay?.present === true && sameSet(saidOn(before, observedOn), said)) {
      intake.counts.sameDayRecords += 1;
      intake.counts.unchangedRecords += 1;
      continue;
    }
    countRecord(intake, before, observedOn, said);
    let after = observe(before, observedOn, said);
    writes.record({ key: record.key, observed_on: observedOn, delivery: options.deliveryId, present: true, line: record.line, content_sha256: contentHashOf(said), raw: record.raw });
    const { nextComplete } = options;
    if (nextComplete !== null && !before.versions.some(({ day }) => observedOn < day && day <= nextComplete.observedOn)) {
      after = observe(after, nextComplete.observedOn, null);
      writes.record({ key: record.key, observed_on: nextComplete.observedOn, delivery: nextComplete.id, present: false, line: null, content_sha256: null, raw: null });
    }
    writes.moves(record.key, movesBetween(before, after), content);
  }
  for (const { id, key } of nodes.takeFresh()) writes.node({ id, kind: key.kind, key: key.key, code: codeOf(key) });
  return writes;
}

/** Records that a complete delivery no longer holds. */
async function takeAway(tx: Db, draft: DeliveryDraft, options: IntakeOptions, intake: Intake, keys: readonly string[]): Promise<void> {
  const histories = await readHistories(tx, draft, keys);
  const writes = new Writes(draft, options);
  for (const key of keys) {
    const before = histories.get(key) ?? noHistory;
    writes.record({ key, observed_on: draft.observedOn, delivery: options.deliveryId, present: false, line: null, content_sha256: null, raw: null });
    writes.moves(key, movesBetween(before, observe(before, draft.observedOn, null)), new Map());
  }
  intake.counts.goneRecords += keys.length;
  await writes.flush(tx, intake);
}

async function readHistories(tx: Db, draft: DeliveryDraft, keys: readonly string[]): Promise<Map<string, RecordHistory>> {
  const versions = groupBy(await readVersions(tx, draft.source.id, keys), (version) => version.key);
  const elsewhere = [...versions].flatMap(([key, [first]]) => (first === undefined || first.scope === draft.scope ? [] : [{ key, scope: first.scope }]));
  if (elsewhere.length > 0) throw recordsOfAnotherScope(elsewhere);
  const runs = groupBy(await readRuns(tx, draft.source.id, [...versions.keys()]), (run) => run.record);
  return new Map([...versions].map(([key, known]) => [key, { versions: known, runs: runsById(runs.get(key) ?? []) }]));
}

function countRecord(intake: Intake, before: RecordHistory, on: Day, said: ReadonlySet<StatementIdentity>): void {
  const latest = before.versions.findLast((version) => version.day < on);
  if (before.versions.length === 0) intake.counts.newRecords += 1;
  else if (latest?.present === true && sameSet(saidOn(before, latest.day), said)) intake.counts.unchangedRecords += 1;
  else intake.counts.changedRecords += 1;
}

function sameSet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((one) => right.has(one));
}
