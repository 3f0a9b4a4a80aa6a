import type { Token } from "./signature-text.ts";

interface Node<T> {
  next: Map<string, Node<T>> | null;
  values: T[] | null;
}

/** Small words that writers leave out or put in: they never tell two names apart. */
const smallWords = new Set(["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "of", "the", "and", "for", "in", "s"]);
export const isSmallWord = (word: string): boolean => smallWords.has(word);

export interface PhraseHit<T> {
  readonly values: readonly T[];
  /** Ranks of the first and last token. */
  readonly from: number;
  readonly to: number;
}

/** Phrases sought in a text all at once, the longest at each place; small words set aside on both sides. */
export class PhraseBook<T> {
  readonly #root: Node<T> = { next: null, values: null };

  add(words: readonly string[], value: T): void {
    const kept = words.filter((word) => !smallWords.has(word));
    if (kept.length === 0) return;
    let node = this.#root;
    for (const word of kept) {
      node.next ??= new Map();
      let following = node.next.get(word);
      if (following === undefined) {
        following = { next: null, values: null };
        node.next.set(word, following);
      }
      node = following;
    }
    node.values ??= [];
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** Hits from left to right, none inside another; a phrase does not run over a semicolon. */
  find(tokens: readonly Token[]): readonly PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      const hit = this.#longest(tokens, from);
      if (hit === null) continue;
      hits.push(hit);
      from = hit.to;
    }
    return hits;
  }

  #longest(tokens: readonly Token[], from: number): PhraseHit<T> | null {
    let node = this.#root;
    let best: PhraseHit<T> | null = null;
    for (let at = from; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined || token.segment !== tokens[from]?.segment) break;
      const following = node.next?.get(token.text);
      if (following === undefined) {
        if (at > from && smallWords.has(token.text)) continue;
        break;
      }
      node = following;
      if (node.values !== null) best = { values: node.values, from, to: at };
    }
    return best;
  }
}
