import type { FieldProfile, FileProfile } from "./dataset.ts";
import type { Proposal } from "./datasets.ts";
import { wordProposals } from "./file-words.ts";
import type { DatasetMetadata } from "./metadata.ts";

/**
 * What the profile of a file lets one say of the dataset, for fields that are empty still: title, keywords, language, kind, period of collection (from columns
 * of days, and days of studies), standards followed, whether there is structured data. Never a value that looks personal.
 */
export function proposalsFrom(metadata: DatasetMetadata, fileName: string, profile: FileProfile): Proposal[] {
  const from = { kind: "file", name: fileName } as const;
  const proposals: Proposal[] = wordProposals(metadata, fileName, profile);
  const kind = kindOf(profile);
  if (metadata.kind === null && kind !== null) proposals.push({ field: "kind", value: kind, from });
  if (metadata.collected.start === null && metadata.collected.end === null) {
    const period = periodOf(profile);
    if (period !== null) proposals.push({ field: "collected", value: period, from });
  }
  if (profile.format === "dicom" && !metadata.conformsTo.includes("DICOM")) proposals.push({ field: "conformsTo", value: [...metadata.conformsTo, "DICOM"], from });
  if (metadata.human !== null && metadata.human.structured === null && profile.tables.length > 0) proposals.push({ field: "human.structured", value: true, from });
  return proposals;
}

/** Those of this file take the place of what it said before; one proposal for each field, the latest. */
export function withProposals(kept: readonly Proposal[], fresh: readonly Proposal[], fileName: string): Proposal[] {
  const fields = new Set(fresh.map(({ field }) => field));
  return [...kept.filter(({ field, from }) => !fields.has(field) && !(from.kind === "file" && from.name === fileName)), ...fresh];
}

function kindOf({ format }: FileProfile): DatasetMetadata["kind"] {
  if (format === "image" || format === "dicom") return "imaging";
  if (format === "csv" || format === "xlsx" || format === "ods" || format === "parquet") return "tabular";
  return format === "text" ? "text" : null;
}

/** From the first day to the day after the last, over the columns of days that are not about somebody. */
function periodOf({ tables, properties }: FileProfile): { start: string; end: string } | null {
  const columns = tables.flatMap(({ fields }) => fields).filter(isDayOfCollection);
  const study = properties["studyDate"];
  const days = [...columns.flatMap(({ minimum, maximum }) => [minimum, maximum]), typeof study === "string" ? study : null]
    .flatMap((text) => /^\d{4}-\d{2}-\d{2}/.exec(text ?? "")?.[0] ?? []).filter((text) => !Number.isNaN(Date.parse(text))).sort();
  const [start, last] = [days[0], days.at(-1)];
  if (start === undefined || last === undefined) return null;
  return { start, end: new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10) };
}

function isDayOfCollection({ type, suspected }: FieldProfile): boolean {
  return (type === "date" || type === "datetime") && suspected.length === 0;
}
