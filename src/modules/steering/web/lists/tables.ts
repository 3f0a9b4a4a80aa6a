import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { undertakingWords } from "../../domain/describe.ts";
import type { SteeredSubject } from "../../domain/standing.ts";
import type { SteeringChange } from "../../domain/steering.ts";
import { milestoneState, milestoneWords } from "../parts/marks.tsx";
import { askNames, neverReviewed } from "../words.ts";
import type { AskRow } from "./asks.ts";
import type { Row } from "./rows.ts";

const dayCell = (on: Day | null) => (on === null ? null : { day: on });
const yes = both("oui", "yes");
const no = both("non", "no");
const actionColumns = [{ key: "action", label: both("Action", "Action") }, { key: "title", label: both("Titre", "Title") }, { key: "objective", label: both("Objectif", "Objective") }];

/** The overview as a file, one action a row; for those who may read drafts. */
export function overviewTable(rows: readonly Row[], demonstration: boolean): Table {
  return {
    name: "steering", title: both("Suivi des actions", "Steering of the actions"), demonstration,
    columns: [
      ...actionColumns,
      { key: "owner", label: both("Responsable", "Owner") }, { key: "deputies", label: both("Suppléance", "Deputies") }, { key: "state", label: both("État", "State") },
      { key: "confidence", label: both("Confiance du responsable", "Owner’s confidence"), unit: "%" }, { key: "reviewedOn", label: both("Dernière revue", "Last review") }, { key: "synthesis", label: both("Synthèse", "Synthesis") },
      { key: "nextMilestone", label: both("Prochain jalon", "Next milestone") }, { key: "nextDueOn", label: both("Échéance", "Due day") }, { key: "lateMilestones", label: both("Jalons en retard", "Late milestones") },
      { key: "silent", label: both("Sans revue récente", "Without a recent review") }, { key: "openObstacles", label: both("Obstacles ouverts", "Open obstacles") }, { key: "openDecisions", label: both("Décisions demandées", "Decisions asked for") },
      { key: "inContract", label: both("Au contrat", "In the contract") },
    ],
    rows: rows.map(({ subject, standing, review, next, alerts, isFormer }) => [
      subject.code, subject.title, subject.group.code, standing.owner?.name ?? null, standing.deputies.map(({ name }) => name).join(", "), review === null ? neverReviewed : undertakingWords[review.state],
      review === null ? null : { share: review.confidenceShare }, dayCell(review?.on ?? null), review?.synthesis ?? null, next?.title ?? null, dayCell(next?.dueOn ?? null), alerts.lateMilestones,
      alerts.silent ? yes : no, alerts.openObstacles, alerts.openDecisions, isFormer ? no : yes,
    ]),
  };
}

/** Every milestone with its dates and state, as the public sees them. */
export function milestonesTable(rows: readonly Row[], on: Day, demonstration: boolean): Table {
  return {
    name: "milestones", title: both("Jalons des actions", "Milestones of the actions"), demonstration,
    columns: [
      ...actionColumns, { key: "milestone", label: both("Jalon", "Milestone") }, { key: "dueOn", label: both("Échéance", "Due day") }, { key: "firstDueOn", label: both("Première échéance", "First due day") },
      { key: "reachedOn", label: both("Atteint le", "Reached on") }, { key: "state", label: both("État", "State") },
    ],
    rows: rows.flatMap(({ subject, standing }) => standing.milestones.map((one) => [
      subject.code, subject.title, subject.group.code, one.title, { day: one.dueOn }, { day: one.firstDueOn }, dayCell(one.reachedOn), milestoneWords[milestoneState(one, on)],
    ])),
  };
}

export function asksTable(asks: readonly AskRow[], demonstration: boolean): Table {
  return {
    name: "steering-asks", title: both("Obstacles et décisions demandées", "Obstacles and decisions asked for"), demonstration,
    columns: [
      ...actionColumns, { key: "kind", label: both("Nature", "Kind") }, { key: "text", label: both("Texte", "Text") }, { key: "openedOn", label: both("Depuis le", "Since") }, { key: "closedOn", label: both("Clos le", "Closed on") },
      { key: "outcome", label: both("Réponse", "Answer") }, { key: "owner", label: both("Responsable", "Owner") },
    ],
    rows: asks.map(({ row: { subject, standing }, ask }) => [subject.code, subject.title, subject.group.code, askNames[ask.kind], ask.text, { day: ask.openedOn }, dayCell(ask.closedOn), ask.outcome, standing.owner?.name ?? null]),
  };
}

export function changesTable(changes: readonly SteeringChange[], subjects: ReadonlyMap<string, SteeredSubject>, demonstration: boolean): Table {
  return {
    name: "steering-changes", title: both("Ce qui a changé", "What changed"), demonstration,
    columns: [{ key: "recordedAt", label: both("Enregistré (temps universel)", "Recorded (universal time)") }, ...actionColumns, { key: "kind", label: both("Acte", "Act") }, { key: "text", label: both("Quoi", "What") }, { key: "author", label: both("Par", "By") }],
    rows: changes.map(({ subject, recordedAt, kind, text, author }) => {
      const found = subjects.get(subject);
      return [recordedAt, found?.code ?? subject, found === undefined ? null : both(pick(found.title, "fr"), pick(found.title, "en")), found?.group.code ?? null, kind, text, author];
    }),
  };
}
