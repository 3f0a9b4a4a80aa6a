/** The values of one facet, for every document: several each, and where they are dated, from when until when. */
export interface FacetColumn {
  readonly values: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** `starts[doc]` to `starts[doc + 1]` in `codes`, `from` and `until`. */
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
  /** No document bears one value twice. */
  readonly distinct: boolean;
  /** Days as numbers (`dayNumber`), half open; null where no value has a bound. */
  readonly from: Int32Array | null;
  readonly until: Int32Array | null;
}

export const always = { from: 0, until: 99_999_999 } as const;

/** 2022-02-11 is 20220211: compares as the day does. */
export function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

export interface DatedValue {
  readonly value: string;
  readonly from: number;
  readonly until: number;
}

/** Collects the values of documents, given in the order of their numbers. */
export class ColumnBuilder {
  readonly #numberOf = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #codes: number[] = [];
  readonly #from: number[] = [];
  readonly #until: number[] = [];
  readonly #dated: boolean;
  #distinct = true;
  #bounded = false;

  constructor(dated: boolean) {
    this.#dated = dated;
  }

  add(values: readonly DatedValue[]): void {
    const seen = new Set<string>();
    for (const { value, from, until } of values) {
      if (seen.has(value)) {
        // Without days, once is enough.
        if (!this.#dated) continue;
        this.#distinct = false;
      }
      seen.add(value);
      let number = this.#numberOf.get(value);
      if (number === undefined) {
        number = this.#numberOf.size;
        this.#numberOf.set(value, number);
      }
      this.#codes.push(number);
      if (!this.#dated) continue;
      this.#from.push(from);
      this.#until.push(until);
      if (from !== always.from || until !== always.until) this.#bounded = true;
    }
    this.#starts.push(this.#codes.length);
  }

  finish(): FacetColumn {
    return {
      values: [...this.#numberOf.keys()],
      numberOf: this.#numberOf,
      starts: Uint32Array.from(this.#starts),
      codes: Uint32Array.from(this.#codes),
      distinct: this.#distinct,
      from: this.#bounded ? Int32Array.from(this.#from) : null,
      until: this.#bounded ? Int32Array.from(this.#until) : null,
    };
  }
}
