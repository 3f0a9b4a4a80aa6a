import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { day, type Day } from "../../../../kernel/time/day.ts";

/** A country in a list, over a half-open time; null: since ever, or still. Codes are ISO 3166-1 alpha-2, and `XK`. */
export interface EuropeMember {
  readonly country: string;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** One answer to the question of what Europe is. */
export interface EuropeList {
  readonly code: EuropeListCode;
  readonly name: Bilingual;
  readonly sentence: Bilingual;
  /** Does the answer depend on the date of the paper? */
  readonly dated: boolean;
  readonly members: readonly EuropeMember[];
}

export const europeListCodes = ["eu27", "eu28", "eu-at-date", "eea-at-date", "eea-ch-uk", "era-at-date", "geographic"] as const;
export type EuropeListCode = (typeof europeListCodes)[number];

const since = (from: string, ...countries: readonly string[]): EuropeMember[] => countries.map((country) => ({ country, from: day(from), until: null }));
const over = (from: string | null, until: string | null, ...countries: readonly string[]): EuropeMember[] =>
  countries.map((country) => ({ country, from: from === null ? null : day(from), until: until === null ? null : day(until) }));
const always = (...countries: readonly string[]): EuropeMember[] => over(null, null, ...countries);

const eu27 = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"] as const;

/** Accessions by the treaties; the United Kingdom left at the end of 31 January 2020 (Withdrawal Agreement, OJ L 29, 31.1.2020). */
const union: readonly EuropeMember[] = [
  ...since("1958-01-01", "BE", "DE", "FR", "IT", "LU", "NL"),
  ...since("1973-01-01", "DK", "IE"),
  ...over("1973-01-01", "2020-02-01", "GB"),
  ...since("1981-01-01", "GR"),
  ...since("1986-01-01", "ES", "PT"),
  ...since("1995-01-01", "AT", "FI", "SE"),
  ...since("2004-05-01", "CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"),
  ...since("2007-01-01", "BG", "RO"),
  ...since("2013-07-01", "HR"),
];

/** EEA Agreement (OJ L 1, 3.1.1994), Liechtenstein since 1 May 1995; enlargements as applied provisionally. */
const economicArea: readonly EuropeMember[] = [
  ...since("1994-01-01", "AT", "BE", "DE", "DK", "ES", "FI", "FR", "GR", "IE", "IS", "IT", "LU", "NL", "NO", "PT", "SE"),
  ...over("1994-01-01", "2020-02-01", "GB"),
  ...since("1995-05-01", "LI"),
  ...since("2004-05-01", "CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"),
  ...since("2007-08-01", "BG", "RO"),
  ...since("2014-04-12", "HR"),
];

/** Countries associated to the whole framework programme: Horizon 2020 (2014-2020), Horizon Europe (from 2021). Association to its second pillar alone does not count. */
const associated: readonly EuropeMember[] = [
  ...since("2014-01-01", "AL", "BA", "FO", "IL", "IS", "MD", "ME", "MK", "NO", "RS", "TR"),
  ...since("2015-01-01", "UA"),
  ...since("2016-01-01", "AM", "GE", "TN"),
  ...since("2021-01-01", "XK"),
  ...over("2014-09-15", "2021-01-01", "CH"),
  ...since("2025-01-01", "CH"),
  ...over("2020-02-01", "2021-01-01", "GB"),
  ...since("2024-01-01", "GB"),
];

const geographic = [
  ...eu27, "AD", "AL", "AM", "AX", "AZ", "BA", "BY", "CH", "FO", "GB", "GE", "GG", "GI", "IM", "IS", "JE", "LI", "MC", "MD", "ME", "MK", "NO", "RS", "RU", "SJ", "SM", "TR", "UA", "VA", "XK",
] as const;

export const europeLists: Readonly<Record<EuropeListCode, EuropeList>> = {
  eu27: {
    code: "eu27", dated: false, members: always(...eu27),
    name: both("Union à 27", "EU27"),
    sentence: both("Les 27 membres de l’Union européenne depuis le 1er février 2020, quelle que soit l’année de l’article.", "The 27 members of the European Union since 1 February 2020, whatever the year of the paper."),
  },
  eu28: {
    code: "eu28", dated: false, members: always(...eu27, "GB"),
    name: both("Union à 28", "EU28"),
    sentence: both("Les 27 et le Royaume-Uni, quelle que soit l’année de l’article.", "The 27 and the United Kingdom, whatever the year of the paper."),
  },
  "eu-at-date": {
    code: "eu-at-date", dated: true, members: union,
    name: both("Union à la date de l’article", "EU at the date of the paper"),
    sentence: both("Les membres de l’Union au 31 décembre de l’année de l’article\u202f: le Royaume-Uni compte jusqu’en 2019.", "The members of the Union on 31 December of the year of the paper: the United Kingdom counts until 2019."),
  },
  "eea-at-date": {
    code: "eea-at-date", dated: true, members: economicArea,
    name: both("Espace économique européen", "European Economic Area"),
    sentence: both("L’Union, l’Islande, le Liechtenstein et la Norvège, au 31 décembre de l’année de l’article.", "The Union, Iceland, Liechtenstein and Norway, on 31 December of the year of the paper."),
  },
  "eea-ch-uk": {
    code: "eea-ch-uk", dated: false, members: always(...eu27, "IS", "LI", "NO", "CH", "GB"),
    name: both("Espace économique européen, Suisse et Royaume-Uni", "EEA, Switzerland and United Kingdom"),
    sentence: both("Les 27, l’Islande, le Liechtenstein, la Norvège, la Suisse et le Royaume-Uni.", "The 27, Iceland, Liechtenstein, Norway, Switzerland and the United Kingdom."),
  },
  "era-at-date": {
    code: "era-at-date", dated: true, members: [...union, ...associated],
    name: both("Union et pays associés au programme-cadre", "EU and countries associated to the framework programme"),
    sentence: both("L’Union et les pays associés à tout le programme-cadre de recherche au 31 décembre de l’année de l’article\u202f; certains, comme Israël, ne sont pas en Europe.", "The Union and the countries associated to the whole framework programme for research on 31 December of the year of the paper; some, such as Israel, are not in Europe."),
  },
  geographic: {
    code: "geographic", dated: false, members: always(...geographic),
    name: both("Europe géographique", "Geographic Europe"),
    sentence: both("Les membres actuels et anciens du Conseil de l’Europe, la Biélorussie, le Kosovo, le Vatican et les territoires européens qui ont leur propre code.", "Present and former members of the Council of Europe, Belarus, Kosovo, the Vatican and the European territories that have a code of their own."),
  },
};

/** Overseas codes that are France (INSEE; the French open-science monitor does the same). */
export const frenchOverseas: ReadonlySet<string> = new Set(["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"]);

/** Countries of a list on a day, France and its overseas codes told as `FR`. */
export function europeOn(list: EuropeList, on: Day): ReadonlySet<string> {
  return new Set(list.members.filter(({ from, until }) => (from === null || from <= on) && (until === null || on < until)).map(({ country }) => country));
}
