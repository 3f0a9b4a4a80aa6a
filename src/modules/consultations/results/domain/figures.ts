import { wilsonInterval, type ShareInterval } from "../../../../kernel/statistics/index.ts";
import { stepsOf } from "../../domain/answering/index.ts";
import type { Question, ScaleQuestion } from "../../domain/form.ts";
import type { PublishedPart, ShownCount } from "./published.ts";

/** A share of published counts. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  /** 95 %, Wilson: of how far chance alone could have moved the share, had those who answered been drawn at random. */
  readonly interval: ShareInterval | null;
}

/** Sum of counts; null as soon as one of them is hidden. */
export function sumOf(counts: readonly ShownCount[]): ShownCount {
  return counts.reduce<ShownCount>((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

export function shareOf(count: ShownCount, of: ShownCount): Share | null {
  return count === null || of === null || of === 0 ? null : { count, of, share: count / of, interval: wilsonInterval(count, of) };
}

function countsOf({ cells }: PublishedPart, values: readonly string[]): readonly ShownCount[] {
  return values.map((value) => cells.find((cell) => cell.value === value)?.count ?? null);
}

/** How many answered the question, where what is published says so: all contributions without those who left it or were not asked, or all answers. */
export function answeredOf(part: PublishedPart, contributions: number): ShownCount {
  const silent = part.cells.filter(({ value }) => value === "no-answer" || value === "not-asked");
  const without = sumOf(silent.map(({ count }) => count));
  return without !== null ? contributions - without : sumOf(part.cells.filter((cell) => !silent.includes(cell)).map(({ count }) => count));
}

/** What shares of a part are out of: those who answered where that is published, else all contributions. */
export function baseOf(part: PublishedPart, contributions: number): { readonly of: number; readonly kind: "answered" | "contributions" } {
  const answered = answeredOf(part, contributions);
  return answered === null ? { of: contributions, kind: "contributions" } : { of: answered, kind: "answered" };
}

export interface ScaleFigures {
  readonly mean: number | null;
  readonly median: number | null;
  /** Steps above the middle, among those who answered. */
  readonly above: Share | null;
  readonly below: Share | null;
}

/** Mean and median of the steps given, where all their counts are shown; shares on either side of the middle, where theirs are. */
export function scaleFigures(question: ScaleQuestion, part: PublishedPart, contributions: number): ScaleFigures {
  const steps = stepsOf(question);
  const counts = countsOf(part, steps.map(String));
  const total = sumOf(counts);
  const middle = (question.low + question.high) / 2;
  const answered = answeredOf(part, contributions);
  const side = (inside: (step: number) => boolean): Share | null => shareOf(sumOf(steps.flatMap((step, at) => (inside(step) ? [counts[at] ?? null] : []))), answered);
  return {
    mean: total === null || total === 0 ? null : steps.reduce((sum, step, at) => sum + step * (counts[at] ?? 0), 0) / total,
    median: total === null || total === 0 ? null : medianOf(steps, counts.map((count) => count ?? 0)),
    above: side((step) => step > middle),
    below: side((step) => step < middle),
  };
}

/** The middle of ascending values by their counts; halfway between two where the number of values is even. */
export function medianOf(values: readonly number[], counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const at = (rank: number): number => {
    let seen = 0;
    return values.find((_, index) => (seen += counts[index] ?? 0) >= rank) ?? Number.NaN;
  };
  return (at(Math.floor((total + 1) / 2)) + at(Math.floor(total / 2) + 1)) / 2;
}

/** Of an option of a ranking: put first, by those who answered, and its mean rank among those who ranked it, where all its counts are shown. */
export function rankFigures(part: PublishedPart, contributions: number): { readonly first: Share | null; readonly meanRank: number | null } {
  const ranks = part.cells.filter(({ value }) => /^\d+$/.test(value));
  const ranked = sumOf(ranks.map(({ count }) => count));
  return {
    first: shareOf(countsOf(part, ["1"])[0] ?? null, answeredOf(part, contributions)),
    meanRank: ranked === null || ranked === 0 ? null : ranks.reduce((sum, { value, count }) => sum + Number(value) * (count ?? 0), 0) / ranked,
  };
}

/** Values that are shown as shares of a part, in order: all that was asked for, without silence. */
export function answerValues(question: Question, part: PublishedPart): readonly string[] {
  const silent = new Set(["no-answer", "not-asked"]);
  if (question.kind === "multiple") return ["chosen"];
  return part.cells.map(({ value }) => value).filter((value) => !silent.has(value));
}

