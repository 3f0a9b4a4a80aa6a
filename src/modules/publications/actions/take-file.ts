import { createHash } from "node:crypto";
import type { Author } from "../../../kernel/audit/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { IntakeReport, Publications, RecordDelivery } from "../domain/publications.ts";
import { openRecords, openSource, type OpenRecords, type ReadOptions, type ReadRecord, type SourceFormat } from "../sources/index.ts";

/** One file of records, and the day on which its source was asked. `text` where it is known to be good text of a known source. */
export interface RecordFile {
  readonly name: string;
  readonly observedOn: Day;
  readonly content: { readonly bytes: Uint8Array } | { readonly text: string; readonly source: SourceFormat };
}

export interface TakenFile {
  readonly name: string;
  readonly source: SourceFormat;
  readonly observedOn: Day;
  /** Null where the file was only read. */
  readonly report: IntakeReport | null;
  readonly records: number;
  /** Faults of reading, then of taking in. */
  readonly issues: readonly Issue[];
}

export interface TakeOptions {
  readonly demonstration: boolean;
  readonly dryRun: boolean;
  readonly onProgress?: (file: string, done: number, total: number) => void;
}

/** Reads a file of records of any format and takes it in; a record at fault never hides the others. */
export async function takeFile({ publications }: { readonly publications: Pick<Publications, "take"> }, by: Author, file: RecordFile, { demonstration, dryRun, onProgress }: TakeOptions): Promise<TakenFile> {
  const read = openFile(file, demonstration);
  if (dryRun) {
    for (const _ of read.delivery.records);
    return { ...read.told, records: read.count(), report: null, issues: read.opened.issues };
  }
  return taken(read, await publications.take(by, read.delivery, (done) => onProgress?.(file.name, done, read.opened.total)));
}

/** What taking a file in would do, told by doing it and taking it back: for files that are looked at before they are recorded, not for millions of records. */
export async function rehearseFile({ publications }: { readonly publications: Pick<Publications, "rehearse"> }, by: Author, file: RecordFile): Promise<TakenFile> {
  const read = openFile(file, false);
  return taken(read, await publications.rehearse(by, read.delivery));
}

interface ReadFile {
  readonly told: Pick<TakenFile, "name" | "source" | "observedOn">;
  readonly opened: OpenRecords;
  readonly delivery: RecordDelivery & { readonly records: Iterable<ReadRecord> };
  /** How many records were read so far. */
  readonly count: () => number;
}

function openFile({ name, observedOn, content }: RecordFile, demonstration: boolean): ReadFile {
  const { source, opened } = open(name, content, { today: observedOn, readWholeBeforeCut: true });
  // One record at a time: a million of them are never there together. How many, and with what faults, is known after the last.
  let count = 0;
  function* counted(): Generator<ReadRecord> {
    for (const one of opened.records) {
      count += 1;
      yield one;
    }
  }
  const fileSha256 = createHash("sha256").update("text" in content ? content.text : content.bytes).digest("hex");
  return { told: { name, source, observedOn }, opened, count: () => count, delivery: { source, observedOn, fileName: name, fileSha256, demonstration, records: counted() } };
}

function taken({ told, opened, count }: ReadFile, report: IntakeReport): TakenFile {
  return { ...told, records: count(), report, issues: [...opened.issues, ...report.issues] };
}

function open(name: string, content: RecordFile["content"], options: ReadOptions): { readonly source: SourceFormat; readonly opened: OpenRecords } {
  if ("text" in content) return { source: content.source, opened: openSource(content.source, content.text, options) };
  const opened = openRecords(name, content.bytes, options);
  return { source: opened.source, opened };
}
