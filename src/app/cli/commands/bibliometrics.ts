import { readFileSync } from "node:fs";
import type { Command, ExitStatus, Invocation, OptionDefinition, Terminal } from "../../../kernel/cli/index.ts";
import { both, formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { systemClock } from "../../../kernel/time/day.ts";
import { runCompute, runReference, type CorpusRecipe, type EngineOptions, type Estimate, type UnitResult } from "../../../modules/bibliometrics/index.ts";
import { dayOption } from "../day-option.ts";
import { interruptible } from "../interruptible.ts";
import { oneOf, wholeOption } from "../option-kinds.ts";
import { generateCorpusCommand } from "./bibliometrics-generate.ts";

const stages: Readonly<Record<Parameters<NonNullable<EngineOptions["progress"]>>[0], Bilingual>> = {
  reading: both("Lecture", "Reading"), checking: both("Vérification des données", "Checking the input"), counting: both("Dénombrement par case", "Counting by cell"),
  computing: both("Calcul des indicateurs", "Computing the indicators"), resampling: both("Rééchantillonnage", "Resampling"), writing: both("Écriture", "Writing"),
};

const { version } = JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8")) as { version: string };

const withEngine = <T>(terminal: Terminal, work: (options: EngineOptions, staged: (path: string) => void) => Promise<T>): Promise<T> =>
  interruptible(terminal, (temporaryDirectory, staged) => work({ temporaryDirectory, progress: (stage) => terminal.progress(`${stages[stage][terminal.language]}…`) }, staged));

const corpusOptions: readonly OptionDefinition[] = [
  { name: "papers", value: "FILE", summary: both("Publications, en Parquet ou CSV", "Papers, as Parquet or CSV") },
  { name: "citations", value: "FILE", summary: both("Citations par année citante, comptées dans la fenêtre", "Citations by citing year, counted over the window") },
  { name: "out", value: "DIR", summary: both("Le dossier où écrire", "The folder to write in") },
  { name: "classification", value: "NAME", summary: both("La classification des domaines et sa version, pour la recette", "The classification of fields and its version, for the recipe") },
  wholeOption("until", "YEAR", both("Dernière année citante comptée", "Last citing year that counts")),
  wholeOption("window", "N", both("Années de la fenêtre après celle de publication\u202f; ouverte par défaut", "Years of the window after that of publication; open by default")),
  oneOf("self-citations", ["include", "exclude"], both("Autocitations comptées ou non", "Self-citations counted or not")),
  dayOption("observed-on", both("Jour où les citations ont été relevées, aujourd’hui par défaut", "Day on which the citations were observed, today by default")),
  { name: "force", summary: both("Écraser les fichiers qui y sont déjà", "Overwrite files that are there already") },
  { name: "json", summary: both("Sortie pour les programmes", "Output for programs") },
];

function recipeOf({ options }: Invocation): CorpusRecipe {
  const observedOn = options.get("observed-on") ?? systemClock.today();
  const self = options.get("self-citations");
  return {
    classification: options.get("classification") ?? "unspecified", documentTypes: [],
    citationsUntilYear: Number(options.get("until") ?? observedOn.slice(0, 4)), windowYears: options.has("window") ? Number(options.get("window")) : null,
    selfCitations: self === "exclude" ? "excluded" : self === "include" || options.has("citations") ? "included" : "unknown", observedOn,
  };
}

function wrongUse({ terminal }: Invocation, text: Bilingual): ExitStatus {
  terminal.error(text[terminal.language]);
  return 2;
}

/** What would be asked of citations by citing year has no meaning for counts that are there already. */
function misuse(invocation: Invocation): Bilingual | null {
  const { options } = invocation;
  if (!options.has("papers") || !options.has("out")) return both("Donnez --papers FICHIER et --out DOSSIER.", "Give --papers FILE and --out DIR.");
  if (options.get("self-citations") === "exclude" && !options.has("citations")) return both("--self-citations exclude demande --citations FICHIER, où elles sont comptées à part.", "--self-citations exclude needs --citations FILE, where they are counted apart.");
  if (options.has("window") && !options.has("citations")) return both("--window demande --citations FICHIER\u202f: les citations des publications sont déjà un total.", "--window needs --citations FILE: the citations of the papers are a total already.");
  return null;
}

function estimateText({ value, interval }: Estimate, write: (value: number) => string): string {
  return value === null ? "–" : interval === null ? write(value) : `${write(value)} [${write(interval.low)}–${write(interval.high)}]`;
}

function tellResults(terminal: Terminal, results: readonly UnitResult[]): void {
  const { language } = terminal;
  const shown = results.filter((one) => one.year === null && one.field === null).slice(0, 40);
  const index = (value: number): string => formatNumber(value, language, { minimumFractionDigits: 2 });
  const percent = (value: number): string => formatPercent(value, language, 1);
  const rows = [
    language === "fr" ? ["Unité", "Compte", "Publications", "Impact normalisé", "Top 10\u202f%"] : ["Unit", "Counting", "Papers", "Normalised impact", "Top 10%"],
    ...shown.map((one) => [one.unit, one.counting === "full" ? (language === "fr" ? "entier" : "full") : language === "fr" ? "fractionné" : "fractional", formatNumber(one.papers, language), estimateText(one.normalisedImpact, index), estimateText(one.top["1/10"], percent)]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows) terminal.out(row.map((cell, column) => (column === 0 || column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd());
}

async function runComputeCommand(invocation: Invocation): Promise<ExitStatus> {
  const { options, terminal } = invocation;
  const reference = options.get("reference") ?? "self";
  const by = new Set((options.get("by") ?? "").split(",").filter((word) => word !== ""));
  const wrong = misuse(invocation) ?? (reference !== "self" && ["classification", "until", "window", "self-citations", "observed-on"].some((name) => options.has(name))
    ? both("Avec --reference DOSSIER, la fenêtre et la classification sont celles de la référence\u202f: ôtez ces options.", "With --reference DIR, window and classification are those of the reference: leave those options out.") : null);
  if (wrong !== null) return wrongUse(invocation, wrong);
  const { answer, recipe } = await withEngine(terminal, (engine, staged) => runCompute({
    papersFile: options.get("papers") ?? "", ...(options.has("units") ? { unitsFile: options.get("units") ?? "" } : {}), ...(options.has("citations") ? { citationsFile: options.get("citations") ?? "" } : {}),
    reference: reference === "self" ? "self" : { directory: reference }, out: options.get("out") ?? "", force: options.has("force"), program: `jalon ${version}`, recipe: recipeOf(invocation),
    byYear: by.has("year"), byField: by.has("field"), bootstrap: options.has("no-bootstrap") ? null : { resamples: 1_000, coverage: 0.95, seed: options.get("seed") ?? "jalon" }, staged,
  }, engine));
  if (options.has("json")) {
    terminal.out(JSON.stringify({ recipe, corpusSha256: answer.corpusSha256, referenceSha256: answer.referenceSha256, papers: answer.scores.length + answer.withoutCell.length, withoutCell: answer.withoutCell.length, results: answer.results }, null, 2));
    return 0;
  }
  tellResults(terminal, answer.results);
  const french = terminal.language === "fr";
  if (answer.withoutCell.length > 0) terminal.out(french ? `${formatNumber(answer.withoutCell.length, "fr")} publications sans case dans la référence (without_cell.csv)\u202f: comptées, dans aucune moyenne.` : `${formatNumber(answer.withoutCell.length, "en")} papers without a cell in the reference (without_cell.csv): counted, in no mean.`);
  terminal.out(french ? `Corpus ${answer.corpusSha256}\nRéférence ${answer.referenceSha256}` : `Corpus ${answer.corpusSha256}\nReference ${answer.referenceSha256}`);
  return 0;
}

async function runReferenceCommand(invocation: Invocation): Promise<ExitStatus> {
  const { options, terminal } = invocation;
  const wrong = misuse(invocation);
  if (wrong !== null) return wrongUse(invocation, wrong);
  const { reference, tiers } = await withEngine(terminal, (engine, staged) => runReference({
    papersFile: options.get("papers") ?? "", ...(options.has("citations") ? { citationsFile: options.get("citations") ?? "" } : {}), out: options.get("out") ?? "", force: options.has("force"),
    program: `jalon ${version}`, recipe: recipeOf(invocation), ...(options.has("tier-year") ? { tierYear: Number(options.get("tier-year")) } : {}), staged,
  }, engine));
  const papers = reference.totals.reduce((sum, one) => sum + (one.country === "*" ? one.papers : 0), 0);
  const told = { sha256: reference.sha256, papers, totals: reference.totals.length, tiers: tiers.length };
  const french = terminal.language === "fr";
  if (options.has("json")) terminal.out(JSON.stringify({ ...told, recipe: reference.recipe }, null, 2));
  else terminal.out(french ? `Référence de ${formatNumber(papers, "fr")} publications, ${formatNumber(tiers.length, "fr")} rangs de revues. Empreinte\u00a0: ${reference.sha256}` : `Reference of ${formatNumber(papers, "en")} papers, ${formatNumber(tiers.length, "en")} journal tiers. Hash: ${reference.sha256}`);
  return 0;
}

const computeCommand: Command = {
  name: "compute",
  summary: both("Indicateurs bibliométriques d’un fichier de publications", "Bibliometric indicators of a file of papers"),
  details: both("Sans la base de Jalon. Écrit results, scores (CSV et Parquet), without_cell.csv et recipe.json. Colonnes\u00a0: docs/bibliometrics-files.md.", "Without the database of Jalon. Writes results, scores (CSV and Parquet), without_cell.csv and recipe.json. Columns: docs/bibliometrics-files.md."),
  options: [
    ...corpusOptions,
    { name: "units", value: "FILE", summary: both("Unités de chaque publication et leur poids", "Units of each paper and their weight") },
    { name: "reference", value: "DIR", summary: both("Le monde de comparaison, écrit par « reference »\u202f; self (par défaut)\u00a0: les publications mêmes", "The world to compare with, written by “reference”; self (default): the papers themselves") },
    { name: "by", value: "year,field", summary: both("Aussi par année, par domaine", "Also by year, by field"), fault: (text) => (text.split(",").every((word) => word === "year" || word === "field") ? null : both("--by attend year, field ou year,field.", "--by takes year, field or year,field.")) },
    { name: "seed", value: "TEXT", summary: both("Graine du rééchantillonnage", "Seed of the resampling") },
    { name: "no-bootstrap", summary: both("Sans intervalles", "Without intervals") },
  ],
  run: runComputeCommand,
};

const referenceCommand: Command = {
  name: "reference",
  summary: both("Référence mondiale d’un fichier de publications\u00a0: cases, seuils, totaux, rangs de revues", "World reference of a file of papers: cells, thresholds, totals, journal tiers"),
  details: both("Sans la base de Jalon, qui la reprend par « jalon facts import reference DOSSIER ».", "Without the database of Jalon, which takes it in by “jalon facts import reference DIR”."),
  options: [...corpusOptions, wholeOption("tier-year", "YEAR", both("Année des publications que les rangs de revues jugent, la dernière par défaut", "Year of the papers that the journal tiers judge, the last by default"))],
  run: runReferenceCommand,
};

/** `jalon bibliometrics`: the engine alone; nothing here opens the platform's database. */
export const bibliometricsCommand: Command = {
  name: "bibliometrics",
  summary: both("Calculs bibliométriques sur fichiers, sans la base", "Bibliometric computing on files, without the database"),
  commands: [computeCommand, referenceCommand, generateCorpusCommand],
};
