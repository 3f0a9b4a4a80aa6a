import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { UseCondition } from "./request.ts";

export const questionKinds = ["text", "long-text", "country", "yes-no", "number", "day", "choice", "commitment"] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: Bilingual;
  readonly hint: Bilingual | null;
  readonly required: boolean;
  /** Of `choice`. */
  readonly options: readonly string[];
}

/** The form as a request keeps it: its questions and the conditions to be accepted one by one. */
export interface RequestForm {
  readonly questions: readonly Question[];
  readonly conditions: readonly UseCondition[];
  /** Human data: the data protection officer is named on the form, secrecy is promised. */
  readonly human: boolean;
}

export const longestAnswer = 5_000;

function question(id: string, kind: QuestionKind, label: Bilingual, hint: Bilingual | null, required = true): Question {
  return { id, kind, label, hint, required, options: [] };
}

/** Questions that most data access committees ask; each dataset keeps, drops or makes them optional. */
export const standardQuestions: readonly Question[] = [
  question("project", "text", both("Titre du projet", "Title of the project"), null),
  question("purpose", "long-text", both("À quoi serviront les données\u202f?", "What will the data be used for?"), both("L’objectif, la méthode en quelques phrases, les résultats attendus.", "The aim, the method in a few sentences, the results expected.")),
  question("team", "long-text", both("Qui travaillera sur les données\u202f?", "Who will work on the data?"), both("Organisme, équipe, fonctions. Les noms ne sont pas nécessaires.", "Organisation, team, functions. Names are not needed.")),
  question("country", "country", both("Pays où les données seront traitées", "Country where the data will be processed"), both("Code de deux lettres\u202f: FR, DE, CA…", "Two letters: FR, DE, CA…")),
  question("ethics", "text", both("Avis éthique ou autorisation", "Ethics opinion or authorisation"), both("Référence et date, si votre projet en a un.", "Reference and date, if your project has one."), false),
  question("duration", "number", both("Durée souhaitée, en jours", "Duration wished for, in days"), null, false),
];

/** Asked of whoever wants human data, whatever else is asked: GDPR articles 5(1)(b) (purpose) and 5(1)(f), 28, 32 (confidentiality). */
export const humanQuestions: readonly Question[] = [
  question("compatibility", "long-text", both("En quoi cet usage est-il compatible avec les finalités déclarées des données\u202f?", "How is this use compatible with the declared purposes of the data?"), both("Les finalités déclarées sont rappelées en haut de ce formulaire.", "The declared purposes are recalled at the top of this form.")),
  question("confidentiality", "commitment", both("Je m’engage à la confidentialité\u202f: ne pas chercher à identifier les personnes, ne pas transmettre les données, les détruire à la fin de l’accès.", "I commit to confidentiality: not to try to identify anybody, not to pass the data on, to destroy them when access ends."), null),
];

/** Does this form hold the answers that it needs to be handed in? Every fault at once, each at its field. */
export function answerIssues(form: RequestForm, answers: Readonly<Record<string, string>>, accepted: readonly string[]): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (field: string, code: string, fr: string, en: string): void => {
    issues.push({ code: `requests.${code}`, severity: "error", field, text: { fr, en } });
  };
  for (const one of form.questions) {
    const field = fieldOf(one.id);
    const text = (answers[one.id] ?? "").trim();
    if (one.kind === "commitment") {
      if (one.required && text !== "yes") add(field, "commitment-missing", "Cet engagement est nécessaire\u202f: cochez la case.", "This commitment is needed: tick the box.");
      continue;
    }
    if (text === "") {
      if (one.required) add(field, "answer-missing", `Répondez à la question «\u202f${one.label.fr}\u202f».`, `Answer the question "${one.label.en}".`);
      continue;
    }
    if (text.length > longestAnswer) add(field, "answer-too-long", `Réponse trop longue\u202f: ${longestAnswer} caractères au plus.`, `Answer too long: ${longestAnswer} characters at most.`);
    if (one.kind === "country" && !/^[A-Za-z]{2}$/.test(text)) add(field, "country-unknown", "Donnez le code du pays en deux lettres, par exemple FR.", "Give the two-letter code of the country, for example FR.");
    if (one.kind === "number" && !/^\d{1,6}$/.test(text)) add(field, "not-a-number", "Donnez un nombre entier, par exemple 180.", "Give a whole number, for example 180.");
    if (one.kind === "day" && !isDay(text)) add(field, "not-a-day", "Donnez une date qui existe.", "Give a date that exists.");
    if (one.kind === "yes-no" && text !== "yes" && text !== "no") add(field, "not-a-choice", "Répondez par oui ou par non.", "Answer yes or no.");
    if (one.kind === "choice" && !one.options.includes(text)) add(field, "not-a-choice", "Choisissez l’une des réponses proposées.", "Choose one of the answers offered.");
  }
  for (const condition of form.conditions) {
    if (!accepted.includes(condition.key)) add(fieldOfCondition(condition.key), "condition-not-accepted", `Acceptez la condition «\u202f${condition.text.fr}\u202f», ou posez une question à son sujet une fois la demande déposée.`, `Accept the condition "${condition.text.en}", or ask about it once the request is handed in.`);
  }
  return issues;
}

export function fieldOf(question: string): string {
  return `q-${question}`;
}

export function fieldOfCondition(key: string): string {
  return `c-${key}`;
}

/** Answers to questions of this form alone, none of them endless; what the form does not ask is dropped. */
export function answersIn(form: RequestForm, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(form.questions.flatMap(({ id }) => {
    const text = given[id];
    return text === undefined || text === "" ? [] : [[id, text.normalize("NFC").replaceAll("\r\n", "\n").slice(0, longestAnswer * 2)]];
  }));
}
