import { createHash } from "node:crypto";
import type { Author } from "../../kernel/audit/index.ts";
import type { Issue } from "../../kernel/errors/app-error.ts";
import type { Day } from "../../kernel/time/day.ts";
import { openRecords, openSource, type IntakeReport, type OpenRecords, type ReadOptions, type ReadRecord, type SourceFormat } from "../../modules/publications/index.ts";
import type { House } from "../house.ts";

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
  /** Null where nothing was to be recorded. */
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
export async function takeFile({ publications }: Pick<House, "publications">, by: Author, file: RecordFile, { demonstration, dryRun, onProgress }: TakeOptions): Promise<TakenFile> {
  const options = { today: file.observedOn, readWholeBeforeCut: true };
  const { content } = file;
  const { source, opened } = open(file.name, content, options);
  // One record at a time: a million of them are never there together. How many, and with what faults, is known after the last.
  let count = 0;
  function* counted(): Generator<ReadRecord> {
    for (const one of opened.records) {
      count += 1;
      yield one;
    }
  }
  const told = { name: file.name, source, observedOn: file.observedOn };
  if (dryRun) {
    for (const _ of counted());
    return { ...told, records: count, report: null, issues: opened.issues };
  }
  const fileSha256 = createHash("sha256").update("text" in content ? content.text : content.bytes).digest("hex");
  const report = await publications.take(by, { source, observedOn: file.observedOn, fileName: file.name, fileSha256, demonstration, records: counted() }, (done) => onProgress?.(file.name, done, opened.total));
  return { ...told, records: count, report, issues: [...opened.issues, ...report.issues] };
}

function open(name: string, content: RecordFile["content"], options: ReadOptions): { readonly source: SourceFormat; readonly opened: OpenRecords } {
  if ("text" in content) return { source: content.source, opened: openSource(content.source, content.text, options) };
  const opened = openRecords(name, content.bytes, options);
  return { source: opened.source, opened };
}
