import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "../../kernel/db/db.ts";
import { freshDatabase } from "../../kernel/testing/database.ts";
import { systemClock, type Clock } from "../../kernel/time/day.ts";
import { readConfig } from "../config.ts";
import { composeHouse, migrationSets, type House } from "../house.ts";
import { addDemonstration, registerShippedContract } from "../prepare.ts";
import { createHouseServer } from "../server.ts";

export interface TestHouseOptions {
  readonly demonstration?: boolean;
  readonly clock?: Clock;
  /** A database that is open and migrated; one in memory when not given. */
  readonly db?: Db;
}

/** A whole house with the shipped contract, over a database and a data directory that nobody else uses. The caller closes it. */
export async function openTestHouse({ demonstration = false, clock = systemClock, db }: TestHouseOptions = {}): Promise<House> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-house-"));
  const composed = composeHouse(db ?? (await freshDatabase(migrationSets)), clock, readConfig({ JALON_DATA: dataDirectory }, process.cwd()));
  const house: House = {
    ...composed,
    close: async () => {
      await composed.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
  await registerShippedContract(house, () => {});
  if (demonstration) await addDemonstration(house);
  return house;
}

export type TestServer = Awaited<ReturnType<typeof createHouseServer>>;

/** A server over a test house, not yet listening: use `inject`, or `listen` for a browser. */
export async function startTestServer(house: House): Promise<TestServer> {
  return createHouseServer(house, randomBytes(32));
}
