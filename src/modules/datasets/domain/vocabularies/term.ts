import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** One entry of a list that forms offer and standards name. */
export interface Term {
  readonly code: string;
  readonly name: Bilingual;
  /** One line of help. */
  readonly help?: Bilingual;
}

export function term(code: string, fr: string, en: string, helpFr?: string, helpEn?: string): Term {
  return { code, name: { fr, en }, ...(helpFr === undefined || helpEn === undefined ? {} : { help: { fr: helpFr, en: helpEn } }) };
}

export function byCode<T extends Term>(terms: readonly T[]): ReadonlyMap<string, T> {
  return new Map(terms.map((one) => [one.code, one]));
}
