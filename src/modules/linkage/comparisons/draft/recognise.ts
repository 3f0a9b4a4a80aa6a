import type { Cleaning } from "../../domain/model.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";

/** What a column of an input holds, as its name and a look at its values tell. */
export interface ColumnProfile {
  readonly name: string;
  /** Share of rows that hold a value, 0..1. */
  readonly filled: number;
  /** Different values. */
  readonly distinct: number;
  /** Shapes of some values, letters as `A`, figures as `9`, the rest as it is, the most frequent first (`9999-99-99`): never values. */
  readonly shapes: readonly string[];
}

/** One notion that a model knows how to compare; its name is that of the prepared column. */
export type Meaning = "id" | "birth_name" | "usage_name" | "first_names" | "given_name" | "birth_date" | "death_date" | "sex" | "birth_commune" | "residence_commune" | "death_commune" | "commune" | "department" | "postcode" | "city" | "nir" | "email" | "phone" | "address" | "act_number" | "code" | "date";

const cleaningOf: Readonly<Record<Exclude<Meaning, "id">, Cleaning>> = {
  birth_name: "name", usage_name: "name", first_names: "first-names", given_name: "name", birth_date: "date", death_date: "date", sex: "sex", birth_commune: "commune", residence_commune: "commune",
  death_commune: "commune", commune: "commune", department: "department", postcode: "postcode", city: "text", nir: "nir", email: "email", phone: "phone", address: "text", act_number: "code", code: "code", date: "date",
};

export const cleaningFor = (meaning: Exclude<Meaning, "id">): Cleaning => cleaningOf[meaning];

/** Names of columns in French and English, without accents, words apart by one space; the first that fits counts. */
const byName: readonly (readonly [RegExp, Meaning])[] = [
  [/^(nir|insee|numero (de )?(securite sociale|secu)|num secu|nss|numero insee|ben nir.*)$/, "nir"],
  [/^(courriel|e ?mail|mail|email address|adresse (e ?mail|electronique))$/, "email"],
  [/\b(telephone|tel|phone|mobile|portable)\b/, "phone"],
  [/\b(nom (d )?(usage|marital|epouse|jeune epoux)|usage name|nom usuel|married name|marital name|nomusage)\b/, "usage_name"],
  [/^(first names|given names|prenoms.*|tous prenoms|forenames|liste prenoms)$/, "first_names"],
  [/^(prenom.*|first ?name|given ?name|forename|fname|firstname|givenname)$/, "given_name"],
  [/^(dob|ddn|date (de )?naiss(ance)?|naissance( date)?|birth ?date|date of birth|birth|dnais|datenaiss(ance)?|birthday|dcd date naissance)$/, "birth_date"],
  [/^(dod|date (de )?deces|deces( date)?|death ?date|date of death|datedeces|jour deces)$/, "death_date"],
  [/^(sexe?|gender|genre|cod sex|ben sex cod)$/, "sex"],
  [/^(commune|code commune|code insee|insee commune|lieu|place|code lieu|com|ville|city|code)? ?(de )?(naissance|naiss|birth|nais)( (commune|place|code|insee|city|com|code commune|lieu))?$/, "birth_commune"],
  [/^(commune|code commune|code insee|insee|lieu|place|code lieu|com)? ?(de )?(deces|death|dcd)( (commune|place|code|insee|lieu))?$/, "death_commune"],
  [/^(commune|code commune|code insee|insee|com)? ?(de )?(residence|domicile|dom|res)( (commune|place|code|insee))?$/, "residence_commune"],
  [/^(commune|code commune|code insee|insee com|insee commune|depcom|codgeo|com)$/, "commune"],
  [/^(dep|dept|departement.*|code dep(artement)?|department)$/, "department"],
  [/^(cp|code postal|post ?code|postal code|zip|zip ?code)$/, "postcode"],
  [/^(ville|city|town|suburb|localite|lieu|place|nom commune|libelle commune|commune nom)$/, "city"],
  [/^(nom|nom (de )?(naissance|famille|naiss|patronymique|jeune fille)|patronyme|surname|last ?name|family ?name|birth ?name|lname|nomnaissance|name)$/, "birth_name"],
  [/\b(adresse|address|rue|street|voie)\b/, "address"],
  [/\b(acte|act number|numero acte)\b/, "act_number"],
  [/^(id|identifiant|identifier|rec id|record id|unique id|uid|numero|num|key|cle|uuid|guid)$|( id|^id .*)$/, "id"],
  [/\b(date|day|jour)\b/, "date"],
];

const plain = (name: string): string => withoutAccents(name.replaceAll(/([a-z])([A-Z])/g, "$1 $2")).replaceAll(/[^a-z0-9]+/g, " ").trim();

/** Every value has the shape of a day. */
const isDay = (shapes: readonly string[]): boolean => shapes.length > 0 && shapes.every((shape) => /^(9{4}[-/.]9{2}[-/.]9{2}(.*9{2}:9{2}.*)?|9{1,2}[-/.]9{1,2}[-/.]9{4}|9{8})$/.test(shape));
const isCommune = (shapes: readonly string[]): boolean => shapes.length > 0 && shapes.every((shape) => /^(9{4,5}|9A9{3})$/.test(shape));

/** What a column means, from its name, corrected by the shapes of its values; null where nothing can be said. */
export function meaningOf(profile: ColumnProfile): Meaning | null {
  const named = byName.find(([pattern]) => pattern.test(plain(profile.name)))?.[1] ?? null;
  if (named === "birth_commune" && isDay(profile.shapes)) return "birth_date";
  if (named === "death_commune" && isDay(profile.shapes)) return "death_date";
  if ((named === "birth_commune" || named === "death_commune" || named === "residence_commune" || named === "commune") && !isCommune(profile.shapes)) return profile.shapes.some((shape) => /A{3}/.test(shape)) ? "city" : named;
  // A list in one field: several words in many values.
  if (named === "given_name" && profile.shapes.filter((shape) => /A[ ,;]+A/.test(shape)).length * 2 >= profile.shapes.length && profile.shapes.length > 0) return "first_names";
  // A number of a street, or one that comes back: compared as a number.
  if (named === "address" && profile.shapes.length > 0 && profile.shapes.every((shape) => /^9+A?$/.test(shape))) return null;
  if (named === null && isDay(profile.shapes) && profile.distinct > 30) return "date";
  return named;
}
