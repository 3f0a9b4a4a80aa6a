import { createHash, randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { readTable } from "../../../kernel/tables/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import { batchSealer, type BatchSeal } from "../domain/event-seal.ts";
import { boundsOf, seriesOf, type Catalogue } from "../domain/catalogue.ts";
import type { Observation } from "../domain/measure.ts";
import { changedMeanwhile } from "../errors.ts";
import { observationsAsKnown } from "../domain/value-events.ts";
import { isValueImportHeader, planValueImport, type PlannedValue, type ValueImportPlan } from "../domain/value-import/index.ts";
import { appendBatch, appendEvents, listDecidingEvents, type StoredEvent } from "../store/value-store.ts";

export interface ValueFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What follows from an import within its own transaction: once for the whole file, however many values it brings. */
export type AfterImport = (inside: Db, batchId: string, events: readonly StoredEvent[]) => Promise<void>;

export interface ImportOptions {
  /** Only for made-up facts: marks every value, in pages and exports. */
  readonly demonstration?: boolean;
  /** When each value became known, for made-up histories; the clock decides otherwise. */
  readonly recordedAt?: (value: PlannedValue) => string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the file would do, without doing it: all faults at once. */
export async function planFile(db: Db, clock: Clock, catalogue: Catalogue, file: ValueFile): Promise<ValueImportPlan> {
  const table = await readTable(file.name, file.bytes, { recogniseHeader: isValueImportHeader });
  const observations = observationsAsKnown(await listDecidingEvents(db, null), null);
  const known = new Map(observations.map((observation) => [`${observation.series} ${observation.period.from} ${observation.period.until}`, observation]));
  const bySeries = new Map<string, { from: Day; value: number }[]>();
  for (const observation of observations) {
    const list = bySeries.get(observation.series) ?? [];
    list.push({ from: observation.period.from, value: observation.value });
    bySeries.set(observation.series, list);
  }
  for (const list of bySeries.values()) list.sort((a, b) => (a.from < b.from ? -1 : 1));
  return planValueImport(table, {
    series: new Map(seriesOf(catalogue).map((series) => {
      const { min, max, integer } = boundsOf(series.measure.unit);
      return [series.key, { measure: series.measure, integer, bounds: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) } }] as const;
    })),
    known: (series, from, until) => {
      const found = known.get(`${series} ${from} ${until}`);
      return found === undefined ? null : { value: found.value, state: found.state };
    },
    lastBefore: (series, from) => bySeries.get(series)?.findLast((point) => point.from < from)?.value ?? null,
    // A register says of no series that it is a part of another: its shares are each of a whole of their own.
    wholes: [],
    today: clock.today(),
    contract: { fromYear: catalogue.fromYear, toYear: catalogue.toYear },
  });
}

/**
 * Imports the planned values, all or none, as one batch; each value is an event that points back to its line. Fails
 * with `indicators.changed-meanwhile` when a value came in or went between the plan and now.
 */
export async function importPlanned(db: Db, clock: Clock, by: Author, file: ValueFile, plan: ValueImportPlan, options: ImportOptions = {}, after: AfterImport = async () => {}): Promise<{ batchId: string; imported: number }> {
  const batchId = randomUUID();
  const now = clock.now().toISOString();
  const demonstration = options.demonstration ?? false;
  const fileSha256 = createHash("sha256").update(file.bytes).digest("hex");
  const eventOf = (value: PlannedValue, before: Observation | undefined): StoredEvent => ({
    id: randomUUID(),
    series: value.series,
    period: value.period,
    kind: value.replaces ? "corrected" : "entered",
    value: value.value,
    // As the fold of events has it: what replaces a settled number is a revision.
    state: before !== undefined && before.state !== "provisional" && (before.value !== value.value || before.state === "revised") ? "revised" : value.state,
    observedOn: value.observedOn,
    recordedAt: options.recordedAt?.(value) ?? now,
    authorId: by.accountId ?? "",
    author: by.name,
    reason: value.justification,
    source: value.source,
    method: value.method,
    answers: null,
    demonstration,
    batchId,
    batchLine: value.line,
  });
  return db.tx(async (inside) => {
    await inside.query(sql`select pg_advisory_xact_lock(hashtextextended('indicators.import', 0))`);
    const standing = new Map(observationsAsKnown(await listDecidingEvents(inside, null), null).map((one) => [`${one.series} ${one.period.from} ${one.period.until}`, one]));
    const events = plan.ready.map((value) => {
      const before = standing.get(`${value.series} ${value.period.from} ${value.period.until}`);
      if ((before !== undefined) !== value.replaces) throw changedMeanwhile(value.line);
      return eventOf(value, before);
    });
    await appendBatch(inside, { id: batchId, recordedAt: now, accountId: by.accountId, author: by.name, fileSha256, rowCount: events.length, demonstration });
    await appendEvents(inside, events, (done) => options.onProgress?.(done, events.length));
    await recordAudit(inside, {
      accountId: by.accountId,
      author: by.name,
      act: "values.imported",
      subject: `batch ${batchId}`,
      previous: null,
      next: { batchId, fileSha256, rows: events.length, ...sealAll(events), demonstration },
    });
    await after(inside, batchId, events);
    return { batchId, imported: events.length };
  });
}

/** The audit chain covers each imported value through their seal, without an entry a row. */
function sealAll(events: readonly StoredEvent[]): BatchSeal {
  const sealer = batchSealer(events.length);
  for (const event of events) sealer.add(event);
  return sealer.finish();
}
