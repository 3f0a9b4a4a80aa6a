import type { Authorship, DocumentType } from "../domain/record.ts";
import type { Work } from "../domain/work.ts";
import type { CslItem, CslName } from "./citation-js.ts";

const types: Readonly<Record<DocumentType, string>> = {
  article: "article-journal", review: "article-journal", letter: "article-journal", editorial: "article-journal", "conference-paper": "paper-conference", book: "book", "book-chapter": "chapter", thesis: "thesis", preprint: "article", report: "report", dataset: "dataset",
  patent: "patent", other: "document",
};
const collective = /\b(?:group|groupe|consortium|study|collaboration|network|réseau|committee|comité|investigators|society|société|initiative|team|équipe|working|task force|registry)\b/i;
const particles = new Set(["de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "del", "della", "dos", "ter", "ten", "al", "el", "bin", "ben", "st", "saint"]);

/** A work as CSL-JSON (schema 1.0.2): the one form from which every export and citation is made. */
export function cslOf(work: Work): CslItem {
  const identifier = (scheme: string): string | undefined => work.identifiers.find((one) => one.scheme === scheme)?.value;
  const type = work.documentType?.value ?? "other";
  const parts = (work.published?.value ?? (work.year === null ? "" : String(work.year.value))).split("-").filter((part) => part !== "").map(Number);
  const journal = work.journal?.value;
  const container = type === "book-chapter" || type === "conference-paper" ? work.bookTitle?.value ?? journal?.title : journal?.title ?? work.bookTitle?.value;
  const doi = identifier("doi");
  const hal = identifier("hal");
  const others = (["hal", "nnt", "openalex", "arxiv"] as const).flatMap((scheme) => {
    const value = identifier(scheme);
    return value === undefined ? [] : [[scheme, value] as const];
  });
  return stripped({
    id: work.code, type: types[type], title: work.title?.value, author: work.authors?.value.map(nameOf), issued: parts.length === 0 ? undefined : { "date-parts": [parts] },
    "container-title": container, volume: work.volume?.value, issue: work.issue?.value, page: work.pages?.value, publisher: journal?.publisher ?? undefined, ISSN: journal?.issns[0], ISBN: identifier("isbn"),
    DOI: doi, PMID: identifier("pmid"), PMCID: identifier("pmcid"), URL: doi !== undefined ? undefined : hal === undefined ? undefined : `https://hal.science/${hal}`, abstract: work.abstract?.value, language: work.language?.value,
    genre: type === "preprint" ? "Preprint" : type === "thesis" ? "Thèse de doctorat" : undefined, keyword: work.keywords.length === 0 ? undefined : work.keywords.join(", "), custom: others.length === 0 ? undefined : Object.fromEntries(others),
  });
}

function stripped(item: Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string }): CslItem {
  return { id: item.id, type: item.type, ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) };
}

/** The parts that a source gave; else the last word is the family name, with the particles before it; a group is one name. */
export function nameOf(author: Authorship): CslName {
  if (author.family !== null) return author.given === null ? { literal: author.family } : { family: author.family, given: author.given };
  const name = author.name.trim();
  const [before, after, ...more] = name.split(/\s*,\s*/);
  if (before !== undefined && after !== undefined && after !== "" && more.length === 0 && !collective.test(name)) return { family: before, given: after };
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 6 || collective.test(name)) return { literal: name };
  let at = words.length - 1;
  while (at > 1 && particles.has((words[at - 1] ?? "").toLowerCase())) at -= 1;
  return { family: words.slice(at).join(" "), given: words.slice(0, at).join(" ") };
}
