import type { Terminal } from "../../../kernel/cli/index.ts";
import { describeIssue } from "../../../kernel/cli/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { RuleCost, RunAnswer } from "../../../modules/linkage/library.ts";

/** Warnings go to standard error: standard output stays what a program reads. */
export function tellWarnings(terminal: Terminal, warnings: readonly Issue[]): void {
  for (const warning of warnings) {
    // "To justify" is a word of contracts.
    const told = describeIssue(warning, terminal.language).replace(/^[^:]*?(\u00a0?:) /, "");
    terminal.error(`${terminal.language === "fr" ? "avertissement\u00a0: " : "warning: "}${told}`);
  }
}

export function tellCosts(terminal: Terminal, costs: readonly RuleCost[]): void {
  const { language } = terminal;
  const number = (count: number | null): string => (count === null ? "–" : formatNumber(count, language));
  const rows = [
    language === "fr" ? ["Règle", "Paires", "Nouvelles", "Plus grand bloc"] : ["Rule", "Pairs", "New", "Largest block"],
    ...costs.map((cost) => [cost.rule, number(cost.pairs), number(cost.newPairs), number(cost.largestBlock)]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) terminal.out(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd());
}

export function tellRun(terminal: Terminal, { run, seal }: RunAnswer): void {
  const { language } = terminal;
  const french = language === "fr";
  const number = (count: number): string => formatNumber(count, language);
  tellCosts(terminal, run.costs);
  if (seal !== null) {
    terminal.out(french
      ? `${number(run.candidatePairs)} paires comparées, ${number(run.writtenPairs)} écrites, ${number(run.linkedPairs)} appariées\u202f; ${number(run.clusters)} grappes.`
      : `${number(run.candidatePairs)} pairs compared, ${number(run.writtenPairs)} written, ${number(run.linkedPairs)} linked; ${number(run.clusters)} clusters.`);
  }
  if (run.difference !== null) {
    const { newRows, clusters } = run.difference;
    terminal.out(french
      ? `Depuis l’appariement précédent\u00a0: ${number(newRows)} lignes nouvelles\u202f; grappes\u00a0: ${number(clusters.new)} nouvelles, ${number(clusters.grown)} agrandies, ${number(clusters.joined)} réunies, ${number(clusters.split)} séparées, ${number(clusters.unchanged)} inchangées.`
      : `Since the earlier run: ${number(newRows)} new rows; clusters: ${number(clusters.new)} new, ${number(clusters.grown)} grown, ${number(clusters.joined)} joined, ${number(clusters.split)} split, ${number(clusters.unchanged)} unchanged.`);
  }
  if (run.labels !== null) {
    const { precision, recall, f1, bestF1, bestProbability } = run.labels;
    const share = (value: number | null): string => (value === null ? "–" : formatPercent(value, language, 2));
    terminal.out(french
      ? `Contre les paires connues\u00a0: précision ${share(precision)}, rappel ${share(recall)}, F1 ${share(f1)}\u202f; meilleur F1 ${share(bestF1)} à partir d’une probabilité de ${bestProbability ?? "–"}.`
      : `Against known pairs: precision ${share(precision)}, recall ${share(recall)}, F1 ${share(f1)}; best F1 ${share(bestF1)} from a probability of ${bestProbability ?? "–"}.`);
  }
  tellWarnings(terminal, run.warnings);
  if (seal !== null) terminal.out(french ? `Sceau ${seal.sha256}` : `Seal ${seal.sha256}`);
}
