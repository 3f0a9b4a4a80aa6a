import { day } from "../../../kernel/time/day.ts";
import type { RecordDelivery } from "../domain/publications.ts";
import type { Authorship, BibliographicRecord, RecordSource, WorkIdentifier } from "../domain/record.ts";

export const tester = { accountId: null, name: "essai" };

export function author(rank: number, given: string, family: string, affiliation?: string): Authorship {
  return { rank, name: `${given} ${family}`, given, family, orcid: null, corresponding: false, affiliations: affiliation === undefined ? [] : [{ raw: affiliation, identifiers: [], country: null }] };
}

/** `doi:10.1/a pmid:3` as identifiers. */
export function identifiers(text: string): WorkIdentifier[] {
  return text.split(" ").filter((one) => one !== "").map((one) => {
    const colon = one.indexOf(":");
    return { scheme: one.slice(0, colon) as WorkIdentifier["scheme"], value: one.slice(colon + 1) };
  });
}

/** A record with nothing but what is given: an article of 2021 by Ada Premier. */
export function bibliographicRecord(source: RecordSource, key: string, given: Partial<BibliographicRecord> = {}): BibliographicRecord {
  return {
    source, key, updatedOn: null, deleted: false, identifiers: [], title: "Une étude du sommeil chez les nageurs de fond", documentType: "article", rawType: null, language: null,
    published: null, year: 2021, journal: null, volume: null, issue: null, pages: null, bookTitle: null, authors: [author(1, "Ada", "Premier")], authorsIncomplete: false,
    abstract: null, keywords: [], fields: [], citations: null, access: null, hal: null, grants: [], retracted: false, ...given,
  };
}

export function delivery(source: RecordSource, observedOn: string, records: readonly BibliographicRecord[], given: Partial<RecordDelivery> = {}): RecordDelivery {
  return {
    source, observedOn: day(observedOn), fileName: null, fileSha256: null, demonstration: false,
    records: records.map((record, index) => ({ record, raw: JSON.stringify(record), line: index + 1 })), ...given,
  };
}
