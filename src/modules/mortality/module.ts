import type { Db } from "../../kernel/db/db.ts";
import type { Notify } from "../../kernel/outbox/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import { codedIn } from "./domain/stage.ts";
import type { LinkageRuns, RecordMeasurement } from "./domain/ports.ts";
import { movementsByYear } from "./domain/standing.ts";
import { createForecasts, type Forecasts } from "./forecast/forecasts.ts";
import { createMortalityIndicators, type MortalityIndicators } from "./indicators/measure.ts";
import { createLedger, type Ledger } from "./ledger/ledger.ts";
import { createTables, type Tables } from "./tables/tables.ts";

export interface MortalityDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly regions: ReadonlySet<string>;
  readonly notify: Notify;
  readonly office: () => Promise<readonly string[]>;
  readonly runs: LinkageRuns;
  readonly record: RecordMeasurement;
}

/** The production line of causes of death: ledger, forecast, tables, indicators 6.a and 6.b. */
export interface Mortality {
  readonly ledger: Ledger;
  readonly forecasts: Forecasts;
  readonly tables: Tables;
  readonly indicators: MortalityIndicators;
}

export function createMortality({ db, clock, regions, notify, office, runs, record }: MortalityDeps): Mortality {
  const ledger = createLedger({ db, clock });
  const tables = createTables({
    db, clock, regions,
    knownOf: async (deathYear) => {
      const { lines, deaths } = await ledger.state();
      const movements = movementsByYear(lines, clock.today()).get(deathYear);
      return { deathsTold: deaths.get(deathYear) ?? null, coded: movements === undefined ? null : codedIn(movements) };
    },
  });
  return { ledger, tables, forecasts: createForecasts({ db, ledger, tables, notify, office }), indicators: createMortalityIndicators({ db, clock, tables, ledger, runs, record }) };
}
