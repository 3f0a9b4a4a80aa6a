import type { Day } from "../../../../kernel/time/day.ts";

/** Where somebody, or the house's own projection, said on a day that a series would land. */
export interface PastForecast {
  readonly kind: "owner" | "projection";
  readonly madeOn: Day;
  readonly value: number;
  /** The ends of a projection's interval; null for an owner's forecast, which has none. */
  readonly low: number | null;
  readonly high: number | null;
  /** The owner's own confidence, or the share of outcomes that the interval should hold. */
  readonly confidenceShare: number;
}

export interface ForecastScore extends PastForecast {
  /** What came, in the unit of the series; null while it is not known. */
  readonly outcome: number | null;
  /** Forecast minus outcome: above zero where too much was announced. */
  readonly error: number | null;
  /** Both ends are inside. Null without interval or outcome. */
  readonly inside: boolean | null;
}

/** What was said, in the order of time, beside what came. Pure. */
export function scoreForecasts(forecasts: readonly PastForecast[], outcome: number | null): readonly ForecastScore[] {
  return forecasts
    .toSorted((a, b) => (a.madeOn === b.madeOn ? Number(a.kind === "projection") - Number(b.kind === "projection") : a.madeOn < b.madeOn ? -1 : 1))
    .map((forecast) => ({
      ...forecast,
      outcome,
      error: outcome === null ? null : forecast.value - outcome,
      inside: outcome === null || forecast.low === null || forecast.high === null ? null : forecast.low <= outcome && outcome <= forecast.high,
    }));
}

export interface IntervalRecord {
  readonly judged: number;
  readonly inside: number;
  /** The share that the intervals claimed to hold, null where none was judged or they claimed different ones. */
  readonly claimedShare: number | null;
}

/** How many of the intervals whose outcome is known held it: eight in ten should, where they claim 80 %. */
export function intervalRecord(scores: readonly ForecastScore[]): IntervalRecord {
  const judged = scores.filter((score) => score.inside !== null);
  const claimed = new Set(judged.map((score) => score.confidenceShare));
  const [only] = [...claimed];
  return { judged: judged.length, inside: judged.filter((score) => score.inside === true).length, claimedShare: claimed.size === 1 ? (only ?? null) : null };
}
