import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Quiz, QuizQuestion } from "./model.ts";

/** What a person chose, by code of question. */
export type QuizAnswers = Readonly<Record<string, readonly string[]>>;

/** The share of questions whose options were chosen exactly: all the right ones and no other. 0 for a quiz without questions. */
export function shareRight({ questions }: Pick<Quiz, "questions">, answers: QuizAnswers): number {
  if (questions.length === 0) return 0;
  const right = questions.filter((one) => {
    const chosen = new Set(answers[one.question.code] ?? []);
    return chosen.size === one.right.length && one.right.every((code) => chosen.has(code));
  });
  return right.length / questions.length;
}

/** What is missing before a quiz can be handed in: every question needs an answer, among its options; all faults at once. */
export function answerIssues({ questions }: Pick<Quiz, "questions">, answers: QuizAnswers): readonly Issue[] {
  return questions.flatMap(({ question }, index): Issue[] => {
    const chosen = answers[question.code] ?? [];
    const known = new Set(question.options.map(({ code }) => code));
    if (chosen.length > 0 && chosen.every((code) => known.has(code)) && (question.kind === "multiple" || chosen.length === 1)) return [];
    return [{ code: "consultations.quiz-unanswered", severity: "error", field: `q-${question.code}`, text: both(`Question ${index + 1}\u202f: choisissez une réponse.`, `Question ${index + 1}: choose an answer.`) }];
  });
}

/**
 * A quiz as people write it: `? question`, then its options, `+` before a right one and `-` before a wrong one; French, a
 * bar, English. Faults name their line, all at once.
 */
export function readQuiz(text: string): { readonly questions: readonly QuizQuestion[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const fault = (line: number, code: string, fr: string, en: string): void => { issues.push({ code: `consultations.${code}`, severity: "error", field: "quiz", line, text: both(`Ligne ${line}\u202f: ${fr}`, `Line ${line}: ${en}`) }); };
  const drafts: { label: Bilingual; line: number; options: { label: Bilingual; right: boolean }[] }[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const line = index + 1;
    const [mark = "", rest] = [raw.trim().slice(0, 1), raw.trim().slice(1).trim()];
    if (mark === "") continue;
    if (mark !== "?" && mark !== "+" && mark !== "-") { fault(line, "quiz-mark", "commencez par ?, + ou -.", "start with ?, + or -."); continue; }
    const [fr = "", en = ""] = rest.split("|").map((part) => part.trim());
    if (fr === "" || en === "") fault(line, "quiz-language", "écrivez le français, une barre |, puis l’anglais.", "write the French, a bar |, then the English.");
    const current = drafts.at(-1);
    if (mark === "?") drafts.push({ label: { fr, en }, line, options: [] });
    else if (current === undefined) fault(line, "quiz-question", "une réponse vient après sa question.", "an answer comes after its question.");
    else current.options.push({ label: { fr, en }, right: mark === "+" });
  }
  for (const { line, options } of drafts) {
    if (options.length < 2) fault(line, "quiz-options", "une question a deux réponses au moins.", "a question has two answers at least.");
    else if (!options.some(({ right }) => right)) fault(line, "quiz-right", "aucune réponse n’est marquée juste (+).", "no answer is marked right (+).");
  }
  const questions = drafts.map(({ label, options }, index): QuizQuestion => {
    const coded = options.map((option, place) => ({ code: `o${place + 1}`, label: option.label, right: option.right }));
    const right = coded.filter((option) => option.right).map(({ code }) => code);
    return { question: { code: `q${index + 1}`, label, kind: right.length > 1 ? "multiple" : "single", options: coded.map(({ code, label: said }) => ({ code, label: said })) }, right };
  });
  return { questions, issues };
}

/** The text from which `readQuiz` makes the same questions. */
export function writeQuiz(questions: readonly QuizQuestion[]): string {
  return questions.map(({ question, right }) => [`? ${question.label.fr} | ${question.label.en}`, ...question.options.map(({ code, label }) => `${right.includes(code) ? "+" : "-"} ${label.fr} | ${label.en}`)].join("\n")).join("\n\n");
}
