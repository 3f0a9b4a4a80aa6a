import type { Dialect } from "../domain/dialect.ts";
import { nameForms } from "./name-forms.ts";
import { titles, unknownPhrases, unknownWords } from "./names.ts";

/** Words that the short way leaves to the long one: those that are dropped, and those that begin a phrase of ignorance. */
const doubtful = [...new Set([...unknownWords, ...titles, ...unknownPhrases.flatMap((phrase) => phrase.split(" ").slice(0, 1))])];
const dropped = [...unknownWords, ...titles, "", "-"] as const;

/**
 * First names in their order, upper case without accents. Spaces, commas, semicolons and slashes set them apart; a hyphen
 * keeps two parts one name (JEAN-PIERRE). Words that mean “unknown” are left out; none left: null.
 */
export function firstNamesSqlOf(text: string, separator: string | undefined, dialect: Dialect): string {
  const folded = dialect.fold(text);
  const apart = separator === undefined ? dialect.replaceAll(folded, "[,;/| ]+", "|") : dialect.replaceAll(`replace(${folded}, ${dialect.text(separator.toUpperCase())}, '|')`, " *[|] *", "|");
  const spelled = dialect.replaceAll(apart, "[^A-Z0-9|]+", "-");
  const known = dialect.replaceAll(spelled, `(^|[|])(${unknownPhrases.map((phrase) => phrase.replace(" ", "[|-]")).join("|")})([|]|$)`, "|");
  const tidy = dialect.replaceAll(known, "(^|[|])-+|-+([|]|$)", "|");
  const items = dialect.filter(dialect.split(tidy, "|"), (item) => `${item} not in (${dropped.map((word) => dialect.text(word)).join(", ")})`);
  const plain = `${dialect.isLike(text, "[A-Z]{3,}")} and ${text} not in (${unknownWords.map((word) => dialect.text(word)).join(", ")})`;
  // Words in capitals, one space between them, are apart as they stand: the long way gives the same, slowly.
  const several = separator === undefined ? `when ${dialect.isLike(text, "[A-Z]+(-[A-Z]+)*( [A-Z]+(-[A-Z]+)*)*")} and not ${dialect.isLike(text, `(.*[ -])?(${doubtful.join("|")})([ -].*)?`)} then ${dialect.split(text, " ")} ` : "";
  return `case when ${plain} then ${dialect.list([text])} ${several}when ${dialect.itemCount(items)} > 0 then ${items} end`;
}

/** Every word of prepared first names, compound ones taken apart; null where there is nothing to take apart. */
export function firstNamePartsSql(names: string, dialect: Dialect): string {
  const joined = dialect.joined(names, " ");
  return `case when ${joined} like '%-%' then ${dialect.split(`replace(${joined}, '-', ' ')`, " ")} end`;
}

export const firstNamePartsOf = (names: readonly string[]): readonly string[] | null => names.some((name) => name.includes("-")) ? names.join(" ").replaceAll("-", " ").split(" ") : null;

export const formsTable = "linkage_first_names";

/** The form by which the first of prepared first names is known across languages: JOAO and JUAN are JEAN; itself where it has none. */
export function firstNameFormSql(names: string, dialect: Dialect): string {
  const first = dialect.item(names, 1);
  return `coalesce((select linkage_form from ${formsTable} where linkage_name = ${first}), ${first})`;
}

const forms = new Map(nameForms.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

export const firstNameFormOf = (name: string): string => forms.get(name) ?? name;

export function formStatements(dialect: Dialect): readonly string[] {
  const rows = [...forms].map(([name, form]) => `${name};${form}`).join("\n");
  const parts = dialect.split("line", ";");
  return [`create table ${formsTable} as select ${dialect.item(parts, 1)} as linkage_name, ${dialect.item(parts, 2)} as linkage_form from (select ${dialect.unnest(dialect.split(dialect.text(rows), "\n"), "line")})`];
}
