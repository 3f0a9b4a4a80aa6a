import { createHash } from "node:crypto";
import { topShares, type CellHistogram, type CellValue, type CorpusRecipe, type Reference, type TopShare } from "../domain/engine.ts";
import { commonDenominator } from "./intake/fields.ts";
import { divide, parseFraction, writeFraction } from "./fraction.ts";

/** The divisor of each top share: 10 for 10 %. */
export const topDivisors = [100n, 20n, 10n] as const;

/** Integers of one kind: doubles while they are exact, else big ones. */
export type Integers = Float64Array | readonly bigint[];

/**
 * Histograms of one kind of cell, in columns: cell `i` (in order of code, year, type) has the classes
 * `starts[i]` to `starts[i + 1]`, in ascending order of citations; weights are integers over `denominator`.
 */
export interface CellTable {
  readonly kind: "field" | "journal";
  readonly denominator: bigint;
  readonly codes: readonly string[];
  readonly years: Int32Array;
  readonly types: readonly string[];
  readonly starts: Int32Array;
  readonly citations: Int32Array;
  readonly weights: Integers;
}

/** What normalising needs of a cell, exactly: over the common denominator of its kind. */
export interface CellStatistics {
  readonly weight: bigint;
  readonly weightedCitations: bigint;
  /** In the order of `topShares`: the threshold, the weight above it and the weight at it. */
  readonly tops: readonly { readonly threshold: number; readonly above: bigint; readonly at: bigint }[];
}

/**
 * Mean and thresholds of a cell. The threshold of the top 1/q is the citation count t with q·n_> < n ≤ q·(n_> + n_=), in
 * integers; a paper at it scores (n − q·n_>) / (q·n_=), so that a cell holds exactly its share (Waltman & Schreiber 2013).
 */
export function statisticsOf(table: CellTable, cell: number): CellStatistics {
  const [start, end] = [table.starts[cell] ?? 0, table.starts[cell + 1] ?? 0];
  let weight = 0n;
  let weightedCitations = 0n;
  for (let at = start; at < end; at += 1) {
    const units = BigInt(table.weights[at] ?? 0);
    weight += units;
    weightedCitations += units * BigInt(table.citations[at] ?? 0);
  }
  return { weight, weightedCitations, tops: topDivisors.map((divisor) => limitOf(table, cell, weight, divisor)) };
}

function limitOf(table: CellTable, cell: number, weight: bigint, divisor: bigint): CellStatistics["tops"][number] {
  const start = table.starts[cell] ?? 0;
  let above = 0n;
  for (let at = (table.starts[cell + 1] ?? 0) - 1; at >= start; at -= 1) {
    const units = BigInt(table.weights[at] ?? 0);
    if (weight <= divisor * (above + units)) return { threshold: table.citations[at] ?? 0, above, at: units };
    above += units;
  }
  return { threshold: 0, above, at: 0n };
}

/** The threshold of the top 1/`divisor` of a cell for any divisor, and the score at it as a fraction. */
export function thresholdOf(table: CellTable, cell: number, divisor: bigint): { readonly threshold: number; readonly tie: string } {
  const { weight } = statisticsOf(table, cell);
  const { threshold, above, at } = limitOf(table, cell, weight, divisor);
  return { threshold, tie: writeFraction(weight - divisor * above, divisor * at) };
}

/** The score of a paper at the threshold as [numerator, divisor]. */
export function tieScore(statistics: CellStatistics, top: number): readonly [bigint, bigint] {
  const divisor = topDivisors[top] ?? 1n;
  const { above, at } = statistics.tops[top] ?? { above: 0n, at: 1n };
  return [statistics.weight - divisor * above, divisor * at];
}

/** A cell as people read it. */
export function cellValueOf(cell: CellHistogram): CellValue {
  const table = tableOf(cell.kind, [cell]);
  const statistics = statisticsOf(table, 0);
  const thresholds = Object.fromEntries(topShares.map((share, index) => [share, { citations: statistics.tops[index]?.threshold ?? 0, tieScore: writeFraction(...tieScore(statistics, index)) }])) as Record<TopShare, CellValue["thresholds"][TopShare]>;
  return { weight: writeFraction(statistics.weight, table.denominator), meanCitations: divide(statistics.weightedCitations, statistics.weight), thresholds };
}

export function tableOf(kind: "field" | "journal", cells: readonly CellHistogram[]): CellTable {
  const own = cells.filter((cell) => cell.kind === kind).sort((a, b) => compareText(a.code, b.code) || a.year - b.year || compareText(a.documentType, b.documentType));
  const denominator = commonDenominator([...new Set(own.flatMap((cell) => cell.classes.map((one) => one.weight)))]);
  const starts = new Int32Array(own.length + 1);
  for (const [index, cell] of own.entries()) starts[index + 1] = (starts[index] ?? 0) + cell.classes.length;
  const classes = own.flatMap((cell) => [...cell.classes].sort((a, b) => a.citations - b.citations));
  const units = new Map<string, bigint>();
  const weights = classes.map(({ weight }) => {
    const known = units.get(weight);
    if (known !== undefined) return known;
    const { n, d } = parseFraction(weight) ?? { n: 0n, d: 1n };
    units.set(weight, n * (denominator / d));
    return n * (denominator / d);
  });
  return { kind, denominator, codes: own.map((cell) => cell.code), years: Int32Array.from(own, (cell) => cell.year), types: own.map((cell) => cell.documentType), starts, citations: Int32Array.from(classes, (one) => one.citations), weights: asIntegers(weights) };
}

export function asIntegers(values: readonly bigint[]): Integers {
  return values.every((value) => value <= 9_007_199_254_740_992n) ? Float64Array.from(values, Number) : values;
}

/** The hash by which a reference of these cells is known, in whatever order they come: see `hashOf`. */
export function histogramSha256(cells: readonly CellHistogram[]): string {
  return hashOf([tableOf("field", cells), tableOf("journal", cells)]);
}

/** Order of code points, as DuckDB sorts and as UTF-8 bytes do: the same in every language and system. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Halves of characters beyond the first plane come after all of it. */
function rank(unit: number): number {
  return unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** Where a cell stands in its table, -1 where it does not. */
export function findCell(table: CellTable, code: string, year: number, type: string): number {
  let [low, high] = [0, table.codes.length - 1];
  // Where one of two texts has no character from U+D800 on, the order of code units is that of code points.
  const plain = !/[\uD800-\uFFFF]/.test(code);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const text = table.codes[middle] ?? "";
    const order = (plain ? (text < code ? -1 : text > code ? 1 : 0) : compareText(text, code)) || (table.years[middle] ?? 0) - year || compareText(table.types[middle] ?? "", type);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The cells of a reference in columns; a large one is never spread into objects unless `cells` is read. */
export class CellReference implements Reference {
  readonly recipe: CorpusRecipe;
  readonly sha256: string;
  readonly totals: Reference["totals"];
  readonly tables: readonly [CellTable, CellTable];
  #cells: readonly CellHistogram[] | undefined;

  constructor(recipe: CorpusRecipe, tables: readonly [CellTable, CellTable], totals: Reference["totals"], sha256 = hashOf(tables)) {
    this.recipe = recipe;
    this.tables = tables;
    this.totals = totals;
    this.sha256 = sha256;
  }

  withRecipe(recipe: CorpusRecipe): CellReference {
    return new CellReference(recipe, this.tables, this.totals, this.sha256);
  }

  get cells(): readonly CellHistogram[] {
    this.#cells ??= this.tables.flatMap((table) => table.codes.map((code, cell): CellHistogram => ({ kind: table.kind, code, year: table.years[cell] ?? 0, documentType: table.types[cell] ?? "", classes: classesOf(table, cell) })));
    return this.#cells;
  }
}

function classesOf(table: CellTable, cell: number): CellHistogram["classes"] {
  const classes: { citations: number; weight: string }[] = [];
  for (let at = table.starts[cell] ?? 0; at < (table.starts[cell + 1] ?? 0); at += 1) classes.push({ citations: table.citations[at] ?? 0, weight: writeFraction(BigInt(table.weights[at] ?? 0), table.denominator) });
  return classes;
}

const tables = new WeakMap<Reference, readonly [CellTable, CellTable]>();

/** The cells of any reference in columns, worked out once. */
export function tablesOf(reference: Reference): readonly [CellTable, CellTable] {
  if (reference instanceof CellReference) return reference.tables;
  const known = tables.get(reference) ?? [tableOf("field", reference.cells), tableOf("journal", reference.cells)];
  tables.set(reference, known);
  return known;
}

/**
 * SHA-256 of the canonical histogram: for each cell in order of kind, code, year, type a line
 * `kind TAB code TAB year TAB type` then ` citations:weight` for each class, weights as fractions in lowest terms, then a line feed.
 */
export function hashOf(tables: readonly CellTable[]): string {
  const hash = createHash("sha256");
  for (const table of tables) {
    const written = new Map<number | bigint, string>();
    let text = "";
    for (let cell = 0; cell < table.codes.length; cell += 1) {
      text += `${table.kind}\t${table.codes[cell]}\t${table.years[cell]}\t${table.types[cell]}`;
      for (let at = table.starts[cell] ?? 0; at < (table.starts[cell + 1] ?? 0); at += 1) text += ` ${table.citations[at]}:${weightText(table, at, written)}`;
      text += "\n";
      if (text.length > 1_000_000) {
        hash.update(text);
        text = "";
      }
    }
    hash.update(text);
  }
  return hash.digest("hex");
}

function weightText(table: CellTable, at: number, written: Map<number | bigint, string>): string {
  const units = table.weights[at] ?? 0;
  if (table.denominator === 1n) return String(units);
  let text = written.get(units);
  if (text === undefined) {
    text = writeFraction(BigInt(units), table.denominator);
    if (written.size < 100_000) written.set(units, text);
  }
  return text;
}
