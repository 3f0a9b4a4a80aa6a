import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatDay } from "../../../kernel/i18n/format.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { fault } from "./fault.ts";

export const cohortStates = ["candidate", "under-agreement", "being-integrated", "hosted", "left"] as const;
/**
 * From the first contact to the end: `under-agreement` while the hosting agreement is negotiated, `being-integrated` from its
 * signature, `hosted` from the opening of the information system, `left` once the cohort is gone or has given up.
 */
export type CohortState = (typeof cohortStates)[number];

export const evidenceKinds = ["application", "decision", "hosting-agreement", "system-opening", "ending"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What one asks the archive for: the number of an agreement, the record of an opening. */
  readonly reference: string;
}

export interface Transition {
  readonly state: CohortState;
  readonly on: Day;
  readonly evidence: Evidence | null;
  readonly statement: number;
}

/** What each state rests on; `required`: without it the state is refused. */
export const evidenceOf: Readonly<Record<CohortState, { readonly kind: EvidenceKind; readonly required: boolean }>> = {
  candidate: { kind: "application", required: false },
  "under-agreement": { kind: "decision", required: false },
  "being-integrated": { kind: "hosting-agreement", required: true },
  hosted: { kind: "system-opening", required: true },
  left: { kind: "ending", required: true },
};

/** Hosting passes by a signed agreement: no state leads to `hosted` but `being-integrated`. */
const nextOf: Readonly<Record<CohortState, readonly CohortState[]>> = {
  candidate: ["under-agreement", "being-integrated", "left"],
  "under-agreement": ["being-integrated", "left"],
  "being-integrated": ["hosted", "left"],
  hosted: ["left"],
  left: ["candidate"],
};

export function nextStates(state: CohortState | null): readonly CohortState[] {
  return state === null ? ["candidate"] : nextOf[state];
}

export interface TransitionInput {
  readonly state: CohortState;
  readonly on: Day;
  /** Empty: none. */
  readonly reference: string;
}

/** Everything wrong with a new transition after those before it, oldest first. `today`: nothing is said of days to come. */
export function transitionIssues(input: TransitionInput, before: readonly Transition[], today: Day): readonly Issue[] {
  const issues: Issue[] = [];
  const last = before.at(-1);
  if (!nextStates(last?.state ?? null).includes(input.state)) {
    issues.push(fault("state-order", "state", "Cet état ne suit pas l’état présent\u202f: une cohorte n’est hébergée qu’après la signature de sa convention.", "This state does not follow the present one: a cohort is hosted only once its agreement is signed."));
  }
  if (input.on > today) issues.push(fault("day-in-future", "on", "Ce jour n’est pas encore passé.", "This day has not come yet."));
  if (last !== undefined && input.on < last.on) {
    issues.push({ code: "cohorts.days-cross", severity: "error", field: "on", text: both(`L’état précédent date du ${formatDay(last.on, "fr")}\u202f: donnez un jour qui ne le précède pas.`, `The state before is of ${formatDay(last.on, "en")}: give a day that is not before it.`) });
  }
  if (evidenceOf[input.state].required && input.reference.trim() === "") {
    issues.push(input.state === "hosted"
      ? fault("evidence-missing", "reference", "Donnez la pièce qui atteste l’ouverture du système d’information.", "Give the document that attests the opening of the information system.")
      : input.state === "left"
        ? fault("evidence-missing", "reference", "Dites pourquoi la cohorte part, ou donnez la pièce qui l’atteste.", "Say why the cohort leaves, or give the document that attests it.")
        : fault("evidence-missing", "reference", "Donnez la référence de la convention d’hébergement signée.", "Give the reference of the signed hosting agreement."));
  }
  if (input.reference.length > 300) issues.push(fault("too-long", "reference", "300 caractères au plus.", "300 characters at most."));
  return issues;
}

/** The state on a day, and the transition that made it; null before the first. */
export function stateOn(transitions: readonly Transition[], on: Day): Transition | null {
  return transitions.findLast((one) => one.on <= on) ?? null;
}
