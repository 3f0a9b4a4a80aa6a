import { both } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { undertakingStates, undertakingWords } from "../../../steering/index.ts";
import type { ReportAction, ReportContent, ReportObjective } from "../../domain/content.ts";
import { column, dayCell, sheet, twice } from "./sheet-parts.ts";

/** Spread of each objective, actions with their last review, milestones, and what was asked for. */
export function actionSheets(content: ReportContent): readonly Table[] {
  const objectives = content.priorities.flatMap((priority) => priority.objectives);
  const actions = objectives.flatMap((objective) => objective.actions);
  return [spreadSheet(objectives), actionSheet(objectives), milestoneSheet(actions), askSheet(actions)];
}

function spreadSheet(objectives: readonly ReportObjective[]): Table {
  const columns = [
    column("objective", "Objectif", "Objective"), column("fr", "Titre (fr)", "Title (fr)"), column("en", "Titre (en)", "Title (en)"),
    ...undertakingStates.map((state) => column(state, undertakingWords[state].fr, undertakingWords[state].en)),
    column("never", "Jamais revue", "Never reviewed"), column("late", "Jalon en retard", "Late milestone"), column("silent", "Sans revue récente", "No recent review"), column("total", "Actions", "Actions"),
  ];
  const rows = objectives.map(({ code, title, spread }): readonly Cell[] => [code, title.fr, title.en, ...undertakingStates.map((state) => spread.counts[state]), spread.neverReviewed, spread.late, spread.silent, spread.total]);
  return sheet(both("Objectifs", "Objectives"), columns, rows);
}

function actionSheet(objectives: readonly ReportObjective[]): Table {
  const columns = [
    column("objective", "Objectif", "Objective"), column("action", "Action", "Action"), column("fr", "Titre (fr)", "Title (fr)"), column("en", "Titre (en)", "Title (en)"), column("state", "État", "State"), column("confidence", "Confiance", "Confidence"),
    column("on", "Revue du", "Reviewed on"), column("synthesis", "Synthèse", "Synthesis"), column("ties", "Liée à", "Tied to"), column("none", "Aucun indicateur", "No indicator"), column("late", "Jalon en retard", "Late milestone"), column("silent", "Sans revue récente", "No recent review"),
  ];
  const rows = objectives.flatMap((objective) =>
    objective.actions.map(({ code, title, review, ties, noIndicator, late, silent }): readonly Cell[] => [
      objective.code, code, title.fr, title.en, review === null ? null : twice(undertakingWords[review.state]), review === null ? null : { share: review.confidenceShare }, dayCell(review?.on ?? null), review?.synthesis ?? null,
      ties.map((tie) => tie.label || tie.code).join(", "), noIndicator, yes(late), yes(silent),
    ]),
  );
  return sheet(both("Actions", "Actions"), columns, rows);
}

function milestoneSheet(actions: readonly ReportAction[]): Table {
  const columns = [column("action", "Action", "Action"), column("title", "Jalon", "Milestone"), column("first", "D’abord prévu le", "First due on"), column("due", "Prévu le", "Due on"), column("reached", "Atteint le", "Reached on"), column("dropped", "Abandonné", "Dropped"), column("why", "Pourquoi", "Why")];
  const rows = actions.flatMap((action) => action.milestones.map((one): readonly Cell[] => [action.code, one.title, { day: one.firstDueOn }, { day: one.dueOn }, dayCell(one.reachedOn), yes(one.dropped), one.droppedReason]));
  return sheet(both("Jalons", "Milestones"), columns, rows);
}

function askSheet(actions: readonly ReportAction[]): Table {
  const columns = [column("action", "Action", "Action"), column("kind", "Nature", "Kind"), column("text", "Texte", "Text"), column("opened", "Ouvert le", "Opened on")];
  const rows = actions.flatMap((action) => action.openAsks.map((ask): readonly Cell[] => [action.code, ask.kind === "obstacle" ? "obstacle" : "décision / decision", ask.text, { day: ask.openedOn }]));
  return sheet(both("Demandes", "Requests"), columns, rows);
}

function yes(is: boolean): string {
  return is ? "oui / yes" : "non / no";
}
