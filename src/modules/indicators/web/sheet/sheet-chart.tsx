import type { VNode } from "preact";
import { LineChart, Table } from "../../../../kernel/html/index.ts";
import { formatDay, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { formatPeriod, formatValue } from "../../domain/format.ts";
import { chartBaseline, chartDescription, chartPace, chartPoints, chartTargets, chartYears } from "./sheet-chart-data.ts";
import type { SheetSeriesData } from "./sheet-types.ts";
import { sheetWords } from "./sheet-words.ts";
import { stateWords } from "../words.ts";

export interface SeriesChartProps {
  readonly data: Pick<SheetSeriesData, "assessment" | "observations" | "targetsOver">;
  readonly language: Language;
  /** False where the values stand beside the drawing already. */
  readonly withTable?: boolean;
}

/** The course of one series. Null where there is no number to draw: a deed, or no value at all. */
export function SeriesChart({ data, language, withTable = true }: SeriesChartProps): VNode | null {
  const { assessment, observations } = data;
  const { measure, target, projection, ownerForecast, asOf } = assessment;
  const words = sheetWords[language];
  const points = chartPoints(assessment, observations, language);
  if (points.length === 0 || measure.unit.kind === "none") return null;
  const value = (number: number): string => formatValue(number, measure.unit, language);
  const baseline = chartBaseline(assessment, language);
  const targets = chartTargets(assessment, language, data.targetsOver);
  const pace = chartPace(assessment, words.chart.pace);
  const dueX = target?.dueYear ?? Math.max(...points.map((point) => point.x));
  const scopeKind = target?.scope.kind;
  const name = pick(measure.name, language);
  const sources = [...new Set(observations.map((one) => one.source))];
  const estimates = projection === null && ownerForecast === null ? [] : [dueX];
  return (
    <LineChart
      title={scopeKind === "cumulated" ? words.sumOf(name) : scopeKind === "mean" ? words.meanOf(name) : name}
      unit={measure.unit.noun === undefined ? "" : pick(measure.unit.noun, language)}
      description={chartDescription(assessment, points, language)}
      language={language}
      words={words.chart}
      points={points}
      baseline={baseline}
      targets={targets}
      pace={pace}
      projection={projection === null ? null : { x: dueX, value: projection.value, low: projection.low, high: projection.high, label: value(projection.value) }}
      forecast={ownerForecast === null ? null : { x: dueX, value: ownerForecast.value, low: null, high: null, label: "" }}
      xTicks={chartYears([...points.map((point) => point.x), ...targets.flatMap((line) => [line.fromX, line.toX]), ...estimates, ...(baseline === null ? [] : [baseline.x]), ...(pace === null ? [] : [pace.fromX])])}
      formatTick={(number) => formatValue(number, measure.unit, language)}
      source={`${sources.slice(0, 3).join(", ")}${sources.length > 3 ? "…" : ""}, ${words.asOf(formatDay(asOf, language))}`}
      table={!withTable ? null : (
        <Table
          caption={name}
          language={language}
          rows={observations}
          columns={[
            { header: words.columns.period, cell: (one) => formatPeriod(one.period, language, target?.scope), rowHeader: true },
            { header: words.columns.value, cell: (one) => value(one.value), numeric: true },
            { header: words.columns.state, cell: (one) => pick(stateWords[one.state], language) },
            { header: words.columns.source, cell: (one) => one.source },
          ]}
        />
      )}
    />
  );
}

/** "entre 58 et 68 (intervalle à 80 %)"; nothing without a projection. */
export function projectionInterval(data: SheetSeriesData, language: Language): string {
  const { projection, measure } = data.assessment;
  if (projection === null) return "";
  const value = (number: number): string => formatValue(number, measure.unit, language);
  return sheetWords[language].between(value(projection.low), value(projection.high), formatPercent(projection.confidenceShare, language, 0));
}
