import type { Language } from "../../../../kernel/i18n/language.ts";

interface BoardWords {
  readonly title: (years: string) => string;
  readonly situation: (day: string) => string;
  readonly knownOn: (day: string) => string;
  readonly elapsed: (share: string) => string;
  readonly promise: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly priority: string;
  readonly verdict: string;
  readonly known: string;
  readonly allVerdicts: string;
  readonly allPriorities: string;
  readonly apply: string;
  readonly nothingLeft: string;
  readonly showAll: string;
  readonly noValue: string;
  readonly noValueAtAll: string;
  readonly howToFill: string;
  readonly year: string;
  readonly importFile: string;
  readonly observed: string;
  readonly choose: string;
  readonly noTarget: string;
  readonly from: string;
  readonly projection: string;
  readonly forecast: string;
  readonly forecastFull: string;
  readonly legend: Readonly<Record<"baseline" | "value" | "target" | "pace" | "projection", string>>;
  readonly legendTitle: string;
}

export const boardWords: Readonly<Record<Language, BoardWords>> = {
  fr: {
    title: (years) => `Où en est le contrat ${years}`,
    situation: (day) => `Situation au ${day}.`,
    knownOn: (day) => `Telle qu’on la connaissait le ${day}.`,
    elapsed: (share) => `Temps écoulé\u202f: ${share}.`,
    promise: "Chaque chiffre s’ouvre sur son calcul et ses sources.",
    caption: "Les indicateurs du contrat par priorité\u202f: cible, chemin parcouru, dernière valeur, échéance et verdict",
    columns: ["Volet", "Indicateur", "Cible", "Départ, valeur, cible", "Dernière valeur", "À l’échéance", "Verdict"],
    priority: "Priorité",
    verdict: "Verdict",
    known: "Telle que connue le",
    allVerdicts: "Tous",
    allPriorities: "Toutes",
    apply: "Afficher",
    nothingLeft: "Aucun indicateur ne répond à ce choix.",
    showAll: "Tout afficher",
    noValue: "Pas encore de valeur",
    noValueAtAll: "Aucune valeur n’est encore enregistrée.",
    year: "L’année de l’institut en chiffres",
    howToFill: "Cibles et départs sont ceux du contrat. Dès qu’une valeur est acceptée ou importée, sa place sur le chemin, son échéance et son verdict s’affichent ici.",
    importFile: "Importer un fichier de valeurs",
    observed: "observé",
    choose: "Choisir ce qui est montré, ou revoir une date passée",
    noTarget: "Suivi seulement",
    from: "Départ\u202f:",
    projection: "projection",
    forecast: "prévision",
    forecastFull: "celle du responsable, avec sa confiance",
    legend: { baseline: "départ", value: "dernière valeur, somme ou moyenne", target: "cible", pace: "rythme attendu à cette date", projection: "projection à l’échéance" },
    legendTitle: "Signes du tableau",
  },
  en: {
    title: (years) => `Where the contract ${years} stands`,
    situation: (day) => `Situation on ${day}.`,
    knownOn: (day) => `As it was known on ${day}.`,
    elapsed: (share) => `Time elapsed: ${share}.`,
    promise: "Every number opens on its calculation and its sources.",
    caption: "The indicators of the contract by priority: target, way made, latest value, due date and verdict",
    columns: ["Part", "Indicator", "Target", "Baseline, value, target", "Latest value", "At the due date", "Verdict"],
    priority: "Priority",
    verdict: "Verdict",
    known: "As known on",
    allVerdicts: "All",
    allPriorities: "All",
    apply: "Show",
    nothingLeft: "No indicator answers this choice.",
    showAll: "Show all",
    noValue: "No value yet",
    noValueAtAll: "No value is recorded yet.",
    year: "The year of the institute in figures",
    howToFill: "Targets and baselines are those of the contract. As soon as a value is accepted or imported, its place on the way, its landing and its verdict show here.",
    importFile: "Import a file of values",
    observed: "observed",
    choose: "Choose what is shown, or look back to a date",
    noTarget: "Followed only",
    from: "Baseline:",
    projection: "projection",
    forecast: "forecast",
    forecastFull: "the owner’s, with its confidence",
    legend: { baseline: "baseline", value: "latest value, sum or mean", target: "target", pace: "pace expected at this date", projection: "projection at the due date" },
    legendTitle: "Signs of the table",
  },
};
