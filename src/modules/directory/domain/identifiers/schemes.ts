import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { letterModulo23, luhn, mod11Dash2, ppnHolds, rorHolds, siretHolds } from "./checksums.ts";
import { parseLabel } from "./label.ts";

/** One system of identifiers: what it is called, where it lives, how its values are written and checked. */
export interface IdentifierScheme {
  readonly code: string;
  readonly name: Bilingual;
  readonly home: string | null;
  /** Address of one thing, `{value}` in place of its identifier. */
  readonly template: string | null;
  /** The text without prefix, address or separators, in the case of the scheme. Never fails. */
  readonly normalise: (text: string) => string;
  /** Of a normalised value: null when it holds, else what is wrong with it. */
  readonly fault: (value: string) => Bilingual | null;
  /** As people read it; absent: as normalised. */
  readonly format?: (value: string) => string;
}

const upper = (text: string): string => text.toUpperCase().replace(/[\s.\-_/]/g, "");
const digitsOnly = (text: string): string => text.replace(/[\s.\-_\u00a0\u202f]/g, "");
/** Last part of an address, or the text itself. */
const tail = (text: string): string => {
  const trimmed = text.trim().replace(/[?#].*$/, "").replace(/\/+$/, "");
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
};

const both = (fr: string, en: string): Bilingual => ({ fr, en });
const form = (fr: string, en: string): Bilingual => both(`La forme attendue est ${fr}.`, `The expected form is ${en}.`);
/** The fault of what has the form of the scheme, and not its check character. */
export const checksum = both(
  "Le caractère de contrôle ne correspond pas\u202f: un chiffre ou une lettre est sans doute faux ou interverti.",
  "The check character does not match: a digit or letter is probably wrong or swapped.",
);

function shaped(pattern: RegExp, expected: Bilingual, holds?: (value: string) => boolean): (value: string) => Bilingual | null {
  return (value) => (!pattern.test(value) ? expected : holds !== undefined && !holds(value) ? checksum : null);
}

const groups = (...sizes: readonly number[]) => (value: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (const size of sizes) { parts.push(value.slice(from, from + size)); from += size; }
  return [...parts, value.slice(from)].filter((part) => part !== "").join("\u00a0");
};
const byFour = (value: string): string => value.replace(/(.{4})(?=.)/g, "$1-");

export const schemeList: readonly IdentifierScheme[] = [
  {
    code: "rnsr", name: both("Numéro national de structure (RNSR)", "National structure number (RNSR)"),
    home: "https://appliweb.dgri.education.fr/rnsr/",
    template: "https://appliweb.dgri.education.fr/rnsr/PresenteStruct.jsp?numNatStruct={value}&PUBLIC=OK",
    normalise: upper,
    // The register does not publish the rule of its letter; it is that of the UAI on all 4,506 numbers of the extract of February 2022.
    fault: shaped(/^\d{9}[A-Z]$/, form("neuf chiffres et une lettre, comme 200412238P", "nine digits and a letter, such as 200412238P"),
      (value) => letterModulo23(value.slice(0, 9)) === value.slice(9)),
  },
  {
    code: "ror", name: both("ROR", "ROR"), home: "https://ror.org/", template: "https://ror.org/{value}",
    normalise: (text) => tail(text).toLowerCase(),
    fault: shaped(/^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/, form("un zéro, six caractères et deux chiffres, comme 02vjkv261", "a zero, six characters and two digits, such as 02vjkv261"), rorHolds),
  },
  {
    code: "siren", name: both("SIREN", "SIREN"), home: "https://www.insee.fr/", template: "https://annuaire-entreprises.data.gouv.fr/entreprise/{value}",
    normalise: digitsOnly, format: groups(3, 3, 3),
    fault: shaped(/^\d{9}$/, form("neuf chiffres, comme 180036048", "nine digits, such as 180036048"), luhn),
  },
  {
    code: "siret", name: both("SIRET", "SIRET"), home: "https://www.insee.fr/", template: "https://annuaire-entreprises.data.gouv.fr/etablissement/{value}",
    normalise: digitsOnly, format: groups(3, 3, 3, 5),
    fault: shaped(/^\d{14}$/, form("quatorze chiffres, comme 18003604800015", "fourteen digits, such as 18003604800015"), siretHolds),
  },
  {
    code: "uai", name: both("Unité administrative immatriculée (UAI)", "Registered administrative unit (UAI)"),
    home: "https://www.education.gouv.fr/", template: null, normalise: upper,
    fault: shaped(/^\d{7}[A-Z]$/, form("sept chiffres et une lettre, comme 0755364Y", "seven digits and a letter, such as 0755364Y"),
      (value) => letterModulo23(value.slice(0, 7)) === value.slice(7)),
  },
  {
    code: "finess", name: both("FINESS", "FINESS"), home: "https://finess.esante.gouv.fr/", template: null, normalise: upper,
    // In Corsica the number opens with 2A or 2B: no published rule says how the letter counts, so its form alone is checked.
    fault: shaped(/^(\d{9}|2[AB]\d{7})$/, form("neuf chiffres (en Corse 2A ou 2B puis sept chiffres)", "nine digits (in Corsica 2A or 2B, then seven digits)"),
      (value) => !/^\d+$/.test(value) || luhn(value)),
  },
  {
    code: "idref", name: both("IdRef", "IdRef"), home: "https://www.idref.fr/", template: "https://www.idref.fr/{value}",
    normalise: (text) => upper(tail(text.trim().replace(/\/id\/?$/, "")).replace(/^(idref|ppn)[:\s]*/i, "")),
    fault: shaped(/^\d{8}[\dX]$/, form("huit chiffres et un chiffre ou X, comme 242241344", "eight digits and a digit or X, such as 242241344"), ppnHolds),
  },
  {
    code: "orcid", name: both("ORCID", "ORCID"), home: "https://orcid.org/", template: "https://orcid.org/{formatted}",
    normalise: (text) => byFour(upper(tail(text))),
    fault: shaped(/^(\d{4}-){3}\d{3}[\dX]$/, form("seize caractères, comme 0000-0002-1825-0097", "sixteen characters, such as 0000-0002-1825-0097"), (value) => mod11Dash2(value.replaceAll("-", ""))),
  },
  {
    code: "isni", name: both("ISNI", "ISNI"), home: "https://isni.org/", template: "https://isni.org/isni/{value}",
    normalise: (text) => upper(tail(text).replace(/^isni[:\s]*/i, "")), format: groups(4, 4, 4, 4),
    fault: shaped(/^\d{15}[\dX]$/, form("seize caractères, comme 0000 0001 2186 4076", "sixteen characters, such as 0000 0001 2186 4076"), mod11Dash2),
  },
  {
    code: "idhal", name: both("IdHAL", "IdHAL"), home: "https://hal.science/", template: "https://cv.hal.science/{value}",
    normalise: (text) => tail(text).toLowerCase(),
    fault: shaped(/^(\d{1,9}|(?=.{2,100}$)[a-z0-9]+(-[a-z0-9]+)*)$/, form("des lettres sans accent, des chiffres et des traits d’union, comme marie-dupont, ou un nombre", "letters without accents, digits and hyphens, such as marie-dupont, or a number")),
  },
  {
    code: "hal-structure", name: both("Structure HAL", "HAL structure"), home: "https://aurehal.archives-ouvertes.fr/",
    template: "https://aurehal.archives-ouvertes.fr/structure/read/id/{value}", normalise: (text) => tail(text).replace(/^struct-/i, ""),
    fault: shaped(/^[1-9]\d{0,8}$/, form("un nombre entier, comme 413289", "a whole number, such as 413289")),
  },
  {
    code: "wikidata", name: both("Wikidata", "Wikidata"), home: "https://www.wikidata.org/", template: "https://www.wikidata.org/wiki/{value}",
    normalise: (text) => tail(text).toUpperCase(),
    fault: shaped(/^Q[1-9]\d{0,11}$/, form("Q et un nombre, comme Q90", "Q and a number, such as Q90")),
  },
  {
    code: "crossref-funder", name: both("Registre des financeurs de Crossref", "Crossref funder registry"), home: "https://www.crossref.org/services/funder-registry/",
    template: "https://doi.org/{value}", normalise: (text) => { const found = /10\.13039\/\d+/.exec(text)?.[0]; return found ?? (/^\d+$/.test(text.trim()) ? `10.13039/${text.trim()}` : text.trim()); },
    fault: shaped(/^10\.13039\/\d{9,12}$/, form("10.13039/ et neuf à douze chiffres, comme 10.13039/501100001677", "10.13039/ and nine to twelve digits, such as 10.13039/501100001677")),
  },
  {
    code: "pic", name: both("Code de participant européen (PIC)", "European participant identification code (PIC)"), home: "https://ec.europa.eu/", template: null,
    normalise: digitsOnly, fault: shaped(/^\d{9}$/, form("neuf chiffres", "nine digits")),
  },
  {
    code: "openalex", name: both("OpenAlex", "OpenAlex"), home: "https://openalex.org/", template: "https://openalex.org/{value}",
    normalise: (text) => tail(text).toUpperCase(), fault: shaped(/^[AIFW]\d{3,12}$/, form("une lettre et un nombre, comme I12345678", "a letter and a number, such as I12345678")),
  },
  {
    code: "label", name: both("Label et numéro d’unité", "Unit label and number"), home: null, template: null,
    normalise: (text) => parseLabel(text)?.canonical ?? text.trim().replace(/\s+/g, " "),
    fault: (value) => (parseLabel(value) === null ? form("un sigle et un numéro, comme U 1016 ou UMR_S 1138", "an acronym and a number, such as U 1016 or UMR_S 1138") : null),
  },
];
