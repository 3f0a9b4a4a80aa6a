import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { checkIdentifier, firstDayOf, dayAfter, isPartialDate, locate, successionTypes, type FieldDefinition, type JsonValue, type NodeKey, type Relation } from "../../../directory/index.ts";
import { safeHref } from "../../../../kernel/html/index.ts";
import type { Operation, Proposed } from "./correction.ts";

/** What a form sends, as text; names are those of the controls. */
export type Given = Readonly<Record<string, string>>;

export interface Setting {
  readonly field: FieldDefinition;
  readonly operation: Operation;
  /** The other end that was chosen, with the key of its node; null where none was. */
  readonly chosen: NodeKey | null;
  /** A person whom no source knows yet, where the form names one. */
  readonly newPerson: { readonly key: NodeKey; readonly name: string } | null;
  /** The relation that is to end, with the key of its other end. */
  readonly relation: { readonly relation: Relation; readonly object: NodeKey } | null;
  /** Codes and labels that the field shows now, so that a code need not be spelt out again. */
  readonly known: ReadonlyMap<string, string>;
}

export type Read = { readonly proposed: Proposed } | { readonly issues: readonly Issue[] };

const textLimit = 4000;

function fault(field: string, fr: string, en: string): Issue {
  return { code: `lab.correction-${field}`, severity: "error", field, text: both(fr, en) };
}

/** What the form says, as a statement, or every fault of it at once. */
export function readForm(given: Given, setting: Setting): Read {
  const issues: Issue[] = [];
  const validFrom = dateIn(given, "from", issues);
  const validUntil = dateIn(given, "until", issues);
  if (validFrom !== null && validUntil !== null && dayAfter(validUntil) <= firstDayOf(validFrom)) issues.push(fault("until", "La fin précède le début.", "The end comes before the beginning."));
  const { operation, relation } = setting;
  if (operation === "end") {
    if (relation === null) issues.push(fault("relation", "Choisissez la relation à corriger.", "Choose the relation to correct."));
    else if (validUntil === null && validFrom === (relation.relation.validFrom ?? null)) issues.push(fault("until", "Donnez la date de fin, ou un autre début.", "Give the end date, or another beginning."));
    if (issues.length > 0 || relation === null) return { issues };
    const { value, slot } = relation.relation;
    return { proposed: { value, slot, object: relation.object, objectName: null, validFrom, validUntil } };
  }
  const said = valueIn(given, setting, issues);
  if (issues.length > 0 || said === null) return { issues };
  return { proposed: { value: said.value, slot: said.slot ?? "", object: said.object ?? null, objectName: said.object !== undefined && said.object === setting.newPerson?.key ? setting.newPerson.name : null, validFrom, validUntil } };
}

function dateIn(given: Given, name: string, issues: Issue[]): ReturnType<typeof asPartialDate> {
  const text = (given[name] ?? "").trim();
  if (text === "") return null;
  const date = asPartialDate(text);
  if (date === null) issues.push(fault(name, "Écrivez une année (2024), un mois (2024-03) ou un jour (2024-03-15 ou 15/03/2024).", "Write a year (2024), a month (2024-03) or a day (2024-03-15)."));
  return date;
}

/** A partial date as people write it: also `15/03/2024` and `03/2024`. */
export function asPartialDate(text: string) {
  const french = /^(?:(\d{1,2})\/)?(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const iso = french === null ? text.trim() : [french[3], french[2]?.padStart(2, "0"), french[1]?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
  return isPartialDate(iso) ? iso : null;
}

interface Said {
  readonly value: JsonValue;
  readonly slot?: string;
  readonly object?: NodeKey;
}

function valueIn(given: Given, setting: Setting, issues: Issue[]): Said | null {
  const { field } = setting;
  const text = (given["value"] ?? "").normalize("NFC").trim();
  const wrong = (name: string, issue: Bilingual): null => {
    issues.push(fault(name, issue.fr, issue.en));
    return null;
  };
  const empty = both("Écrivez la valeur juste.", "Write the right value.");
  switch (field.shape) {
    case "relation":
    case "succession":
      return linkIn(given, setting, wrong);
    case "address":
      return addressIn(given, wrong);
    case "identifier": {
      const scheme = (given["scheme"] ?? "").trim();
      if (scheme === "") wrong("scheme", both("Choisissez la nature de l’identifiant.", "Choose the kind of identifier."));
      const { value, valid, issue } = checkIdentifier(scheme, text);
      if (!valid) return wrong("value", issue ?? empty);
      return { value: { scheme, value, valid }, slot: `${scheme}:${value}` };
    }
    default:
  }
  if (text === "") return wrong("value", empty);
  if (text.length > textLimit) return wrong("value", both(`Le texte dépasse ${textLimit} signes\u202f: raccourcissez-le.`, `The text exceeds ${textLimit} characters: shorten it.`));
  switch (field.shape) {
    case "url":
      return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && safeHref(text) !== null ? { value: text } : wrong("value", both("Écrivez l’adresse entière, avec https://.", "Write the whole address, with https://."));
    case "partial-date": {
      const date = asPartialDate(text);
      return date === null ? wrong("value", both("Écrivez une année (2024), un mois (2024-03) ou un jour (2024-03-15 ou 15/03/2024).", "Write a year (2024), a month (2024-03) or a day (2024-03-15).")) : { value: date };
    }
    case "number": {
      const number = Number(text.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
      return Number.isFinite(number) ? { value: number } : wrong("value", both("Écrivez un nombre.", "Write a number."));
    }
    case "code":
      return field.options !== undefined && Object.hasOwn(field.options, text) ? { value: text } : wrong("value", both("Choisissez dans la liste.", "Choose from the list."));
    case "text-list":
      return { value: itemsIn(text, /[\n;,]+/) };
    case "code-list":
      return { value: itemsIn(text, /[\n;]+/).map((item) => codeAndLabel(item, setting.known)) };
    default:
      return { value: text };
  }
}

function itemsIn(text: string, separator: RegExp): string[] {
  return [...new Set(text.split(separator).map((item) => item.trim().replace(/\s+/g, " ")).filter((item) => item !== ""))];
}

/** `LS1 Molecules of Life`: the code, then its label; a code alone takes the label that is known. */
function codeAndLabel(item: string, known: ReadonlyMap<string, string>): { code: string; label: string } {
  const [code = item, ...words] = item.split(" ");
  return { code, label: words.join(" ").replace(/^[:,–-]\s*/, "") || (known.get(code) ?? code) };
}

function addressIn(given: Given, wrong: (name: string, issue: Bilingual) => null): Said | null {
  const part = (name: string): string => (given[name] ?? "").normalize("NFC").trim();
  const [lines, postalCode, municipality, country] = [part("lines"), part("postalCode"), part("municipality"), part("country").toUpperCase()];
  if (municipality === "") wrong("municipality", both("Écrivez la commune.", "Write the municipality."));
  if (country !== "" && !/^[A-Z]{2}$/.test(country)) wrong("country", both("Deux lettres\u202f: FR, CH…", "Two letters: FR, CH…"));
  const place = locate({ municipality, postalCode: postalCode === "" ? null : postalCode });
  // Told by its postal code alone: the name says something else.
  const commune = place.commune?.how === "postal-code" ? null : place.commune;
  const french = country === "" ? place.country === null || place.country === "FR" : country === "FR";
  if (municipality !== "" && french && commune === null) wrong("municipality", both("Cette commune n’est pas connue avec ce code postal\u202f: vérifiez l’une et l’autre.", "This municipality is not known with this postal code: check both."));
  return {
    value: {
      lines, postalCode: postalCode === "" ? null : postalCode, municipality, communeCode: french ? (commune?.communeCode ?? null) : null,
      departmentCode: french ? (commune?.departmentCode ?? null) : null, regionCode: french ? (commune?.regionCode ?? null) : null,
      country: french ? "FR" : country === "" ? (place.country ?? "FR") : country,
    },
  };
}

function linkIn(given: Given, { field, chosen, newPerson }: Setting, wrong: (name: string, issue: Bilingual) => null): Said | null {
  const object = chosen ?? newPerson?.key ?? null;
  if (object === null) wrong("object", both("Cherchez, puis choisissez dans la liste.", "Search, then choose from the list."));
  if (field.shape === "succession") {
    const type = given["type"] ?? "";
    const known = successionTypes.find((one) => one === type);
    const effectiveFrom = asPartialDate(given["effectiveFrom"] ?? "");
    if (known === undefined) wrong("type", both("Choisissez comment l’une est venue de l’autre.", "Choose how one came from the other."));
    if (effectiveFrom === null) wrong("effectiveFrom", both("Écrivez l’année, le mois ou le jour de l’effet.", "Write the year, month or day of the effect."));
    return object === null || known === undefined || effectiveFrom === null ? null : { value: { type: known, effectiveFrom }, slot: known, object };
  }
  if (object === null) return null;
  const label = (given["label"] ?? "").trim();
  const role = (given["role"] ?? "").trim();
  if (field.objectKinds?.includes("person") === true) return { value: role === "" ? {} : { role }, object };
  return { value: label === "" ? {} : { labelNumber: label }, object };
}
