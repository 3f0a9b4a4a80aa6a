import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { RegistryNumber } from "../domain/parts.ts";

/** A title as it is compared: words and numbers in small letters without accents, in their order, small words left out. */
export function titleWords(title: string): readonly string[] {
  return (withoutAccents(title).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => (word.length > 1 || /\d/u.test(word)) && !smallWords.has(word));
}

const smallWords = new Set("a an and the of in on for to with by from at or versus vs study trial une un et le la les l de du des d en dans pour avec par sur au aux ou contre etude essai chez".split(" "));

export const foldedName = (name: string): string => (withoutAccents(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/**
 * How alike are two titles, 0 to 1: the share of pairs of letters in common (Dice), which bears spelling and endings, and of whole
 * words (Jaccard), which bears order; 0.15 less where their numbers differ (`part 1`, `part 2`).
 */
export function titleLikeness(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const [ours, theirs] = [new Set(left), new Set(right)];
  if (ours.size === theirs.size && left.length === right.length && left.every((word, at) => word === right[at])) return 1;
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  const words = shared / (ours.size + theirs.size - shared);
  const numbers = (set: ReadonlySet<string>): string => [...set].filter((word) => /^\d+$|^[ivx]+$|^\d+[a-z]?$/u.test(word)).toSorted().join(" ");
  return Math.max(0, (words + dice(left.join(" "), right.join(" "))) / 2 - (numbers(ours) === numbers(theirs) ? 0 : 0.15));
}

function dice(left: string, right: string): number {
  const counts = new Map<string, number>();
  for (let at = 0; at < left.length - 1; at += 1) counts.set(left.slice(at, at + 2), (counts.get(left.slice(at, at + 2)) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < right.length - 1; at += 1) {
    const pair = right.slice(at, at + 2);
    const count = counts.get(pair) ?? 0;
    if (count > 0) {
      shared += 1;
      counts.set(pair, count - 1);
    }
  }
  return left.length + right.length < 4 ? Number(left === right) : (2 * shared) / (left.length + right.length - 2);
}

const bands = 6;

/**
 * Keys that titles with many words in common are likely to share (MinHash, six bands of two): at 60 % of words in common 93 % of
 * pairs meet, at 80 % all but 2 in 1,000; at 20 % one in five. Fewer than three words say too little and give the words themselves.
 *
 * Source: A. Broder, On the resemblance and containment of documents, 1997.
 */
export function titleKeys(words: readonly string[]): readonly string[] {
  const set = [...new Set(words)];
  if (set.length === 0) return [];
  if (set.length < 3) return [set.toSorted().join(" ")];
  const hashes = set.map(hashed);
  const least = (seed: number): number => Math.min(...hashes.map((hash) => Math.imul(hash ^ seed, 0x9e3779b1 + seed * 2) >>> 0));
  return Array.from({ length: bands }, (_, band) => `${band}:${least(band * 7919 + 17).toString(36)}:${least(band * 104_729 + 31).toString(36)}`);
}

function hashed(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * A registry number in one spelling, whatever register it was written in: `EudraCT 2019-001234-56` is `2019-001234-56`; of an EU CTIS
 * number the last part counts submissions of the same trial and is left out. Null: a number that only its sponsor or funder knows.
 */
export function worldNumber({ scheme, number }: RegistryNumber): string | null {
  const text = number.normalize("NFKC").toUpperCase().replaceAll(/[\u2010-\u2015]/gu, "-").replaceAll(/\s+/gu, "");
  for (const form of [/NCT\d{8}/u, /(?<!\d)\d{4}-5\d{5}-\d{2}(?=-\d{2}|$)/u, /(?<!\d)\d{4}-\d{6}-\d{2}/u, /(?<!\d)\d{4}-A\d{5}-\d{2}/u, /ISRCTN\d{8}/u, /DRKS\d{8}/u, /U1111-\d{4}-\d{4}/u]) {
    const found = form.exec(text);
    if (found !== null) return found[0];
  }
  return scheme === "sponsor" || scheme === "grant" || scheme === "other" || text.length < 4 ? null : `${scheme}:${text}`;
}
