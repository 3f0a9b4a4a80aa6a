import type { Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Contracts } from "../../contract/index.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { Steering } from "../../steering/index.ts";

/** What an evaluation is made of; others hold it, whoever wires gives it. */
export interface EvaluationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly contracts: Pick<Contracts, "inForce" | "targetsOver">;
  readonly indicators: Pick<Indicators, "board" | "defaultDay" | "forecastsOf">;
  readonly steering: Pick<Steering, "act" | "standing" | "standings" | "spread">;
  /** What the closed self-evaluation says of an objective; null while none is closed. */
  readonly selfEvaluationOf: (objective: string) => Promise<Bilingual | null>;
  /** Accounts that may be made to answer for a recommendation. */
  readonly people: () => Promise<readonly { readonly accountId: string; readonly name: string }[]>;
}
