import type { Command, ExitStatus, Invocation, OptionDefinition } from "../../../kernel/cli/index.ts";
import { both, formatNumber, formatPercent } from "../../../kernel/i18n/format.ts";
import { generateDeaths, generatePopulation, type DeathsOptions, type PopulationOptions } from "../../../modules/linkage/index.ts";
import { oneOf, shareOption } from "../option-kinds.ts";

const count: NonNullable<OptionDefinition["fault"]> = (text) => (/^\d{1,9}$/.test(text) ? null : both(`«\u202f${text}\u202f» n’est pas un nombre entier.`, `“${text}” is not a whole number.`));
const times: NonNullable<OptionDefinition["fault"]> = (text) => (/^\d+(\.\d+)?$/.test(text) ? null : both(`«\u202f${text}\u202f» n’est pas un nombre.`, `“${text}” is not a number.`));
const span: NonNullable<OptionDefinition["fault"]> = (text) => (/^\d{4}(-\d{4})?$/.test(text) ? null : both(`«\u202f${text}\u202f»\u202f: écrire 2020 ou 2018-2022.`, `“${text}”: write 2020 or 2018-2022.`));
const rate: NonNullable<OptionDefinition["fault"]> = (text) => (text.split(",").every((one) => /^[a-z-]+=(0|1|0?\.\d+|1\.0+)$/.test(one.trim())) ? null : both(`--rate\u00a0: écrire TYPE=PART, séparés par des virgules (name-typo=0.1,date-typo=0.05).`, "--rate: write KIND=SHARE, separated by commas (name-typo=0.1,date-typo=0.05)."));

const common: readonly OptionDefinition[] = [
  { name: "seed", value: "SEED", summary: both("Graine du hasard (1 à défaut)", "Seed of chance (1 if not given)") },
  { name: "errors", value: "X", fault: times, summary: both("Multiplie tous les taux d’erreur\u202f; 0\u00a0: aucune", "Times every rate of error; 0: none") },
  { name: "rate", value: "KIND=SHARE,…", fault: rate, summary: both("Taux de certains types d’erreur", "Rates of some kinds of error") },
  { name: "out", value: "DIR", summary: both("Le dossier où écrire", "The folder to write in") },
  { name: "csv", summary: both("CSV plutôt que Parquet", "CSV rather than Parquet") },
  { name: "json", summary: both("Sortie pour les programmes", "Output for programs") },
];

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function sharesGiven(options: ReadonlyMap<string, string>, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.flatMap((name) => (options.has(kebab(name)) ? [[name, Number(options.get(kebab(name)))]] : [])));
}

function commonGiven(options: ReadonlyMap<string, string>): { readonly seed: string; readonly errors?: number; readonly rates?: Record<string, number> } {
  const rates = options.get("rate");
  return {
    seed: options.get("seed") ?? "1", ...(options.has("errors") ? { errors: Number(options.get("errors")) } : {}),
    ...(rates === undefined ? {} : { rates: Object.fromEntries(rates.split(",").map((one) => { const [code = "", share] = one.trim().split("="); return [code, Number(share)]; })) }),
  };
}

const yearsOf = (text: string): readonly [number, number] => [Number(text.slice(0, 4)), Number(text.slice(-4))];

function tell({ terminal, options }: Invocation, files: readonly (string | null)[], truth: object, line: { readonly fr: string; readonly en: string }): ExitStatus {
  const written = files.filter((file) => file !== null);
  if (options.has("json")) terminal.out(JSON.stringify({ files: written, truth }, null, 2));
  else {
    for (const file of written) terminal.out(file);
    terminal.out(line[terminal.language]);
  }
  return 0;
}

const populationShares = [
  ["copyShare", both("Part des lignes qui sont des copies", "Share of rows that are copies")],
  ["strangers", both("Part du second fichier absente du premier", "Share of the second file that the first does not hold")],
  ["families", both("Part des groupes de cinq qui sont des familles", "Share of groups of five that are families")],
  ["twins", both("Part des deuxièmes enfants qui sont jumeaux", "Share of second children who are twins")],
  ["homonyms", both("Part de personnes qui ont un homonyme né le même jour", "Share of persons with a homonym born on the same day")],
  ["foreign", both("Part de personnes nées à l’étranger", "Share of persons born abroad")],
  ["nir", both("Part des lignes qui portent un numéro (NIR) inventé", "Share of rows with a made-up number (NIR)")],
] as const;

async function population(invocation: Invocation): Promise<ExitStatus> {
  const { options } = invocation;
  const asked = {
    rows: Number(options.get("rows") ?? 100_000), task: options.get("task") === "dedupe" ? "dedupe" : "link", ...commonGiven(options), ...sharesGiven(options, populationShares.map(([name]) => name)),
    ...(options.has("years") ? { birthYears: yearsOf(options.get("years") ?? "") } : {}), ...(options.has("names") ? { names: options.get("names") ?? "" } : {}),
  } as PopulationOptions;
  const made = await generatePopulation(asked, { directory: options.get("out") ?? "population", format: options.has("csv") ? "csv" : "parquet" });
  const pairs = made.truth.truePairs;
  return tell(invocation, [made.left, made.right, made.truthRows, made.truthFile], made.truth, both(`${formatNumber(pairs, "fr")} paires vraies.`, `${formatNumber(pairs, "en")} true pairs.`));
}

async function deaths(invocation: Invocation): Promise<ExitStatus> {
  const { options } = invocation;
  const asked = {
    deaths: Number(options.get("deaths") ?? 62_000), ...commonGiven(options), ...sharesGiven(options, ["register", "silent"]), ...(options.has("years") ? { years: yearsOf(options.get("years") ?? "") } : {}),
  } as DeathsOptions;
  const made = await generateDeaths(asked, { directory: options.get("out") ?? "deaths", format: options.has("csv") ? "csv" : "parquet" });
  return tell(invocation, [made.left, made.right, made.truthRows, made.truthFile], made.truth, both(
    `${formatNumber(made.truth.certificates, "fr")} certificats\u202f; part que rien ne peut apparier\u00a0: ${formatPercent(made.truth.floor, "fr", 2)}.`,
    `${formatNumber(made.truth.certificates, "en")} certificates; share that nothing can link: ${formatPercent(made.truth.floor, "en", 2)}.`));
}

const deathsCommand: Command = {
  name: "deaths",
  summary: both("Certificats de décès et données nationales de santé inventés, sans noms", "Made-up death certificates and national health data, without names"),
  details: both("Écrit certificates, health, truth et truth.json. Mêmes options et même graine\u00a0: mêmes octets. Voir docs/linkage-generator.md.", "Writes certificates, health, truth and truth.json. Same options and same seed: same bytes. See docs/linkage-generator.md."),
  options: [
    { name: "deaths", value: "N", fault: count, summary: both("Certificats par année (62 000 à défaut\u202f; 620 000 en vraie grandeur)", "Certificates a year (62,000 if not given; 620,000 at full size)") },
    { name: "years", value: "YEAR-YEAR", fault: span, summary: both("Années de décès (2022 à défaut)", "Years of death (2022 if not given)") },
    shareOption("register", both("Part des décès identifiés au répertoire, avec numéro d’acte", "Share of deaths identified in the register, with an act number")),
    shareOption("silent", both("Vivants dont on n’a plus de nouvelles, par certificat", "Living people of whom nothing is heard, per certificate")),
    ...common,
  ],
  run: deaths,
};

/** `jalon linkage generate`. */
export const generateLinkageCommand: Command = {
  name: "generate",
  summary: both("Population française inventée, dont la vérité est connue", "A made-up French population of which the truth is known"),
  details: both("Écrit left et right (ou people), truth et truth.json dans le dossier donné. Mêmes options et même graine\u00a0: mêmes octets. Voir docs/linkage-generator.md.", "Writes left and right (or people), truth and truth.json into the folder given. Same options and same seed: same bytes. See docs/linkage-generator.md."),
  options: [
    { name: "rows", value: "N", fault: count, summary: both("Lignes en tout, copies comprises (100 000 à défaut)", "Rows in all, copies included (100,000 if not given)") },
    oneOf("task", ["link", "dedupe"], both("Deux fichiers à apparier, ou un seul à dédoublonner", "Two files to link, or one to deduplicate")),
    ...populationShares.map(([name, summary]) => shareOption(kebab(name), summary)),
    { name: "years", value: "YEAR-YEAR", fault: span, summary: both("Années de naissance (1920-2000 à défaut)", "Years of birth (1920-2000 if not given)") },
    { name: "names", value: "DIR", summary: both("Dossier des fichiers de noms de l’Insee (noms2008nat_txt.txt, nat2022.csv)\u202f; listes propres à défaut", "Folder of the files of names by INSEE (noms2008nat_txt.txt, nat2022.csv); own lists if not given") },
    ...common,
  ],
  commands: [deathsCommand],
  run: population,
};
