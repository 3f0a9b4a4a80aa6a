import type { Directory, EntityRecord, EntityRef, NodeId, Relation } from "../../../directory/index.ts";
import type { EntityFacts } from "../../pages/entity-facts.ts";
import type { Place } from "../../pages/place.ts";
import { publicRoles } from "../../pages/person/person-routes.tsx";
import { loadVisibility, publicRecord } from "../../pages/visibility.ts";
import { orgUnit, orgUnitId, personId, type UnitName } from "./org-unit.ts";
import { person } from "./person.ts";
import { element, escapeAttribute, escapeText, writeXml, type XmlElement } from "./xml.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Relations by which a unit is part of another in the sense of the profile. Participation is none. */
const partFields = ["co-supervision", "part-of"] as const;

type Reading = Pick<Directory, "records" | "relations" | "allRecords" | "fields" | "sources">;

/** One record as CERIF XML. */
export async function cerifOf(directory: Reading, facts: EntityFacts, { on }: Pick<Place, "on">): Promise<string> {
  const { record } = facts;
  const isPerson = record.ref.kind === "person";
  const relations = isPerson ? publicRoles(facts) : facts.from.filter(({ field }) => partFields.some((one) => one === field));
  const others = [...new Set(relations.map(({ subject, object }) => (isPerson ? subject.id : object.id)))];
  const named = new Map((others.length === 0 ? [] : await directory.records(others, on)).map((one) => [one.ref.id, one]));
  const nameOf = namesOf(named);
  return `${declaration}${writeXml(isPerson ? person(record, relations, nameOf) : orgUnit(record, relations, nameOf))}\n`;
}

function namesOf(records: ReadonlyMap<NodeId, Pick<EntityRecord, "ref" | "acronym">>): (ref: EntityRef) => UnitName {
  return (ref) => {
    const record = records.get(ref.id);
    return { ref: record?.ref ?? ref, acronym: record?.acronym ?? null };
  };
}

/** Every unit by its id, with what it is called: small enough to be held whole. */
async function unitNames(directory: Reading, { on }: Pick<Place, "on">): Promise<ReadonlyMap<NodeId, Pick<EntityRecord, "ref" | "acronym">>> {
  const names = new Map<NodeId, Pick<EntityRecord, "ref" | "acronym">>();
  for (const kind of ["organisation", "structure"]) {
    for await (const records of directory.allRecords(kind, on)) for (const { ref, acronym } of records) names.set(ref.id, { ref, acronym });
  }
  return names;
}

export interface CerifRecord {
  readonly id: string;
  readonly stamp: string;
  readonly demonstration: boolean;
  readonly xml: XmlElement;
}

/** The last delivery that held something of the record: when it last changed, as far as others can see. */
function stampOf(record: EntityRecord, otherwise: string): string {
  const days = Object.values(record.fields).flatMap(({ current, others }) => [...current, ...others].map(({ attestedUntil }) => attestedUntil as string));
  return days.reduce((latest, day) => (day > latest ? day : latest), "") || otherwise;
}

/**
 * A whole set in the shape of an OAI-PMH answer to ListRecords, as the samples of the guidelines are. Written piece by
 * piece; what is held in memory is the text of the set (some thousand characters a record).
 */
async function wholeSet(set: string, now: Date, publicUrl: string | undefined, records: AsyncIterable<readonly CerifRecord[]>): Promise<Buffer> {
  const host = publicUrl === undefined ? "localhost" : new URL(publicUrl).hostname;
  const base = publicUrl === undefined ? "http://localhost" : publicUrl.replace(/\/+$/, "");
  const parts: Buffer[] = [];
  const write = (text: string): void => void parts.push(Buffer.from(text, "utf8"));
  write(`${declaration}<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">\n  <responseDate>${now.toISOString().slice(0, 19)}Z</responseDate>\n`);
  write(`  <request verb="ListRecords" metadataPrefix="oai_cerif_openaire_1.2" set="${escapeAttribute(set)}">${escapeText(`${base}/exports`)}</request>\n  <ListRecords>\n`);
  for await (const some of records) {
    const text = some.map(({ id, stamp, xml }) => {
      const header = element("header", {}, element("identifier", {}, `oai:${host}:${id}`), element("datestamp", {}, stamp), element("setSpec", {}, set));
      return writeXml(element("record", {}, header, element("metadata", {}, xml)), "    ");
    });
    if (text.length > 0) write(`${text.join("\n")}\n`);
  }
  write("  </ListRecords>\n</OAI-PMH>\n");
  return Buffer.concat(parts);
}

/** All structures and organisations of the graph: every unit that one of them names is in the set. */
export async function orgUnitsFile(directory: Reading, place: Pick<Place, "on">, now: Date, publicUrl: string | undefined): Promise<Uint8Array> {
  return wholeSet("openaire_cris_orgunits", now, publicUrl, orgUnitRecords(directory, place));
}

/** The same one after the other. */
export async function* orgUnitRecords(directory: Reading, place: Pick<Place, "on">): AsyncIterable<readonly CerifRecord[]> {
  const names = await unitNames(directory, place);
  const parts = bySubject(await directory.relations({ fields: partFields }));
  const nameOf = namesOf(names);
  const held = (relation: Relation): boolean => names.has(relation.object.id);
  for (const kind of ["organisation", "structure"]) {
    for await (const records of directory.allRecords(kind, place.on)) {
      yield records.map((record) => ({ id: orgUnitId(record.ref), stamp: stampOf(record, place.on), demonstration: record.demonstration, xml: orgUnit(record, (parts.get(record.ref.id) ?? []).filter(held), nameOf) }));
    }
  }
}

/** People whom a public register names with a role; their units are in the set of units. */
export async function personsFile(directory: Reading, place: Pick<Place, "on">, now: Date, publicUrl: string | undefined): Promise<Uint8Array> {
  return wholeSet("openaire_cris_persons", now, publicUrl, personRecords(directory, place));
}

/** The same one after the other. */
export async function* personRecords(directory: Reading, place: Pick<Place, "on">): AsyncIterable<readonly CerifRecord[]> {
  const [names, visible, relations] = [await unitNames(directory, place), await loadVisibility(directory), await directory.relations({ fields: ["director", "member"] })];
  const roles = new Map<NodeId, Relation[]>();
  for (const relation of relations) {
    if (!visible.relation(relation) || !names.has(relation.subject.id)) continue;
    roles.set(relation.object.id, [...(roles.get(relation.object.id) ?? []), relation]);
  }
  const nameOf = namesOf(names);
  for await (const records of directory.allRecords("person", place.on)) {
    yield records.filter(({ ref }) => roles.has(ref.id)).map((one) => publicRecord(one, visible)).map((record) => ({ id: personId(record.ref), stamp: stampOf(record, place.on), demonstration: record.demonstration, xml: person(record, roles.get(record.ref.id) ?? [], nameOf) }));
  }
}

function bySubject(relations: readonly Relation[]): ReadonlyMap<NodeId, readonly Relation[]> {
  const found = new Map<NodeId, Relation[]>();
  for (const relation of relations) {
    const known = found.get(relation.subject.id);
    if (known === undefined) found.set(relation.subject.id, [relation]);
    else known.push(relation);
  }
  return found;
}
