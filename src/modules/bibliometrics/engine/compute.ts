import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { countings, topShares, type ComputeAnswer, type ComputeQuestion, type CorpusRecipe, type Counting, type Estimate, type PaperScore, type Reference, type TopShare, type UnitResult } from "../domain/engine.ts";
import { referenceOf } from "./build-reference.ts";
import { tablesOf, topDivisors } from "./cells.ts";
import { readCorpus, type CorpusColumns } from "./corpus-columns.ts";
import { divide } from "./fraction.ts";
import { withCorpus, type EngineOptions } from "./intake/corpus.ts";
import { IntervalPool } from "./interval-pool.ts";
import { intervalJob, type IntervalJob, type SliceIntervals } from "./intervals.ts";
import { score, sumsFitDoubles, type Scored } from "./scoring.ts";
import { UnitCalculator, type SliceTotals } from "./slices.ts";
import type { UnitPapers } from "./sums.ts";

/**
 * Bibliometric indicators of papers and of the units that bear them: mean normalised citation score by field, year and type
 * and by journal, shares in the top 1, 5 and 10 % with fractional ties, uncited share, under full and fractional counting.
 * `*` stands for all papers, each whole. Sums are of integers by cell, then of ratios each rounded once: neither the order
 * of the rows nor the number of threads shows in any digit. A paper one of whose fields has no cell in the reference is in
 * `withoutCell`: it is in papers, weight, citations and the uncited share, in no mean; one without journal, or whose
 * journal the reference does not hold, is in no mean by journal. Where a cell expects no citation the ratio is 1.
 * Fails with `bibliometrics.faulty-input`, `bibliometrics.unreadable-file` or `bibliometrics.denominators`, and with
 * `bibliometrics.other-recipe` where the reference was counted in another way than the question says.
 * Methods: Leiden Ranking Open Edition (CWTS), Waltman & Schreiber 2013 (ties).
 */
export async function compute(question: ComputeQuestion, options: EngineOptions = {}): Promise<ComputeAnswer> {
  return (await computeWithReference(question, options)).answer;
}

/** The same with the reference that was used, which `self` makes from the papers. */
export async function computeWithReference(question: ComputeQuestion, options: EngineOptions = {}): Promise<{ readonly answer: ComputeAnswer; readonly reference: Reference }> {
  if (question.reference !== "self") refuseOtherRecipe(question.recipe, question.reference.recipe);
  return withCorpus(question, options, async (corpus) => {
    const reference = question.reference === "self" ? await referenceOf(corpus, question.recipe) : question.reference;
    const columns = await readCorpus(corpus, question.units !== null);
    options.progress?.("computing");
    // Started before its jobs are known: it makes ready while papers are scored.
    const pool = new IntervalPool(options.threads ?? 2, (question.bootstrap?.resamples ?? 0) * (columns.papers.length + columns.unitPaper.length));
    try {
      const scored = score(columns, tablesOf(reference));
      return { answer: { ...(await answerOf(columns, scored, question, pool, options)), referenceSha256: reference.sha256 }, reference };
    } finally {
      await pool.close();
    }
  });
}

/** Citations of one window held against those of another give numbers that look right; `unspecified` and `unknown` claim nothing. */
function refuseOtherRecipe(own: CorpusRecipe, world: CorpusRecipe): void {
  const told = (value: string | number | null): string => (value === null ? "–" : String(value));
  const differences = ([
    [both("classification", "classification"), own.classification, world.classification, ["unspecified"]],
    [both("dernière année citante", "last citing year"), own.citationsUntilYear, world.citationsUntilYear, []],
    [both("années de la fenêtre", "years of the window"), own.windowYears, world.windowYears, []],
    [both("autocitations", "self-citations"), own.selfCitations, world.selfCitations, ["unknown"]],
  ] as const).filter(([, ours, theirs, silent]) => ours !== theirs && ![ours, theirs].some((one) => silent.some((word) => word === one)));
  if (differences.length === 0) return;
  throw new AppError("bibliometrics.other-recipe", both(
    "La référence n’a pas été comptée comme ces publications\u202f: leurs citations ne se comparent pas.",
    "The reference was not counted as these papers were: their citations do not compare.",
  ), {
    status: 422,
    issues: differences.map(([what, ours, theirs]) => ({ code: "bibliometrics.other-recipe", severity: "error", text: both(`${what.fr}\u00a0: ${told(ours)} ici, ${told(theirs)} dans la référence`, `${what.en}: ${told(ours)} here, ${told(theirs)} in the reference`) })),
  });
}

/** One unit of which slices are known and intervals are not yet. */
interface OpenUnit {
  readonly unit: string;
  readonly slices: Readonly<Record<Counting, readonly SliceTotals[]>>;
  readonly denominators: Readonly<Record<Counting, bigint>>;
}

/** Rows that wait to be resampled, at most: what they hold in memory stays bounded. */
const waitingRows = 500_000;

async function answerOf(corpus: CorpusColumns, scored: Scored, question: ComputeQuestion, pool: IntervalPool, options: EngineOptions): Promise<Omit<ComputeAnswer, "referenceSha256">> {
  const { bootstrap, byYear = false, byField = false } = question;
  const calculator = new UnitCalculator(corpus, scored, sumsFitDoubles(corpus));
  const results: UnitResult[] = [];
  let waiting: OpenUnit[] = [];
  let jobs: IntervalJob[] = [];
  let rows = 0;
  const settle = async (): Promise<void> => {
    const intervals = await pool.run(jobs);
    let at = 0;
    for (const { unit, slices, denominators } of waiting) {
      for (const counting of countings) for (const [index, one] of slices[counting].entries()) results.push(resultOf(unit, counting, one, denominators[counting], corpus, intervals[at + index]?.[counting] ?? null));
      at += bootstrap === null ? 0 : slices.full.length;
    }
    [waiting, jobs, rows] = [[], [], 0];
  };
  const addUnit = async (unit: string, of: UnitPapers): Promise<void> => {
    const whole: UnitPapers = { ...of, units: new Float64Array(of.papers.length).fill(1), denominator: 1n };
    const full = calculator.values(whole, byYear, byField);
    const one = of.units instanceof Float64Array ? Number(of.denominator) : of.denominator;
    const isWhole = of.units.every((units: number | bigint) => units === one);
    // Slices of both countings are the same papers, in the same order.
    waiting.push({ unit, slices: { full, fractional: isWhole ? full : calculator.values(of, byYear, byField) }, denominators: { full: corpus.fieldDenominator, fractional: (isWhole ? 1n : of.denominator) * corpus.fieldDenominator } });
    for (const { slice, papers } of bootstrap === null ? [] : full) {
      if (bootstrap !== null) jobs.push(intervalJob(corpus, scored, of, unit, slice, bootstrap));
      rows += papers;
    }
    if (rows > waitingRows) await settle();
  };
  if (bootstrap !== null) options.progress?.("resampling");
  await addUnit("*", { papers: Int32Array.from(corpus.papers.keys()), units: new Float64Array(corpus.papers.length).fill(1), denominator: 1n });
  for (const [index, unit] of corpus.units.entries()) {
    const [start, end] = [corpus.unitStarts[index] ?? 0, corpus.unitStarts[index + 1] ?? 0];
    await addUnit(unit, { papers: corpus.unitPaper.subarray(start, end), units: corpus.unitUnits.slice(start, end), denominator: corpus.unitDenominator });
  }
  await settle();
  return { results, ...scoresOf(corpus, scored), corpusSha256: corpus.sha256 };
}

function estimate(sum: number, weight: bigint, interval: Estimate["interval"] | undefined): Estimate {
  return weight === 0n ? { value: null, interval: null } : { value: sum / Number(weight), interval: interval ?? null };
}

function resultOf(unit: string, counting: Counting, { slice, totals, papers }: SliceTotals, denominator: bigint, corpus: CorpusColumns, intervals: SliceIntervals | null): UnitResult {
  const [mean, journal, weight] = [totals.meanWeight.value, totals.journalWeight.value, totals.weight.value];
  return {
    unit, counting, year: slice.year, field: slice.field === null ? null : (corpus.fields[slice.field] ?? null), papers,
    weight: divide(weight, denominator),
    citations: divide(totals.citations.value, denominator),
    normalisedImpact: estimate(totals.impact.valueOf(), mean, intervals?.impact),
    journalNormalisedImpact: estimate(totals.journalImpact.valueOf(), journal, intervals?.journalImpact),
    top: Object.fromEntries(topShares.map((share, index) => [share, estimate(totals.tops[index]?.valueOf() ?? 0, mean * (topDivisors[index] ?? 1n), intervals?.tops[index])])) as Record<TopShare, Estimate>,
    uncitedShare: weight === 0n ? { value: null, interval: null } : { value: divide(totals.uncited.value, weight), interval: intervals?.uncited ?? null },
  };
}

function scoresOf(corpus: CorpusColumns, scored: Scored): Pick<ComputeAnswer, "scores" | "withoutCell"> {
  const scores: PaperScore[] = [];
  const withoutCell: string[] = [];
  for (const [index, paper] of corpus.papers.entries()) {
    const normalisedCitations = scored.normalised[index] ?? Number.NaN;
    if (Number.isNaN(normalisedCitations)) {
      withoutCell.push(paper);
      continue;
    }
    const journal = scored.journalNormalised[index] ?? Number.NaN;
    const [one, five, ten] = scored.tops;
    scores.push({ paper, normalisedCitations, journalNormalisedCitations: Number.isNaN(journal) ? null : journal, top: { "1/100": one[index] ?? 0, "1/20": five[index] ?? 0, "1/10": ten[index] ?? 0 } });
  }
  return { scores, withoutCell };
}
