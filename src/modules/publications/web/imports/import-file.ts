import type { Author } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { day, isDay, type Day } from "../../../../kernel/time/day.ts";
import { rehearseFile, takeFile, type TakenFile } from "../../actions/take-file.ts";
import type { Publications } from "../../domain/publications.ts";
import { dayAhead, dayMissing, demonstrationInTheWay, nothingToImport } from "../../errors.ts";

export interface ImportRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly observedOn: string;
  readonly today: Day;
  readonly record: boolean;
  /** Demonstration publications may go. */
  readonly replaceDemonstration: boolean;
}

/**
 * Checks a file that somebody sent, and records it where asked to. Refused whole: a day that is none or lies ahead
 * (`publications.day-missing`, `publications.day-ahead`), an unknown format, a file without a record that can be kept
 * (`publications.nothing-to-import`, with all faults), and, to be recorded, real records beside a demonstration that nobody said may go.
 */
export async function importFile(publications: Publications, by: Author, { name, bytes, observedOn, today, record, replaceDemonstration }: ImportRequest): Promise<TakenFile> {
  if (!isDay(observedOn)) throw dayMissing();
  if (observedOn > today) throw dayAhead(observedOn);
  if (record && !replaceDemonstration && (await publications.hasDemonstration())) throw demonstrationInTheWay();
  const file = { name, observedOn: day(observedOn), content: { bytes } };
  const taken = record ? await takeFile({ publications }, by, file, { demonstration: false, dryRun: false }) : await rehearseFile({ publications }, by, file);
  if (taken.report === null || taken.report.deliveryId === null) throw nothingToImport(byPlace(taken.issues));
  return { ...taken, issues: byPlace(taken.issues) };
}

/** What reading and what taking in say of one record, side by side; what is said of the whole file comes first. */
function byPlace(issues: readonly Issue[]): readonly Issue[] {
  return issues.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
