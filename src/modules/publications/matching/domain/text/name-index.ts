import { isSmallWord } from "./phrases.ts";
import { foldWords, type SignatureText, type Token } from "./signature-text.ts";

/** A name found in a text: which entity, how much of it by weight of its words, and where. */
export interface NameHit {
  readonly entity: number;
  /** 0 to 1: weight of the words found over that of the name; rare words weigh more. */
  readonly share: number;
  /** Words of the name that were found. */
  readonly words: number;
  /** How telling they are together: the sum of their weights. */
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

interface NameEntry {
  readonly entity: number;
  readonly words: readonly string[];
  total: number;
}

/** A word of more names than this tells nothing alone: it counts only once others have spoken. */
const commonAbove = 250;
const leastShare = 0.8;
/** A small graph does not make its words rare: they are weighed as among at least this many names, and these as common ones. */
const leastNames = 5_000;
const common = new Set("institut institute laboratoire laboratory centre center unite unit recherche research service department departement equipe team federation plateforme platform universite university hopital hospital faculte faculty sciences science biologie biology sante health medecine medicine medical clinique cancer national federatif structure groupe group".split(" "));

/**
 * Long names sought by their words, so that a missing or misspelt one does not hide them. Names of one word are left out:
 * they are sought as acronyms are.
 */
export class NameIndex {
  readonly #entries: NameEntry[] = [];
  readonly #postings = new Map<string, number[]>();
  readonly #weights = new Map<string, number>();

  /** `others`: names of institutions, which no unit is sought by. */
  constructor(names: Iterable<readonly [entity: number, name: string]>, others: ReadonlySet<string> = new Set()) {
    const seen = new Set<string>();
    for (const [entity, name] of names) {
      const words = [...new Set(foldWords(name).filter((word) => !isSmallWord(word)))];
      const key = `${entity} ${words.join(" ")}`;
      if (words.length < 2 || seen.has(key) || others.has(words.join(" "))) continue;
      seen.add(key);
      for (const word of words) {
        const held = this.#postings.get(word);
        if (held === undefined) this.#postings.set(word, [this.#entries.length]);
        else held.push(this.#entries.length);
      }
      this.#entries.push({ entity, words, total: 0 });
    }
    const count = Math.max(this.#entries.length, leastNames);
    for (const [word, held] of this.#postings) this.#weights.set(word, Math.log(1 + count / Math.max(held.length, common.has(word) ? count / 10 : 1)));
    for (const entry of this.#entries) entry.total = entry.words.reduce((sum, word) => sum + (this.#weights.get(word) ?? 0), 0);
  }

  /**
   * Words for which `taken` holds belong to the name of an institution and count for no unit; those for which `weak` holds
   * (towns, institutions by acronym) count, but do not make a name by themselves.
   */
  find({ tokens }: Pick<SignatureText, "tokens">, taken: (token: Token) => boolean = () => false, weak: (token: Token) => boolean = () => false): readonly NameHit[] {
    const places = new Map<string, number[]>();
    tokens.forEach((token, at) => {
      if (taken(token)) return;
      const held = places.get(token.text);
      if (held === undefined) places.set(token.text, [at]);
      else held.push(at);
    });
    const gathered = new Map<number, number>();
    for (const word of places.keys()) {
      const held = this.#postings.get(word);
      if (held === undefined || held.length > commonAbove) continue;
      const weight = this.#weights.get(word) ?? 0;
      for (const entry of held) gathered.set(entry, (gathered.get(entry) ?? 0) + weight);
    }
    const best = new Map<number, NameHit>();
    for (const [rank, weight] of gathered) {
      const entry = this.#entries[rank];
      if (entry === undefined || weight < entry.total * 0.4) continue;
      const hit = this.#verify(entry, places, tokens, weak);
      if (hit !== null && hit.share > (best.get(entry.entity)?.share ?? 0)) best.set(entry.entity, hit);
    }
    const hits = [...best.values()];
    return hits.filter((hit) => !hits.some((other) => other !== hit && other.weight > hit.weight && other.start <= hit.start && other.end >= hit.end));
  }

  /** Names of up to three words stand word beside word; in longer ones a third of what stands between may be other words. */
  #verify(entry: NameEntry, places: ReadonlyMap<string, readonly number[]>, tokens: SignatureText["tokens"], weak: (token: Token) => boolean): NameHit | null {
    const short = entry.words.length <= 3;
    const sought = new Set(entry.words);
    const anchors = (short ? (places.get(entry.words[0] ?? "") ?? []) : entry.words.flatMap((word) => places.get(word) ?? []).toSorted((a, b) => a - b));
    const reach = short ? entry.words.length : Math.ceil(entry.words.length * 1.5) + 1;
    let best: NameHit | null = null;
    for (const from of anchors) {
      const found = new Set<string>();
      let last = from;
      let weight = 0;
      let own = 0;
      let passed = 0;
      let passedAtLast = 0;
      for (let at = from; at < tokens.length && passed < reach; at += 1) {
        const token = tokens[at];
        if (token === undefined || token.segment !== tokens[from]?.segment) break;
        const word = token.text;
        if (isSmallWord(word) && !sought.has(word)) continue;
        passed += 1;
        if (found.has(word) || !sought.has(word) || !(places.get(word)?.includes(at) ?? false)) continue;
        if (short && word !== entry.words[found.size]) break;
        found.add(word);
        weight += this.#weights.get(word) ?? 0;
        if (!weak(token)) own += this.#weights.get(word) ?? 0;
        last = at;
        passedAtLast = passed;
      }
      const share = weight / entry.total;
      const enough = short ? share > 0.999 : share >= leastShare && found.size >= passedAtLast * 0.66 && found.size >= 3 && own >= entry.total * 0.5;
      const [first, final] = [tokens[from], tokens[last]];
      if (!enough || first === undefined || final === undefined || share <= (best?.share ?? 0)) continue;
      best = { entity: entry.entity, share, words: found.size, weight, start: first.start, end: final.end };
      if (share > 0.999) break;
    }
    return best;
  }
}
