import type { Language } from "../../../kernel/i18n/language.ts";

const months: Readonly<Record<Language, readonly string[]>> = {
  fr: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/** `2023-09` in words: "septembre 2023", "September 2023". */
export function monthName(month: string, language: Language): string {
  return `${months[language][Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}
