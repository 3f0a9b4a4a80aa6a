import type { Db } from "../../kernel/db/db.ts";
import type { Clock } from "../../kernel/time/day.ts";

export interface PublicationDeps {
  readonly db: Db;
  readonly clock: Clock;
}
