import { day, type Day } from "../../../kernel/time/day.ts";
import type { CorpusPaper } from "../../publications/index.ts";
import type { LeftOutReason } from "./recipes/kitchen.ts";

/** The last day on which a citation of the window can appear. */
export function windowCloses(publicationYear: number, windowYears: number): Day {
  return day(`${publicationYear + windowYears}-12-31`);
}

/**
 * Citations of a paper until the end of a year, those before its own year included (online first). A total without years
 * serves as long as it was counted before that end; else why the number is not known. Self-citations are taken away only
 * where the source tells them.
 */
export function citationsUntil(citations: CorpusPaper["citations"], untilYear: number, withoutSelf: boolean): number | LeftOutReason {
  if (citations === null) return "citations-unknown";
  const { byYear, total, observedOn } = citations;
  if (byYear === null) return observedOn <= day(`${untilYear}-12-31`) && !withoutSelf ? total : "citation-years-unknown";
  return byYear.filter(({ year }) => year <= untilYear).reduce((sum, { count, selfCount }) => sum + count - (withoutSelf ? (selfCount ?? 0) : 0), 0);
}
