import { fold } from "../../../../../kernel/search/index.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { shippedVocabulary } from "../../../search/vocabulary/vocabulary.ts";

let codes: ReadonlyMap<string, string> | null = null;

/** The MeSH identifier of what was typed: a name that the vocabulary of the search knows, else the text itself in capitals, which is then checked. */
export function meshCode(text: string): string {
  codes ??= new Map(shippedVocabulary().concepts.filter(({ id }) => /^D\d+$/.test(id)).flatMap(({ id, fr, en }) => [...en, ...fr].map((name) => [fold(name), id] as const)));
  return codes.get(fold(text)) ?? text.toUpperCase();
}

/** "asthme (D001249)"; the identifier alone where nothing names it. */
export function meshName(code: string, language: Language): string {
  const name = shippedVocabulary().find(code)?.[language][0];
  return name === undefined ? code : `${name} (${code})`;
}
