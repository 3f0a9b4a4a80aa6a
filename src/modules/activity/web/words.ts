import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { MeasureReport } from "../actions/measure.ts";

interface Words {
  readonly field: string;
  readonly about: string;
  readonly value: string;
  readonly valid: string;
  readonly source: string;
  readonly observed: string;
  readonly restricted: string;
  readonly noStatement: string;
  readonly undated: string;
  readonly demonstration: string;
  readonly record: (key: string) => string;
  readonly written: (raw: string) => string;
  readonly from: (date: string) => string;
  readonly until: (date: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly ended: (date: string) => string;
  readonly measures: string;
  readonly statements: string;
  readonly fact: string;
  readonly facts: string;
  readonly amount: string;
  readonly standing: string;
  readonly attested: string;
  readonly presumed: string;
  readonly reason: string;
  readonly leftOut: string;
  readonly recipe: string;
  readonly version: string;
}

export const words: Readonly<Record<Language, Words>> = {
  fr: {
    field: "Champ",
    about: "À propos de",
    value: "Valeur",
    valid: "Vaut",
    source: "Source",
    observed: "Vu",
    restricted: "Donnée sur une personne, non affichée",
    noStatement: "Aucun énoncé.",
    undated: "sans date",
    demonstration: "fictif",
    record: (key) => `fiche ${key}`,
    written: (raw) => `écrit «\u202f${raw}\u202f»`,
    from: (date) => `depuis ${date}`,
    until: (date) => `jusqu’à ${date} compris`,
    between: (first, last) => `du ${first} au ${last}`,
    ended: (date) => `absent le ${date}`,
    measures: "Mesures tirées des faits",
    statements: "Énoncés",
    fact: "Fait",
    facts: "Faits",
    amount: "Compte pour",
    standing: "Sûreté",
    attested: "attesté",
    presumed: "présumé",
    reason: "Pourquoi",
    leftOut: "laissé de côté",
    recipe: "Recette",
    version: "version",
  },
  en: {
    field: "Field",
    about: "About",
    value: "Value",
    valid: "Holds",
    source: "Source",
    observed: "Seen",
    restricted: "About a person, not shown",
    noStatement: "No statement.",
    undated: "without date",
    demonstration: "fictitious",
    record: (key) => `record ${key}`,
    written: (raw) => `written “${raw}”`,
    from: (date) => `since ${date}`,
    until: (date) => `until ${date} included`,
    between: (first, last) => `from ${first} to ${last}`,
    ended: (date) => `absent on ${date}`,
    measures: "Measures made from facts",
    statements: "Statements",
    fact: "Fact",
    facts: "Facts",
    amount: "Counts for",
    standing: "Certainty",
    attested: "attested",
    presumed: "presumed",
    reason: "Why",
    leftOut: "left out",
    recipe: "Recipe",
    version: "version",
  },
};

/** What became of a computed number. */
export const resultWords: Readonly<Record<MeasureReport["result"], Bilingual>> = {
  entered: both("valeur enregistrée", "value recorded"),
  corrected: both("valeur corrigée", "value corrected"),
  proposed: both("proposée\u202f: une valeur saisie dit autre chose, quelqu’un doit trancher", "proposed: a value entered says otherwise, somebody has to decide"),
  confirmed: both("confirme la valeur en place", "confirms the value in place"),
  recorded: both("enregistrée", "recorded"),
  unchanged: both("inchangée\u202f: les mêmes faits", "unchanged: the same facts"),
  waiting: both("non enregistrée\u202f: une proposition attend une réponse", "not recorded: a proposal waits for an answer"),
  kept: both("non enregistrée\u202f: des faits fictifs ne remplacent pas une valeur réelle", "not recorded: made-up facts do not replace a real value"),
  "no-fact": both("aucun fait\u202f: rien n’est enregistré", "no fact: nothing is recorded"),
  "no-series": both("le contrat en vigueur n’a pas cette série\u202f: rien n’est enregistré", "the contract in force has no such series: nothing is recorded"),
  "dry-run": both("calculée seulement", "computed only"),
};
