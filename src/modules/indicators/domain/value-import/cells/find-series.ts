import { forgiving, nearest } from "./normalise.ts";
import type { ImportSeries } from "../types.ts";

export type SeriesFound =
  | { readonly kind: "found"; readonly key: string }
  | { readonly kind: "several"; readonly keys: readonly string[] }
  | { readonly kind: "unknown"; readonly suggestion: string | null };

/** Suggestions cost a comparison with every series: only the first unknown codes of a file get one. */
const suggestionsPerFile = 300;

/**
 * Finds the series that a cell names: by its key, by the code of a part with exactly one series, or by either of them
 * with other punctuation ("3-a", "3 a", "3a", "Indicateur 3.a").
 */
export function seriesFinder(series: ReadonlyMap<string, ImportSeries>): (text: string) => SeriesFound {
  const byKey = index([...series.keys()].map((key) => [key, key]));
  const byPart = index([...series].map(([key, { measure }]) => [measure.part, key]));
  const cache = new Map<string, SeriesFound>();
  let suggested = 0;
  const find = (text: string): SeriesFound => {
    if (series.has(text)) return { kind: "found", key: text };
    const wanted = normal(text);
    for (const keys of [byKey.get(wanted), byPart.get(wanted)]) {
      const [only] = keys ?? [];
      if (keys !== undefined && only !== undefined) return keys.length === 1 ? { kind: "found", key: only } : { kind: "several", keys };
    }
    suggested += 1;
    return { kind: "unknown", suggestion: suggested > suggestionsPerFile ? null : nearest(text, series.keys()) };
  };
  return (text) => {
    const trimmed = text.trim();
    let found = cache.get(trimmed);
    if (found === undefined) {
      found = find(trimmed);
      cache.set(trimmed, found);
    }
    return found;
  };
}

function index(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, key] of pairs) {
    const wanted = normal(name);
    const keys = found.get(wanted) ?? [];
    if (!keys.includes(key)) keys.push(key);
    found.set(wanted, keys);
  }
  return found;
}

function normal(text: string): string {
  return forgiving(text)
    .replace(/^(?:indicateur|indicator|ind|serie|series|mesure|measure)_?(?=\d)/, "")
    .replaceAll(/(\d)(?=\p{L})/gu, "$1_");
}
