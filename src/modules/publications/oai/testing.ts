import { day } from "../../../kernel/time/day.ts";
import type { Publications } from "../domain/publications.ts";
import type { Authorship, BibliographicRecord, DocumentType, HalDeposit } from "../domain/record.ts";
import type { Told, Work } from "../domain/work.ts";
import type { AffiliationReader, WorkAffiliations } from "./affiliations.ts";

/** For tests: a value as HAL told it. */
export function told<T>(value: T): Told<T> {
  return { value, source: "hal", recordKey: "hal-00000001", otherwise: [] };
}

export function authorWith(rank: number, name: string, more: Partial<Authorship> = {}): Authorship {
  const [given = "", ...family] = name.split(" ");
  return { rank, name, given, family: family.join(" "), orcid: null, corresponding: false, affiliations: [], ...more };
}

/** For tests: a work with everything in it, changed by `more`. */
export function workWith(code: string, more: Partial<Work> = {}): Work {
  return {
    code, identifiers: [{ scheme: "doi", value: `10.1234/${code}` }, { scheme: "pmid", value: "12345678" }], title: told(`Sur <${code}> & autres\u0001 choses`), documentType: told<DocumentType>("article"), language: told("fr"),
    published: told("2021-03"), year: told(2021), journal: told({ title: "Revue d’essai", issns: ["2049-3630"], publisher: "Éditeur d’essai" }), volume: told("12"), issue: told("3"), pages: told("45-67"), bookTitle: null,
    authors: told([authorWith(1, "Ada Essai", { orcid: "0000-0002-1825-0097", affiliations: [{ raw: "Centre d’essai, Paris", identifiers: [], country: "FR" }] }), authorWith(2, "Blaise Témoin")]),
    abstract: told("Résumé."), keywords: ["essai"], fields: [{ scheme: "hal-domain", code: "sdv.imm", label: "Immunologie", weight: "1" }], citations: null, citationHistory: [], halHistory: [],
    access: [{ observedOn: day("2022-12-01"), isOpen: true, publisher: "gold", repositories: ["HAL"], locations: [{ host: "publisher", repository: null, url: "https://journal.example/a", licence: "cc-by", version: "published", isOpen: true, journalIsOpen: true, journalInDoaj: true }], sources: ["openalex"] }],
    hal: [], retracted: false, records: [], demonstration: false, ...more,
  };
}

export function depositWith(more: Partial<HalDeposit> = {}): HalDeposit {
  return { halId: "hal-00000001", version: 1, submitType: "file", openFile: true, embargoUntil: null, depositedOn: day("2021-05-01"), collections: [], structureIds: [], ...more };
}

export function recordWith(more: Partial<BibliographicRecord>): BibliographicRecord {
  return {
    source: "hal", key: "hal-00000001", updatedOn: null, deleted: false, identifiers: [], title: null, documentType: null, rawType: null, language: null, published: null, year: null, journal: null, volume: null, issue: null, pages: null,
    bookTitle: null, authors: [], authorsIncomplete: false, abstract: null, keywords: [], fields: [], citations: null, access: null, hal: null, grants: [], retracted: false, ...more,
  };
}

/** For tests: works held in memory, each change with a number as the real ones have. */
export class WorksInMemory implements Pick<Publications, "changesAfter" | "works" | "work"> {
  private readonly held = new Map<string, Work>();
  private readonly log: { readonly code: string; readonly gone: boolean }[] = [];

  put(...works: readonly Work[]): void {
    for (const work of works) {
      this.held.set(work.code, work);
      this.log.push({ code: work.code, gone: false });
    }
  }

  remove(code: string): void {
    this.held.delete(code);
    this.log.push({ code, gone: true });
  }

  async works(codes: readonly string[]): Promise<readonly Work[]> {
    return codes.flatMap((code) => this.held.get(code) ?? []);
  }

  async work(code: string): Promise<Work | null> {
    return this.held.get(code) ?? null;
  }

  async changesAfter(sequence: number, limit: number): ReturnType<Publications["changesAfter"]> {
    const some = this.log.slice(sequence, sequence + limit);
    return { sequence: sequence + some.length, codes: some.map((one) => ({ ...one, changedAt: "2024-01-01T00:00:00.000Z" })) };
  }
}

/** For tests: every work signed by these structures, on the affiliations of its first author. */
export function affiliationsWith(works: Pick<Publications, "works">, structures: readonly { readonly code: string; readonly name: string }[], institute = true): AffiliationReader {
  return {
    revision: async () => "1",
    async affiliationsOf(codes) {
      return new Map((await works.works(codes)).map((work): [string, WorkAffiliations] => [work.code, {
        institute, structures,
        signatures: (work.authors?.value ?? []).flatMap(({ rank, name, affiliations }) => affiliations.map(({ raw, country }) => ({
          rank, name, raw, country, matches: structures.map(({ code, name: label }) => ({ entityId: code, kind: "structure" as const, code, name: label, strategy: "label", evidence: [], confidence: 1, standing: "matched" as const })),
        }))),
      }]));
    },
  };
}
