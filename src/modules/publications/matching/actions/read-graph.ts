import { communes, firstDayOf, isPartialDate, parseLabel, placeOfCommune, positionOf, type Directory, type EntityRecord, type ResolvedField, type ResolvedValue } from "../../../directory/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { looksLikeLabel } from "../domain/build-index.ts";
import type { EntityLabel, EntityPlace, EntitySuccessor, IndexedEntity } from "../domain/entity.ts";

/** Part of the face of the graph that is read here. */
export type GraphReader = Pick<Directory, "allRecords">;

const townsAbove = 30_000;
const wholeHistory: ReadonlySet<string> = new Set(["merger", "renewal", "split", "integration"]);

/** Structures and organisations as the matcher sees them: every name, label and parent they have or had, with their times. */
export async function readGraph(directory: GraphReader, on: Day): Promise<readonly IndexedEntity[]> {
  const records: EntityRecord[] = [];
  for (const kind of ["structure", "organisation"] as const) for await (const some of directory.allRecords(kind, on)) records.push(...some);
  const successors = new Map<string, EntitySuccessor[]>();
  for (const { ref, fields } of records) {
    for (const value of valuesOf(fields["succession"])) {
      const { type, effectiveFrom } = fieldsOf(value.value);
      if (value.object === null || typeof type !== "string" || typeof effectiveFrom !== "string" || !isPartialDate(effectiveFrom)) continue;
      const held = successors.get(value.object) ?? [];
      successors.set(value.object, [...held, { id: ref.id, from: firstDayOf(effectiveFrom), whole: wholeHistory.has(type) }]);
    }
  }
  return records.map((record) => indexed(record, successors.get(record.ref.id) ?? [])).toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.kind < b.kind ? -1 : 1));
}

function indexed(record: EntityRecord, successors: readonly EntitySuccessor[]): IndexedEntity {
  const { ref, fields } = record;
  const acronyms = unique([record.acronym, ...texts(fields["acronym"])]);
  const type = texts(fields[ref.kind === "structure" ? "structure-type" : "organisation-type"])[0] ?? null;
  const supervisors = valuesOf(fields["co-supervision"]);
  const parents = [...supervisors, ...valuesOf(fields["participation"])];
  return {
    id: ref.id, kind: ref.kind === "structure" ? "structure" : "organisation", code: ref.code, type,
    names: unique([ref.name, ...texts(fields["name"])]),
    acronyms: ref.kind === "structure" ? acronyms.filter((one) => !looksLikeLabel(one)) : acronyms,
    labels: ref.kind === "structure" ? labelsOf(fields, parents, acronyms) : [],
    parents: parents.flatMap((value) => (value.object === null ? [] : [{ id: value.object, from: value.fromDay, until: value.untilDay, supervisor: supervisors.includes(value) }])),
    wholes: unique(valuesOf(fields["part-of"]).map(({ object }) => object)),
    place: placeOf(fields["address"]),
    opened: record.opened?.day ?? null,
    closed: record.closed?.day ?? null,
    successors,
    identifiers: valuesOf(fields["identifier"]).flatMap(({ value }) => {
      const { scheme, value: text, valid } = fieldsOf(value);
      return typeof scheme === "string" && typeof text === "string" && scheme !== "label" && valid !== false ? [{ scheme, value: text }] : [];
    }),
  };
}

function labelsOf(fields: EntityRecord["fields"], parents: readonly ResolvedValue[], acronyms: readonly string[]): readonly EntityLabel[] {
  const labels = new Map<string, { prefix: string; number: string; owners: string[] }>();
  const add = (text: unknown, owner: string | null): void => {
    // One text may hold two: `UAR 2014 US 41`.
    for (const piece of typeof text === "string" ? text.split(/(?<=\d)[ /;,]+(?=[A-Z])/) : []) {
      const parsed = parseLabel(piece);
      if (parsed === null) continue;
      const held = labels.get(parsed.canonical) ?? { prefix: parsed.prefix, number: parsed.number, owners: [] };
      if (owner !== null && !held.owners.includes(owner)) held.owners.push(owner);
      labels.set(parsed.canonical, held);
    }
  };
  for (const { value } of valuesOf(fields["identifier"])) if (fieldsOf(value)["scheme"] === "label") add(fieldsOf(value)["value"], null);
  for (const { value, raw, object } of parents) {
    const said = fieldsOf(value);
    add(said["labelNumber"] ?? said["label"] ?? raw, object);
    if (raw !== null) add(raw, object);
  }
  for (const acronym of acronyms.filter(looksLikeLabel)) add(acronym, null);
  return [...labels.values()];
}

function placeOf(address: ResolvedField | undefined): EntityPlace | null {
  const value = fieldsOf(valuesOf(address)[0]?.value ?? null);
  const code = value["communeCode"];
  return typeof code === "string" ? townOf(code) : null;
}

function townOf(communeCode: string): EntityPlace | null {
  const place = placeOfCommune(communeCode);
  if (place === null) return null;
  const position = positionOf(place.siteCode);
  return { siteCode: place.siteCode, name: place.siteName, departmentCode: place.departmentCode, latitude: position?.latitude ?? null, longitude: position?.longitude ?? null };
}

let towns: readonly EntityPlace[] | undefined;
/** Communes of 30,000 inhabitants or more, arrondissements folded into their city. */
export function knownTowns(): readonly EntityPlace[] {
  return (towns ??= [...communes().byCode.values()].flatMap((one) => (one.kind === "commune" && one.population >= townsAbove ? (townOf(one.code) ?? []) : [])));
}

function valuesOf(field: ResolvedField | undefined): readonly ResolvedValue[] {
  return field === undefined ? [] : [...field.current, ...field.others, ...field.contested];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function texts(field: ResolvedField | undefined): readonly string[] {
  return valuesOf(field).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}

function unique(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (value === null || value.trim() === "" ? [] : [value])))];
}

