import type { StudyContent } from "../domain/content.ts";
import { fields } from "../domain/fields/index.ts";

const isText = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).every((key) => key === "fr" || key === "en");

/**
 * One record of two language files of the same study. Texts stand side by side; lists of terms are put together; parts of equal number
 * are taken as the same parts in two languages. Where the two say otherwise, `first` (the language of origin) stands and the field is in `differ`.
 */
export function mergeLanguages(first: Partial<StudyContent>, second: Partial<StudyContent>): { readonly content: Partial<StudyContent>; readonly differ: readonly string[] } {
  const differ = new Set<string>();
  const content = Object.fromEntries(fields.flatMap(({ name }) => (name in first || name in second ? [[name, merged(first[name], second[name], () => differ.add(name))]] : [])));
  return { content, differ: [...differ] };
}

function merged(first: unknown, second: unknown, tell: () => void): unknown {
  if (second === undefined || second === null) return first ?? second;
  if (first === undefined || first === null) return second;
  if (Array.isArray(first) && Array.isArray(second)) {
    if (first.every((one) => typeof one === "string") && second.every((one) => typeof one === "string")) {
      const more = second.filter((one) => !first.includes(one));
      if (more.length > 0 || second.length !== first.length) tell();
      return [...first, ...more];
    }
    if (first.length === 0 || second.length === 0) return first.length === 0 ? second : first;
    if (first.length !== second.length) {
      tell();
      return first;
    }
    return first.map((one, at): unknown => merged(one, second[at], tell));
  }
  if (isText(first) && isText(second)) return { ...second, ...first, ...keywordsOf(first, second) };
  if (typeof first === "object" && typeof second === "object") {
    const [left, right] = [first as Readonly<Record<string, unknown>>, second as Readonly<Record<string, unknown>>];
    return Object.fromEntries([...new Set([...Object.keys(left), ...Object.keys(right)])].map((key) => [key, merged(left[key], right[key], tell)]));
  }
  if (first !== second) tell();
  return first;
}

/** Keywords have both languages in each file, one of them empty. */
function keywordsOf(first: Readonly<Record<string, unknown>>, second: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(["fr", "en"].flatMap((language) => {
    const [one, other] = [first[language], second[language]];
    return Array.isArray(one) && Array.isArray(other) ? [[language, one.length === 0 ? other : one]] : [];
  }));
}
