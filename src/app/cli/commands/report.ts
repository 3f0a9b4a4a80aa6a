import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Command, ExitStatus, Invocation, OptionDefinition } from "../../../kernel/cli/index.ts";
import { both, formatDay } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { missingPdf, renderReport, sha256Of, sumsName, writeSums, type RenderedFile, type ReportText, type SealedReport } from "../../../modules/reports/index.ts";
import type { House } from "../../house.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { readInputFile } from "../input-file.ts";
import { requireWritable, writeAll } from "../output-files.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

function numberOption(name: string, summary: Bilingual, value = "N"): OptionDefinition {
  return { name, value, summary, fault: (text) => (/^\d{1,4}$/.test(text) ? null : both(`--${name}\u00a0: «\u202f${text}\u202f» n’est pas un nombre entier.`, `--${name}: “${text}” is not a whole number.`)) };
}

const textsSchema = z.record(z.string(), z.strictObject({ fr: z.string().default(""), en: z.string().default("") }));

async function readTexts(path: string | undefined): Promise<readonly ReportText[]> {
  if (path === undefined) return [];
  const bytes = await readInputFile(path);
  try {
    return Object.entries(textsSchema.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)))).map(([section, text]) => ({ section, text }));
  } catch (error) {
    throw new AppError("report.unreadable-texts", both(
      `Le fichier «\u202f${path}\u202f» ne se lit pas comme des synthèses\u202f: il faut {"overall": {"fr": "…", "en": "…"}, "indicator-3": …}.`,
      `The file “${path}” cannot be read as syntheses: it takes {"overall": {"fr": "…", "en": "…"}, "indicator-3": …}.`,
    ), { status: 422, cause: error });
  }
}

interface Made {
  readonly report: SealedReport;
  readonly files: readonly RenderedFile[];
  readonly already: boolean;
}

async function make(invocation: Invocation, house: House, tell: (text: Bilingual) => void): Promise<Made> {
  const { options } = invocation;
  const { reports } = house;
  const year = Number(options.get("year"));
  const chosen = ["known-on", "contract-version", "texts", "corrects", "draft"].some((name) => options.has(name));
  const before = chosen ? undefined : (await reports.list()).find((one) => one.year === year && one.withdrawn === null);
  if (before !== undefined) return { ...(await filesOf(house, before.code)), already: true };
  const version = options.get("contract-version");
  const corrected = options.get("corrects");
  const reason = options.get("reason") ?? "";
  if (corrected !== undefined && reason.trim() === "") throw new AppError("report.reason-missing", both("--corrects demande --reason\u202f: dites ce que la nouvelle édition corrige.", "--corrects takes --reason: say what the new edition corrects."), { status: 422 });
  const corrects = corrected === undefined ? null : { code: corrected, contentSha256: (await reports.sealed(corrected)).contentSha256, reason: both(reason.trim(), reason.trim()) };
  tell(both("Réunion des faits", "Gathering the facts"));
  const choice = {
    year, versionNumber: version === undefined ? null : Number(version), knownOn: givenDay(invocation, "known-on") ?? (await reports.defaultDay()),
    texts: await readTexts(options.get("texts")), corrects,
  };
  if (options.has("draft")) {
    const { content, sha256 } = await reports.build(choice);
    const report = { code: `${year}-draft`, content, contentSha256: sha256 };
    tell(both("Mise en page", "Drawing the files"));
    return { report, files: await renderReport(report), already: false };
  }
  tell(both("Mise en page et scellement", "Drawing and sealing"));
  const { report, already } = await reports.sealChoice(commandLineAuthor, choice);
  return { ...(await filesOf(house, report.code)), already };
}

async function filesOf({ reports }: House, code: string): Promise<Omit<Made, "already">> {
  const { content, contentSha256, files } = await reports.sealed(code);
  const read: RenderedFile[] = [];
  for (const { name, mediaType } of files) read.push({ name, mediaType, bytes: (await reports.file(code, name)).bytes });
  return { report: { code, content, contentSha256 }, files: read };
}

async function report(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const french = terminal.language === "fr";
  const directory = options.get("out");
  if (!options.has("year") || directory === undefined) {
    terminal.error(french ? "Donnez l’année et le dossier\u00a0: jalon report --year 2024 --out DOSSIER" : "Give the year and the folder: jalon report --year 2024 --out FOLDER");
    return 2;
  }
  await requireWritable(directory);
  const made = await withHouse(terminal, (house) => make(invocation, house, (text) => terminal.progress(`${text[terminal.language]}…`)));
  const language = options.get("language");
  const kept = made.files.filter(({ name }) => language === undefined || !/\.(fr|en)\.\w+$/.test(name) || name.includes(`.${language}.`));
  const sums = writeSums(kept.map(({ name, bytes }) => ({ name, sha256: sha256Of(bytes) })));
  await writeAll(directory, [...kept, { name: sumsName, mediaType: "text/plain", bytes: new TextEncoder().encode(sums) }], options.has("force"));
  const { code, content, contentSha256 } = made.report;
  const known = formatDay(content.knownOn, terminal.language);
  if (options.has("json")) terminal.out(JSON.stringify({ code, contentSha256, already: made.already, sealed: !options.has("draft"), knownOn: content.knownOn, directory, files: kept.map(({ name }) => name) }, null, 2));
  else {
    if (content.demonstration) terminal.out(french ? "Données de démonstration, fictives." : "Demonstration data, fictitious.");
    const state = options.has("draft") ? both("Projet, non scellé", "Draft, not sealed") : made.already ? both("Rapport déjà scellé, le même", "Report sealed before, the same") : both("Rapport scellé", "Report sealed");
    terminal.out(french ? `${state.fr}\u00a0: ${code}, valeurs connues au ${known}, contrat version ${content.contract.versionNumber}.` : `${state.en}: ${code}, values known on ${known}, contract version ${content.contract.versionNumber}.`);
    terminal.out(french ? `Empreinte\u00a0: ${contentSha256}` : `Hash: ${contentSha256}`);
    for (const { name } of kept) terminal.out(`  ${join(directory, name)}`);
  }
  const missing = kept.some(({ name }) => name.endsWith(".pdf")) ? null : missingPdf();
  if (missing !== null) terminal.error(missing[terminal.language]);
  return 0;
}

export const reportCommand: Command = {
  name: "report",
  summary: { fr: "Sceller le rapport d’une année et en écrire les fichiers", en: "Seal the report of a year and write its files" },
  details: {
    fr: "Sans autre choix, un rapport déjà scellé de l’année est redonné tel quel. Le sceau couvre les valeurs, la version du contrat, les textes et le jour de connaissance\u202f: les mêmes donnent les mêmes octets. Dans les pages, deux personnes scellent\u202f; ici, qui tient la machine scelle seul et le journal le dit.",
    en: "Without any other choice, a report of the year that is sealed already is given again as it is. The seal covers the values, the contract version, the texts and the day of knowledge: the same give the same bytes. In the pages two people seal; here whoever holds the machine seals alone, and the log says so.",
  },
  options: [
    numberOption("year", { fr: "L’année du rapport", en: "The year of the report" }, "YEAR"),
    { name: "out", value: "DIR", summary: { fr: "Le dossier où écrire les fichiers et SHA256SUMS", en: "The folder to write the files and SHA256SUMS in" } },
    dayOption("known-on", { fr: "Tel que connu à la fin de ce jour", en: "As known at the end of this day" }),
    numberOption("contract-version", { fr: "La version du contrat, celle en vigueur ce jour-là par défaut", en: "The contract version, by default the one in force on that day" }),
    { name: "texts", value: "FILE", summary: { fr: "Les synthèses, en JSON\u00a0: {\"overall\": {\"fr\": \"…\", \"en\": \"…\"}}", en: "The syntheses, as JSON: {\"overall\": {\"fr\": \"…\", \"en\": \"…\"}}" } },
    { name: "corrects", value: "CODE", summary: { fr: "Nouvelle édition\u00a0: le rapport qu’elle corrige", en: "New edition: the report that it corrects" } },
    { name: "reason", value: "TEXT", summary: { fr: "Ce que la nouvelle édition corrige", en: "What the new edition corrects" } },
    { name: "language", value: "LANG", summary: { fr: "N’écrire que les documents de cette langue (fr, en)", en: "Write the documents of this language alone (fr, en)" }, fault: (text) => (text === "fr" || text === "en" ? null : both(`--language\u00a0: «\u202f${text}\u202f» n’est ni fr ni en.`, `--language: “${text}” is neither fr nor en.`)) },
    { name: "draft", summary: { fr: "Écrire les fichiers sans rien sceller", en: "Write the files without sealing anything" } },
    { name: "force", summary: { fr: "Écraser des fichiers différents", en: "Overwrite files that differ" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: report,
};
