import type { Db } from "../../../kernel/db/db.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Directory } from "../../directory/index.ts";

export interface MatchingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly directory: Pick<Directory, "allRecords" | "changesAfter" | "find">;
  /** The institute, as `scheme:value`. */
  readonly institute: string;
}
