import type { Db } from "../../kernel/db/db.ts";
import type { Announce } from "../../kernel/outbox/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { StudyContent } from "./domain/content.ts";
import type { ConceptLabels, StudyDoiMinter } from "./domain/ports.ts";

/** Studies that seem to be the one described, though they share no number with it, best first: those near enough for somebody to decide. */
export type FindCandidates = (db: Db, content: StudyContent) => Promise<readonly string[]>;

export interface StudyDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly announce: Announce;
  /** Tells which concept ids are known. Without it every id is taken as known. */
  readonly concepts?: ConceptLabels;
  readonly candidates?: FindCandidates;
  /** Without it, studies have no DOI. */
  readonly doi?: StudyDoiMinter;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}
