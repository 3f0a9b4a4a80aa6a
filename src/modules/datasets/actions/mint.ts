import { doiUpkeep, type DoiUpkeep } from "../../../kernel/doi/index.ts";
import type { Dataset } from "../domain/dataset.ts";
import type { DatasetDeps, DoiMinter } from "../deps.ts";
import { assemble, shownToAll } from "../store/assemble.ts";
import { noteChanges } from "../store/changes.ts";
import { writeDoi } from "../store/dois.ts";
import { rowOf } from "../store/rows.ts";
import { audit, instant } from "./act.ts";

const program = { accountId: null, name: "Jalon" };

function upkeepOf(deps: DatasetDeps, doi: DoiMinter): DoiUpkeep {
  /** The dataset as the public sees it, in this version; null where another stands since. */
  async function shown(code: string, version: number): Promise<Dataset | null> {
    const row = await rowOf(deps.db, code);
    const seen = row === null ? null : shownToAll(row);
    return row === null || seen === null || seen.version !== version ? null : assemble(deps, row, seen);
  }
  return doiUpkeep<string>({
    db: deps.db, table: "datasets.dataset", now: () => instant(deps),
    async mint(code, version) {
      const dataset = await shown(code, version);
      return dataset === null ? null : doi.mintFor(dataset);
    },
    async tell(task, code, version) {
      const dataset = await shown(code, version);
      return dataset !== null && (task === "update" ? doi.update(dataset) : doi.hide(dataset));
    },
    async given(tx, code, version, minted) {
      if (!(await writeDoi(tx, code, minted, version))) return false;
      await noteChanges(tx, [code], instant(deps));
      await audit(tx, deps, program, "doi-given", code, null, { doi: minted });
      return true;
    },
    async told(tx, task, code, version) {
      await audit(tx, deps, program, task === "update" ? "doi-updated" : "doi-hidden", code, null, { doi: (await rowOf(tx, code))?.doi ?? null, version });
    },
  });
}

/**
 * Tells the agency what it has still to be told of a record: to give the DOI, newer metadata, that it was withdrawn. False where nothing
 * waited or it did not come about; never fails. What did not come about waits on in the database.
 */
export async function tellAgency(deps: DatasetDeps, code: string): Promise<boolean> {
  return deps.doi === undefined ? false : upkeepOf(deps, deps.doi).tellAgency(code);
}

/** Tells the agency again what it could not be told. Gives of how many records it could now. */
export async function retryDois(deps: DatasetDeps, limit = 50): Promise<number> {
  return deps.doi === undefined ? 0 : upkeepOf(deps, deps.doi).retry(limit);
}
