import { both, formatDay, inBoth, narrowSpace } from "../../../../kernel/i18n/format.ts";
import { yearPeriod, type Day } from "../../../../kernel/time/day.ts";
import type { ComparedNumber, Verdict } from "../assessment.ts";
import { describeTarget } from "../describe.ts";
import { formatPeriod } from "../format.ts";
import type { Observation } from "../measure.ts";
import type { Target } from "../target.ts";
import { isOpen } from "./compare.ts";
import { verdict } from "./verdict.ts";
import { sentence } from "./words.ts";

/**
 * The verdict on a commitment without a number, from statements of 1 (done) or 0 (not done). What is done stays done;
 * of contradicting statements the one about the later period stands. "Not done" before the due date proves nothing,
 * and after it only when it is said of the due year or observed since.
 */
export function qualitativeVerdict(target: Target, seen: readonly Observation[], asOf: Day): Verdict {
  const words = describeTarget(target);
  const clause = both(`engagement${narrowSpace}: ${words.fr}`, `commitment: ${words.en}`);
  const dueEnd = yearPeriod(target.dueYear).until;
  const last = seen[seen.length - 1];
  if (last !== undefined && last.value >= 1) {
    const done = inBoth((language) => `${language === "fr" ? "fait" : "done"} (${formatPeriod(last.period, language)})`);
    return verdict("reached", "done", true, sentence(done, clause), isOpen(last));
  }
  const notDone = last === undefined ? null : inBoth((language) => `${language === "fr" ? "pas encore fait" : "not done yet"} (${formatPeriod(last.period, language)})`);
  if (asOf < dueEnd) {
    const first = notDone ?? both("rien n’en est encore dit", "nothing has been said of it yet");
    return verdict("not-assessable-yet", last === undefined ? "no-value" : "not-done-yet", last === undefined ? null : false, sentence(first, clause), false);
  }
  if (last !== undefined && (last.period.until >= dueEnd || last.observedOn >= dueEnd)) {
    const late = inBoth((language) => `${language === "fr" ? "pas fait à l’échéance" : "not done by the due date"} (${formatPeriod(last.period, language)})`);
    return verdict("not-reached", "not-done", false, sentence(late, clause), last.state === "provisional");
  }
  const awaited = inBoth((language) => language === "fr"
    ? `l’échéance est passée et le constat est attendu depuis le ${formatDay(dueEnd, "fr")}`
    : `the due date has passed and a statement has been awaited since ${formatDay(dueEnd, "en")}`);
  return verdict("not-assessable-yet", "awaiting-due-value", last === undefined ? null : false, sentence(awaited, notDone, clause), false);
}

/** The last statement, as the number held against a qualitative target. */
export function lastStatement(seen: readonly Observation[]): ComparedNumber | null {
  const last = seen[seen.length - 1];
  return last === undefined ? null : { value: last.value, period: last.period, kind: "latest", observations: [last], missingYears: [] };
}
