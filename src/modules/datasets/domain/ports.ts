import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { AccessGrant } from "./access.ts";
import type { DatasetFile, FileProfile } from "./dataset.ts";

/** Grants in force, of an account or of the bearer of a time-limited link; given by the access requests. */
export interface Grants {
  of(holder: { readonly actor: Actor | null; readonly linkToken: string | null }, dataset: string): Promise<readonly AccessGrant[]>;
}

/** What the kinds of counted uses are: a dataset on a rendered page of results, a download begun by a person, a request for access handed in. */
export type UseKind = "search" | "view" | "download" | "request";

/** Counts uses of datasets. Robots, double clicks and repeats of one visitor are left out by the rule on `/data/top`. Never fails the act that is counted. */
export interface UseCounter {
  count(kind: UseKind, datasets: readonly string[], visitor: { readonly address: string | null; readonly userAgent: string | null; readonly query?: string }): void;
}

/** Reads a stored file and says what it is, in a worker so that no request waits. */
export interface Profiler {
  profile(file: { readonly sha256: string; readonly name: string; readonly sizeBytes: number }): Promise<FileProfile>;
}

export interface StructureFacts {
  readonly code: string;
  readonly name: string;
  readonly acronym: string | null;
  /** INSEE code of the region. */
  readonly region: string | null;
  readonly city: string | null;
  readonly ror: string | null;
}

/** What the portal asks of the directory. */
export interface Structures {
  of(codes: readonly string[], on: Day): Promise<ReadonlyMap<string, StructureFacts>>;
}

/** What the portal asks of the publications: does this DOI, HAL id or PMID stand in HAL today? */
export interface HalState {
  of(related: readonly { readonly scheme: string; readonly value: string }[]): Promise<{ readonly work: string; readonly hal: string; readonly title: string } | null>;
}

/** The files of a dataset; the content is in the storage. */
export interface DatasetFiles {
  list(dataset: string, version?: number): Promise<readonly DatasetFile[]>;
  /** The files of the draft, read within the transaction that publishes it. Left out: `list` was asked just before. */
  listInside?(tx: Db, dataset: string): Promise<readonly DatasetFile[]>;
  /** Within the transaction that opens a new version: the draft starts from the files of this version. */
  restart?(tx: Db, dataset: string, version: number): Promise<void>;
  /** Files as they stand today, by id: state and profile may have been found out after publication. Left out: as they were frozen. */
  standing?(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<DatasetFile, "state" | "profile">>>;
}
