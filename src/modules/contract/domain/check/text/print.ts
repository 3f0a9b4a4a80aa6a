import { both, formatEuros, formatNumber, inBoth, narrowSpace } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { formatValue, type Unit } from "../../../../indicators/index.ts";

export function printNumber(value: number): Bilingual {
  return inBoth((language) => formatNumber(value, language));
}

/** Millions where nothing is lost by it, else every euro: a total that misses by one euro must not look right. */
export function money(value: number): Bilingual {
  const lost = Math.abs(value) >= 1e6 && Math.abs(value / 1e4 - Math.round(value / 1e4)) > 1e-6;
  if (!lost) return inBoth((language) => formatEuros(value, language));
  const digits = printNumber(value);
  return both(`${digits.fr}${narrowSpace}€`, `€${digits.en}`);
}

/** A value with its unit and noun; durations in months or days where they are no whole number of years. */
export function amountIn(value: number, unit: Unit): Bilingual {
  if (unit.kind === "eur") return money(value);
  if (unit.kind === "year" && !isWhole(value)) {
    if (isWhole(value * 12)) return counted(Math.round(value * 12), ["mois", "mois"], ["month", "months"]);
    if (isWhole(value * 365)) return counted(Math.round(value * 365), ["jour", "jours"], ["day", "days"]);
  }
  // A noun read from a document has no English yet: better a bare number than a French word in an English sentence.
  const translated = unit.noun !== undefined && unit.noun.fr !== unit.noun.en;
  return inBoth((language) => formatValue(value, unit, language, { withNoun: language === "fr" || translated }));
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

function counted(value: number, fr: readonly [string, string], en: readonly [string, string]): Bilingual {
  const text = printNumber(value);
  return both(`${text.fr} ${value > 1 ? fr[1] : fr[0]}`, `${text.en} ${value === 1 ? en[0] : en[1]}`);
}
