import type { DoiResource } from "../../../kernel/doi/index.ts";
import { yearOf, type Day, isDay } from "../../../kernel/time/day.ts";
import type { Dataset } from "./record.ts";
import { kinds } from "../domain/vocabularies/kinds.ts";
import { licenceOf } from "../domain/vocabularies/licences.ts";
import { themeOf } from "../domain/vocabularies/themes.ts";
import { isOpenToAll } from "../domain/access.ts";
import { pageOf, relatedAddress } from "./addresses.ts";
import { place } from "./graph/authorities.ts";
import type { ExchangeContext } from "./context.ts";
import { creatorsOf, daysOf, descriptionOf, instantOf, licenceAddress, orcidAddress, publisherOf, rorAddress, said, texts, titleOf, toldFiles, volumeOf } from "./said.ts";

/** Access rights by the vocabulary of COAR, which OpenAIRE reads. */
export const coar = {
  open: { uri: "http://purl.org/coar/access_right/c_abf2", text: "open access" }, embargoed: { uri: "http://purl.org/coar/access_right/c_f1cf", text: "embargoed access" },
  restricted: { uri: "http://purl.org/coar/access_right/c_16ec", text: "restricted access" }, closed: { uri: "http://purl.org/coar/access_right/c_14cb", text: "metadata only access" },
} as const;

/** The access of today: data whose embargo is over are open; human data that may not be taken freely are restricted whatever their level says. */
export function coarRight(dataset: Dataset, today: Day): (typeof coar)[keyof typeof coar] {
  if (isOpenToAll({ ...dataset, state: "published" }, today)) return coar.open;
  const { access } = dataset.metadata;
  return access === "embargoed" || access === "closed" ? coar[access] : coar.restricted;
}

/** A record as a resource of DataCite 4.7: for its DOI, its citation, and the harvesters that read DataCite. */
export function doiResourceOf(dataset: Dataset, context: ExchangeContext): DoiResource {
  const { metadata } = dataset;
  const publisher = publisherOf(dataset, context);
  const issued = dayOf(dataset.firstPublishedAt);
  const { first, last } = daysOf(metadata.collected);
  const volume = volumeOf(dataset);
  const licence = licenceAddress(metadata.licence);
  const right = coarRight(dataset, context.today);
  const kind = metadata.kind === null ? null : kinds[metadata.kind];
  return {
    titles: texts(titleOf(dataset)),
    creators: creatorsOf(dataset).map(({ name, kind: whoseKind, orcid, ror, affiliation }) => ({ name, kind: whoseKind, orcid: orcidAddress(orcid)?.slice("https://orcid.org/".length) ?? null, ror: rorAddress(ror), affiliation: said(affiliation) })),
    publisher: { name: publisher.name, ror: publisher.ror },
    publicationYear: yearOf(issued ?? dayOf(dataset.modifiedAt) ?? context.today),
    resourceType: { general: kind?.dataCiteType ?? "Dataset", text: kind?.name.en ?? "Dataset" },
    subjects: [
      ...(["fr", "en"] as const).flatMap((language) => metadata.keywords[language].map((text) => ({ text, language }))),
      ...metadata.themes.flatMap((code) => { const theme = themeOf(code); return theme === null ? [] : [{ text: theme.name.en, language: "en" }]; }),
      ...metadata.meshTerms.filter((term) => /^D\d{6,9}$/.test(term)).map((term) => ({ text: term, scheme: "MeSH", schemeUri: "http://id.nlm.nih.gov/mesh/", valueUri: `http://id.nlm.nih.gov/mesh/${term}` })),
    ],
    contributors: said(metadata.contact?.name) === null ? [] : [{ name: said(metadata.contact?.name) ?? "", kind: "organisation", type: "ContactPerson" }],
    dates: [
      ...(issued === null ? [] : [{ date: issued, type: "Issued" as const }]),
      ...(dayOf(dataset.modifiedAt) === null ? [] : [{ date: dayOf(dataset.modifiedAt) ?? "", type: "Updated" as const }]),
      ...(metadata.access === "embargoed" && metadata.availableFrom !== null && isDay(metadata.availableFrom) ? [{ date: metadata.availableFrom, type: "Available" as const }] : []),
      ...(first === null && last === null ? [] : [{ date: `${first ?? ".."}/${last ?? ".."}`, type: "Collected" as const }]),
      ...(dataset.withdrawal === null || dayOf(dataset.withdrawal.at) === null ? [] : [{ date: dayOf(dataset.withdrawal.at) ?? "", type: "Withdrawn" as const }]),
    ],
    language: metadata.languages.find((code) => /^[a-z]{2}$/.test(code)) ?? null,
    alternateIdentifiers: [{ value: dataset.code, type: "local code" }, { value: pageOf(context.siteUrl, dataset), type: "URL" }],
    related: metadata.related.flatMap((one): DoiResource["related"] => {
      const address = relatedAddress(one);
      if (address === null) return [];
      if (one.scheme === "doi") return [{ value: decodeURIComponent(address.slice("https://doi.org/".length)), type: "DOI", relation: one.relation }];
      if (one.scheme === "pmid") return [{ value: one.value.trim(), type: "PMID", relation: one.relation }];
      return [{ value: one.scheme === "handle" ? one.value.trim() : address, type: one.scheme === "handle" ? "Handle" : "URL", relation: one.relation }];
    }),
    sizes: volume === null ? [] : [`${volume} bytes`],
    formats: [...new Set(toldFiles(dataset, context.today).map(({ mediaType }) => said(mediaType)).filter((type) => type !== null))],
    version: String(dataset.version),
    rights: [
      { text: right.text, language: "en", uri: right.uri },
      ...(licence === null || metadata.licence === null ? [] : [{ text: licenceOf(metadata.licence)?.name.en ?? metadata.licence, language: "en", uri: licence, spdx: metadata.licence.trim() }]),
      ...texts(metadata.accessReason),
    ],
    descriptions: [...texts(descriptionOf(dataset)).map((one) => ({ ...one, type: "Abstract" as const })), ...texts(metadata.provenance).map((one) => ({ ...one, type: "Methods" as const }))],
    places: metadata.places.flatMap((code) => place(code)?.label?.en ?? []),
  };
}

/**
 * What a DataCite document calls the record by: its DOI, else its address, typed as what it is. A DOI for trials is told as any other here: the document is
 * what would be registered.
 */
export function identifierOf(dataset: Dataset, { siteUrl }: ExchangeContext): { readonly value: string; readonly type: "DOI" | "URL" } {
  return dataset.doi === null ? { value: pageOf(siteUrl, dataset), type: "URL" } : { value: dataset.doi, type: "DOI" };
}

function dayOf(at: string | null): Day | null {
  const instant = instantOf(at)?.slice(0, 10);
  return instant !== undefined && isDay(instant) ? instant : null;
}
