import type { EntityRecord, EntityRef, JsonValue, Relation, ResolvedValue } from "../../../directory/index.ts";
import { safeHref } from "../../../../kernel/html/index.ts";
import { bagOf, textAt } from "../../pages/values/value-text.ts";
import { element, type XmlElement } from "./xml.ts";

/** Namespace of the OpenAIRE profile of CERIF, version 1.2. */
export const cerifNamespace = "https://www.openaire.eu/cerif-profile/1.2/";

const typeScheme = "https://w3id.org/cerif/vocab/OrganisationTypes";

export function orgUnitId(ref: Pick<EntityRef, "code">): string {
  return `OrgUnits/${ref.code}`;
}

export function personId(ref: Pick<EntityRef, "code">): string {
  return `Persons/${ref.code}`;
}

/** What an organisational unit is called, wherever it is named: the same text everywhere, so that no property has two values. */
export interface UnitName {
  readonly ref: EntityRef;
  readonly acronym: string | null;
}

/**
 * A structure or organisation as an `OrgUnit` of the profile, its elements in the order of the schema: Type, Acronym,
 * Name, RORID, AlternativeRORID, ISNI, FundRefID, Identifier, ElectronicAddress, PartOf. `parts`: relations to those it is
 * part of, of any time; participation is none. The profile has no address, place or succession: they are left out.
 */
export function orgUnit(record: EntityRecord, parts: readonly Relation[], nameOf: (ref: EntityRef) => UnitName, root = true): XmlElement {
  const identifiers = identifiersOf(record);
  const website = record.fields["website"]?.current[0]?.value;
  const address = typeof website === "string" && website.length > 0 ? absoluteUrl(website) : null;
  return element(
    "OrgUnit",
    { xmlns: root ? cerifNamespace : undefined, id: orgUnitId(record.ref) },
    ...typesOf(record).map((type) => element("Type", { scheme: typeScheme }, `${typeScheme}#${type}`)),
    record.acronym === null ? undefined : element("Acronym", {}, record.acronym),
    element("Name", { "xml:lang": "fr" }, record.ref.name),
    ...identifiers,
    address === null ? undefined : element("ElectronicAddress", {}, address),
    ...sortedParts(parts).map((relation) => element("PartOf", datesOf(relation), namedUnit(nameOf(relation.object)))),
  );
}

/** A unit named inside another record: its id and what the whole record calls it. */
export function namedUnit({ ref, acronym }: UnitName): XmlElement {
  return element("OrgUnit", { id: orgUnitId(ref) }, acronym === null ? undefined : element("Acronym", {}, acronym), element("Name", { "xml:lang": "fr" }, ref.name));
}

/** Bounds as the source states them; the profile reads an end as ours: the last of it included. */
export function datesOf({ validFrom, validUntil }: Pick<Relation, "validFrom" | "validUntil">): Readonly<Record<string, string | undefined>> {
  return { startDate: validFrom ?? undefined, endDate: validUntil ?? undefined };
}

function sortedParts(parts: readonly Relation[]): readonly Relation[] {
  const key = (one: Relation): string => `${one.object.code} ${one.validFrom ?? ""} ${one.attestedFrom}`;
  const seen = new Set<string>();
  return [...parts].sort((a, b) => (key(a) < key(b) ? -1 : 1)).filter((one) => {
    const same = `${one.object.code} ${one.validFrom ?? ""} ${one.validUntil ?? ""}`;
    return seen.has(same) ? false : (seen.add(same), true);
  });
}

function absoluteUrl(text: string): string | null {
  const safe = safeHref(text);
  return safe !== null && /^https?:/i.test(safe) ? new URL(safe).href : null;
}

/** Classes of the CERIF vocabulary of organisation types that fit our types; none where none does. */
function typesOf(record: EntityRecord): readonly string[] {
  const own = record.fields["organisation-type"]?.current[0]?.value;
  if (record.ref.kind === "structure") return ["ResearchInstitute"];
  return typeof own === "string" ? (organisationTypes[own] ?? []) : [];
}

const organisationTypes: Readonly<Record<string, readonly string[]>> = {
  university: ["HigherEducation"], school: ["HigherEducation"], "foreign-university": ["HigherEducation"],
  "research-organisation": ["ResearchInstitute"], company: ["Company"],
};

/** Patterns of the schema, narrower than ours in places: what does not fit goes as a generic identifier. */
const rorForm = /^0[\da-hj-km-np-tv-z]{6}\d{2}$/;
const fundRefForm = /^10\.13039\/\d+$/;
const isniForm = /^\d{15}[\dX]$/;

function identifiersOf(record: EntityRecord): readonly XmlElement[] {
  const current = valid(record.fields["identifier"]?.current ?? []);
  const contested = valid(record.fields["identifier"]?.contested ?? []);
  const of = (list: readonly Identifier[], scheme: string, form: RegExp): readonly string[] => list.filter((one) => one.scheme === scheme && form.test(one.value)).map(({ value }) => value).sort();
  const specific = (name: string, scheme: string, form: RegExp, write: (value: string) => string): readonly XmlElement[] => {
    const values = of(current, scheme, form);
    const doubtful = of(contested, scheme, form).filter((value) => !values.includes(value));
    // Several values at once are in doubt: none of them is the preferred one.
    const preferred = values.length === 1 ? values : [];
    const alternative = values.length === 1 ? doubtful : [...values, ...doubtful];
    return [...preferred.map((value) => element(name, {}, write(value))), ...alternative.map((value) => element(`Alternative${name}`, {}, write(value)))];
  };
  const named = new Set(["ror", "isni", "crossref-funder"]);
  const generic = [...current].filter(({ scheme }) => !named.has(scheme) && scheme in identifierTypes).sort((a, b) => (`${a.scheme} ${a.value}` < `${b.scheme} ${b.value}` ? -1 : 1));
  return [
    ...specific("RORID", "ror", rorForm, (value) => `https://ror.org/${value}`),
    ...specific("ISNI", "isni", isniForm, (value) => `https://isni.org/isni/${value}`),
    ...specific("FundRefID", "crossref-funder", fundRefForm, (value) => `https://doi.org/${value}`),
    ...generic.map(({ scheme, value }) => element("Identifier", { type: identifierTypes[scheme] }, value)),
  ];
}

/** The generic identifier asks for a URI that names the scheme: the home of each register. */
export const identifierTypes: Readonly<Record<string, string>> = {
  rnsr: "https://appliweb.dgri.education.fr/rnsr/", siren: "https://www.insee.fr/siren", siret: "https://www.insee.fr/siret", uai: "https://www.education.gouv.fr/uai",
  finess: "https://finess.esante.gouv.fr/", idref: "https://www.idref.fr/", "hal-structure": "https://aurehal.archives-ouvertes.fr/structure/",
  wikidata: "https://www.wikidata.org/entity/", openalex: "https://openalex.org/", idhal: "https://cv.hal.science/", pic: "https://ec.europa.eu/pic",
};

interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

function valid(values: readonly ResolvedValue[]): readonly Identifier[] {
  return values.flatMap(({ value }: { readonly value: JsonValue }) => {
    const scheme = textAt(value, "scheme");
    const code = textAt(value, "value");
    return scheme === null || code === null || bagOf(value)["valid"] === false ? [] : [{ scheme, value: code }];
  });
}
