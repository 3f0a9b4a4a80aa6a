import {
  cleanNumber, euroScale, formatDay, formatEuros, formatNumber, formatOrdinal, formatPercent, noBreakSpace, plural, roundNumber,
} from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { addDays, yearOf, type Period } from "../../../kernel/time/day.ts";
import type { Scope, Unit } from "./target.ts";

/**
 * The one rounding rule of values, for the page, CSV, ODS and API alike: share, 2 decimals of the percentage; money, the
 * euro under a million, 2 decimals of the million, 3 of the billion; index, 2 decimals; years and counts, 2 decimals;
 * rank, whole. Files and API carry `roundValue`, the page writes `formatValue`: the same number. Calculations use the
 * unrounded value, and so do verdicts.
 */
export function roundValue(value: number, unit: Unit): number {
  switch (unit.kind) {
    case "share":
      return roundNumber(value, 4);
    case "eur": {
      const scale = euroScale(value);
      if (scale === "unit") return roundNumber(value, 0);
      return scale === "million" ? cleanNumber(roundNumber(value / 1e6, 2) * 1e6) : cleanNumber(roundNumber(value / 1e9, 3) * 1e9);
    }
    case "rank":
      return roundNumber(value, 0);
    default:
      return roundNumber(value, 2);
  }
}

export interface ValueFormat {
  /** At most so many decimals, of what is shown (percent, millions); index keeps its 2. Default: the rounding rule. */
  readonly digits?: number;
  /** Write the noun of a count: "70 projets". */
  readonly withNoun?: boolean;
}

/**
 * A value with its unit, in words for people: "17 %", "74,3 M€", "2,5 ans", "1er", "1,66", "1 500".
 * The noun of a count is plural in the register; it is left out where the number asks for the singular.
 */
export function formatValue(value: number, unit: Unit, language: Language, format: ValueFormat = {}): string {
  const digits = format.digits ?? 2;
  switch (unit.kind) {
    case "share":
      return formatPercent(value, language, digits);
    case "eur":
      return formatEuros(value, language, format.digits);
    case "year": {
      const rounded = roundNumber(value, digits);
      const word = language === "fr" ? plural("fr", rounded, { one: "an", other: "ans" }) : plural("en", rounded, { one: "year", other: "years" });
      return `${formatNumber(rounded, language, { maximumFractionDigits: digits })}${noBreakSpace}${word}`;
    }
    case "rank":
      return formatOrdinal(value, language);
    case "index":
      return formatNumber(value, language, { minimumFractionDigits: 2, maximumFractionDigits: Math.max(digits, 2) });
    default: {
      const number = formatNumber(value, language, { maximumFractionDigits: digits });
      const noun = format.withNoun === true ? unit.noun : undefined;
      const manyAreCounted = plural(language, roundNumber(value, digits), { one: "", other: "many" }) !== "";
      return noun !== undefined && manyAreCounted ? `${number} ${noun[language]}` : number;
    }
  }
}

/** The size of a difference between two values: shares differ by points ("2,5 points"), the rest by its own unit. */
export function formatDifference(difference: number, unit: Unit, language: Language): string {
  const size = Math.abs(difference);
  if (unit.kind === "rank") {
    const places = roundNumber(size, 0);
    const word = plural(language, places, { one: "place", other: "places" });
    return `${formatNumber(places, language)} ${word}`;
  }
  if (unit.kind !== "share") return formatValue(size, unit, language);
  const points = roundedVisibly(size * 100);
  return `${formatNumber(points, language, { maximumFractionDigits: 8 })}${noBreakSpace}${plural(language, points, { one: "point", other: "points" })}`;
}

/** Two decimals, and more where a difference would be written as none. */
function roundedVisibly(size: number): number {
  for (let digits = 2; digits < 8; digits += 1) {
    const rounded = roundNumber(size, digits);
    if (rounded !== 0 || size === 0) return rounded;
  }
  return cleanNumber(size, 2);
}

/** Two values side by side, with more decimals than the rule where rounding would make two different numbers look the same. */
export function formatApart(first: number, second: number, unit: Unit, language: Language): readonly [string, string] {
  for (let digits = 2; digits <= 8; digits += 1) {
    const format = digits === 2 ? {} : { digits };
    const pair = [formatValue(first, unit, language, format), formatValue(second, unit, language, format)] as const;
    if (pair[0] !== pair[1] || first === second) return pair;
  }
  return [formatValue(first, unit, language), formatValue(second, unit, language)];
}

/**
 * What a value is about: "2023"; "fin 2024" for a stock, which is counted on the last day; "2021-2024" for whole years;
 * else its days.
 */
export function formatPeriod(period: Period, language: Language, scope?: Scope): string {
  const last = addDays(period.until, -1);
  const firstYear = yearOf(period.from);
  const lastYear = yearOf(last);
  const endsAYear = period.until.endsWith("-01-01");
  if (scope?.kind === "stock") {
    if (endsAYear) return language === "fr" ? `fin ${lastYear}` : `end of ${lastYear}`;
    return language === "fr" ? `au ${formatDay(last, "fr")}` : `on ${formatDay(last, "en")}`;
  }
  if (endsAYear && period.from.endsWith("-01-01")) return formatYears(firstYear, lastYear);
  if (period.from === last) return formatDay(last, language);
  return language === "fr" ? `du ${formatDay(period.from, "fr")} au ${formatDay(last, "fr")}` : `${formatDay(period.from, "en")} to ${formatDay(last, "en")}`;
}

/** "2023", or "2021-2025" for several years, both included. */
export function formatYears(fromYear: number, toYear: number): string {
  return fromYear === toYear ? String(fromYear) : `${fromYear}-${toYear}`;
}

/**
 * How far along the way, as a percentage. What is not the whole way is never written 100 %, and what is some way never
 * 0 %: decimals are added, then "99,99 %".
 */
export function formatRate(share: number, language: Language): string {
  for (let digits = 0; digits <= 2; digits += 1) {
    const rounded = roundNumber(share * 100, digits);
    if ((rounded !== 100 || cleanNumber(share, 12) === 1) && (rounded !== 0 || share === 0)) return formatPercent(share, language, digits);
  }
  if (Math.abs(share) < 0.5) return formatPercent(share < 0 ? -0.0001 : 0.0001, language, 2);
  return formatPercent(share < 1 ? 0.9999 : 1.0001, language, 2);
}
