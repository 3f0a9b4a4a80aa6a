import { both, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { VerdictKind } from "../domain/assessment.ts";
import type { ValueState } from "../domain/measure.ts";

/** In the order in which a board counts them. */
export const verdictKinds: readonly VerdictKind[] = ["reached", "on-the-way", "behind", "not-reached", "not-assessable-yet", "not-measurable", "no-target"];

export const verdictWords: Readonly<Record<VerdictKind, Bilingual>> = {
  reached: both("Atteinte", "Reached"),
  "on-the-way": both("En bonne voie", "On the way"),
  behind: both("En retard", "Behind"),
  "not-reached": both("Non atteinte", "Not reached"),
  "not-assessable-yet": both("Pas encore évaluable", "Not assessable yet"),
  "not-measurable": both("Non mesurable", "Not measurable"),
  "no-target": both("Sans cible", "No target"),
};

export const stateWords: Readonly<Record<ValueState, Bilingual>> = {
  provisional: both("provisoire", "provisional"),
  consolidated: both("consolidé", "consolidated"),
  revised: both("révisé", "revised"),
};

/** How long ago, at the grain people use: days, then months, then years. "il y a 12 jours", "14 months ago". */
export function formatAge(days: number, language: Language): string {
  const [count, forms] =
    days < 60
      ? [days, { fr: { one: "jour", other: "jours" }, en: { one: "day", other: "days" } }]
      : days < 730
        ? [Math.floor(days / 30.44), { fr: { one: "mois", other: "mois" }, en: { one: "month", other: "months" } }]
        : [Math.floor(days / 365.25), { fr: { one: "an", other: "ans" }, en: { one: "year", other: "years" } }];
  if (days <= 0) return language === "fr" ? "aujourd’hui" : "today";
  const number = formatNumber(count, language, { maximumFractionDigits: 0 });
  const unit = plural(language, count, forms[language]);
  return language === "fr" ? `il y a ${number} ${unit}` : `${number} ${unit} ago`;
}

/** First letter in capital, the rest as it is. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Part of an address or an `id` that names a series: "8.c.projects#start-ups" gives "8.c.projects-start-ups". */
export function seriesAnchor(key: string): string {
  return `s-${key.replace(/[^A-Za-z0-9._-]/g, "-")}`;
}
