import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { LocalisedText } from "../../domain/metadata.ts";

/** A text with the language that it is in, for the `lang` of its element. */
export interface SaidText {
  readonly text: string;
  readonly lang: Language;
}

/** The text in the reader's language, else in the other one; null where there is none. */
export function said(text: LocalisedText, language: Language): SaidText | null {
  const other = language === "fr" ? "en" : "fr";
  for (const lang of [language, other] as const) {
    const found = text[lang]?.trim() ?? "";
    if (found !== "") return { text: found, lang };
  }
  return null;
}

/** The text in the language that `said` did not choose; null where it is missing or the same. */
export function saidOtherwise(text: LocalisedText, language: Language): SaidText | null {
  const first = said(text, language);
  if (first === null) return null;
  const lang = first.lang === "fr" ? "en" : "fr";
  const found = text[lang]?.trim() ?? "";
  return found === "" || found === first.text ? null : { text: found, lang };
}

/** The title for lists and links; never empty. */
export function titleOf(title: LocalisedText, language: Language): SaidText {
  return said(title, language) ?? { text: language === "fr" ? "Sans titre" : "Untitled", lang: language };
}

/** The title for exports, in both languages. */
export function bilingualTitle(title: LocalisedText): Bilingual {
  return { fr: titleOf(title, "fr").text, en: titleOf(title, "en").text };
}
