import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Dataset } from "../../domain/dataset.ts";
import { isOpenToAll } from "../../domain/access.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { humanQuestions, standardQuestions, type Question, type RequestForm } from "./form.ts";
import type { DecisionRule, UseCondition } from "./request.ts";

/** What the people of a dataset settle about requests. */
export interface RequestSettings {
  /** Accounts; empty: whoever declared the dataset. */
  readonly deciders: readonly string[];
  readonly rule: DecisionRule;
  readonly questions: readonly Question[];
  readonly conditions: readonly UseCondition[];
  /** Days that deciders have, from the day a request is handed in. */
  readonly deadlineDays: number;
  /** How long access lasts unless the decision says otherwise. */
  readonly durationDays: number;
  /** Are requests taken while the data are embargoed? */
  readonly duringEmbargo: boolean;
}

export const usualSettings: RequestSettings = { deciders: [], rule: { kind: "any" }, questions: standardQuestions, conditions: [], deadlineDays: 30, durationDays: 365, duringEmbargo: false };

export const longestDurationDays = 3_650;
const mostQuestions = 40;

/** What is wrong with settings, all at once. `known`: accounts that are open. */
export function settingsIssues(settings: RequestSettings, known: ReadonlySet<string>): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (field: string, code: string, fr: string, en: string): void => {
    issues.push({ code: `requests.${code}`, severity: "error", field, text: { fr, en } });
  };
  if (settings.deciders.some((one) => !known.has(one))) add("deciders", "decider-unknown", "Un des décideurs n’a pas de compte ouvert\u202f: choisissez-le dans la liste.", "One of the deciders has no open account: choose them from the list.");
  if (settings.deciders.length > 20) add("deciders", "too-many-deciders", "Vingt décideurs au plus.", "Twenty deciders at most.");
  if (settings.rule.kind === "quorum" && (settings.rule.number < 1 || settings.rule.number > Math.max(1, settings.deciders.length))) {
    add("quorum", "quorum-out-of-reach", `Le nombre d’accords va de 1 au nombre de décideurs (${Math.max(1, settings.deciders.length)}).`, `The number of agreements goes from 1 to the number of deciders (${Math.max(1, settings.deciders.length)}).`);
  }
  if (!isWhole(settings.deadlineDays, 1, 180)) add("deadlineDays", "deadline-out-of-range", "Le délai va de 1 à 180 jours.", "The delay goes from 1 to 180 days.");
  if (!isWhole(settings.durationDays, 1, longestDurationDays)) add("durationDays", "duration-out-of-range", "La durée va de 1 à 3 650 jours.".replace("3 650", "3\u202f650"), "The duration goes from 1 to 3,650 days.");
  if (settings.questions.length === 0) add("questions", "no-question", "Gardez au moins une question\u202f: les décideurs jugent sur les réponses.", "Keep one question at least: deciders judge by the answers.");
  if (settings.questions.length > mostQuestions) add("questions", "too-many-questions", "Quarante questions au plus.", "Forty questions at most.");
  if (new Set(settings.questions.map(({ id }) => id)).size < settings.questions.length) add("questions", "question-twice", "Une question est posée deux fois.", "A question is asked twice.");
  if (settings.questions.some(({ label }) => label.fr.trim() === "" || label.en.trim() === "")) add("questions", "question-empty", "Écrivez chaque question en français et en anglais.", "Write each question in French and in English.");
  if (settings.conditions.some(({ text }) => text.fr.trim() === "" || text.en.trim() === "")) add("conditions", "condition-empty", "Écrivez chaque condition.", "Write each condition.");
  return issues;
}

function isWhole(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}

/** Is this dataset about people, by its path or by what stands in it? */
export function isHuman({ metadata }: Pick<Dataset, "metadata">): boolean {
  return metadata.subjectKind === "human" || metadata.human !== null;
}

/** The form of a dataset as a new request is given it: its questions, those of human data, the conditions of use declared with the data. */
export function formFor(dataset: Pick<Dataset, "metadata">, settings: RequestSettings, declared: readonly UseCondition[]): RequestForm {
  const human = isHuman(dataset);
  const own = settings.questions.filter(({ id }) => !humanQuestions.some((fixed) => fixed.id === id));
  return { human, questions: human ? [...own, ...humanQuestions] : own, conditions: [...declared, ...settings.conditions.filter(({ key }) => !declared.some((one) => one.key === key))] };
}

/** Why no request can be made; null where one can. Harvested records are asked for where they come from. */
export type NotRequestable = "not-published" | "open-to-all" | "closed" | "embargoed" | "elsewhere";

export function notRequestable(dataset: Pick<Dataset, "state" | "metadata" | "origin" | "files">, settings: Pick<RequestSettings, "duringEmbargo">, today: Day): NotRequestable | null {
  if (dataset.state !== "published") return "not-published";
  if (isOpenToAll(dataset, today)) return "open-to-all";
  if (dataset.origin.kind === "harvested" || (dataset.metadata.elsewhere !== null && dataset.files.length === 0)) return "elsewhere";
  if (dataset.metadata.access === "closed") return "closed";
  // Human data that reached the end of an embargo without being anonymous stay on request.
  if (dataset.metadata.access === "embargoed" && !settings.duringEmbargo && (dataset.metadata.availableFrom === null || dataset.metadata.availableFrom > today)) return "embargoed";
  return null;
}
