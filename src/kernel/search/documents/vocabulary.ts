import { isStopWord } from "../words.ts";
import { foldedWords, stemOf } from "./stem.ts";

/** One thing that has names in both languages, under an id of its own. */
export interface Concept {
  readonly id: string;
  readonly broader: readonly string[];
  /** The first name is the one shown. */
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

export interface Mention {
  readonly concept: Concept;
  /** Place of its first word among the words given, and how many they are. */
  readonly at: number;
  readonly length: number;
}

export interface Vocabulary {
  readonly concepts: readonly Concept[];
  find(id: string): Concept | undefined;
  /** All that stand above, itself not among them. */
  above(id: string): readonly string[];
  /** The concepts that folded words name, the longest name first taken, none inside another. */
  mentions(words: readonly string[]): readonly Mention[];
}

interface Name {
  readonly stems: readonly string[];
  readonly concept: Concept;
  /** Acronyms stand for their concept only as they are written, never by their stem. */
  readonly exact: string | null;
}

/** The words that tell names apart: those of the text without articles and the like, each with its place. */
function telling(words: readonly string[]): { readonly word: string; readonly at: number }[] {
  return words.flatMap((word, at) => (isStopWord(word) ? [] : [{ word, at }]));
}

export function createVocabulary(concepts: readonly Concept[]): Vocabulary {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const byFirst = new Map<string, Name[]>();
  for (const concept of concepts) {
    for (const name of [...concept.fr, ...concept.en]) {
      const words = telling(foldedWords(name)).map(({ word }) => word);
      const stems = words.map(stemOf);
      const first = stems[0];
      if (first === undefined) continue;
      const acronym = words.length === 1 && /^[^a-zà-ÿ]{2,}$/.test(name.replaceAll("-", ""));
      const list = byFirst.get(first) ?? [];
      list.push({ stems, concept, exact: acronym ? (words[0] ?? null) : null });
      byFirst.set(first, list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  const aboveOf = (id: string, seen: Set<string>): Set<string> => {
    for (const broader of byId.get(id)?.broader ?? []) {
      if (seen.has(broader)) continue;
      seen.add(broader);
      aboveOf(broader, seen);
    }
    return seen;
  };
  const aboveById = new Map(concepts.map(({ id }) => [id, [...aboveOf(id, new Set())]]));
  return {
    concepts,
    find: (id) => byId.get(id),
    above: (id) => aboveById.get(id) ?? [],
    mentions(words) {
      const told = telling(words);
      const stems = told.map(({ word }) => stemOf(word));
      const found: Mention[] = [];
      for (let start = 0; start < stems.length; ) {
        const list = byFirst.get(stems[start] ?? "");
        const fits = ({ stems: wanted, exact }: Name): boolean =>
          (exact === null || exact === told[start]?.word) && wanted.every((one, step) => stems[start + step] === one);
        const longest = list?.find(fits);
        if (longest === undefined) {
          start += 1;
          continue;
        }
        const first = told[start]?.at ?? 0;
        const last = told[start + longest.stems.length - 1]?.at ?? first;
        // One name may stand for several things: all of them are meant.
        const meant = list?.filter((name) => name.stems.length === longest.stems.length && fits(name)) ?? [];
        for (const concept of new Set(meant.map((name) => name.concept))) found.push({ concept, at: first, length: last - first + 1 });
        start += longest.stems.length;
      }
      return found;
    },
  };
}

/** Lines of `id`, broader ids, French names, English names; lists by `|`. Throws on a line that is not so. */
export function readConcepts(text: string): Concept[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const [id, broader, fr, en, ...more] = line.split("\t");
    if (id === undefined || broader === undefined || !fr || !en || more.length > 0) throw new Error(`vocabulary, line ${index + 1}: four columns wanted`);
    const list = (cell: string): string[] => cell.split("|").map((one) => one.trim()).filter((one) => one !== "");
    return [{ id, broader: list(broader), fr: list(fr), en: list(en) }];
  });
}
