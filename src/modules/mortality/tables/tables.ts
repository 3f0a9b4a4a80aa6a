import { createHash } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { day, type Clock, type Day } from "../../../kernel/time/day.ts";
import { ledgerNotValid, notReleasable, nothingToRelease, unknownRelease } from "../errors.ts";
import type { GivenFile } from "../ledger/read-file.ts";
import { checkCounts, totalOf } from "./check.ts";
import type { CodedCounts, PopulationCounts } from "./domain/counts.ts";
import { makeTables, type StatutoryTables } from "./domain/tables.ts";
import { readCountsFile, readPopulationFile } from "./read-file.ts";
import { appendPopulation, appendRelease, draftYears, dropDraft, findDraft, findRelease, listReleases, populationOf, putDraft, type Draft, type Release, type ReleaseLine } from "./store.ts";

export interface TablesDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Codes of the regions of residence. */
  readonly regions: ReadonlySet<string>;
  /** What is known elsewhere of a year: deaths told, certificates coded. */
  readonly knownOf: (deathYear: number) => Promise<{ readonly deathsTold: number | null; readonly coded: number | null }>;
}

export interface CheckedDraft {
  readonly draft: Omit<Draft, "counts">;
  readonly total: number;
  readonly issues: readonly Issue[];
  /** What would be published, today. */
  readonly preview: StatutoryTables;
}

export interface Tables {
  releases(): Promise<readonly ReleaseLine[]>;
  /** The newest version where none is named. Fails with `mortality.unknown-release`. */
  release(deathYear: number, version?: number): Promise<Release>;
  /** Does the content still have the hash it was released with? */
  verify(deathYear: number, version: number): Promise<boolean>;
  planCounts(file: GivenFile, deathYear: number): Promise<{ readonly counts: CodedCounts; readonly issues: readonly Issue[] }>;
  /** Fails with `mortality.lines-not-valid`. */
  importCounts(by: Author, file: GivenFile, deathYear: number): Promise<void>;
  importPopulation(by: Author, file: GivenFile, year: number): Promise<void>;
  putCounts(by: Author, counts: CodedCounts, sourceName: string, demonstration?: boolean): Promise<void>;
  putPopulation(by: Author, population: PopulationCounts, sourceName: string, demonstration?: boolean): Promise<void>;
  drafts(): Promise<readonly Omit<Draft, "counts">[]>;
  draft(deathYear: number): Promise<CheckedDraft | null>;
  /** Makes a version for good and empties the draft. A revision of what was released says why. Fails with `mortality.nothing-to-release`, `mortality.not-releasable`. */
  publish(by: Author, deathYear: number, how: { readonly status: "provisional" | "final"; readonly reason: string; readonly releasedOn?: Day }): Promise<ReleaseLine>;
}

export const sha256Of = (of: unknown): string => createHash("sha256").update(typeof of === "string" ? of : canonicalJson(of)).digest("hex");
const bytesSha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Statutory tables: coded counts come in, are checked, and are released as versions that never change. */
export function createTables({ db, clock, regions, knownOf }: TablesDeps): Tables {
  const now = (): string => clock.now().toISOString();
  const keepDraft = async (by: Author, counts: CodedCounts, sourceName: string, sourceSha256: string, demonstration: boolean): Promise<void> => {
    await db.tx(async (inside) => {
      await putDraft(inside, { deathYear: counts.deathYear, counts, sourceName, sourceSha256, author: by.name, demonstration }, now());
      await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.counts-imported", subject: String(counts.deathYear), next: { sourceSha256, total: totalOf(counts) } });
    });
  };
  const keepPopulation = async (by: Author, population: PopulationCounts, sourceName: string, sourceSha256: string, demonstration: boolean): Promise<void> => {
    await db.tx(async (inside) => {
      await appendPopulation(inside, by, now(), { population, sourceName, sourceSha256, demonstration });
      await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.population-stated", subject: String(population.year), next: { sourceSha256 } });
    });
  };
  const refuse = (issues: readonly Issue[]): void => { if (issues.some(({ severity }) => severity === "error")) throw ledgerNotValid(issues); };
  const checks = async (counts: CodedCounts): Promise<{ readonly issues: readonly Issue[]; readonly population: PopulationCounts | null; readonly deathsTold: number | null }> => {
    const [known, population] = [await knownOf(counts.deathYear), await populationOf(db, counts.deathYear)];
    return { issues: checkCounts(counts, { ...known, population }), population, deathsTold: known.deathsTold };
  };

  return {
    releases: () => listReleases(db),
    async release(deathYear, version) {
      const found = await findRelease(db, deathYear, version ?? null);
      if (found === null) throw unknownRelease();
      return found;
    },
    async verify(deathYear, version) {
      const found = await findRelease(db, deathYear, version);
      return found !== null && sha256Of(found.content) === found.sha256;
    },
    planCounts: (file, deathYear) => readCountsFile(file, deathYear, regions),
    async importCounts(by, file, deathYear) {
      const { counts, issues } = await readCountsFile(file, deathYear, regions);
      refuse(issues);
      await keepDraft(by, counts, file.name, bytesSha256(file.bytes), false);
    },
    async importPopulation(by, file, year) {
      const { population, issues } = await readPopulationFile(file, year, regions);
      refuse(issues);
      await keepPopulation(by, population, file.name, bytesSha256(file.bytes), false);
    },
    putCounts: (by, counts, sourceName, demonstration = false) => keepDraft(by, counts, sourceName, sha256Of(counts), demonstration),
    putPopulation: (by, population, sourceName, demonstration = false) => keepPopulation(by, population, sourceName, sha256Of(population), demonstration),
    drafts: () => draftYears(db),
    async draft(deathYear) {
      const draft = await findDraft(db, deathYear);
      if (draft === null) return null;
      const { issues, population, deathsTold } = await checks(draft.counts);
      const { counts, ...rest } = draft;
      return { draft: rest, total: totalOf(counts), issues, preview: makeTables({ counts, population, status: "provisional", releasedOn: clock.today(), deathsTold, previous: (await findRelease(db, deathYear, null))?.content ?? null }) };
    },
    async publish(by, deathYear, { status, reason, releasedOn = clock.today() }) {
      // Read and worked out before the transaction, which then only makes sure that it is still so.
      const draft = await findDraft(db, deathYear);
      if (draft === null) throw nothingToRelease(deathYear);
      const { issues, population, deathsTold } = await checks(draft.counts);
      return db.tx(async (inside) => {
        await inside.query(sql`select pg_advisory_xact_lock(hashtextextended(${`mortality.release ${deathYear}`}, 0))`);
        if ((await draftYears(inside)).find((one) => one.deathYear === deathYear)?.importedAt !== draft.importedAt) throw nothingToRelease(deathYear);
        const before = (await listReleases(inside)).find((one) => one.deathYear === deathYear) ?? null;
        const more: Issue[] = [];
        if (before !== null && reason.trim() === "") more.push({ code: "mortality.revision-says-why", severity: "error", field: "reason", text: { fr: "Ces tables révisent celles qui sont parues\u202f: dites pourquoi.", en: "These tables revise those released: say why." } });
        if (before?.status === "final" && status === "provisional") more.push({ code: "mortality.final-stays-final", severity: "error", field: "status", text: { fr: "Après des tables définitives, une révision est définitive.", en: "After final tables, a revision is final." } });
        if (releasedOn < day(`${deathYear + 1}-01-01`)) more.push({ code: "mortality.year-not-over", severity: "error", text: { fr: `L’année ${deathYear} n’est pas finie ce jour-là.`, en: `The year ${deathYear} is not over on that day.` } });
        if ([...issues, ...more].some(({ severity }) => severity === "error")) throw notReleasable([...issues, ...more]);
        const previous = before === null ? null : (await findRelease(inside, deathYear, before.version))?.content ?? null;
        const content = makeTables({ counts: draft.counts, population, status, releasedOn, deathsTold, previous });
        const line = { deathYear, version: (before?.version ?? 0) + 1, status, releasedOn, sha256: sha256Of(content), reason: reason.trim(), demonstration: draft.demonstration };
        await appendRelease(inside, by, now(), { ...line, content, sourceSha256: draft.sourceSha256 });
        await dropDraft(inside, deathYear);
        await recordAudit(inside, { accountId: by.accountId, author: by.name, act: "mortality.released", subject: `${deathYear} v${line.version}`, next: { ...line } });
        return { ...line, author: by.name };
      });
    },
  };
}
