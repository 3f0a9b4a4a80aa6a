import { isDay, type Day } from "../../../../kernel/time/day.ts";
import type { Authorship, BibliographicRecord, CitationCounts, DocumentType, FieldWeight, Journal, PartialDay, RecordSource, WorkIdentifier, WorkScheme } from "../../domain/record.ts";
import { shown, type Faults } from "./faults.ts";
import { normaliseIssn, normaliseOrcid, workIdentifier } from "../identifiers.ts";
import { plainOrNull } from "./text.ts";

export interface ReadOptions {
  /** The day on which the source was asked. Years after the next one are faults, embargoes over by then are over; without it no year is too late. */
  readonly today?: Day;
  /** Records that are whole before a cut are read; without it a cut answer gives the fault alone. */
  readonly readWholeBeforeCut?: boolean;
}

/** A record that says nothing yet but who it is. */
export function emptyRecord(source: RecordSource, key: string): BibliographicRecord {
  return {
    source, key, updatedOn: null, deleted: false, identifiers: [], title: null, documentType: null, rawType: null, language: null, published: null, year: null, journal: null,
    volume: null, issue: null, pages: null, bookTitle: null, authors: [], authorsIncomplete: false, abstract: null, keywords: [], fields: [], citations: null, access: null, hal: null, grants: [], retracted: false,
  };
}

/** What a source says when a record of it is gone. */
export function deletedRecord(source: RecordSource, key: string, updatedOn: Day | null = null): BibliographicRecord {
  return { ...emptyRecord(source, key), updatedOn, deleted: true };
}

export type Given = readonly [scheme: WorkScheme, text: string | null];

/** The identifiers that hold, each once, in the order given; the others are faults. */
export function identifiersOf(given: readonly Given[], faults: Faults): readonly WorkIdentifier[] {
  const found = new Map<string, WorkIdentifier>();
  for (const [scheme, text] of given) {
    if (text === null || text.trim() === "") continue;
    const identifier = workIdentifier(scheme, text);
    if (identifier === null) {
      faults.warn("identifier-wrong", {
        fr: `«\u202f${shown(text)}\u202f» n’est pas un identifiant ${scheme.toUpperCase()} valide\u202f; il n’est pas retenu.`, en: `“${shown(text)}” is not a valid ${scheme.toUpperCase()}; it is not kept.`,
      }, scheme);
    } else found.set(`${identifier.scheme}:${identifier.value}`, identifier);
  }
  return [...found.values()];
}

export function issnsOf(texts: readonly (string | null)[], faults: Faults): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (text === null || text.trim() === "") continue;
    const issn = normaliseIssn(text);
    if (issn === null) faults.warn("identifier-wrong", { fr: `«\u202f${shown(text)}\u202f» n’est pas un ISSN valide\u202f; il n’est pas retenu.`, en: `“${shown(text)}” is not a valid ISSN; it is not kept.` }, "issn");
    else found.add(issn);
  }
  return [...found];
}

/** The value of an ORCID is not told in the fault: it names a person. */
export function orcidOf(text: string | null, rank: number, faults: Faults): string | null {
  if (text === null || text.trim() === "") return null;
  const orcid = normaliseOrcid(text);
  if (orcid === null) faults.warn("orcid-wrong", { fr: `l’ORCID de l’auteur de rang ${rank} est faux (forme ou caractère de contrôle)\u202f; il n’est pas retenu.`, en: `the ORCID of author number ${rank} is wrong (form or check character); it is not kept.` }, "orcid");
  return orcid;
}

export function journalOf(title: string | null, issns: readonly string[], publisher: string | null): Journal | null {
  const name = plainOrNull(title);
  return name === null && issns.length === 0 ? null : { title: name ?? issns[0] ?? "", issns, publisher: plainOrNull(publisher) };
}

/** The day written at the head of a text (`2023-04-05T10:00:00Z`), or null. */
export function dayOf(text: string | null): Day | null {
  const head = text?.trim().slice(0, 10) ?? "";
  return isDay(head) ? head : null;
}

/** `2021`, `2021-3`, `2021-03-09 00:00:00` as a partial day; null where the calendar has none such. */
export function partialDayOf(text: string | null): PartialDay | null {
  const parts = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T\s].*)?$/.exec(text ?? "");
  if (parts?.[1] === undefined) return null;
  const [, year, month, date] = parts;
  if (month === undefined) return year;
  const named = `${year}-${month.padStart(2, "0")}`;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (date === undefined) return named;
  return isDay(`${named}-${date.padStart(2, "0")}`) ? `${named}-${date.padStart(2, "0")}` : null;
}

const firstYear = 1600;

/** When it was published, and the year; what cannot be is a fault and not kept. */
export function publishedOf(texts: readonly (string | null)[], statedYear: number | null, options: ReadOptions, faults: Faults): { readonly published: PartialDay | null; readonly year: number | null } {
  const days = texts.flatMap((text) => {
    if (text === null || text.trim() === "") return [];
    const found = partialDayOf(text);
    if (found === null) faults.warn("date-wrong", { fr: `«\u202f${shown(text)}\u202f» n’est pas une date\u202f; elle n’est pas retenue.`, en: `“${shown(text)}” is not a date; it is not kept.` }, "published");
    return found === null ? [] : [found];
  });
  const latest = options.today === undefined ? Number.POSITIVE_INFINITY : Number(options.today.slice(0, 4)) + 1;
  const inReach = (year: number): boolean => {
    if (year >= firstYear && year <= latest) return true;
    faults.warn(year > latest ? "year-in-future" : "year-too-early", {
      fr: `l’année ${year} ${year > latest ? "est dans le futur" : "est trop ancienne"}\u202f; elle n’est pas retenue.`, en: `the year ${year} is ${year > latest ? "in the future" : "too early"}; it is not kept.`,
    }, "year");
    return false;
  };
  const published = days.filter((day) => inReach(Number(day.slice(0, 4)))).toSorted((left, right) => compareDays(left, right))[0] ?? null;
  const year = published === null ? null : Number(published.slice(0, 4));
  if (year !== null && statedYear !== null && statedYear !== year) {
    faults.warn("dates-contradict", { fr: `la date ${published} et l’année ${statedYear} se contredisent\u202f; la date est retenue.`, en: `the date ${published} and the year ${statedYear} contradict each other; the date is kept.` }, "year");
  }
  if (year !== null) return { published, year };
  if (statedYear !== null && inReach(statedYear)) return { published: String(statedYear).padStart(4, "0"), year: statedYear };
  if (statedYear === null && texts.every((text) => text === null || text.trim() === "")) faults.warn("year-missing", { fr: "la notice ne dit pas son année de publication.", en: "the record does not tell its year of publication." }, "year");
  return { published: null, year: null };
}

/** The earlier first; of `2021` and `2021-03`, which may be the same, the more exact first. */
function compareDays(left: string, right: string): number {
  const common = Math.min(left.length, right.length);
  const [a, b] = [left.slice(0, common), right.slice(0, common)];
  return a === b ? right.length - left.length : a < b ? -1 : 1;
}

export function titleOf(text: string | null, faults: Faults): string | null {
  const title = plainOrNull(text);
  if (title === null) faults.warn("title-missing", { fr: "la notice n’a pas de titre.", en: "the record has no title." }, "title");
  return title;
}

/** The type of the house; an unknown one is told, and `other`. */
export function typeOf(raw: string | null, table: Readonly<Record<string, DocumentType>>, faults: Faults): DocumentType | null {
  if (raw === null) {
    faults.warn("type-missing", { fr: "la notice ne dit pas son type de document.", en: "the record does not tell its document type." }, "documentType");
    return null;
  }
  if (Object.hasOwn(table, raw)) return table[raw] ?? "other";
  faults.warn("type-unknown", { fr: `le type «\u202f${shown(raw)}\u202f» n’est pas connu\u202f; il est rangé dans «\u202fautre\u202f».`, en: `the type “${shown(raw)}” is not known; it is filed under “other”.` }, "documentType");
  return "other";
}

/** Counts that can be; a negative one is a fault, and then none is kept. */
export function citationsOf(total: number | null, byYear: readonly { readonly year: number | null; readonly count: number | null }[] | null, faults: Faults): CitationCounts | null {
  if (total === null) return null;
  if (total < 0 || byYear?.some((one) => one.year === null || one.count === null || one.count < 0) === true) {
    faults.warn("citations-negative", { fr: "un nombre de citations est négatif ou illisible\u202f; aucune citation de cette notice n’est retenue.", en: "a citation count is negative or unreadable; no citation of this record is kept." }, "citations");
    return null;
  }
  const years = byYear?.flatMap(({ year, count }) => (year === null || count === null ? [] : [{ year, count }])).toSorted((left, right) => left.year - right.year) ?? null;
  return { total, byYear: years };
}

/** Equal shares over the distinct codes, as exact fractions. */
export function equalFields(scheme: string, found: readonly { readonly code: string; readonly label: string }[]): readonly FieldWeight[] {
  const distinct = [...new Map(found.map((one) => [one.code, one])).values()].toSorted((left, right) => (left.code < right.code ? -1 : 1));
  const weight = distinct.length === 1 ? "1" : `1/${distinct.length}`;
  return distinct.map(({ code, label }) => ({ scheme, code, label, weight }));
}

/** Ranks from 1 in the order given; the same author twice in a row of names is told, and kept as the source has it. */
export function ranked(authors: readonly Omit<Authorship, "rank">[], faults: Faults): readonly Authorship[] {
  const seen = new Set<string>();
  let repeated = 0;
  for (const author of authors) {
    const key = author.orcid ?? `${author.name.toLowerCase()}|${author.affiliations.map((one) => one.raw).join("|")}`;
    if (seen.has(key)) repeated += 1;
    seen.add(key);
  }
  if (repeated > 0) faults.warn("author-repeated", { fr: `${repeated} auteur(s) figure(nt) deux fois dans la liste\u202f; elle est gardée telle quelle.`, en: `${repeated} author(s) stand(s) twice in the list; it is kept as it is.` }, "authors");
  return authors.map((author, index) => ({ rank: index + 1, ...author }));
}

/** Two letters of ISO 639-1, in lower case; `eng` and its like are folded where known. */
export function languageOf(text: string | null): string | null {
  const value = text?.trim().toLowerCase() ?? "";
  const three: Readonly<Record<string, string>> = { eng: "en", fre: "fr", fra: "fr", ger: "de", deu: "de", spa: "es", ita: "it", por: "pt", dut: "nl", nld: "nl", chi: "zh", zho: "zh", jpn: "ja", rus: "ru", pol: "pl", cze: "cs", ces: "cs", hun: "hu", tur: "tr", ara: "ar", kor: "ko", english: "en", french: "fr", "français": "fr", german: "de", spanish: "es", italian: "it" };
  if (Object.hasOwn(three, value)) return three[value] ?? null;
  const head = /^([a-z]{2})(?:[-_].*)?$/.exec(value);
  return head?.[1] ?? null;
}
