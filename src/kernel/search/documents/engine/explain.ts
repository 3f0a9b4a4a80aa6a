import { placeBit, tiers, tierNumber } from "../ranking.ts";
import { places, type Explanation, type FoundWord, type Place } from "../question.ts";
import type { Vocabulary } from "../vocabulary.ts";
import { bits, coveragePoints, wordPoints } from "./evaluate.ts";
import type { Candidate, Plan, Slot } from "./plan.ts";
import { conceptSign, joinedSign, type Segment } from "./segment.ts";

/** What made the rank of a document that has just been evaluated with this plan. */
export function explain(segment: Segment, at: number, doc: number, plan: Plan, vocabulary: Vocabulary): Explanation {
  const { room, quality, freshness, vanished } = segment;
  const gone = vanished[doc] === 1;
  return {
    tier: tiers[room.tier[doc] ?? tierNumber.some] ?? "some",
    wordPoints: wordPoints(room.worth[doc] ?? 0) / 1000,
    coveragePoints: gone ? 0 : coveragePoints(segment, doc, bits(room.found[doc] ?? 0), plan.slots.length) / 1000,
    qualityPoints: gone ? 0 : (quality[doc] ?? 0) / 1000,
    freshnessPoints: gone ? 0 : (freshness[doc] ?? 0) / 1000,
    words: plan.slots.flatMap((slot) => foundWord(segment, at, doc, slot, vocabulary) ?? []),
    vanished: gone,
  };
}

function foundWord(segment: Segment, at: number, doc: number, slot: Slot, vocabulary: Vocabulary): FoundWord | null {
  let best: { candidate: Candidate; mask: number } | null = null;
  for (const candidate of slot.candidates[at] ?? []) {
    const mask = maskIn(segment, candidate.number, doc);
    if (mask === 0) continue;
    if (best === null || candidate.factor > best.candidate.factor) best = { candidate, mask };
  }
  if (best === null) return null;
  const { candidate, mask } = best;
  const word = segment.postings.words[candidate.number] ?? "";
  return { written: slot.written, way: candidate.way, as: candidate.way === "as-written" || candidate.way === "joined" ? null : named(segment, word, vocabulary), places: placesOf(mask) };
}

function placesOf(mask: number): Place[] {
  const found = places.filter((place) => (mask & placeBit[place]) !== 0);
  // A narrower concept stands among title or keywords.
  return found.length === 0 ? ["keywords"] : found;
}

function named({ written }: Segment, word: string, vocabulary: Vocabulary): string {
  if (!word.startsWith(conceptSign)) return written.get(word) ?? word.replace(joinedSign, "");
  const concept = vocabulary.find(word.slice(conceptSign.length));
  return concept === undefined ? word.slice(conceptSign.length) : [...new Set([concept.fr[0], concept.en[0]])].join(" / ");
}

/** Where a word stands in a document: 0 where it does not. Documents of a word ascend. */
function maskIn({ postings: { starts, docs, weights } }: Segment, number: number, doc: number): number {
  let low = starts[number] ?? 0;
  let high = (starts[number + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = docs[middle] ?? 0;
    if (here === doc) return weights[middle] ?? 0;
    if (here < doc) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
