import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { keep, openInMemory } from "../../kernel/db/open.ts";
import { projectDirectory } from "../config.ts";

type MemoryDb = Awaited<ReturnType<typeof openInMemory>>;

const cache = join(projectDirectory, ".cache");

/** One hash over every source and every shipped datum: another program, or other data, makes another demonstration. */
function sourcesMark(): string {
  const hash = createHash("sha256").update(readFileSync(join(projectDirectory, "package-lock.json")));
  for (const folder of ["src", "data"]) {
    const root = join(projectDirectory, folder);
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).sort()) {
      hash.update(`\n${entry.slice(root.length)}\n`).update(readFileSync(entry));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** A database with the demonstration in it and the files that it stored, as an earlier test file of the same program made them. */
export interface DemonstrationArchive {
  /** Null where nobody made it yet. Copies the stored files into `filesDirectory`. */
  open(filesDirectory: string): Promise<MemoryDb | null>;
  /** Keeps what a test house made, for those that come after; those of other programs go. */
  keep(db: MemoryDb, filesDirectory: string): Promise<void>;
}

/** Making the demonstration takes seconds, and every browser test wants one: it is made once and loaded by the others. */
export function demonstrationArchive(): DemonstrationArchive {
  const name = `demonstration-${sourcesMark()}`;
  const archive = join(cache, `${name}.tar.gz`);
  const files = join(cache, `${name}-files`);
  return {
    async open(filesDirectory) {
      if (!existsSync(archive) || !existsSync(files)) return null;
      cpSync(files, filesDirectory, { recursive: true });
      return openInMemory(new Uint8Array(readFileSync(archive)));
    },
    async keep(db, filesDirectory) {
      await db.script("checkpoint");
      const bytes = await db.dump();
      const own = join(cache, `${name}-files-${process.pid}`);
      cpSync(filesDirectory, own, { recursive: true });
      try {
        renameSync(own, files);
      } catch {
        // Another test file was first: the same program made the same files.
        rmSync(own, { recursive: true, force: true });
      }
      await keep(archive, bytes);
      for (const other of readdirSync(cache)) if (other.startsWith("demonstration-") && !other.startsWith(name)) rmSync(join(cache, other), { recursive: true, force: true });
    },
  };
}
