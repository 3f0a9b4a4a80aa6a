import { cleanText } from "../xml/clean-text.ts";
import { element, writeXml, xmlDeclaration, type XmlElement } from "../xml/xml.ts";
import { relationTypes, type DoiCreator, type DoiResource, type DoiText } from "./resource.ts";

export const dataciteNamespace = "http://datacite.org/schema/kernel-4";
export const dataciteSchema = "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd";

/**
 * A resource as DataCite XML, schema 4.7 (metadata.xsd of 2026-03-03). What is empty is left out; where the schema wants a value
 * and the resource has none, DataCite's own word for "unknown" stands there (appendix 3 of the schema: `:unav`, `:unas`). What has no DOI is named by its address.
 */
export function dataciteElement(identifier: string, resource: DoiResource, identifierType: "DOI" | "URL" = "DOI"): XmlElement {
  return element("resource", {
    xmlns: dataciteNamespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation": `${dataciteNamespace} ${dataciteSchema}`,
  },
    element("identifier", { identifierType }, plain(identifier)),
    element("creators", {}, ...(resource.creators.length === 0 ? [element("creator", {}, element("creatorName", {}, ":unav"))] : resource.creators.map(creator))),
    element("titles", {}, ...orUnknown(resource.titles).map((title, index) => element("title", { "xml:lang": title.language, titleType: titleType(title, index) }, plain(title.text)))),
    element("publisher", resource.publisher.ror === null ? {} : { publisherIdentifier: resource.publisher.ror, publisherIdentifierScheme: "ROR", schemeURI: "https://ror.org/" }, plain(resource.publisher.name) || ":unav"),
    element("publicationYear", {}, String(resource.publicationYear).padStart(4, "0")),
    element("resourceType", { resourceTypeGeneral: resource.resourceType.general }, plain(resource.resourceType.text)),
    many("subjects", resource.subjects.filter(hasText).map(({ text, language, scheme, schemeUri, valueUri }) => element("subject", { "xml:lang": language, subjectScheme: scheme, schemeURI: schemeUri, valueURI: valueUri }, plain(text)))),
    many("contributors", resource.contributors.filter(({ name }) => plain(name) !== "").map(({ name, kind, type }) =>
      element("contributor", { contributorType: type }, element("contributorName", { nameType: nameType(kind) }, plain(name))))),
    many("dates", resource.dates.map(({ date, type }) => element("date", { dateType: type }, date))),
    resource.language === null ? undefined : element("language", {}, resource.language),
    many("alternateIdentifiers", resource.alternateIdentifiers.map(({ value, type }) => element("alternateIdentifier", { alternateIdentifierType: type }, plain(value)))),
    many("relatedIdentifiers", relatedOf(resource).map(({ value, type, relation }) => element("relatedIdentifier", { relatedIdentifierType: type, relationType: relation }, plain(value)))),
    many("sizes", resource.sizes.map((size) => element("size", {}, size))),
    many("formats", resource.formats.map((format) => element("format", {}, format))),
    resource.version === null ? undefined : element("version", {}, resource.version),
    many("rightsList", resource.rights.filter(hasText).map(({ text, language, uri, spdx }) =>
      element("rights", { "xml:lang": language, rightsURI: uri, ...(spdx === undefined ? {} : { rightsIdentifier: spdx, rightsIdentifierScheme: "SPDX", schemeURI: "https://spdx.org/licenses/" }) }, plain(text)))),
    many("descriptions", resource.descriptions.filter(hasText).map(({ text, language, type }) => element("description", { "xml:lang": language, descriptionType: type }, lines(text)))),
    many("geoLocations", resource.places.filter((place) => plain(place) !== "").map((place) => element("geoLocation", {}, element("geoLocationPlace", {}, plain(place))))),
  );
}

export function dataciteXml(identifier: string, resource: DoiResource, identifierType: "DOI" | "URL" = "DOI"): string {
  return `${xmlDeclaration}${writeXml(dataciteElement(identifier, resource, identifierType))}\n`;
}

/** Relations whose type DataCite does not know are left out rather than told as something else. */
export function relatedOf({ related }: DoiResource): DoiResource["related"] {
  return related.filter(({ value, relation }) => plain(value) !== "" && (relationTypes as readonly string[]).includes(relation));
}

/** Family and given name of a person; null where the name does not tell them apart. */
export function nameParts({ name, kind }: Pick<DoiCreator, "name" | "kind">): { readonly family: string; readonly given: string } | null {
  if (kind !== "person") return null;
  const cut = name.indexOf(",");
  const [family, given] = cut < 0 ? ["", ""] : [plain(name.slice(0, cut)), plain(name.slice(cut + 1))];
  return family === "" || given === "" ? null : { family, given };
}

/** Without signs that XML cannot hold, on one line, without blanks around. */
export function plain(text: string): string {
  return lines(text).replaceAll(/\s+/g, " ").trim();
}

function lines(text: string): string {
  return cleanText(text).trim();
}

function hasText({ text }: DoiText): boolean {
  return plain(text) !== "";
}

export function titleType({ alternative }: DoiResource["titles"][number], index: number): string | undefined {
  return index === 0 ? undefined : alternative === true ? "AlternativeTitle" : "TranslatedTitle";
}

export function orUnknown(titles: DoiResource["titles"]): DoiResource["titles"] {
  const held = titles.filter(hasText);
  return held.length === 0 ? [{ text: ":unas" }] : held;
}

function creator(one: DoiCreator): XmlElement {
  const parts = nameParts(one);
  return element("creator", {},
    element("creatorName", { nameType: nameType(one.kind) }, plain(one.name) || ":unav"),
    ...(parts === null ? [] : [element("givenName", {}, parts.given), element("familyName", {}, parts.family)]),
    one.orcid === null ? undefined : element("nameIdentifier", { nameIdentifierScheme: "ORCID", schemeURI: "https://orcid.org/" }, `https://orcid.org/${one.orcid}`),
    // Of a person, the ROR is that of the place of work.
    one.ror === null || one.kind === "person" ? undefined : element("nameIdentifier", { nameIdentifierScheme: "ROR", schemeURI: "https://ror.org/" }, one.ror),
    one.affiliation === null || plain(one.affiliation) === "" ? undefined : element("affiliation", one.kind === "person" && one.ror !== null ? { affiliationIdentifier: one.ror, affiliationIdentifierScheme: "ROR", schemeURI: "https://ror.org/" } : {}, plain(one.affiliation)),
  );
}

export function nameType(kind: DoiCreator["kind"]): "Personal" | "Organizational" {
  return kind === "person" ? "Personal" : "Organizational";
}

function many(name: string, children: readonly XmlElement[]): XmlElement | undefined {
  return children.length === 0 ? undefined : element(name, {}, ...children);
}
