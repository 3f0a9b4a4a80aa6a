import type { Condition, ExpandedLevel, TermFrequencySpec } from "../../domain/model.ts";
import { level, otherwise } from "./levels.ts";

type Levels = readonly ExpandedLevel[];

/** One name a side (a surname, or a given name of a single column). */
export const nameLevels = (column: string, isName: boolean, tf?: TermFrequencySpec): Levels => {
  const alike = (atLeast: number): Condition => ({ similar: column, by: "jaro-winkler", atLeast });
  // Particles and compound names are known of names alone, not of any text.
  const or = (condition: Condition, other: Condition): Condition => isName ? { any: [condition, other] } : condition;
  return [
    level("Égal", "Equal", { exact: column }, tf),
    level("Presque égal", "Nearly equal", or(alike(0.92), { sameCore: [[column], [column]] })),
    level("Très ressemblant", "Very alike", alike(0.88)),
    level("Ressemblant, ou une partie commune", "Alike, or a part in common", or(alike(0.8), { nameParts: [[column], [column]] })),
    otherwise,
  ];
};

/** Birth name first, then usage name: any of one side against any of the other. */
export const severalNamesLevels = (columns: readonly string[], areNames: boolean, tf?: TermFrequencySpec): Levels => {
  const [birth = ""] = columns;
  const across: Condition = { any: columns.flatMap((left) => columns.filter((right) => left !== birth || right !== birth).map((right): Condition => ({ exact: [left, right] }))) };
  const alike = (atLeast: number): Condition => ({ anyName: [columns, columns], atLeast });
  return [
    level("Nom de naissance égal", "Birth name equal", { exact: birth }, tf),
    level("Nom de naissance et nom d’usage égaux", "Birth name equal to usage name", across),
    level("Presque égal", "Nearly equal", areNames ? { any: [alike(0.92), { sameCore: [columns, columns] }] } : alike(0.92)),
    ...(areNames ? [level("Un nom composé dont une partie est commune", "A part of a compound name in common", { nameParts: [columns, columns] })] : []),
    level("Ressemblant", "Alike", alike(0.8)),
    otherwise,
  ];
};

export const firstNamesLevels = (column: string): Levels => [
  level("Mêmes prénoms, même ordre", "Same first names in the same order", { firstNames: column, is: "same-order" }),
  level("Premier prénom égal", "First of them equal", { firstNames: column, is: "first-equal" }),
  level("Premier prénom parmi ceux de l’autre", "The first of one among those of the other", { any: [{ firstNames: column, is: "first-among" }, { firstNames: column, is: "composed-part" }] }),
  level("Premiers prénoms ressemblants", "Firsts alike", { firstNames: column, is: "first-alike" }),
  level("Initiale", "An initial", { firstNames: column, is: "initial" }),
  otherwise,
];
