import type { Work } from "../../domain/work.ts";
import { identifierAddress } from "./words.ts";

/** The work as schema.org describes it (JSON-LD); what is not known is left out. The house's address is the identifier. */
export function workLinkedData(work: Work, path: string, publicUrl: string | undefined): string {
  const type = work.documentType?.value;
  const journal = work.journal?.value;
  const doi = work.identifiers.find(({ scheme }) => scheme === "doi");
  const address = publicUrl === undefined ? path : `${publicUrl.replace(/\/+$/, "")}${path}`;
  const latest = work.access.at(-1);
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": type === "dataset" ? "Dataset" : type === "book" ? "Book" : type === "book-chapter" ? "Chapter" : type === "thesis" ? "Thesis" : type === "report" ? "Report" : "ScholarlyArticle",
    "@id": address,
    url: address,
    name: work.title?.value,
    headline: work.title?.value,
    datePublished: work.published?.value ?? work.year?.value.toString(),
    inLanguage: work.language?.value,
    abstract: work.abstract?.value,
    keywords: work.keywords.length === 0 ? undefined : work.keywords,
    author: work.authors?.value.map(({ name, given, family, orcid }) => ({
      "@type": "Person", name, givenName: given ?? undefined, familyName: family ?? undefined, identifier: orcid === null ? undefined : `https://orcid.org/${orcid}`,
    })),
    isPartOf: journal === undefined ? undefined : { "@type": "Periodical", name: journal.title, issn: journal.issns.length === 0 ? undefined : journal.issns, publisher: journal.publisher ?? undefined },
    volumeNumber: work.volume?.value,
    issueNumber: work.issue?.value,
    pagination: work.pages?.value,
    identifier: work.identifiers.map(({ scheme, value }) => ({ "@type": "PropertyValue", propertyID: scheme, value })),
    sameAs: work.identifiers.flatMap(({ scheme, value }) => identifierAddress(scheme, value) ?? []),
    isAccessibleForFree: latest?.isOpen,
    ...(doi === undefined ? {} : { mainEntityOfPage: identifierAddress("doi", doi.value) }),
  }, null, 2);
}
