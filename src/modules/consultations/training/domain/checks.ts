import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { TrainingClass, TrainingLabel, TrainingModule } from "./model.ts";

function issue(field: string, code: string, fr: string, en: string): Issue {
  return { code: `consultations.${code}`, severity: "error", field, text: both(fr, en) };
}

function bilingualIssues(field: string, { fr, en }: Bilingual, most: number): Issue[] {
  const one = (language: "Fr" | "En", text: string): Issue[] => {
    if (text.trim() === "") return [issue(`${field}${language}`, "text-missing", language === "Fr" ? "Écrivez le texte français." : "Écrivez le texte anglais.", language === "Fr" ? "Write the French text." : "Write the English text.")];
    return text.length > most ? [issue(`${field}${language}`, "text-too-long", `Au plus ${most} caractères.`, `At most ${most} characters.`)] : [];
  };
  return [...one("Fr", fr), ...one("En", en)];
}

function wholeIssue(field: string, value: number, least: number, most: number): Issue[] {
  return Number.isInteger(value) && value >= least && value <= most ? [] : [issue(field, "bad-number", `Un nombre entier de ${least} à ${most}.`, `A whole number from ${least} to ${most}.`)];
}

/** Words that stand in the addresses of other pages. */
const reserved = new Set(["classes", "figures", "labels", "manage", "new"]);

function codeIssues(code: string): Issue[] {
  if (reserved.has(code)) return [issue("code", "reserved-code", "Ce code est réservé\u202f: choisissez-en un autre.", "This code is reserved: choose another.")];
  return /^[a-z][a-z0-9-]{1,39}$/.test(code) ? [] : [issue("code", "bad-code", "Le code est un mot en minuscules, avec des tirets\u202f: integrite-bases.", "The code is a word in lower case, with hyphens: integrity-basics.")];
}

/** What is wrong with a module, all at once; its quiz as it was read is looked at elsewhere. */
export function moduleIssues(module: TrainingModule): readonly Issue[] {
  const { assessment } = module;
  return [
    ...codeIssues(module.code), ...bilingualIssues("title", module.title, 120), ...bilingualIssues("summary", module.summary, 600), ...bilingualIssues("aims", module.aims, 3000), ...bilingualIssues("audience", module.audience, 400),
    ...(Number.isFinite(module.durationHours) && module.durationHours > 0 && module.durationHours <= 400 ? [] : [issue("durationHours", "bad-number", "Une durée en heures, de 0,5 à 400.", "A duration in hours, from 0.5 to 400.")]),
    ...wholeIssue("credits", module.credits, 0, 60), ...wholeIssue("validityMonths", module.validityMonths, 1, 240),
    ...(assessment === null ? [] : [
      ...(assessment.passShare > 0 && assessment.passShare <= 1 ? [] : [issue("passPercent", "bad-number", "Un pourcentage de 1 à 100.", "A percentage from 1 to 100.")]),
      ...wholeIssue("attempts", assessment.attempts, 1, 20),
    ]),
    ...(module.selfPaced && (assessment === null || assessment.questions.length === 0) ? [issue("quiz", "self-paced-without-quiz", "Un module à son rythme s’achève par un questionnaire\u202f: sans lui, rien ne dit qu’il a été suivi.", "A self-paced module ends with a quiz: without one, nothing says that it was taken.")] : []),
  ];
}

/** What is wrong with a label, all at once. `modules` are the codes of modules that exist. */
export function labelIssues(label: TrainingLabel, modules: ReadonlySet<string>): readonly Issue[] {
  const unknown = label.required.filter((code) => !modules.has(code));
  return [
    ...codeIssues(label.code), ...bilingualIssues("title", label.title, 120), ...bilingualIssues("description", label.description, 2000),
    ...wholeIssue("credits", label.credits, 0, 500), ...wholeIssue("validityMonths", label.validityMonths, 1, 240), ...wholeIssue("renewalCredits", label.renewalCredits, 1, 500),
    ...(unknown.length === 0 ? [] : [issue("required", "unknown-module", `Aucun module ne porte ces codes\u202f: ${unknown.join(", ").slice(0, 200)}.`, `No module bears these codes: ${unknown.join(", ").slice(0, 200)}.`)]),
  ];
}

/** What is wrong with a class of a module, all at once. */
export function classIssues(given: Pick<TrainingClass, "startsOn" | "endsOn" | "place" | "places">, module: Pick<TrainingModule, "selfPaced">): readonly Issue[] {
  const dated = given.startsOn !== null && given.endsOn !== null;
  return [
    ...(module.selfPaced || given.startsOn !== null ? [] : [issue("startsOn", "day-missing", "Donnez le premier jour.", "Give the first day.")]),
    ...(module.selfPaced || given.endsOn !== null ? [] : [issue("endsOn", "day-missing", "Donnez le dernier jour.", "Give the last day.")]),
    ...(dated && given.startsOn > given.endsOn ? [issue("endsOn", "days-reversed", "Le dernier jour vient avant le premier.", "The last day comes before the first.")] : []),
    ...(given.place.fr.trim() === "" ? [issue("placeFr", "text-missing", "Dites où\u202f: une salle, une ville, en ligne.", "Say where: a room, a town, on line.")] : []),
    ...(given.places === null ? [] : wholeIssue("places", given.places, 1, 5000)),
  ];
}
