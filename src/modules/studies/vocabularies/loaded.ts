import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** A concept of a vocabulary that somebody loaded. */
export interface LoadedConcept {
  /** `FID7806`; in records `fresh:FID7806`. */
  readonly id: string;
  readonly label: Bilingual;
  readonly definition: { readonly fr: string | null; readonly en: string | null };
  /** Addresses or codes that the vocabulary itself ties it to. */
  readonly exactMatch: readonly string[];
}

/** One list as a file has it. */
export interface LoadedList {
  /** First letters of its ids: the only name that every serialisation shares. */
  readonly list: string;
  readonly name: Bilingual;
  readonly concepts: readonly LoadedConcept[];
}

/** A concept as it stands now: in its newest edition, or gone from it and kept so that records do not lose their words. */
export interface StandingConcept extends LoadedConcept {
  readonly list: string;
  readonly deprecated: boolean;
  /** Labels of earlier editions, newest first, each once. */
  readonly formerLabels: readonly Bilingual[];
}

export interface StandingList {
  readonly list: string;
  readonly name: Bilingual;
  /** The load that brought its present state. */
  readonly load: number;
  /** In the order of the list, those that left last. */
  readonly concepts: readonly StandingConcept[];
}

export interface VocabularyLoad {
  readonly number: number;
  readonly scheme: string;
  readonly edition: string;
  readonly licence: string;
  readonly attribution: string;
  readonly files: readonly string[];
  readonly loadedAt: string;
  readonly author: string;
  readonly lists: readonly string[];
  readonly concepts: number;
}

/** What somebody who loads has to say. */
export interface LoadFacts {
  readonly edition: string;
  readonly licence: string;
  readonly attribution: string;
}

export const idPattern = /^([A-Z]{2,8})(\d{1,12})$/;

/** `FID` of `FID7806`; null: it is no id of this kind. */
export function listOfId(id: string): string | null {
  return idPattern.exec(id)?.[1] ?? null;
}
