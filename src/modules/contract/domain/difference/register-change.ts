import type { Bilingual } from "../../../../kernel/i18n/language.ts";

export type RegisterChangeKind = "added" | "removed" | "changed";

/** One thing that differs between two versions of a register. */
export interface RegisterChange {
  readonly kind: RegisterChangeKind;
  /** Stable and short: `action.title`, `target`, `amount`, `posts`, `reference`… */
  readonly code: string;
  /** Where: `priority 1 / objective 2 / action 9`, `indicator 3 / part 3.a / target 3.a`. Codes, never titles. */
  readonly path: string;
  /** The change in words, with the old and the new. */
  readonly message: Bilingual;
}

export function change(kind: RegisterChangeKind, code: string, path: string, fr: string, en: string): RegisterChange {
  return { kind, code, path, message: { fr, en } };
}

interface Matched<T> {
  readonly before: T | null;
  readonly after: T | null;
  readonly key: string;
}

/** Items of two lists side by side by their keys: those of the new list in its order, then those that are gone. */
export function matchByKey<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Matched<T>[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const fresh = new Set(after.map(keyOf));
  return [
    ...after.map((item) => ({ before: old.get(keyOf(item)) ?? null, after: item, key: keyOf(item) })),
    ...before.filter((item) => !fresh.has(keyOf(item))).map((item) => ({ before: item, after: null, key: keyOf(item) })),
  ];
}

/**
 * Do two texts say the same? Kinds of spaces and apostrophes do not count. English counts only where both sides have
 * some: a register read from a document repeats its French until somebody translates it.
 */
export function sameText(before: Bilingual, after: Bilingual): boolean {
  if (bare(before.fr) !== bare(after.fr)) return false;
  return !isTranslated(before) || !isTranslated(after) || bare(before.en) === bare(after.en);
}

function isTranslated(text: Bilingual): boolean {
  return bare(text.en) !== bare(text.fr);
}

function bare(text: string): string {
  return text.replace(/\s+/gu, " ").replaceAll("’", "'").trim();
}

/** "« old » devient « new »" and "“old” becomes “new”", with what it is about before it. */
export function becomes(about: Bilingual, before: Bilingual, after: Bilingual): Bilingual {
  return {
    fr: `${about.fr}\u202F: «\u202F${before.fr}\u202F» devient «\u202F${after.fr}\u202F».`,
    en: `${about.en}: “${before.en}” becomes “${after.en}”.`,
  };
}
