import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../kernel/tables/index.ts";
import { describeBaseline, describeTarget } from "../domain/describe.ts";
import { formatPeriod } from "../domain/format.ts";
import type { Assessment } from "../domain/assessment.ts";
import type { Unit } from "../domain/target.ts";
import type { Board, Sheet } from "../module.ts";
import { stateWords, verdictWords } from "./words.ts";

/** A number as a typed cell of its unit, so that a sheet of calculation can go on with it. */
export function cellOf(value: number | null, unit: Unit): Cell {
  if (value === null) return null;
  if (unit.kind === "share") return { share: value };
  if (unit.kind === "eur") return { euros: value };
  return value;
}

function text(of: (language: "fr" | "en") => string): Bilingual {
  return { fr: of("fr"), en: of("en") };
}

function assessmentRow(indicator: string, assessment: Assessment): Cell[] {
  const { measure, target, compared, verdict, rate, projection, ownerForecast } = assessment;
  const observation = assessment.latest;
  return [
    indicator,
    measure.part,
    measure.key,
    measure.name,
    describeBaseline(measure.baseline, measure.unit),
    target === null ? null : describeTarget(target),
    target?.dueYear ?? null,
    cellOf(compared?.value ?? null, measure.unit),
    compared === null ? null : text((language) => formatPeriod(compared.period, language, target?.scope)),
    observation === null ? null : stateWords[observation.state],
    verdictWords[verdict.kind],
    verdict.reason,
    rate.kind === "rate" ? { share: rate.share } : null,
    rate.kind === "rate" && rate.expectedShare !== null ? { share: rate.expectedShare } : null,
    rate.kind === "rate" ? rate.printed : rate.reason,
    cellOf(projection?.value ?? null, measure.unit),
    cellOf(projection?.low ?? null, measure.unit),
    cellOf(projection?.high ?? null, measure.unit),
    cellOf(ownerForecast?.value ?? null, measure.unit),
    ownerForecast === null ? null : { share: ownerForecast.confidenceShare },
    observation === null ? null : { day: observation.observedOn },
    observation?.source ?? null,
  ];
}

/** The whole board: a row for each series, in the order of the contract. */
export function boardTable(board: Board): Table {
  return {
    name: `board-${board.moment.on}`,
    title: { fr: `Tableau de bord du contrat au ${board.moment.on}`, en: `Contract board on ${board.moment.on}` },
    columns: [
      { key: "indicator", label: { fr: "Indicateur", en: "Indicator" } },
      { key: "part", label: { fr: "Volet", en: "Part" } },
      { key: "series", label: { fr: "Série", en: "Series" } },
      { key: "name", label: { fr: "Libellé", en: "Name" } },
      { key: "baseline", label: { fr: "Départ", en: "Baseline" } },
      { key: "target", label: { fr: "Cible", en: "Target" } },
      { key: "due_year", label: { fr: "Échéance", en: "Due year" } },
      { key: "value", label: { fr: "Valeur comparée à la cible", en: "Value held against the target" } },
      { key: "period", label: { fr: "Période", en: "Period" } },
      { key: "state", label: { fr: "État de la dernière valeur", en: "State of the latest value" } },
      { key: "verdict", label: { fr: "Verdict", en: "Verdict" } },
      { key: "reason", label: { fr: "Pourquoi", en: "Why" } },
      { key: "rate", label: { fr: "Taux d’avancement", en: "Rate of progress" } },
      { key: "expected_rate", label: { fr: "Taux attendu", en: "Expected rate" } },
      { key: "calculation", label: { fr: "Calcul", en: "Calculation" } },
      { key: "projection", label: { fr: "Projection", en: "Projection" } },
      { key: "projection_low", label: { fr: "Projection, borne basse", en: "Projection, low" } },
      { key: "projection_high", label: { fr: "Projection, borne haute", en: "Projection, high" } },
      { key: "owner_forecast", label: { fr: "Prévision du responsable", en: "Owner’s forecast" } },
      { key: "owner_confidence", label: { fr: "Confiance du responsable", en: "Owner’s confidence" } },
      { key: "observed_on", label: { fr: "Observée le", en: "Observed on" } },
      { key: "source", label: { fr: "Source", en: "Source" } },
    ],
    rows: board.indicators.flatMap(({ indicator, assessments }) => assessments.map((assessment) => assessmentRow(indicator.code, assessment))),
    demonstration: board.demonstration,
  };
}

/** Every event of the series of one sheet: the history, with who, when, why and from where. */
export function historyTable(sheet: Sheet): Table {
  const rows = sheet.series.flatMap(({ series, events }) =>
    events.map((event): Cell[] => [
      series.key,
      text((language) => formatPeriod(event.period, language)),
      event.kind,
      cellOf(event.value, series.measure.unit),
      stateWords[event.state],
      { day: event.observedOn },
      event.recordedAt,
      event.author,
      event.reason,
      event.source,
      event.method,
      event.batchLine,
      event.id,
    ]),
  );
  return {
    name: `indicator-${sheet.indicator.code}`,
    title: { fr: `Indicateur ${sheet.indicator.code} : historique des valeurs`, en: `Indicator ${sheet.indicator.code}: history of values` },
    columns: [
      { key: "series", label: { fr: "Série", en: "Series" } },
      { key: "period", label: { fr: "Période", en: "Period" } },
      { key: "act", label: { fr: "Acte", en: "Act" } },
      { key: "value", label: { fr: "Valeur", en: "Value" } },
      { key: "state", label: { fr: "État", en: "State" } },
      { key: "observed_on", label: { fr: "Observée le", en: "Observed on" } },
      { key: "recorded_at", label: { fr: "Enregistrée le", en: "Recorded at" } },
      { key: "author", label: { fr: "Auteur", en: "Author" } },
      { key: "reason", label: { fr: "Motif", en: "Reason" } },
      { key: "source", label: { fr: "Source", en: "Source" } },
      { key: "method", label: { fr: "Méthode", en: "Method" } },
      { key: "file_line", label: { fr: "Ligne du fichier", en: "Line of the file" } },
      { key: "event", label: { fr: "Événement", en: "Event" } },
    ],
    rows,
    demonstration: sheet.demonstration,
  };
}
