import { isStopWord } from "../../words.ts";
import { broaderBit, placeBit, timesShift } from "../ranking.ts";
import { foldedWords, stemOf } from "../stem.ts";
import type { Place } from "../question.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { DocumentEntry } from "./entry.ts";
import { conceptSign, joinedSign } from "./segment.ts";

const longestDescriptionWords = 2000;
const mostContentWords = 3000;

/** Every word and concept under which a record is found, with the bits of where it stands; notes how title words are written. */
export function wordsOfEntry(entry: DocumentEntry<string>, vocabulary: Vocabulary, written: Map<string, string>): Map<string, number> {
  const words = new Map<string, number>();
  const put = (word: string, bits: number): void => { words.set(word, (words.get(word) ?? 0) | bits); };
  const concept = (id: string, place: Place): void => {
    put(`${conceptSign}${id}`, placeBit[place]);
    if (place !== "title" && place !== "keywords") return;
    for (const broader of vocabulary.above(id)) put(`${conceptSign}${broader}`, broaderBit);
  };
  const text = (value: string, place: Place, joins: boolean): void => {
    const folded = foldedWords(value);
    let before = "";
    for (const word of folded) {
      put(stemOf(word), placeBit[place]);
      if (!joins) continue;
      if (before !== "" && !isStopWord(before) && !isStopWord(word)) put(`${joinedSign}${stemOf(before + word)}`, placeBit[place]);
      before = word;
    }
    if (joins || place === "description") for (const mention of vocabulary.mentions(folded)) concept(mention.concept.id, place);
  };
  for (const title of entry.titles) {
    text(title, "title", true);
    note(title, written);
  }
  for (const keyword of entry.keywords) {
    text(keyword, "keywords", true);
    note(keyword, written);
  }
  for (const id of entry.concepts) concept(id, "keywords");
  describe(entry.description, vocabulary, put, concept);
  // Beyond so many columns a record is found by its others.
  let room = mostContentWords;
  for (const name of entry.content) {
    for (const word of foldedWords(splitName(name))) {
      put(stemOf(word), placeBit.content);
      room -= 1;
    }
    if (room <= 0) break;
  }
  for (const name of entry.people) text(name, "people", false);
  return words;
}

function describe(description: string, vocabulary: Vocabulary, put: (word: string, bits: number) => void, concept: (id: string, place: Place) => void): void {
  const folded = foldedWords(description);
  if (folded.length > longestDescriptionWords) folded.length = longestDescriptionWords;
  const times = new Map<string, number>();
  for (const word of folded) {
    const stem = stemOf(word);
    times.set(stem, (times.get(stem) ?? 0) + 1);
  }
  for (const [stem, count] of times) put(stem, placeBit.description | (Math.min(3, count) << timesShift));
  for (const mention of vocabulary.mentions(folded)) concept(mention.concept.id, "description");
}

/** `meanAge_years` as its words. */
function splitName(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
}

function note(text: string, written: Map<string, string>): void {
  for (const [word] of text.matchAll(/\p{L}{3,}/gu)) {
    const plain = word.normalize("NFC").toLowerCase();
    const folded = foldedWords(plain)[0] ?? plain;
    const key = stemOf(folded);
    if (!written.has(key)) written.set(key, plain);
  }
}
