import type { FileProfile } from "../domain/dataset.ts";
import type { ProfileLimits } from "./limits.ts";

export type Profiled = FileProfile;

/** One file while it is read: where, how far, until when. */
export interface Reading {
  readonly path: string;
  readonly sizeBytes: number;
  /** End of the name, lower case without dot; tells only between formats that the bytes do not tell apart. */
  readonly extension: string;
  /** Name of the one table of a flat file. */
  readonly tableName: string;
  readonly limits: ProfileLimits;
  /** Is the time over? */
  isLate(): boolean;
  /** Were bytes left out at the end, for the file is larger than what is read? */
  isCut(): boolean;
}

/** A profile of a file that is no table. */
export function plainProfile(format: FileProfile["format"], mediaType: string, more: Partial<FileProfile> = {}): FileProfile {
  return { format, mediaType, encoding: null, delimiter: null, header: null, rows: null, tables: [], properties: {}, issues: [], complete: true, ...more };
}
