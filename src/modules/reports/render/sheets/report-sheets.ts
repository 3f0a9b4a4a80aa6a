import { both } from "../../../../kernel/i18n/format.ts";
import { writeOdsBook, type Cell, type Table } from "../../../../kernel/tables/index.ts";
import { describeTarget, roundValue, stateWords, verdictWords } from "../../../indicators/index.ts";
import type { ReportContent, SealedReport } from "../../domain/content.ts";
import { actionSheets } from "./action-sheets.ts";
import { resourceSheet } from "./resource-sheet.ts";
import { column, dayCell, sheet, twice, unitWords, valueCell } from "./sheet-parts.ts";

/** The data behind every figure and table of the report: one sheet for each kind, numbers as numbers, both languages. */
export function reportOds(report: SealedReport): Uint8Array {
  const { content } = report;
  const tables = [
    aboutSheet(report),
    verdictSheet(content),
    valueSheet(content),
    targetSheet(content),
    ...actionSheets(content),
    resourceSheet(content),
    figureSheet(content),
    textSheet(content),
  ];
  return writeOdsBook(both(`Rapport ${report.code}, données`, `Report ${report.code}, data`), tables, "fr");
}

function aboutSheet({ code, content, contentSha256 }: SealedReport): Table {
  const { contract } = content;
  const rows: readonly (readonly Cell[])[] = [
    ["Rapport / Report", code],
    ["Année / Year", content.year],
    ["Situation connue au / As known on", { day: content.knownOn }],
    ["Contrat / Contract", contract.code],
    ["Institut / Institute", contract.institute],
    ["Version du contrat / Version of the contract", contract.versionNumber],
    ["En vigueur depuis / In force since", { day: contract.inForceFrom }],
    ["Sceau (SHA-256) / Seal (SHA-256)", contentSha256],
    ["Empreinte du contrat (SHA-256) / Digest of the contract (SHA-256)", contract.registerSha256],
    ["Données de démonstration / Demonstration data", content.demonstration ? "oui / yes" : "non / no"],
  ];
  return sheet(both("À propos", "About"), [column("item", "Élément", "Item"), column("value", "Valeur", "Value")], rows);
}

function verdictSheet(content: ReportContent): Table {
  const columns = [
    column("series", "Série", "Series"), column("part", "Volet", "Part"), column("name-fr", "Nom (fr)", "Name (fr)"), column("name-en", "Nom (en)", "Name (en)"), column("unit", "Unité", "Unit"),
    column("value", "Valeur comparée", "Compared value"), column("baseline", "Départ", "Baseline"), column("target", "Cible", "Target"), column("due", "Échéance", "Due year"), column("rate", "Chemin parcouru", "Way made"),
    column("expected", "Attendu à cette date", "Expected by now"), column("projection", "Projection", "Projection"), column("low", "Bas de l’intervalle", "Low end"), column("high", "Haut de l’intervalle", "High end"),
    column("forecast", "Prévision du responsable", "Owner’s forecast"), column("verdict", "Verdict", "Verdict"), column("reason-fr", "Raison (fr)", "Reason (fr)"), column("reason-en", "Raison (en)", "Reason (en)"),
  ];
  const rows = content.indicators.flatMap((one) =>
    one.series.map(({ key, part, name, assessment }): readonly Cell[] => {
      const { measure, target, compared, rate, pace, projection, ownerForecast, verdict } = assessment;
      const cell = (value: number | null): Cell => valueCell(value, measure.unit);
      const baseline = measure.baseline.kind === "none" ? null : measure.baseline.value;
      const word = verdictWords[verdict.kind];
      return [
        key, part, name.fr, name.en, twice(unitWords[measure.unit.kind]), cell(compared?.value ?? null), cell(baseline), target === null ? null : valueCell(target.value, target.unit), target?.dueYear ?? null,
        rate.kind === "rate" ? { share: roundValue(rate.share, { kind: "share" }) } : null, cell(pace?.expectedNow ?? null), cell(projection?.value ?? null), cell(projection?.low ?? null), cell(projection?.high ?? null),
        cell(ownerForecast?.value ?? null), twice(word), verdict.reason.fr, verdict.reason.en,
      ];
    }),
  );
  return sheet(both("Verdicts", "Verdicts"), columns, rows);
}

function valueSheet(content: ReportContent): Table {
  const columns = [
    column("series", "Série", "Series"), column("from", "Du", "From"), column("until", "Avant le", "Until (not included)"), column("value", "Valeur", "Value"), column("unit", "Unité", "Unit"),
    column("state", "État", "State"), column("observed", "Observée le", "Observed on"), column("source", "Source", "Source"), column("made-up", "Fictive", "Fictitious"),
  ];
  const rows = content.indicators.flatMap((one) =>
    one.series.flatMap(({ key, assessment: { measure }, observations }) =>
      observations.map((seen): readonly Cell[] => [
        key, { day: seen.period.from }, { day: seen.period.until }, valueCell(seen.value, measure.unit), twice(unitWords[measure.unit.kind]), twice(stateWords[seen.state]), { day: seen.observedOn }, seen.source, seen.demonstration ? "oui / yes" : "non / no",
      ]),
    ),
  );
  return sheet(both("Valeurs", "Values"), columns, rows);
}

function targetSheet(content: ReportContent): Table {
  const columns = [
    column("series", "Série", "Series"), column("version", "Version du contrat", "Version of the contract"), column("from", "Du", "From"), column("until", "Avant le", "Until (not included)"),
    column("value", "Cible", "Target"), column("upper", "Borne haute", "Upper bound"), column("due", "Échéance", "Due year"), column("fr", "En mots (fr)", "In words (fr)"), column("en", "En mots (en)", "In words (en)"),
  ];
  const rows = content.indicators.flatMap((one) =>
    one.series.flatMap(({ key, targets }) =>
      targets.map(({ target, versionNumber, from, until }): readonly Cell[] => {
        const words = target === null ? both("sans engagement", "no commitment") : describeTarget(target);
        return [key, versionNumber, { day: from }, dayCell(until), target === null ? null : valueCell(target.value, target.unit), target === null ? null : valueCell(target.upperValue, target.unit), target?.dueYear ?? null, words.fr, words.en];
      }),
    ),
  );
  return sheet(both("Cibles", "Targets"), columns, rows);
}

function figureSheet(content: ReportContent): Table {
  const columns = [
    column("code", "Code", "Code"), column("fr", "Chiffre (fr)", "Figure (fr)"), column("en", "Chiffre (en)", "Figure (en)"), column("value", "Valeur", "Value"), column("unit-fr", "Unité (fr)", "Unit (fr)"), column("unit-en", "Unité (en)", "Unit (en)"),
    column("from", "Du", "From"), column("until", "Avant le", "Until (not included)"), column("source", "Source", "Source"),
  ];
  const rows = content.figures.map((one): readonly Cell[] => [one.code, one.label.fr, one.label.en, figureCell(one), one.unit?.fr ?? null, one.unit?.en ?? null, { day: one.period.from }, { day: one.period.until }, one.source]);
  return sheet(both("Chiffres", "Figures"), columns, rows);
}

/** As the pages write it: a share in percent, euros as euros. */
function figureCell({ value, unit }: ReportContent["figures"][number]): Cell {
  return unit?.en === "%" ? { share: value } : unit?.en === "€" ? { euros: value } : value;
}

function textSheet(content: ReportContent): Table {
  const columns = [column("section", "Section", "Section"), column("fr", "Texte (fr)", "Text (fr)"), column("en", "Texte (en)", "Text (en)")];
  return sheet(both("Textes", "Texts"), columns, content.texts.map((one) => [one.section, one.text.fr, one.text.en]));
}
