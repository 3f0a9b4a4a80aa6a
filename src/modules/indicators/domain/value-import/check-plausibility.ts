import { shiftDecimal } from "../../../../kernel/tables/index.ts";
import type { RawRow } from "../../../../kernel/tables/index.ts";
import { yearOf } from "../../../../kernel/time/day.ts";
import type { Measure } from "../measure.ts";
import type { ImportField } from "./columns.ts";
import { warningIssue } from "./issues.ts";
import type { Header } from "./read-header.ts";
import type { ImportContext, ImportIssue, ImportSeries, PlannedValue } from "./types.ts";

const thin = "\u202f";

/** Below this on both sides, a count that doubles is an ordinary year. */
const smallCount = 10;

/** Ten times more or less than the baseline, before any value is known: thousands or millions taken for units. */
const otherScale = 10;

function startOf({ baseline, unit }: Measure): number | null {
  const scaled = unit.kind === "eur" || unit.kind === "count";
  return scaled && baseline.kind === "value" && baseline.value >= smallCount ? baseline.value : null;
}

/** What is surprising about one readable value, each time a warning that a justification settles. */
export function checkPlausibility(planned: PlannedValue, percentSign: boolean, last: number | null, row: RawRow, header: Header, context: ImportContext): readonly ImportIssue[] {
  const issues: ImportIssue[] = [];
  const series = context.series.get(planned.series);
  if (series === undefined) return issues;
  const warn = (code: string, field: ImportField, fr: string, en: string): void => {
    issues.push(warningIssue(code, header.place(row, field), { fr, en }, planned.justification !== null));
  };
  const { value } = planned;
  const shown = shownValue(value, series.measure);
  if (series.measure.unit.kind === "share" && value > 0 && value <= 0.01 && !percentSign) {
    const written = shiftDecimal(value, 2);
    warn("share-below-one", "value", `${decimalFr(written)} est lu ${shown.fr}. Vouliez-vous dire ${decimalFr(shiftDecimal(written, 2))}${thin}%${thin}?`, `${written} is read as ${shown.en}. Did you mean ${shiftDecimal(written, 2)}%?`);
  }
  const { min, max } = series.bounds ?? {};
  if (min !== undefined && value < min) warn("below-bounds", "value", `${shown.fr} est sous le minimum plausible (${shownValue(min, series.measure).fr}).`, `${shown.en} is under the plausible minimum (${shownValue(min, series.measure).en}).`);
  if (max !== undefined && value > max) warn("above-bounds", "value", `${shown.fr} dépasse le maximum plausible (${shownValue(max, series.measure).fr}).`, `${shown.en} is over the plausible maximum (${shownValue(max, series.measure).en}).`);
  if (last !== null && jumps(last, value, series, context)) warn("jump", "value", `${shown.fr} s'écarte beaucoup de la dernière valeur connue (${shownValue(last, series.measure).fr}).`, `${shown.en} is far from the last known value (${shownValue(last, series.measure).en}).`);
  const start = last === null ? startOf(series.measure) : null;
  if (start !== null && value > 0 && (value > start * otherScale || value < start / otherScale)) warn("far-from-baseline", "value", `${shown.fr} n'est pas du même ordre que le départ dans le contrat (${shownValue(start, series.measure).fr})${thin}; l'unité est peut-être une autre.`, `${shown.en} is not of the same order as the baseline in the contract (${shownValue(start, series.measure).en}); the unit may be another one.`);
  if (planned.period.until > context.today) warn("period-not-ended", header.has("period") ? "period" : "from", `la période ${yearOf(planned.period.until) - 1} n'est pas terminée.`, `the period ${yearOf(planned.period.until) - 1} has not ended.`);
  if (planned.observedOn > context.today) warn("future-date", "observedOn", `la date d'observation (${planned.observedOn}) est à venir.`, `the observation date (${planned.observedOn}) is in the future.`);
  const known = context.known(planned.series, planned.period.from, planned.period.until);
  if (known !== null && known.state !== "provisional") {
    const before = shownValue(known.value, series.measure);
    if (known.value !== value) warn("consolidated-changed", "value", `la valeur déjà consolidée ${before.fr} deviendrait ${shown.fr}.`, `the value ${before.en}, already consolidated, would become ${shown.en}.`);
    else if (planned.state === "provisional") warn("back-to-provisional", header.has("state") ? "state" : "value", "une valeur déjà consolidée redeviendrait provisoire.", "a value already consolidated would become provisional again.");
  }
  return issues;
}

function jumps(last: number, value: number, series: ImportSeries, context: ImportContext): boolean {
  const { factor, points } = context.jump ?? { factor: 2, points: 10 };
  const { kind } = series.measure.unit;
  if (kind === "none") return false;
  // A hair's breadth of slack: 0.27 − 0.17 is not exactly 0.1 in binary, and ten points are not more than ten.
  if (kind === "share") return Math.abs(value - last) > points / 100 + 1e-9;
  if (series.integer && Math.max(Math.abs(last), Math.abs(value)) < smallCount) return false;
  if (last === 0 || value === 0) return series.integer && last !== value;
  return Math.sign(last) !== Math.sign(value) || value / last > factor || last / value > factor;
}

/** A value as a message shows it: percentages, euros, plain numbers. */
export function shownValue(value: number, measure: Measure): { readonly fr: string; readonly en: string } {
  const { kind } = measure.unit;
  if (kind === "share") return { fr: `${decimalFr(shiftDecimal(value, 2))}${thin}%`, en: `${decimalEn(shiftDecimal(value, 2))}%` };
  if (kind === "eur") return { fr: `${decimalFr(value)}${thin}€`, en: `€${decimalEn(value)}` };
  return { fr: decimalFr(value), en: decimalEn(value) };
}

const formats = { fr: new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 4 }), en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 }) };

function decimalFr(value: number): string {
  return formats.fr.format(value);
}

function decimalEn(value: number): string {
  return formats.en.format(value);
}
