import { both } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Register } from "../../domain/register.ts";
import { listActions, type IndicatorTie } from "./action-list.ts";

export const tieWords: Readonly<Record<IndicatorTie, ReturnType<typeof both>>> = {
  own: both("nommé par l’action", "named by the action"),
  objective: both("par son objectif seulement", "through its objective only"),
  none: both("aucun indicateur", "no indicator"),
};

/** Every action of the contract, one a row, with where it stands and the indicators that the text names for it. */
export function actionsTable(register: Register): Table {
  return {
    name: `actions-${register.code}`,
    title: both(`Actions du contrat ${register.fromYear}-${register.toYear}`, `Actions of the contract ${register.fromYear}-${register.toYear}`),
    columns: [
      { key: "priority", label: both("Priorité", "Priority") },
      { key: "priorityTitle", label: both("Titre de la priorité", "Title of the priority") },
      { key: "objective", label: both("Objectif", "Objective") },
      { key: "objectiveTitle", label: both("Titre de l’objectif", "Title of the objective") },
      { key: "group", label: both("Groupe", "Group") },
      { key: "action", label: both("Action", "Action") },
      { key: "title", label: both("Titre", "Title") },
      { key: "tie", label: both("Lien avec un indicateur", "Tie to an indicator") },
      { key: "indicators", label: both("Indicateurs nommés par l’action", "Indicators named by the action") },
      { key: "objectiveIndicators", label: both("Indicateurs nommés par l’objectif", "Indicators named by the objective") },
      { key: "lines", label: both("Lignes du document", "Lines of the document") },
    ],
    rows: listActions(register).map((one) => [
      one.priority.code, one.priority.title, one.objective.code, one.objective.title, one.action.group, one.action.code, one.action.title,
      tieWords[one.tie], one.own.join(", "), one.through.join(", "), one.action.lines.join(", "),
    ]),
  };
}

/** Every reference of the text to an indicator: from where, to which, about what. */
export function referencesTable(register: Register): Table {
  const kinds = { action: both("action", "action"), objective: both("objectif", "objective"), section: both("section", "section") };
  return {
    name: `references-${register.code}`,
    title: both("Renvois du texte aux indicateurs", "References of the text to indicators"),
    columns: [
      { key: "fromKind", label: both("Depuis", "From") },
      { key: "from", label: both("Code", "Code") },
      { key: "indicator", label: both("Indicateur nommé", "Indicator named") },
      { key: "about", label: both("Au sujet de", "About") },
      { key: "lines", label: both("Lignes du document", "Lines of the document") },
    ],
    rows: register.references.map((one) => [kinds[one.from.kind], one.from.code, one.indicator, one.about, one.lines.join(", ")]),
  };
}
