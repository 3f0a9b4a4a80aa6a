import { yearOf, type Period } from "../../../../kernel/time/day.ts";
import { shownValue } from "./check-plausibility.ts";
import { warningIssue, type Place } from "./issues.ts";
import type { ImportContext, ImportIssue, PlannedValue } from "./types.ts";

/**
 * Parts that together exceed their whole, for each period that the file touches; values that the file does not give
 * are those known. Parts nobody knows count as nothing. The warning stands at the last line concerned, and a
 * justification on any of the lines concerned settles it.
 */
export function checkWholes(planned: readonly PlannedValue[], context: ImportContext, placeOf: (line: number) => Place): readonly ImportIssue[] {
  const issues: ImportIssue[] = [];
  if (context.wholes.length === 0) return issues;
  const concerned = new Set(context.wholes.flatMap(({ whole, parts }) => [whole, ...parts]));
  const given = new Map<string, PlannedValue>();
  const periods = new Map<string, Period>();
  for (const value of planned) {
    if (!concerned.has(value.series)) continue;
    const { from, until } = value.period;
    given.set(`${value.series}|${from}|${until}`, value);
    periods.set(`${from}|${until}`, value.period);
  }
  for (const { whole, parts } of context.wholes) {
    const measure = context.series.get(whole)?.measure;
    if (measure === undefined) continue;
    for (const [key, period] of periods) {
      const lines = [whole, ...parts].map((series) => given.get(`${series}|${key}`)).filter((value) => value !== undefined);
      const last = lines.reduce<PlannedValue | null>((latest, value) => (latest === null || value.line > latest.line ? value : latest), null);
      const valueOf = (series: string): number | null => given.get(`${series}|${key}`)?.value ?? context.known(series, period.from, period.until)?.value ?? null;
      const total = valueOf(whole);
      if (last === null || total === null) continue;
      const sum = parts.reduce((added, part) => added + (valueOf(part) ?? 0), 0);
      if (sum <= total + Math.abs(total) * 1e-9) continue;
      const shown = { sum: shownValue(sum, measure), total: shownValue(total, measure) };
      const year = yearOf(period.from);
      issues.push(
        warningIssue(
          "parts-exceed-whole",
          placeOf(last.line),
          {
            fr: `pour ${year}, les parties (${parts.join(", ")}) font ensemble ${shown.sum.fr}, plus que leur tout ${whole} (${shown.total.fr}).`,
            en: `for ${year}, the parts (${parts.join(", ")}) add up to ${shown.sum.en}, more than their whole ${whole} (${shown.total.en}).`,
          },
          lines.some((value) => value.justification !== null),
        ),
      );
    }
  }
  return issues;
}
