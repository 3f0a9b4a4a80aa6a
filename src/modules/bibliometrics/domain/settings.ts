import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { DocumentType } from "../../publications/index.ts";
import { europeLists } from "./europe/lists.ts";
import { openAccessReadings, openAccessReadingWords } from "./readings/open-access.ts";

/** One way to read what the contract leaves open. */
export interface SettingOption {
  readonly code: string;
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  /** Shown beside the others; nobody may declare it. */
  readonly shownOnly?: boolean;
}

/** What the contract leaves open, with what holds until somebody declares otherwise. */
export interface Setting {
  readonly key: SettingKey;
  readonly name: Bilingual;
  /** What the contract says, and why the default is the default. */
  readonly why: Bilingual;
  readonly options: readonly SettingOption[];
  readonly byDefault: string;
}

export const readingKeys = ["1.articles", "1.top-10", "1.europe", "2", "4.c", "13"] as const;
export const settingKeys = [...readingKeys, "citation-window", "types.1", "types.2", "types.4.c", "types.13"] as const;
export type SettingKey = (typeof settingKeys)[number];

const full: SettingOption = { code: "full", name: both("Compte entier", "Full counting"), sentence: both("Chaque article compte pour un.", "Each paper counts for one.") };
const fractional: SettingOption = {
  code: "fractional", name: both("Compte fractionnaire", "Fractional counting"),
  sentence: both("Chaque article compte pour la part de ses auteurs, de leurs affiliations et de leurs institutions qui est de l’institut.", "Each paper counts for the part of its authors, of their affiliations and of their institutions that is the institute’s."),
};

const typeOptions: readonly SettingOption[] = [
  { code: "articles", name: both("Articles originaux", "Original articles"), sentence: both("Les articles de revue, sans les articles de synthèse.", "Journal articles, without reviews.") },
  { code: "articles-reviews", name: both("Articles et synthèses", "Articles and reviews"), sentence: both("Les articles de revue et les articles de synthèse, chacun comparé aux siens.", "Journal articles and reviews, each held against its own kind.") },
];

function types(key: SettingKey, code: string, byDefault: string, why: Bilingual): Setting {
  return { key, name: both(`Documents de l’indicateur ${code}`, `Documents of indicator ${code}`), why, options: typeOptions, byDefault };
}

export const settings: Readonly<Record<SettingKey, Setting>> = {
  "1.articles": {
    key: "1.articles", byDefault: "full", options: [full, fractional], name: both("Indicateur 1, nombre d’articles", "Indicator 1, number of articles"),
    why: both("Le nombre de 2019, 12\u202f205, n’est pas ventilé entre coauteurs\u202f: le compte entier est la lecture simple.", "The number of 2019, 12,205, is not shared between co-authors: full counting is the plain reading."),
  },
  "1.top-10": {
    key: "1.top-10", byDefault: "full", options: [full, fractional], name: both("Indicateur 1, Top 10\u202f%", "Indicator 1, Top 10%"),
    why: both("Même compte que le nombre d’articles, pour que les cinq mesures parlent du même corpus.", "Counted as the number of articles is, so that the five measures speak of one corpus."),
  },
  "1.europe": {
    key: "1.europe", byDefault: "eu27", options: Object.values(europeLists), name: both("Indicateur 1, ce qu’est l’Europe", "Indicator 1, what Europe is"),
    why: both("Le contrat ne dit pas quelle Europe. L’Union à 27 est celle des années du contrat, et elle ne change pas d’une année à l’autre.", "The contract does not say which Europe. The EU27 is that of the years of the contract, and it does not change from year to year."),
  },
  "2": {
    key: "2", byDefault: "field", name: both("Indicateur 2, impact normalisé", "Indicator 2, normalised impact"),
    why: both("Le contrat écrit «\u202fpar catégorie disciplinaire et par revue\u202f»\u202f: la discipline vient d’abord, et c’est la norme internationale.", "The contract says “by disciplinary category and by journal”: the discipline comes first, and it is the international norm."),
    options: [
      { code: "field", name: both("Par discipline", "By field"), sentence: both("Citations de l’article sur celles attendues dans sa discipline, son année et son type.", "Citations of the paper over those expected in its field, year and type.") },
      { code: "journal", name: both("Par revue", "By journal"), sentence: both("Citations de l’article sur celles attendues dans sa revue, son année et son type.", "Citations of the paper over those expected in its journal, year and type.") },
      { code: "mean", name: both("Moyenne des deux", "Mean of both"), sentence: both("Pour chaque article, la moyenne des deux quotients.", "For each paper, the mean of the two quotients.") },
      { code: "field-fractional", name: both("Par discipline, compte fractionnaire", "By field, fractional counting"), sentence: fractional.sentence },
    ],
  },
  "4.c": {
    key: "4.c", byDefault: "tier", name: both("Indicateur 4.c, Top 10\u202f% des revues", "Indicator 4.c, top 10% of journals"),
    why: both("Le contrat parle des revues, pas des articles. La tranche exacte contient toujours 10\u202f% des articles de la discipline\u202f; compter les revues, non.", "The contract speaks of journals, not of papers. The exact tier always holds 10% of the papers of the field; counting journals does not."),
    options: [
      { code: "tier", name: both("Tranche exacte de revues", "Exact journal tier"), sentence: both("Les meilleures revues qui, ensemble, publient 10\u202f% des articles de la discipline\u202f; celle qui est à cheval compte pour une part.", "The best journals that together publish 10% of the papers of the field; the one that straddles the limit counts in part.") },
      { code: "journals", name: both("Par nombre de revues", "By number of journals"), sentence: both("Les premières 10\u202f% des revues de la discipline, entières, à la manière de SIGAPS.", "The first 10% of the journals of the field, whole, in the manner of SIGAPS.") },
      { code: "paper", name: both("Top 10\u202f% des articles", "Top 10% of papers"), sentence: both("L’article lui-même est parmi les 10\u202f% les plus cités de sa discipline.", "The paper itself is among the 10% most cited of its field.") },
    ],
  },
  "13": {
    key: "13", byDefault: "r3", name: both("Indicateur 13, libre accès et HAL", "Indicator 13, open access and HAL"),
    why: both("Le contrat écrit «\u202fen libre accès et déposée dans HAL\u202f»\u202f: les deux ensemble, sans dire que c’est le fichier qui est dans HAL.", "The contract says “in open access and deposited in HAL”: both together, without saying that it is the file that is in HAL."),
    options: openAccessReadings.map((code) => ({ code, ...openAccessReadingWords[code], ...(code === "r5" ? { shownOnly: true } : {}) })),
  },
  "citation-window": {
    key: "citation-window", byDefault: "1", name: both("Fenêtre de citation", "Citation window"),
    why: both("«\u202fLa valeur est toujours sur l’année n-1\u202f»\u202f: l’année de publication et celle qui suit. Plus longue, elle serait plus sûre et plus tardive.", "“The value is always of year n-1”: the year of publication and the one after. A longer one would be surer and later."),
    options: [1, 2, 3].map((years) => ({
      code: String(years), name: both(`${years}\u00a0an${years > 1 ? "s" : ""} après l’année de publication`, `${years}\u00a0year${years > 1 ? "s" : ""} after the year of publication`),
      sentence: both("Citations reçues jusqu’à la fin de cette année-là.", "Citations received until the end of that year."),
    })),
  },
  "types.1": types("types.1", "1", "articles", both("Le contrat écrit «\u202farticles originaux\u202f».", "The contract says “original articles”.")),
  "types.2": types("types.2", "2", "articles-reviews", both("L’usage international compte les deux, chacun dans sa cellule.", "International use counts both, each in its own cell.")),
  "types.4.c": types("types.4.c", "4.c", "articles-reviews", both("Le contrat écrit «\u202fpublications\u202f».", "The contract says “publications”.")),
  "types.13": types("types.13", "13", "articles-reviews", both("Le contrat écrit «\u202fpublications\u202f».", "The contract says “publications”.")),
};

/** What somebody declared: an option of a setting for every measure made on `from` or later, until the next one. */
export interface Declaration {
  readonly id: string;
  readonly key: SettingKey;
  readonly option: string;
  readonly from: Day;
  readonly reason: string;
  readonly author: string;
  readonly recordedAt: string;
}

export function isSettingKey(text: string): text is SettingKey {
  return settingKeys.some((key) => key === text);
}

/** The declaration that holds on a day: the one that starts last, the last recorded among several; null while the default holds. `declarations` oldest recorded first. */
export function declarationOn(declarations: readonly Declaration[], key: SettingKey, on: Day): Declaration | null {
  let found: Declaration | null = null;
  for (const one of declarations) if (one.key === key && one.from <= on && (found === null || one.from >= found.from)) found = one;
  return found;
}

/** Every setting as it holds on a day. */
export type Choices = Readonly<Record<SettingKey, string>>;

export function choicesOn(declarations: readonly Declaration[], on: Day): Choices {
  const choose = (key: SettingKey): string => declarationOn(declarations, key, on)?.option ?? settings[key].byDefault;
  return {
    "1.articles": choose("1.articles"), "1.top-10": choose("1.top-10"), "1.europe": choose("1.europe"), "2": choose("2"), "4.c": choose("4.c"), "13": choose("13"),
    "citation-window": choose("citation-window"), "types.1": choose("types.1"), "types.2": choose("types.2"), "types.4.c": choose("types.4.c"), "types.13": choose("types.13"),
  };
}

/** The document types that an option of `types.…` names. */
export function documentTypesOf(option: string): readonly DocumentType[] {
  return option === "articles" ? ["article"] : ["article", "review"];
}
