import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { ReadRecords } from "../../domain/publications.ts";
import type { BibliographicRecord } from "../../domain/record.ts";
import type { Faults } from "./faults.ts";

export interface ReadRecord {
  readonly record: BibliographicRecord;
  readonly raw: string;
  readonly line: number | null;
}

/** A file whose records are read one at a time, so that a million of them are never there together. Read them once. */
export interface OpenRecords {
  /** How many pieces of the file look like a record. */
  readonly total: number;
  readonly records: Iterable<ReadRecord>;
  /** Grows as the records are read, and is whole after the last. */
  readonly issues: readonly Issue[];
}

export function openRecordsOf(total: number, records: Iterable<ReadRecord>, faults: Faults): OpenRecords {
  function* all(): Generator<ReadRecord> {
    yield* records;
    faults.finish();
  }
  return { total, records: all(), issues: faults.issues };
}

/** All of them together. */
export function readAll(open: OpenRecords): ReadRecords {
  return { records: [...open.records], issues: open.issues };
}
