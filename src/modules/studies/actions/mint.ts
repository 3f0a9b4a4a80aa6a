import { doiUpkeep, type DoiUpkeep } from "../../../kernel/doi/index.ts";
import type { StudyDoiMinter } from "../domain/ports.ts";
import type { Study } from "../domain/study.ts";
import type { StudyDeps } from "../deps.ts";
import { studyAtVersion, studyForAll } from "../store/assemble.ts";
import { noteStudyChanges } from "../store/changes.ts";
import { versionWithoutDoi, writeStudyDois } from "../store/dois.ts";
import { studyRow, studyVersionRows, versionContent } from "../store/rows.ts";
import { auditStudy, instant } from "./act.ts";

const program = { accountId: null, name: "Jalon" };
/** A study that has so many versions without a DOI gets the rest at the next try. */
const versionsAtOnce = 20;

function upkeepOf(deps: StudyDeps, doi: StudyDoiMinter): DoiUpkeep {
  const { db } = deps;
  async function publicStudy(code: string): Promise<Study | null> {
    const row = await studyRow(db, code);
    return row === null ? null : studyForAll(row);
  }
  async function atVersion(code: string, version: number): Promise<Study | null> {
    const [row, content] = [await studyRow(db, code), await versionContent(db, code, version)];
    return row === null || content === null ? null : studyAtVersion(row, version, content);
  }
  return doiUpkeep<{ readonly doi: string; readonly versionDoi: string }>({
    db, table: "studies.study", now: () => instant(deps),
    versionToMint: (code) => versionWithoutDoi(db, code),
    async mint(code, version) {
      const study = await atVersion(code, version);
      return study === null ? null : doi.mintFor(study, await studyVersionRows(db, code));
    },
    async tell(task, code, version) {
      const study = await publicStudy(code);
      if (study === null || study.version !== version) return false;
      const versions = await studyVersionRows(db, code);
      return task === "update" ? doi.update(study, versions) : doi.hide(study, versions);
    },
    async given(tx, code, version, dois) {
      if (!(await writeStudyDois(tx, code, version, dois))) return false;
      await noteStudyChanges(tx, [code], instant(deps));
      await auditStudy(tx, deps, program, "doi-given", code, null, { version, ...dois });
      return true;
    },
    async told(tx, task, code, version) {
      await auditStudy(tx, deps, program, task === "update" ? "doi-updated" : "doi-hidden", code, null, { version });
    },
  });
}

/**
 * Tells the agency all that it has still to be told of a study: a DOI for each version, the study's own with the first, then the links
 * between versions; or that it was withdrawn. False where nothing came about. What did not waits on in the database.
 */
export async function tellAgency(deps: StudyDeps, code: string): Promise<boolean> {
  if (deps.doi === undefined) return false;
  const upkeep = upkeepOf(deps, deps.doi);
  let came = 0;
  while (came < versionsAtOnce && (await upkeep.tellAgency(code))) came += 1;
  return came > 0;
}

/** Tells the agency again what it could not be told. Gives of how many studies it could now. */
export async function retryDois(deps: StudyDeps, limit = 50): Promise<number> {
  return deps.doi === undefined ? 0 : upkeepOf(deps, deps.doi).retry(limit);
}
