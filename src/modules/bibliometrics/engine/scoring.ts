import { compareText, statisticsOf, tieScore, topDivisors, type CellTable, type Integers } from "./cells.ts";
import type { CorpusColumns } from "./corpus-columns.ts";
import { divide } from "./fraction.ts";

const exactLimit = 9_007_199_254_740_992;

/** The threshold of a top share, and the score of a paper at it as a fraction: in doubles, and in integers where those are too large for doubles. */
export interface TopLimit {
  readonly threshold: number;
  readonly tieTop: number;
  readonly tieBottom: number;
  readonly exact: readonly [bigint, bigint] | null;
}

/** A cell against which papers of the corpus are held. Cells are many and mostly small: integers stay doubles while those are exact. */
export interface ScoringCell {
  readonly weight: number;
  readonly weightedCitations: number;
  /** Both again, where doubles do not hold them. */
  readonly exact: readonly [bigint, bigint] | null;
  /** In the order of `topShares`. */
  readonly tops: readonly TopLimit[];
}

/** Worked out when it is asked for: cells of journals are never asked for their top shares. */
class TableCell implements ScoringCell {
  readonly weight: number;
  readonly weightedCitations: number;
  readonly exact: readonly [bigint, bigint] | null;
  readonly #table: CellTable;
  readonly #cell: number;
  #tops: readonly TopLimit[] | undefined;

  constructor(table: CellTable, cell: number) {
    this.#table = table;
    this.#cell = cell;
    const { weights, citations, starts } = table;
    let [weight, weightedCitations] = [Number.POSITIVE_INFINITY, 0];
    if (weights instanceof Float64Array) {
      weight = 0;
      for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at += 1) {
        weight += weights[at] ?? 0;
        weightedCitations += (weights[at] ?? 0) * (citations[at] ?? 0);
      }
    }
    // Sums of whole numbers of one sign that stay below the limit were exact all along, times the largest divisor too.
    if (weight * 100 < exactLimit && weightedCitations < exactLimit) {
      this.weight = weight;
      this.weightedCitations = weightedCitations;
      this.exact = null;
    } else {
      const statistics = statisticsOf(table, cell);
      this.exact = [statistics.weight, statistics.weightedCitations];
      this.weight = Number(statistics.weight);
      this.weightedCitations = Number(statistics.weightedCitations);
    }
  }

  get tops(): readonly TopLimit[] {
    this.#tops ??= this.exact === null ? topDivisors.map((divisor) => this.#limit(Number(divisor))) : this.#exactLimits();
    return this.#tops;
  }

  /** As `statisticsOf`, in doubles. */
  #limit(divisor: number): TopLimit {
    const { starts, citations } = this.#table;
    const weights = this.#table.weights as Float64Array;
    const start = starts[this.#cell] ?? 0;
    let above = 0;
    for (let at = (starts[this.#cell + 1] ?? 0) - 1; at >= start; at -= 1) {
      const units = weights[at] ?? 0;
      if (this.weight <= divisor * (above + units)) return { threshold: citations[at] ?? 0, tieTop: this.weight - divisor * above, tieBottom: divisor * units, exact: null };
      above += units;
    }
    return { threshold: 0, tieTop: 0, tieBottom: 1, exact: null };
  }

  #exactLimits(): readonly TopLimit[] {
    const statistics = statisticsOf(this.#table, this.#cell);
    return statistics.tops.map(({ threshold }, index) => {
      const exact = tieScore(statistics, index);
      return { threshold, tieTop: Number(exact[0]), tieBottom: Number(exact[1]), exact };
    });
  }
}

/**
 * Weighted citations of papers over those expected in the cell, in the unit of the weights, as the nearest double; their
 * `weight` where the cell expects none, so that the world's mean stays 1 (CWTS).
 */
export function normalisedSum(cell: ScoringCell, weightedCitations: number | bigint, weight: number | bigint): number {
  if (cell.weightedCitations === 0) return Number(weight);
  if (typeof weightedCitations === "number") {
    const product = weightedCitations * cell.weight;
    if (product < exactLimit && cell.weightedCitations < exactLimit) return product / cell.weightedCitations;
  }
  const [n, d] = cell.exact ?? [BigInt(cell.weight), BigInt(cell.weightedCitations)];
  return divide(BigInt(weightedCitations) * n, d);
}

/** The score of one paper. */
export function normalised(cell: ScoringCell, citations: number): number {
  return normalisedSum(cell, citations, 1);
}

export function topScore(cell: ScoringCell, top: number, citations: number): number {
  const one = cell.tops[top];
  if (one === undefined || citations < one.threshold) return 0;
  if (citations > one.threshold) return 1;
  return one.tieTop < exactLimit && one.tieBottom < exactLimit ? one.tieTop / one.tieBottom : divide(...(one.exact ?? [0n, 1n]));
}

/** Which cell each entry of each paper is in, and what the papers score; `NaN` where a cell is missing from the reference. */
export interface Scored {
  /** Cells that the corpus meets; null where the reference does not hold them. */
  readonly cells: readonly (ScoringCell | null)[];
  /** Three for each cell, in the order of `topShares`. */
  readonly thresholds: Int32Array;
  readonly cellField: Int32Array;
  readonly cellYear: Int32Array;
  /** Cells of the entries of paper `i`: `entryStarts[i]` on, beside the entries of its field set. */
  readonly entryStarts: Int32Array;
  readonly entryCell: Int32Array;
  readonly journalCells: readonly (ScoringCell | null)[];
  readonly journalCellYear: Int32Array;
  /** -1 without journal. */
  readonly journalCell: Int32Array;
  readonly normalised: Float64Array;
  readonly journalNormalised: Float64Array;
  readonly tops: readonly [Float64Array, Float64Array, Float64Array];
}

class CellIndex {
  readonly cells: (ScoringCell | null)[] = [];
  readonly codes: number[] = [];
  readonly years: number[] = [];
  readonly #known = new Map<number, number>();
  /** Per code of the corpus, where its cells are in the table. */
  readonly #first: Int32Array;
  readonly #end: Int32Array;
  readonly #table: CellTable;
  readonly #types: readonly string[];

  constructor(table: CellTable, names: readonly string[], types: readonly string[]) {
    this.#table = table;
    this.#types = types;
    this.#first = new Int32Array(names.length);
    this.#end = new Int32Array(names.length);
    // Both are in order: found by going along them together.
    let at = 0;
    for (const [code, name] of names.entries()) {
      while (at < table.codes.length && compareText(table.codes[at] ?? "", name) < 0) at += 1;
      this.#first[code] = at;
      while (at < table.codes.length && table.codes[at] === name) at += 1;
      this.#end[code] = at;
    }
  }

  at(code: number, year: number, type: number): number {
    const key = (code * 10_000 + year) * this.#types.length + type;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#find(code, year, this.#types[type] ?? "");
    this.cells.push(found < 0 ? null : new TableCell(this.#table, found));
    this.codes.push(code);
    this.years.push(year);
    this.#known.set(key, this.cells.length - 1);
    return this.cells.length - 1;
  }

  #find(code: number, year: number, type: string): number {
    const { years, types } = this.#table;
    for (let at = this.#first[code] ?? 0; at < (this.#end[code] ?? 0); at += 1) if (years[at] === year && types[at] === type) return at;
    return -1;
  }
}

/** Scores every paper of a corpus. Several fields: the mean of its scores in each, by their weights. */
export function score(corpus: CorpusColumns, [fieldTable, journalTable]: readonly [CellTable, CellTable]): Scored {
  const count = corpus.papers.length;
  const fields = new CellIndex(fieldTable, corpus.fields, corpus.types);
  const journals = new CellIndex(journalTable, corpus.journals, corpus.types);
  const normalisedScores = new Float64Array(count);
  const journalScores = new Float64Array(count).fill(Number.NaN);
  const tops = [new Float64Array(count), new Float64Array(count), new Float64Array(count)] as const;
  const entryStarts = new Int32Array(count + 1);
  for (let paper = 0; paper < count; paper += 1) {
    const set = corpus.fieldSet[paper] ?? 0;
    entryStarts[paper + 1] = (entryStarts[paper] ?? 0) + (corpus.setStarts[set + 1] ?? 0) - (corpus.setStarts[set] ?? 0);
  }
  const entryCell = new Int32Array(entryStarts[count] ?? 0);
  const journalCell = new Int32Array(count).fill(-1);
  const whole = Number(corpus.fieldDenominator);
  for (let paper = 0; paper < count; paper += 1) {
    const [year, type, citations, journal] = [corpus.year[paper] ?? 0, corpus.type[paper] ?? 0, corpus.citations[paper] ?? 0, corpus.journal[paper] ?? -1];
    const entries = corpus.setStarts[corpus.fieldSet[paper] ?? 0] ?? 0;
    const [start, end] = [entryStarts[paper] ?? 0, entryStarts[paper + 1] ?? 0];
    for (let at = start; at < end; at += 1) {
      const entry = entries + at - start;
      const index = fields.at(corpus.setField[entry] ?? 0, year, type);
      entryCell[at] = index;
      const cell = fields.cells[index] ?? null;
      // One field weighs 1 exactly; several are added in the order of their codes.
      const share = end - start === 1 ? 1 : Number(corpus.setUnits[entry] ?? 0) / whole;
      normalisedScores[paper] = (normalisedScores[paper] ?? 0) + (cell === null ? Number.NaN : share * normalised(cell, citations));
      for (let top = 0; top < tops.length; top += 1) {
        const scores = tops[top] ?? normalisedScores;
        scores[paper] = (scores[paper] ?? 0) + (cell === null ? Number.NaN : share * topScore(cell, top, citations));
      }
    }
    if (journal >= 0) {
      const index = journals.at(journal, year, type);
      journalCell[paper] = index;
      const cell = journals.cells[index] ?? null;
      if (cell !== null) journalScores[paper] = normalised(cell, citations);
    }
  }
  return {
    cells: fields.cells, thresholds: Int32Array.from({ length: fields.cells.length * 3 }, (_, index) => fields.cells[Math.floor(index / 3)]?.tops[index % 3]?.threshold ?? 0), cellField: Int32Array.from(fields.codes), cellYear: Int32Array.from(fields.years), entryStarts, entryCell,
    journalCells: journals.cells, journalCellYear: Int32Array.from(journals.years), journalCell,
    normalised: normalisedScores, journalNormalised: journalScores, tops,
  };
}

/** Whether sums over this corpus stay exact in doubles. */
export function sumsFitDoubles(corpus: CorpusColumns): boolean {
  let most = 1;
  for (const citations of corpus.citations) if (citations > most) most = citations;
  return Number(corpus.fieldDenominator) * Number(corpus.unitDenominator) * Math.max(1, corpus.papers.length) * (most + 1) < exactLimit && isDoubles(corpus.setUnits) && isDoubles(corpus.unitUnits);
}

function isDoubles(values: Integers): boolean {
  return values instanceof Float64Array;
}
