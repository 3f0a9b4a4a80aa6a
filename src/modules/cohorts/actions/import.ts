import { createHash } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { readTable } from "../../../kernel/tables/index.ts";
import { isCohortHeader, planCohortImport, type CohortPlan, type PlannedCohort } from "../domain/import.ts";
import { emptyContent } from "../domain/record.ts";
import { dayOf, type CohortDeps } from "../deps.ts";
import { importFaulty } from "../errors.ts";
import { addStatements, insertCohort, takenCodes } from "../store/cohorts.ts";
import { changedFields, transitionStatement } from "./register.ts";

export interface CohortFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Cohorts out of a file (CSV, ODS, XLSX): all of them or none. */
export function createImport(deps: CohortDeps) {
  const { db, clock, ports, demonstration = false } = deps;

  async function plan(file: CohortFile): Promise<CohortPlan> {
    const table = await readTable(file.name, file.bytes, { recogniseHeader: isCohortHeader, limits: { bytes: 10_000_000, rows: 5_000 } });
    const first = planCohortImport(table, new Set(), dayOf(deps, { demonstration }));
    const planned = planCohortImport(table, await takenCodes(db, first.cohorts.map(({ code }) => code)), dayOf(deps, { demonstration }));
    return { ...planned, issues: [...planned.issues, ...(await linkIssues(planned))] };
  }

  /** Codes that no other part of the house knows, by line. */
  async function linkIssues({ cohorts }: CohortPlan): Promise<readonly Issue[]> {
    const [structures, datasets] = [await ports.structures([...new Set(cohorts.flatMap(({ content }) => content.structure ?? []))]), await ports.datasets([...new Set(cohorts.flatMap(({ content }) => content.datasets))])];
    const issues: Issue[] = [];
    const add = (code: string, line: number, fr: string, en: string): void => void issues.push({ code: `cohorts.${code}`, severity: "error", line, text: both(`Ligne ${line}\u202f: ${fr}`, `Line ${line}: ${en}`) });
    for (const { line, content } of cohorts) {
      if (content.structure !== null && !structures.has(content.structure)) add("unknown-structure", line, "aucune structure du référentiel ne porte ce code.", "no structure of the directory bears this code.");
      if (content.study !== null && (await ports.study(content.study)) === null) add("unknown-study", line, "aucune étude publiée ne porte ce code.", "no published study bears this code.");
      if (content.datasets.some((code) => !datasets.has(code))) add("unknown-dataset", line, "un de ces codes n’est celui d’aucun jeu de données publié.", "one of these codes is that of no published dataset.");
    }
    return issues;
  }

  async function enter(tx: Db, by: Author, cohorts: readonly PlannedCohort[], source: string): Promise<void> {
    for (const { code, line } of cohorts) {
      if (!(await insertCohort(tx, code, clock.now(), demonstration))) throw importFaulty([{ code: "cohorts.code-taken", severity: "error", line, text: both(`Ligne ${line}\u202f: ce code vient d’être pris.`, `Line ${line}: this code has just been taken.`) }]);
    }
    await addStatements(tx, cohorts.flatMap(({ code, content, transitions, participants }) => [
      ...changedFields(code, emptyContent, content, source), ...transitions.map((one) => transitionStatement(code, one)),
      ...participants.map(({ on, ...value }) => ({ cohort: code, field: "participants", value, on, source })),
    ]), by, clock.now());
  }

  return {
    /** Cohorts that another part of the house has planned and checked, all of them or none. */
    enterPlanned: (by: Author, cohorts: readonly PlannedCohort[], source: string): Promise<void> => db.tx((tx) => enter(tx, by, cohorts, source)),
    /** What the file would do, all its faults at once. Fails as `readTable` does where it is no table. */
    planImport: (file: CohortFile): Promise<CohortPlan> => plan(file),
    /** Fails with `cohorts.import-faulty`, the faults as its issues. Gives how many cohorts were added. */
    async importCohorts(by: Author, file: CohortFile): Promise<number> {
      // Asked before the transaction, since other parts of the house answer; a code taken meanwhile is refused inside.
      const { cohorts, issues } = await plan(file);
      const faults = issues.filter(({ severity }) => severity === "error");
      if (faults.length > 0) throw importFaulty(faults);
      return db.tx(async (tx) => {
        await enter(tx, by, cohorts, file.name.slice(0, 200));
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "cohorts.imported", subject: "cohorts", next: { cohorts: cohorts.length, fileSha256: createHash("sha256").update(file.bytes).digest("hex") } });
        return cohorts.length;
      });
    },
  };
}
