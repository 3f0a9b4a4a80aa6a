import { both } from "../../../../kernel/i18n/format.ts";
import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { withDoubt, type Guarded } from "./audit-counts.ts";

/** A number of texts as it may be shown. */
export type ShownCount =
  | { readonly kind: "exact"; readonly count: number }
  /** Rounded down to a multiple of the threshold: the exact number would give away one under it. */
  | { readonly kind: "at-least"; readonly count: number }
  | { readonly kind: "fewer"; readonly threshold: number };

/** Texts that a published number speaks of, among which texts. */
export interface CountedSet {
  readonly key: string;
  readonly texts: ReadonlySet<string>;
  readonly among: ReadonlySet<string>;
}

/**
 * What may be said of each set of texts. Under the threshold k: only that. From k up the exact number, unless the texts that
 * are left out, or those that part it from a smaller or larger set whose exact number is shown, are between 1 and k − 1:
 * then the multiple of k below. Larger sets are shown exactly first, so that the same sets give the same answers. No texts is 0.
 * At last all numbers together are audited (`withDoubt`), small ones of `guarded` sets included.
 */
export function shownCounts(sets: readonly CountedSet[], threshold: number, guarded: Guarded = []): ReadonlyMap<string, ShownCount> {
  const shown = new Map<string, ShownCount>();
  const exact: ReadonlySet<string>[] = [];
  const order = [...sets].sort((a, b) => b.texts.size - a.texts.size || (a.key < b.key ? -1 : 1));
  for (const { key, texts, among } of order) {
    const small = (count: number): boolean => count > 0 && count < threshold;
    if (small(texts.size)) {
      shown.set(key, { kind: "fewer", threshold });
      continue;
    }
    const apart = small(among.size - texts.size) || exact.some((other) => small(other.size - texts.size) && isWithin(texts, other));
    if (apart) {
      shown.set(key, { kind: "at-least", count: Math.floor(texts.size / threshold) * threshold });
      continue;
    }
    shown.set(key, { kind: "exact", count: texts.size });
    exact.push(texts);
  }
  return withDoubt(sets, guarded, shown, threshold);
}

function isWithin(texts: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const text of texts) if (!others.has(text)) return false;
  return true;
}

/** "34 contributions sur 120", "au moins 30 contributions sur 120", "moins de 10 contributions sur 120". */
export function countWords(count: ShownCount, of: number): Bilingual {
  const write = (language: Language, number: number): string => formatNumber(number, language);
  const among = { fr: ` sur ${write("fr", of)}`, en: ` of ${write("en", of)}` };
  const noun = (number: number): { fr: string; en: string } => ({ fr: number < 2 ? "contribution" : "contributions", en: number === 1 ? "contribution" : "contributions" });
  if (count.kind === "fewer") return both(`moins de ${write("fr", count.threshold)} contributions${among.fr}`, `fewer than ${write("en", count.threshold)} contributions${among.en}`);
  const text = { fr: `${write("fr", count.count)} ${noun(count.count).fr}${among.fr}`, en: `${write("en", count.count)} ${noun(count.count).en}${among.en}` };
  return count.kind === "exact" ? text : both(`au moins ${text.fr}`, `at least ${text.en}`);
}
