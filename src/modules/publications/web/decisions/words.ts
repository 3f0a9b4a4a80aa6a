import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { identifierOfLink } from "../../domain/merge/node.ts";
import { schemeNames, sourceNames } from "../reading/words.ts";

export const words = {
  publications: both("Publications", "Publications"),
  duplicates: both("Publications à départager", "Publications to tell apart"),
  lead: both(
    "Deux publications que quelque chose rapproche, mais que des identifiants séparent ou que rien ne permet de réunir à coup sûr. Toute décision est gardée avec sa raison et peut être annulée.",
    "Two publications that something brings together, but that identifiers keep apart or that nothing allows to join safely. Every decision is kept with its reason and can be undone.",
  ),
  nothing: both("Aucune paire à départager", "No pair to tell apart"),
  nothingHelp: both("Les publications qui se ressemblent s’affichent ici après chaque import.", "Publications that look alike show here after each import."),
  decisions: both("Décisions", "Decisions"),
  noDecision: both("Aucune décision", "No decision"),
  noDecisionHelp: both("Ce qui est décidé ici reste, avec sa raison, et peut être annulé.", "What is decided here stays, with its reason, and can be undone."),
  same: both("C’est une seule publication", "They are one publication"),
  different: both("Ce sont deux publications", "They are two publications"),
  reason: both("Raison", "Reason"),
  undo: both("Annuler", "Undo"),
  field: both("Champ", "Field"),
  noValue: both("aucune valeur", "no value"),
  priorities: both("Quelle source a raison, champ par champ", "Which source is right, field by field"),
  prioritiesLead: both(
    "Quand plusieurs sources parlent d’une même publication, chaque champ prend la valeur de la première source de cette liste qui en donne une. Une décision prise à la main passe avant toutes. Les autres valeurs restent visibles.",
    "Where several sources speak of one publication, each field takes the value of the first source of this list that gives one. A decision made by hand comes before all. The other values stay visible.",
  ),
  provenance: both("Ce que disent les sources", "What the sources say"),
  provenanceLead: both("Chaque champ, la valeur retenue, d’où elle vient et ce que disent les autres notices.", "Every field, the value kept, where it comes from and what the other records say."),
  kept: both("Valeur retenue", "Value kept"),
  otherwise: both("Autres valeurs", "Other values"),
  records: both("Notices", "Records"),
  prefer: both("Donner raison à une notice", "Say which record is right"),
  part: both("Séparer une notice", "Part a record"),
  partHelp: both("Elle forme alors une autre publication, avec ce qui la suit.", "It then makes another publication, with what follows it."),
} as const;

export const kindNames: Readonly<Record<string, Bilingual>> = {
  same: both("une seule publication", "one publication"), different: both("deux publications", "two publications"), prefer: both("notice qui a raison", "record that is right"),
};

const becauseNames: Readonly<Record<string, Bilingual>> = {
  identity: both("chacune a un identifiant propre", "each has an identifier of its own"), mention: both("l’une cite l’identifiant de l’autre parmi les siens", "one names the identifier of the other among its own"),
  ambiguous: both("elle pourrait être de plusieurs", "it could belong to several"), notice: both("l’une est un avis (erratum, rétractation)", "one is a notice (erratum, retraction)"), rejected: both("des décisions se contredisent", "decisions contradict each other"),
};

/** `même DOI 10.1234/abc, mais chacune a un identifiant propre`. */
export function evidenceText({ rule, detail }: { readonly rule: string; readonly detail: string }, language: "fr" | "en"): string {
  const identifier = identifierOfLink(detail);
  const french = language === "fr";
  const shared = identifier !== null ? `${french ? "même" : "same"} ${schemeNames[identifier.scheme]} ${identifier.value}` : detail.startsWith("natural:") ? (french ? "même titre, même premier auteur, années voisines" : "same title, same first author, years next to each other") : (french ? "une décision" : "a decision");
  return `${shared}${french ? ", mais " : ", but "}${becauseNames[rule]?.[language] ?? rule}`;
}

/** `HAL hal-01234567`: how a record is named to people. */
export function recordLabel(name: string, language: "fr" | "en"): string {
  const colon = name.indexOf(":");
  const source = name.slice(0, colon);
  return `${sourceNames[source as keyof typeof sourceNames]?.[language] ?? source} ${name.slice(colon + 1)}`;
}
