import { cleanText } from "../xml/clean-text.ts";
import { dataciteNamespace, nameParts, nameType, orUnknown, plain, relatedOf, titleType } from "./datacite-xml.ts";
import type { DoiResource } from "./resource.ts";

/** A resource as DataCite JSON: the attributes of the REST API, and the JSON schema of kernel 4. What is empty is left out. */
export function dataciteJson(doi: string | null, resource: DoiResource, url: string): Readonly<Record<string, unknown>> {
  const { publisher } = resource;
  return withoutEmpty({
    doi, url, schemaVersion: dataciteNamespace,
    identifiers: resource.alternateIdentifiers.map(({ value, type }) => ({ identifier: plain(value), identifierType: type })),
    creators: resource.creators.length === 0 ? [{ name: ":unav" }] : resource.creators.map((one) => {
      const parts = nameParts(one);
      const own = [
        ...(one.orcid === null ? [] : [{ nameIdentifier: `https://orcid.org/${one.orcid}`, nameIdentifierScheme: "ORCID", schemeUri: "https://orcid.org/" }]),
        ...(one.ror === null || one.kind === "person" ? [] : [{ nameIdentifier: one.ror, nameIdentifierScheme: "ROR", schemeUri: "https://ror.org/" }]),
      ];
      return withoutEmpty({
        name: plain(one.name) || ":unav", nameType: nameType(one.kind), givenName: parts?.given, familyName: parts?.family, nameIdentifiers: own,
        affiliation: one.affiliation === null || plain(one.affiliation) === "" ? [] : [{
          name: plain(one.affiliation),
          ...(one.kind === "person" && one.ror !== null ? { affiliationIdentifier: one.ror, affiliationIdentifierScheme: "ROR", schemeUri: "https://ror.org/" } : {}),
        }],
      });
    }),
    titles: orUnknown(resource.titles).map((title, index) => withoutEmpty({ title: plain(title.text), lang: title.language, titleType: titleType(title, index) })),
    publisher: publisher.ror === null ? { name: plain(publisher.name) || ":unav" } : { name: plain(publisher.name) || ":unav", publisherIdentifier: publisher.ror, publisherIdentifierScheme: "ROR", schemeUri: "https://ror.org/" },
    publicationYear: resource.publicationYear,
    types: withoutEmpty({ resourceTypeGeneral: resource.resourceType.general, resourceType: plain(resource.resourceType.text) }),
    subjects: resource.subjects.filter(({ text }) => plain(text) !== "").map(({ text, language, scheme, schemeUri, valueUri }) => withoutEmpty({ subject: plain(text), lang: language, subjectScheme: scheme, schemeUri, valueUri })),
    contributors: resource.contributors.filter(({ name }) => plain(name) !== "").map(({ name, kind, type }) => ({ name: plain(name), nameType: nameType(kind), contributorType: type })),
    dates: resource.dates.map(({ date, type }) => ({ date, dateType: type })),
    language: resource.language,
    relatedIdentifiers: relatedOf(resource).map(({ value, type, relation }) => ({ relatedIdentifier: plain(value), relatedIdentifierType: type, relationType: relation })),
    sizes: resource.sizes, formats: resource.formats, version: resource.version,
    rightsList: resource.rights.filter(({ text }) => plain(text) !== "").map(({ text, language, uri, spdx }) => withoutEmpty({ rights: plain(text), lang: language, rightsUri: uri, ...(spdx === undefined ? {} : { rightsIdentifier: spdx, rightsIdentifierScheme: "SPDX", schemeUri: "https://spdx.org/licenses/" }) })),
    descriptions: resource.descriptions.filter(({ text }) => plain(text) !== "").map(({ text, language, type }) => withoutEmpty({ description: cleanText(text).trim(), lang: language, descriptionType: type })),
    geoLocations: resource.places.filter((place) => plain(place) !== "").map((place) => ({ geoLocationPlace: plain(place) })),
  });
}

function withoutEmpty(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined && held !== null && held !== "" && !(Array.isArray(held) && held.length === 0)));
}
