import { both } from "../../../i18n/format.ts";
import type { Bilingual } from "../../../i18n/language.ts";
import type { Place } from "../question.ts";
import type { TierCode } from "../ranking.ts";

export type TierNames = Readonly<Record<TierCode, Bilingual>>;
export type PlaceNames = Readonly<Record<Place, Bilingual>>;

/** Tiers whose names depend on what the records are. */
export interface OwnTierNames {
  readonly identifier: Bilingual;
  readonly content: Bilingual;
  readonly people: Bilingual;
}

/** What the tiers are called: those that any index has, and the three that an index names itself. */
export function tierNamesWith(own: OwnTierNames): TierNames {
  return {
    title: both("c’est le titre exact", "it is the exact title"),
    acronym: both("c’est le sigle demandé", "it is the acronym asked for"),
    "title-phrase": both("le titre contient ces mots, à la suite", "the title holds these words in a row"),
    "title-words": both("tous les mots sont dans le titre", "all words are in the title"),
    keywords: both("tous les mots sont dans le titre ou les mots-clés, synonymes compris", "all words are in title or keywords, synonyms counted"),
    description: both("il a fallu la description pour réunir tous les mots", "it took the description to have all words"),
    some: both("une partie des mots seulement", "some of the words only"),
    ...own,
  };
}

export function placeNamesWith(own: { readonly content: Bilingual; readonly people: Bilingual }): PlaceNames {
  return { title: both("titre", "title"), keywords: both("mots-clés", "keywords"), description: both("description", "description"), ...own };
}
