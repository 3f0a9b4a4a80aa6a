import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { RecordSource } from "../record.ts";

/** Metadata in general: the publisher's own deposit, then indexes that people check, then those made by machines, then files. */
const metadata = ["manual", "crossref", "pubmed", "hal", "openalex", "orcid", "bibtex", "ris"] as const satisfies readonly RecordSource[];

/** Fields of a work that have one value, in the order in which they are shown. */
export const toldFields = ["title", "documentType", "language", "published", "year", "journal", "volume", "issue", "pages", "bookTitle", "authors", "abstract"] as const;
export type ToldField = (typeof toldFields)[number];
export type PrioritisedField = ToldField | "fields" | "citations";

export interface FieldPriority {
  readonly field: PrioritisedField;
  readonly label: Bilingual;
  /** Which source is right, best first. A decision of a person comes before all. */
  readonly sources: readonly RecordSource[];
  readonly why: Bilingual;
}

const general: Bilingual = { fr: "Ce que dépose l’éditeur, puis ce que vérifient des documentalistes, puis ce que des programmes rassemblent.", en: "What the publisher deposits, then what librarians check, then what programs gather." };

/** Which source is right about which field? Source: section 5 of the reconciliation practice of the French open-science monitor, made a table per field. */
export const fieldPriorities: readonly FieldPriority[] = [
  { field: "title", label: { fr: "Titre", en: "Title" }, sources: metadata, why: general },
  {
    field: "documentType", label: { fr: "Type de document", en: "Document type" }, sources: ["manual", "pubmed", "crossref", "hal", "openalex", "orcid", "bibtex", "ris"],
    why: { fr: "PubMed distingue les revues de la littérature, les lettres et les éditoriaux, que Crossref et HAL nomment tous articles\u202f; sans PubMed, le mot plus précis d’OpenAlex l’emporte sur ce mot général.", en: "PubMed tells reviews, letters and editorials apart, all of which Crossref and HAL call articles; without PubMed, the finer word of OpenAlex outweighs that general one." },
  },
  { field: "language", label: { fr: "Langue", en: "Language" }, sources: ["manual", "pubmed", "hal", "crossref", "openalex", "orcid", "bibtex", "ris"], why: { fr: "PubMed et HAL la saisissent, OpenAlex la devine.", en: "PubMed and HAL record it, OpenAlex guesses it." } },
  { field: "published", label: { fr: "Parution", en: "Published" }, sources: metadata, why: general },
  { field: "year", label: { fr: "Année", en: "Year" }, sources: metadata, why: general },
  { field: "journal", label: { fr: "Revue", en: "Journal" }, sources: metadata, why: general },
  { field: "volume", label: { fr: "Volume", en: "Volume" }, sources: metadata, why: general },
  { field: "issue", label: { fr: "Numéro", en: "Issue" }, sources: metadata, why: general },
  { field: "pages", label: { fr: "Pages", en: "Pages" }, sources: metadata, why: general },
  { field: "bookTitle", label: { fr: "Ouvrage", en: "Book" }, sources: metadata, why: general },
  {
    field: "authors", label: { fr: "Auteurs", en: "Authors" }, sources: metadata,
    why: { fr: "La meilleure liste entière dont la moitié des auteurs au moins ont une affiliation\u202f; à défaut la meilleure liste entière, puis une liste coupée.", en: "The best whole list of which at least half the authors have an affiliation; failing that the best whole list, then a cut one." },
  },
  { field: "abstract", label: { fr: "Résumé", en: "Abstract" }, sources: ["manual", "pubmed", "hal", "crossref", "openalex", "orcid", "bibtex", "ris"], why: { fr: "PubMed le donne structuré et entier\u202f; OpenAlex le recompose.", en: "PubMed gives it structured and whole; OpenAlex puts it together again." } },
  { field: "fields", label: { fr: "Disciplines", en: "Fields" }, sources: ["manual", "openalex", "hal", "crossref", "pubmed", "orcid", "bibtex", "ris"], why: { fr: "Classification d’OpenAlex, par laquelle les indicateurs sont normalisés\u202f; les autres classifications sont gardées à côté.", en: "Classification of OpenAlex, by which indicators are normalised; the other classifications are kept beside it." } },
  { field: "citations", label: { fr: "Citations", en: "Citations" }, sources: ["manual", "openalex", "crossref", "hal", "pubmed", "orcid", "bibtex", "ris"], why: { fr: "OpenAlex les donne par année, ce qu’une fenêtre demande\u202f; Crossref n’a qu’un total.", en: "OpenAlex gives them by year, which a window needs; Crossref has a total alone." } },
];

const orders = new Map<PrioritisedField, ReadonlyMap<RecordSource, number>>(fieldPriorities.map(({ field, sources }) => [field, new Map(sources.map((source, rank) => [source, rank]))]));

/** 0 for the source that is right first. */
export function sourceRank(field: PrioritisedField, source: RecordSource): number {
  return orders.get(field)?.get(source) ?? metadata.length;
}

export function isToldField(text: string): text is ToldField {
  return toldFields.some((field) => field === text);
}
