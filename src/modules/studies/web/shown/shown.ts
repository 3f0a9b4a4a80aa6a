import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { LocalisedText } from "../../domain/content.ts";

/** In which language the record is read: chosen apart from the language of the interface. */
export const recordLanguages = ["fr", "en", "both"] as const;
export type RecordLanguage = (typeof recordLanguages)[number];

/** A text as the page shows it. */
export interface ShownText {
  readonly text: string;
  /** The language that it is in; null: of none (numbers, names). */
  readonly lang: Language | null;
  /** The language that was asked for and in which nothing is said: this text then stands in its place. */
  readonly missing: Language | null;
}

/** One thing that is said, with its address where it has one. */
export interface ShownPart {
  /** In the language of the interface; null: the text speaks for itself. */
  readonly label: Bilingual | null;
  readonly texts: readonly ShownText[];
  /** From data: only ever shown through `DataLink`. */
  readonly href: string | null;
}

/** One entry of a field. `key` is its identity: by it the entries of two versions are told to be the same. */
export interface ShownItem {
  readonly key: string;
  readonly head: ShownPart;
  readonly details: readonly ShownPart[];
}

/** What a field says. `prose`: texts in paragraphs; `items`: entries one below the other; `words`: short entries on one line. */
export interface ShownValue {
  readonly style: "prose" | "items" | "words";
  readonly items: readonly ShownItem[];
}

const others: Readonly<Record<Language, Language>> = { fr: "en", en: "fr" };

/** The texts to show for a text in two languages; none where nothing is said. `interfaceLanguage` comes first where both are asked for. */
export function shownTexts(text: LocalisedText, record: RecordLanguage, interfaceLanguage: Language): readonly ShownText[] {
  const of = (lang: Language): string => text[lang]?.trim() ?? "";
  const first = record === "both" ? interfaceLanguage : record;
  const second = others[first];
  const [own, other] = [of(first), of(second)];
  // The same in both ("Placebo"): once is enough.
  if (record === "both" && own !== "" && own === other) return [{ text: own, lang: null, missing: null }];
  if (record === "both" && own !== "" && other !== "") return [{ text: own, lang: first, missing: null }, { text: other, lang: second, missing: null }];
  if (own !== "") return [{ text: own, lang: first, missing: record === "both" ? second : null }];
  return other === "" ? [] : [{ text: other, lang: second, missing: first }];
}

/** A text of no language. */
export function plainText(text: string): readonly ShownText[] {
  return text.trim() === "" ? [] : [{ text: text.trim(), lang: null, missing: null }];
}

export function part(texts: readonly ShownText[], label: Bilingual | null = null, href: string | null = null): ShownPart {
  return { label, texts, href };
}

/** A detail that is left out where nothing is said. */
export function detail(label: Bilingual | null, texts: readonly ShownText[], href: string | null = null): readonly ShownPart[] {
  return texts.length === 0 ? [] : [part(texts, label, href)];
}

/** An entry; null where neither its head nor its details say anything. */
export function item(key: string, head: ShownPart, details: readonly ShownPart[] = []): ShownItem {
  return { key, head, details };
}

export const unnamed: Bilingual = both("Sans nom", "Unnamed");
