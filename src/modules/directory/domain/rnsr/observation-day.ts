import { isDay, type Day } from "../../../../kernel/time/day.ts";

/**
 * The day that a file name tells: `rnsr-2022-02.csv` is of 1 February 2022, `rnsr_20220214.csv` and `rnsr-2022-02-14.csv`
 * of the 14th. Null where it tells none, or several.
 */
export function observationDayOf(fileName: string): Day | null {
  const found = [...fileName.matchAll(/(?<!\d)((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?|_(\d{2})(?:_(\d{2}))?|(\d{2})(\d{2}))(?!\d)/g)];
  const days = new Set(found.map(([, year, month, ofMonth, month2, ofMonth2, month3, ofMonth3]) => `${year}-${month ?? month2 ?? month3}-${ofMonth ?? ofMonth2 ?? ofMonth3 ?? "01"}`));
  const [only] = days;
  return days.size === 1 && only !== undefined && isDay(only) ? only : null;
}
