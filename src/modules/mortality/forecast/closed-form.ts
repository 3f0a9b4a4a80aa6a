import { workStages, type WorkStage } from "../domain/stage.ts";
import { codedEnough, type LineHistory } from "./history.ts";
import { prepareHistory } from "./simulate.ts";
import type { Scenario, Work } from "./work.ts";

/**
 * Weeks until a year is coded if every stage went on at its mean pace of the last year: for each stage, all the work that has still to pass it
 * divided by its pace; the largest decides, but not before the last certificate has come. The arithmetic that the simulation is checked
 * against. Null where a stage with work before it does nothing.
 */
export function weeksWithConstantRates(work: Work, history: LineHistory, scenario: Scenario): { readonly weeks: number | null; readonly bottleneck: WorkStage } {
  const { capacity } = prepareHistory(history);
  const weeksOf = (stage: WorkStage): number => {
    const recent = capacity[stage].slice(-52);
    const pace = (recent.reduce((sum, of) => sum + of, 0) / Math.max(1, recent.length)) * (stage === "coding-manual" ? scenario.manualCapacity : 1);
    const before = workToPass(work, stage);
    return before <= 0 ? 0 : pace <= 0 ? Infinity : before / pace;
  };
  const all = workStages.map((stage) => ({ stage, weeks: weeksOf(stage) })).toSorted((a, b) => b.weeks - a.weeks);
  const [slowest = { stage: "coding-manual" as const, weeks: 0 }] = all;
  const weeks = Math.max(slowest.weeks, arrivalsEnd(work));
  const decides: WorkStage = slowest.weeks === 0 ? "coding-manual" : slowest.stage;
  return { weeks: Number.isFinite(weeks) ? weeks : null, bottleneck: decides };
}

/** All that has still to pass a stage: what waits before it or in it, and what is still to come, by the share that gets there; less what may be left over. */
export function workToPass({ waiting, toCome, settled, expectedOfYear }: Work, stage: WorkStage): number {
  const whole = toCome.electronic + toCome.paper;
  const electronic = whole <= 0 ? 0.5 : toCome.electronic / whole;
  const automatic = electronic * settled.electronic.automatic + (1 - electronic) * settled.paper.automatic;
  const networks = electronic * settled.electronic.deepLearning + (1 - electronic) * settled.paper.deepLearning;
  const toCoding = whole + waiting.reception + waiting.controls + waiting.matching + waiting["coding-automatic"];
  const pastAutomatic = toCoding * (1 - automatic);
  const left = (1 - codedEnough) * expectedOfYear;
  const through: Readonly<Record<WorkStage, number>> = {
    reception: whole + waiting.reception,
    controls: whole + waiting.reception + waiting.controls,
    matching: whole + waiting.reception + waiting.controls + waiting.matching,
    "coding-automatic": toCoding,
    "coding-deep-learning": networks <= 0 ? 0 : pastAutomatic + waiting["coding-deep-learning"],
    "coding-manual": toCoding * Math.max(0, 1 - automatic - networks) + waiting["coding-deep-learning"] * (networks <= 0 || automatic >= 1 ? 0 : Math.max(0, 1 - automatic - networks) / (1 - automatic)) + waiting["coding-manual"],
  };
  return Math.max(0, through[stage] - left);
}

/** Weeks until enough certificates will have come, by the last curve that is known. */
function arrivalsEnd({ toCome, curves, weeksAfterYear, expectedOfYear }: Work): number {
  const last = curves.at(-1);
  if (last === undefined) return toCome.electronic + toCome.paper > 0 ? Math.max(0, -weeksAfterYear) : 0;
  for (let week = 0; week < 200; week += 1) {
    const still = (["electronic", "paper"] as const).reduce((sum, channel) => {
      const before = last.shareBy(channel, weeksAfterYear);
      return sum + (before >= 1 ? 0 : toCome[channel] * (1 - Math.min(1, (last.shareBy(channel, weeksAfterYear + week) - before) / (1 - before))));
    }, 0);
    if (still <= (1 - codedEnough) * expectedOfYear) return week;
  }
  return Infinity;
}
