import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { WholeRun } from "./project.ts";

export interface RunChange {
  readonly part: "inputs" | "model" | "counts" | "rules" | "parameters";
  readonly what: Bilingual;
  readonly before: number | string | null;
  readonly after: number | string | null;
  /** True for shares and weights, false for counts. */
  readonly decimal: boolean;
}

/** What differs between two finished runs: inputs, model, counts, costs of rules, m and u of levels (as weights in bits). Nothing that is alike. */
export function compareRuns(before: WholeRun, after: WholeRun): readonly RunChange[] {
  const changes: RunChange[] = [];
  const add = (part: RunChange["part"], what: Bilingual, one: number | string | null, other: number | string | null, decimal = false): void => {
    const alike = typeof one === "number" && typeof other === "number" && decimal ? Math.abs(one - other) < 5e-4 : one === other;
    if (!alike) changes.push({ part, what, before: one, after: other, decimal });
  };
  const [a, b] = [before.report?.summary, after.report?.summary];
  const [sealA, sealB] = [before.seal, after.seal];
  if (a === undefined || b === undefined || sealA === null || sealB === null) return [];
  for (const side of ["left", "right"] as const) {
    const of = side === "left" ? both("premier fichier", "first file") : both("second fichier", "second file");
    const hash = (seal: typeof sealA): string | null => seal.inputs.find((input) => input.side === side)?.sha256 ?? null;
    add("inputs", both(`Empreinte du ${of.fr}`, `Hash of the ${of.en}`), hash(sealA), hash(sealB));
  }
  add("inputs", both("Lignes du premier fichier", "Rows of the first file"), a.leftRows, b.leftRows);
  add("inputs", both("Lignes du second fichier", "Rows of the second file"), a.rightRows, b.rightRows);
  add("model", both("Modèle", "Model"), `${before.model}@${before.modelVersion}`, `${after.model}@${after.modelVersion}`);
  add("model", both("Empreinte du modèle", "Hash of the model"), sealA.modelSha256, sealB.modelSha256);
  add("model", both("Graine", "Seed"), sealA.seed, sealB.seed);
  add("counts", both("Paires candidates", "Candidate pairs"), a.candidatePairs, b.candidatePairs);
  add("counts", both("Paires écrites", "Pairs written"), a.writtenPairs, b.writtenPairs);
  add("counts", both("Paires liées", "Linked pairs"), a.linkedPairs, b.linkedPairs);
  add("counts", both("Groupes", "Clusters"), a.clusters, b.clusters);
  for (const rule of union(a.costs.map((cost) => cost.rule), b.costs.map((cost) => cost.rule))) {
    const [one, other] = [a.costs.find((cost) => cost.rule === rule), b.costs.find((cost) => cost.rule === rule)];
    add("rules", both(`Règle ${rule}\u202f: paires`, `Rule ${rule}: pairs`), one?.pairs ?? null, other?.pairs ?? null);
    add("rules", both(`Règle ${rule}\u202f: paires nouvelles`, `Rule ${rule}: new pairs`), one?.newPairs ?? null, other?.newPairs ?? null);
  }
  const [valuesA, valuesB] = [a.training.values, b.training.values];
  add("parameters", both("Part a priori des correspondances (log2)", "Prior share of matches (log2)"), Math.log2(valuesA.prior), Math.log2(valuesB.prior), true);
  for (const name of union(Object.keys(valuesA.comparisons), Object.keys(valuesB.comparisons))) {
    const [levelsA, levelsB] = [valuesA.comparisons[name] ?? [], valuesB.comparisons[name] ?? []];
    for (let level = 0; level < Math.max(levelsA.length, levelsB.length); level += 1) {
      const [one, other] = [levelsA[level], levelsB[level]];
      const label = one?.label ?? other?.label ?? "";
      add("parameters", both(`${name}, ${label}\u202f: poids en bits`, `${name}, ${label}: weight in bits`), one === undefined ? null : Math.log2(one.m / one.u), other === undefined ? null : Math.log2(other.m / other.u), true);
    }
  }
  return changes;
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}
