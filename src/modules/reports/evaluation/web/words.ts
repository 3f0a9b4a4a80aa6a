import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { describeTarget, formatDifference, formatValue, sentenceCase, type TargetOverTime } from "../../../indicators/index.ts";
import type { EvaluatedSeries } from "../domain/evaluation.ts";
import type { ForecastScore } from "../domain/forecast-score.ts";
import type { MilestoneRecord } from "../domain/milestone-record.ts";
import { sayIn } from "../../../../kernel/i18n/say.ts";

export { sayIn, type Say } from "../../../../kernel/i18n/say.ts";

/** "Au moins 70 … (du … au …)" for each target that there was; one line where it never changed. */
export function promisedLines(promised: readonly TargetOverTime[], language: Language): readonly string[] {
  const say = sayIn(language);
  const words = ({ target }: TargetOverTime): string => (target === null ? say("Sans engagement", "No commitment") : sentenceCase(pick(describeTarget(target), language)));
  if (promised.length < 2) return promised.map(words);
  return promised.map((one) => {
    const since = one.until === null
      ? say(`depuis le ${formatDay(one.from, "fr")}`, `since ${formatDay(one.from, "en")}`)
      : say(`du ${formatDay(one.from, "fr")} jusqu’au ${formatDay(one.until, "fr")} exclu`, `from ${formatDay(one.from, "en")} until ${formatDay(one.until, "en")}, not included`);
    return `${words(one)} (${since})`;
  });
}

/** "3 projets de trop", as a signed difference: "+3". */
export function errorText(score: ForecastScore, series: EvaluatedSeries, language: Language): string {
  if (score.error === null) return "–";
  const size = formatDifference(score.error, series.assessment.measure.unit, language);
  return `${score.error > 0 ? "+" : score.error < 0 ? "\u2212" : ""}${size}`;
}

export function intervalText(score: ForecastScore, series: EvaluatedSeries, language: Language): string {
  const say = sayIn(language);
  if (score.low === null || score.high === null) return "–";
  const value = (number: number): string => formatValue(number, series.assessment.measure.unit, language);
  const inside = score.inside === null ? "" : score.inside ? say(", juste", ", right") : say(", manqué", ", missed");
  return `${say(`${value(score.low)} à ${value(score.high)}`, `${value(score.low)} to ${value(score.high)}`)}${inside}`;
}

export function milestoneSentence(record: MilestoneRecord, language: Language): string {
  const say = sayIn(language);
  const colon = say("\u202f: ", ": ");
  const parts = [
    ...(record.onTime > 0 ? [`${say("atteints à temps", "reached on time")}${colon}${record.onTime}`] : []),
    ...(record.late > 0 ? [`${say("atteints en retard", "reached late")}${colon}${record.late}`] : []),
    ...(record.never > 0 ? [`${say("échus et pas atteints", "due and not reached")}${colon}${record.never}`] : []),
    ...(record.toCome > 0 ? [`${say("à venir", "to come")}${colon}${record.toCome}`] : []),
    ...(record.dropped > 0 ? [`${say("abandonnés", "dropped")}${colon}${record.dropped}`] : []),
  ];
  if (parts.length === 0) return say("Aucun jalon n’a été posé.", "No milestone was set.");
  const moved = record.moved === 0 ? "" : say(` Dont la date a été déplacée\u202f: ${record.moved}.`, ` Whose date was moved: ${record.moved}.`);
  return `${sentenceCase(parts.join(say("\u202f; ", "; ")))}.${moved}`;
}
