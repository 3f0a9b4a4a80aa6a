import type { StudyContent } from "./content.ts";
import { fields } from "./fields/index.ts";
import type { FieldKind } from "./fields/index.ts";

const localisedKinds: ReadonlySet<FieldKind> = new Set(["text", "long-text"]);
const singleKinds: ReadonlySet<FieldKind> = new Set(["line", "url", "boolean", "number", "concept", "day", "study-date", "language", "sharing-plan"]);

/** What a field holds when nothing was said. */
export function emptyValue(kind: FieldKind): unknown {
  if (localisedKinds.has(kind)) return {};
  if (kind === "keywords") return { fr: [], en: [] };
  return singleKinds.has(kind) ? null : [];
}

/** A record in which nothing has been said. */
export function emptyContent(): StudyContent {
  // The table has each field once: a test holds it against the type.
  return Object.fromEntries(fields.map(({ name, kind }) => [name, emptyValue(kind)])) as unknown as StudyContent;
}

/** Is nothing said in this value? */
export function isUnsaid(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isUnsaid);
}
