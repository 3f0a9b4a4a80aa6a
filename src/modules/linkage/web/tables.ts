import { both } from "../../../kernel/i18n/format.ts";
import { day } from "../../../kernel/time/day.ts";
import type { Cell, Table } from "../../../kernel/tables/index.ts";
import type { RunChange } from "../domain/compare-runs.ts";
import type { Decision, Project, WholeRun } from "../domain/project.ts";
import { answerWords, reasonWords } from "./review/words.ts";

export function projectTable(projects: readonly Project[]): Table {
  return {
    name: "linkage-projects", title: both("Projets d’appariement", "Linkage projects"), demonstration: projects.some(({ demonstration }) => demonstration),
    columns: [
      { key: "code", label: both("Code", "Code") }, { key: "title", label: both("Titre", "Title") }, { key: "purpose", label: both("Finalité", "Purpose") }, { key: "legal_reference", label: both("Autorisation", "Authorisation") }, { key: "parties", label: both("Organismes", "Organisations") },
      { key: "model", label: both("Modèle", "Model") }, { key: "retention_until", label: both("Fin du projet", "End of the project") }, { key: "state", label: both("État", "State") }, { key: "key", label: both("Clé", "Key") },
    ],
    rows: projects.map((one): readonly Cell[] => [one.code, one.title, one.purpose, one.legalReference, one.parties.join(" | "), `${one.model}@${one.modelVersion}`, { day: day(one.retentionUntil) }, one.state, one.keyState]),
  };
}

export function ruleTable(run: WholeRun): Table {
  return {
    name: `linkage-run-${run.id}-rules`, title: both(`Règles de l’appariement ${run.id}`, `Rules of run ${run.id}`), demonstration: run.demonstration,
    columns: [{ key: "rule", label: both("Règle", "Rule") }, { key: "pairs", label: both("Paires", "Pairs") }, { key: "new_pairs", label: both("Dont nouvelles", "Of them new") }, { key: "largest_block", label: both("Plus grand bloc", "Largest block") }, { key: "left_rows", label: both("Lignes à gauche", "Rows on the left") }, { key: "right_rows", label: both("Lignes à droite", "Rows on the right") }],
    rows: (run.report?.summary.costs ?? []).map((cost): readonly Cell[] => [cost.rule, cost.pairs, cost.newPairs, cost.largestBlock, cost.leftRows, cost.rightRows]),
  };
}

export function failureTable(run: WholeRun): Table {
  const failures = run.report?.failures ?? null;
  const causes = failures?.causes ?? [];
  return {
    name: `linkage-run-${run.id}-failures`, title: both(`Lignes sans correspondance, appariement ${run.id}`, `Rows without a match, run ${run.id}`), demonstration: run.demonstration,
    columns: [{ key: "axis", label: both("Axe", "Axis") }, { key: "group", label: both("Groupe", "Group") }, { key: "rows", label: both("Lignes", "Rows") }, ...causes.map(({ cause, label, structural }) => ({ key: cause, label: structural ? both(`${label.fr} (plancher)`, `${label.en} (floor)`) : label }))],
    rows: (failures?.counts ?? []).map((one): readonly Cell[] => [one.axis, one.group, one.records, ...causes.map(({ cause }) => one.causes[cause] ?? 0)]),
    notes: [both("Les groupes de moins de onze lignes sont comptés ensemble.", "Groups of fewer than eleven rows are counted together.")],
  };
}

export function changeTable(before: WholeRun, after: WholeRun, changes: readonly RunChange[]): Table {
  return {
    name: `linkage-compare-${before.id}-${after.id}`, title: both(`De l’appariement ${before.id} à l’appariement ${after.id}`, `From run ${before.id} to run ${after.id}`), demonstration: after.demonstration,
    columns: [{ key: "part", label: both("Partie", "Part") }, { key: "what", label: both("Quoi", "What") }, { key: "before", label: both("Avant", "Before") }, { key: "after", label: both("Après", "After") }],
    rows: changes.map((one): readonly Cell[] => [one.part, one.what, one.before, one.after]),
  };
}

export function decisionTable(project: string, decisions: readonly Decision[], demonstration: boolean): Table {
  return {
    name: `linkage-decisions-${project}`, title: both(`Décisions sur des paires\u202f: ${project}`, `Decisions on pairs: ${project}`), demonstration,
    columns: [{ key: "pair", label: both("Paire (pseudonyme)", "Pair (pseudonym)") }, { key: "answer", label: both("Décision", "Decision") }, { key: "by_way_of", label: both("Par", "By") }, { key: "reason", label: both("Motif", "Reason") }, { key: "review", label: both("Relecture", "Review") }, { key: "decided_on", label: both("Le", "On") }],
    rows: decisions.map((one): readonly Cell[] => [one.pair, answerWords[one.answer], one.byWayOf === "agreement" ? both("accord", "agreement") : both("départage", "adjudication"), one.reason === "" ? null : (reasonWords[one.reason as keyof typeof reasonWords] ?? null), one.review, { day: day(one.decidedAt.slice(0, 10)) }]),
  };
}
