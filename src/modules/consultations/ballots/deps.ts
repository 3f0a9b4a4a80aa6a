import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Questionnaire } from "../domain/campaign.ts";
import type { CheckAnswers } from "../domain/ports.ts";

export interface BallotDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Folder of the keys, apart from the database and from what is backed up. */
  readonly keyDirectory: string;
  /** Null where there is none of this code. Asked at most every few seconds for each questionnaire. */
  readonly questionnaire: (code: string) => Promise<Questionnaire | null>;
  readonly mayAnswer: (actor: Actor, questionnaire: Questionnaire) => Promise<boolean>;
  /** How many people could answer. */
  readonly eligibleCount: (questionnaire: Questionnaire) => Promise<number>;
  readonly checkAnswers: CheckAnswers;
}
