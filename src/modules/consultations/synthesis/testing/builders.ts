import { auditMigrations, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { identityMigrations } from "../../../identity/index.ts";
import { consultationMigrations } from "../../migrations.ts";
import type { SynthesisDeps } from "../actions/deps.ts";
import type { CodeWords } from "../domain/code-book.ts";
import type { CarryingResult, Contribution, Subject } from "../domain/contribution.ts";
import type { Sentence } from "../domain/sentence.ts";
import { createSyntheses, type Syntheses } from "../module.ts";

export const synthesisSets = [auditMigrations, identityMigrations, consultationMigrations];

const person = (last: number, name: string): Author & { accountId: string } => ({ accountId: `00000000-0000-4000-8000-00000000000${last}`, name });
export const people = { ada: person(1, "Ada Codeuse"), bob: person(2, "Bob Codeur"), cleo: person(3, "Cléo Tierce"), office: person(4, "Odile Bureau"), other: person(5, "Paul Ailleurs") };

export function subjectOf(changes: Partial<Subject> = {}): Subject {
  return {
    code: "essai-2024", title: { fr: "Questionnaire d’essai", en: "Trial questionnaire" }, href: "/consultations/questionnaires/essai-2024", threshold: 5,
    axes: [
      { code: "axis-1", title: { fr: "Premier axe", en: "First axis" }, objectives: ["1", "2"] },
      { code: "axis-2", title: { fr: "Second axe", en: "Second axis" }, objectives: ["3"] },
    ],
    questions: [
      { axis: "axis-1", code: "wish", label: { fr: "Que changer\u202f?", en: "What to change?" }, objectives: [], free: true },
      { axis: "axis-1", code: "opinion", label: { fr: "Votre avis", en: "Your opinion" }, objectives: [], free: false },
      { axis: "axis-2", code: "remark", label: { fr: "Une remarque\u202f?", en: "A remark?" }, objectives: [], free: true },
    ],
    selfEvaluation: true, demonstration: false, ...changes,
  };
}

export const carrying: CarryingResult = { axis: "axis-1", question: "opinion", part: "", value: "4", label: { fr: "Votre avis\u202f: 4", en: "Your opinion: 4" }, share: 0.42, of: 40 };

export function textsFor(count: number, axis = "axis-1", question = "wish", from = 0): Contribution[] {
  return Array.from({ length: count }, (_, index) => ({ id: `t${String(from + index).padStart(3, "0")}`, axis, question, text: `Texte numéro ${from + index} sur les délais de recrutement.` }));
}

export interface Bench {
  readonly syntheses: Syntheses;
  readonly replaced: [string, string, string][];
}

/** Syntheses of one subject with these texts; what is replaced at their source is told in `replaced`. */
export function synthesesOn(db: Db, texts: readonly Contribution[], { subject = subjectOf(), results = [carrying] }: { readonly subject?: Subject; readonly results?: readonly CarryingResult[] } = {}): Bench & { readonly deps: SynthesisDeps } {
  const replaced: [string, string, string][] = [];
  const deps: SynthesisDeps = {
    db, clock: fixedClock("2025-03-31"), people: async () => Object.values(people), results: async () => results,
    source: {
      subjects: async () => [subject], subject: async (code) => (code === subject.code ? subject : null), texts: async () => texts,
      replace: async (code, id, text) => void replaced.push([code, id, text]),
    },
  };
  return { syntheses: createSyntheses(deps), replaced, deps };
}

export const begun = { coderA: people.ada.accountId, coderB: people.bob.accountId, adjudicator: people.cleo.accountId };

export function words(label: string, theme = "Recrutement"): CodeWords {
  return { label: { fr: label, en: `${label} (en)` }, definition: { fr: `Quand le texte parle de ${label}.`, en: "" }, example: `Un exemple de ${label}.`, theme: { fr: theme, en: `${theme} (en)` } };
}

export function sentenceOf(changes: Partial<Sentence> = {}): Omit<Sentence, "number"> & { readonly number: number | null } {
  return { kind: "finding", axis: "axis-1", objectives: ["1"], theme: "Recrutement", text: { fr: "Les délais pèsent.", en: "Delays weigh." }, codes: [1], contributions: [], results: [], quotations: [], ...changes, number: changes.number ?? null };
}
