import { join } from "node:path";
import { literal } from "../../../kernel/analytics/index.ts";
import type { Analytics } from "../../../kernel/analytics/index.ts";

/** Writes what a query gives as a file of that name in the folder, and gives its path. Row groups are of one size, so that threads change no byte. */
export function tableWriter(analytics: Analytics, directory: string, format: "parquet" | "csv"): (name: string, query: string) => Promise<string> {
  return async (name, query) => {
    const file = join(directory, `${name}.${format}`);
    await analytics.run(`copy (${query}) to ${literal(file)} (${format === "parquet" ? "format parquet, row_group_size 122880" : "format csv, header"})`);
    return file;
  };
}
