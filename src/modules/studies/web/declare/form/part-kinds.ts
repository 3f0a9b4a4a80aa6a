import { both } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { checkIdentifier, formatIdentifier } from "../../../../directory/index.ts";
import type { ListCode } from "../../../domain/lists.ts";
import { registrySchemes } from "../../../domain/parts.ts";
import { registryNames } from "../../shown/words.ts";
import { choicesOf } from "./asked.ts";
import type { Choice } from "./kit.ts";
import type { Column, PartKind } from "./part.ts";

export const offeredIds = { countries: "offered-countries", regions: "offered-regions", organisations: "offered-organisations", datasets: "offered-datasets" } as const;

const fromList = (list: ListCode) => (asked: Parameters<typeof choicesOf>[0]) => choicesOf(asked, list);
const fixed = (...choices: readonly (readonly [code: string, label: Bilingual])[]) => (): readonly Choice[] => choices.map(([code, label]) => ({ code, label }));
/** An identifier in its normal spelling where it passes its check, else as written, so that its fault can be told beside it. */
const identifier = (scheme: "orcid" | "ror") => (text: string): string => {
  const { value, valid } = checkIdentifier(scheme, text);
  return valid ? formatIdentifier(scheme, value) : text;
};

const organisation: readonly Column[] = [
  { key: "name", kind: "line", label: both("Nom", "Name"), offered: offeredIds.organisations, always: true, hint: both("Commencez à écrire\u202f: les organismes de l’annuaire sont proposés, avec leurs numéros.", "Begin to type: bodies of the directory are offered, with their numbers.") },
  { key: "kind", kind: "choice", label: both("Nature", "Kind"), choices: fromList("organisation-kind"), initial: null, half: true },
  { key: "ror", kind: "line", label: both("ROR", "ROR"), fold: identifier("ror"), half: true },
  { key: "siren", kind: "line", label: both("SIREN", "SIREN"), half: true },
  { key: "directoryCode", kind: "line", label: both("Code dans l’annuaire", "Code in the directory"), half: true },
];

const affiliation: Column = {
  key: "affiliation", kind: "within", label: both("Rattachement", "Affiliation"),
  columns: [
    { key: "organisation", kind: "within", label: both("Organisme", "Body"), columns: organisation },
    { key: "laboratory", kind: "line", label: both("Laboratoire", "Laboratory"), half: true },
    { key: "rnsr", kind: "line", label: both("Numéro RNSR", "RNSR number"), half: true },
  ],
};

const email: Column = { key: "email", kind: "line", label: both("Adresse électronique", "E-mail address"), inputMode: "email", half: true };
const name = (label: Bilingual, hint?: Bilingual): Column => ({ key: "name", kind: "line", label, always: true, ...(hint === undefined ? {} : { hint }) });
const url = (key: string, label: Bilingual): Column => ({ key, kind: "line", label, inputMode: "url" });

/** How each kind of part is asked, in the order of its form. */
export const partKinds = {
  "registry-numbers": {
    one: both("Numéro", "Number"), ordered: true, passive: ["scheme"],
    columns: [
      { key: "scheme", kind: "choice", label: both("Registre", "Register"), choices: fixed(...registrySchemes.map((code) => [code, registryNames[code]] as const)), initial: "nct", half: true },
      { key: "number", kind: "line", label: both("Numéro", "Number"), always: true, half: true },
      { key: "issuer", kind: "line", label: both("Nom du registre ou du financeur", "Name of the register or funder"), hint: both("Pour «\u202fautre\u202f», un financement ou un promoteur.", "For “other”, a grant or a sponsor.") },
    ],
  },
  "coded-terms": {
    one: both("Terme", "Term"), ordered: true, passive: ["scheme"],
    columns: [
      { key: "label", kind: "pair", label: both("Nom", "Name") },
      { key: "scheme", kind: "choice", label: both("Terminologie", "Terminology"), choices: fixed(["mesh", both("MeSH", "MeSH")], ["icd11", both("CIM-11", "ICD-11")], ["icd10", both("CIM-10", "ICD-10")], ["orpha", both("ORPHA, maladies rares", "ORPHA, rare diseases")], ["snomed", both("SNOMED CT", "SNOMED CT")], ["atc", both("ATC", "ATC")], ["none", both("Aucune", "None")]), initial: "none", half: true },
      { key: "code", kind: "line", label: both("Code", "Code"), half: true },
    ],
  },
  organisations: { one: both("Organisme", "Body"), ordered: true, passive: ["kind"], columns: organisation },
  investigators: {
    one: both("Investigateur", "Investigator"), ordered: true, passive: ["role", "isContact"],
    columns: [
      name(both("Nom", "Name"), both("Nom de famille, prénom. Il sera public.", "Family name, given name. It will be public.")),
      { key: "role", kind: "choice", label: both("Rôle", "Role"), choices: fixed(["principal", both("principal", "principal")], ["partner", both("partenaire", "partner")]), initial: "principal", half: true },
      { key: "orcid", kind: "line", label: both("ORCID", "ORCID"), fold: identifier("orcid"), half: true },
      { key: "idref", kind: "line", label: both("IdRef", "IdRef"), half: true },
      { key: "isContact", kind: "tick", label: both("Répond aux questions sur l’étude", "Answers questions about the study") },
      affiliation,
    ],
  },
  contacts: {
    one: both("Contact", "Contact"), ordered: true, passive: ["kind"],
    columns: [
      name(both("Nom", "Name"), both("Un service plutôt qu’une personne. Il sera public.", "A service rather than a person. It will be public.")), email,
      { key: "kind", kind: "choice", label: both("Pour qui", "For whom"), choices: fixed(["public", both("le public et les participants", "the public and participants")], ["scientific", both("les scientifiques", "scientists")]), initial: "public", half: true },
      affiliation,
    ],
  },
  "data-contacts": { one: both("Contact", "Contact"), columns: [name(both("Nom", "Name"), both("Un service plutôt qu’une personne. Il sera public.", "A service rather than a person. It will be public.")), email] },
  authorisations: {
    one: both("Avis ou autorisation", "Opinion or authorisation"), passive: ["authority"],
    columns: [
      { key: "authority", kind: "choice", label: both("Autorité", "Authority"), choices: fromList("authority"), initial: "", half: true },
      { key: "number", kind: "line", label: both("Numéro", "Number"), half: true },
      { key: "otherAuthority", kind: "line", label: both("Autre autorité\u202f: laquelle", "Other authority: which one"), half: true },
      { key: "decidedOn", kind: "day", label: both("Rendu le", "Given on"), half: true },
    ],
  },
  arms: {
    one: both("Bras ou groupe", "Arm or group"), ordered: true, passive: ["kind"],
    columns: [
      { key: "name", kind: "pair", label: both("Nom", "Name") },
      { key: "kind", kind: "choice", label: both("Nature", "Kind"), choices: fromList("arm-kind"), initial: null, half: true },
      { key: "description", kind: "pair", label: both("Description", "Description"), rows: 3 },
    ],
  },
  interventions: {
    one: both("Intervention ou exposition", "Intervention or exposure"), ordered: true, passive: ["kind"],
    columns: [
      { key: "name", kind: "pair", label: both("Nom", "Name") },
      { key: "kind", kind: "choice", label: both("Nature", "Kind"), choices: fromList("intervention-kind"), initial: null, half: true },
      { key: "description", kind: "pair", label: both("Description", "Description"), rows: 3 },
      { key: "arms", kind: "choices", numbers: true, label: both("Donnée dans ces bras", "Given in these arms"), choices: ({ arms }) => arms.map((arm, at) => ({ code: String(at), label: both(arm, arm) })) },
      { key: "terms", kind: "terms", label: both("Termes codés", "Coded terms"), hint: both("Un par ligne\u202f: code, nom français, nom anglais, séparés par des barres. Exemple\u202f: atc:A10BA02 | metformine | metformin", "One a line: code, French name, English name, separated by bars. Example: atc:A10BA02 | metformine | metformin") },
    ],
  },
  outcomes: {
    one: both("Critère", "Outcome"), ordered: true, passive: ["rank"],
    columns: [
      { key: "rank", kind: "choice", label: both("Rang", "Rank"), choices: fixed(["primary", both("principal", "primary")], ["secondary", both("secondaire", "secondary")], ["other", both("autre", "other")]), initial: "primary", half: true },
      { key: "measure", kind: "pair", label: both("Ce qui est mesuré", "What is measured") },
      { key: "description", kind: "pair", label: both("Précisions", "Details"), rows: 3 },
      { key: "timeFrame", kind: "pair", label: both("Quand", "When") },
    ],
  },
  sites: {
    one: both("Centre", "Site"), passive: ["status"],
    columns: [
      name(both("Nom", "Name")),
      { key: "city", kind: "line", label: both("Ville", "Town"), half: true },
      { key: "postalCode", kind: "line", label: both("Code postal", "Postal code"), half: true },
      { key: "country", kind: "line", label: both("Pays (deux lettres)", "Country (two letters)"), offered: offeredIds.countries, fold: (text) => text.toUpperCase(), half: true },
      { key: "region", kind: "line", label: both("Région française (code INSEE)", "French region (INSEE code)"), offered: offeredIds.regions, half: true },
      { key: "latitude", kind: "number", label: both("Latitude", "Latitude"), half: true },
      { key: "longitude", kind: "number", label: both("Longitude", "Longitude"), half: true },
      { key: "status", kind: "choice", label: both("État", "Status"), choices: fromList("recruitment-status"), initial: null, half: true },
    ],
  },
  "sharing-plan": {
    one: both("Plan", "Plan"),
    columns: [
      { key: "decision", kind: "choice", label: both("Les données individuelles seront-elles partagées\u202f?", "Will individual data be shared?"), choices: fixed(["yes", both("oui", "yes")], ["no", both("non", "no")], ["undecided", both("pas encore décidé", "not decided yet")]), initial: null, half: true },
      { key: "statement", kind: "pair", label: both("Déclaration", "Statement"), rows: 4 },
      { key: "information", kind: "choices", label: both("Ce qui est partagé", "What is shared"), choices: fromList("sharing-information") },
      { key: "from", kind: "partial-date", label: both("Accès promis à partir de", "Access promised from"), half: true },
      { key: "monthsAfterCompletion", kind: "number", label: both("ou mois après la fin de l’étude", "or months after completion"), half: true },
      { key: "until", kind: "partial-date", label: both("Jusqu’à", "Until"), half: true },
      { key: "timeFrame", kind: "pair", label: both("Calendrier, en mots", "Time frame, in words") },
      { key: "criteria", kind: "pair", label: both("À qui, pour quoi, comment", "To whom, for what, how"), rows: 3 },
      url("url", both("Adresse où demander", "Address where to ask")),
      url("planUrl", both("Plan de gestion des données (maDMP)", "Data management plan (maDMP)")),
    ],
  },
  "data-sources": {
    one: both("Source", "Source"), passive: ["purpose", "national"],
    columns: [
      { key: "name", kind: "pair", label: both("Nom", "Name") },
      { key: "national", kind: "choice", label: both("Base nationale", "National database"), choices: fromList("national-source"), initial: null, half: true },
      { key: "purpose", kind: "choice", label: both("But", "Purpose"), choices: fromList("source-purpose"), initial: null, half: true },
      { key: "identifier", kind: "line", label: both("Identifiant", "Identifier"), half: true },
      { key: "kinds", kind: "choices", label: both("Nature", "Kind"), choices: fromList("source-kind") },
    ],
  },
  "linked-data": {
    one: both("Jeu de données", "Dataset"), passive: ["scheme"],
    columns: [
      { key: "scheme", kind: "choice", label: both("Où", "Where"), choices: fixed(["portal", both("portail des données", "data portal")], ["doi", both("DOI", "DOI")], ["handle", both("Handle", "Handle")], ["url", both("adresse web", "web address")], ["other", both("autre", "other")]), initial: "portal", half: true },
      { key: "identifier", kind: "line", label: both("Identifiant", "Identifier"), offered: offeredIds.datasets, always: true, half: true },
      { key: "title", kind: "line", label: both("Titre", "Title") },
    ],
  },
  documents: {
    one: both("Document", "Document"), passive: ["kind"],
    columns: [
      { key: "kind", kind: "choice", label: both("Nature", "Kind"), choices: fromList("document-kind"), initial: "", half: true },
      { key: "date", kind: "day", label: both("Date", "Date"), half: true },
      { key: "title", kind: "line", label: both("Titre", "Title"), always: true },
      url("url", both("Adresse", "Address")),
    ],
  },
  publications: {
    one: both("Publication", "Publication"), passive: ["scheme", "kind"],
    columns: [
      { key: "scheme", kind: "choice", label: both("Identifiant", "Identifier"), choices: fixed(["doi", both("DOI", "DOI")], ["pmid", both("PMID", "PMID")], ["hal", both("HAL", "HAL")], ["url", both("adresse web", "web address")], ["none", both("aucun", "none")]), initial: "doi", half: true },
      { key: "identifier", kind: "line", label: both("Valeur", "Value"), half: true },
      { key: "kind", kind: "choice", label: both("Ce qu’elle dit", "What it tells"), choices: fixed(["results", both("résultats de l’étude", "results of the study")], ["protocol", both("protocole", "protocol")], ["background", both("contexte", "background")], ["derived", both("travaux qui en découlent", "work that follows from it")]), initial: "results", half: true },
      { key: "citation", kind: "line", label: both("Référence", "Reference"), rows: 2, always: true },
    ],
  },
} as const satisfies Readonly<Record<string, PartKind>>;
