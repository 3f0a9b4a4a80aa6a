import { daysBetween, type Day } from "../../../kernel/time/day.ts";
import { middleOfDeaths, type LedgerLine } from "./line.ts";
import { codedIn, noMovement, stages, type Movements, type Stage } from "./stage.ts";

/** Ages in days, weighted by certificates. */
export interface Ages {
  readonly median: number;
  readonly ninetieth: number;
  readonly oldest: number;
}

export interface StageStanding {
  readonly stage: Stage;
  /** Entered and not left yet. Never below 0: where more left than entered, `contradictions` says so. */
  readonly waiting: number;
  /** Days since death, by the middle of the month of death; null where nothing waits. */
  readonly sinceDeath: Ages | null;
  /** Days in the stage, if those that came first leave first; null where nothing waits. */
  readonly inStage: Ages | null;
}

export interface YearStanding {
  readonly deathYear: number;
  readonly movements: Movements;
  readonly received: number;
  readonly coded: number;
  /** Number of deaths of the year that the statistical institute tells, and what share of it was received; null where nobody told it. */
  readonly deaths: number | null;
  readonly coverage: number | null;
  readonly stages: readonly StageStanding[];
}

/** Movements of every year of death, summed over the weeks that began on or before a day. */
export function movementsByYear(lines: readonly LedgerLine[], on: Day): ReadonlyMap<number, Movements> {
  const years = new Map<number, ReturnType<typeof noMovement>>();
  for (const line of lines) {
    if (line.week > on) continue;
    const of = years.get(line.deathYear) ?? noMovement();
    years.set(line.deathYear, of);
    add(of[line.stage], line);
  }
  return new Map([...years].toSorted(([a], [b]) => a - b));
}

function add(to: { entered: number; left: number; handedOn: number }, { entered, left, handedOn }: LedgerLine): void {
  to.entered += entered;
  to.left += left;
  to.handedOn += handedOn;
}

/** Quantiles of ages, each with how many certificates have it. The smallest age that at least the share has; null of nothing. */
export function agesOf(weighted: readonly (readonly [ageDays: number, certificates: number])[]): Ages | null {
  const sorted = weighted.filter(([, certificates]) => certificates > 0).toSorted(([a], [b]) => a - b);
  const all = sorted.reduce((sum, [, certificates]) => sum + certificates, 0);
  if (all === 0) return null;
  const at = (share: number): number => {
    let seen = 0;
    for (const [age, certificates] of sorted) {
      seen += certificates;
      if (seen >= share * all) return age;
    }
    return sorted.at(-1)?.[0] ?? 0;
  };
  return { median: at(0.5), ninetieth: at(0.9), oldest: sorted.at(-1)?.[0] ?? 0 };
}

/** Where everything stands at the end of a day: every year of death, every stage, with the ages of what waits. */
export function standingOn(lines: readonly LedgerLine[], deaths: ReadonlyMap<number, number>, on: Day): readonly YearStanding[] {
  const known = lines.filter(({ week }) => week <= on);
  const groups = new Map<string, LedgerLine[]>();
  for (const line of known) {
    const key = `${line.deathYear} ${line.stage}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...movementsByYear(known, on)].map(([deathYear, movements]) => {
    const told = deaths.get(deathYear) ?? null;
    const received = movements.reception.entered;
    return {
      deathYear, movements, received, coded: codedIn(movements), deaths: told, coverage: told === null ? null : received / told,
      stages: stages.map((stage) => {
        const waiting = Math.max(0, movements[stage].entered - movements[stage].left);
        const group = waiting === 0 ? [] : (groups.get(`${deathYear} ${stage}`) ?? []);
        return { stage, waiting, sinceDeath: agesOf(sinceDeath(group, on)), inStage: agesOf(inStage(group, on)) };
      }),
    };
  });
}

function sinceDeath(lines: readonly LedgerLine[], on: Day): [number, number][] {
  const waiting = new Map<string, { age: number; certificates: number }>();
  for (const { deathYear, deathMonth, channel, entered, left } of lines) {
    const key = `${deathMonth ?? ""} ${channel}`;
    const of = waiting.get(key) ?? { age: Math.max(0, daysBetween(middleOfDeaths(deathYear, deathMonth), on)), certificates: 0 };
    of.certificates += entered - left;
    waiting.set(key, of);
  }
  return [...waiting.values()].map(({ age, certificates }) => [age, Math.max(0, certificates)]);
}

/** First in, first out: what waits is what came last. */
function inStage(lines: readonly LedgerLine[], on: Day): [number, number][] {
  let waiting = lines.reduce((sum, { entered, left }) => sum + entered - left, 0);
  const ages: [number, number][] = [];
  for (const { week, entered } of lines.toSorted((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0))) {
    if (waiting <= 0) break;
    const of = Math.min(entered, waiting);
    ages.push([daysBetween(week, on), of]);
    waiting -= of;
  }
  return ages;
}
