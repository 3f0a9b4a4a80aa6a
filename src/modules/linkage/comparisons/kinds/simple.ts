import type { Condition, ExpandedLevel, TermFrequencySpec } from "../../domain/model.ts";
import { asIs, level, otherwise } from "./levels.ts";

type Levels = readonly ExpandedLevel[];

export const exactLevels = (column: string, tf?: TermFrequencySpec): Levels => [asIs({ exact: column }, tf), otherwise];

/** Short free text (a town, an address): equal, then by likeness. */
export const textLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("Presque égal", "Nearly equal", { similar: column, by: "jaro-winkler", atLeast: 0.92 }),
  level("Ressemblant", "Alike", { similar: column, by: "jaro-winkler", atLeast: 0.8 }),
  otherwise,
];

/** A number someone typed: equal, one slip, two. */
export const codeLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("À une faute de frappe près", "But for one slip", { distance: column, by: "damerau", atMost: 1 }),
  level("À deux fautes de frappe près", "But for two slips", { distance: column, by: "damerau", atMost: 2 }),
  otherwise,
];

export const postcodeLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("À une faute de frappe près", "But for one slip", { distance: column, by: "damerau", atMost: 1 }),
  level("Même département ou secteur", "Same area (first two characters)", { prefix: column, characters: 2 }),
  otherwise,
];

export const emailLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("Presque égal", "Nearly equal", { similar: column, by: "jaro-winkler", atLeast: 0.92 }),
  level("Ressemblant", "Alike", { similar: column, by: "jaro-winkler", atLeast: 0.88 }),
  otherwise,
];

export const phoneLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("À une faute de frappe près", "But for one slip", { distance: column, by: "damerau", atMost: 1 }),
  otherwise,
];

export const numberLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("À un pour cent près", "Within one per cent", { within: column, atMost: 0.01, unit: "share" }),
  level("À dix pour cent près", "Within ten per cent", { within: column, atMost: 0.1, unit: "share" }),
  otherwise,
];

export const listLevels = (column: string): Levels => [
  asIs({ exact: column }),
  level("Plusieurs éléments communs", "Several items in common", { overlap: column, atLeast: 2 }),
  level("Un élément commun", "One item in common", { overlap: column, atLeast: 1 }),
  otherwise,
];

/** Corsica before and after 1976, the Seine and the Seine-et-Oise before and after 1968. */
export const departmentLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("Même département d’avant ou d’après un découpage", "Same department before or after a split", { commune: column, is: "same-department" }),
  otherwise,
];

/** Thirteen signs, without the key. */
export const nirLevels = (column: string, tf?: TermFrequencySpec): Levels => [
  asIs({ exact: column }, tf),
  level("À une faute de frappe près", "But for one slip", { distance: column, by: "damerau", atMost: 1 }),
  level("Même sexe, année, mois et lieu de naissance", "Same sex, year, month and place of birth", { prefix: column, characters: 10 }),
  level("Même sexe, année et mois de naissance", "Same sex, year and month of birth", { prefix: column, characters: 5 }),
  otherwise,
];

/** A slip in typing, an interchange of day and month, parts not known (the first of January often stands for them), then how far apart. */
export const dateLevels = (column: string, tf?: TermFrequencySpec): Levels => {
  const uncertain: Condition = { any: [{ date: column, is: "known-parts-equal" }, { date: column, is: "fictive-compatible" }] };
  return [
    level("Même jour", "Same day", { date: column, is: "same-day" }, tf),
    level("Égales dans les parties connues", "Equal in the parts known", uncertain),
    level("À une faute de frappe près", "But for one slip", { date: column, is: "one-slip" }),
    level("Jour et mois intervertis", "Day and month interchanged", { date: column, is: "day-month-swapped" }),
    level("Même mois de la même année", "Same month of the same year", { date: column, is: "same-year-month" }),
    level("À un an près", "Within a year", { within: column, atMost: 1, unit: "years" }),
    otherwise,
  ];
};

/** Hardened Bloom filters (`jalon linkage encode`), folded and balanced: those of strangers agree on about half. */
export const bloomLevels = (column: string): Levels => [
  asIs({ dice: column, atLeast: 1 }),
  level("Presque égaux", "Nearly equal", { dice: column, atLeast: 0.88 }),
  level("Semblables", "Alike", { dice: column, atLeast: 0.78 }),
  level("Un peu semblables", "Somewhat alike", { dice: column, atLeast: 0.66 }),
  otherwise,
];
