import { fold } from "../words.ts";

/**
 * What is left of a word without plural, feminine and the endings by which French and English write one learned word
 * (`pathologie`, `pathology`; `génomique`, `genomics`). Light on purpose: two words of one meaning may stay apart, two
 * meanings seldom meet. Given folded (lower case, without accents). Words of up to three letters and those with digits stay.
 */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let found = word;
  if (found.endsWith("eaux")) found = found.slice(0, -1);
  else if (found.endsWith("aux") && found.length > 4) found = `${found.slice(0, -2)}l`;
  else if (/[^s]s$|x$/.test(found)) found = found.slice(0, -1);
  if (found.length > 4 && found.endsWith("ee")) found = found.slice(0, -1);
  if (found.length <= 4) return found;
  if (found.endsWith("ique")) return `${found.slice(0, -4)}ic`;
  if (found.endsWith("ienne")) return found.slice(0, -2);
  if (found.endsWith("elle")) return found.slice(0, -2);
  if (found.endsWith("euse")) return found.slice(0, -2);
  if (found.endsWith("ive")) return `${found.slice(0, -2)}f`;
  if (found.endsWith("ie")) return found.slice(0, -2);
  if (found.endsWith("y")) return found.slice(0, -1);
  while (found.length > 4 && found.endsWith("e")) found = found.slice(0, -1);
  return found;
}

const known = new Map<string, string>();
const mostKnown = 200_000;

/** As `stem`, remembering: texts repeat their words. */
export function stemOf(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = stem(word);
    if (known.size >= mostKnown) known.clear();
    known.set(word, found);
  }
  return found;
}

/** The folded words of a text, in its order. */
export function foldedWords(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}
