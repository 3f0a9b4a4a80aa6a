import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const shared = process.env["JALON_SHARED"] ?? fileURLToPath(new URL("../../../../../../shared", import.meta.url));

/** Path of a published data set of linkage, or null where the folder is not there. */
export function linkageData(path: string): string | null {
  const file = `${shared}/data/linkage/${path}`;
  return existsSync(file) ? file : null;
}

/** For the `skip` of a test: false, or why it cannot run. */
export const withoutData: string | false = linkageData("SOURCES.txt") === null ? "the published linkage data are not there (../shared, JALON_SHARED)" : false;
