import type { Reading } from "../domain/question.ts";
import { compact, fold, termsOf, type Term } from "../domain/words.ts";
import { kindNumber, solidWeight, type SearchIndex } from "./search-index.ts";
import { wordsFrom } from "../../../../kernel/search/index.ts";

/** Which documents answer the words, ascending, with a score for each document number. */
export interface Match {
  readonly docs: Uint32Array;
  readonly scores: Int32Array;
  readonly reading: Reading;
  readonly suggestion: string | null;
}

interface Candidate {
  readonly number: number;
  readonly factor: number;
}

/** Addresses and prefixes pasted with an identifier. */
function withoutAddress(text: string): string {
  const trimmed = text.trim().replace(/^https?:\/\/\S*?([^/?#\s]+)\/?$/i, "$1");
  return trimmed.replace(/^(rnsr|siren|siret|uai|ror|orcid|idref|idhal|finess|isni|wikidata)\s*:\s*/i, "");
}

/**
 * The documents of a kind (and of the others) that answer a text. In turn, until the kind has one: all words as they
 * are or as beginnings; all words, near spellings included; most words. An identifier or label alone is read as such.
 */
export function matchText(index: SearchIndex, text: string, kind: number): Match {
  const { scratch } = index;
  const whole = compact(withoutAddress(text));
  // Signs alone are a question without words: nothing answers it.
  if (whole === "" && text.trim() !== "") return { docs: new Uint32Array(0), scores: scratch.scores, reading: "some", suggestion: null };
  if (whole === "") return { docs: index.everything, scores: index.scratch.scores.fill(0), reading: "every", suggestion: null };
  const exact = index.solid.has(whole);
  const terms: readonly Term[] = exact ? [{ word: whole, open: false, written: whole }] : termsOf(text, (joined) => index.solid.has(joined));
  const plain = terms.map((term) => candidates(index, term));
  scoreAll(index, plain);
  let docs = matching(index, terms.length);
  if (exact) return { docs: bearers(index, docs), scores: scratch.scores, reading: "exact", suggestion: null };
  if (hasKind(index, docs, kind)) {
    addPhrase(index, fold(text));
    const suggestion = docs.length > 2 ? null : better(index, text, terms, plain, docs.length);
    if (docs.length <= 2) {
      // The search for something better has used the room: once more.
      scoreAll(index, plain);
      addPhrase(index, fold(text));
    }
    return { docs, scores: scratch.scores, reading: "words", suggestion };
  }
  const elsewhere = docs.length > 0;
  const near = terms.map((term, at) => [...(plain[at] ?? []), ...nearOf(index, term)]);
  if (near.some((list, at) => list.length > (plain[at]?.length ?? 0))) {
    scoreAll(index, near);
    const found = matching(index, terms.length);
    if (hasKind(index, found, kind) || (!elsewhere && found.length > 0)) {
      return { docs: found, scores: scratch.scores, reading: "near", suggestion: respelled(index, terms, plain, near) };
    }
  }
  if (elsewhere) {
    scoreAll(index, plain);
    return { docs, scores: scratch.scores, reading: "words", suggestion: null };
  }
  const most = scoreAny(index, near, kind);
  docs = most === 0 ? new Uint32Array(0) : matching(index, most);
  return { docs, scores: scratch.scores, reading: "some", suggestion: null };
}

/** Those that bear the label or identifier themselves; of people, those who are named with it. */
function bearers(index: SearchIndex, docs: Uint32Array): Uint32Array {
  const { kinds, scratch: { scores }, prior } = index;
  return docs.filter((doc) => kinds[doc] === kindNumber.person || (scores[doc] ?? 0) - (prior[doc] ?? 0) >= solidWeight);
}

/** The word itself, and those it begins; a word of one or two letters begins others only while it is being typed. */
function candidates({ postings, solid, solidWords }: SearchIndex, { word, open }: Term): Candidate[] {
  const found: Candidate[] = [];
  const own = postings.numberOf.get(word);
  if (own !== undefined) found.push({ number: own, factor: 1 });
  if (!open && (word.length < 3 || solid.has(word))) return found;
  const [first, end] = wordsFrom(postings.words, word);
  for (let number = first; number < end; number += 1) {
    if (number === own) continue;
    const other = postings.words[number] ?? "";
    found.push({ number, factor: solidWords[number] === 1 ? 0.3 : 0.4 + (0.4 * word.length) / other.length });
  }
  return found;
}

function nearOf(index: SearchIndex, { word }: Term): Candidate[] {
  return index.spelling.near(word).filter(({ likeness }) => likeness < 1).map(({ number, likeness }) => ({ number, factor: 0.5 * likeness }));
}

/** Leaves in `hits` how many terms in a row each document has from the first on, in `scores` their sum. */
function scoreAll(index: SearchIndex, terms: readonly (readonly Candidate[])[]): void {
  const { hits, scores, best } = index.scratch;
  hits.fill(0);
  const size = (list: readonly Candidate[]): number => list.reduce((sum, { number }) => sum + places(index, number), 0);
  // The rarest first: what lacks it is passed over in the others.
  const order = terms.map((list) => ({ list, size: size(list) })).sort((a, b) => a.size - b.size);
  order.forEach(({ list }, step) => scoreTerm(index, list, step, hits, scores, best));
}

function places({ postings }: SearchIndex, number: number): number {
  return (postings.starts[number + 1] ?? 0) - (postings.starts[number] ?? 0);
}

function scoreTerm(index: SearchIndex, list: readonly Candidate[], step: number, hits: Uint8Array, scores: Int32Array, best: Int32Array): void {
  const { starts, docs, weights } = index.postings;
  for (const { number, factor } of list) {
    const end = starts[number + 1] ?? 0;
    for (let at = starts[number] ?? 0; at < end; at += 1) {
      const doc = docs[at] ?? 0;
      const hit = hits[doc] ?? 0;
      if (hit < step) continue;
      const worth = ((weights[at] ?? 0) * factor) | 0;
      if (hit === step) {
        hits[doc] = step + 1;
        scores[doc] = (step === 0 ? (index.prior[doc] ?? 0) : (scores[doc] ?? 0)) + worth;
        best[doc] = worth;
      } else if (worth > (best[doc] ?? 0)) {
        scores[doc] = (scores[doc] ?? 0) + worth - (best[doc] ?? 0);
        best[doc] = worth;
      }
    }
  }
}

/** As `scoreAll`, but counts the terms found whatever the others. Gives the most that one document of the kind has. */
function scoreAny(index: SearchIndex, terms: readonly (readonly Candidate[])[], kind: number): number {
  const { hits, scores, best } = index.scratch;
  hits.fill(0);
  scores.set(index.prior);
  const { starts, docs, weights } = index.postings;
  for (const list of terms) {
    best.fill(0);
    for (const { number, factor } of list) {
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at += 1) {
        const doc = docs[at] ?? 0;
        const worth = Math.max(1, ((weights[at] ?? 0) * factor) | 0);
        const had = best[doc] ?? 0;
        if (had === 0) hits[doc] = (hits[doc] ?? 0) + 1;
        if (worth <= had) continue;
        scores[doc] = (scores[doc] ?? 0) + worth - had;
        best[doc] = worth;
      }
    }
  }
  let most = 0;
  for (let doc = 0; doc < index.size; doc += 1) if (index.kinds[doc] === kind && (hits[doc] ?? 0) > most) most = hits[doc] ?? 0;
  return most;
}

function matching({ scratch: { hits }, size }: SearchIndex, needed: number): Uint32Array {
  const docs = new Uint32Array(size);
  let count = 0;
  for (let doc = 0; doc < size; doc += 1) if ((hits[doc] ?? 0) >= needed) docs[count++] = doc;
  return docs.subarray(0, count);
}

function hasKind({ kinds }: SearchIndex, docs: Uint32Array, kind: number): boolean {
  for (const doc of docs) if (kinds[doc] === kind) return true;
  return false;
}

/** Names that begin with the whole question come before those that only hold its words; the name itself before all. */
function addPhrase(index: SearchIndex, folded: string): void {
  const { hits, scores } = index.scratch;
  // Documents are in the order of folded names: those that begin so stand together, the name itself first.
  const bound = (before: (name: string) => boolean): number => {
    let low = 0;
    let high = index.ordered;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(fold(index.names[middle] ?? ""))) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = bound((name) => name < folded);
  const same = bound((name) => name <= folded);
  const end = bound((name) => name < folded || name.startsWith(folded));
  for (let doc = first; doc < end; doc += 1) if ((hits[doc] ?? 0) > 0) scores[doc] = (scores[doc] ?? 0) + (doc < same ? 300 : 150);
}

/** The question with the words that were not found written as they were. */
function respelled(index: SearchIndex, terms: readonly Term[], plain: readonly (readonly Candidate[])[], near: readonly (readonly Candidate[])[]): string | null {
  const words = terms.map(({ written }, at) => {
    const known = plain[at]?.length ?? 0;
    const other = near[at]?.[known];
    return known > 0 || other === undefined ? written : shown(index, index.postings.words[other.number] ?? written);
  });
  return words.join(" ");
}

/** Where next to nothing was found: the question with a word in its far more usual spelling, if that finds more. */
function better(index: SearchIndex, text: string, terms: readonly Term[], plain: readonly (readonly Candidate[])[], found: number): string | null {
  for (const [at, term] of terms.entries()) {
    const frequency = (plain[at] ?? []).reduce((sum, { number }) => sum + places(index, number), 0);
    const usual = nearOf(index, term).find(({ number }) => places(index, number) >= 5 * Math.max(1, frequency));
    if (usual === undefined) continue;
    const tried = terms.map((_, place) => (place === at ? [{ number: usual.number, factor: 1 }] : (plain[place] ?? [])));
    scoreAll(index, tried);
    if (matching(index, terms.length).length < 3 * found) continue;
    const words = terms.map((one, place) => (place === at ? shown(index, index.postings.words[usual.number] ?? "") : one.written));
    return fold(text) === words.join(" ") ? null : words.join(" ");
  }
  return null;
}

function shown(index: SearchIndex, word: string): string {
  return index.written.get(word) ?? word;
}

