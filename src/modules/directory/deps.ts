import type { Db } from "../../kernel/db/db.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { FieldDefinition } from "./domain/field.ts";

/** What every part of the module is given. */
export interface DirectoryDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The fields of the graph: those of the module and those that other modules add for kinds of their own. */
  readonly fields: readonly FieldDefinition[];
}
