/** For each word, where it stands and how much it weighs there. Built once, then only read. */
export interface Postings {
  /** Sorted, so that words with the same beginning are neighbours. */
  readonly words: readonly string[];
  /** `starts[i]` to `starts[i + 1]` are the places of word `i` in `docs` and `weights`; docs ascend. */
  readonly starts: Uint32Array;
  readonly docs: Uint32Array;
  readonly weights: Uint16Array;
  /** Word by its text. */
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Collects the words of documents, given in the order of their numbers. */
export class PostingsBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];
  #words = new Uint32Array(1 << 16);
  #weights = new Uint16Array(1 << 16);
  readonly #ends: number[] = [];
  #size = 0;

  /** The words of the next document, with what each is worth there: the best of its places. */
  add(words: ReadonlyMap<string, number>): void {
    for (const [word, weight] of words) {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#counts.length;
        this.#numbers.set(word, number);
        this.#counts.push(0);
      }
      this.#counts[number] = (this.#counts[number] ?? 0) + 1;
      if (this.#size === this.#words.length) this.#grow();
      this.#words[this.#size] = number;
      this.#weights[this.#size] = weight;
      this.#size += 1;
    }
    this.#ends.push(this.#size);
  }

  finish(): Postings {
    const sorted = [...this.#numbers.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const rank = new Uint32Array(sorted.length);
    const starts = new Uint32Array(sorted.length + 1);
    const numberOf = new Map<string, number>();
    sorted.forEach((word, place) => {
      const number = this.#numbers.get(word) ?? 0;
      rank[number] = place;
      starts[place + 1] = (starts[place] ?? 0) + (this.#counts[number] ?? 0);
      numberOf.set(word, place);
    });
    const next = starts.slice();
    const docs = new Uint32Array(this.#size);
    const weights = new Uint16Array(this.#size);
    let at = 0;
    this.#ends.forEach((end, doc) => {
      for (; at < end; at += 1) {
        const place = rank[this.#words[at] ?? 0] ?? 0;
        const slot = next[place] ?? 0;
        next[place] = slot + 1;
        docs[slot] = doc;
        weights[slot] = this.#weights[at] ?? 0;
      }
    });
    return { words: sorted, starts, docs, weights, numberOf };
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
    const weights = new Uint16Array(this.#weights.length * 2);
    weights.set(this.#weights);
    this.#weights = weights;
  }
}

/** The words that begin so: from the first number, to before the second. */
export function wordsFrom(words: readonly string[], beginning: string): readonly [number, number] {
  const bound = (after: boolean): number => {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const word = words[middle] ?? "";
      const before = after ? word < beginning || word.startsWith(beginning) : word < beginning;
      if (before) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [bound(false), bound(true)];
}
