import { doiOf } from "./identifiers.ts";
import { citationsUntil, type MadeUpPaper } from "./papers.ts";

/** One work as the REST API of Crossref would have answered: a third of the publishers send affiliations. */
export function asCrossref(paper: MadeUpPaper): unknown {
  const isPreprint = paper.type === "preprint";
  const parts = [[paper.year, paper.month, ...(paper.number % 2 === 0 ? [paper.day] : [])]];
  return {
    DOI: paper.number % 5 === 0 ? doiOf(paper).toUpperCase() : doiOf(paper), type: isPreprint ? "posted-content" : "journal-article", ...(isPreprint ? { subtype: "preprint", posted: { "date-parts": parts } } : { "published-online": { "date-parts": parts } }), issued: { "date-parts": parts },
    title: [paper.title], "container-title": isPreprint ? [] : [paper.journal.title], publisher: isPreprint ? "Longitude" : paper.journal.publisher, ...(isPreprint ? {} : { ISSN: [paper.journal.issn], "issn-type": [{ type: "electronic", value: paper.journal.issn }] }),
    volume: String(paper.year - 1990), issue: String(paper.month), page: `${paper.number}-${paper.number + 9}`, language: "en", "is-referenced-by-count": Math.floor(citationsUntil(paper, 2024) * 0.9),
    author: paper.authors.map((author, index) => ({
      given: paper.number % 4 === 0 ? author.given.replace(/(\p{L})\p{L}*/gu, "$1.") : author.given, family: author.family, sequence: index === 0 ? "first" : "additional", ...(author.orcid === null ? {} : { ORCID: `http://orcid.org/${author.orcid}`, "authenticated-orcid": true }),
      affiliation: paper.number % 3 === 0 ? author.signatures.map((one) => ({ name: one.raw })) : [],
    })),
    ...(paper.retracted ? { "updated-by": [{ type: "retraction", DOI: `${doiOf(paper)}.r`, label: "Retraction" }] } : {}), funder: paper.number % 6 === 0 ? [{ name: "Fondation Sextant pour la santé", award: [`SEX-${paper.year}-${paper.number}`] }] : [],
    deposited: { "date-time": "2025-01-10T06:00:00Z" }, URL: `https://doi.org/${doiOf(paper)}`,
  };
}
