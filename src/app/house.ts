import { join } from "node:path";
import { auditMigrations } from "../kernel/audit/index.ts";
import { ensureDataDirectory } from "../kernel/db/data-directory.ts";
import type { Db } from "../kernel/db/db.ts";
import { migrate, type MigrationSet } from "../kernel/db/migrate.ts";
import { openDatabase } from "../kernel/db/open.ts";
import type { Bilingual } from "../kernel/i18n/language.ts";
import type { Clock } from "../kernel/time/day.ts";
import { createActivity, graphFields, type Activity } from "../modules/activity/index.ts";
import { contractMigrations, createContracts, type Contracts } from "../modules/contract/index.ts";
import { coreFields, createDirectory, createFeeds, directoryMigrations, type Directory, type Feeds } from "../modules/directory/index.ts";
import { createIdentity, identityMigrations, type Identity } from "../modules/identity/index.ts";
import { createIndicators, indicatorMigrations, type Indicators } from "../modules/indicators/index.ts";
import { createAccesses, labMigrations, type Accesses } from "../modules/lab/index.ts";
import { projectDirectory, type Config } from "./config.ts";
import { countsForMeasures } from "./measures/access-counts.ts";
import { demonstrationDay } from "./demonstration/values.ts";

/** The order in which schemas are made: a module after those it depends on. */
export const migrationSets: readonly MigrationSet[] = [
  auditMigrations, identityMigrations, indicatorMigrations, contractMigrations, directoryMigrations, labMigrations,
];

/** Every module, wired. */
export interface House {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Config;
  readonly identity: Identity;
  readonly contracts: Contracts;
  readonly indicators: Indicators;
  readonly directory: Directory;
  readonly feeds: Feeds;
  readonly activity: Activity;
  readonly accesses: Accesses;
  close(): Promise<void>;
}

/** Modules over a database that is open and migrated. */
export function composeHouse(db: Db, clock: Clock, config: Config): House {
  const identity = createIdentity({ db, clock });
  const contracts = createContracts({ db, clock, steeredContract: config.steeredContract });
  const indicators = createIndicators({ db, clock, catalogues: contracts, demonstrationDay });
  const fields = graphFields(coreFields);
  const directory = createDirectory({ db, clock, fields });
  const feeds = createFeeds({ db, clock, fields, institute: config.institute });
  const accesses = createAccesses({ db, clock });
  const activity = createActivity({ clock, indicators, directory, institute: config.institute, accessCounts: countsForMeasures(accesses) });
  return { db, clock, config, identity, contracts, indicators, directory, feeds, activity, accesses, close: async () => { await accesses.close(); await db.close(); } };
}

/** Opens the database that the configuration names, brings its schemas up to date and wires the modules. */
export async function openHouse(config: Config, clock: Clock, onProgress: (text: Bilingual) => void): Promise<House> {
  ensureDataDirectory(config.dataDirectory);
  const db = await openDatabase({
    dataDirectory: config.dataDirectory,
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
    cacheDirectory: join(projectDirectory, ".cache"),
    onProgress,
  });
  try {
    await migrate(db, migrationSets, onProgress);
    return composeHouse(db, clock, config);
  } catch (error) {
    await db.close();
    throw error;
  }
}
