import { Adder } from "d3-array";
import { topDivisors } from "./cells.ts";
import type { CorpusColumns } from "./corpus-columns.ts";
import { divide } from "./fraction.ts";
import { normalisedSum, type Scored, type ScoringCell } from "./scoring.ts";
import { CellSums, IntegerSum, slots, type UnitPapers } from "./sums.ts";

/** Some papers of a unit: all of them, those of a year, those of a field (each by its share in it). */
export interface Slice {
  readonly year: number | null;
  readonly field: number | null;
}

/** Sums over the papers of a slice; weights are integers over the product of both denominators, and so are the sums of scores. */
export interface Totals {
  readonly weight: IntegerSum;
  readonly citations: IntegerSum;
  readonly uncited: IntegerSum;
  readonly meanWeight: IntegerSum;
  readonly journalWeight: IntegerSum;
  readonly impact: Adder;
  readonly journalImpact: Adder;
  /** Times the divisor of each share. */
  readonly tops: readonly [Adder, Adder, Adder];
}

function newTotals(): Totals {
  return { weight: new IntegerSum(), citations: new IntegerSum(), uncited: new IntegerSum(), meanWeight: new IntegerSum(), journalWeight: new IntegerSum(), impact: new Adder(), journalImpact: new Adder(), tops: [new Adder(), new Adder(), new Adder()] };
}

export interface SliceTotals {
  readonly slice: Slice;
  readonly totals: Totals;
  papers: number;
}

/** Adds one cell of a unit to the sums of its slices: exact integers, and ratios each rounded once, added without order (Shewchuk). */
function addCell(sums: CellSums, index: number, cell: ScoringCell | null, totals: readonly Totals[]): void {
  for (const one of totals) {
    one.weight.add(sums.get(index, slots.allWeight));
    one.citations.add(sums.get(index, slots.allCitations));
    one.uncited.add(sums.get(index, slots.uncited));
  }
  const weight = sums.get(index, slots.weight);
  if (cell === null || Number(weight) === 0) return;
  const impact = impactOf(sums, index, cell);
  const tops = cell.tops.map((_, at) => topsOf(sums, index, cell, at));
  for (const one of totals) {
    one.meanWeight.add(weight);
    one.impact.add(impact);
    for (const [at, top] of tops.entries()) one.tops[at]?.add(top);
  }
}

function impactOf(sums: CellSums, index: number, cell: ScoringCell): number {
  return normalisedSum(cell, sums.get(index, slots.weightedCitations), sums.get(index, slots.weight));
}

/** Weight in a top share times its divisor (10 for 10 %), rounded once: the world then comes out at its share exactly. */
function topsOf(sums: CellSums, index: number, cell: ScoringCell, top: number): number {
  const [above, at] = [sums.get(index, slots.above + top), sums.get(index, slots.at + top)];
  if (above === 0 && at === 0) return 0;
  const one = cell.tops[top];
  if (one === undefined) return 0;
  const divisor = topDivisors[top] ?? 1n;
  if (typeof above === "number" && typeof at === "number") {
    const value = (above * one.tieBottom + at * one.tieTop) * Number(divisor);
    if (value < Number.MAX_SAFE_INTEGER && one.tieBottom < Number.MAX_SAFE_INTEGER) return value / one.tieBottom;
  }
  const [tie, whole] = one.exact ?? [BigInt(one.tieTop), BigInt(one.tieBottom)];
  return divide((BigInt(above) * whole + BigInt(at) * tie) * divisor, whole);
}

function entryOf(slices: Map<number, SliceTotals>, key: number, slice: Slice): SliceTotals {
  let found = slices.get(key);
  if (found === undefined) slices.set(key, found = { slice, totals: newTotals(), papers: 0 });
  return found;
}

/** Works out the results of one unit after another, with scratch space of its own. */
export class UnitCalculator {
  readonly #corpus: CorpusColumns;
  readonly #scored: Scored;
  readonly #sums: CellSums;
  readonly #journalSums: CellSums;

  constructor(corpus: CorpusColumns, scored: Scored, fitDoubles: boolean) {
    this.#corpus = corpus;
    this.#scored = scored;
    this.#sums = new CellSums(scored.cells.length, fitDoubles);
    this.#journalSums = new CellSums(scored.journalCells.length, fitDoubles);
  }

  /** Values of the slices that are there, without intervals. */
  values(of: UnitPapers, byYear: boolean, byField: boolean): SliceTotals[] {
    const all: SliceTotals = { slice: { year: null, field: null }, totals: newTotals(), papers: of.papers.length };
    const years = new Map<number, SliceTotals>();
    const fields = new Map<number, SliceTotals>();
    const inYear = (year: number): SliceTotals => entryOf(years, year, { year, field: null });
    const inField = (field: number): SliceTotals => entryOf(fields, field, { year: null, field });
    this.#addUp(of);
    const scored = this.#scored;
    for (const index of this.#sums.touched) {
      const cell = scored.cells[index] ?? null;
      const own = [all.totals];
      if (byYear) own.push(inYear(scored.cellYear[index] ?? 0).totals);
      if (byField) own.push(inField(scored.cellField[index] ?? 0).totals);
      addCell(this.#sums, index, cell, own);
    }
    for (const index of this.#journalSums.touched) {
      const cell = scored.journalCells[index] ?? null;
      if (cell === null) continue;
      const weight = this.#journalSums.get(index, slots.weight);
      const impact = impactOf(this.#journalSums, index, cell);
      for (const totals of byYear ? [all.totals, inYear(scored.journalCellYear[index] ?? 0).totals] : [all.totals]) {
        totals.journalWeight.add(weight);
        totals.journalImpact.add(impact);
      }
    }
    this.#sums.clear();
    this.#journalSums.clear();
    if (byYear || byField) this.#countRows(of, byYear ? inYear : null, byField ? inField : null);
    return [all, ...years.values(), ...fields.values()].sort((a, b) => (a.slice.field ?? -1) - (b.slice.field ?? -1) || (a.slice.year ?? -1) - (b.slice.year ?? -1));
  }

  #addUp(of: UnitPapers): void {
    const [sums, journalSums, { setUnits }] = [this.#sums.numbers, this.#journalSums.numbers, this.#corpus];
    if (sums !== null && journalSums !== null && of.units instanceof Float64Array && setUnits instanceof Float64Array) this.#addNumbers(of.papers, of.units, setUnits, sums, journalSums);
    else this.#addAny(of);
  }

  /** `#addAny` where all is doubles, written out: every row of every unit goes through it. */
  #addNumbers(papers: Int32Array, units: Float64Array, setUnits: Float64Array, sums: Float64Array, journalSums: Float64Array): void {
    const { citations, fieldSet, setStarts } = this.#corpus;
    const { thresholds, entryStarts, entryCell, journalCell, normalised } = this.#scored;
    const whole = Number(this.#corpus.fieldDenominator);
    const add = (at: number, value: number): void => { sums[at] = (sums[at] ?? 0) + value; };
    for (let row = 0; row < papers.length; row += 1) {
      const paper = papers[row] ?? 0;
      const unit = units[row] ?? 0;
      const cited = citations[paper] ?? 0;
      const inMean = !Number.isNaN(normalised[paper] ?? 0);
      const [start, end] = [entryStarts[paper] ?? 0, entryStarts[paper + 1] ?? 0];
      const entries = (setStarts[fieldSet[paper] ?? 0] ?? 0) - start;
      for (let at = start; at < end; at += 1) {
        const index = entryCell[at] ?? 0;
        const weight = unit * (setUnits[entries + at] ?? 0);
        const from = this.#sums.start(index);
        add(from + slots.allWeight, weight);
        add(from + slots.allCitations, weight * cited);
        if (cited === 0) add(from + slots.uncited, weight);
        // A paper is in the means where every one of its cells is there.
        if (!inMean) continue;
        add(from + slots.weight, weight);
        add(from + slots.weightedCitations, weight * cited);
        for (let top = 0; top < 3; top += 1) {
          const threshold = thresholds[index * 3 + top] ?? 0;
          if (cited >= threshold) add(from + top + (cited > threshold ? slots.above : slots.at), weight);
        }
      }
      const journal = journalCell[paper] ?? -1;
      if (journal < 0) continue;
      const from = this.#journalSums.start(journal);
      journalSums[from + slots.weight] = (journalSums[from + slots.weight] ?? 0) + unit * whole;
      journalSums[from + slots.weightedCitations] = (journalSums[from + slots.weightedCitations] ?? 0) + unit * whole * cited;
    }
  }

  #addAny({ papers, units }: UnitPapers): void {
    const { citations, fieldSet, setStarts, setUnits } = this.#corpus;
    const { cells, entryStarts, entryCell, journalCell } = this.#scored;
    // A paper weighs whole in its journal: over the same denominator as the parts that its fields have of it.
    const whole = this.#corpus.setUnits instanceof Float64Array ? Number(this.#corpus.fieldDenominator) : this.#corpus.fieldDenominator;
    for (let row = 0; row < papers.length; row += 1) {
      const paper = papers[row] ?? 0;
      const unit = units[row] ?? 0;
      const cited = citations[paper] ?? 0;
      const inMean = !Number.isNaN(this.#scored.normalised[paper] ?? 0);
      const [start, end] = [entryStarts[paper] ?? 0, entryStarts[paper + 1] ?? 0];
      const entries = setStarts[fieldSet[paper] ?? 0] ?? 0;
      for (let at = start; at < end; at += 1) {
        const index = entryCell[at] ?? 0;
        const share = setUnits[entries + at - start] ?? 0;
        this.#sums.add(index, slots.allWeight, unit, share, 1);
        this.#sums.add(index, slots.allCitations, unit, share, cited);
        if (cited === 0) this.#sums.add(index, slots.uncited, unit, share, 1);
        const cell = cells[index] ?? null;
        if (!inMean || cell === null) continue;
        this.#sums.add(index, slots.weight, unit, share, 1);
        this.#sums.add(index, slots.weightedCitations, unit, share, cited);
        for (let top = 0; top < 3; top += 1) {
          const threshold = cell.tops[top]?.threshold ?? 0;
          if (cited > threshold) this.#sums.add(index, slots.above + top, unit, share, 1);
          else if (cited === threshold) this.#sums.add(index, slots.at + top, unit, share, 1);
        }
      }
      const journal = journalCell[paper] ?? -1;
      if (journal >= 0) {
        this.#journalSums.add(journal, slots.weight, unit, whole, 1);
        this.#journalSums.add(journal, slots.weightedCitations, unit, whole, cited);
      }
    }
  }

  /** Papers of each slice, and the journal means of fields, which no cell of a journal holds. */
  #countRows({ papers, units }: UnitPapers, inYear: ((year: number) => SliceTotals) | null, inField: ((field: number) => SliceTotals) | null): void {
    const { year, fieldSet, setStarts, setField, setUnits } = this.#corpus;
    for (let row = 0; row < papers.length; row += 1) {
      const paper = papers[row] ?? 0;
      if (inYear !== null) inYear(year[paper] ?? 0).papers += 1;
      if (inField === null) continue;
      const journal = this.#scored.journalNormalised[paper] ?? Number.NaN;
      for (let entry = setStarts[fieldSet[paper] ?? 0] ?? 0; entry < (setStarts[(fieldSet[paper] ?? 0) + 1] ?? 0); entry += 1) {
        const one = inField(setField[entry] ?? 0);
        one.papers += 1;
        if (Number.isNaN(journal)) continue;
        const weight = BigInt(units[row] ?? 0) * BigInt(setUnits[entry] ?? 0);
        one.totals.journalWeight.add(weight);
        one.totals.journalImpact.add(Number(weight) * journal);
      }
    }
  }
}
