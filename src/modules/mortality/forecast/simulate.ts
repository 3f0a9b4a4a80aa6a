import { workStages, type WorkStage } from "../domain/stage.ts";
import type { ArrivalCurve, LineHistory } from "./history.ts";
import { codedEnough } from "./history.ts";
import type { Work } from "./work.ts";

/** Weeks looked at before a forecast says that it sees no end. */
export const horizonWeeks = 260;
/** Weeks drawn together, so that a slow spell stays a slow spell. */
export const blockWeeks = 4;
/** Past weeks drawn from, and how far from the same time of the year they may be. */
export const recentWeeks = 104;
export const seasonWeeks = 8;
const paceWeeks = 26;

/** Certificates that a stage can let through in a week; Infinity where the stage never made anything wait. */
export type Capacity = (week: number) => Readonly<Record<WorkStage, number>>;

/**
 * Weeks from the day of the forecast until enough of the year and of those before it is coded, or null beyond the horizon. Each week, what comes in
 * goes through the stages in their order, each letting through at most its capacity; older years go first, so that all capacity is theirs.
 */
export function weeksUntilCoded(work: Work, capacity: Capacity, curve: ArrivalCurve | null): number | null {
  const waiting = { ...work.waiting };
  const rest = { ...work.toCome };
  const allowed = (1 - codedEnough) * work.expectedOfYear;
  // Mixed by what is still to come and by what waits: the shares of the channels among the waiting are those of the shares to come.
  const whole = rest.electronic + rest.paper;
  const electronic = whole <= 0 ? 0.5 : rest.electronic / whole;
  const share = (of: "automatic" | "deepLearning"): number => electronic * work.settled.electronic[of] + (1 - electronic) * work.settled.paper[of];
  const automatic = share("automatic");
  const handedToNetworks = automatic >= 1 ? 0 : share("deepLearning") > 0 ? 1 : 0;
  const manualAfterNetworks = handedToNetworks === 0 ? 1 : Math.max(0, 1 - automatic - share("deepLearning")) / Math.max(1e-9, 1 - automatic);
  for (let week = 0; week < horizonWeeks; week += 1) {
    const left = waiting.reception + waiting.controls + waiting.matching + waiting["coding-automatic"] + waiting["coding-deep-learning"] + waiting["coding-manual"] + rest.electronic + rest.paper;
    if (left <= allowed) return week;
    let came = 0;
    for (const channel of ["electronic", "paper"] as const) {
      if (work.toCome[channel] <= 0) continue;
      const before = curve?.shareBy(channel, work.weeksAfterYear) ?? 0;
      const now = curve === null ? 1 : curve.shareBy(channel, work.weeksAfterYear + week + 1);
      // The rest of the curve, stretched over what is still to come of this year; after its end, at once.
      const reached = before >= 1 ? 1 : Math.min(1, (now - before) / (1 - before));
      const still = work.toCome[channel] * (1 - reached);
      came += Math.max(0, rest[channel] - still);
      rest[channel] = Math.min(rest[channel], still);
    }
    const can = capacity(week);
    let flow = came;
    for (const stage of workStages) {
      waiting[stage] += flow;
      const out = Math.min(waiting[stage], can[stage]);
      waiting[stage] -= out;
      flow = stage === "coding-automatic" ? out * (1 - automatic) : stage === "coding-deep-learning" ? out * manualAfterNetworks : out;
      if (stage === "coding-automatic" && handedToNetworks === 0) {
        waiting["coding-manual"] += flow;
        flow = 0;
      }
    }
  }
  return null;
}

/**
 * Capacities drawn anew from the history: whole weeks, all stages together, in blocks of four, from the last two years and from the same time
 * of the year, give or take eight weeks. Weeks in which nothing was left waiting only say what came, not what could have been done: the
 * ninetieth percentile of the stage stands for them. The whole is multiplied by a change of pace that was seen in the past: how half a year went against
 * the year before it.
 */
export function drawnCapacity(history: LineHistory, fromWeek: number, manualCapacity: number, random: () => number, prepared = prepareHistory(history)): Capacity {
  const { capacity, paces, starts } = prepared;
  const pace = paces.length === 0 ? 1 : (paces[Math.floor(random() * paces.length)] ?? 1);
  const last = history.weeks - 1;
  const drawn: number[] = [];
  return (week) => {
    const block = Math.floor(week / blockWeeks);
    drawn[block] ??= drawnFrom(starts[(fromWeek + block * blockWeeks) % 52] ?? [], random, Math.max(0, last - blockWeeks + 1));
    const at = Math.min(last, drawn[block] + (week % blockWeeks));
    const of = (stage: WorkStage): number => (capacity[stage][at] ?? 0) * pace;
    return { reception: of("reception"), controls: of("controls"), matching: of("matching"), "coding-automatic": of("coding-automatic"), "coding-deep-learning": of("coding-deep-learning"), "coding-manual": of("coding-manual") * manualCapacity };
  };
}

function drawnFrom(pool: readonly number[], random: () => number, otherwise: number): number {
  return pool[Math.floor(random() * pool.length)] ?? otherwise;
}

/** Weeks of the recent past at which a block may begin, for each of the 52 seasons of the year. */
function startsBySeason({ firstWeek, weeks }: LineHistory): readonly (readonly number[])[] {
  const first = Math.max(0, weeks - recentWeeks);
  return Array.from({ length: 52 }, (_, season) => {
    const starts: number[] = [];
    for (let at = first; at <= weeks - blockWeeks; at += 1) {
      const apart = (((firstWeek + at - season) % 52) + 52) % 52;
      if (Math.min(apart, 52 - apart) <= seasonWeeks) starts.push(at);
    }
    return starts;
  });
}

export interface PreparedHistory {
  readonly capacity: Readonly<Record<WorkStage, Float64Array>>;
  /** Ratios of the pace of the slowest stage (manual coding) in half a year to the year before, as far back as the history goes. */
  readonly paces: readonly number[];
  readonly starts: readonly (readonly number[])[];
}

export function prepareHistory(history: LineHistory): PreparedHistory {
  const { weeks, left, waiting } = history;
  const first = Math.max(0, weeks - recentWeeks);
  const capacityOf = (stage: WorkStage): Float64Array => {
    const recent = left[stage].slice(first).toSorted((a, b) => a - b);
    // The most, where a stage works in fewer than one week of ten.
    const high = (recent[Math.floor(recent.length * 0.9)] ?? 0) || (recent.at(-1) ?? 0);
    // A stage that nobody goes through holds nothing back; one that stopped with certificates before it holds all.
    if (high <= 0 && (waiting[stage][weeks - 1] ?? 0) <= 0) return new Float64Array(weeks).fill(Infinity);
    return left[stage].map((went, at) => ((waiting[stage][at] ?? 0) > went * 0.05 ? went : Math.max(went, high)));
  };
  const capacity = { reception: capacityOf("reception"), controls: capacityOf("controls"), matching: capacityOf("matching"), "coding-automatic": capacityOf("coding-automatic"), "coding-deep-learning": capacityOf("coding-deep-learning"), "coding-manual": capacityOf("coding-manual") };
  const slow = left["coding-manual"];
  const mean = (from: number, until: number): number => { let sum = 0; for (let at = from; at < until; at += 1) sum += slow[at] ?? 0; return sum / (until - from); };
  const paces: number[] = [];
  for (let at = 52; at + paceWeeks <= weeks; at += 4) {
    const before = mean(at - 52, at);
    if (before > 0) paces.push(Math.min(2, Math.max(0.5, mean(at, at + paceWeeks) / before)));
  }
  return { capacity, paces, starts: startsBySeason(history) };
}
