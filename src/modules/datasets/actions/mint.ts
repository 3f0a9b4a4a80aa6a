import type { DatasetDeps } from "../deps.ts";
import { assemble, shownToAll } from "../store/assemble.ts";
import { noteChanges } from "../store/changes.ts";
import { codesWaitingForAgency, doiTaskOf, noteAsked, writeDoi, writeTold } from "../store/dois.ts";
import { rowOf } from "../store/rows.ts";
import { audit, instant } from "./act.ts";

/** Whoever publishes or withdraws does not wait longer for the agency than this; what it was to be told is told at a later try. */
const patienceMilliseconds = 5_000;
const program = { accountId: null, name: "Jalon" };

/**
 * Tells the agency what it has still to be told of a record: to give the DOI, newer metadata, that it was withdrawn. False where nothing
 * waited or it did not come about; never fails. What did not come about waits on in the database.
 */
export async function tellAgency(deps: DatasetDeps, code: string): Promise<boolean> {
  const { doi, db } = deps;
  const waiting = doi === undefined ? null : await doiTaskOf(db, code);
  const row = waiting === null ? null : await rowOf(db, code);
  const shown = row === null ? null : shownToAll(row);
  if (doi === undefined || waiting === null || row === null || shown === null || shown.version !== waiting.version) return false;
  await noteAsked(db, code, instant(deps));
  const { task, version } = waiting;
  const dataset = await assemble(deps, row, shown);
  if (task !== "mint") {
    if ((await withinPatience(task === "update" ? doi.update(dataset) : doi.hide(dataset))) !== true) return false;
    return db.tx(async (tx) => {
      if (!(await writeTold(tx, code, task, version))) return false;
      await audit(tx, deps, program, task === "update" ? "doi-updated" : "doi-hidden", code, null, { doi: dataset.doi, version });
      return true;
    });
  }
  const minted = await withinPatience(doi.mintFor(dataset));
  if (minted === null) return false;
  return db.tx(async (tx) => {
    if (!(await writeDoi(tx, code, minted, version))) return false;
    await noteChanges(tx, [code], instant(deps));
    await audit(tx, deps, program, "doi-given", code, null, { doi: minted });
    return true;
  });
}

async function withinPatience<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => resolve(null), patienceMilliseconds); });
  try {
    // A provider that fails has its own log; here it only means "not yet".
    return await Promise.race([asked.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Tells the agency again what it could not be told. Gives of how many records it could now. */
export async function retryDois(deps: DatasetDeps, limit = 50): Promise<number> {
  let came = 0;
  for (const code of await codesWaitingForAgency(deps.db, limit)) if (await tellAgency(deps, code)) came += 1;
  return came;
}
