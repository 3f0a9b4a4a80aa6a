import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

interface MadeUpSentence {
  readonly axis: string;
  readonly kind?: "minority";
  readonly objectives: readonly string[];
  readonly codes: readonly number[];
  readonly text: Bilingual;
  /** How a text to be quoted begins. */
  readonly quote?: string;
  readonly result?: { readonly question: string; readonly value: string };
}

/** The sentences of the made-up synthesis, in order. */
export const madeUpSentences: readonly MadeUpSentence[] = [
  { axis: "research", objectives: ["1"], codes: [1], text: both("Les plateformes partagées sont ce que l’on veut garder, à condition qu’elles gardent leur personnel et que les appareils anciens soient entretenus.", "Shared platforms are what people want to keep, provided that they keep their staff and that old equipment is maintained."), quote: "Les plateformes partagées, avec du personnel qui connaît les appareils" },
  { axis: "research", objectives: ["1"], codes: [3], text: both("Réseaux thématiques et séminaires ont rapproché les unités\u202f; on demande qu’ils durent.", "Thematic networks and seminars have brought units closer; people ask that they last.") },
  { axis: "research", objectives: ["1", "2"], codes: [4], text: both("La part des appels à projets dans les budgets est jugée trop grande\u202f; les appels internes courts sont, eux, appréciés.", "The share of calls for projects in budgets is found too large; short internal calls, for their part, are valued.") },
  { axis: "research", objectives: ["2"], codes: [5], text: both("La liberté de changer de direction est citée comme une force, mais les comités laisseraient peu de place aux sujets risqués.", "Freedom to change direction is named as a strength, but committees are said to leave little room for risky subjects."), quote: "La liberté laissée aux équipes de changer de direction en cours de projet", result: { question: "risk", value: "1" } },
  { axis: "research", objectives: ["2"], codes: [16], text: both("L’accès aux données de santé reste trop lent au regard de la durée d’un projet.", "Access to health data is still too slow for the length of a project.") },
  { axis: "partners", objectives: ["3"], codes: [14], text: both("Des règles dites d’avance, dans une convention commune, sont la première demande pour travailler avec les partenaires.", "Rules told beforehand, in one common agreement, are the first request for working with partners.") },
  { axis: "partners", kind: "minority", objectives: ["3"], codes: [8], text: both("Quelques-uns demandent un interlocuteur connu et qui reste.", "Some ask for somebody known to turn to, who stays.") },
  { axis: "work", objectives: ["7"], codes: [7], text: both("Les démarches redites d’un service à l’autre pèsent plus que leur difficulté.", "Procedures told again from one department to the next weigh more than their difficulty."), quote: "Un ordre de mission pour une journée" },
  { axis: "work", objectives: ["7"], codes: [6], text: both("Les délais de remboursement, d’achat et de signature sont racontés comme la règle plutôt que l’exception.", "Delays of reimbursement, purchase and signature are told as the rule rather than the exception.") },
  { axis: "work", objectives: ["6"], codes: [9], text: both("Des carrières lisibles et des entretiens suivis d’effet sont attendus, surtout pour les ingénieurs et techniciens.", "Readable careers and interviews with consequences are expected, above all for engineers and technicians."), result: { question: "next-step", value: "1" } },
  { axis: "work", objectives: ["6"], codes: [10], text: both("Logement, garde d’enfants et télétravail comptent dans la décision de venir ou de rester.", "Housing, child care and remote work count in the decision to come or to stay.") },
  { axis: "society", objectives: ["9"], codes: [17], text: both("On souhaite un dialogue qui réponde, compte dans l’évaluation et dise aussi ce que l’on ignore.", "People wish for a dialogue that answers, counts in evaluation and also tells what is not known.") },
  { axis: "society", objectives: ["8"], codes: [18], text: both("L’intégrité s’apprend en petit groupe, et demande un lieu où parler d’un doute.", "Integrity is learnt in small groups, and calls for a place to speak of a doubt.") },
  { axis: "work", kind: "minority", objectives: ["7"], codes: [12], text: both("Quelques-uns demandent avant tout que l’organisation ne change plus pendant un temps.", "Some ask above all that the organisation stop changing for a while.") },
  { axis: "society", kind: "minority", objectives: ["9"], codes: [20], text: both("Quelques-uns veulent que la recherche sur l’animal soit mieux expliquée, avec ses solutions de remplacement.", "Some want animal research to be better explained, along with what can replace it.") },
];
