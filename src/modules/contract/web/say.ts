import type { Language } from "../../../kernel/i18n/language.ts";

/** Gives of two texts the one in the language of the page. */
export type Say = (fr: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (fr, en) => (language === "fr" ? fr : en);
}
