import type { Author } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import type { Storage } from "../../kernel/storage/index.ts";
import type { Clock } from "../../kernel/time/day.ts";
import type { Indicators } from "../indicators/index.ts";
import type { Corpora } from "../publications/index.ts";
import { declare, type DeclarationDraft } from "./actions/declare.ts";
import { importReference, type ReferenceImport } from "./actions/import-reference.ts";
import type { Scoring } from "./actions/load-kitchen.ts";
import { measureBibliometrics, type BibliometricMeasureQuestion, type BibliometricReport } from "./actions/measure.ts";
import { readContributions } from "./domain/contributions-csv.ts";
import type { PaperContribution } from "./domain/contributions.ts";
import type { ComputeQuestion, Reference } from "./domain/engine.ts";
import type { RecordedResult } from "./domain/result.ts";
import type { Declaration } from "./domain/settings.ts";
import { compute } from "./engine/compute.ts";
import { unknownResult } from "./errors.ts";
import { listDeclarations } from "./store/declaration-store.ts";
import { findReference, listReferences, type KeptReference } from "./store/reference-store.ts";
import { findResult, findResults, listResults, listRevisions } from "./store/result-store.ts";

export interface BibliometricsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly corpora: Corpora;
  readonly indicators: Pick<Indicators, "listSeries" | "recordMeasurement" | "measurements" | "measurement" | "isMeasurementPublic">;
  /** The engine of the house where left out. */
  readonly scoring?: Scoring;
}

/** Indicators 1, 2, 4.c and 13 from publications, with everything each number rests on. */
export interface Bibliometrics {
  /** Works out the recipes on a day, and records the numbers. Fails with `bibliometrics.day-in-future`. */
  measure(by: Author, question: BibliometricMeasureQuestion): Promise<readonly BibliometricReport[]>;
  importReference(by: Author, reference: Reference, options?: { readonly demonstration?: boolean }): Promise<ReferenceImport>;
  references(): Promise<readonly KeptReference[]>;
  reference(sha256: string): Promise<Reference | undefined>;
  declare(by: Author, draft: DeclarationDraft): Promise<Declaration>;
  /** Oldest recorded first. */
  declarations(): Promise<readonly Declaration[]>;
  /** Fails with `bibliometrics.unknown-result`. */
  result(id: string): Promise<RecordedResult>;
  results(ids: readonly string[]): Promise<readonly RecordedResult[]>;
  /** The last public result of each series and publication year, the newest year first; drafts too where asked. */
  latest(options?: { readonly drafts?: boolean }): Promise<readonly RecordedResult[]>;
  /** May anyone see it? Not a draft, nor one that is proposed and that nobody has accepted. */
  isPublic(result: RecordedResult): Promise<boolean>;
  /** Every result of a series and year, the last first. */
  revisions(series: string, publicationYear: number): Promise<readonly RecordedResult[]>;
  contributions(result: RecordedResult): Promise<{ readonly readings: readonly string[]; readonly papers: readonly PaperContribution[] }>;
  /** One of the files kept beside a result, as it was written. */
  file(sha256: string): Promise<Uint8Array>;
}

export function createBibliometrics(given: BibliometricsDeps): Bibliometrics {
  const deps = { ...given, scoring: given.scoring ?? { compute: (question: ComputeQuestion) => compute(question) } };
  const { db, storage } = deps;
  return {
    measure: (by, question) => measureBibliometrics(deps, by, question),
    importReference: (by, reference, options) => importReference(deps, by, reference, options?.demonstration ?? false),
    references: () => listReferences(db),
    reference: (sha256) => findReference(db, sha256, null),
    declare: (by, draft) => declare(deps, by, draft),
    declarations: () => listDeclarations(db),
    async result(id) {
      const found = await findResult(db, id);
      if (found === undefined) throw unknownResult();
      return found;
    },
    results: (ids) => findResults(db, ids),
    isPublic: (result) => isPublic(deps, result),
    async latest(options) {
      const found = new Map<string, RecordedResult>();
      for (const one of await listResults(db)) {
        const key = `${one.series} ${one.publicationYear}`;
        if (!found.has(key) && (options?.drafts === true || (await isPublic(deps, one)))) found.set(key, one);
      }
      return [...found.values()].sort((a, b) => b.publicationYear - a.publicationYear || (a.series < b.series ? -1 : 1));
    },
    revisions: (series, publicationYear) => listRevisions(db, series, publicationYear),
    contributions: async ({ files }) => readContributions(new TextDecoder().decode(await storage.get(files.contributions))),
    file: (sha256) => storage.get(sha256),
  };
}

async function isPublic({ indicators }: Pick<BibliometricsDeps, "indicators">, { entries }: RecordedResult): Promise<boolean> {
  if (entries.some((one) => !one.proposed)) return true;
  for (const { measurementId } of entries) if (await indicators.isMeasurementPublic(await indicators.measurement(measurementId))) return true;
  return false;
}
