import { both, inBoth, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { ComparedNumber, Verdict, VerdictKind } from "../assessment.ts";
import { gapYears, isComplete, isOpen } from "./compare.ts";
import { better, meets, type Course } from "./course.ts";
import { compareNumbers, sumOf } from "./numbers.ts";
import { expectedValue } from "./pace.ts";
import { awaitedClause, baselineClause, expectedClause, marginClause, missingClause, noValueClause, sentence, subject, targetClause } from "./words.ts";

/**
 * The verdict on a numeric target.
 *
 * `reached` and `not-reached` are said when the due period has ended and all deciding values are known; before that only
 * of what cannot be undone, a sum of contributions none of which is negative that has passed its target or its ceiling.
 * Once the due period has ended without the deciding value, the answer is that it is awaited, never a guess.
 * In between: `on-the-way` or `behind`, by the straight line where there is a way to go, else by whether the condition
 * holds. A better value never gives a worse verdict.
 */
export function verdictOf(course: Course, compared: ComparedNumber | null): Verdict {
  if (compared === null) {
    const clause = course.dueEnded ? awaitedClause(course) : noValueClause(course);
    return verdict("not-assessable-yet", course.dueEnded ? "awaiting-due-value" : "no-value", null, sentence(clause, targetClause(course)), false);
  }
  const final = finalVerdict(course, compared) ?? irrevocableVerdict(course, compared);
  if (final !== null) return final;
  const holds = meets(course, compared.value);
  const provisional = compared.observations.some(isOpen);
  const words = subject(course, compared);
  if (course.dueEnded) {
    return verdict("not-assessable-yet", "awaiting-due-value", holds, sentence(awaitedClause(course), missing(compared), lastKnown(words), targetClause(course)), provisional);
  }
  if (course.held.kind === "mean" && compared.observations.length < course.held.minimumYears) {
    return verdict("not-assessable-yet", "too-few-years", holds, sentence(tooFew(course.held.minimumYears, compared.observations.length), words, targetClause(course)), provisional);
  }
  const expected = expectedValue(course, compared);
  if (expected === null) return holding(course, compared, holds, provisional);
  return onTheLine(course, compared, expected, holds, provisional);
}

function finalVerdict(course: Course, compared: ComparedNumber): Verdict | null {
  if (!course.dueEnded || !isComplete(course, compared)) return null;
  const holds = meets(course, compared.value);
  const code = holds ? "due-value-meets-target" : equalButStrict(course, compared) ? "equal-but-strict" : "due-value-misses-target";
  const reason = sentence(subject(course, compared), targetClause(course), marginClause(course, compared), holds ? null : baselineClause(course, compared));
  return verdict(holds ? "reached" : "not-reached", code, holds, reason, compared.observations.some(isOpen));
}

/** What no later value can undo. Contributions below zero can undo a sum, so a series that has one is left out. */
function irrevocableVerdict(course: Course, compared: ComparedNumber): Verdict | null {
  if (course.held.kind !== "sum" || compared.observations.some((one) => one.value < 0)) return null;
  const firm = sumOf(compared.observations.filter((one) => !isOpen(one)).map((one) => one.value));
  const { target, direction } = course;
  const reason = sentence(subject(course, compared), targetClause(course), marginClause(course, compared), missing(compared));
  if (direction === "up" && meets(course, compared.value)) {
    return verdict("reached", "sum-passed-target", true, reason, !meets(course, firm));
  }
  const ceiling = target.comparator === "between" ? target.upperValue : direction === "down" ? target.value : null;
  if (ceiling === null) return null;
  const exceeds = (value: number): boolean => (course.strict ? compareNumbers(value, ceiling) >= 0 : compareNumbers(value, ceiling) > 0);
  return exceeds(compared.value) ? verdict("not-reached", "sum-exceeds-ceiling", false, reason, !exceeds(firm)) : null;
}

/** No way to go: the condition holds or it does not. */
function holding(course: Course, compared: ComparedNumber, holds: boolean, provisional: boolean): Verdict {
  const { side, direction, target } = course;
  const line = side === "equal" || side === "beyond" || target.comparator === "keep-at-or-above";
  const name = direction === "down" ? "ceiling" : direction === "up" ? "floor" : "range";
  const code = line || target.comparator === "between" ? `${name}-${holds ? "held" : "broken"}` : holds ? "condition-held" : "condition-not-held";
  const reason = sentence(subject(course, compared), targetClause(course), marginClause(course, compared), baselineClause(course, compared), missing(compared));
  return verdict(holds ? "on-the-way" : "behind", !holds && equalButStrict(course, compared) ? "equal-but-strict" : code, holds, reason, provisional);
}

function onTheLine(course: Course, compared: ComparedNumber, expected: number, holds: boolean, provisional: boolean): Verdict {
  const { origin } = course;
  const sum = compared.kind === "sum";
  // A range can be overshot: past its far bound, being ahead of the line is no comfort.
  const overshot = course.direction === null && better(course, compared.value, course.goal) > 0;
  const ahead = better(course, compared.value, expected) >= 0 && !overshot;
  const keepsPace = isComplete(course, compared) ? holds : (holds && !sum) || ahead;
  const gaps = gapYears(compared);
  const clauses = [subject(course, compared), expectedClause(course, compared, expected), targetClause(course)] as const;
  // With a year missing, a sum is only a lower bound: it can prove that the pace of a target is kept or that a ceiling is
  // being used up too fast, but not the contrary.
  const lowerBoundDecides = compared.observations.every((one) => one.value >= 0) && keepsPace === (course.direction === "up");
  if (sum && gaps.length > 0 && !lowerBoundDecides) {
    return verdict("not-assessable-yet", "missing-years", holds, sentence(missingClause(gaps), ...clauses), provisional);
  }
  const reason = sentence(...clauses, baselineClause(course, compared), missing(compared));
  if (keepsPace) return verdict("on-the-way", holds && !sum ? "condition-held" : "on-pace", holds, reason, provisional);
  const wrongSide = origin !== null && better(course, compared.value, origin.value) < 0;
  const code = equalButStrict(course, compared) ? "equal-but-strict" : wrongSide ? "worse-than-baseline" : "behind-pace";
  return verdict("behind", code, holds, reason, provisional);
}

function equalButStrict(course: Course, compared: ComparedNumber): boolean {
  return course.strict && course.target.comparator !== "between" && compareNumbers(compared.value, course.target.value) === 0;
}

function missing(compared: ComparedNumber): Bilingual | null {
  return missingClause(compared.missingYears);
}

function lastKnown(words: Bilingual): Bilingual {
  return both(`à ce jour ${words.fr}`, `to date ${words.en}`);
}

function tooFew(needed: number, known: number): Bilingual {
  return inBoth((language) => language === "fr"
    ? `la moyenne se lit après ${needed} ${plural("fr", needed, { one: "an", other: "ans" })}, ${known} ${plural("fr", known, { one: "année connue", other: "années connues" })}`
    : `the mean is read after ${needed} ${plural("en", needed, { one: "year", other: "years" })}, ${known} known`);
}

export function verdict(kind: VerdictKind, reasonCode: string, holdsNow: boolean | null, reason: Bilingual, provisional: boolean): Verdict {
  return { kind, holdsNow, reasonCode, reason, provisional };
}
