import { addDays, day, daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { Channel, Stage } from "./stage.ts";

/** One line of the ledger: counts of a week, and no certificate. */
export interface LedgerLine {
  readonly stage: Stage;
  /** Monday of the week of the movements. */
  readonly week: Day;
  readonly deathYear: number;
  /** 1 to 12; null where only the year of death is known. */
  readonly deathMonth: number | null;
  readonly channel: Channel;
  readonly entered: number;
  readonly left: number;
  /** Of those that left a coder, those handed on to a later one. */
  readonly handedOn: number;
}

/** A line as a delivery states it: of one department, or of all of them together (null). */
export interface StatedLine extends LedgerLine {
  readonly department: string | null;
}

/** What one line says something of: a later delivery that states the same supersedes it. */
export function lineKey({ stage, week, deathYear, deathMonth, channel, department }: StatedLine): string {
  return [stage, week, deathYear, deathMonth ?? "", channel, department ?? ""].join("|");
}

const firstMonday = day("1970-01-05");

/** The Monday of the week that a day is in. */
export function mondayOf(of: Day): Day {
  return addDays(of, -(((daysBetween(firstMonday, of) % 7) + 7) % 7));
}

const numbers = new Map<Day, number>();

/** Weeks since a Monday long ago: consecutive weeks have consecutive numbers. Kept once worked out: a ledger asks for few days, many times. */
export function weekNumber(of: Day): number {
  let number = numbers.get(of);
  if (number === undefined) {
    number = Math.floor(daysBetween(firstMonday, of) / 7);
    if (numbers.size > 10_000) numbers.clear();
    numbers.set(of, number);
  }
  return number;
}

export function weekDay(number: number): Day {
  return addDays(firstMonday, number * 7);
}

/** The day that stands for the deaths of a month, its 15th; of a year whose month is not known, 1 July. */
export function middleOfDeaths(year: number, month: number | null): Day {
  return month === null ? day(`${year}-07-01`) : day(`${year}-${String(month).padStart(2, "0")}-15`);
}
