import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Bilingual } from "../i18n/language.ts";
import { ensureDataDirectory } from "./data-directory.ts";
import type { Db } from "./db.ts";
import { startPglite } from "./drivers/pglite.ts";
import type { PgliteDriver } from "./drivers/pglite.ts";
import { createDb } from "./handle.ts";
import { lockDirectory } from "./lock.ts";

export type Progress = (step: Bilingual) => void;

export interface OpenOptions {
  /** Where the embedded database lives (in its folder `database`), under an exclusive lock. */
  readonly dataDirectory: string;
  /** `postgresql://…`: then a server is used, and the data directory is not touched. */
  readonly databaseUrl?: string;
  /** Where an empty database may be kept, so that a later new data directory takes 1 s instead of 4. */
  readonly cacheDirectory?: string;
  readonly onProgress?: Progress;
}

/**
 * The database of the house: the server that `databaseUrl` names, else the embedded one in the data directory.
 *
 * Fails with `database.directory-in-use` (see `lock.ts`), `database.unavailable`, `database.stopped`.
 * A first start that is killed leaves nothing that blocks the next: what was not yet whole is made again.
 */
export async function openDatabase(options: OpenOptions): Promise<Db> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== "") {
    // Loaded only where it is used: it would cost every embedded start a tenth of a second.
    const { connectPostgres } = await import("./drivers/postgres.ts");
    return createDb(await connectPostgres(options.databaseUrl));
  }
  const directory = resolve(options.dataDirectory);
  ensureDataDirectory(directory);
  const lock = lockDirectory(directory);
  try {
    const driver = await openEmbedded(directory, options);
    return createDb({ ...driver, close: () => driver.close().finally(lock.release) });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** An embedded database in memory, from an archive or empty. For tests and trials: nothing of it is kept. */
export async function openInMemory(archive: Uint8Array | null = null): Promise<Db & Pick<PgliteDriver, "dump">> {
  const driver = await startPglite({ directory: null, archive });
  return { ...createDb(driver), dump: driver.dump };
}

/** A database that is made is used at once: closing it to open it again would take a second. Until it is whole, a mark stands beside it. */
async function openEmbedded(directory: string, { cacheDirectory, onProgress }: OpenOptions): Promise<PgliteDriver> {
  const place = join(directory, "database");
  const preparing = join(directory, "database.preparing");
  // Set aside and not removed: should a mark ever come back from the dead, no fact goes with it.
  if (existsSync(preparing) && existsSync(place)) {
    const aside = join(directory, "database.unfinished");
    rmSync(aside, { recursive: true, force: true });
    renameSync(place, aside);
  }
  if (existsSync(place)) {
    onProgress?.({ fr: "Ouverture de la base de données embarquée", en: "Opening the embedded database" });
    return startPglite({ directory: place, archive: null });
  }
  onProgress?.({ fr: "Création de la base de données embarquée", en: "Creating the embedded database" });
  rmSync(preparing, { recursive: true, force: true });
  writeFileSync(preparing, "");
  const cache = cacheDirectory === undefined ? null : join(cacheDirectory, `pglite-empty-${pgliteMark()}.tar.gz`);
  const archive = cache !== null && existsSync(cache) ? new Uint8Array(await readFile(cache)) : null;
  const driver = await startPglite({ directory: place, archive });
  try {
    if (cache !== null && archive === null) await keep(cache, await driver.dump());
  } catch (error) {
    await driver.close();
    throw error;
  }
  rmSync(preparing);
  return driver;
}

/** Two processes may write the same file at once: each writes its own, the last rename wins, both are whole. */
export async function keep(file: string, bytes: Uint8Array): Promise<void> {
  mkdirSync(resolve(file, ".."), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, bytes);
  renameSync(draft, file);
}

/** The version of PGlite: an archive made by one is not meant for another. */
export function pgliteMark(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.resolve("@electric-sql/pglite")), "utf8"),
  );
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error("the package of PGlite has no version");
}
