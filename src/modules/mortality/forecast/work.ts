import { addDays, day, type Day } from "../../../kernel/time/day.ts";
import { weekNumber, type LedgerLine } from "../domain/line.ts";
import { movementsByYear } from "../domain/standing.ts";
import { channels, type Channel, type WorkStage } from "../domain/stage.ts";
import { arrivalsOf, coderShares, type ArrivalCurve } from "./history.ts";

/** What is supposed to be otherwise from the day of the forecast on. */
export interface Scenario {
  /** Manual coders, against those of the history: 1.5 is half as many more. */
  readonly manualCapacity: number;
  /** Share of the certificates still to come that come electronically; null: as now. */
  readonly electronicShare: number | null;
  /** Share that the expert system and the networks settle together, of what is still to be coded; null: as now. */
  readonly automaticShare: number | null;
}

export const asItIs: Scenario = { manualCapacity: 1, electronicShare: null, automaticShare: null };

/** What stands between a year of death and its delivery, as known on a day. Fluid: certificates have no identity here. */
export interface Work {
  readonly deathYear: number;
  readonly asOf: Day;
  /** Certificates of the year that are expected in the end, and of earlier years not delivered yet, together. */
  readonly expected: number;
  /** Of this year alone. */
  readonly expectedOfYear: number;
  /** Waiting now, by stage, this year and those before it. */
  readonly waiting: Readonly<Record<WorkStage, number>>;
  /** Still to come, by channel. */
  readonly toCome: Readonly<Record<Channel, number>>;
  /** Curves of earlier years, by which they come. */
  readonly curves: readonly ArrivalCurve[];
  /** Weeks since the end of the year of death; negative while it runs. */
  readonly weeksAfterYear: number;
  /** Of what enters coding by a channel, what each coder settles. */
  readonly settled: Readonly<Record<Channel, { readonly automatic: number; readonly deepLearning: number; readonly manual: number }>>;
}

const noCurve = 26;

/**
 * The work before a year of death: what waits at each stage, of it and of earlier years that are not all coded (older ones go first), and
 * what is still to come. How many certificates there will be: the deaths told for the year (else those of the year before), times the
 * share received of past years. Null where nothing at all is known of the year.
 */
export function workBefore(lines: readonly LedgerLine[], deaths: ReadonlyMap<number, number>, deathYear: number, released: ReadonlySet<number>, asOf: Day, scenario: Scenario): Work | null {
  const movements = movementsByYear(lines, asOf);
  const known = [...movements.keys()];
  const past = known.filter((year) => year < deathYear && weekNumber(asOf) - weekNumber(day(`${year + 1}-01-01`)) >= noCurve).slice(-3);
  const curves = past.map((year) => arrivalsOf(lines, year, asOf));
  const coverages = past.flatMap((year) => { const of = deaths.get(year); return of === undefined ? [] : [Math.min(1, (movements.get(year)?.reception.entered ?? 0) / of)]; });
  const coverage = coverages.length === 0 ? 1 : (coverages.toSorted((a, b) => a - b)[Math.floor(coverages.length / 2)] ?? 1);
  const toldDeaths = deaths.get(deathYear) ?? deaths.get(deathYear - 1) ?? null;
  const own = arrivalsOf(lines, deathYear, asOf);
  const received = own.received.electronic + own.received.paper;
  if (toldDeaths === null && received === 0) return null;
  const expectedOfYear = Math.max(received, toldDeaths === null ? received : toldDeaths * coverage);
  const rest = expectedOfYear - received;
  const electronic = scenario.electronicShare ?? shareToComeElectronically(own, curves, weekNumber(asOf) - weekNumber(day(`${deathYear + 1}-01-01`)));
  const before = known.filter((year) => year <= deathYear && !released.has(year));
  const waiting = (stage: WorkStage): number => before.reduce((sum, year) => { const of = movements.get(year)?.[stage]; return sum + Math.max(0, (of?.entered ?? 0) - (of?.left ?? 0)); }, 0);
  const recent = addDays(asOf, -364);
  const settledBy = (channel: Channel): { automatic: number; deepLearning: number; manual: number } => {
    const now = coderShares(lines, channel, recent, asOf) ?? coderShares(lines, channel === "paper" ? "electronic" : "paper", recent, asOf) ?? { automatic: 0, deepLearning: 0, manual: 1 };
    if (scenario.automaticShare === null) return now;
    const machines = now.automatic + now.deepLearning;
    const automatic = machines === 0 ? scenario.automaticShare : (scenario.automaticShare * now.automatic) / machines;
    return { automatic, deepLearning: scenario.automaticShare - automatic, manual: 1 - scenario.automaticShare };
  };
  return {
    deathYear, asOf, expectedOfYear, expected: before.reduce((sum, year) => sum + (year === deathYear ? expectedOfYear : (movements.get(year)?.reception.entered ?? 0)), 0),
    waiting: { reception: waiting("reception"), controls: waiting("controls"), matching: waiting("matching"), "coding-automatic": waiting("coding-automatic"), "coding-deep-learning": waiting("coding-deep-learning"), "coding-manual": waiting("coding-manual") },
    toCome: { electronic: rest * electronic, paper: rest * (1 - electronic) },
    curves, weeksAfterYear: weekNumber(asOf) - weekNumber(day(`${deathYear + 1}-01-01`)),
    settled: { electronic: settledBy("electronic"), paper: settledBy("paper") },
  };
}

/** Of what is still to come, the share by the electronic channel: each channel grossed up by the curve of the last year whose arrivals are over. */
function shareToComeElectronically(own: ArrivalCurve, curves: readonly ArrivalCurve[], weeks: number): number {
  const last = curves.at(-1);
  if (last === undefined) return own.received.electronic + own.received.paper === 0 ? 0.5 : own.received.electronic / (own.received.electronic + own.received.paper);
  const [electronic = 0, paper = 0] = channels.map((channel) => {
    const by = last.shareBy(channel, weeks);
    return by <= 0.02 ? last.received[channel] : (own.received[channel] / by) * (1 - by);
  });
  return electronic + paper <= 0 ? 0 : electronic / (electronic + paper);
}
