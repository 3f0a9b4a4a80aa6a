import type { ReadRecords } from "../domain/publications.ts";
import type { Authorship, BibliographicRecord, DocumentType } from "../domain/record.ts";
import { emptyRecord, identifiersOf, issnsOf, journalOf, languageOf, publishedOf, ranked, titleOf, typeOf, type Given, type ReadOptions } from "./parts/draft.ts";
import { Faults } from "./parts/faults.ts";
import { openRecordsOf, readAll, type OpenRecords, type ReadRecord } from "./parts/open-records.ts";
import { fileKey } from "./parts/file-key.ts";
import { normaliseDoi, normaliseIsbn, parseHalId } from "./identifiers.ts";
import { pagesOf } from "./openalex.ts";
import { plainOrNull } from "./parts/text.ts";

/** Types of reference of RIS (specification of 2011, and what its predecessors had). */
export const risTypes: Readonly<Record<string, DocumentType>> = {
  JOUR: "article", JOURN: "article", EJOUR: "article", JFULL: "book", INPR: "article", MGZN: "other", NEWS: "other", ABST: "conference-paper", CONF: "conference-paper", CPAPER: "conference-paper", BOOK: "book", EBOOK: "book", EDBOOK: "book", SER: "book", CHAP: "book-chapter",
  ECHAP: "book-chapter", ENCYC: "book-chapter", DICT: "book-chapter", THES: "thesis", RPRT: "report", GOVDOC: "report", UNPB: "preprint", UNPD: "preprint", MANSCPT: "preprint", DATA: "dataset", AGGR: "dataset", DBASE: "dataset", PAT: "patent", GEN: "other", ELEC: "other", BLOG: "other", COMP: "other",
  STAND: "other", PAMP: "other", SLIDE: "other", SOUND: "other", VIDEO: "other", MPCT: "other", MAP: "other", ART: "other", BILL: "other", CASE: "other", STAT: "other", CTLG: "other", ICOMM: "other", HEAR: "other", LEGAL: "other", MUSIC: "other", ADVS: "other", ANCIENT: "other", CHART: "other", CLSWK: "other", EQUA: "other", FIGURE: "other", GRANT: "other", MULTI: "other", UNBILL: "other", WEB: "other",
};

type Tags = ReadonlyMap<string, readonly string[]>;

/**
 * References of a RIS file. The lines are read here, since the library's own reader cuts a value at the first ` - ` and
 * sets spaces where a line was folded. Each reference stands alone; one without its `ER` is told and read.
 */
export function openRis(text: string, options: ReadOptions = {}): OpenRecords {
  const faults = new Faults();
  const { references, outside } = splitReferences(text);
  if (outside > 0) faults.warn("lines-outside", { fr: `${outside} ligne(s) hors de toute référence ne sont pas lues.`, en: `${outside} line(s) outside any reference are not read.` });
  if (references.length === 0) faults.fail("no-record", { fr: "Le fichier ne contient aucune référence RIS (`TY`).", en: "The file holds no RIS reference (`TY`)." });
  function* records(): Generator<ReadRecord> {
    for (const [index, { lines, line }] of references.entries()) {
      faults.at({ number: index + 1, line });
      if (!lines.some((one) => /^\s*ER {1,2}-/.test(one))) faults.warn("record-unclosed", { fr: "la référence n’a pas de fin (`ER`)\u202f: le fichier est peut-être coupé\u202f; ce qui est là est lu.", en: "the reference has no end (`ER`): the file may be cut; what is there is read." });
      const raw = lines.join("\n");
      yield { record: referenceRecord(tagsOf(lines), raw, options, faults), raw, line };
    }
  }
  return openRecordsOf(references.length, records(), faults);
}

/** All records of `openRis` together. */
export function readRis(text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openRis(text, options));
}

function splitReferences(text: string): { readonly references: readonly { readonly lines: readonly string[]; readonly line: number }[]; readonly outside: number } {
  const references: { lines: string[]; line: number }[] = [];
  let open: { lines: string[]; line: number } | null = null;
  let outside = 0;
  for (const [index, line] of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).entries()) {
    if (/^\s*TY {1,2}- ?/.test(line)) {
      open = { lines: [line.trim()], line: index + 1 };
      references.push(open);
    } else if (open === null) outside += line.trim() === "" ? 0 : 1;
    else {
      open.lines.push(line.trimEnd());
      if (/^\s*ER {1,2}-/.test(line)) open = null;
    }
  }
  return { references, outside };
}

function tagsOf(lines: readonly string[]): Tags {
  const tags = new Map<string, string[]>();
  let last: string[] | null = null;
  for (const line of lines) {
    const found = /^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/.exec(line);
    if (found?.[1] === undefined) {
      const index = (last?.length ?? 0) - 1;
      if (last !== null && index >= 0 && line.trim() !== "") last[index] = `${last[index] ?? ""} ${line.trim()}`;
      continue;
    }
    last = tags.get(found[1]) ?? [];
    tags.set(found[1], last);
    const value = found[2]?.trim() ?? "";
    if (value !== "") last.push(value);
  }
  return tags;
}

function referenceRecord(tags: Tags, raw: string, options: ReadOptions, faults: Faults): BibliographicRecord {
  const all = (...names: readonly string[]): readonly string[] => names.flatMap((name) => tags.get(name) ?? []);
  const first = (...names: readonly string[]): string | null => all(...names)[0] ?? null;
  const rawType = first("TY")?.toUpperCase() ?? null;
  const type = typeOf(rawType, risTypes, faults);
  const identifiers = identifiersOf(given(all, type), faults);
  const key = fileKey(identifiers, raw);
  if (identifiers.length > 0) faults.named(key);
  const isInJournal = type === "article" || type === "preprint" || type === "other";
  const container = isInJournal ? first("JF", "JO", "T2", "JA", "J2", "J1", "BT") : first("BT", "T2", "JF", "JO", "C3");
  const dates = all("PY", "Y1", "DA").map((one) => one.replace(/\/+$/, "").replace(/^(\d{4})\/(\d{1,2})?\/?(\d{1,2})?.*$/, (_, year: string, month?: string, date?: string) => [year, month, date].filter((part) => part !== undefined && part !== "").join("-")).trim());
  return {
    ...emptyRecord("ris", key), identifiers,
    title: titleOf(first("TI", "T1", "CT", ...(type === "book" ? ["BT"] : [])), faults),
    documentType: type, rawType, language: languageOf(first("LA")),
    ...publishedOf(dates.filter((one) => /^\d{4}/.test(one)), null, options, faults),
    journal: isInJournal ? journalOf(container, issnsOf(all("SN").flatMap((one) => one.split(/[,;]|\s+(?=\d{4}-)/)).map((one) => one.replace(/\((?:.*?)\)/g, "").trim()).filter((one) => normaliseIsbn(one) === null), faults), first("PB")) : null,
    volume: first("VL"), issue: first("IS", "CP"), pages: pagesOf(first("SP"), first("EP")),
    bookTitle: isInJournal || type === "book" ? null : plainOrNull(container),
    authors: ranked(all("AU", "A1").flatMap(nameOf), faults),
    abstract: plainOrNull(first("AB", "N2")), keywords: [...new Set(all("KW").flatMap((one) => plainOrNull(one) ?? []))],
  };
}

function given(all: (...names: readonly string[]) => readonly string[], type: DocumentType | null): readonly Given[] {
  const addresses = all("UR", "L1", "L2", "LK");
  const dois = all("DO", "DI");
  const linked = addresses.find((one) => /\bdoi\.org\//i.test(one) && normaliseDoi(one) !== null);
  // `AN` holds the number at the database of origin; this house writes its scheme before it.
  const numbers = all("AN", "ID", "C1", "C2", "M1", "M3", "N1").flatMap((one): readonly Given[] => {
    const named = /^(pmid|pmcid|pmc|hal|nnt|openalex|arxiv)\s*:\s*(\S+)$/i.exec(one);
    if (named?.[1] !== undefined && named[2] !== undefined) return [[named[1].toLowerCase().replace(/^pmc$/, "pmcid") as Given[0], named[2]]];
    if (/^PMC\d+$/.test(one)) return [["pmcid", one]];
    return /^[a-z]+-\d{8,}(?:v\d+)?$/.test(one) ? [["hal", one]] : [];
  });
  const isPubmed = all("DB", "DP").some((one) => /pubmed|medline|nlm/i.test(one));
  const hal = addresses.find((one) => /hal\.|archives-ouvertes/.test(one) && parseHalId(one) !== null);
  return [
    ...(dois.length > 0 ? dois : linked === undefined ? [] : [linked]).map((one): Given => ["doi", one]), ...numbers, ...(isPubmed ? all("AN").filter((one) => /^\d+$/.test(one)).map((one): Given => ["pmid", one]) : []),
    ...(hal === undefined ? [] : [["hal", hal] as const]), ...(type === "book" ? all("SN").filter((one) => normaliseIsbn(one) !== null).map((one): Given => ["isbn", one]) : []),
  ];
}

/** `Family, Given, Suffix`; a name without comma is kept whole. */
function nameOf(text: string): readonly Omit<Authorship, "rank">[] {
  const value = plainOrNull(text);
  if (value === null) return [];
  const [family, given, suffix] = value.split(/\s*,\s*/);
  const rest = { orcid: null, corresponding: false, affiliations: [] };
  if (given === undefined || given === "") return [{ name: value, given: null, family: null, ...rest }];
  return [{ name: [given, family, suffix].filter((part) => part !== undefined && part !== "").join(" "), given, family: family ?? null, ...rest }];
}
