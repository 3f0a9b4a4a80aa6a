import type { Integers } from "./cells.ts";

/** What is added up per cell of a unit, in integers over the product of both denominators. */
export const slots = {
  /** In the means: weight, weighted citations, and per top share the weight above and at the threshold. */
  weight: 0, weightedCitations: 1, above: 2, at: 5,
  /** Of all papers, those without a cell too. */
  allWeight: 8, allCitations: 9, uncited: 10,
} as const;
const slotCount = 11;

/**
 * Exact sums by cell: in doubles while every sum fits them, else in big integers. Reused from unit to unit; the cells that a
 * unit meets stand side by side, so that a small unit stays in the cache of the processor.
 */
export class CellSums {
  /** `slotCount` for each cell met, from `start(cell)` on. */
  readonly numbers: Float64Array | null;
  readonly #bigs: bigint[] | null;
  readonly #starts: Int32Array;
  readonly touched: number[] = [];

  constructor(cells: number, fitDoubles: boolean) {
    this.numbers = fitDoubles ? new Float64Array(cells * slotCount) : null;
    this.#bigs = fitDoubles ? null : Array.from({ length: cells * slotCount }, () => 0n);
    this.#starts = new Int32Array(cells).fill(-1);
  }

  /** Where the sums of a cell begin. */
  start(cell: number): number {
    const known = this.#starts[cell] ?? 0;
    if (known >= 0) return known;
    const start = this.touched.length * slotCount;
    this.touched.push(cell);
    this.#starts[cell] = start;
    return start;
  }

  /** Adds `unit` × `share` × `times`: the weight of a unit, that of a field, and a whole number. */
  add(cell: number, slot: number, unit: number | bigint, share: number | bigint, times: number): void {
    const index = this.start(cell) + slot;
    if (this.numbers !== null) this.numbers[index] = (this.numbers[index] ?? 0) + Number(unit) * Number(share) * times;
    else if (this.#bigs !== null) this.#bigs[index] = (this.#bigs[index] ?? 0n) + BigInt(unit) * BigInt(share) * BigInt(times);
  }

  get(cell: number, slot: number): number | bigint {
    const index = (this.#starts[cell] ?? 0) + slot;
    return this.numbers?.[index] ?? this.#bigs?.[index] ?? 0;
  }

  clear(): void {
    for (const cell of this.touched) this.#starts[cell] = -1;
    const end = this.touched.length * slotCount;
    this.numbers?.fill(0, 0, end);
    this.#bigs?.fill(0n, 0, end);
    this.touched.length = 0;
  }
}

/** A sum of integers that may pass what doubles hold. */
export class IntegerSum {
  #number = 0;
  #big = 0n;

  add(value: number | bigint): void {
    if (typeof value === "number" && this.#number + value < Number.MAX_SAFE_INTEGER) this.#number += value;
    else this.#big += BigInt(value);
  }

  get value(): bigint {
    return this.#big + BigInt(this.#number);
  }
}

/** The papers of a unit with their weights, under one counting. */
export interface UnitPapers {
  readonly papers: Int32Array;
  readonly units: Integers;
  readonly denominator: bigint;
}
