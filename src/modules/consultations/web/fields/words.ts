import { both, formatNumber, formatOrdinal } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Question } from "../../domain/form.ts";

export const fieldWords = {
  noAnswer: both("Ne pas répondre", "No answer"),
  noOpinion: both("Sans opinion", "No opinion"),
  required: both("réponse attendue", "answer needed"),
  rank: both("Rang", "Rank"),
  noRank: both("Non classé", "Not ranked"),
  item: both("Proposition", "Item"),
  year: both("Année", "Year"),
  month: both("Mois", "Month"),
  choose: both("– Ne pas répondre –", "– No answer –"),
  row: both("Ligne", "Row"),
} as const;

const monthNames = {
  fr: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
} as const;

/** Months as options of a list: `01` is January. */
export function monthOptions(language: Language): readonly { readonly value: string; readonly label: string }[] {
  return monthNames[language].map((label, index) => ({ value: String(index + 1).padStart(2, "0"), label }));
}

/** "1er", "2nd": how a rank is said in a list. */
export function rankName(rank: number, language: Language): string {
  return formatOrdinal(rank, language);
}

/** How a question is to be answered, beyond its own words; null where its controls say it all. */
export function howTo(question: Question, language: Language): string | null {
  const number = (value: number) => formatNumber(value, language, { maximumFractionDigits: 3 });
  switch (question.kind) {
    case "multiple": {
      const most = question.atMost;
      if (most === undefined || most >= question.options.length) return both("Plusieurs réponses possibles.", "Several answers possible.")[language];
      return both(most === 1 ? "Une réponse au plus." : `${most} réponses au plus.`, most === 1 ? "One answer at most." : `${most} answers at most.`)[language];
    }
    case "ranking": {
      const most = question.atMost;
      return most === undefined || most >= question.options.length
        ? both("Donnez à chaque proposition un rang différent, 1 étant le plus important. Vous pouvez en laisser sans rang.", "Give each item a different rank, 1 being the most important. Some may stay without rank.")[language]
        : both(`Classez ${most} proposition${most > 1 ? "s" : ""} au plus, 1 étant la plus importante.`, `Rank ${most} item${most > 1 ? "s" : ""} at most, 1 being the most important.`)[language];
    }
    case "matrix": return both("Une réponse par ligne.", "One answer on each row.")[language];
    case "number": {
      const range = both(`De ${number(question.least)} à ${number(question.most)}`, `From ${number(question.least)} to ${number(question.most)}`)[language];
      const unit = question.unit[language] === "" ? "" : ` ${question.unit[language]}`;
      return `${range}${unit}. ${both("Seule la tranche sera comptée.", "Only the band will be counted.")[language]}`;
    }
    case "text": return both(`${number(question.longest)} caractères au plus.`, `${number(question.longest)} characters at most.`)[language];
    case "scale":
    case "date":
    case "single": return null;
  }
}
