import type { Place, Way } from "./question.ts";

/**
 * The ranking, whole. A record stands in the highest tier that it reaches; nothing carries it across a tier. Inside a
 * tier 100 points: 75 for the words and where they are, 20 for how much of the title the question is, and at most 5
 * for quality of the metadata (3) and freshness (2). Help pages say the same in words, from these numbers.
 */
export const tiers = ["some", "people", "content", "description", "keywords", "title-words", "title-phrase", "acronym", "title", "identifier"] as const;
export type TierCode = (typeof tiers)[number];

export const tierNumber = Object.fromEntries(tiers.map((code, number) => [code, number])) as Readonly<Record<TierCode, number>>;

export const points = { words: 75, coverage: 20, quality: 3, freshness: 2 } as const;

/** Score of a record: tier times this, plus thousandths of points. */
export const tierWidth = 100_001;

/** What each place adds to a word found there, of 1; several places add up. Description: by how often, up to three times. */
export const placeWorth: Readonly<Record<Place, number>> = { title: 0.5, keywords: 0.25, description: 0.15, content: 0.05, people: 0.05 };

/** Bits under which the index notes where a word stands, and the tier that each place gives. */
export const placeBit: Readonly<Record<Place, number>> = { title: 1, keywords: 2, description: 4, content: 8, people: 16 };
/** A narrower concept stands in title or keywords: what is asked widely finds what is told narrowly. */
export const broaderBit = 32;
export const timesShift = 6;
const maskCount = 1 << (timesShift + 2);

export const tierOfMask = Uint8Array.from({ length: maskCount }, (_, mask) =>
  (mask & placeBit.title) !== 0 ? tierNumber["title-words"]
  : (mask & (placeBit.keywords | broaderBit)) !== 0 ? tierNumber.keywords
  : (mask & placeBit.description) !== 0 ? tierNumber.description
  : (mask & placeBit.content) !== 0 ? tierNumber.content
  : tierNumber.people);

export const worthOfMask = Float32Array.from({ length: maskCount }, (_, mask) => {
  const times = Math.min(3, (mask >> timesShift) & 3);
  const description = (mask & placeBit.description) === 0 ? 0 : placeWorth.description * (0.4 + 0.2 * times);
  const one = (place: Exclude<Place, "description">): number => ((mask & placeBit[place]) === 0 ? 0 : placeWorth[place]);
  const sum = one("title") + one("keywords") + description + one("content") + one("people");
  return sum > 0 ? sum : 0.1;
});

/** What a word counts by the way it was found, and the highest tier it can then reach. */
export const ways: Readonly<Record<Way, { readonly factor: number; readonly highest: number }>> = {
  "as-written": { factor: 1, highest: tierNumber["title-words"] },
  joined: { factor: 0.95, highest: tierNumber["title-words"] },
  synonym: { factor: 0.85, highest: tierNumber.keywords },
  cognate: { factor: 0.7, highest: tierNumber.keywords },
  beginning: { factor: 0.6, highest: tierNumber.keywords },
  near: { factor: 0.5, highest: tierNumber.keywords },
};

/** Two thirds of the freshness are left after this many years. */
export function freshnessOf(ageYears: number): number {
  return 1 / (1 + Math.max(0, ageYears) / 6);
}
