import { compact, fold, isStopWord } from "../../../../kernel/search/index.ts";

export { compact, fold };

/** A plural finds its singular: the last s or x of a long word without digits is not looked at. */
export function stem(word: string): string {
  return word.length > 3 && !/\d/.test(word) ? word.replace(/[sx]$/, "") : word;
}

/** The words of a text as they are indexed, in its order, repetitions and stop words included. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ").map(stem);
}

export interface Term {
  readonly word: string;
  /** Still being typed: the last word, with no space after it. */
  readonly open: boolean;
  /** As the reader wrote it, folded. */
  readonly written: string;
}

const longestQuestion = 200;
const mostTerms = 12;

/**
 * The words that have to be found for a question: without stop words unless there is nothing else, each once. Pieces
 * that together make a label (`u 1016`, `UMR_S 1016`) come joined where `isLabel` knows them so.
 */
export function termsOf(question: string, isLabel: (joined: string) => boolean): Term[] {
  const text = question.slice(0, longestQuestion);
  const plain = fold(text).split(" ").filter((word) => word !== "");
  const closed = /[\s,;.]$/.test(text);
  const words: string[] = [];
  const written = new Map<string, string>();
  for (let at = 0; at < plain.length; ) {
    const length = [4, 3, 2].find((count) => at + count <= plain.length && isLabel(plain.slice(at, at + count).join(""))) ?? 1;
    const word = length === 1 ? stem(plain[at] ?? "") : plain.slice(at, at + length).join("");
    words.push(word);
    if (!written.has(word)) written.set(word, plain.slice(at, at + length).join(" "));
    at += length;
  }
  const strong = words.filter((word, index) => !isStopWord(word) || (index === words.length - 1 && !closed && words.length === 1));
  const kept = [...new Set(strong.length > 0 ? strong : words)].slice(0, mostTerms);
  const last = words.at(-1);
  return kept.map((word) => ({ word, open: !closed && word === last, written: written.get(word) ?? word }));
}
