import { formatNumber, formatPercent, inBoth, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { partLabel, valueLabel } from "../../domain/answering/index.ts";
import type { Questionnaire } from "../../domain/campaign.ts";
import type { Question } from "../../domain/form.ts";
import { answeredOf, answerValues, scaleFigures, shareOf, type Share } from "./figures.ts";
import { questionsOfAxis } from "./axis-system.ts";
import { shownAxis, type PublishedQuestion } from "./published.ts";
import type { Release } from "./release.ts";

/** Does this question speak of the objective: by its own codes where it has some, else by those of its axis? */
export function speaksOf(question: Question, axisObjectives: readonly string[], objective: string): boolean {
  return (question.objectives ?? axisObjectives).includes(objective);
}

/**
 * One sentence on an objective with its number of answers and its share: of the first question on it that has one to
 * show, scales first. Where everything on it is withheld, only that; null where the questionnaire does not speak of it.
 */
export function headline({ title, form }: Pick<Questionnaire, "title" | "form">, { results }: Pick<Release, "results">, objective: string): Bilingual | null {
  const about = form.axes.flatMap((axis) => questionsOfAxis(axis).filter(({ question }) => question.kind !== "text" && speaksOf(question, axis.objectives, objective)).map(({ question }) => ({ axis, question })));
  if (about.length === 0) return null;
  const scalesFirst = [...about.filter(({ question }) => question.kind === "scale"), ...about.filter(({ question }) => question.kind !== "scale")];
  for (const { axis, question } of scalesFirst) {
    const shown = shownAxis(results, axis.code);
    const published = shown?.questions.find((one) => one.question === question.code);
    const said = shown === null || published === undefined ? null : saidOf(question, published, shown.contributions);
    if (said === null) continue;
    return inBoth((language) => {
      const { share } = said;
      const interval = share.interval === null ? "" : `${formatPercent(share.interval.low, language, 0)} ${language === "fr" ? "à" : "to"} ${formatPercent(share.interval.high, language, 0)}`;
      const label = pick(question.label, language);
      return language === "fr"
        ? `${title.fr}\u202f: à la question «\u202f${label}\u202f», ${formatNumber(share.count, "fr")} réponses sur ${formatNumber(share.of, "fr")} (${formatPercent(share.share, "fr", 0)}, intervalle de ${interval}) disent\u202f: ${said.what.fr}.`
        : `${title.en}: to the question “${label}”, ${formatNumber(share.count, "en")} answers of ${formatNumber(share.of, "en")} (${formatPercent(share.share, "en", 0)}, interval ${interval}) say: ${said.what.en}.`;
    });
  }
  return inBoth((language) => language === "fr"
    ? `${title.fr}\u202f: trop peu de réponses sur cet objectif pour en montrer une part.`
    : `${title.en}: too few answers on this objective to show a share.`);
}

/** The share above the middle of a scale, or the largest share shown. */
function saidOf(question: Question, { parts }: PublishedQuestion, contributions: number): { readonly share: Share; readonly what: Bilingual } | null {
  if (question.kind === "scale") {
    const [part] = parts;
    const above = part === undefined ? null : scaleFigures(question, part, contributions).above;
    return above === null ? null : { share: above, what: inBoth((language) => (language === "fr" ? `au-dessus du milieu, vers «\u202f${question.highLabel.fr}\u202f»` : `above the middle, towards “${question.highLabel.en}”`)) };
  }
  const found = parts.flatMap((part) => answerValues(question, part).flatMap((value) => {
    const share = shareOf(part.cells.find((cell) => cell.value === value)?.count ?? null, answeredOf(part, contributions));
    const what = question.kind === "multiple" ? partLabel(question, part.part) : part.part === "" ? valueLabel(question, value) : inBoth((language) => `${pick(partLabel(question, part.part), language)}, ${pick(valueLabel(question, value), language)}`);
    return share === null || value === "unranked" ? [] : [{ share, what }];
  }));
  return found.toSorted((a, b) => b.share.share - a.share.share)[0] ?? null;
}
