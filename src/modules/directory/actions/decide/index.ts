import type { Directory } from "../../domain/directory.ts";
import type { DirectoryDeps } from "../../deps.ts";

export function createDecisions(_deps: DirectoryDeps): Pick<Directory, "decide" | "revoke" | "decisions" | "candidatePairs"> {
  return {} as Pick<Directory, "decide" | "revoke" | "decisions" | "candidatePairs">;
}
