import { leftOutReasons, type LeftOutReason } from "./recipes/kitchen.ts";
import type { PaperContribution } from "./contributions.ts";
import type { PaperRow, UnitRow } from "./engine.ts";

const head = ["paper", "title", "year", "document_type", "journal", "reason", "institute_fractional", "units", "countries", "citations"] as const;

/** One way to write a cell: quoted only where it must be (RFC 4180). */
function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(",")}\n`;

/** The corpus of a number as one text: the same papers give the same bytes. Columns `adds:…` hold what each paper gives under each reading. */
export function writeContributions(contributions: readonly PaperContribution[], readings: readonly string[]): string {
  return [
    line([...head, ...readings.map((code) => `adds:${code}`)]),
    ...contributions.map((one) => line([one.paper, one.title, one.year, one.documentType, one.journal, one.reason, one.instituteFractional, one.units.join(" "), one.countries.join(" "), one.citations, ...one.adds])),
  ].join("");
}

/** What `writeContributions` wrote; throws on anything else, since nobody else writes these files. */
export function readContributions(text: string): { readonly readings: readonly string[]; readonly papers: readonly PaperContribution[] } {
  const [first = [], ...rows] = rowsOf(text);
  const readings = first.slice(head.length).map((name) => name.replace(/^adds:/, ""));
  const number = (given: string | undefined): number | null => (given === undefined || given === "" ? null : Number(given));
  const words = (given: string | undefined): string[] => (given ?? "").split(" ").filter((word) => word !== "");
  return {
    readings,
    papers: rows.map(([paper = "", title = "", year, documentType = "", journal, reason, instituteFractional = "0", units, countries, citations, ...adds]) => ({
      paper, title, year: Number(year), documentType, journal: journal === "" ? null : (journal ?? null), reason: leftOutReasons.find((one) => one === reason) satisfies LeftOutReason | undefined ?? null,
      instituteFractional, units: words(units), countries: words(countries), citations: number(citations), adds: adds.map(number),
    })),
  };
}

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** The papers as `jalon bibliometrics compute` reads them. */
export function writePapers(papers: readonly PaperRow[]): string {
  return [
    line(["paper", "year", "document_type", "fields", "journal", "citations"]),
    ...papers.map((one) => line([one.paper, one.year, one.documentType, one.fields.map(({ field, weight }) => `${field}:${weight}`).join(";"), one.journal, one.citations])),
  ].join("");
}

/** The units as `jalon bibliometrics compute` reads them. */
export function writeUnits(units: readonly UnitRow[]): string {
  return [line(["paper", "unit", "weight"]), ...units.map((one) => line([one.paper, one.unit, one.weight]))].join("");
}
