import type { RawRow } from "../../../../kernel/tables/index.ts";
import type { Day, Period } from "../../../../kernel/time/day.ts";
import type { ImportField } from "./columns.ts";
import type { SeriesFound } from "./cells/find-series.ts";
import { errorIssue, quoteEn, quoteFr } from "./issues.ts";
import type { DateReaders } from "./cells/parse-dates.ts";
import { parseState } from "./cells/parse-state.ts";
import { faultOfAnySeries, parseValue } from "./cells/parse-value.ts";
import type { Header } from "./read-header.ts";
import type { ImportContext, ImportIssue, PlannedValue } from "./types.ts";

const thin = "\u202f";

/** What could be read of a row; `planned` only where nothing in it is wrong. */
export interface ReadRow {
  readonly series: string | null;
  readonly period: Period | null;
  readonly planned: (PlannedValue & { readonly percentSign: boolean }) | null;
}

/** What is made once for a file and used on each of its rows. */
export interface RowReaders {
  readonly find: (text: string) => SeriesFound;
  readonly dates: DateReaders;
}

/** Reads every cell of a row that has a value, and adds all its faults to `issues`. */
export function readRow(row: RawRow, header: Header, readers: RowReaders, context: ImportContext, issues: ImportIssue[]): ReadRow {
  const faultsBefore = issues.length;
  const error = (code: string, field: ImportField, fr: string, en: string): null => {
    issues.push(errorIssue(code, header.place(row, field), { fr, en }));
    return null;
  };
  const text = (field: ImportField): string => {
    const cell = header.cell(row, field);
    if (cell.kind === "error") error("formula-error", field, `la cellule contient une erreur (${cell.text}). Remplacez la formule par sa valeur.`, `the cell holds an error (${cell.text}). Replace the formula by its value.`);
    return cell.kind === "error" ? "" : cell.text.trim();
  };
  const series = readSeries(row, header, readers.find, error);
  const period = readPeriod(row, header, readers.dates, context, error);
  const valueCell = header.cell(row, "value");
  const known = series === null ? undefined : context.series.get(series);
  const parsed = !header.has("value") ? null : known === undefined ? faultOfAnySeries(valueCell) : parseValue(valueCell, text("unit"), known);
  if (parsed?.kind === "fault") error(parsed.code, "value", parsed.text.fr, parsed.text.en);
  if (valueCell.merged === true) error("merged-value", "value", "la valeur est dans une cellule fusionnée sur plusieurs lignes et compterait plusieurs fois. Défusionnez-la.", "the value stands in a cell merged over several lines and would count several times. Unmerge it.");
  const stateText = text("state");
  const state = parseState(stateText) ?? error("unknown-state", "state", `l'état ${quoteFr(stateText)} n'est pas reconnu. Écrivez provisoire, consolidé ou révisé.`, `the state ${quoteEn(stateText)} is not known. Write provisional, consolidated or revised.`);
  const observedOn = readObserved(row, header, period, readers.dates, context, error);
  const source = text("source");
  if (source === "" && header.has("source") && header.cell(row, "source").kind !== "error") error("missing-source", "source", "la source manque. Dites d'où vient le nombre.", "the source is missing. Say where the number comes from.");
  const method = text("method");
  const justification = text("justification");
  if (issues.length > faultsBefore || series === null || period === null || parsed?.kind !== "value" || state === null || observedOn === null || source === "") return { series, period, planned: null };
  return {
    series,
    period,
    planned: { series, period, value: parsed.value, state, observedOn, source, method: method === "" ? null : method, justification: justification === "" ? null : justification, line: row.line, replaces: context.known(series, period.from, period.until) !== null, percentSign: parsed.percentSign },
  };
}

type Report = (code: string, field: ImportField, fr: string, en: string) => null;

function readSeries(row: RawRow, header: Header, find: (text: string) => SeriesFound, error: Report): string | null {
  if (!header.has("series")) return null;
  const cell = header.cell(row, "series");
  if (cell.kind === "empty") return error("missing-series", "series", "la ligne a une valeur mais pas de série. Écrivez le code de la série.", "the line has a value but no series. Write the code of the series.");
  if (cell.kind === "day") return error("unknown-series", "series", `la cellule contient une date (${cell.text})${thin}; le tableur a sans doute transformé le code. Mettez la cellule au format Texte et retapez-le.`, `the cell holds a date (${cell.text}); the spreadsheet has probably converted the code. Set the format of the cell to Text and type it again.`);
  const found = find(cell.text);
  if (found.kind === "found") return found.key;
  if (found.kind === "several") return error("several-series", "series", `${quoteFr(cell.text)} désigne plusieurs séries. Écrivez l'une de celles-ci${thin}: ${found.keys.join(", ")}.`, `${quoteEn(cell.text)} stands for several series. Write one of these: ${found.keys.join(", ")}.`);
  const near = found.suggestion;
  return error("unknown-series", "series", `la série ${quoteFr(cell.text)} n'existe pas.${near === null ? "" : ` Vouliez-vous dire ${quoteFr(near)}${thin}?`}`, `there is no series ${quoteEn(cell.text)}.${near === null ? "" : ` Did you mean ${quoteEn(near)}?`}`);
}

function readPeriod(row: RawRow, header: Header, dates: DateReaders, context: ImportContext, error: Report): Period | null {
  const single = header.cell(row, "period");
  const bounds = header.has("from") && header.has("until") && (!header.has("period") || single.kind === "empty");
  if (!bounds && !header.has("period")) return null;
  const field: ImportField = bounds ? "from" : "period";
  const shown = bounds ? `${header.cell(row, "from").text} – ${header.cell(row, "until").text}` : single.text;
  if (shown.trim() === "" || shown === " – ") return error("missing-period", field, "la période manque. Écrivez l'année, par exemple 2023.", "the period is missing. Write the year, for example 2023.");
  const period = bounds ? dates.periodBetween(header.cell(row, "from"), header.cell(row, "until")) : dates.period(single);
  if (period === null) return error("bad-period", field, `la période ${quoteFr(shown)} ne se lit pas comme des années entières. Écrivez 2023, 2021-2023, ou le 31 décembre pour un stock.`, `the period ${quoteEn(shown)} cannot be read as whole years. Write 2023, 2021-2023, or 31 December for a stock.`);
  const { fromYear, toYear } = context.contract;
  if (Number(period.from.slice(0, 4)) < fromYear || Number(period.until.slice(0, 4)) - 1 > toYear) return error("period-outside-contract", field, `la période ${quoteFr(shown)} sort du contrat (${fromYear}-${toYear}).`, `the period ${quoteEn(shown)} is outside the contract (${fromYear}-${toYear}).`);
  return period;
}

/** Nothing written means the last day of a period that has ended, else today. In a year that has ended, a value observed before its end does not cover it. */
function readObserved(row: RawRow, header: Header, period: Period | null, dates: DateReaders, context: ImportContext, error: Report): Day | null {
  const cell = header.cell(row, "observedOn");
  if (cell.kind === "empty") return period === null || context.today < period.until ? context.today : dates.lastDayOf(period);
  if (cell.kind === "error") return error("formula-error", "observedOn", `la cellule contient une erreur (${cell.text}). Remplacez la formule par sa valeur.`, `the cell holds an error (${cell.text}). Replace the formula by its value.`);
  const found = dates.day(cell);
  if (found === null) return error("bad-date", "observedOn", `${quoteFr(cell.text)} n'est pas un jour lisible. Écrivez-le comme 31/12/2023 (jour, mois, année) ou 2023-12-31.`, `${quoteEn(cell.text)} is not a readable day. Write it as 2023-12-31, or 31/12/2023 (day, month, year).`);
  if (period === null || context.today < period.until) return found;
  const last = dates.lastDayOf(period);
  return found >= last ? found : error("observed-too-early", "observedOn", `la valeur a été observée le ${found}, avant la fin de sa période (${last}).`, `the value was observed on ${found}, before the end of its period (${last}).`);
}
