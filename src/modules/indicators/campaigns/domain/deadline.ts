import { addDays, day, yearOf, type Day, type Period } from "../../../../kernel/time/day.ts";

export const periodicities = ["yearly", "half-yearly", "quarterly"] as const;
export type Periodicity = (typeof periodicities)[number];

const monthsOf: Readonly<Record<Periodicity, number>> = { yearly: 12, "half-yearly": 6, quarterly: 3 };

/** The periods of a rhythm from the first day of one year to the last of another, in order. */
export function periodsOf(periodicity: Periodicity, fromYear: number, toYear: number): Period[] {
  const step = monthsOf[periodicity];
  const periods: Period[] = [];
  for (let month = fromYear * 12; month < (toYear + 1) * 12; month += step) periods.push({ from: firstOf(month), until: firstOf(month + step) });
  return periods;
}

/** `2024`, `2024-H1`, `2024-Q3`; the two days of any other period. In an address and in a code of a duty. */
export function periodCode({ from, until }: Period): string {
  for (const [letter, months] of [["", 12], ["H", 6], ["Q", 3]] as const) {
    const at = monthNumber(from);
    if (!from.endsWith("-01") || at % months !== 0 || until !== firstOf(at + months)) continue;
    return letter === "" ? String(yearOf(from)) : `${yearOf(from)}-${letter}${Math.floor((at % 12) / months) + 1}`;
  }
  return `${from}_${until}`;
}

/**
 * The day so many months later (earlier, where negative). The last day of a month gives the last day of the month
 * reached (31 December and two months: 28 or 29 February); another day that this month lacks gives its last.
 */
export function addMonths(to: Day, months: number): Day {
  const month = monthNumber(to) + months;
  const last = addDays(firstOf(month + 1), -1);
  const isLast = addDays(to, 1).endsWith("-01");
  const wanted = `${last.slice(0, 8)}${to.slice(8)}`;
  return isLast || wanted > last ? last : day(wanted);
}

/** The last day on which the value of a period is expected: so many months after its last day, end of month for end of month. */
export function deadlineOf(period: Period, delayMonths: number): Day {
  return addMonths(addDays(period.until, -1), delayMonths);
}

/** The same day of another year: 29 February falls on the 28th where the year has none, every other day stays. */
export function sameDayIn(year: number, of: Day): Day {
  const leap = of.endsWith("-02-29");
  const from = firstOf(year * 12 + 1);
  return leap ? addDays(addMonths(from, 1), -1) : day(`${String(year).padStart(4, "0")}${of.slice(4)}`);
}

function monthNumber(of: Day): number {
  return yearOf(of) * 12 + Number(of.slice(5, 7)) - 1;
}

function firstOf(month: number): Day {
  return day(`${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}
