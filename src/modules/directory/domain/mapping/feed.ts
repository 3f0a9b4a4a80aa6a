import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryReport } from "../directory.ts";
import type { Mapping } from "./mapping.ts";

export interface FeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FeedOutcome {
  /** Null where nothing was kept (a rehearsal). */
  readonly importId: string | null;
  readonly mapping: { readonly name: string; readonly version: number };
  readonly observedOn: Day;
  readonly rowCount: number;
  readonly recordCount: number;
  readonly rejected: readonly { readonly line: number; readonly issues: readonly Issue[] }[];
  /** Lines that repeat another word for word. */
  readonly repeated: readonly number[];
  /** The graph holds made-up facts: what enters is a trial, marked as such, and leaves with them. */
  readonly demonstration: boolean;
  /** The list is one of everything, and rows of it are refused: nothing is closed by absence until they are settled. */
  readonly waitsForRows: boolean;
  /** What entered; null where no row could. */
  readonly report: DeliveryReport | null;
}

export interface FeedImport {
  readonly id: string;
  readonly fileName: string;
  readonly mapping: { readonly name: string; readonly version: number; readonly title: Bilingual };
  readonly observedOn: Day;
  readonly recordedAt: string;
  readonly author: string;
  readonly rowCount: number;
  readonly deliveries: readonly string[];
  readonly open: number;
  readonly corrected: number;
  readonly dismissed: number;
  readonly waits: boolean;
}

export interface RejectedRowRecord {
  readonly id: string;
  readonly importId: string;
  readonly fileName: string;
  readonly mapping: { readonly name: string; readonly version: number };
  readonly observedOn: Day;
  readonly line: number;
  readonly recordKey: string | null;
  /** In the order of the mapping: the title in the file, what stands there. */
  readonly cells: readonly { readonly column: string; readonly title: string; readonly text: string; readonly restricted: boolean; readonly required: boolean }[];
  readonly reasons: readonly Issue[];
  readonly status: "open" | "corrected" | "dismissed";
  readonly settledAt: string | null;
  readonly settledBy: string | null;
  readonly settledReason: string | null;
}

export interface RejectedQuestion {
  readonly status?: RejectedRowRecord["status"];
  readonly importId?: string;
  readonly mapping?: string;
  readonly sort?: "line" | "file" | "recent";
  readonly descending?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

/** New texts for cells of a rejected row, by column of the mapping. */
export interface RowCorrection {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

export interface ReplayOutcome {
  readonly corrected: number;
  readonly stillRejected: readonly { readonly id: string; readonly line: number; readonly issues: readonly Issue[] }[];
  readonly reports: readonly DeliveryReport[];
}

/** Exports of management systems in, by named and versioned mappings; what is refused, mended and replayed. */
export interface Feeds {
  /** The mappings that ship with the project, in their order of name. */
  shippedMappings(): readonly Mapping[];
  /** The mapping of this name among the shipped ones, or in this JSON text. Fails with `directory.unknown-mapping`, `directory.bad-mapping`. */
  mapping(given: { readonly name: string } | { readonly fileName: string; readonly text: string }): Mapping;
  /** What `importFile` would do, nothing kept. */
  rehearse(by: Author, file: FeedFile, mapping: Mapping, observedOn: Day): Promise<FeedOutcome>;
  /**
   * Good rows enter as one delivery, bad rows are kept with their reasons. Fails, with nothing kept, where the file as a
   * whole cannot be used (`directory.bad-feed-file`, `tables.*`) or the mapping goes back (`directory.mapping-version`).
   */
  importFile(by: Author, file: FeedFile, mapping: Mapping, observedOn: Day): Promise<FeedOutcome>;
  imports(page: number, pageSize: number): Promise<{ readonly total: number; readonly items: readonly FeedImport[] }>;
  rejectedRows(question: RejectedQuestion): Promise<{ readonly total: number; readonly items: readonly RejectedRowRecord[] }>;
  /** Fails with `directory.unknown-row`. */
  rejectedRow(id: string): Promise<RejectedRowRecord>;
  /** Runs open rows again, by the mapping version and day of their import; without corrections, every open row as it stands. */
  replay(by: Author, corrections?: readonly RowCorrection[]): Promise<ReplayOutcome>;
  /** The same from the file of rejected rows, mended in a spreadsheet. Fails with `directory.bad-feed-file`. */
  replayFile(by: Author, file: FeedFile): Promise<ReplayOutcome>;
  /** Sets a row aside for good: it says nothing. */
  dismiss(by: Author, id: string, reason: string): Promise<void>;
}
