import type { Directory } from "../../domain/directory.ts";
import type { DirectoryDeps } from "../../deps.ts";

export function createQuestions(_deps: DirectoryDeps): Pick<Directory, "structures" | "lineage"> {
  return {} as Pick<Directory, "structures" | "lineage">;
}
