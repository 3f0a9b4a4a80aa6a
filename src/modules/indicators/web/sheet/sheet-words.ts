import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { ValueEventKind } from "../../domain/value-events.ts";

/** What happened to a value. */
export const eventWords: Readonly<Record<ValueEventKind, Bilingual>> = {
  entered: both("saisie", "entered"),
  proposed: both("proposée", "proposed"),
  accepted: both("acceptée", "accepted"),
  "accepted-changed": both("acceptée avec modification", "accepted with a change"),
  refused: both("refusée", "refused"),
  corrected: both("corrigée", "corrected"),
  withdrawn: both("retirée", "withdrawn"),
};

interface SheetWords {
  readonly board: string;
  readonly indicator: string;
  readonly part: string;
  readonly known: string;
  readonly show: string;
  readonly knownOn: (day: string) => string;
  readonly allKnown: string;
  readonly definition: string;
  readonly writtenDefinition: string;
  readonly target: string;
  readonly written: string;
  readonly alsoWritten: string;
  readonly baseline: string;
  readonly unit: string;
  readonly calculation: string;
  readonly steps: Readonly<Record<"compared" | "target" | "rate" | "pace" | "projection" | "forecast" | "verdict", string>>;
  readonly noValueYet: string;
  readonly missingYears: (years: string) => string;
  readonly between: (low: string, high: string, share: string) => string;
  readonly madeBy: (author: string, day: string, share: string) => string;
  readonly noProjection: string;
  readonly noForecast: string;
  readonly provisional: string;
  readonly history: string;
  readonly historyOf: (name: string) => string;
  readonly noHistory: string;
  readonly howToFill: string;
  readonly columns: Readonly<Record<"when" | "who" | "what" | "period" | "value" | "state" | "why" | "source", string>>;
  readonly importLine: (line: number) => string;
  readonly provenance: string;
  readonly contractLines: (lines: string) => string;
  readonly contractLine: (line: number) => string;
  readonly references: string;
  readonly noReference: string;
  readonly demonstration: string;
  readonly observed: string;
  readonly latest: string;
  readonly chart: Readonly<Record<"point" | "hollowPoint" | "baseline" | "target" | "pastTarget" | "pace" | "projection" | "forecast", string>>;
  readonly sumOf: (name: string) => string;
  readonly meanOf: (name: string) => string;
  readonly asOf: (day: string) => string;
  readonly targetsOver: string;
  readonly targetsOverColumns: Readonly<Record<"which" | "target" | "from" | "until", string>>;
  readonly targetAsSigned: string;
  readonly targetSince: (version: number) => string;
  readonly noTarget: string;
  readonly inForceStill: string;
  readonly whatChanged: string;
  readonly leftTitle: (day: string) => string;
  readonly leftText: string;
  readonly series: string;
  readonly year: string;
}

export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  fr: {
    board: "Contrat",
    indicator: "Indicateur",
    part: "Volet",
    known: "Telle que connue le",
    show: "Afficher",
    knownOn: (day) => `Les valeurs apprises après le ${day} sont laissées de côté.`,
    allKnown: "Revenir à tout ce qui est connu",
    definition: "Définition",
    writtenDefinition: "Définition écrite dans le contrat",
    target: "Cible",
    written: "Écrite ainsi dans le contrat",
    alsoWritten: "Aussi écrit, sans engagement",
    baseline: "Départ",
    unit: "Unité",
    calculation: "Le calcul",
    steps: { compared: "Ce qui est comparé", target: "À quoi", rate: "Chemin parcouru", pace: "Rythme attendu", projection: "Projection mécanique", forecast: "Prévision du responsable", verdict: "Verdict" },
    noValueYet: "Aucune valeur n’est encore connue.",
    missingYears: (years) => `Années sans valeur\u202f: ${years}.`,
    between: (low, high, share) => `entre ${low} et ${high} (intervalle à ${share})`,
    madeBy: (author, day, share) => `${author}, le ${day}, avec une confiance de ${share}`,
    noProjection: "Trop peu de valeurs pour projeter.",
    noForecast: "Le responsable n’a pas donné de prévision.",
    provisional: "La valeur qui décide est provisoire.",
    history: "Historique",
    historyOf: (name) => `Historique des valeurs\u202f: ${name}`,
    noHistory: "Aucune valeur n’a encore été saisie.",
    howToFill: "Une valeur s’ajoute par la saisie, ou par l’import d’un fichier de valeurs.",
    columns: { when: "Quand", who: "Qui", what: "Quoi", period: "Période", value: "Valeur", state: "État", why: "Pourquoi", source: "Source" },
    importLine: (line) => `fichier importé, ligne ${line}`,
    provenance: "D’où viennent ces nombres",
    contractLines: (lines) => `lignes ${lines} du texte du contrat`,
    contractLine: (line) => `ligne ${line} du texte du contrat`,
    references: "Actions qui y renvoient",
    noReference: "Aucune action du contrat ne renvoie à cet indicateur.",
    demonstration: "valeur de démonstration",
    observed: "observée le",
    latest: "Dernière valeur",
    chart: { point: "valeur consolidée", hollowPoint: "valeur provisoire", baseline: "départ", target: "cible", pastTarget: "cible d’avant un avenant", pace: "rythme attendu", projection: "projection et son intervalle", forecast: "prévision du responsable" },
    sumOf: (name) => `${name}, cumul depuis le début de la période`,
    meanOf: (name) => `${name}, moyenne depuis le début de la période`,
    asOf: (day) => `situation au ${day}`,
    targetsOver: "La cible au fil des versions du contrat",
    targetsOverColumns: { which: "Dit par", target: "Cible", from: "En vigueur depuis le", until: "Jusqu’au" },
    targetAsSigned: "Contrat tel que signé",
    targetSince: (version) => `Depuis l’avenant (version ${version})`,
    noTarget: "pas de cible",
    inForceStill: "en vigueur",
    whatChanged: "ce qui a changé",
    leftTitle: (day) => `Cette série a quitté le contrat le ${day}`,
    leftText: "Un avenant l’a retirée. Ses valeurs et leur histoire restent ici\u202f; le verdict est celui de son dernier jour.",
    series: "Séries de cet indicateur",
    year: "Année",
  },
  en: {
    board: "Contract",
    indicator: "Indicator",
    part: "Part",
    known: "As known on",
    show: "Show",
    knownOn: (day) => `Values learnt after ${day} are left out.`,
    allKnown: "Back to everything that is known",
    definition: "Definition",
    writtenDefinition: "Definition as written in the contract",
    target: "Target",
    written: "Written in the contract as",
    alsoWritten: "Also written, not committed to",
    baseline: "Baseline",
    unit: "Unit",
    calculation: "The calculation",
    steps: { compared: "What is compared", target: "With what", rate: "Way made", pace: "Expected pace", projection: "Mechanical projection", forecast: "Owner’s forecast", verdict: "Verdict" },
    noValueYet: "No value is known yet.",
    missingYears: (years) => `Years without a value: ${years}.`,
    between: (low, high, share) => `between ${low} and ${high} (${share} interval)`,
    madeBy: (author, day, share) => `${author}, on ${day}, with a confidence of ${share}`,
    noProjection: "Too few values for a projection.",
    noForecast: "The owner has given no forecast.",
    provisional: "The deciding value is provisional.",
    history: "History",
    historyOf: (name) => `History of the values: ${name}`,
    noHistory: "No value has been entered yet.",
    howToFill: "Values are added by entry, or by importing a file of values.",
    columns: { when: "When", who: "Who", what: "What", period: "Period", value: "Value", state: "State", why: "Why", source: "Source" },
    importLine: (line) => `imported file, line ${line}`,
    provenance: "Where these numbers come from",
    contractLines: (lines) => `lines ${lines} of the text of the contract`,
    contractLine: (line) => `line ${line} of the text of the contract`,
    references: "Actions that refer to it",
    noReference: "No action of the contract refers to this indicator.",
    demonstration: "demonstration value",
    observed: "observed on",
    latest: "Latest value",
    chart: { point: "consolidated value", hollowPoint: "provisional value", baseline: "baseline", target: "target", pastTarget: "target before an amendment", pace: "expected pace", projection: "projection and its interval", forecast: "owner’s forecast" },
    sumOf: (name) => `${name}, total since the start of the period`,
    meanOf: (name) => `${name}, mean since the start of the period`,
    asOf: (day) => `situation on ${day}`,
    targetsOver: "The target through the versions of the contract",
    targetsOverColumns: { which: "Said by", target: "Target", from: "In force since", until: "Until" },
    targetAsSigned: "Contract as signed",
    targetSince: (version) => `Since the amendment (version ${version})`,
    noTarget: "no target",
    inForceStill: "in force",
    whatChanged: "what changed",
    leftTitle: (day) => `This series left the contract on ${day}`,
    leftText: "An amendment took it out. Its values and their history stay here; the verdict is that of its last day.",
    series: "Series of this indicator",
    year: "Year",
  },
};
