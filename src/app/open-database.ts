import { join } from "node:path";
import { ensureDataDirectory } from "../kernel/db/data-directory.ts";
import type { Db } from "../kernel/db/db.ts";
import { openDatabase } from "../kernel/db/open.ts";
import type { Bilingual } from "../kernel/i18n/language.ts";
import { projectDirectory, type Config } from "./config.ts";

/** The database that the configuration names, its schemas as they are. Loads nothing of the modules, so that it can begin before they are read. */
export async function openConfiguredDatabase(config: Pick<Config, "dataDirectory" | "databaseUrl">, onProgress: (text: Bilingual) => void): Promise<Db> {
  ensureDataDirectory(config.dataDirectory);
  return openDatabase({
    dataDirectory: config.dataDirectory,
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
    cacheDirectory: join(projectDirectory, ".cache"),
    onProgress,
  });
}
