import type { CorpusPaper } from "../../publications/index.ts";
import type { PaperRow, UnitRow } from "./engine.ts";
import { leastCommonMultiple, parseFraction } from "../engine/fraction.ts";
import { fractionAsNumber } from "./readings/fraction.ts";
import { corpusReason, type Candidate } from "./recipes/kitchen.ts";
import type { DocumentType } from "../../publications/index.ts";

/** The institute itself, in the units of a corpus handed to the engine: its structures are part of it, and the parts of a paper may not pass 1. */
export const instituteUnit = "institute";

/** The papers that the engine can score: of the institute, of these types, with known citations and a field of the classification. In the order of codes. */
export function engineRows(candidates: readonly Candidate[], documentTypes: readonly DocumentType[], classification: string): { readonly papers: PaperRow[]; readonly units: UnitRow[] } {
  const papers: PaperRow[] = [];
  const units: UnitRow[] = [];
  for (const candidate of [...candidates].sort((a, b) => (a.paper.code < b.paper.code ? -1 : a.paper.code > b.paper.code ? 1 : 0))) {
    const { paper, citations } = candidate;
    const fields = fieldsOf(paper, classification);
    if (corpusReason(candidate, documentTypes) !== null || typeof citations !== "number" || fields.length === 0) continue;
    papers.push({ paper: paper.code, year: paper.year, documentType: paper.documentType, fields, journal: paper.journal, citations });
    units.push({ paper: paper.code, unit: instituteUnit, weight: paper.instituteFractional });
  }
  return { papers, units: withCommonDenominator(units) };
}

/** What the engine adds up exactly: beyond it weights are written to the twelfth decimal. */
const largestDenominator = 10n ** 18n;

function withCommonDenominator(units: readonly UnitRow[]): UnitRow[] {
  let common = 1n;
  for (const { weight } of units) {
    const divisor = parseFraction(weight)?.d ?? 1n;
    common = leastCommonMultiple(common, divisor);
    if (common > largestDenominator) return units.map((one) => ({ ...one, weight: String(Number(fractionAsNumber(one.weight).toFixed(12))) }));
  }
  return [...units];
}

function fieldsOf(paper: CorpusPaper, classification: string): PaperRow["fields"] {
  return paper.fields.filter((field) => field.scheme === classification).map((field) => ({ field: field.code, weight: field.weight })).sort((a, b) => (a.field < b.field ? -1 : 1));
}
