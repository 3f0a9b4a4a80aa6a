import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { noOpinion } from "../answers.ts";
import type { Answer, Answers } from "../answers.ts";
import type { FormAxis, Question, SingleQuestion } from "../form.ts";
import { questionsOf } from "./conditions.ts";
import { fault } from "./fault.ts";

/** A form of a page as it is sent: one text, or several, for each name. */
export type GivenFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Name of the control of a question: `q.QUESTION`; of one of its parts: `q.QUESTION.PART`. Parts are the options of a
 * ranking (their rank, `1`…), the rows of a matrix (a column), `year` and `month` of a date by month. Scale and single
 * are radios, multiple is boxes of one name, the others one text. An empty value is no answer.
 */
export function fieldName(question: string, part = ""): string {
  return part === "" ? `q.${question}` : `q.${question}.${part}`;
}

/** `id` of the box of a question on a page: errors link to it. */
export function questionId(question: string): string {
  return `question-${question}`;
}

/** Every text sent under a name. */
export function givenOf(fields: GivenFields, name: string): readonly string[] {
  const given = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return given === undefined ? [] : typeof given === "string" ? [given] : given;
}

export interface ReadFields {
  readonly answers: Answers;
  /** What the answers cannot say: two options at the same rank, half a date. */
  readonly issues: readonly Issue[];
}

/**
 * The answers in a form that was sent, for `checkAnswers`. What is not filled in is no answer; a number that cannot be
 * read stays the text it is, and so is told as wrong. Other names than those of the questions of the axis are left
 * aside. Ranks with gaps are closed up.
 */
export function answersFrom(axis: FormAxis, groups: readonly SingleQuestion[], fields: GivenFields): ReadFields {
  const issues: Issue[] = [];
  const answers = questionsOf(axis, groups).flatMap((question) => {
    const answer = answerOf(question, fields, issues);
    return answer === null ? [] : [[question.code, answer] as const];
  });
  return { answers: Object.fromEntries(answers), issues };
}

function answerOf(question: Question, fields: GivenFields, issues: Issue[]): Answer | null {
  const first = (name: string) => givenOf(fields, name)[0] ?? "";
  const name = fieldName(question.code);
  switch (question.kind) {
    case "scale": {
      const given = first(name).trim();
      return given === "" ? null : given === noOpinion ? noOpinion : numberFrom(given);
    }
    case "single": return first(name) === "" ? null : first(name);
    case "multiple": {
      const chosen = givenOf(fields, name).filter((code) => code !== "");
      return chosen.length === 0 ? null : chosen;
    }
    case "ranking": return rankingFrom(question, first, issues);
    case "matrix": {
      const rows = question.rows.flatMap(({ code }) => { const column = first(fieldName(question.code, code)); return column === "" ? [] : [[code, column] as const]; });
      return rows.length === 0 ? null : Object.fromEntries(rows);
    }
    case "number": return first(name).trim() === "" ? null : numberFrom(first(name));
    case "date": {
      if (question.precision === "year") return first(name).trim() === "" ? null : first(name).trim();
      const [year, month] = [first(fieldName(question.code, "year")).trim(), first(fieldName(question.code, "month")).trim()];
      if (year === "" && month === "") return null;
      if (year === "" || month === "") {
        issues.push(fault("half-date", question.code, "Donnez le mois et l’année, ou ni l’un ni l’autre.", "Give the month and the year, or neither."));
        return null;
      }
      return `${year}-${month.padStart(2, "0")}`;
    }
    case "text": {
      const text = writtenText(first(name));
      return text === "" ? null : text;
    }
  }
}

function rankingFrom(question: Question & { readonly kind: "ranking" }, first: (name: string) => string, issues: Issue[]): Answer | null {
  const ranked = question.options.flatMap(({ code }) => { const rank = Number(first(fieldName(question.code, code)).trim()); return Number.isInteger(rank) && rank > 0 ? [{ code, rank }] : []; });
  if (ranked.length === 0) return null;
  if (new Set(ranked.map(({ rank }) => rank)).size < ranked.length) {
    issues.push(fault("same-rank", question.code, "Deux propositions ont le même rang\u202f: donnez à chacune un rang différent.", "Two items have the same rank: give each a different one."));
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ code }) => code);
}

/** A number as people write it in either language (`1 234,5`, `1,234.5`); the text itself where it is none. */
function numberFrom(text: string): Answer {
  const bare = text.trim().replaceAll(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");
  const plain = /^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(bare) ? bare.replaceAll(",", "") : bare.replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** Line ends as one sign, what is no writing left out, no blank at either end. */
function writtenText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").replace(/\p{Surrogate}/gu, "").trim();
}

/** Answers as the form of a page would send them: the inverse of `answersFrom`. */
export function fieldsFrom(axis: FormAxis, groups: readonly SingleQuestion[], answers: Answers): GivenFields {
  const fields: Record<string, string | readonly string[]> = {};
  for (const question of questionsOf(axis, groups)) {
    const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined;
    if (answer === undefined) continue;
    if (typeof answer === "number") fields[fieldName(question.code)] = String(answer);
    else if (typeof answer === "string") {
      if (question.kind === "date" && question.precision === "month") {
        const [year = "", month = ""] = answer.split("-");
        fields[fieldName(question.code, "year")] = year;
        fields[fieldName(question.code, "month")] = month;
      } else fields[fieldName(question.code)] = answer;
    } else if (isList(answer)) {
      if (question.kind === "ranking") for (const [index, code] of answer.entries()) fields[fieldName(question.code, code)] = String(index + 1);
      else fields[fieldName(question.code)] = answer;
    } else for (const [row, column] of Object.entries(answer)) fields[fieldName(question.code, row)] = column;
  }
  return fields;
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}
