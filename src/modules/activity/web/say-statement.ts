import { both, formatDay, formatEuros, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { isDay } from "../../../kernel/time/day.ts";
import { publicPath, type EntityRef, type FieldDefinition, type JsonValue, type ProvenStatement } from "../../directory/index.ts";
import { activityKindNames } from "../domain/codes.ts";
import { monthName } from "../domain/month-name.ts";
import { factPath } from "../actions/measure.ts";

/** What a reader may see of a statement: its words, or that there is one and no more. */
export interface SaidStatement {
  readonly id: string;
  readonly field: Bilingual;
  /** Null where the reader may not see it. */
  readonly text: string | null;
  readonly href: string | null;
  /** What it is about, where that may be told. */
  readonly about: { readonly label: string; readonly href: string | null } | null;
  readonly statement: ProvenStatement;
}

/** The page of an entity of any kind; null where it has none. */
export function entityPath(ref: EntityRef): string | null {
  return Object.hasOwn(activityKindNames, ref.kind) ? factPath(ref) : publicPath(ref);
}

/** A partial date in words: a year, a month of a year, a day in full. */
export function sayDate(text: string, language: Language): string {
  if (isDay(text)) return formatDay(text, language);
  return /^\d{4}-\d{2}$/.test(text) ? monthName(text, language) : text;
}

function sayValue(value: JsonValue, field: FieldDefinition | undefined, language: Language): string {
  if (value === null) return "–";
  if (typeof value === "string") {
    const named = field?.options?.[value];
    if (named !== undefined) return pick(named, language);
    return field?.shape === "partial-date" ? sayDate(value, language) : value;
  }
  if (typeof value === "number") return formatNumber(value, language);
  if (typeof value === "boolean") return language === "fr" ? (value ? "oui" : "non") : value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((one: JsonValue) => sayValue(one, undefined, language)).join(", ");
  if (field?.shape === "identifier" && "value" in value) return String(value["value"]);
  return Object.entries(value).filter(([, one]) => one !== null).map(([key, one]) => sayPart(key, one, language)).join(", ");
}

const partWords: Readonly<Record<string, Bilingual>> = {
  labelNumber: both("label", "label"), role: both("rôle", "role"), nature: both("nature", "nature"), share: both("part", "share"),
};

/** One property of a relation: a label number, a role, an amount. */
function sayPart(key: string, value: JsonValue, language: Language): string {
  if (key === "amountEuros" && typeof value === "number") return formatEuros(value, language);
  const written = typeof value === "number" ? formatNumber(value, language) : typeof value === "object" ? JSON.stringify(value) : String(value);
  return `${pick(partWords[key] ?? both(key, key), language)} ${written}`;
}

/**
 * Statements in words. What names a person, or stands in a restricted field, is kept back from readers without the
 * right to it: they see that there is a statement, from which source and when, and nothing of what it says.
 */
export function sayStatements(
  statements: readonly ProvenStatement[], fields: readonly FieldDefinition[], refs: ReadonlyMap<string, EntityRef>, language: Language, mayReadRestricted: boolean,
): SaidStatement[] {
  const byCode = new Map(fields.map((one) => [one.code, one]));
  return statements.map((statement) => {
    const field = byCode.get(statement.field);
    const other = statement.object === null ? undefined : refs.get(statement.object);
    const personal = field === undefined || field.restricted === true || other?.kind === "person" || (field.objectKinds?.includes("person") ?? false);
    const label = field?.label ?? { fr: statement.field, en: statement.field };
    const about = aboutOf(refs.get(statement.node), mayReadRestricted);
    if (personal && !mayReadRestricted) return { id: statement.id, field: label, text: null, href: null, about, statement };
    const value = sayValue(statement.value, field, language);
    const text = other === undefined ? value : [other.name, ...(value === "" || value === "–" ? [] : [value])].join(", ");
    return { id: statement.id, field: label, text, href: other === undefined ? null : entityPath(other), about, statement };
  });
}

/** A post by its code and a person not at all, unless the reader may know. */
function aboutOf(ref: EntityRef | undefined, mayReadRestricted: boolean): SaidStatement["about"] {
  if (ref === undefined || (ref.kind === "person" && !mayReadRestricted)) return null;
  return { label: ref.kind === "post" && !mayReadRestricted ? ref.code : ref.name, href: entityPath(ref) };
}
