import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { DatasetFile } from "../../domain/dataset.ts";

/** `waiting`: to be read by the profiler; `failed`: it gave up, which is told; `none`: there is no profiler for it. */
export type ProfileState = "waiting" | "done" | "failed" | "none";

/** A file as its keepers see it: what everybody sees, and what was found out about it. */
export interface KeptFile extends DatasetFile {
  readonly dataset: string;
  readonly profileState: ProfileState;
  /** What the check said, for people: no antivirus, why infected or refused. */
  readonly notes: readonly Issue[];
  /** CRC-32 of the bytes; null until they have been read. */
  readonly crc32: number | null;
  readonly removedAt: string | null;
}
