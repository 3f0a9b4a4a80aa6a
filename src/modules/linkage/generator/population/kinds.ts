import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { frenchised } from "../names/first-names.ts";
import { listLiteral } from "../hash.ts";
import { dateSlip, slip } from "./slips.ts";

/**
 * A kind of error that a copy may bear. `can` and `set` are SQL over the copy as the kinds before it left it, `u` the
 * column of a number of its own. Codes are stable: recall is read by them.
 */
export interface ErrorKind {
  readonly code: string;
  readonly label: Bilingual;
  /** Share of the copies where the kind can occur. */
  readonly rate: number;
  readonly can: string;
  readonly set: (u: string) => Readonly<Record<string, string>>;
}

const frenchisable = listLiteral(Object.keys(frenchised));
const inFrench = listLiteral(Object.values(frenchised));
const particle = "regexp_matches(birth_name, '^(DE LA|DE|DU|LE|DES|DA|DOS|EL|BEN|AIT) .{3}')";
const inFrance = "country_code is null and final is not null";
const hasPlace = "birth_place is not null";
const named = "birth_name is not null and length(birth_name) >= 3";
const code = "birth_commune";
const sameDepartment = "(substr(birth_commune, 1, 2) = substr(final, 1, 2) and birth_commune not like '97%' or substr(birth_commune, 1, 3) = substr(final, 1, 3))";
const corsica = "substr(birth_commune, 1, 2) in ('2A', '2B', '20')";
const wholeDate = "birth_date is not null and not fictive";

/** What is lost, then what is written otherwise: an error never falls on a value that another took away. */
export const kinds = [
  { code: "several-matches", label: both("Plusieurs personnes des mêmes nom, prénoms et date", "Several people of the same names and date"), rate: 1, can: "homonym", set: () => ({}) },
  { code: "name-missing", label: both("Nom inconnu", "Surname unknown"), rate: 0.01, can: "true", set: () => ({ birth_name: "null" }) },
  { code: "name-usage", label: both("Nom d’usage à la place du nom de naissance", "Usage name in place of the birth name"), rate: 0.15, can: "birth_name is not null and usage_name is not null", set: () => ({ birth_name: "usage_name", usage_name: "null" }) },
  { code: "name-partial", label: both("Nom composé réduit à une partie", "Part of a compound surname"), rate: 0.2, can: "position('-' in birth_name) > 0", set: (u) => ({ birth_name: `split_part(birth_name, '-', (1 + ${u} % 2)::integer)` }) },
  { code: "name-complex", label: both("Nom composé écrit autrement", "Compound surname written otherwise"), rate: 0.2, can: "position('-' in birth_name) > 0", set: (u) => ({ birth_name: `case when ${u} % 3 = 0 then split_part(birth_name, '-', 2) || '-' || split_part(birth_name, '-', 1) else replace(birth_name, '-', ' ') end` }) },
  { code: "name-particle", label: both("Particule omise ou soudée", "Particle left out or joined on"), rate: 0.3, can: particle, set: (u) => ({ birth_name: `case when ${u} % 2 = 0 then regexp_replace(birth_name, '^(DE LA|DE|DU|LE|DES|DA|DOS|EL|BEN|AIT) ', '') else replace(birth_name, ' ', '') end` }) },
  { code: "name-typo", label: both("Coquille dans le nom", "Slip in the surname"), rate: 0.06, can: named, set: (u) => ({ birth_name: slip("birth_name", u) }) },
  { code: "name-title", label: both("Titre écrit dans le nom", "Title written in the surname"), rate: 0.01, can: named, set: (u) => ({ birth_name: `case when sex = 'F' then (['MME ', 'VEUVE ', 'MLLE '])[1 + ${u} % 3] else (['M ', 'DR ', 'MR '])[1 + ${u} % 3] end || birth_name` }) },
  { code: "first-name-missing", label: both("Prénom inconnu", "First name unknown"), rate: 0.015, can: "true", set: () => ({ first_names: "[]::varchar[]" }) },
  { code: "first-name-second-used", label: both("Deuxième prénom employé", "Second first name used"), rate: 0.05, can: "len(first_names) >= 2", set: () => ({ first_names: "first_names[2:]" }) },
  { code: "first-name-frenchised", label: both("Prénom francisé", "First name in a French form"), rate: 0.15, can: `len(first_names) >= 1 and list_contains(${frenchisable}, first_names[1])`, set: () => ({ first_names: `list_prepend(${inFrench}[list_position(${frenchisable}, first_names[1])], first_names[2:])` }) },
  { code: "first-name-typo", label: both("Coquille dans le premier prénom", "Slip in the first of the first names"), rate: 0.05, can: "len(first_names) >= 1 and length(first_names[1]) >= 3", set: (u) => ({ first_names: `list_prepend(${slip("first_names[1]", u)}, first_names[2:])` }) },
  { code: "first-name-second-typo", label: both("Coquille dans le deuxième prénom", "Slip in the second of the first names"), rate: 0.04, can: "len(first_names) >= 2 and length(first_names[2]) >= 3", set: (u) => ({ first_names: `list_concat(first_names[1:1], list_prepend(${slip("first_names[2]", u)}, first_names[3:]))` }) },
  { code: "date-missing", label: both("Date inconnue", "Date unknown"), rate: 0.01, can: "true", set: () => ({ birth_date: "null" }) },
  { code: "date-uncertain", label: both("Date incertaine\u202f: jour ou mois à 00, ou 1er janvier", "Uncertain date: day or month 00, or 1 January"), rate: 0.02, can: wholeDate, set: (u) => ({ birth_date: `substr(birth_date, 1, 4) || case ${u} % 3 when 0 then '-01-01' when 1 then '-00-00' else substr(birth_date, 5, 3) || '-00' end`, fictive: "true" }) },
  { code: "date-typo", label: both("Coquille dans la date", "Slip in the date"), rate: 0.05, can: wholeDate, set: (u) => ({ birth_date: dateSlip("birth_date", u) }) },
  { code: "sex-wrong", label: both("Sexe erroné", "Wrong sex"), rate: 0.003, can: "true", set: () => ({ sex: "case sex when 'F' then 'M' else 'F' end" }) },
  { code: "place-country-only", label: both("Né « en France » sans plus", "Born “in France” and no more"), rate: 0.01, can: inFrance, set: () => ({ birth_place: "'FRANCE'", birth_commune: "null", birth_department: "null" }) },
  { code: "place-missing", label: both("Commune de naissance inconnue", "Commune of birth unknown"), rate: 0.03, can: `${hasPlace} and ${code} is not null`, set: () => ({ birth_place: "null", birth_commune: "null" }) },
  { code: "country-missing", label: both("Pays de naissance inconnu", "Country of birth unknown"), rate: 0.08, can: "country_code is not null and birth_commune is not null", set: () => ({ birth_country: "null", birth_commune: "null" }) },
  { code: "country-other-name", label: both("Autre nom du pays", "Another name of the country"), rate: 0.1, can: "country_code is not null and birth_country is not null", set: () => ({ birth_country: "country_other" }) },
  { code: "place-abroad-partial", label: both("Ville étrangère écrite en partie", "Part of a town abroad"), rate: 0.2, can: `country_code is not null and ${hasPlace} and position(' ' in birth_place) > 0`, set: () => ({ birth_place: "split_part(birth_place, ' ', 1)" }) },
  { code: "place-overseas", label: both("Outre-mer\u202f: code postal pour code de commune", "Overseas: postal code for code of commune"), rate: 0.1, can: `${inFrance} and ${code} like '97%' and ${code} not like '97%00'`, set: () => ({ birth_commune: "substr(birth_commune, 1, 3) || '00'" }) },
  { code: "place-borough", label: both("Arrondissement perdu\u202f: la ville entière", "Borough lost: the whole city"), rate: 0.3, can: `city is not null and ${code} is not null`, set: () => ({ birth_commune: "city", birth_place: "case city when '75056' then 'PARIS' when '69123' then 'LYON' else 'MARSEILLE' end" }) },
  { code: "place-borough-typo", label: both("Un autre arrondissement", "Another borough"), rate: 0.05, can: `city is not null and ${code} is not null and ${code} <> city`, set: (u) => ({ birth_commune: `case city when '75056' then '751' || lpad((1 + (substr(birth_commune, 4, 2)::integer + ${u} % 19) % 20)::varchar, 2, '0') when '69123' then '6938' || (1 + (substr(birth_commune, 5, 1)::integer + ${u} % 8) % 9) else '132' || lpad((1 + (substr(birth_commune, 4, 2)::integer + ${u} % 15) % 16)::varchar, 2, '0') end` }) },
  { code: "place-homonym", label: both("Commune de même nom, d’un autre département", "Commune of the same name in another department"), rate: 0.03, can: `${inFrance} and homonym_code is not null and ${code} = birth_code`, set: () => ({ birth_commune: "homonym_code", birth_department: "department_of(homonym_code)" }) },
  { code: "department-corsica", label: both("2A et 2B pour 20, ou l’inverse", "2A and 2B for 20, or the reverse"), rate: 0.3, can: `${inFrance} and ${corsica}`, set: () => ({ birth_commune: "case when birth_commune like '20%' then final else '20' || substr(birth_commune, 3) end", birth_department: "case when birth_commune like '20%' then department_of(final) else '20' end" }) },
  { code: "department-changed", label: both("Code d’aujourd’hui, d’un autre département (Seine, Seine-et-Oise)", "Code of today, in another department (Seine, Seine-et-Oise)"), rate: 0.3, can: `${inFrance} and ${code} = birth_code and not ${sameDepartment} and not ${corsica}`, set: () => ({ birth_commune: "final", birth_department: "department_of(final)" }) },
  { code: "place-changed", label: both("Commune renommée ou fusionnée, écrite comme aujourd’hui", "Commune renamed or merged, written as of today"), rate: 0.4, can: `${inFrance} and ${code} = birth_code and ${sameDepartment} and (birth_code <> final or birth_place <> final_name)`, set: () => ({ birth_commune: "final", birth_place: "final_name" }) },
  { code: "department-wrong", label: both("Département erroné", "Wrong department"), rate: 0.01, can: `${inFrance} and birth_department is not null and ${code} is not null`, set: (u) => ({ birth_department: `lpad((21 + (coalesce(try_cast(birth_department as integer), 20) + ${u} % 68 - 20) % 69)::varchar, 2, '0')`, birth_commune: `lpad((21 + (coalesce(try_cast(birth_department as integer), 20) + ${u} % 68 - 20) % 69)::varchar, 2, '0') || substr(birth_commune, 3)` }) },
  { code: "department-missing", label: both("Département inconnu", "Department unknown"), rate: 0.03, can: `${inFrance} and birth_department is not null`, set: () => ({ birth_department: "null" }) },
  { code: "department-leading-zero", label: both("Zéro de tête perdu", "Leading zero lost"), rate: 0.2, can: `${inFrance} and birth_department like '0%' and ${code} like '0%'`, set: () => ({ birth_department: "substr(birth_department, 2)", birth_commune: "substr(birth_commune, 2)" }) },
  { code: "department-non-digits", label: both("Département écrit avec des lettres", "Department written with letters"), rate: 0.02, can: `${inFrance} and birth_department is not null`, set: (u) => ({ birth_department: `(['DEPT ', 'D', 'DEP. '])[1 + ${u} % 3] || birth_department` }) },
  { code: "place-big-town", label: both("Grande ville avec un numéro de quartier ou un cedex", "Big town with a number of district or a cedex"), rate: 0.1, can: `big_town and ${hasPlace} and birth_place = place`, set: (u) => ({ birth_place: `birth_place || (case when ${u} % 2 = 0 then ' CEDEX' else ' ' || lpad((1 + ${u} % 9)::varchar, 2, '0') end)` }) },
  { code: "place-abbreviation", label: both("Commune abrégée", "Commune abbreviated"), rate: 0.2, can: `${hasPlace} and regexp_matches(birth_place, '(SAINTE?[ -]|-SUR-|-SOUS-)')`, set: () => ({ birth_place: "replace(replace(regexp_replace(regexp_replace(birth_place, 'SAINTE[ -]', 'STE ', 'g'), 'SAINT[ -]', 'ST ', 'g'), '-SUR-', ' S/ '), '-SOUS-', ' S/S ')" }) },
  { code: "place-special-characters", label: both("Tirets et apostrophes perdus", "Hyphens and apostrophes lost"), rate: 0.2, can: `${hasPlace} and regexp_matches(birth_place, '[-'']')`, set: (u) => ({ birth_place: `translate(birth_place, '-''', case when ${u} % 2 = 0 then '  ' else '_*' end)` }) },
  { code: "place-partial", label: both("Commune écrite en partie", "Part of the commune’s name"), rate: 0.05, can: `${inFrance} and ${hasPlace} and regexp_matches(birth_place, '^[A-Z]{3,}[- ].{3}')`, set: () => ({ birth_place: "regexp_replace(birth_place, '[- ][^- ]+$', '')" }) },
  { code: "place-typo", label: both("Coquille dans la commune", "Slip in the commune"), rate: 0.04, can: `${hasPlace} and length(birth_place) >= 4`, set: (u) => ({ birth_place: slip("birth_place", u) }) },
  { code: "place-diacritics", label: both("Accents mal encodés", "Accents badly encoded"), rate: 0.05, can: `${inFrance} and ${hasPlace} and birth_place = final_name and accented is not null`, set: (u) => ({ birth_place: `case when ${u} % 2 = 0 then replace(replace(replace(replace(accented, 'É', 'Ã‰'), 'È', 'Ãˆ'), 'Â', 'Ã‚'), 'Ç', 'Ã‡') else regexp_replace(accented, '[^ -~]', '?', 'g') end` }) },
  { code: "names-swapped", label: both("Nom et prénom intervertis", "Surname and first name interchanged"), rate: 0.004, can: "birth_name is not null and len(first_names) >= 1", set: () => ({ birth_name: "array_to_string(first_names, ' ')", first_names: "[birth_name]" }) },
] as const satisfies readonly ErrorKind[];

export type KindCode = (typeof kinds)[number]["code"];
