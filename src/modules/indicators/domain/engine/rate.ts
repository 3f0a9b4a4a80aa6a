import { inBoth, narrowSpace } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { ComparedNumber, Rate } from "../assessment.ts";
import { describeBaseline } from "../describe.ts";
import { formatApart, formatRate, formatValue } from "../format.ts";
import type { Course } from "./course.ts";
import { expectedValue, requiredWords } from "./pace.ts";

/**
 * How far along the way, by the formula that the type of the target asks for, or the reason why there is none.
 *
 * - A sum: sum over target, whatever the baseline: the total of a previous period is no origin.
 * - A value or a mean, with a baseline on the other side of the target: (value - baseline) / (target - baseline).
 * - A count or an amount at a date without any baseline: value over target.
 * - Else none: a line to hold is held or not; a range would go on rising past its other bound; a ceiling on a sum is
 *   used up, not reached; a rank or a censored baseline has no distance.
 *
 * Shares are not clamped. Nothing is divided by zero.
 */
export function rateOf(course: Course, compared: ComparedNumber | null): Rate {
  const { target, baseline, held, direction, origin } = course;
  const { fr: base, en: baseEn } = describeBaseline(baseline, target.unit);
  if (target.comparator === "rank-at-most") return none("rank", "un rang est tenu ou ne l’est pas", "a rank is held or it is not");
  if (target.comparator === "between") return none("range", "une fourchette est tenue ou ne l’est pas", "a range is held or it is not");
  if (target.comparator === "keep-at-or-above") return none("floor", "un plancher à tenir, pas un chemin à faire", "a floor to hold, not a way to go");
  if (held.kind === "sum" && direction === "down") return none("ceiling", "un plafond se consomme, il ne s’atteint pas", "a ceiling is used up, not reached");
  if (course.side === "equal" && course.strict) {
    return none("baseline-equals-target", `le départ (${base}) égale la cible, qui demande davantage${narrowSpace}: il n’y a pas de chemin à mesurer entre les deux`,
      `the baseline (${baseEn}) equals the target, which asks for more: there is no way to measure between them`);
  }
  if (course.side === "equal" || course.side === "beyond") {
    const floor = direction === "up";
    return none(floor ? "floor" : "ceiling", `${floor ? "un plancher" : "un plafond"} à tenir, pas un chemin à faire (départ${narrowSpace}: ${base})`,
      `a ${floor ? "floor" : "ceiling"} to hold, not a way to go (baseline: ${baseEn})`);
  }
  if (held.kind !== "sum" && baseline.kind === "censored") {
    return none("censored-baseline", `le départ n’est connu que par une borne (${base})${narrowSpace}: il ne se soustrait pas`,
      `the baseline is known only by a bound (${baseEn}): it cannot be subtracted`);
  }
  if (held.kind !== "sum" && baseline.kind === "previous-period") {
    return none("previous-period-baseline", `le départ est le total d’une période précédente (${base})${narrowSpace}: il ne se soustrait pas`,
      `the baseline is the total of a previous period (${baseEn}): it cannot be subtracted`);
  }
  const plainQuotient = held.kind === "latest" && direction === "up" && target.value > 0 && (target.unit.kind === "count" || target.unit.kind === "eur");
  if (held.kind === "sum" && !(target.value > 0)) return none("zero-target", `la cible est nulle ou négative${narrowSpace}: on ne divise pas par elle`, "the target is zero or negative: nothing can be divided by it");
  if (held.kind !== "sum" && origin === null && !plainQuotient) return none("no-baseline", "pas de valeur de départ", "no baseline");
  if (compared === null) return none("no-value", "pas encore de valeur", "no value yet");
  const rate = held.kind === "sum" ? quotient(course, compared, "sum-over-target")
    : origin === null ? quotient(course, compared, "value-over-target") : fromBaseline(course, compared, origin.value);
  if (rate.kind === "rate" && !Number.isFinite(rate.share)) return none("too-large", "le quotient dépasse ce qui se calcule", "the quotient is beyond what can be computed");
  return rate;
}

/** No rate, and why. */
export function none(reasonCode: string, fr: string, en: string): Rate {
  return { kind: "none", reasonCode, reason: { fr, en } };
}

function quotient(course: Course, compared: ComparedNumber, formula: "sum-over-target" | "value-over-target"): Rate {
  const { target } = course;
  const expected = formula === "sum-over-target" ? expectedValue(course, compared) : null;
  const share = compared.value / target.value;
  const expectedShare = expected === null ? null : expected / target.value;
  const numbers = inBoth((language) => `(${formatApart(compared.value, target.value, target.unit, language).join(" / ")})`);
  return { kind: "rate", formula, share, expectedShare, printed: printed(numbers, share, expectedShare, expected, course, compared) };
}

function fromBaseline(course: Course, compared: ComparedNumber, origin: number): Rate {
  const { target } = course;
  const expected = expectedValue(course, compared);
  const share = (compared.value - origin) / (target.value - origin);
  const expectedShare = expected === null ? null : (expected - origin) / (target.value - origin);
  const numbers = inBoth((language) => {
    const start = formatValue(origin, target.unit, language);
    const [value, goal] = formatApart(compared.value, target.value, target.unit, language);
    return `(${value} − ${start}) / (${goal} − ${start})`;
  });
  return { kind: "rate", formula: "from-baseline", share, expectedShare, printed: printed(numbers, share, expectedShare, expected, course, compared) };
}

function printed(numbers: Bilingual, share: number, expectedShare: number | null, expected: number | null, course: Course, compared: ComparedNumber): Bilingual {
  const required = requiredWords(course, compared);
  const sentence = (language: Language): string => {
    // "100 %" beside "not reached" would contradict it where equality is not enough.
    const short = share === 1 && course.strict ? (language === "fr" ? " (égal à la cible, qui demande davantage)" : " (equal to the target, which asks for more)") : "";
    const start = `${numbers[language]} = ${formatRate(share, language)}${short}`;
    if (expectedShare === null || expected === null) return start;
    const value = formatValue(expected, course.target.unit, language);
    const separator = language === "fr" ? `${narrowSpace}; ` : "; ";
    const end = required === null ? "" : `${separator}${required[language]}`;
    return `${start}${separator}${language === "fr" ? "attendu" : "expected"} ${formatRate(expectedShare, language)} (${value})${end}`;
  };
  return inBoth(sentence);
}
