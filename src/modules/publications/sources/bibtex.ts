import { parseAs } from "../exchange/citation-js.ts";
import type { ReadRecords } from "../domain/publications.ts";
import type { BibliographicRecord, DocumentType } from "../domain/record.ts";
import { emptyRecord, identifiersOf, issnsOf, journalOf, languageOf, publishedOf, ranked, titleOf, typeOf, type Given, type ReadOptions } from "./parts/draft.ts";
import { Faults } from "./parts/faults.ts";
import { openRecordsOf, readAll, type OpenRecords, type ReadRecord } from "./parts/open-records.ts";
import { fileKey } from "./parts/file-key.ts";
import { normaliseArxiv, parseHalId } from "./identifiers.ts";
import { bibtexNames } from "./parts/bibtex-names.ts";
import { integerOf, listOf, member, textOf } from "./shape.ts";
import { plainOrNull } from "./parts/text.ts";

/** Entry types of BibTeX and BibLaTeX. */
export const bibtexTypes: Readonly<Record<string, DocumentType>> = {
  article: "article", periodical: "book", suppperiodical: "article", inproceedings: "conference-paper", conference: "conference-paper", proceedings: "book", mvproceedings: "book", book: "book", mvbook: "book", collection: "book", mvcollection: "book", booklet: "book",
  reference: "book", mvreference: "book", inbook: "book-chapter", bookinbook: "book-chapter", suppbook: "book-chapter", incollection: "book-chapter", suppcollection: "book-chapter", inreference: "book-chapter", phdthesis: "thesis", mastersthesis: "thesis", thesis: "thesis",
  techreport: "report", report: "report", unpublished: "preprint", preprint: "preprint", dataset: "dataset", data: "dataset", patent: "patent", misc: "other", manual: "other", online: "other", electronic: "other", www: "other", software: "other", artwork: "other", audio: "other", video: "other",
  image: "other", letter: "other", review: "other", standard: "other", set: "other", map: "other",
};

interface Entry {
  readonly raw: string;
  readonly line: number;
  readonly isWhole: boolean;
}

/** Entries of a BibTeX file, each read alone: one that is broken costs itself. `@string` abbreviations hold for all. */
export function openBibtex(text: string, options: ReadOptions = {}): OpenRecords {
  const faults = new Faults();
  const entries = splitEntries(text.replace(/^\uFEFF/, ""));
  const strings = entries.filter((one) => one.isWhole && /^@\s*string\b/i.test(one.raw)).map((one) => one.raw).join("\n");
  const data = entries.filter((one) => !/^@\s*(?:string|preamble|comment)\b/i.test(one.raw));
  if (data.length === 0) faults.fail("no-record", { fr: "Le fichier ne contient aucune entrée BibTeX.", en: "The file holds no BibTeX entry." });
  function* records(): Generator<ReadRecord> {
    for (const [index, { raw, line, isWhole }] of data.entries()) {
      faults.at({ number: index + 1, line });
      const record = isWhole ? entryRecord(raw, strings, options, faults) : null;
      if (!isWhole) faults.fail("record-cut", { fr: "l’entrée n’est pas fermée (accolades)\u202f; elle n’est pas lue.", en: "the entry is not closed (braces); it is not read." });
      if (record !== null) yield { record, raw, line };
    }
  }
  return openRecordsOf(data.length, records(), faults);
}

/** All records of `openBibtex` together. */
export function readBibtex(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openBibtex(text, options));
}

/** Entries by their braces. A line that begins another entry closes one that forgot to. */
function splitEntries(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  const opening = /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/gm;
  const starts = [...text.matchAll(opening)].map((found) => ({ at: found.index, head: found.index + found[0].length }));
  let line = 1;
  let counted = 0;
  let end = 0;
  for (const [index, { at, head }] of starts.entries()) {
    if (at < end) continue;
    for (; counted < at; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    // Inside braces a line may look like an entry; a label and a comma make it one.
    const next = starts.slice(index + 1).find((one) => /^\s*[^\s,{}"=]+\s*,/.test(text.slice(one.head, one.head + 300)))?.at ?? text.length;
    const closed = closeOf(text, head, text[head - 1] === "(" ? ")" : "}");
    const isWhole = closed !== -1 && closed <= Math.max(next, head);
    end = isWhole ? closed : next;
    entries.push({ raw: text.slice(at, end).trim(), line, isWhole });
  }
  return entries;
}

function closeOf(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === close && depth === 0) return at + 1;
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth < 0) return -1;
  }
  return -1;
}

function entryRecord(raw: string, strings: string, options: ReadOptions, faults: Faults): BibliographicRecord | null {
  let entry: unknown;
  let item: unknown;
  try {
    const parsed = parseAs("@biblatex/text", `${strings}\n${raw}`);
    entry = listOf(parsed).at(-1);
    item = listOf(parseAs("@bibtex/entries+list", [entry]))[0];
  } catch {
    faults.fail("record-unreadable", { fr: "l’entrée BibTeX ne se lit pas\u202f; elle est laissée de côté.", en: "the BibTeX entry cannot be read; it is left aside." });
    return null;
  }
  const fields = member(entry, "properties");
  const field = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const value = textOf(member(fields, name))?.replace(/[{}]/g, "").replace(/\\([_%&#$])/g, "$1") ?? null;
      if (value !== null) return value;
    }
    return null;
  };
  const rawType = textOf(member(entry, "type"))?.toLowerCase() ?? null;
  const type = typeOf(rawType, bibtexTypes, faults);
  const identifiers = identifiersOf(given(field, type), faults);
  const key = fileKey(identifiers, raw);
  if (identifiers.length > 0) faults.named(key);
  const container = textOf(member(item, "container-title"));
  const isInJournal = type === "article" || (type !== "book-chapter" && type !== "conference-paper" && field("issn") !== null);
  const names = bibtexNames(textOf(member(fields, "author")) ?? "", decodeTex);
  return {
    ...emptyRecord("bibtex", key), identifiers,
    title: titleOf(textOf(member(item, "title")), faults),
    documentType: type === "other" && field("archiveprefix", "eprinttype")?.toLowerCase() === "arxiv" ? "preprint" : type, rawType,
    language: languageOf(field("langid", "language", "hyphenation")),
    ...publishedOf(datesOf(item, field("date"), field("year")), null, options, faults),
    journal: isInJournal ? journalOf(container, issnsOf((field("issn") ?? "").split(/[,;/]|\s{2,}|\s(?=\d{4}-)/), faults), field("publisher")) : null,
    volume: textOf(member(item, "volume")), issue: textOf(member(item, "issue")) ?? field("number"), pages: textOf(member(item, "page")),
    bookTitle: isInJournal ? null : plainOrNull(container),
    authors: ranked(names.filter((one) => one.name !== "others"), faults), authorsIncomplete: names.some((one) => one.name === "others"),
    abstract: plainOrNull(textOf(member(item, "abstract")) ?? field("abstract")),
    keywords: [...new Set((field("keywords") ?? "").split(/\s*[;,]\s*/).flatMap((one) => plainOrNull(one) ?? []))],
  };
}

function given(field: (...names: readonly string[]) => string | null, type: DocumentType | null): readonly Given[] {
  const address = field("url");
  const eprint = field("eprint");
  const kind = field("archiveprefix", "eprinttype")?.toLowerCase();
  const hal = field("hal_id", "halid", "hal") ?? (kind === "hal" ? eprint : null) ?? (address !== null && parseHalId(address) !== null && /hal|archives-ouvertes/.test(address) ? address : null);
  return [
    ["doi", field("doi") ?? (address !== null && /\bdoi\.org\//i.test(address) ? address : null)], ["pmid", field("pmid") ?? (kind === "pubmed" ? eprint : null)], ["pmcid", field("pmcid", "pmc")], ["hal", hal],
    ["nnt", field("nnt")], ["openalex", field("openalex")], ["arxiv", field("arxiv", "arxivid") ?? (kind === "arxiv" || (kind === undefined && eprint !== null && normaliseArxiv(eprint) !== null) ? eprint : null)],
    ...(type === "book" ? (field("isbn") ?? "").split(/[,;]/).map((isbn): Given => ["isbn", isbn]) : []),
  ];
}

/** `year` and `month`, and the `date` of BibLaTeX, which may be more exact; a range of dates says no day. */
function datesOf(item: unknown, date: string | null, year: string | null): readonly (string | null)[] {
  const read = dateOf(item);
  const exact = date !== null && /^\d{4}(?:-\d{2}){0,2}$/.test(date) ? date : null;
  return read === null && exact === null ? [year] : [read, exact];
}

function dateOf(item: unknown): string | null {
  const first = listOf(listOf(member(item, "issued", "date-parts"))[0]).map((one) => integerOf(one));
  return first[0] === null || first[0] === undefined ? null : first.filter((one) => one !== null).map((one) => String(one)).join("-");
}

/** Text without its TeX: the library does it for whole fields. */
function decodeTex(text: string): string {
  if (!/[\\$]/.test(text)) return text.replace(/[{}]/g, "").replaceAll("~", " ");
  const [item] = listOf(parseAs("@bibtex/entries+list", [{ type: "misc", label: "x", properties: { title: text } }]));
  return textOf(member(item, "title")) ?? text;
}
