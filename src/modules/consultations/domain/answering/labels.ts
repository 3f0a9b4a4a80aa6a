import { noOpinion } from "../answers.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { both, formatNumber, inBoth } from "../../../../kernel/i18n/format.ts";
import type { NumberQuestion, Option, Question } from "../form.ts";

const common: Readonly<Record<string, Bilingual>> = {
  [noOpinion]: both("Sans opinion", "No opinion"),
  "no-answer": both("Sans réponse", "No answer"),
  "not-asked": both("Question non posée", "Not asked"),
  chosen: both("Choisi", "Chosen"),
  "not-chosen": both("Non choisi", "Not chosen"),
  unranked: both("Non classé", "Not ranked"),
  given: both("Texte donné", "Text given"),
};

/** Words for one part of a question (an option, a row); the question's own where it has no parts. */
export function partLabel(question: Question, part: string): Bilingual {
  const parts: readonly Option[] = question.kind === "matrix" ? question.rows : "options" in question ? question.options : [];
  return parts.find(({ code }) => code === part)?.label ?? question.label;
}

/** Words for a value of `Counted.value`: the option, the column, the step of a scale with its end, the band, the rank. */
export function valueLabel(question: Question, value: string): Bilingual {
  const own: readonly Option[] = question.kind === "matrix" ? question.columns : question.kind === "single" ? question.options : [];
  const named = own.find(({ code }) => code === value)?.label ?? (Object.hasOwn(common, value) ? common[value] : undefined);
  if (named !== undefined) return named;
  switch (question.kind) {
    case "scale": {
      const end = value === String(question.low) ? question.lowLabel : value === String(question.high) ? question.highLabel : null;
      return end === null ? both(value, value) : both(`${value} (${end.fr})`, `${value} (${end.en})`);
    }
    case "ranking": return both(value === "1" ? "1er rang" : `${value}e rang`, `Rank ${value}`);
    case "number": return bandLabel(question, Number(value));
    default: return both(value, value);
  }
}

/** "5 à moins de 10 M€"; the last band runs to the greatest value, included. */
export function bandLabel(question: NumberQuestion, lower: number): Bilingual {
  const upper = question.bands.find((bound) => bound > lower);
  const digits = { maximumFractionDigits: question.decimals };
  return inBoth((language) => {
    const [from, to] = [formatNumber(lower, language, digits), formatNumber(upper ?? question.most, language, digits)];
    const range = from === to && upper === undefined ? from
      : upper === undefined ? (language === "fr" ? `${from} à ${to}` : `${from} to ${to}`)
      : question.decimals === 0 && upper - lower === 1 ? from
      : question.decimals === 0 ? (language === "fr" ? `${from} à ${formatNumber(upper - 1, language)}` : `${from} to ${formatNumber(upper - 1, language)}`)
      : language === "fr" ? `${from} à moins de ${to}` : `${from} to under ${to}`;
    return question.unit[language] === "" ? range : `${range} ${question.unit[language]}`;
  });
}
