import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { formatIdentifier, schemes, successionTypeNames, type EntityRef, type FieldDefinition, type JsonValue, type NodeId, type SuccessionType } from "../../../directory/index.ts";
import { partialDateText } from "../standing.ts";
import { sayIn } from "../place.ts";

type Bag = { readonly [key: string]: JsonValue };

export function bagOf(value: JsonValue): Bag {
  return typeof value === "object" && value !== null && !isList(value) ? value : {};
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function listOf(value: JsonValue): readonly JsonValue[] {
  return isList(value) ? value : value === null ? [] : [value];
}

/** The text at `key` of an object; null where there is none, or an empty one. */
export function textAt(value: JsonValue, key: string): string | null {
  const found = bagOf(value)[key];
  return typeof found === "string" && found.trim() !== "" ? found : null;
}

/** The label of a structure at one of its parents (`U 1016`), where the relation gives it. */
export function labelOf(value: JsonValue): string | null {
  return textAt(value, "labelNumber") ?? textAt(value, "label");
}

/** The items of a list of codes as `{ code, label }`; the code stands for a missing label. */
export function codedItems(value: JsonValue): readonly { readonly code: string; readonly label: string }[] {
  return listOf(value).flatMap((item) => {
    const code = typeof item === "string" ? item : textAt(item, "code");
    const label = textAt(item, "label");
    return code === null && label === null ? [] : [{ code: code ?? label ?? "", label: label ?? code ?? "" }];
  });
}

/** France goes without saying here; the user-assigned code ZZ of ISO 3166-1 says that nothing tells the country. */
const hiddenCountries: ReadonlySet<string> = new Set(["FR", "France", "ZZ"]);

/** The lines of a postal address; none when it is empty. */
export function addressLines(value: JsonValue): readonly string[] {
  const lines = (textAt(value, "lines") ?? "").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
  const town = [textAt(value, "postalCode"), textAt(value, "municipality")].filter((part) => part !== null).join(" ");
  const country = textAt(value, "country");
  return [...lines, ...(town === "" ? [] : [town]), ...(country === null || hiddenCountries.has(country) ? [] : [country])];
}

/** "SIREN 180 036 048": the name of the scheme in short, and the identifier as people read it. */
export function identifierText(value: JsonValue): string {
  const scheme = textAt(value, "scheme") ?? "";
  return `${schemeName(scheme, "fr")} ${formatIdentifier(scheme, textAt(value, "value") ?? "")}`.trim();
}

/** The usual short name of a scheme: the acronym in brackets where its full name has one. */
export function schemeName(scheme: string, language: Language): string {
  if (scheme === "label") return "Label";
  const name = schemes.get(scheme)?.name[language];
  if (name === undefined) return scheme.toUpperCase();
  return /\(([^)]+)\)$/.exec(name)?.[1] ?? name;
}

/**
 * A value in words, on one line, for tables and files. `refs` names the other end of a relation (`object`).
 * A shape that does not fit what the field promises is shown as JSON: never hidden, never a fault of the page.
 */
export function valueText(
  field: Pick<FieldDefinition, "shape" | "options">,
  { value, object }: { readonly value: JsonValue; readonly object: NodeId | null },
  language: Language,
  refs: ReadonlyMap<NodeId, Pick<EntityRef, "name">>,
): string {
  switch (field.shape) {
    case "code":
      return typeof value === "string" ? (field.options?.[value]?.[language] ?? value) : JSON.stringify(value);
    case "number":
      return typeof value === "number" ? formatNumber(value, language) : JSON.stringify(value);
    case "partial-date":
      return typeof value === "string" ? partialDateText(value, { language }) : JSON.stringify(value);
    case "text-list":
      return listOf(value).map(plain).join(", ");
    case "code-list":
      return codedItems(value).map(({ label }) => label).join(", ");
    case "address":
      return addressLines(value).join(", ");
    case "position":
      return positionText(value, language);
    case "identifier":
      return identifierText(value);
    case "succession":
      return [successionWord(value, language), named(object, refs), textAt(value, "effectiveFrom")].filter((part) => part !== null).join(", ");
    case "relation":
      return [named(object, refs), ...detailsOf(field, value, language)].filter((part) => part !== null).join(", ");
    default:
      return plain(value);
  }
}

function plain(value: JsonValue): string {
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}

function named(object: NodeId | null, refs: ReadonlyMap<NodeId, Pick<EntityRef, "name">>): string | null {
  return object === null ? null : (refs.get(object)?.name ?? object);
}

function successionWord(value: JsonValue, language: Language): string {
  const type = textAt(value, "type") ?? "";
  return type in successionTypeNames ? successionTypeNames[type as SuccessionType][language] : type;
}

/** What a relation says beside its two ends: its role, label or kind first, then the rest with its key. */
function detailsOf(field: Pick<FieldDefinition, "options">, value: JsonValue, language: Language): readonly string[] {
  return Object.entries(bagOf(value)).flatMap(([key, one]) => {
    if (one === null || one === "" || typeof one === "object") return [];
    const text = String(one);
    if (key === "role") return [roleText(text, language)];
    if (key === "label" || key === "labelNumber") return [text];
    // The code of a nature repeats what the other end says of itself; a title repeats the role in the source's own words.
    if (key === "nature" || (key === "title" && "role" in bagOf(value))) return [];
    if (key === "title") return [text];
    if (key === "type" || key === "kind") return [field.options?.[text]?.[language] ?? text];
    return [`${key}${language === "fr" ? "\u202f: " : ": "}${text}`];
  });
}

function positionText(value: JsonValue, language: Language): string {
  const { latitude, longitude } = bagOf(value);
  const precision = textAt(value, "precision") ?? "";
  if (typeof latitude !== "number" || typeof longitude !== "number") return JSON.stringify(value);
  const number = (degrees: number): string => formatNumber(degrees, language, { maximumFractionDigits: 5 });
  return `${number(latitude)}\u00a0; ${number(longitude)}${precision === "" ? "" : ` (${precisionWord(precision, language)})`}`;
}

function precisionWord(precision: string, language: Language): string {
  const say = sayIn(language);
  switch (precision) {
    case "address": return say("à l’adresse", "at the address");
    case "street": return say("à la rue", "at the street");
    case "municipality": return say("à la commune", "at the municipality");
    case "department": return say("au département", "at the department");
    default: return precision;
  }
}

const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  director: { fr: "Direction", en: "Director" },
  "deputy-director": { fr: "Direction adjointe", en: "Deputy director" },
  "interim-director": { fr: "Direction par intérim", en: "Interim director" },
  "co-director": { fr: "Codirection", en: "Co-director" },
  other: { fr: "Responsable", en: "Person in charge" },
  member: { fr: "Membre", en: "Member" },
  coordinator: { fr: "Coordination", en: "Coordinator" },
  administrator: { fr: "Administration", en: "Administrator" },
  "person-in-charge": { fr: "Responsable", en: "Person in charge" },
};

export function roleText(role: string, language: Language): string {
  return roles[role]?.[language] ?? role;
}
