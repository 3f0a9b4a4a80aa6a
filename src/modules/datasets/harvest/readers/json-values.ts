import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { CataloguePage, RawText } from "../domain/raw.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** Documents nested deeper than this are no catalogues. */
const deepest = 200;

/** The document, or what is wrong with it and where. */
export function parseJsonDocument(bytes: Uint8Array): { readonly value: unknown } | { readonly issue: Issue } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { issue: unreadable("Le document n’est pas en UTF-8.", "The document is not in UTF-8.") };
  }
  if (depthOf(text) > deepest) return { issue: unreadable(`Le document a plus de ${deepest} niveaux.`, `The document has more than ${deepest} levels.`) };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const at = Number(/position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? "NaN");
    const line = Number.isInteger(at) ? text.slice(0, at).split("\n").length : text.split("\n").length;
    return { issue: unreadable(`Ligne ${line}\u202f: ce n’est pas du JSON.`, `Line ${line}: this is not JSON.`, line) };
  }
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (let at = 0, inString = false; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) most = Math.max(most, (depth += 1));
    else if (code === 93 || code === 125) depth -= 1;
  }
  return most;
}

export function unreadable(fr: string, en: string, line?: number): Issue {
  return { code: "datasets.harvest-not-readable", severity: "error", text: both(fr, en), ...(line === undefined ? {} : { line }) };
}

export function failedPage(issue: Issue): CataloguePage {
  return { records: [], issues: [issue], next: null, total: null, complete: false };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objects(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
}

export function str(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

/** A text, a list of texts, or a list written as JSON in a text (as CKAN extras are). */
export function strings(value: unknown): readonly string[] {
  if (typeof value === "string" && value.startsWith("[")) {
    try {
      return strings(JSON.parse(value) as unknown);
    } catch {
      return [value];
    }
  }
  if (Array.isArray(value)) return value.flatMap((one) => str(one) ?? (isObject(one) ? (str(one["name"]) ?? str(one["title"]) ?? str(one["display_name"]) ?? []) : []));
  return str(value) === null ? [] : [str(value) ?? ""];
}

/** `"…"`, or `{ "fr": "…", "en": "…" }`. */
export function texts(value: unknown): readonly RawText[] {
  if (isObject(value)) return Object.entries(value).flatMap(([language, one]) => strings(one).map((text) => ({ text, language })));
  return strings(value).map((text) => ({ text, language: null }));
}

export function whole(value: unknown): number | null {
  const number = typeof value === "number" ? value : typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** Sum of what is known; null where nothing is. */
export function total(sizes: readonly (number | null)[]): number | null {
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : known.reduce((sum, size) => sum + size, 0);
}
