import { createHash } from "node:crypto";

const blockSize = 4_096;

/**
 * Random 16-bit words from a text, by Doty-Humphrey's sfc32 (passes PractRand): the same text gives the same words on
 * every machine. Words are made a block at a time, which keeps the state of the generator in registers.
 */
export class RandomWords {
  readonly #state: Int32Array;
  readonly #block = new Uint16Array(blockSize);
  #at = blockSize;

  constructor(seed: string) {
    const digest = createHash("sha256").update(seed).digest();
    this.#state = Int32Array.from({ length: 4 }, (_, index) => digest.readInt32LE(index * 4));
  }

  next(): number {
    if (this.#at === blockSize) this.#fill();
    return this.#block[this.#at++] ?? 0;
  }

  /** Draws below `papers`, each counted at its place: the loop of small resamples, with the generator written out in it. */
  countDraws(papers: number, ofPaper: Int32Array, counts: Int32Array): void {
    const state = this.#state;
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let d = state[3] ?? 0;
    const scale = papers / 4_294_967_296;
    for (let drawn = 0; drawn < papers; drawn += 1) {
      const sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      const at = ofPaper[((sum >>> 0) * scale) | 0] ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }

  /** A whole number below `limit`, at most 2^47: 48 bits, whose bias is below anything that a thousand resamples could show. */
  below(limit: number): number {
    return Math.floor((((this.next() * 65_536 + this.next()) * 65_536 + this.next()) / 281_474_976_710_656) * limit);
  }

  #fill(): void {
    const [state, block] = [this.#state, this.#block];
    let a = state[0] ?? 0;
    let b = state[1] ?? 0;
    let c = state[2] ?? 0;
    let d = state[3] ?? 0;
    for (let at = 0; at < blockSize; at += 2) {
      const sum = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      block[at] = sum & 0xffff;
      block[at + 1] = sum >>> 16;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
    this.#at = 0;
  }
}

const unsettled = 65_535;

/** Tables are kept for means that are 1, 2, 4… times the rate, up to 2 to this power. */
export const largestPower = 8;

/**
 * Poisson counts of one mean by table: 12 bits settle most draws, in a table that stays in the nearest cache; 16 nearly
 * all, 32 more those that fall on a limit between two counts.
 */
export class PoissonTable {
  readonly #first = new Uint16Array(4_096);
  readonly #second = new Uint16Array(65_536);
  readonly #cumulated: number[] = [];

  constructor(mean: number) {
    let probability = Math.exp(-mean);
    let cumulated = probability;
    for (let count = 0; cumulated < 1 - 2 ** -50 && count < mean * 4 + 40; count += 1) {
      this.#cumulated.push(cumulated);
      probability *= mean / (count + 1);
      cumulated += probability;
    }
    let count = 0;
    for (let word = 0; word < 65_536; word += 1) {
      while (count < this.#cumulated.length && (this.#cumulated[count] ?? 1) * 65_536 <= word) count += 1;
      this.#second[word] = (this.#cumulated[count] ?? 1) * 65_536 < word + 1 ? unsettled : count;
    }
    for (let word = 0; word < 4_096; word += 1) {
      const low = this.#second[word * 16] ?? unsettled;
      this.#first[word] = low === this.#second[word * 16 + 15] ? low : unsettled;
    }
  }

  /** For classes of any size: sums of Poisson counts are Poisson. */
  static powersOfTwo(rate: number): readonly PoissonTable[] {
    return Array.from({ length: largestPower + 1 }, (_, power) => new PoissonTable(rate * 2 ** power));
  }

  draw(words: RandomWords): number {
    const word = words.next();
    const count = this.#first[word >>> 4] ?? 0;
    return count === unsettled ? this.#settle(word, words) : count;
  }

  #settle(word: number, words: RandomWords): number {
    const known = this.#second[word] ?? unsettled;
    if (known !== unsettled) return known;
    const at = (word + (words.next() * 65_536 + words.next()) / 4_294_967_296) / 65_536;
    let count = 0;
    while (count < this.#cumulated.length && (this.#cumulated[count] ?? 1) <= at) count += 1;
    return count;
  }
}
