import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Notify } from "../../../kernel/outbox/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";

/** Something of the contract that a proposal or an answer may point to. */
export interface ContractItem {
  readonly code: string;
  readonly title: Bilingual;
  readonly href: string;
}

export interface StepsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly notify: Notify;
  /** The objectives and the actions of the contract in force on a day; none where no contract is registered. */
  readonly contract: (on: Day) => Promise<{ readonly objectives: readonly ContractItem[]; readonly actions: readonly ContractItem[] }>;
  /** What is made is made up. */
  readonly demonstration?: boolean;
}
