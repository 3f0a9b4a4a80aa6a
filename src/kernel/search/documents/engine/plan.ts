import { wordsFrom } from "../../postings.ts";
import { isStopWord } from "../../words.ts";
import { cognateKey } from "../cognate.ts";
import type { UnderstoodConcept, Way } from "../question.ts";
import { tierNumber, ways } from "../ranking.ts";
import { foldedWords, stemOf } from "../stem.ts";
import type { Concept, Mention, Vocabulary } from "../vocabulary.ts";
import { conceptSign, joinedSign, type Segment } from "./segment.ts";

/** One word of the index that stands for a word of the question. */
export interface Candidate {
  readonly number: number;
  readonly way: Way;
  readonly factor: number;
  /** The highest tier that it can reach. */
  readonly highest: number;
}

/** A word of the question that has to be found. */
export interface Slot {
  readonly written: string;
  readonly stem: string;
  /** By segment. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** Share of this word in the points for words: the rarer, the more. Shares add up to 1. */
  readonly share: number;
}

export interface Plan {
  readonly slots: readonly Slot[];
  /** All stems in a row, for phrases. */
  readonly phrase: string;
  readonly concepts: readonly UnderstoodConcept[];
  readonly near: boolean;
  readonly suggestion: string | null;
}

const mostSlots = 12;
const mostEndings = 200;

/** How a question is looked for in these segments. Words that stand nowhere are taken in their nearest spelling. */
export function planOf(text: string, segments: readonly Segment[], vocabulary: Vocabulary, spellings: "where-unknown" | "everywhere" = "where-unknown"): Plan {
  const words = foldedWords(text);
  const open = !/[\s,;.!?»"]$/.test(text);
  const strong = words.flatMap((word, at) => (isStopWord(word) ? [] : [{ word, at }]));
  const told = strong.length > 0 ? strong : words.map((word, at) => ({ word, at }));
  const mentions = vocabulary.mentions(words);
  const seen = new Set<string>();
  const raw: { written: string; stem: string; candidates: Candidate[][]; near: boolean }[] = [];
  told.forEach(({ word, at }, place) => {
    const stem = stemOf(word);
    if (seen.has(stem) || raw.length === mostSlots) return;
    seen.add(stem);
    const meant = mentions.filter((mention) => mention.at <= at && at < mention.at + mention.length).map(({ concept }) => concept);
    const neighbours = [told[place - 1], told[place + 1]];
    const joined = [neighbours[0] === undefined ? null : stemOf(neighbours[0].word + word), neighbours[1] === undefined ? null : stemOf(word + neighbours[1].word)];
    const last = open && at === words.length - 1;
    const plain = segments.map((segment) => plainCandidates(segment, word, stem, meant, joined, last));
    const known = plain.some((list) => list.length > 0);
    const candidates = !known || spellings === "everywhere" ? segments.map((segment, index) => [...(plain[index] ?? []), ...nearCandidates(segment, word, stem)]) : plain;
    raw.push({ written: word, stem, candidates, near: !known && candidates.some((list) => list.length > 0) });
  });
  const near = raw.some((slot) => slot.near);
  const suggestion = near ? raw.map((slot) => (slot.near ? bestSpelling(segments, slot.candidates) : slot.written)).join(" ") : null;
  const respelt = suggestion === null ? [] : addRespelt(raw, segments, vocabulary, suggestion);
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  const weights = raw.map(({ candidates }) => rarity(size, segments, candidates));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    slots: raw.map(({ written, stem, candidates }, at) => ({ written, stem, candidates, share: sum === 0 ? 1 / raw.length : (weights[at] ?? 0) / sum })),
    phrase: told.map(({ word }) => stemOf(word)).join(" "),
    concepts: [...new Set([...mentions, ...respelt].map(({ concept }) => concept))].map(shownConcept),
    near,
    suggestion,
  };
}

/** A word read in another spelling may name a concept: `canser du sein`. Its records are added to those of the words. */
function addRespelt(raw: readonly { readonly near: boolean; readonly candidates: Candidate[][] }[], segments: readonly Segment[], vocabulary: Vocabulary, suggestion: string): readonly Mention[] {
  const words = foldedWords(suggestion);
  // A spelling that is several words would shift the places.
  if (words.length !== raw.length) return [];
  const found = vocabulary.mentions(words).filter(({ at, length }) => raw.slice(at, at + length).some(({ near }) => near));
  for (const { concept, at, length } of found) {
    segments.forEach(({ postings }, index) => {
      const number = postings.numberOf.get(`${conceptSign}${concept.id}`);
      if (number === undefined) return;
      for (const slot of raw.slice(at, at + length)) slot.candidates[index]?.push({ number, way: "synonym", factor: ways.near.factor, highest: ways.near.highest });
    });
  }
  return found;
}

function shownConcept({ id, fr, en }: Concept): UnderstoodConcept {
  return { id, fr: fr[0] ?? id, en: en[0] ?? id };
}

function plainCandidates({ postings, cognates }: Segment, word: string, stem: string, meant: readonly Concept[], joined: readonly (string | null)[], open: boolean): Candidate[] {
  const found: Candidate[] = [];
  const taken = new Set<number>();
  const add = (key: string, way: Way): void => {
    const number = postings.numberOf.get(key);
    if (number === undefined || taken.has(number)) return;
    taken.add(number);
    found.push({ number, way, ...ways[way] });
  };
  add(stem, "as-written");
  add(`${joinedSign}${stem}`, "joined");
  for (const one of joined) {
    if (one === null) continue;
    add(one, "joined");
    add(`${joinedSign}${one}`, "joined");
  }
  for (const { id } of meant) add(`${conceptSign}${id}`, "synonym");
  const key = cognates.size === 0 ? null : cognateKey(stem);
  for (const number of key === null ? [] : (cognates.get(key) ?? [])) {
    if (taken.has(number)) continue;
    taken.add(number);
    found.push({ number, way: "cognate", ...ways.cognate });
  }
  if (!open || word.length < 2) return found;
  // Typed on, the word may get another ending: `pathologi` is on its way to `patholog`.
  const whole = found.length > 0;
  for (const beginning of new Set(word.length > 4 ? [stem, word, word.slice(0, -1)] : [word])) {
    const [first, end] = wordsFrom(postings.words, beginning);
    if (beginning !== stem && beginning !== word && (whole || found.length > 0)) break;
    const range = Array.from({ length: end - first }, (_, step) => first + step).filter((number) => !taken.has(number));
    const size = (number: number): number => (postings.starts[number + 1] ?? 0) - (postings.starts[number] ?? 0);
    if (range.length > mostEndings) range.sort((a, b) => size(b) - size(a)).length = mostEndings;
    for (const number of range) {
      taken.add(number);
      const length = (postings.words[number] ?? "").length;
      const factor = ways.beginning.factor * Math.min(1, 0.5 + (0.5 * beginning.length) / length);
      // A word that is one already (`flu`) is hardly on its way to another (`flux`).
      found.push({ number, way: "beginning", factor: whole ? factor / 2 : factor, highest: whole ? tierNumber.description : ways.beginning.highest });
    }
  }
  return found;
}

function nearCandidates(segment: Segment, word: string, stem: string): Candidate[] {
  const found = new Map<number, number>();
  for (const one of new Set([stem, word])) for (const { number, likeness } of segment.spelling.near(one)) if (likeness < 1) found.set(number, Math.max(found.get(number) ?? 0, likeness));
  return [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12).map(([number, likeness]) => ({ number, way: "near", factor: ways.near.factor * likeness, highest: ways.near.highest }));
}

/** The rarer a word, the more it tells; as BM25 counts it, never negative. */
function rarity(size: number, segments: readonly Segment[], candidates: readonly (readonly Candidate[])[]): number {
  let documents = 0;
  segments.forEach(({ postings }, index) => {
    let most = 0;
    for (const { number, way } of candidates[index] ?? []) {
      const count = (postings.starts[number + 1] ?? 0) - (postings.starts[number] ?? 0);
      most = way === "beginning" || way === "near" ? most + count : Math.max(most, count);
    }
    documents += most;
  });
  return Math.log(1 + (size + 1) / (Math.min(size, documents) + 1));
}

function bestSpelling(segments: readonly Segment[], candidates: readonly (readonly Candidate[])[]): string {
  let best = { factor: 0, count: 0, word: "" };
  segments.forEach(({ postings, written }, index) => {
    for (const { number, factor, way } of candidates[index] ?? []) {
      if (way !== "near") continue;
      const count = (postings.starts[number + 1] ?? 0) - (postings.starts[number] ?? 0);
      if (factor < best.factor || (factor === best.factor && count <= best.count)) continue;
      const word = postings.words[number] ?? "";
      best = { factor, count, word: written.get(word) ?? word };
    }
  });
  return best.word;
}
