import { formatNumber, formatPercent, inBoth, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { valueLabel } from "../../domain/answering/index.ts";
import type { Question } from "../../domain/form.ts";
import type { Share } from "../domain/figures.ts";
import type { ShownCount } from "../domain/published.ts";

export const hiddenWord: Bilingual = { fr: "masqué", en: "hidden" };

export function hiddenWhy(threshold: number): Bilingual {
  return inBoth((language) => language === "fr"
    ? `Masqué\u202f: moins de ${formatNumber(threshold, "fr")} contributions, zéro compris, ou de quoi retrouver par différence un nombre qui l’est. Rien ne dit lequel des deux.`
    : `Hidden: fewer than ${formatNumber(threshold, "en")} contributions, zero included, or enough to work out by difference a number that is. Nothing says which of the two.`);
}

/** What an interval of a share means here, and what it does not. */
export const intervalMeaning: Bilingual = {
  fr: "L’intervalle (95\u202f%, Wilson) dit ce que le hasard seul aurait pu changer si les réponses avaient été tirées au sort parmi un grand nombre de personnes. Elles ne l’ont pas été\u202f: chacun a choisi de répondre ou non, et cet écart-là, aucun calcul ne le mesure. La participation est donc donnée à côté de chaque nombre, et l’intervalle n’est pas réduit parce qu’une grande part des personnes a répondu.",
  en: "The interval (95%, Wilson) says what chance alone could have changed had the answers been drawn by lot among many people. They were not: everyone chose whether to answer, and that bias no calculation measures. Participation is therefore given beside each number, and the interval is not narrowed because a large share of people answered.",
};

export const noCause: Bilingual = {
  fr: "À côté des réponses, l’état de l’objectif tel que le suivi du contrat le dit. L’un n’explique pas l’autre\u202f: les deux sont montrés ensemble pour être lus ensemble.",
  en: "Beside the answers, the state of the objective as the follow-up of the contract tells it. Neither explains the other: both are shown together to be read together.",
};

export function countWord(count: ShownCount, language: Language): string {
  return count === null ? pick(hiddenWord, language) : formatNumber(count, language);
}

export function shareWord(share: number | null, language: Language): string {
  return share === null ? pick(hiddenWord, language) : formatPercent(share, language, 0);
}

export function intervalWord(share: Share | null, language: Language): string {
  if (share?.interval === null || share === null) return "–";
  const [low, high] = [formatPercent(share.interval.low, language, 0), formatPercent(share.interval.high, language, 0)];
  return language === "fr" ? `${low} à ${high}` : `${low} to ${high}`;
}

/** Values put together in one column of a crossing, in words. */
export function columnLabel(question: Question, values: readonly string[]): Bilingual {
  if (values.includes("no-answer") && !values.includes("not-chosen") && !values.includes("unranked")) {
    return values.includes("no-opinion") ? { fr: "Sans opinion ou sans réponse", en: "No opinion or no answer" } : { fr: "Sans réponse", en: "No answer" };
  }
  if (question.kind === "multiple") return values.includes("chosen") ? { fr: "Choisi", en: "Chosen" } : { fr: "Non choisi ou sans réponse", en: "Not chosen or no answer" };
  if (question.kind === "ranking") return values.includes("1") ? { fr: "Au premier rang", en: "Ranked first" } : { fr: "Autre rang, non classé ou sans réponse", en: "Other rank, not ranked or no answer" };
  if (question.kind === "date" && values.length > 0) return inBoth(() => values[0]?.slice(0, 4) ?? "");
  if (question.kind === "scale") {
    const middle = (question.low + question.high) / 2;
    const side = Math.sign(Number(values[0]) - middle);
    const range = inBoth((language) => values.length === 1 ? String(values[0]) : `${values[0] ?? ""} ${language === "fr" ? "à" : "to"} ${values.at(-1) ?? ""}`);
    if (side === 0) return inBoth((language) => `${language === "fr" ? "Milieu" : "Middle"} (${pick(range, language)})`);
    const end = side < 0 ? question.lowLabel : question.highLabel;
    return inBoth((language) => `${language === "fr" ? "Vers" : "Towards"} ${language === "fr" ? `«\u202f${end.fr}\u202f»` : `“${end.en}”`} (${pick(range, language)})`);
  }
  return inBoth((language) => values.map((value) => pick(valueLabel(question, value), language)).join(", "));
}

/** The values of a group put together, in words. */
export function categoryLabel(group: Question, values: readonly string[]): Bilingual {
  const named = (value: string): Bilingual => (value === "no-answer" ? { fr: "non précisé", en: "not stated" } : valueLabel(group, value));
  if (values.length === 1) return named(values[0] ?? "");
  return inBoth((language) => `${language === "fr" ? "Regroupés\u202f: " : "Together: "}${values.map((value) => pick(named(value), language)).join(", ")}`);
}
