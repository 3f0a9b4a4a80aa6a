import type { FieldName, StudyContent } from "../content.ts";
import { fields } from "../fields/index.ts";

/** A text of the record that people read. */
export interface ToldText {
  readonly field: FieldName;
  /** `outcomes[2].measure.fr`. */
  readonly path: string;
  readonly text: string;
  /** The language it says to be in, where it says. */
  readonly language: "fr" | "en" | null;
}

/** Codes and addresses: read by programs, checked elsewhere. Numbers and identifiers of any form are texts: anything can be written there. */
const notText: ReadonlySet<string> = new Set(["kind", "kinds", "scheme", "code", "ror", "siren", "rnsr", "directoryCode", "orcid", "idref", "role", "rank", "authority", "decidedOn", "date", "country", "region", "status", "decision", "information", "from", "until", "url", "planUrl", "purpose", "national", "field", "concept"]);
const coded: ReadonlySet<string> = new Set(["concept", "concepts", "url", "day", "study-date", "language", "countries", "regions"]);

/** Every text of the record, with its path. */
export function toldTexts(content: StudyContent): ToldText[] {
  return fields.flatMap(({ name, kind }) => (coded.has(kind) ? [] : within(name, name, content[name])));
}

function within(field: FieldName, path: string, value: unknown): ToldText[] {
  if (typeof value === "string") {
    const language = path.endsWith(".fr") ? "fr" : path.endsWith(".en") ? "en" : null;
    return value.trim() === "" ? [] : [{ field, path, text: value, language }];
  }
  if (Array.isArray(value)) return value.flatMap((item: unknown, at) => {
    const inner = within(field, `${path}[${at}]`, item);
    // Keywords are in the language of their list.
    return path === "keywords.fr" || path === "keywords.en" ? inner.map((one) => ({ ...one, language: path.endsWith("fr") ? "fr" as const : "en" as const })) : inner;
  });
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => (notText.has(key) ? [] : within(field, `${path}.${key}`, inner)));
}
