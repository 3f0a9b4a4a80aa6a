import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { forgiving } from "./cells/normalise.ts";

export type ImportField = "series" | "label" | "period" | "from" | "until" | "value" | "unit" | "state" | "observedOn" | "source" | "method" | "justification" | "demonstration";

export interface ImportColumn {
  readonly field: ImportField;
  readonly label: Bilingual;
  /** Other spellings, already in forgiving form (see `forgiving`). */
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly help: Bilingual;
}

const thin = "\u202f";

/** The columns of a file of values. `period` may be replaced by `from` and `until`. */
export const importColumns: readonly ImportColumn[] = [
  {
    field: "series",
    label: { fr: "Série", en: "Series" },
    aliases: ["series", "serie", "indicateur", "indicator", "code", "code_indicateur", "indicator_code", "code_serie", "series_code", "mesure", "measure", "cle", "key"],
    required: true,
    help: {
      fr: `la série, par son code («${thin}3.a${thin}», «${thin}1.europe${thin}»)${thin}; «${thin}3a${thin}», «${thin}3-a${thin}», «${thin}Indicateur 3.a${thin}» sont compris`,
      en: `the series, by its code ("3.a", "1.europe"); "3a", "3-a", "Indicator 3.a" are understood`,
    },
  },
  {
    field: "period",
    label: { fr: "Période", en: "Period" },
    aliases: ["periode", "period", "annee", "year", "exercice", "annee_de_reference", "reference_year", "an"],
    required: true,
    help: {
      fr: `l'année («${thin}2023${thin}»), des années entières («${thin}2021-2023${thin}»), ou le 31 décembre pour un stock («${thin}31/12/2023${thin}»)${thin}; deux colonnes «${thin}Du${thin}» et «${thin}Au${thin}» peuvent la remplacer`,
      en: `the year ("2023"), whole years ("2021-2023"), or 31 December for a stock ("2023-12-31"); two columns "From" and "Until" may replace it`,
    },
  },
  { field: "from", label: { fr: "Du", en: "From" }, aliases: ["du", "de", "debut", "from", "start", "date_debut", "periode_debut", "period_from", "depuis"], required: false, help: { fr: "le premier jour ou la première année", en: "the first day or the first year" } },
  { field: "until", label: { fr: "Au", en: "Until" }, aliases: ["au", "fin", "until", "to", "end", "date_fin", "periode_fin", "period_until", "jusqu_a"], required: false, help: { fr: "le dernier jour (31 décembre) ou la dernière année", en: "the last day (31 December) or the last year" } },
  {
    field: "value",
    label: { fr: "Valeur", en: "Value" },
    aliases: ["valeur", "value", "resultat", "result", "realise", "realisation", "valeur_realisee"],
    required: true,
    help: {
      fr: `le nombre, écrit à la française ou à l'anglaise («${thin}1${thin}234,5${thin}», «${thin}1,234.5${thin}»)${thin}; un taux de 0 à 100 («${thin}17${thin}», «${thin}17${thin}%${thin}»)${thin}; un montant en euros («${thin}16${thin}M€${thin}», «${thin}16000000${thin}»)${thin}; une cellule vide ne change rien`,
      en: `the number, in French or English form ("1 234,5", "1,234.5"); a rate from 0 to 100 ("17", "17%"); an amount in euros ("16 M€", "16000000"); an empty cell changes nothing`,
    },
  },
  { field: "unit", label: { fr: "Unité", en: "Unit" }, aliases: ["unite", "unit", "unites", "units"], required: false, help: { fr: "%, €, k€, M€, ans, mois, ou ce qui est compté", en: "%, €, k€, M€, years, months, or what is counted" } },
  { field: "state", label: { fr: "État", en: "State" }, aliases: ["etat", "state", "statut", "status"], required: false, help: { fr: "provisoire (si rien n'est écrit), consolidé ou révisé", en: "provisional (if nothing is written), consolidated or revised" } },
  {
    field: "observedOn",
    label: { fr: "Date d'observation", en: "Observed on" },
    aliases: ["observed_on", "observed", "date_observation", "date_d_observation", "observation_date", "observe_le", "date", "date_de_mesure", "date_de_releve"],
    required: false,
    help: { fr: `le jour du relevé («${thin}31/12/2023${thin}», jour en premier, ou «${thin}2023-12-31${thin}»)${thin}; le dernier jour de la période si rien n'est écrit, ou le jour de l'import tant qu'elle dure`, en: `the day it was observed ("2023-12-31", or "31/12/2023", day first); the last day of the period if nothing is written, or the day of the import while it lasts` },
  },
  { field: "source", label: { fr: "Source", en: "Source" }, aliases: ["source", "sources", "provenance", "origine", "origin"], required: true, help: { fr: "d'où vient le nombre", en: "where the number comes from" } },
  { field: "method", label: { fr: "Méthode", en: "Method" }, aliases: ["methode", "method", "mode_de_calcul", "calculation"], required: false, help: { fr: "comment il a été obtenu", en: "how it was obtained" } },
  {
    field: "justification",
    label: { fr: "Justification", en: "Justification" },
    aliases: ["justification", "motif", "reason", "explication", "explanation", "commentaire", "comment"],
    required: false,
    help: { fr: "pourquoi une valeur surprenante est juste, ou pourquoi une valeur consolidée change", en: "why a surprising value is right, or why a consolidated value changes" },
  },
  { field: "label", label: { fr: "Intitulé", en: "Name" }, aliases: ["intitule", "name", "nom", "libelle", "label", "titre", "title"], required: false, help: { fr: "pour le lecteur, non repris", en: "for the reader, not taken over" } },
  { field: "demonstration", label: { fr: "Données de démonstration", en: "Demonstration data" }, aliases: ["donnees_de_demonstration", "demonstration_data"], required: false, help: { fr: "marque des exports de faits fictifs, que l'import refuse", en: "mark of exports of fictitious facts, which the import refuses" } },
];

const fieldByAlias = new Map(importColumns.flatMap((column) => column.aliases.map((alias) => [alias, column] as const)));

/** The column that a header title names, in French or English; a unit in parentheses after it is passed over. */
export function columnOfTitle(title: string): ImportColumn | null {
  return fieldByAlias.get(forgiving(title)) ?? fieldByAlias.get(forgiving(title.replace(/\([^()]*\)\s*$/, ""))) ?? null;
}

/** Is this row the header of a file of values? For `readTable`: two known titles, the value or the series among them. */
export function isValueImportHeader(titles: readonly string[]): boolean {
  const fields = new Set(titles.map((title) => columnOfTitle(title)?.field).filter((field) => field !== undefined));
  return fields.size >= 2 && (fields.has("value") || fields.has("series"));
}

/** The columns of a file of values, one per line, for a help text. */
export function describeColumns(): Bilingual {
  const describe = (language: "fr" | "en"): string =>
    importColumns
      .filter((column) => column.field !== "demonstration")
      .map((column) => {
        const need = column.required ? { fr: " (obligatoire)", en: " (required)" }[language] : "";
        return `  ${column.label[language]}${need}${language === "fr" ? `${thin}: ` : ": "}${column.help[language]}`;
      })
      .join("\n");
  return {
    fr: `Colonnes reconnues, dans n'importe quel ordre, en français ou en anglais, sans égard aux accents ni aux majuscules${thin}:\n${describe("fr")}`,
    en: `Columns understood, in any order, in French or English, whatever the accents and capitals:\n${describe("en")}`,
  };
}
