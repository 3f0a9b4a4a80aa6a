import type { Language } from "./language.ts";

/** Gives one of two texts, in the language it was made for. */
export type Say = (fr: string, en: string) => string;

/** For pages whose words stand beside each other: `say("Chercher", "Search")`. */
export function sayIn(language: Language): Say {
  return (fr, en) => (language === "fr" ? fr : en);
}
