import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { DateQuestion, NumberQuestion, Option, Question } from "../form.ts";
import { datesOf } from "./cells.ts";
import { checkCode, checkCount, checkText, checkUnique } from "./check-words.ts";
import { fault } from "./fault.ts";
import { fitsDecimals, formLimits } from "./limits.ts";

/** Faults of a question in itself: its texts, its choices, its bounds. Conditions are looked at with the axis. */
export function checkQuestion(question: Question, at: string): readonly Issue[] {
  return [
    ...checkCode(question.code, at),
    ...checkText(question.label, `${at}.label`),
    ...(question.help === undefined ? [] : checkText(question.help, `${at}.help`)),
    ...checkKind(question, at),
  ];
}

function checkKind(question: Question, at: string): readonly Issue[] {
  switch (question.kind) {
    case "scale": return [
      ...checkText(question.lowLabel, `${at}.lowLabel`),
      ...checkText(question.highLabel, `${at}.highLabel`),
      ...(Number.isInteger(question.low) && Number.isInteger(question.high) && question.high > question.low && question.high - question.low < formLimits.scaleSteps && Math.abs(question.low) <= 100
        ? [] : [fault("bad-scale", `${at}.high`, `L’échelle va d’un nombre entier à un plus grand, sur 2 à ${formLimits.scaleSteps} degrés.`, `A scale goes from a whole number to a greater one, over 2 to ${formLimits.scaleSteps} steps.`)]),
    ];
    case "single": return checkOptions(question.options, `${at}.options`);
    case "multiple": return [
      ...checkOptions(question.options, `${at}.options`),
      ...checkMost(question.atMost, question.options.length, at),
      ...(question.alone ?? []).flatMap((code, index) => question.options.some((option) => option.code === code) ? [] : [fault("unknown-option", `${at}.alone.${index}`, `«\u202f${code}\u202f» n’est pas un choix de cette question.`, `“${code}” is no option of this question.`)]),
    ];
    case "ranking": return [...checkOptions(question.options, `${at}.options`, formLimits.rankedOptions), ...checkMost(question.atMost, question.options.length, at)];
    case "matrix": return [...checkOptions(question.rows, `${at}.rows`, formLimits.rows, both("lignes", "rows"), 1), ...checkOptions(question.columns, `${at}.columns`, formLimits.columns, both("colonnes", "columns"))];
    case "number": return checkNumber(question, at);
    case "date": return checkDate(question, at);
    case "text": return Number.isInteger(question.longest) && question.longest >= 1 && question.longest <= formLimits.textCharacters
      ? [] : [fault("bad-length", `${at}.longest`, `La longueur d’un texte va de 1 à ${formLimits.textCharacters} caractères.`, `The length of a text goes from 1 to ${formLimits.textCharacters} characters.`)];
  }
}

function checkOptions(options: readonly Option[], at: string, most: number = formLimits.options, what = both("choix", "options"), least = 2): readonly Issue[] {
  return [
    ...checkCount(options.length, least, most, at, what),
    ...options.flatMap(({ code, label }, index) => [...checkCode(code, `${at}.${index}`), ...checkText(label, `${at}.${index}.label`)]),
    ...checkUnique(options, (index) => `${at}.${index}`),
  ];
}

function checkMost(atMost: number | undefined, options: number, at: string): readonly Issue[] {
  return atMost === undefined || (Number.isInteger(atMost) && atMost >= 1 && atMost <= options)
    ? [] : [fault("bad-most", `${at}.atMost`, `Le nombre de choix permis va de 1 à ${options}.`, `The number of choices allowed goes from 1 to ${options}.`)];
}

function checkNumber(question: NumberQuestion, at: string): readonly Issue[] {
  const { least, most, decimals, bands } = question;
  const bounded = Number.isFinite(least) && Number.isFinite(most) && least < most && Math.abs(least) <= 1e12 && Math.abs(most) <= 1e12;
  const ascending = bands.every((bound, index) => Number.isFinite(bound) && (index === 0 || bound > (bands[index - 1] ?? bound)));
  return [
    ...checkText(question.unit, `${at}.unit`, formLimits.labelCharacters, true),
    ...(bounded ? [] : [fault("bad-bounds", `${at}.most`, "Le plus grand nombre doit dépasser le plus petit.", "The greatest number has to be above the least.")]),
    ...(Number.isInteger(decimals) && decimals >= 0 && decimals <= formLimits.decimals ? [] : [fault("bad-decimals", `${at}.decimals`, `De 0 à ${formLimits.decimals} décimales.`, `From 0 to ${formLimits.decimals} decimals.`)]),
    ...(Number.isInteger(decimals) && decimals >= 0 && decimals <= formLimits.decimals && ![least, most, ...bands].every((bound) => fitsDecimals(bound, decimals)) ? [fault("bounds-too-fine", `${at}.decimals`, "Les bornes et les tranches ne peuvent pas avoir plus de décimales que les réponses.", "Bounds and bands cannot have more decimals than answers.")] : []),
    ...checkCount(bands.length, 2, formLimits.bands, `${at}.bands`, both("tranches", "bands")),
    ...(ascending && bands[0] === least && (bands.at(-1) ?? most) <= most ? [] : [fault("bad-bands", `${at}.bands`,
      "Les tranches se donnent par leur borne basse, en ordre croissant\u202f: la première est le plus petit nombre, la dernière ne dépasse pas le plus grand.",
      "Bands are given by their lower bounds, ascending: the first is the least number, the last is not above the greatest.")]),
  ];
}

function checkDate(question: DateQuestion, at: string): readonly Issue[] {
  const dates = datesOf(question).length;
  if (dates === 0) return [fault("bad-dates", `${at}.earliest`,
    `Donnez ${question.precision === "year" ? "deux années (AAAA)" : "deux mois (AAAA-MM)"}, la première avant la dernière.`,
    `Give ${question.precision === "year" ? "two years (YYYY)" : "two months (YYYY-MM)"}, the first before the last.`)];
  return dates < 2 ? checkCount(dates, 2, formLimits.datesPerQuestion, `${at}.latest`, both("dates possibles", "possible dates"))
    : checkCount(dates, 2, formLimits.datesPerQuestion, `${at}.latest`, both("dates possibles\u202f; choisissez l’année plutôt que le mois", "possible dates; choose years rather than months"));
}
