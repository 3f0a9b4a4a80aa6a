import { readFileSync } from "node:fs";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { freshDatabase } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations, readRnsr, rnsrDelivery } from "../../../directory/index.ts";
import { knownTowns, readGraph } from "../actions/read-graph.ts";
import { buildIndex, type MatchIndex } from "../domain/build-index.ts";

const observedOn = day("2022-02-15");

/** The index of the real register, through the graph as the house reads it; `path` is that of `realRegister`. */
export async function realIndex(path: string): Promise<{ readonly index: MatchIndex; readonly buildSeconds: number }> {
  const db = await freshDatabase([auditMigrations, directoryMigrations]);
  const directory = createDirectory({ db, clock: fixedClock("2022-03-01"), fields: coreFields });
  const bytes = async function* (): AsyncGenerator<Uint8Array> { yield new Uint8Array(readFileSync(path)); };
  const { file } = await readRnsr("register.csv", bytes(), observedOn);
  await directory.deliver({ accountId: null, name: "measure" }, rnsrDelivery(file, observedOn));
  const entities = await readGraph(directory, observedOn);
  await db.close();
  const began = process.cpuUsage();
  const index = buildIndex(entities, knownTowns());
  return { index, buildSeconds: process.cpuUsage(began).user / 1e6 };
}
