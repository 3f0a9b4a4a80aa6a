import type { Counting, Interval } from "../domain/engine.ts";
import { resampleMeans, type BootstrapChoice } from "./bootstrap.ts";
import type { CorpusColumns } from "./corpus-columns.ts";
import { normalised, topScore, type Scored } from "./scoring.ts";
import type { Slice } from "./slices.ts";
import type { UnitPapers } from "./sums.ts";

export interface SliceIntervals {
  readonly impact: Interval | null;
  readonly journalImpact: Interval | null;
  readonly tops: readonly (Interval | null)[];
  readonly uncited: Interval | null;
}

/** The papers of a slice, each with what it scores there and how much of it is there. */
interface Scores {
  readonly papers: number;
  readonly impact: Float64Array;
  readonly journalImpact: Float64Array;
  readonly tops: readonly [Float64Array, Float64Array, Float64Array];
  readonly uncited: Float64Array;
  readonly share: Float64Array;
  readonly unit: Float64Array;
}

function scoresOf(corpus: CorpusColumns, scored: Scored, { papers, units, denominator }: UnitPapers, slice: Slice): Scores {
  const rows = new Int32Array(papers.length);
  const entries = new Int32Array(papers.length);
  let count = 0;
  for (let row = 0; row < papers.length; row += 1) {
    const paper = papers[row] ?? 0;
    if (slice.year !== null && corpus.year[paper] !== slice.year) continue;
    let entry = -1;
    if (slice.field !== null) {
      const set = corpus.fieldSet[paper] ?? 0;
      for (let at = corpus.setStarts[set] ?? 0; at < (corpus.setStarts[set + 1] ?? 0); at += 1) if (corpus.setField[at] === slice.field) entry = at;
      if (entry < 0) continue;
    }
    rows[count] = row;
    entries[count] = entry;
    count += 1;
  }
  const made = { papers: count, impact: new Float64Array(count), journalImpact: new Float64Array(count), tops: [new Float64Array(count), new Float64Array(count), new Float64Array(count)] as const, uncited: new Float64Array(count), share: new Float64Array(count), unit: new Float64Array(count) };
  for (let at = 0; at < count; at += 1) {
    const [row, entry] = [rows[at] ?? 0, entries[at] ?? 0];
    const paper = papers[row] ?? 0;
    const citations = corpus.citations[paper] ?? 0;
    made.unit[at] = Number(units[row] ?? 0) / Number(denominator);
    made.share[at] = entry < 0 ? 1 : Number(corpus.setUnits[entry] ?? 0) / Number(corpus.fieldDenominator);
    made.journalImpact[at] = scored.journalNormalised[paper] ?? Number.NaN;
    made.uncited[at] = citations === 0 ? 1 : 0;
    const cell = entry < 0 ? undefined : scored.cells[scored.entryCell[(scored.entryStarts[paper] ?? 0) + entry - (corpus.setStarts[corpus.fieldSet[paper] ?? 0] ?? 0)] ?? 0];
    const missing = Number.isNaN(scored.normalised[paper] ?? 0);
    made.impact[at] = missing ? Number.NaN : cell === undefined || cell === null ? (scored.normalised[paper] ?? 0) : normalised(cell, citations);
    for (const [top, scores] of made.tops.entries()) scores[at] = missing ? Number.NaN : cell === undefined || cell === null ? (scored.tops[top as 0 | 1 | 2][paper] ?? 0) : topScore(cell, top, citations);
  }
  return made;
}

/** What is resampled for a slice of a unit, under both countings at once: flat arrays that go to another thread. */
export interface IntervalJob {
  readonly papers: number;
  /** Field, the three top shares, uncited, journal. */
  readonly scores: readonly Float64Array[];
  readonly weights: readonly Float64Array[];
  readonly choice: BootstrapChoice;
}

/** Scores that share their draws where papers are many. */
const groups = [[0], [1, 2, 3, 4], [5]];

export function intervalJob(corpus: CorpusColumns, scored: Scored, of: UnitPapers, unit: string, slice: Slice, choice: BootstrapChoice): IntervalJob {
  const scores = scoresOf(corpus, scored, of, slice);
  const whole = scores.unit.every((weight) => weight === 1);
  return {
    papers: scores.papers,
    scores: [scores.impact, ...scores.tops, scores.uncited, scores.journalImpact],
    weights: whole ? [scores.share] : [scores.share, scores.unit.map((weight, at) => weight * (scores.share[at] ?? 0))],
    choice: { ...choice, seed: [choice.seed, corpus.sha256, unit, slice.year ?? "", slice.field === null ? "" : corpus.fields[slice.field]].join("\n") },
  };
}

/** Intervals of a slice of a unit under both countings. */
export function runJob({ papers, scores, weights, choice }: IntervalJob): Readonly<Record<Counting, SliceIntervals>> {
  const found = resampleMeans(papers, { scores, weights }, choice, groups);
  const under = (counting: number): SliceIntervals => {
    const [impact = null, one = null, five = null, ten = null, uncited = null, journalImpact = null] = found[counting] ?? [];
    return { impact, journalImpact, tops: [one, five, ten], uncited };
  };
  return { full: under(0), fractional: under(weights.length - 1) };
}
