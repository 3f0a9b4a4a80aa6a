import { isUnsaid } from "../domain/empty.ts";

/** A text as it is compared: NFC, straight apostrophes, every run of blanks (no-break ones too) one blank, nothing invisible. */
export function plainMeaning(text: string): string {
  return text.normalize("NFC").replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "").replaceAll("\u2019", "'").replaceAll(/\s+/gu, " ").trim();
}

/**
 * The value in one spelling: two values with the same one say the same. Texts are compared as `plainMeaning`, what is unsaid is not
 * there, keys are in order; lists are sets unless `ordered` (what is said twice counts once).
 */
export function canonicalMeaning(value: unknown, ordered = false): string {
  return JSON.stringify(reduced(value, ordered));
}

export function sameMeaning(left: unknown, right: unknown, ordered = false): boolean {
  return Object.is(left, right) || canonicalMeaning(left, ordered) === canonicalMeaning(right, ordered);
}

function reduced(value: unknown, ordered: boolean): unknown {
  if (isUnsaid(value)) return null;
  if (typeof value === "string") return plainMeaning(value);
  if (Array.isArray(value)) {
    const items = value.filter((item) => !isUnsaid(item)).map((item: unknown) => reduced(item, false));
    return ordered ? items : [...new Map(items.map((item) => [JSON.stringify(item), item])).entries()].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => !isUnsaid(inner)).toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([key, inner]) => [key, reduced(inner, false)]));
}
