import { createHash } from "node:crypto";
import { labelSpellings, type AddressValue, type EntityRecord, type IdentifierValue, type JsonValue, type PositionValue, type ResolvedValue } from "../../../directory/index.ts";
import type { EntryRelation, SearchEntry } from "./entry.ts";
import { communeName, wholeCommune } from "./site.ts";
import { compact } from "./words.ts";

/** Grows when entries come out otherwise from the same graph: indexes made before are then built anew. */
export const recipe = 2;

const relationFields = ["co-supervision", "participation", "part-of", "host-site", "managed-by", "thematic-institute", "director", "member"];

/** What the search keeps of a record as anyone may see it (`publicRecord`), as it is on the day for which the record was taken. */
export function entryOf(record: EntityRecord): SearchEntry {
  const { ref } = record;
  const identifiers = every(record, "identifier").map(({ value }) => value as unknown as IdentifierValue);
  const relations = relationFields.flatMap((field) => every(record, field).flatMap((value) => relationOf(field, value)));
  const labels = [...new Set([...identifiers.filter(({ scheme }) => scheme === "label").map(({ value }) => value), ...relations.flatMap(({ label }) => label ?? [])])];
  const address = objectOf<AddressValue>(current(record, "address"));
  const position = objectOf<PositionValue>(current(record, "position"));
  const siteCode = address?.communeCode == null ? null : wholeCommune(address.communeCode);
  return {
    entity: ref.id,
    kind: ref.kind,
    code: ref.code,
    name: ref.name,
    acronym: record.acronym,
    labels,
    identifiers: identifiers.filter(({ scheme, valid }) => scheme !== "label" && valid).map(({ scheme, value }) => `${scheme}:${value}`.toLowerCase()),
    also: alsoOf(record, labels),
    type: textOf(current(record, ref.kind === "organisation" ? "organisation-type" : "structure-type")),
    legal_form: textOf(current(record, "legal-form")),
    country: textOf(current(record, "country")) ?? address?.country ?? null,
    region_code: address?.regionCode ?? null,
    department_code: address?.departmentCode ?? null,
    site_code: siteCode,
    site_name: communeName(siteCode, address?.municipality ?? null),
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    position_precision: position?.precision ?? null,
    domains: domainsOf(current(record, "domains")),
    parents: [...new Set((record.fields["co-supervision"]?.current ?? []).flatMap(({ object }) => object ?? []))],
    relations,
    opened_day: record.opened?.day ?? null,
    closed_day: record.closed?.day ?? null,
    contested_count: record.contestedCount,
    // A record that another one only names has no statements about itself but its number.
    stub: ref.kind === "structure" && record.fields["structure-type"] === undefined && record.fields["address"] === undefined && compact(ref.name).includes(compact(ref.code)),
    demonstration: record.demonstration,
  };
  function alsoOf(of: EntityRecord, own: readonly string[]): string[] {
    const former = every(of, "name").flatMap(({ value }) => (typeof value === "string" && value !== ref.name ? [value] : []));
    const acronyms = every(of, "acronym").flatMap(({ value }) => (typeof value === "string" && value !== of.acronym ? [value] : []));
    const keywords = listOf(current(of, "keywords"));
    const domains = domainsOf(current(of, "domains")).map(({ label }) => label);
    const spellings = own.flatMap((label) => labelSpellings(label));
    return [...new Set([...former, ...acronyms, ...keywords, ...domains, ...of.mergedCodes, ...spellings])];
  }
}

export function digestOf(entry: SearchEntry): string {
  return createHash("md5").update(JSON.stringify(entry)).digest("hex");
}

/** Every value that a field has or had, the present ones first. */
function every(record: EntityRecord, field: string): readonly ResolvedValue[] {
  const found = record.fields[field];
  return found === undefined ? [] : [...found.current, ...found.others];
}

function current(record: EntityRecord, field: string): JsonValue | undefined {
  return record.fields[field]?.current[0]?.value;
}

function relationOf(field: string, { object, slot, fromDay, untilDay, value }: ResolvedValue): readonly EntryRelation[] {
  if (object === null) return [];
  const label = objectOf<{ label?: JsonValue }>(value)?.label;
  return [{ field, object, slot, from: fromDay, until: untilDay, label: typeof label === "string" && label !== "" ? label : null }];
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function listOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function objectOf<T>(value: JsonValue | undefined): T | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as unknown as T) : null;
}

function domainsOf(value: JsonValue | undefined): { code: string; label: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: JsonValue) => {
    const { code, label } = objectOf<{ code?: JsonValue; label?: JsonValue }>(one) ?? {};
    return typeof code === "string" ? [{ code, label: typeof label === "string" ? label : code }] : [];
  });
}
