import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";

/** In the order in which they come; `contributions` and `discussion` may overlap, the others follow one another. */
export const phaseKinds = ["announced", "contributions", "discussion", "synthesis", "answer", "follow-up"] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** Half open; only the last may have no end. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly from: Day;
  readonly to: Day | null;
}

/** `staff` sign in; `stakeholders` come by the link given to their organisation; `public` is everybody, under a pseudonym. */
export const doors = ["staff", "stakeholders", "public"] as const;
export type Door = (typeof doors)[number];

export const staffIdentities = ["name", "role"] as const;
export type StaffIdentity = (typeof staffIdentities)[number];

export interface Theme {
  readonly code: string;
  readonly title: Bilingual;
}

/** What people are asked to discuss, in what order, and what will come of it. */
export interface Consultation {
  readonly code: string;
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  /** What will be made of contributions, and who answers them. */
  readonly commitment: Bilingual;
  readonly themes: readonly Theme[];
  readonly phases: readonly Phase[];
  readonly doors: readonly Door[];
  readonly staffShownAs: readonly StaffIdentity[];
  /** Where the synthesis is read; null while there is none. */
  readonly synthesisUrl: string | null;
  /** Null while it is a draft, seen by those who run consultations. */
  readonly publishedAt: string | null;
  readonly revision: number;
  readonly demonstration: boolean;
}

/** The phases that hold on a day, in order. */
export function phasesOn(consultation: Pick<Consultation, "phases">, today: Day): readonly Phase[] {
  return consultation.phases.filter(({ from, to }) => from <= today && (to === null || today < to));
}

/** Where a consultation stands in one word: open to proposals while they are taken, the latest phase that holds, else `before`, `between` or `over`. */
export function standing(consultation: Pick<Consultation, "phases">, today: Day): PhaseKind | "before" | "between" | "over" {
  const now = phasesOn(consultation, today);
  const said = now.find(({ kind }) => kind === "contributions") ?? now.at(-1);
  if (said !== undefined) return said.kind;
  if (consultation.phases.every(({ from }) => today < from)) return "before";
  return consultation.phases.some(({ from }) => today < from) ? "between" : "over";
}

const holds = (consultation: Pick<Consultation, "phases">, today: Day, kinds: readonly PhaseKind[]): boolean => phasesOn(consultation, today).some(({ kind }) => kinds.includes(kind));

/** May proposals be made, changed and withdrawn on this day? */
export function takesProposals(consultation: Pick<Consultation, "phases" | "publishedAt">, today: Day): boolean {
  return consultation.publishedAt !== null && holds(consultation, today, ["contributions"]);
}

/** May proposals be commented and supported on this day? While they are made, and while they are discussed. */
export function takesComments(consultation: Pick<Consultation, "phases" | "publishedAt">, today: Day): boolean {
  return consultation.publishedAt !== null && holds(consultation, today, ["contributions", "discussion"]);
}

/** The day from which proposals wait for an answer: the end of what people say; null where nobody could say anything. */
export function answersAwaitedFrom(consultation: Pick<Consultation, "phases">): Day | null {
  return consultation.phases.filter(({ kind }) => kind === "contributions" || kind === "discussion").map(({ to }) => to).reduce<Day | null>((last, to) => (to !== null && (last === null || to > last) ? to : last), null);
}
