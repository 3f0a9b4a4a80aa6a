import { fold, isStopWord } from "../../../../kernel/search/index.ts";

/** Endings of French and English that part forms of one word, longest first. Rough on purpose: it only suggests. */
const endings = ["issements", "issement", "atrices", "ateurs", "ations", "atrice", "ateur", "ation", "ements", "ement", "euses", "ments", "ances", "ences", "ités", "ment", "ance", "ence", "ite", "ites", "eurs", "eur", "eux", "ives", "ive", "ifs", "ions", "ion", "ees", "ee", "ing", "es", "er", "ez", "ed", "if", "e", "s", "x"];

/** Words that are in any text about an institute, or carry no subject. */
const common = new Set("plus tres trop bien fait faire fois tout tous toute toutes sans sous cela notre nos votre vos nous vous ils elles sont etre avoir avons faut peu encore meme aussi comme donc alors quand dont deja chaque autre autres been have has more very not our we you that this these those should would".split(" "));

/** The stems of a text, each once; words of three letters or fewer and words that say nothing are left out. */
export function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const word of fold(text).split(" ")) {
    if (word.length < 4 || isStopWord(word) || common.has(word)) continue;
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 4);
    stems.add(ending === undefined ? word : word.slice(0, -ending.length));
  }
  return stems;
}

export interface ReadText {
  readonly id: string;
  readonly text: string;
  readonly codes: readonly number[];
}

/**
 * Codes that the same coder gave to texts with the same words: those of the three nearest by shared stems (Jaccard, from
 * 0.15 up), the most frequent first. A suggestion to a person, never a decision; empty where nothing is near.
 */
export function nearCodes(text: string, read: readonly ReadText[]): readonly number[] {
  const stems = stemsOf(text);
  const near = read
    .map((one) => ({ ...one, nearness: nearness(stems, stemsOf(one.text)) }))
    .filter((one) => one.nearness >= 0.15)
    .sort((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1))
    .slice(0, 3);
  const weights = new Map<number, number>();
  for (const one of near) for (const code of one.codes) weights.set(code, (weights.get(code) ?? 0) + one.nearness);
  return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code]) => code);
}

function nearness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

export interface Cluster {
  /** Stems that its texts share; two where one alone would be vague. */
  readonly stems: readonly string[];
  readonly texts: readonly string[];
}

/**
 * Groups of texts that share a pair of stems, the largest first, each text in one group: where codes could be looked for.
 * Groups under `smallest` texts are left out.
 */
export function clustersOf(texts: readonly { readonly id: string; readonly text: string }[], smallest: number, most = 20): readonly Cluster[] {
  const byStem = new Map<string, Set<string>>();
  for (const { id, text } of texts) for (const stem of stemsOf(text)) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(id));
  const frequent = [...byStem].filter(([, ids]) => ids.size >= smallest && ids.size <= texts.length / 2).sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1)).slice(0, 60);
  const pairs: { stems: readonly string[]; ids: ReadonlySet<string> }[] = [];
  for (const [index, [stem, ids]] of frequent.entries()) {
    for (const [other, others] of frequent.slice(index + 1)) {
      const shared = new Set([...ids].filter((id) => others.has(id)));
      if (shared.size >= smallest) pairs.push({ stems: [stem, other], ids: shared });
    }
  }
  const taken = new Set<string>();
  const clusters: Cluster[] = [];
  for (const { stems, ids } of pairs.sort((a, b) => b.ids.size - a.ids.size || (a.stems.join() < b.stems.join() ? -1 : 1))) {
    const free = [...ids].filter((id) => !taken.has(id));
    if (free.length < smallest || clusters.length === most) continue;
    for (const id of free) taken.add(id);
    clusters.push({ stems, texts: free });
  }
  return clusters;
}
