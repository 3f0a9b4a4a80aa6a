import type { DatasetDeps } from "../deps.ts";
import { assemble, shownToAll } from "../store/assemble.ts";
import { noteChanges } from "../store/changes.ts";
import { rowOf } from "../store/rows.ts";
import { codesWithoutDoi, writeDoi } from "../store/write.ts";
import { audit, instant } from "./act.ts";

/** Whoever publishes does not wait longer for the DOI than this; it comes at a later try. */
const patienceMilliseconds = 5_000;
const program = { accountId: null, name: "Jalon" };

/** Asks for the DOI of a published record that waits for one. False where it did not come; never fails. */
export async function mintFor(deps: DatasetDeps, code: string): Promise<boolean> {
  const { doi, db } = deps;
  if (doi === undefined) return false;
  const row = await rowOf(db, code);
  const shown = row === null ? null : shownToAll(row);
  if (row === null || shown === null || row.doiState !== "pending" || shown.state !== "published") return false;
  const minted = await withinPatience(assemble(deps, row, shown).then((dataset) => doi.mintFor(dataset)));
  if (minted === null) return false;
  return db.tx(async (tx) => {
    if (!(await writeDoi(tx, code, minted))) return false;
    await noteChanges(tx, [code], instant(deps));
    await audit(tx, deps, program, "doi-given", code, null, { doi: minted });
    return true;
  });
}

async function withinPatience(asked: Promise<string | null>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => resolve(null), patienceMilliseconds); });
  try {
    // A provider that fails has its own log; here it only means "not yet".
    return await Promise.race([asked.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again for the DOIs that did not come. Gives how many came now. */
export async function retryDois(deps: DatasetDeps, limit = 50): Promise<number> {
  let came = 0;
  for (const code of await codesWithoutDoi(deps.db, limit)) if (await mintFor(deps, code)) came += 1;
  return came;
}
