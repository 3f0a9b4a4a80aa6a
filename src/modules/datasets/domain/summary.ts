import type { DatasetFile } from "./dataset.ts";
import type { DatasetMetadata } from "./metadata.ts";

/**
 * What a version changed, as field names and counts of files (`title, licence; files +2 -1`), for programs and for pages that put
 * them into words; `first` for the first version, `same` where nothing differs.
 */
export function summaryOf(before: DatasetMetadata | null, after: DatasetMetadata, oldFiles: readonly Pick<DatasetFile, "path" | "sha256">[], newFiles: readonly Pick<DatasetFile, "path" | "sha256">[]): string {
  if (before === null) return "first";
  const old: Readonly<Record<string, unknown>> = { ...before };
  const fields = Object.entries(after).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field])).map(([field]) => field);
  const name = ({ path, sha256 }: Pick<DatasetFile, "path" | "sha256">): string => `${sha256} ${path}`;
  const [had, has] = [new Set(oldFiles.map(name)), new Set(newFiles.map(name))];
  const added = [...has].filter((one) => !had.has(one)).length;
  const removed = [...had].filter((one) => !has.has(one)).length;
  const files = added + removed === 0 ? [] : [`files${added === 0 ? "" : ` +${added}`}${removed === 0 ? "" : ` -${removed}`}`];
  return [...(fields.length === 0 ? [] : [fields.join(", ")]), ...files].join("; ") || "same";
}
