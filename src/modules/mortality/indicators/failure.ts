import { wilsonInterval, type ShareInterval } from "../../../kernel/statistics/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { LinkageRunResult } from "../domain/ports.ts";

export interface YearFailure {
  readonly run: LinkageRunResult;
  /** Without a link over all; the same without what no linkage can find; the part that no linkage can find. Null where nothing is left to divide by. */
  readonly all: number | null;
  readonly avoidable: number | null;
  readonly floor: number | null;
  readonly interval: ShareInterval | null;
}

export interface FailureCount {
  readonly on: Day;
  readonly reading: string;
  /** By year of death, each by the last run sealed on or before the day. */
  readonly years: readonly YearFailure[];
  /** Runs of these years that a later one took the place of. */
  readonly superseded: readonly LinkageRunResult[];
  /** Share of the newest year of death, to the ten-thousandth; null where no run is sealed. */
  readonly value: number | null;
  readonly from: YearFailure | null;
}

/** Indicator 6.b on a day: the failure rate of the newest year of death that a sealed run linked. */
export function failureOn(reading: string, runs: readonly LinkageRunResult[], on: Day): FailureCount {
  const sealed = runs.filter(({ sealedOn, certificates }) => sealedOn <= on && certificates > 0).toSorted((a, b) => (a.sealedOn < b.sealedOn ? -1 : a.sealedOn > b.sealedOn ? 1 : a.runId < b.runId ? -1 : 1));
  const last = new Map(sealed.map((run) => [run.deathYear, run]));
  const years = [...last.values()].toSorted((a, b) => a.deathYear - b.deathYear).map((run): YearFailure => {
    const { certificates, failed, structural } = run;
    const reachable = certificates - structural;
    return { run, all: failed / certificates, avoidable: reachable <= 0 ? null : Math.max(0, failed - structural) / reachable, floor: structural / certificates, interval: wilsonInterval(Math.min(failed, certificates), certificates) };
  });
  const from = years.at(-1) ?? null;
  const share = from === null ? null : reading === "avoidable" ? from.avoidable : from.all;
  return { on, reading, years, superseded: sealed.filter((run) => last.get(run.deathYear) !== run), value: share === null ? null : Math.round(share * 10_000) / 10_000, from };
}

export interface PathPoint {
  readonly year: number;
  readonly share: number;
}

/** The even path from the value of the start (17 % in 2020) to the target (5 % in 2025), year by year. */
export const pathTo: readonly PathPoint[] = Array.from({ length: 6 }, (_, index) => ({ year: 2020 + index, share: Math.round((0.17 - (0.12 * index) / 5) * 10_000) / 10_000 }));
