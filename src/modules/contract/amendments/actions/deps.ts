import type { Db } from "../../../../kernel/db/db.ts";
import type { Announce, Notify } from "../../../../kernel/outbox/notice.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { Indicators } from "../../../indicators/index.ts";
import type { Contracts } from "../../module.ts";
import type { UsesOf } from "../domain/uses.ts";

export interface AmendmentDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly contracts: Pick<Contracts, "inForce" | "versions" | "version">;
  readonly indicators: Pick<Indicators, "sheet" | "defaultDay">;
  readonly notify: Notify;
  readonly announce: Announce;
  /** Accounts that may sign, by id. */
  readonly signatories: () => Promise<readonly string[]>;
  /** Accounts that answer for one of these: `12.a`, `action-12`. Those who keep the contract among them. */
  readonly concerned: (subjects: readonly string[]) => Promise<readonly string[]>;
  /** What other modules hang on series and actions; values are counted here. */
  readonly otherUses: UsesOf;
}
