import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Answers } from "../answers.ts";
import { noOpinion } from "../answers.ts";
import type { Form, Option, Question } from "../form.ts";
import { datesOf } from "./cells.ts";
import { askedQuestions, questionsOf } from "./conditions.ts";
import { fault } from "./fault.ts";
import { fitsDecimals, isBlankText, isWritable } from "./limits.ts";

const mostFaults = 100;

/**
 * What is wrong with answers to one axis; nothing: they may be counted. Believes nothing of what came in: unknown
 * questions and axes, wrong types, values out of range, choices that are not offered, answers to questions that were not
 * asked, text that is too long or that no database keeps. `field` is the code of the question. Length of text is counted
 * as HTML does (`maxlength`: UTF-16 code units). Contributions where nothing but groups is answered are refused, since
 * they would use up the right to answer. At most 100 faults are given.
 */
export function checkAnswers(form: Form, axisCode: string, answers: Answers): readonly Issue[] {
  const axis = form.axes.find(({ code }) => code === axisCode);
  if (axis === undefined) return [fault("unknown-axis", "axis", "Ce questionnaire n’a pas cet axe.", "This questionnaire has no such axis.")];
  const given: unknown = answers;
  if (!isRecord(given)) return [fault("bad-answers", "answers", "Les réponses doivent être un objet\u202f: un code de question, une réponse.", "Answers have to be an object: a code of a question, an answer.")];
  const questions = new Map(questionsOf(axis, form.groups).map((question) => [question.code, question]));
  const issues: Issue[] = [];
  const sound: Record<string, unknown> = {};
  for (const code of Object.keys(given)) {
    if (issues.length >= mostFaults) return issues;
    const question = questions.get(code);
    if (question === undefined) {
      const shown = code.slice(0, 60);
      issues.push(fault("unknown-question", shown, `Cet axe n’a pas de question «\u202f${shown}\u202f».`, `This axis has no question “${shown}”.`));
      continue;
    }
    const wrong = checkAnswer(question, given[code]);
    if (wrong === null) sound[code] = given[code];
    else issues.push(fault(wrong.code, code, wrong.fr, wrong.en));
  }
  // What passed is what the types say, so that conditions may be asked of it.
  const asked = askedQuestions(axis, form.groups, sound as Answers);
  const askedCodes = new Set(asked.map(({ code }) => code));
  // While an answer cannot be read, nobody knows which questions follow from it: their answers are not to be taken away.
  if (issues.length === 0) for (const code of Object.keys(sound)) {
    if (!askedCodes.has(code)) issues.push(fault("not-asked", code, "Cette question n’est pas posée après les réponses qui la précèdent\u202f: retirez la réponse.", "This question is not asked after the answers before it: remove the answer."));
  }
  for (const { code, required } of asked) {
    if (required === true && !Object.hasOwn(given, code)) issues.push(fault("answer-required", code, "Répondez à cette question.", "Answer this question."));
  }
  const groups = new Set(form.groups.map(({ code }) => code));
  if (issues.length === 0 && !Object.keys(sound).some((code) => !groups.has(code))) {
    issues.push(fault("nothing-answered", "answers", "Répondez à une question au moins de cet axe avant d’envoyer.", "Answer at least one question of this axis before sending."));
  }
  return issues.slice(0, mostFaults);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

interface Wrong {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

const wrongType: Wrong = { code: "wrong-type", fr: "La réponse n’a pas la forme attendue pour cette question.", en: "The answer does not have the form this question asks for." };
const notNumber: Wrong = { code: "wrong-type", fr: "Écrivez un nombre en chiffres, sans unité.", en: "Write a number in digits, without its unit." };
const notOffered: Wrong = { code: "not-offered", fr: "Cette réponse n’est pas proposée\u202f: choisissez parmi celles de la liste.", en: "This answer is not offered: choose one of the list." };
const twice: Wrong = { code: "given-twice", fr: "La même réponse est donnée deux fois\u202f: gardez-en une.", en: "The same answer is given twice: keep one." };
const empty: Wrong = { code: "empty-answer", fr: "La réponse est vide\u202f: retirez-la ou complétez-la.", en: "The answer is empty: remove it or fill it in." };

/** What is wrong with one answer to this question, whatever it is; null: nothing. */
function checkAnswer(question: Question, answer: unknown): Wrong | null {
  switch (question.kind) {
    case "scale": {
      if (answer === noOpinion) return question.noOpinion ? null : notOffered;
      if (typeof answer !== "number") return wrongType;
      return Number.isInteger(answer) && answer >= question.low && answer <= question.high ? null : outside(question.low, question.high);
    }
    case "single": return typeof answer !== "string" ? wrongType : offers(question.options, answer) ? null : notOffered;
    case "multiple": {
      const wrong = checkChoices(question.options, question.atMost, answer);
      if (wrong !== null || !Array.isArray(answer)) return wrong;
      return answer.length > 1 && answer.some((code) => question.alone?.includes(String(code)) === true)
        ? { code: "not-alone", fr: "Une des réponses choisies exclut les autres\u202f: gardez-la seule, ou retirez-la.", en: "One of the answers chosen excludes the others: keep it alone, or remove it." }
        : null;
    }
    case "ranking": return checkChoices(question.options, question.atMost, answer);
    case "matrix": {
      if (!isRecord(answer)) return wrongType;
      const entries = Object.entries(answer);
      if (entries.length === 0) return empty;
      if (entries.some(([, column]) => typeof column !== "string")) return wrongType;
      return entries.every(([row, column]) => offers(question.rows, row) && offers(question.columns, String(column))) ? null : notOffered;
    }
    case "number": {
      if (typeof answer !== "number" || !Number.isFinite(answer)) return notNumber;
      if (answer < question.least || answer > question.most) return outside(question.least, question.most);
      if (fitsDecimals(answer, question.decimals)) return null;
      return question.decimals === 0
        ? { code: "too-many-decimals", fr: "Donnez un nombre entier.", en: "Give a whole number." }
        : { code: "too-many-decimals", fr: `Donnez ${question.decimals} décimale${question.decimals > 1 ? "s" : ""} au plus.`, en: `Give ${question.decimals} decimal${question.decimals > 1 ? "s" : ""} at most.` };
    }
    case "date": {
      if (typeof answer !== "string") return wrongType;
      return datesOf(question).includes(answer) ? null : {
        code: "bad-date",
        fr: `Donnez ${question.precision === "year" ? "une année" : "un mois (AAAA-MM)"} de ${question.earliest} à ${question.latest}.`,
        en: `Give a ${question.precision === "year" ? "year" : "month (YYYY-MM)"} from ${question.earliest} to ${question.latest}.`,
      };
    }
    case "text": {
      if (typeof answer !== "string") return wrongType;
      if (answer.length > question.longest) return tooLong(question.longest, answer.length);
      if (isBlankText(answer)) return empty;
      return isWritable(answer) ? null : { code: "unwritable-text", fr: "Le texte contient des signes qui ne sont pas de l’écriture\u202f: retapez-le.", en: "The text holds signs that are not writing: type it again." };
    }
  }
}

function checkChoices(options: readonly Option[], atMost: number | undefined, answer: unknown): Wrong | null {
  if (!Array.isArray(answer)) return wrongType;
  const codes: readonly unknown[] = answer;
  if (codes.length === 0) return empty;
  // Before anything that walks the list: its length is whatever a stranger sent.
  if (codes.length > options.length) return codes.every((code) => typeof code === "string" && offers(options, code)) ? twice : notOffered;
  if (codes.some((code) => typeof code !== "string")) return wrongType;
  if (!codes.every((code) => offers(options, String(code)))) return notOffered;
  if (new Set(codes).size < codes.length) return twice;
  if (atMost !== undefined && codes.length > atMost) {
    return { code: "too-many-choices", fr: `Choisissez ${atMost} réponse${atMost > 1 ? "s" : ""} au plus.`, en: `Choose ${atMost} answer${atMost > 1 ? "s" : ""} at most.` };
  }
  return null;
}

function offers(options: readonly Option[], code: string): boolean {
  return options.some((option) => option.code === code);
}

function outside(least: number, most: number): Wrong {
  const text = both(`Donnez un nombre de ${formatNumber(least, "fr")} à ${formatNumber(most, "fr")}.`, `Give a number from ${formatNumber(least, "en")} to ${formatNumber(most, "en")}.`);
  return { code: "out-of-range", ...text };
}

function tooLong(longest: number, length: number): Wrong {
  return {
    code: "text-too-long",
    fr: `Le texte a ${formatNumber(length, "fr")} caractères\u202f: ${formatNumber(longest, "fr")} au plus. Raccourcissez-le.`,
    en: `The text has ${formatNumber(length, "en")} characters: ${formatNumber(longest, "en")} at most. Shorten it.`,
  };
}
