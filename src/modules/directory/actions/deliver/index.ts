import type { Directory } from "../../domain/directory.ts";
import type { DirectoryDeps } from "../../deps.ts";

export function createDeliveries(_deps: DirectoryDeps): Pick<Directory, "deliver" | "rehearse" | "removeDemonstration" | "hasDemonstration" | "deliveries" | "sources"> {
  return {} as Pick<Directory, "deliver" | "rehearse" | "removeDemonstration" | "hasDemonstration" | "deliveries" | "sources">;
}
