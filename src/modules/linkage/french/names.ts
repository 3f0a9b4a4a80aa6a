import type { Dialect } from "../domain/dialect.ts";

/** Words and phrases that stand for a name nobody knew. */
export const unknownWords = ["INCONNU", "INCONNUE", "SNP", "SP", "SN", "X", "XX", "XXX", "NC", "ND", "NR", "NULL", "NEANT", "UNKNOWN", "NONAME", "NA", "NAN", "NONE", "ANONYME"] as const;
export const unknownPhrases = ["SANS NOM", "SANS PRENOM", "SANS PATRONYME", "NON CONNU", "NON CONNUE", "NON RENSEIGNE", "NON COMMUNIQUE", "NOM INCONNU", "PRENOM INCONNU", "N A"] as const;
export const titles = ["M", "MR", "MRS", "MS", "MISS", "MME", "MLLE", "MONSIEUR", "MADAME", "MADEMOISELLE", "DR", "DOCTEUR", "PR", "PROFESSEUR", "ME", "MAITRE"] as const;
/** What joins a birth name and a usage name in one field: both stay, as words of a compound name. */
export const joiningWords = ["NEE", "EPOUSE", "EPSE", "VEUVE", "VVE", "DIVORCEE"] as const;
export const particles = ["D", "DE", "DU", "DES", "LA", "LE", "LES", "L", "BEN", "BENT", "BIN", "IBN", "BOU", "AIT", "OULD", "EL", "AL", "VAN", "VON", "DER", "DEN", "DI", "DA", "DO", "DOS", "DEL", "DELLA"] as const;

const anyOf = (words: readonly string[]): string => `(${words.join("|")})`;

/** The steps that make a name of words in upper case, in order; read alike by RE2, Java and JavaScript. */
export const nameSteps: readonly (readonly [pattern: string, by: string])[] = [
  ["[^A-Z0-9]+", " "],
  [" (DIT|DITE|ALIAS) .*$", ""],
  [`^ *(${anyOf(titles)} )+`, " "],
  [`(^| )${anyOf(joiningWords)}( |$)`, " "],
  ["(^| )ST ", "$1SAINT "],
  ["(^| )STE ", "$1SAINTE "],
  [`^ *(${anyOf([...unknownPhrases, ...unknownWords])}( |$))+$`, ""],
];

/**
 * A name: upper case without accents, one space between words, hyphens and apostrophes as spaces; titles and what follows
 * “dit” dropped, ST and STE written out; null where its words only say that it is not known. Figures alone are no name.
 */
export function nameSqlOf(text: string, dialect: Dialect): string {
  const words = nameSteps.reduce((sql, [pattern, by]) => dialect.replaceAll(sql, pattern, by), dialect.fold(text));
  // Most names are letters alone and take the short way; the words that mean “unknown” are shorter or listed.
  const plain = `${dialect.isLike(text, "[A-Z]{2,}")} and ${text} not in (${unknownWords.map((word) => dialect.text(word)).join(", ")})`;
  return `case when ${plain} then ${text} when ${dialect.isLike(text, "[a-z]{2,}")} and upper(${text}) not in (${unknownWords.map((word) => dialect.text(word)).join(", ")}) then upper(${text}) else nullif(trim(${words}), '') end`;
}

const particlePattern = `(^| )(${anyOf(particles)} )+`;

/** A prepared name without particles and spaces: DE LA TOUR is TOUR, LE GOFF is GOFF. */
export function nameCoreSql(name: string, dialect: Dialect): string {
  return `case when ${name} like '% %' then replace(${dialect.replaceAll(name, particlePattern, " ")}, ' ', '') else ${name} end`;
}

/** Words of three letters and more of a prepared compound name, particles left out; null where it is one word. */
export function namePartsSql(name: string, dialect: Dialect): string {
  return `case when ${name} like '% %' then ${dialect.filter(dialect.split(dialect.replaceAll(name, particlePattern, " "), " "), (item) => `length(${item}) > 2`)} end`;
}

export const nameCoreOf = (name: string): string => name.includes(" ") ? name.replaceAll(new RegExp(particlePattern, "g"), " ").replaceAll(" ", "") : name;

export const namePartsOf = (name: string): readonly string[] | null => name.includes(" ") ? name.replaceAll(new RegExp(particlePattern, "g"), " ").split(" ").filter((word) => word.length > 2) : null;
