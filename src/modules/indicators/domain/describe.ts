import { both, formatOrdinal, inBoth, narrowSpace } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { formatValue, formatYears } from "./format.ts";
import type { Baseline, Target, Unit } from "./target.ts";
import { sameTarget } from "./targets-over-time.ts";

/**
 * A target in plain words: "plus de 1 500 en 2025", "70 cumulés sur 2021-2025", "20 M€ en moyenne sur 2021-2025",
 * "au plus 3 ans en 2025 (sous condition : …)". A sum or a mean to be reached is written bare, as contracts do; a
 * value at a date says "au moins".
 */
export function describeTarget(target: Target): Bilingual {
  const words = inBoth((language) => body(target, language));
  if (target.condition === null) return words;
  const { condition } = target;
  return both(`${words.fr} (sous condition${narrowSpace}: ${condition.fr})`, `${words.en} (on condition: ${condition.en})`);
}

/**
 * "passe de 70 à 60 collaborations en cumul sur 2021-2025", "moves from 70 to 60 collaborations in total over 2021-2025":
 * for two targets that differ in their number alone. Null for all others, and for ranks, ranges and deeds.
 */
export function describeTargetMove(before: Target, after: Target): Bilingual | null {
  if (before.value === null || after.value === null || before.value === after.value) return null;
  if (!sameTarget({ ...before, value: after.value }, after) || ["between", "rank-at-most", "qualitative"].includes(after.comparator)) return null;
  const [old, fresh] = [before.value, after.value];
  return inBoth((language) => {
    const first = bounded({ ...before, unit: { kind: before.unit.kind } }, old, language);
    const second = `${bounded(after, fresh, language)} ${when(after, language)}`;
    const condition = after.condition === null ? "" : language === "fr" ? " (sous la même condition)" : " (on the same condition)";
    return language === "fr" ? `passe ${/^[aeiou]/i.test(first) ? "d’" : "de "}${first} à ${second}${condition}` : `moves from ${first} to ${second}${condition}`;
  });
}

/** The same in few words, for a row of a table: that there is a condition is said, the condition itself is on the sheet. */
export function describeTargetBriefly(target: Target): Bilingual {
  const words = inBoth((language) => body(target, language));
  return target.condition === null ? words : both(`${words.fr} (sous condition)`, `${words.en} (on condition)`);
}

/** The origin of a series in plain words: "17 % en 2020", "plus de 3 ans en 2020", "30 sur 2016-2020 (période précédente)". */
export function describeBaseline(baseline: Baseline, unit: Unit): Bilingual {
  return inBoth((language) => {
    const fr = language === "fr";
    switch (baseline.kind) {
      case "none":
        return fr ? "pas de valeur de départ" : "no baseline";
      case "value":
        return `${formatValue(baseline.value, unit, language)} ${fr ? "en" : "in"} ${baseline.year}`;
      case "censored": {
        const bound = baseline.bound === "more-than" ? (fr ? "plus de" : "more than") : fr ? "moins de" : "less than";
        return `${bound} ${formatValue(baseline.value, unit, language)} ${fr ? "en" : "in"} ${baseline.year}`;
      }
      case "previous-period": {
        const years = formatYears(baseline.fromYear, baseline.toYear);
        const value = formatValue(baseline.value, unit, language);
        return fr ? `${value} sur ${years} (période précédente)` : `${value} over ${years} (previous period)`;
      }
    }
  });
}

function body(target: Target, language: Language): string {
  const fr = language === "fr";
  if (target.comparator === "qualitative" || target.value === null) {
    const statement = target.statement?.[language] ?? (fr ? "engagement sans nombre" : "commitment without a number");
    return `${statement} (${fr ? "échéance" : "due"} ${target.dueYear})`;
  }
  if (target.comparator === "rank-at-most") {
    const rank = formatOrdinal(target.value, language);
    if (target.value === 1) return fr ? `rester au ${rank} rang en ${target.dueYear}` : `stay ${rank} in ${target.dueYear}`;
    return fr ? `rang ${rank} au plus en ${target.dueYear}` : `ranked ${rank} or better in ${target.dueYear}`;
  }
  return `${bounded(target, target.value, language)} ${when(target, language)}`;
}

function bounded(target: Target, value: number, language: Language): string {
  const fr = language === "fr";
  const number = formatValue(value, target.unit, language, { withNoun: true });
  if (target.comparator === "between" && target.upperValue !== null) {
    const upper = formatValue(target.upperValue, target.unit, language, { withNoun: true });
    const bare = formatValue(value, target.unit, language);
    return fr ? `entre ${bare} et ${upper}` : `between ${bare} and ${upper}`;
  }
  const about = target.approximate ? (fr ? "environ " : "about ") : "";
  switch (target.comparator) {
    case "more-than":
      return `${fr ? "plus de" : "more than"} ${about}${number}`;
    case "less-than":
      return `${fr ? "moins de" : "less than"} ${about}${number}`;
    case "at-most":
      return `${fr ? "au plus" : "at most"} ${about}${number}`;
    case "keep-at-or-above":
      return fr ? `rester à ${about}${number} ou au-dessus` : `stay at ${about}${number} or above`;
    default: {
      const bare = target.approximate || target.scope.kind === "cumulated" || target.scope.kind === "mean" || target.scope.kind === "mean-after";
      return `${bare ? about : fr ? "au moins " : "at least "}${number}`;
    }
  }
}

function when(target: Target, language: Language): string {
  const fr = language === "fr";
  const { scope } = target;
  switch (scope.kind) {
    case "at-date":
      return fr ? `en ${target.dueYear}` : `in ${target.dueYear}`;
    case "stock":
      return fr ? `fin ${target.dueYear}` : `at the end of ${target.dueYear}`;
    case "cumulated": {
      const years = formatYears(scope.fromYear, scope.toYear);
      if (!fr) return `in total over ${years}`;
      // "cumulés" would have to agree with a noun whose gender is not known here.
      return target.unit.kind === "count" && target.unit.noun === undefined ? `cumulés sur ${years}` : `en cumul sur ${years}`;
    }
    case "mean": {
      const years = formatYears(scope.fromYear, scope.toYear);
      return fr ? `en moyenne sur ${years}` : `on average over ${years}`;
    }
    case "mean-after":
      return fr ? `en moyenne annuelle après ${scope.years} ans, en ${target.dueYear}` : `a year on average after ${scope.years} years, in ${target.dueYear}`;
  }
}
