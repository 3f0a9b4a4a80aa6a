import type { Condition, ExpandedLevel, LinkageModel, TermFrequencySpec } from "../../domain/model.ts";
import { level, otherwise } from "./levels.ts";

/**
 * Surname and first name judged together, which sees them written in each other's place. `columns`: one or two surnames
 * (birth, usage), then the first name last (`name`, `text`, or `first-names`).
 */
export function fullNameLevels(columns: readonly string[], tf: TermFrequencySpec | undefined, model: Pick<LinkageModel, "columns">): readonly ExpandedLevel[] {
  const surnames = columns.slice(0, -1);
  const first = columns.at(-1) ?? "";
  const isList = model.columns[first]?.clean === "first-names";
  const [birth = first] = surnames;
  const anySurname: Condition = surnames.length === 1 ? { exact: birth } : { any: surnames.flatMap((left) => surnames.map((right): Condition => ({ exact: [left, right] }))) };
  const surnameAlike: Condition = { anyName: [surnames, surnames], atLeast: 0.88 };
  const firstEqual: Condition = isList ? { any: [{ firstNames: first, is: "first-equal" }, { firstNames: first, is: "first-among" }] } : { exact: first };
  const firstAlike: Condition = isList ? { any: [{ firstNames: first, is: "first-alike" }, { firstNames: first, is: "composed-part" }, { firstNames: first, is: "initial" }] } : { similar: first, by: "jaro-winkler", atLeast: 0.88 };
  return [
    level("Nom et prénom égaux", "Surname and first name equal", { all: [{ exact: birth }, firstEqual] }, tf),
    level("Égaux, un nom d’usage ou un autre prénom compris", "Equal, a usage name included", { all: [anySurname, firstEqual] }),
    level("Nom et prénom écrits l’un pour l’autre", "Surname and first name in each other’s place", isList ? { swappedFirst: [birth, first] } : { swapped: [birth, first] }),
    level("Tous deux ressemblants", "Both alike", { all: [{ any: [anySurname, surnameAlike] }, { any: [firstEqual, firstAlike] }] }),
    level("Nom égal seul", "Surname alone equal", anySurname),
    level("Prénom égal seul", "First name alone equal", firstEqual),
    otherwise,
  ];
}
