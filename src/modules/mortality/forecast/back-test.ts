import { addDays, day, daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { LedgerLine } from "../domain/line.ts";
import { errorOf, forecastDelivery } from "./forecast.ts";
import type { ReleasedYear } from "./history.ts";
import { asItIs } from "./work.ts";

/** A forecast that could have been made on a day of the past, and what came. */
export interface PastForecast {
  readonly deathYear: number;
  readonly asOf: Day;
  readonly low: Day | null;
  readonly median: Day | null;
  readonly high: Day | null;
  readonly releasedOn: Day;
  readonly inside: boolean;
}

export interface BackTest {
  readonly forecasts: readonly PastForecast[];
  /** Share of them whose interval of 80 % held the day; null where there is none. */
  readonly coverage: number | null;
  /** The same if the spread of drawn weeks were all: what the past errors are needed for. */
  readonly coverageOfDraws: number | null;
  /** Half of the medians were off by no more than so many days; null where none had a median. */
  readonly medianErrorDays: number | null;
  /** Years that they are about: forecasts of one year are not independent of each other. */
  readonly years: number;
  /** Errors to be given to a forecast of today (`errorOf`). */
  readonly errors: readonly number[];
}

const everyDays = 56;
/** A forecast learns how wide it has to be from so many at least; before, a quarter more or less is assumed. */
const enoughErrors = 5;
const assumedErrors = [-0.35, -0.25, -0.12, -0.05, 0, 0.05, 0.12, 0.25, 0.35];

/** Errors of forecasts whose end was known on a day; assumed ones while there are too few. */
function errorsKnown(past: readonly (PastForecast & { readonly error: number | null })[], on: Day): readonly number[] {
  const known = past.flatMap(({ releasedOn, error }) => (releasedOn <= on && error !== null ? [error] : []));
  return known.length < enoughErrors ? assumedErrors : known;
}

/**
 * How good would the forecasts have been? For each year released, one every eight weeks from the end of the year of death until four weeks before the release, with nothing
 * but what was known by then, errors of earlier forecasts included. The number of deaths of a year counts as known two months after its
 * end, as it is published.
 */
export function backTest(lines: readonly LedgerLine[], deaths: ReadonlyMap<number, number>, released: readonly ReleasedYear[], today: Day, draws = 100): BackTest {
  const firstWeek = lines.reduce<string>((first, { week }) => (week < first ? week : first), "9999-12-31");
  const ask = (deathYear: number, asOf: Day, pastErrors: readonly number[]) => forecastDelivery({
    lines, released, deathYear, asOf, scenario: asItIs, draws, pastErrors, deaths: new Map([...deaths].filter(([year]) => day(`${year + 1}-03-01`) <= asOf)),
  });
  const plain = released.filter(({ releasedOn }) => releasedOn <= today).flatMap(({ deathYear, releasedOn }): (PastForecast & { error: number | null })[] => {
    const found: (PastForecast & { error: number | null })[] = [];
    for (let asOf = day(`${deathYear + 1}-01-01`); addDays(asOf, 28) <= releasedOn; asOf = addDays(asOf, everyDays)) {
      // Two years of history at least: the seasons have to be there.
      if (firstWeek > addDays(asOf, -730)) continue;
      const forecast = ask(deathYear, asOf, []);
      if (forecast === null) continue;
      found.push({ ...told(forecast, releasedOn), error: forecast.median === null ? null : errorOf(asOf, forecast.median, releasedOn) });
    }
    return found;
  });
  const forecasts = plain.flatMap(({ deathYear, asOf, releasedOn }): PastForecast[] => {
    const forecast = ask(deathYear, asOf, errorsKnown(plain, asOf));
    return forecast === null ? [] : [told(forecast, releasedOn)];
  });
  const off = forecasts.flatMap(({ median, releasedOn }) => (median === null ? [] : [Math.abs(daysBetween(median, releasedOn))])).toSorted((a, b) => a - b);
  const share = (of: readonly PastForecast[]): number | null => (of.length === 0 ? null : of.filter(({ inside }) => inside).length / of.length);
  return {
    forecasts, years: new Set(forecasts.map(({ deathYear }) => deathYear)).size, coverage: share(forecasts), coverageOfDraws: share(plain),
    medianErrorDays: off[Math.floor(off.length / 2)] ?? null, errors: errorsKnown(plain, today),
  };
}

function told({ deathYear, asOf, low, median, high }: { readonly deathYear: number; readonly asOf: Day; readonly low: Day | null; readonly median: Day | null; readonly high: Day | null }, releasedOn: Day): PastForecast {
  return { deathYear, asOf, low, median, high, releasedOn, inside: low !== null && low <= releasedOn && (high === null || releasedOn <= high) };
}
