import type { Notify } from "../../../kernel/outbox/index.ts";
import { formatDay, formatPercent, inBoth } from "../../../kernel/i18n/format.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Tables } from "../tables/tables.ts";
import { backTest, type BackTest } from "./back-test.ts";
import { eurostatLimit, forecastDelivery, type DeliveryForecast } from "./forecast.ts";
import type { ReleasedYear } from "./history.ts";
import { asItIs, type Scenario } from "./work.ts";

/** From this chance of being late on, somebody is told. */
export const riskShare = 0.2;

export interface Forecasts {
  /** Years of death that have certificates and no final tables on a day, those that have ended. */
  awaited(on: Day): Promise<readonly number[]>;
  forecast(deathYear: number, on: Day, scenario?: Scenario): Promise<DeliveryForecast | null>;
  backTest(on: Day): Promise<BackTest>;
  /** Tells the office once of every awaited year whose limit at Eurostat is at risk, and once where it is past, even where no forecast can be made. Gives the years told of. */
  alert(on: Day): Promise<readonly number[]>;
}

export interface ForecastDeps {
  readonly db: Db;
  readonly ledger: Pick<Ledger, "state" | "transmissions">;
  readonly tables: Pick<Tables, "releases">;
  readonly notify: Notify;
  /** Accounts of the office that makes the tables. */
  readonly office: () => Promise<readonly string[]>;
}

export function createForecasts({ db, ledger, tables, notify, office }: ForecastDeps): Forecasts {
  let kept: { readonly key: string; readonly test: BackTest } | null = null;

  async function released(): Promise<readonly ReleasedYear[]> {
    const first = new Map<number, Day>();
    for (const { deathYear, status, releasedOn } of await tables.releases()) if (status === "final" && (first.get(deathYear) ?? "9999") > releasedOn) first.set(deathYear, releasedOn);
    return [...first].map(([deathYear, releasedOn]) => ({ deathYear, releasedOn })).toSorted((a, b) => a.deathYear - b.deathYear);
  }

  async function testOn(on: Day): Promise<BackTest> {
    const [{ lines, deaths, mark }, done] = [await ledger.state(), await released()];
    const key = `${mark} ${on} ${done.map(({ deathYear, releasedOn }) => `${deathYear}:${releasedOn}`).join(" ")}`;
    if (kept?.key !== key) kept = { key, test: backTest(lines, deaths, done, on) };
    return kept.test;
  }

  async function awaited(on: Day): Promise<readonly number[]> {
    const { lines } = await ledger.state();
    const done = new Set((await released()).filter(({ releasedOn }) => releasedOn <= on).map(({ deathYear }) => deathYear));
    const first = Math.min(...done, Infinity);
    return [...new Set(lines.filter(({ week, stage }) => week <= on && stage === "reception").map(({ deathYear }) => deathYear))].filter((year) => !done.has(year) && (first === Infinity || year > first) && `${year}-12-31` < on).toSorted((a, b) => a - b);
  }

  async function forecast(deathYear: number, on: Day, scenario: Scenario = asItIs): Promise<DeliveryForecast | null> {
    const { lines, deaths } = await ledger.state();
    return forecastDelivery({ lines, deaths, released: await released(), deathYear, asOf: on, scenario, pastErrors: (await testOn(on)).errors });
  }

  return {
    awaited, forecast, backTest: testOn,
    async alert(on) {
      const sent = new Set((await ledger.transmissions()).filter(({ recipient, sentOn }) => recipient === "eurostat" && sentOn <= on).map(({ deathYear }) => deathYear));
      const told: number[] = [];
      for (const year of (await awaited(on)).filter((one) => !sent.has(one))) {
        const found = await forecast(year, on);
        const limit = eurostatLimit(year);
        const isPast = on > limit;
        if (!isPast && (found === null || found.lateShare < riskShare)) continue;
        const to = await office();
        if (to.length === 0) continue;
        await db.tx((inside) => notify(inside, {
          key: `mortality-limit-${year}-${isPast ? "past" : "at-risk"}`, to, path: `/mortality/forecast?year=${year}`,
          subject: inBoth((of) => isPast ? (of === "fr" ? `Décès de ${year}\u202f: le délai d’Eurostat est dépassé` : `Deaths of ${year}: the limit of Eurostat is past`) : of === "fr" ? `Décès de ${year}\u202f: le délai d’Eurostat est menacé` : `Deaths of ${year}: the limit of Eurostat is at risk`),
          text: inBoth((of) => of === "fr"
            ? `Les tables de ${year} ${isPast ? "devaient" : "doivent"} parvenir à Eurostat le ${formatDay(limit, "fr")} au plus tard.\n\n${found === null ? "Rien ne permet d’en prévoir la livraison." : `Au rythme de la chaîne, la livraison est prévue ${found.median === null ? "au-delà de cinq ans" : `vers le ${formatDay(found.median, "fr")}`}\u202f; elle a ${formatPercent(found.lateShare, "fr", 0)} de chances de venir trop tard.`}`
            : `The tables of ${year} ${isPast ? "had" : "have"} to reach Eurostat by ${formatDay(limit, "en")}.\n\n${found === null ? "Nothing allows to foresee their delivery." : `At the pace of the line, delivery is foreseen ${found.median === null ? "more than five years from now" : `around ${formatDay(found.median, "en")}`}; the chance that it comes too late is ${formatPercent(found.lateShare, "en", 0)}.`}`),
        }));
        told.push(year);
      }
      return told;
    },
  };
}
