import { doiAddress } from "../../../kernel/doi/index.ts";
import type { Dataset } from "./record.ts";
import { isOpenToAll } from "../domain/access.ts";
import { themeOf } from "../domain/vocabularies/themes.ts";
import { fileAddress, mailAddress, pageOf, relatedAddress, webAddress } from "./addresses.ts";
import { place } from "./graph/authorities.ts";
import { portalTitle, type ExchangeContext } from "./context.ts";
import { creatorsOf, daysOf, descriptionOf, instantOf, licenceAddress, orcidAddress, publisherOf, rorAddress, said, texts, titleOf, toldFiles, volumeOf } from "./said.ts";

/** A page's head is read by search engines, not downloaded from: the whole list of files is in the other forms. */
const maxFiles = 50;
const papers: ReadonlySet<string> = new Set(["IsSupplementTo", "IsCitedBy", "IsReferencedBy", "IsDocumentedBy", "IsDescribedBy", "IsPublishedIn"]);

/**
 * A record as a schema.org `Dataset`, within what Google's dataset search takes: a description of 50 to 5,000 characters, ORCID and
 * ROR as `sameAs`, articles alone as `citation`. Downloads of open data only.
 */
export function schemaOrgOf(dataset: Dataset, context: ExchangeContext): Readonly<Record<string, unknown>> {
  const { metadata } = dataset;
  const page = pageOf(context.siteUrl, dataset);
  const publisher = publisherOf(dataset, context);
  const { first, last } = daysOf(metadata.collected);
  const doi = dataset.doi === null ? null : doiAddress(dataset.doi);
  const addresses = (isPaper: boolean): readonly string[] => metadata.related.flatMap((one) => (papers.has(one.relation) === isPaper ? relatedAddress(one) ?? [] : []));
  const [title, otherTitle] = texts(titleOf(dataset)).map(({ text }) => text);
  const mail = mailAddress(metadata.contact?.email)?.slice("mailto:".length);
  const volume = volumeOf(dataset);
  return filled({
    "@context": "https://schema.org/", "@type": "Dataset", "@id": doi ?? page, url: page,
    name: title, alternateName: otherTitle, description: describing(dataset),
    identifier: [...(doi === null ? [] : [doi]), dataset.code], sameAs: dataset.origin.kind === "harvested" ? webAddress(dataset.origin.url) : doi,
    keywords: [...metadata.keywords.fr, ...metadata.keywords.en, ...metadata.themes.flatMap((code) => themeOf(code)?.name.en ?? [])].map(said).filter((word) => word !== null),
    creator: creatorsOf(dataset).map(({ name, kind, orcid, ror, affiliation }) => {
      const [family, given] = kind === "person" && name.includes(",") ? [said(name.slice(0, name.indexOf(","))), said(name.slice(name.indexOf(",") + 1))] : [null, null];
      const own = kind === "person" ? orcidAddress(orcid) : rorAddress(ror);
      return filled({
        "@type": kind === "person" ? "Person" : "Organization", name: family !== null && given !== null ? `${given} ${family}` : said(name), familyName: family, givenName: given,
        "@id": own, sameAs: own, affiliation: said(affiliation) === null ? null : { "@type": "Organization", name: said(affiliation) },
      });
    }),
    publisher: filled({ "@type": "Organization", name: publisher.name, sameAs: publisher.ror }),
    license: licenceAddress(metadata.licence), isAccessibleForFree: isOpenToAll(dataset, context.today), conditionsOfAccess: texts(metadata.accessReason)[0]?.text,
    version: String(dataset.version), datePublished: instantOf(dataset.firstPublishedAt)?.slice(0, 10), dateModified: instantOf(dataset.modifiedAt)?.slice(0, 10),
    inLanguage: metadata.languages.filter((code) => /^[a-z]{2}$/.test(code)),
    temporalCoverage: first === null && last === null ? null : `${first ?? ".."}/${last ?? ".."}`,
    spatialCoverage: metadata.places.flatMap((code) => { const where = place(code); return where === null ? [] : [{ "@type": "Place", name: where.label?.en ?? code, sameAs: where.address }]; }),
    citation: addresses(true), isBasedOn: metadata.related.flatMap((one) => (one.relation === "IsDerivedFrom" ? relatedAddress(one) ?? [] : [])),
    size: volume === null ? null : `${volume} bytes`,
    contactPoint: mail === undefined && webAddress(metadata.contact?.url) === null ? null : filled({ "@type": "ContactPoint", name: said(metadata.contact?.name), email: mail, url: webAddress(metadata.contact?.url) }),
    includedInDataCatalog: { "@type": "DataCatalog", name: portalTitle.en, url: `${context.siteUrl}/data` },
    distribution: toldFiles(dataset, context.today).slice(0, maxFiles).map((file) => filled({
      "@type": "DataDownload", name: said(file.path), contentUrl: fileAddress(context.siteUrl, dataset, file), encodingFormat: said(file.mediaType), contentSize: `${file.sizeBytes} B`, sha256: file.sha256,
    })),
  });
}

/** 50 to 5,000 characters: a short description is completed with what is known, a long one cut at a word. */
function describing(dataset: Dataset): string {
  const told = texts(descriptionOf(dataset)).map(({ text }) => text).join("\n\n");
  const long = told.length >= 50 ? told : [told, ...texts(titleOf(dataset)).map(({ text }) => text), `${portalTitle.fr}, ${dataset.code}.`].join("\n");
  if (long.length <= 5_000) return long;
  return `${long.slice(0, 4_990).replace(/[\ud800-\udbff]$/, "").replace(/\s+\S*$/, "")} […]`;
}

/** Without what is empty. */
export function filled(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined && held !== null && held !== "" && !(Array.isArray(held) && held.length === 0)));
}
