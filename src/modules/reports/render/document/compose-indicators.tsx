import { formatDay, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { describeBaseline, describeTarget, formatPeriod, formatValue, sentenceCase, SeriesChart, seriesAnchor, shownValue, stateWords, verdictWords } from "../../../indicators/index.ts";
import type { ReportContent, ReportIndicator, ReportSeries } from "../../domain/content.ts";
import { asWritten, linesCell, sayIn, type Block, type Definition, type Section } from "./blocks.ts";
import { versionName, type TextOf } from "./compose.ts";
import { dayInOne, timeInForce } from "./words.ts";

/** Every indicator: synthesis, then each series with its verdict, its targets over time, its drawing and its values. */
export function indicatorsSection(content: ReportContent, textOf: TextOf, language: Language): Section {
  const say = sayIn(language);
  const blocks = content.indicators.flatMap((one) => indicatorBlocks(one, textOf, language));
  return {
    id: "indicators",
    title: say("Indicateurs", "Indicators"),
    newPage: true,
    blocks: blocks.length > 0 ? blocks : [{ kind: "paragraph", soft: true, text: say("Le contrat ne porte aucun indicateur.", "The contract holds no indicator.") }],
  };
}

function indicatorBlocks({ indicator, series }: ReportIndicator, textOf: TextOf, language: Language): readonly Block[] {
  const say = sayIn(language);
  return [
    { kind: "heading", level: 3, id: `indicator-${indicator.code}`, kicker: `${say("Indicateur", "Indicator")} ${indicator.code}`, text: pick(indicator.title, language) },
    ...textOf(`indicator-${indicator.code}`),
    ...series.flatMap((one) => seriesBlocks(one, language)),
  ];
}

function seriesBlocks(series: ReportSeries, language: Language): readonly Block[] {
  const say = sayIn(language);
  const { assessment, observations } = series;
  const { measure, verdict, target } = assessment;
  const name = pick(series.name, language);
  const isDeed = measure.unit.kind === "none";
  const value = (number: number): string => (isDeed ? (number >= 1 ? say("fait", "done") : say("pas encore fait", "not done yet")) : formatValue(number, measure.unit, language));
  const shown = shownValue(assessment, language);
  // A rank has no scale: it is said in words.
  const drawn = observations.length > 0 && !isDeed && measure.unit.kind !== "rank" && target?.comparator !== "qualitative";
  return [
    { kind: "heading", level: 4, id: seriesAnchor(series.key), kicker: series.part, text: name },
    { kind: "verdict", verdict: verdict.kind, word: pick(verdictWords[verdict.kind], language), reason: pick(verdict.reason, language) },
    ...(shown === null ? [] : [{ kind: "paragraph" as const, text: `${shown.value} (${shown.about})` }]),
    {
      kind: "fold",
      summary: say(`${series.part}, ${name}\u202f: cible, dessin et valeurs`, `${series.part}, ${name}: target, drawing and values`),
      blocks: [
        { kind: "definitions", items: facts(series, language) },
        ...(drawn ? [{ kind: "chart" as const, figure: <SeriesChart data={{ assessment, observations, targetsOver: series.targets }} language={language} withTable={false} /> }] : []),
        observations.length === 0
          ? { kind: "paragraph", soft: true, text: say("Aucune valeur connue à cette date.", "No value known on that day.") }
          : {
              kind: "table",
              caption: say(`Valeurs\u202f: ${name}`, `Values: ${name}`),
              columns: [
                { header: say("Période", "Period"), rowHeader: true },
                { header: say("Valeur", "Value"), numeric: true },
                { header: say("État", "State") },
                { header: say("Observée le", "Observed on") },
                { header: say("Source", "Source"), weight: 2 },
              ],
              rows: observations.map((one) => ({
                cells: [
                  { text: formatPeriod(one.period, language, target?.scope) },
                  { text: value(one.value) },
                  { text: pick(stateWords[one.state], language) },
                  { text: dayInOne(one.observedOn, language) },
                  linesCell([{ ...asWritten(one.source, language), ...(one.demonstration ? { about: say("(valeur fictive)", "(fictitious value)") } : {}) }]),
                ],
              })),
            },
      ],
    },
  ];
}

function facts({ assessment, targets }: ReportSeries, language: Language): readonly Definition[] {
  const say = sayIn(language);
  const { measure, pace, rate, projection, ownerForecast } = assessment;
  const value = (number: number): string => formatValue(number, measure.unit, language);
  const items: Definition[] = [];
  if (measure.baseline.kind !== "none") items.push({ term: say("Départ", "Baseline"), details: sentenceCase(pick(describeBaseline(measure.baseline, measure.unit), language)) });
  items.push(...targetItems(assessment.target, targets, language));
  items.push({ term: say("Chemin parcouru", "Way made"), details: pick(rate.kind === "rate" ? rate.printed : rate.reason, language) });
  if (pace !== null) items.push({ term: say("Rythme attendu", "Expected pace"), details: pick(pace.printed, language) });
  if (projection !== null) {
    const share = formatPercent(projection.confidenceShare, language, 0);
    items.push({
      term: say("Projection mécanique", "Mechanical projection"),
      details: say(
        `${value(projection.value)}, entre ${value(projection.low)} et ${value(projection.high)} (intervalle à ${share})`,
        `${value(projection.value)}, between ${value(projection.low)} and ${value(projection.high)} (${share} interval)`,
      ),
    });
  }
  if (ownerForecast !== null) {
    const share = formatPercent(ownerForecast.confidenceShare, language, 0);
    items.push({
      term: say("Prévision du responsable", "Owner’s forecast"),
      details: say(
        `${value(ownerForecast.value)}, le ${formatDay(ownerForecast.madeOn, "fr")}, avec une confiance de ${share}`,
        `${value(ownerForecast.value)}, on ${formatDay(ownerForecast.madeOn, "en")}, with a confidence of ${share}`,
      ),
    });
  }
  return items;
}

/** One line where the commitment never changed; each with its time where an amendment changed it. */
function targetItems(current: ReportSeries["assessment"]["target"], targets: ReportSeries["targets"], language: Language): readonly Definition[] {
  const say = sayIn(language);
  const written = (target: typeof current): string => (target === null ? say("Sans engagement", "No commitment") : sentenceCase(pick(describeTarget(target), language)));
  if (targets.length < 2) return [{ term: say("Cible", "Target"), details: written(targets[0]?.target ?? current) }];
  return targets.map((one) => ({
    term: say("Cible", "Target"),
    details: `${written(one.target)} (${versionName(one.versionNumber, language)}, ${timeInForce(one.from, one.until, language)})`,
  }));
}
