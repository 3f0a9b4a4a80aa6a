import { Adder } from "d3-array";
import type { CitationRow, CorpusRecipe, PaperRow, Reference } from "../domain/engine.ts";
import { tablesOf, topDivisors } from "./cells.ts";
import { readCorpus } from "./corpus-columns.ts";
import { withCorpus, type EngineOptions } from "./intake/corpus.ts";
import type { Input } from "./intake/papers.ts";
import { normalised, score, topScore, type ScoringCell } from "./scoring.ts";

/** A cell in which the papers do not come out as the world must. */
export interface BrokenInvariant {
  readonly invariant: "mean-1" | "top-share" | "weight" | "cell-missing";
  readonly kind: "field" | "journal";
  readonly code: string;
  readonly year: number;
  readonly found: number;
  readonly expected: number;
}

export interface InvariantReport {
  readonly ok: boolean;
  readonly cells: number;
  /** The widest gaps met, over all cells. */
  readonly largestMeanGap: number;
  readonly largestTopGap: number;
  readonly broken: readonly BrokenInvariant[];
}

const tolerance = 1e-9;

interface Sums { weight: Adder; impact: Adder; tops: [Adder, Adder, Adder] }

/**
 * Holds a reference against the papers that it was made of, by the long way: every paper is scored, and in every cell the
 * mean must be 1, each top share its own, and the weight that of the cell, within 1e-9 (the invariants of
 * Waltman & Schreiber 2013). Fails as `compute` does.
 */
export async function checkInvariants(reference: Reference, corpus: { readonly papers: Input<PaperRow>; readonly citations?: Input<CitationRow>; readonly recipe?: CorpusRecipe }, options: EngineOptions = {}): Promise<InvariantReport> {
  return withCorpus({ ...corpus, recipe: corpus.recipe ?? reference.recipe }, options, async (open) => {
    const columns = await readCorpus(open, false);
    const tables = tablesOf(reference);
    const scored = score(columns, tables);
    const make = (): Sums => ({ weight: new Adder(), impact: new Adder(), tops: [new Adder(), new Adder(), new Adder()] });
    const fieldSums = scored.cells.map(make);
    const journalSums = scored.journalCells.map(make);
    const whole = Number(columns.fieldDenominator);
    const add = (sums: Sums | undefined, cell: ScoringCell | null | undefined, share: number, citations: number): void => {
      if (sums === undefined || cell === null || cell === undefined) return;
      sums.weight.add(share);
      sums.impact.add(share * normalised(cell, citations));
      for (const [top, adder] of sums.tops.entries()) adder.add(share * topScore(cell, top, citations));
    };
    for (let paper = 0; paper < columns.papers.length; paper += 1) {
      const citations = columns.citations[paper] ?? 0;
      const entries = columns.setStarts[columns.fieldSet[paper] ?? 0] ?? 0;
      const start = scored.entryStarts[paper] ?? 0;
      for (let at = start; at < (scored.entryStarts[paper + 1] ?? 0); at += 1) {
        const index = scored.entryCell[at] ?? 0;
        add(fieldSums[index], scored.cells[index], Number(columns.setUnits[entries + at - start] ?? 0) / whole, citations);
      }
      const journal = scored.journalCell[paper] ?? -1;
      if (journal >= 0) add(journalSums[journal], scored.journalCells[journal], 1, citations);
    }
    const report = { cells: 0, largestMeanGap: 0, largestTopGap: 0, broken: [] as BrokenInvariant[] };
    const check = (kind: "field" | "journal", sums: readonly Sums[], cells: readonly (ScoringCell | null)[], denominator: bigint, place: (index: number) => { readonly code: string; readonly year: number }): void => {
      for (const [index, one] of sums.entries()) {
        const cell = cells[index] ?? null;
        report.cells += 1;
        const tell = (invariant: BrokenInvariant["invariant"], found: number, expected: number): void => {
          if (Math.abs(found - expected) > tolerance * Math.max(1, expected)) report.broken.push({ invariant, kind, ...place(index), found, expected });
        };
        if (cell === null) {
          report.broken.push({ invariant: "cell-missing", kind, ...place(index), found: 0, expected: 1 });
          continue;
        }
        const weight = one.weight.valueOf();
        tell("weight", weight, cell.weight / Number(denominator));
        const mean = one.impact.valueOf() / weight;
        report.largestMeanGap = Math.max(report.largestMeanGap, Math.abs(mean - 1));
        tell("mean-1", mean, 1);
        for (const [top, adder] of one.tops.entries()) {
          const expected = 1 / Number(topDivisors[top] ?? 1n);
          report.largestTopGap = Math.max(report.largestTopGap, Math.abs(adder.valueOf() / weight - expected));
          tell("top-share", adder.valueOf() / weight, expected);
        }
      }
    };
    check("field", fieldSums, scored.cells, tables[0].denominator, (index) => ({ code: columns.fields[scored.cellField[index] ?? 0] ?? "", year: scored.cellYear[index] ?? 0 }));
    check("journal", journalSums, scored.journalCells, tables[1].denominator, (index) => ({ code: `#${index}`, year: scored.journalCellYear[index] ?? 0 }));
    return { ok: report.broken.length === 0, ...report };
  });
}
