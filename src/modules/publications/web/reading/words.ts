import { both, formatDay } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { DocumentType, RecordSource, WorkScheme } from "../../domain/record.ts";
import type { AccessObservation } from "../../domain/work.ts";
import type { ListFilter } from "./query.ts";
import type { halStates, workSorts } from "./query.ts";

export const documentTypeNames: Readonly<Record<DocumentType, Bilingual>> = {
  article: both("Article", "Article"),
  review: both("Article de synthèse", "Review"),
  letter: both("Lettre", "Letter"),
  editorial: both("Éditorial", "Editorial"),
  "conference-paper": both("Communication de congrès", "Conference paper"),
  book: both("Ouvrage", "Book"),
  "book-chapter": both("Chapitre d’ouvrage", "Book chapter"),
  thesis: both("Thèse", "Thesis"),
  preprint: both("Prépublication", "Preprint"),
  report: both("Rapport", "Report"),
  dataset: both("Jeu de données", "Dataset"),
  patent: both("Brevet", "Patent"),
  other: both("Autre", "Other"),
};

export const sourceNames: Readonly<Record<RecordSource, Bilingual>> = {
  crossref: both("Crossref", "Crossref"),
  pubmed: both("PubMed", "PubMed"),
  hal: both("HAL", "HAL"),
  openalex: both("OpenAlex", "OpenAlex"),
  orcid: both("ORCID", "ORCID"),
  bibtex: both("Fichier BibTeX", "BibTeX file"),
  ris: both("Fichier RIS", "RIS file"),
  manual: both("Saisie de l’institut", "Entered by the institute"),
};

export const halNames: Readonly<Record<(typeof halStates)[number], Bilingual>> = {
  file: both("Fichier dans HAL", "File in HAL"),
  notice: both("Notice seule dans HAL", "Notice only in HAL"),
  none: both("Absente de HAL", "Not in HAL"),
};

export const openNames: Readonly<Record<"yes" | "no", Bilingual>> = { yes: both("Accès ouvert", "Open access"), no: both("Accès fermé", "Closed access") };

/** As a filter: what nobody has looked at is not known to be open. */
const openFilterNames: typeof openNames = { yes: openNames.yes, no: both("Pas d’accès ouvert connu", "No open access known") };

export const sortNames: Readonly<Record<(typeof workSorts)[number], Bilingual>> = {
  newest: both("Les plus récentes", "Newest first"),
  oldest: both("Les plus anciennes", "Oldest first"),
  title: both("Titre", "Title"),
  "most-cited": both("Les plus citées", "Most cited"),
};

export const filterNames: Readonly<Record<ListFilter, Bilingual>> = {
  year: both("Année", "Year"),
  type: both("Type", "Type"),
  structure: both("Structure", "Structure"),
  source: both("Source", "Source"),
  open: both("Accès", "Access"),
  hal: both("HAL", "HAL"),
  institute: both("Signature", "Signature"),
};

export const publisherNames: Readonly<Record<NonNullable<AccessObservation["publisher"]>, Bilingual>> = {
  diamond: both("diamant", "diamond"),
  gold: both("doré", "gold"),
  hybrid: both("hybride", "hybrid"),
  other: both("autre", "other"),
};

/** The name of one value of a filter; structures are named by those who know them. */
export function valueName(filter: ListFilter, value: string, language: Language, structures: ReadonlyMap<string, string>): string {
  const names: Readonly<Record<string, Bilingual>> | null =
    filter === "type" ? documentTypeNames
    : filter === "source" ? sourceNames
    : filter === "hal" ? halNames
    : filter === "open" ? openFilterNames
    : filter === "institute" ? { yes: both("De l’institut", "Of the institute") }
    : null;
  return names?.[value]?.[language] ?? (filter === "structure" ? (structures.get(value) ?? value) : value);
}

export const schemeNames: Readonly<Record<WorkScheme, string>> = { doi: "DOI", pmid: "PubMed", pmcid: "PubMed Central", hal: "HAL", nnt: "NNT", openalex: "OpenAlex", arxiv: "arXiv", isbn: "ISBN" };

const classificationNames: Readonly<Record<string, Bilingual>> = {
  "openalex-subfield-2024": both("sous-domaines d’OpenAlex, version 2024", "OpenAlex subfields, version 2024"),
  "hal-domain": both("domaines de HAL", "HAL domains"),
};

/** A classification as people name it; one that nobody has named yet, by its code. */
export function classificationName(scheme: string): Bilingual {
  return classificationNames[scheme] ?? both(scheme, scheme);
}

/** A day, a month or a year as sources give them: `2024-11-23`, `2024-11`, `2024`. */
export function dateText(value: string, language: Language): string {
  if (isDay(value)) return formatDay(value, language);
  const [, year, month] = /^(\d{4})-(\d{2})$/u.exec(value) ?? [];
  return year === undefined || month === undefined ? value : new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.UTC(Number(year), Number(month) - 1, 1));
}

export function languageName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Where an identifier leads; null for those that lead nowhere by themselves. */
export function identifierAddress(scheme: WorkScheme, value: string): string | null {
  switch (scheme) {
    case "doi": return `https://doi.org/${value.split("/").map(encodeURIComponent).join("/")}`;
    case "pmid": return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(value)}/`;
    case "pmcid": return `https://pmc.ncbi.nlm.nih.gov/articles/${encodeURIComponent(value)}/`;
    case "hal": return `https://hal.science/${encodeURIComponent(value)}`;
    case "nnt": return `https://theses.fr/${encodeURIComponent(value)}`;
    case "openalex": return `https://openalex.org/${encodeURIComponent(value)}`;
    case "arxiv": return `https://arxiv.org/abs/${value.split("/").map(encodeURIComponent).join("/")}`;
    case "isbn": return null;
  }
}
