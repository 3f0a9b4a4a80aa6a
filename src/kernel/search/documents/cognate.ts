import { conceptSign, joinedSign } from "./engine/segment.ts";

const shortestWord = 6;
const shortestKey = 5;

/**
 * What a learned word of Greek or Latin has in common in French and English, from its stem (`stem.ts`): `schizophren` and
 * `schizophrenia`, `leucem` and `leukaemia`, `nephropath`. Null where the word is too short for that to tell anything. Words of
 * daily life that fall together so are few, and what is found this way is worth less than what is written (`ranking.ts`).
 */
export function cognateKey(stem: string): string | null {
  if (stem.length < shortestWord || !/^[a-z]+$/.test(stem)) return null;
  const key = stem
    .replaceAll("ph", "f").replaceAll("ae", "e").replaceAll("oe", "e").replace(/eo(?=s)/, "eo")
    .replace(/y/g, "i").replace(/th/g, "t").replace(/rh/g, "r").replace(/ch/g, "k").replace(/qu|c(?!e|i)|k/g, "k").replace(/c/g, "k").replace(/z/g, "s")
    .replace(/(.)\1+/g, "$1");
  return endingless(key);
}

/** Endings that one language puts where the other puts another, or none; the longest that fits. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:ikal|ik|ikuel)$/, "ik"],
  [/(?:iasi|iase|ias)$/, "ias"],
  [/(?:osi|ose|os)$/, "os"],
  [/(?:iti|ite|it)$/, "it"],
  [/(?:oma|ome|om)$/, "om"],
  [/(?:emia|emi|em)$/, "em"],
  [/(?:ia|i|a|um|us|u)$/, ""],
];

function endingless(key: string): string | null {
  for (const [ending, common] of endings) {
    if (!ending.test(key)) continue;
    const found = key.replace(ending, common);
    return found.length < shortestKey ? null : found;
  }
  return key.length < shortestKey ? null : key;
}

/** The words of an index by their key, each with its numbers: those under which at least two words stand, or one that others may ask for. */
export function cognatesOf(words: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  words.forEach((word, number) => {
    if (word.startsWith(conceptSign) || word.startsWith(joinedSign)) return;
    const key = cognateKey(word);
    if (key === null) return;
    const list = found.get(key);
    if (list === undefined) found.set(key, [number]);
    else list.push(number);
  });
  return found;
}
