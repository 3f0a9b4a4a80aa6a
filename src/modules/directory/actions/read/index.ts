import type { Directory } from "../../domain/directory.ts";
import type { DirectoryDeps } from "../../deps.ts";

export function createReading(_deps: DirectoryDeps): Pick<Directory, "find" | "refs" | "keysOf" | "record" | "records" | "allRecords" | "changesAfter" | "relations" | "statements" | "statementsById"> {
  return {} as Pick<Directory, "find" | "refs" | "keysOf" | "record" | "records" | "allRecords" | "changesAfter" | "relations" | "statements" | "statementsById">;
}
