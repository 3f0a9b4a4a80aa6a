import { formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Contradiction } from "../../domain/contradictions.ts";
import { stageWords } from "../../domain/stage.ts";

/** A contradiction in a sentence: what is told, and what it cannot be. */
export function contradictionText({ kind, deathYear, stage, week, told, most }: Contradiction, language: Language): string {
  const [number, name, since] = [(value: number) => formatNumber(value, language), stageWords[stage][language], formatDay(week, language)];
  const start = language === "fr" ? `Décès de ${deathYear}, ${name.toLowerCase()}, à partir de la semaine du ${since}\u202f: ` : `Deaths of ${deathYear}, ${name.toLowerCase()}, from the week of ${since}: `;
  const french: Readonly<Record<Contradiction["kind"], string>> = {
    "left-more-than-entered": `${number(told)} certificats en sont sortis, ${number(most)} y sont entrés.`,
    "entered-more-than-came": `${number(told)} certificats y sont entrés, ${number(most)} sont sortis des étapes d’avant.`,
    "handed-on-more-than-left": `${number(told)} certificats transmis, ${number(most)} sortis.`,
    "more-than-deaths": `${number(told)} certificats reçus, ${number(most)} décès dénombrés.`,
    "before-death": `${number(told)} mouvements avant le mois du décès.`,
  };
  const english: Readonly<Record<Contradiction["kind"], string>> = {
    "left-more-than-entered": `${number(told)} certificates left it, ${number(most)} entered it.`,
    "entered-more-than-came": `${number(told)} certificates entered it, ${number(most)} left the stages before.`,
    "handed-on-more-than-left": `${number(told)} certificates handed on, ${number(most)} left.`,
    "more-than-deaths": `${number(told)} certificates received, ${number(most)} deaths counted.`,
    "before-death": `${number(told)} movements before the month of death.`,
  };
  return start + (language === "fr" ? french[kind] : english[kind]);
}
