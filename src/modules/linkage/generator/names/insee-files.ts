import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { defaultLimits, openArchive } from "../../../../kernel/tables/index.ts";

export interface InseeFiles {
  readonly surnames: string;
  readonly firstNames: string;
}

/**
 * The two files of names that INSEE publishes, in a folder: `noms2008nat_txt.txt` (surnames by decade) and `nat2022.csv` (first
 * names by sex and year), or archives that hold them, unpacked into `temporaryDirectory`. Throws `linkage.generator-names-missing`.
 */
export async function inseeFiles(directory: string, temporaryDirectory: string): Promise<InseeFiles> {
  const names = await readdir(directory).catch((): string[] => []);
  const find = async (wanted: RegExp, name: string): Promise<string | null> => {
    const plain = names.find((one) => wanted.test(one));
    if (plain !== undefined) return join(directory, plain);
    for (const one of names.filter((each) => each.endsWith(".zip")).toSorted()) {
      const archive = openArchive(one, await readFile(join(directory, one)), { ...defaultLimits, unpackedBytes: 100_000_000 });
      const path = archive.paths().find((each) => wanted.test(each));
      if (path === undefined) continue;
      await mkdir(temporaryDirectory, { recursive: true });
      await writeFile(join(temporaryDirectory, name), archive.read(path) ?? "");
      return join(temporaryDirectory, name);
    }
    return null;
  };
  const [surnames, firstNames] = [await find(/^noms\d{4}nat.*\.txt$/i, "surnames.txt"), await find(/^nat\d{4}.*\.csv$/i, "first-names.csv")];
  if (surnames === null || firstNames === null) {
    throw new AppError("linkage.generator-names-missing", {
      fr: "Le dossier des noms ne contient pas les deux fichiers de l’Insee (noms2008nat_txt.txt et nat2022.csv, ou leurs archives). Sans --names, le générateur emploie ses propres listes.",
      en: "The folder of names does not hold the two files by INSEE (noms2008nat_txt.txt and nat2022.csv, or their archives). Without --names the generator uses its own lists.",
    });
  }
  return { surnames, firstNames };
}
