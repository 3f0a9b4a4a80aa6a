import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "../../kernel/db/db.ts";
import { freshDatabase } from "../../kernel/testing/database.ts";
import { systemClock, type Clock } from "../../kernel/time/day.ts";
import { readConfig, type Config } from "../config.ts";
import { composeHouse, filesDirectory, migrationSets, type House } from "../house.ts";
import { addDemonstration, registerShippedContract } from "../prepare.ts";
import { createHouseServer } from "../server.ts";
import { demonstrationArchive } from "./demonstration-archive.ts";

export interface TestHouseOptions {
  readonly demonstration?: boolean;
  readonly clock?: Clock;
  /** A database that is open and migrated; one in memory when not given. */
  readonly db?: Db;
}

/** A whole house with the shipped contract, over a database and a data directory that nobody else uses. The caller closes it. */
export async function openTestHouse({ demonstration = false, clock = systemClock, db }: TestHouseOptions = {}): Promise<House> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-house-"));
  const config = readConfig({ JALON_DATA: dataDirectory }, process.cwd());
  // A demonstration made at another time, or on another database, is a question of its own.
  if (demonstration && db === undefined && clock === systemClock) return demonstrationHouse(config);
  const house = ownHouse(composeHouse(db ?? (await freshDatabase(migrationSets)), clock, config));
  await registerShippedContract(house, () => {});
  if (demonstration) await addDemonstration(house);
  return house;
}

/** The house as the first test file made it, or made and kept for those that come after. */
async function demonstrationHouse(config: Config): Promise<House> {
  const archive = demonstrationArchive();
  const kept = await archive.open(filesDirectory(config));
  if (kept !== null) return ownHouse(composeHouse(kept, systemClock, config));
  const made = await freshDatabase(migrationSets);
  const house = ownHouse(composeHouse(made, systemClock, config));
  await registerShippedContract(house, () => {});
  await addDemonstration(house);
  await archive.keep(made, filesDirectory(config));
  return house;
}

/** A house whose data directory goes with it. */
function ownHouse(house: House): House {
  return {
    ...house,
    close: async () => {
      await house.close();
      rmSync(house.config.dataDirectory, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof createHouseServer>>;

/** A server over a test house, not yet listening: use `inject`, or `listen` for a browser. */
export async function startTestServer(house: House): Promise<TestServer> {
  return createHouseServer(house, randomBytes(32));
}
