import type { PaperRow, UnitRow } from "../domain/engine.ts";

/** A paper of one field, year and type unless said otherwise. */
export function paper(code: string, citations: number, fields: Readonly<Record<string, string>> = { X: "1" }, journal: string | null = null, year = 2022, documentType = "article"): PaperRow {
  return { paper: code, year, documentType, fields: Object.entries(fields).map(([field, weight]) => ({ field, weight })), journal, citations };
}

const cited = (counts: readonly number[]): readonly PaperRow[] => counts.map((count, index) => paper(`P${String(index).padStart(3, "0")}`, count));
const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

/** A worked example: papers and the exact scores that each must have. */
export interface ScoreVector {
  readonly name: string;
  readonly papers: readonly PaperRow[];
  /** Among the top 1/q. */
  readonly q: number;
  readonly top?: readonly string[];
  readonly normalised?: readonly string[];
}

export const scoreVectors: readonly ScoreVector[] = [
  { name: "V1 ties, top half", papers: cited([0, 1, 2, 2, 3]), q: 2, top: ["0", "0", "3/4", "3/4", "1"] },
  { name: "V2 ties at 10 %", papers: cited([30, 10, 10, 10, ...times(6, 5), ...times(10, 0)]), q: 10, top: ["1", "1/3", "1/3", "1/3", ...times(16, "0")] },
  { name: "V3 nobody cited", papers: cited(times(10, 0)), q: 10, top: times(10, "1/10"), normalised: times(10, "1") },
  { name: "V4 no tie", papers: cited([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), q: 10, top: [...times(9, "0"), "1"] },
  {
    name: "V5 two fields", papers: [paper("P000", 2), paper("P001", 8, { X: "1/2", Y: "1/2" }), paper("P002", 1, { Y: "1" })], q: 10,
    normalised: ["1/2", "11/5", "3/10"],
  },
  { name: "V7 the four papers of another tool", papers: cited([0, 0, 1, 5]), q: 10, top: ["0", "0", "0", "2/5"] },
  { name: "V7 ten papers", papers: cited([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), q: 10, top: [...times(9, "0"), "1"] },
  { name: "V7 a hundred papers", papers: cited(Array.from({ length: 100 }, (_, index) => index)), q: 10, top: [...times(90, "0"), ...times(10, "1")] },
  { name: "V8 three papers, top half", papers: cited([10, 5, 20]), q: 2, top: ["1/2", "0", "1"] },
];

/** V6a: means under full and fractional counting. The world makes its two papers worth 3 and 1. */
export const weightVector: { readonly papers: readonly PaperRow[]; readonly units: readonly UnitRow[]; readonly full: string; readonly fractional: string } = {
  // Cell X: mean 1, so that 3 citations score 3; cell Y: mean 2, so that 2 score 1.
  papers: [paper("P1", 3), paper("P2", 2, { Y: "1" }), paper("P3", 0), paper("P4", 0), paper("P5", 2, { Y: "1" })],
  units: [{ paper: "P1", unit: "U", weight: "1/2" }, { paper: "P2", unit: "U", weight: "1" }],
  full: "2",
  fractional: "5/3",
};

/** V12: a category of a hundred papers, journals by falling value. */
export const journalVector: { readonly papers: readonly PaperRow[]; readonly values: readonly (readonly [journal: string, value: number])[] } = {
  papers: Array.from({ length: 100 }, (_, index) => {
    // J1 has 4 papers, J2 10, eight others 86.
    const journal = index < 4 ? "J1" : index < 14 ? "J2" : `J${3 + (index % 8)}`;
    return paper(`P${String(index).padStart(3, "0")}`, 0, { X: "1" }, journal);
  }),
  values: Array.from({ length: 10 }, (_, index) => [`J${index + 1}`, 10 - index] as const),
};
