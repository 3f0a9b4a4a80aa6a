import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { DatasetMetadata } from "./metadata.ts";

/** Another catalogue, in one run of its harvest. All pages of a run give the same `run`. */
export interface HarvestSource {
  /** Short and stable: records are told apart by it and their identifier there. */
  readonly code: string;
  readonly name: string;
  readonly run: string;
  readonly observedOn: Day;
}

/** One record as read. Its identifier is its name at the source alone, never adopted as a code of this house. */
export interface HarvestedRecord {
  readonly identifier: string;
  readonly url: string | null;
  readonly doi: string | null;
  readonly metadata: DatasetMetadata;
  /** What was wrong with it, for people; it is taken all the same. */
  readonly issues: readonly Issue[];
}

export interface HarvestOutcome {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: number;
  /** Had vanished, and is there again. */
  readonly returned: readonly string[];
  /** The code that each identifier has here. */
  readonly codes: ReadonlyMap<string, string>;
}
