import type { FieldName, StudyContent } from "../domain/content.ts";
import { fieldOf, type FieldKind } from "../domain/fields/index.ts";
import { isUnsaid } from "../domain/empty.ts";
import type { FieldOrigin, Provenance } from "../domain/study.ts";

export type TextLanguage = "fr" | "en";
const textLanguages: readonly TextLanguage[] = ["fr", "en"];

/** What is compared by itself: a field, or one language of a text. Its key is the one of provenance (`title.en`). */
export interface Unit {
  readonly field: FieldName;
  readonly language: TextLanguage | null;
  readonly key: string;
}

/** Kinds that are written in each language apart. */
const localised: ReadonlySet<FieldKind> = new Set(["text", "long-text", "keywords"]);
/** Lists whose order says something: the first sponsor is the main one; interventions name arms by their place. */
const orderedFields: ReadonlySet<FieldName> = new Set<FieldName>(["sponsors", "arms"]);
/** Lists that grow from every side: what one source adds contradicts nobody. */
const gatheredFields: ReadonlySet<FieldName> = new Set<FieldName>(["registryNumbers", "publications", "documents", "datasets"]);

export const isOrdered = (field: FieldName): boolean => orderedFields.has(field);
export const isGathered = (field: FieldName): boolean => gatheredFields.has(field);
export const isLocalised = (field: FieldName): boolean => localised.has(fieldOf(field)?.kind ?? "line");

export function unitsOf(field: FieldName): readonly Unit[] {
  return isLocalised(field) ? textLanguages.map((language) => ({ field, language, key: `${field}.${language}` })) : [{ field, language: null, key: field }];
}

/** The value of a unit; undefined where the field itself is not there. */
export function unitValue(content: Partial<StudyContent> | null, { field, language }: Unit): unknown {
  const value = content?.[field];
  if (value === undefined || language === null) return value;
  return (value as Readonly<Record<string, unknown>> | null)?.[language];
}

/** The content of a field with one unit set; an unsaid text is left out. */
export function withUnit(current: unknown, { field, language }: Unit, value: unknown): unknown {
  if (language === null) return value;
  const rest = { ...(current as Readonly<Record<string, unknown>> | null) };
  if (fieldOf(field)?.kind === "keywords") return { ...rest, [language]: value ?? [] };
  if (isUnsaid(value)) delete rest[language];
  else rest[language] = value;
  return rest;
}

export function originOf(provenance: Provenance, { field, key }: Unit): FieldOrigin | null {
  return provenance[key] ?? provenance[field] ?? null;
}

/** Provenance with the origin of one unit; what was told of the whole field stays told of its other language. */
export function withOrigin(provenance: Provenance, unit: Unit, origin: FieldOrigin | null): Provenance {
  const next: Record<string, FieldOrigin> = { ...provenance };
  const whole = next[unit.field];
  if (unit.language !== null && whole !== undefined) {
    for (const { key } of unitsOf(unit.field)) next[key] ??= whole;
    delete next[unit.field];
  }
  if (origin === null) delete next[unit.key];
  else next[unit.key] = origin;
  return next;
}
