import type { Command, ExitStatus, Invocation, OptionDefinition } from "../../../kernel/cli/index.ts";
import { generateCorpus, type CorpusOptions } from "../../../modules/bibliometrics/index.ts";

const isWhole = (text: string): boolean => /^\d+$/.test(text);
const whole: NonNullable<OptionDefinition["fault"]> = (text) => (isWhole(text) ? null : { fr: `«\u202f${text}\u202f» n’est pas un nombre entier.`, en: `“${text}” is not a whole number.` });
const number: NonNullable<OptionDefinition["fault"]> = (text) => (text.trim() !== "" && Number.isFinite(Number(text)) ? null : { fr: `«\u202f${text}\u202f» n’est pas un nombre.`, en: `“${text}” is not a number.` });

/** Options of the command by the option of the generator that they set. */
const numbers = [
  ["papers", "papers", "N", whole, { fr: "Publications (100 000 à défaut)", en: "Papers (100,000 if not given)" }],
  ["fields", "fields", "N", whole, { fr: "Disciplines", en: "Fields" }],
  ["journals", "journals", "N", whole, { fr: "Revues", en: "Journals" }],
  ["units", "units", "N", whole, { fr: "Unités dont la vérité n’est pas connue d’avance", en: "Units of which the truth is not known beforehand" }],
  ["duplicates", "duplicates", "N", whole, { fr: "Lignes répétées à la fin", en: "Rows repeated at the end" }],
  ["planted-per-class", "plantedPerClass", "N", whole, { fr: "Publications plantées par classe, année et type", en: "Planted papers by class, year and type" }],
  ["multi-field-share", "multiFieldShare", "SHARE", number, { fr: "Part des publications de plusieurs disciplines, de 0 à 1", en: "Share of papers in several fields, 0 to 1" }],
  ["unit-share", "unitShare", "SHARE", number, { fr: "Part des publications signées par ces unités, de 0 à 1", en: "Share of papers that these units sign, 0 to 1" }],
  ["citation-log-mean", "citationLogMean", "MEAN", number, { fr: "Moyenne du logarithme des citations\u202f: 1.2 fenêtre mûre, -0.5 fenêtre d’un an", en: "Mean of the logarithm of citations: 1.2 a mature window, -0.5 a window of one year" }],
] as const satisfies readonly (readonly [string, keyof CorpusOptions, string, NonNullable<OptionDefinition["fault"]>, OptionDefinition["summary"]])[];

async function generate({ terminal, options }: Invocation): Promise<ExitStatus> {
  const given = Object.fromEntries(numbers.flatMap(([name, key]) => (options.has(name) ? [[key, Number(options.get(name))]] : [])));
  const years = options.get("years")?.split("-").map(Number);
  const corpus: CorpusOptions = { papers: 100_000, seed: options.get("seed") ?? "1", ...given, ...(years === undefined ? {} : { years: [years[0] ?? 0, years[1] ?? 0] }) };
  const directory = options.get("out") ?? "corpus";
  const made = await generateCorpus(corpus, { directory, format: options.has("csv") ? "csv" : "parquet" });
  if (options.has("json")) terminal.out(JSON.stringify({ papers: made.papersFile, units: made.unitsFile, truth: made.truthFile }, null, 2));
  else for (const file of [made.papersFile, made.unitsFile, made.truthFile]) terminal.out(file);
  return 0;
}

/** `jalon bibliometrics generate`. */
export const generateCorpusCommand: Command = {
  name: "generate",
  summary: { fr: "Corpus inventé, dont les indicateurs exacts sont connus", en: "A made-up corpus of which the exact indicators are known" },
  details: {
    fr: "Écrit papers, units et truth.json dans le dossier donné. Mêmes options et même graine\u202f: mêmes octets. Voir docs/bibliometrics-generator.md.",
    en: "Writes papers, units and truth.json into the folder given. Same options and same seed: same bytes. See docs/bibliometrics-generator.md.",
  },
  options: [
    ...numbers.map(([name, , value, fault, summary]) => ({ name, value, fault, summary })),
    { name: "years", value: "YEAR-YEAR", fault: (text) => (/^\d{4}-\d{4}$/.test(text) ? null : { fr: `«\u202f${text}\u202f»\u202f: écrire 2018-2023.`, en: `“${text}”: write 2018-2023.` }), summary: { fr: "Première et dernière année", en: "First and last year" } },
    { name: "seed", value: "SEED", summary: { fr: "Graine du hasard (1 à défaut)", en: "Seed of chance (1 if not given)" } },
    { name: "out", value: "DIR", summary: { fr: "Dossier (corpus à défaut)", en: "Folder (corpus if not given)" } },
    { name: "csv", summary: { fr: "CSV plutôt que Parquet", en: "CSV rather than Parquet" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: generate,
};
