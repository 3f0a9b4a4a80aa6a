import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { systemClock } from "../../../kernel/time/day.ts";
import { dayAhead, takeFile, type TakenFile, type TakeOptions } from "../../../modules/publications/index.ts";
import { writeDemonstrationCorpus } from "../../demonstration/publications/index.ts";
import { addDemonstrationGraph } from "../../prepare.ts";
import type { House } from "../../house.ts";
import { refuseBesideRealFacts, summed, takeDemonstrationCorpus } from "../../publications/demonstration.ts";
import { isOfDemonstrationFolder, openCorpusFolder } from "../../publications/folder.ts";
import { takeReferences } from "../../publications/references.ts";
import { dayOption, givenDay } from "../day-option.ts";
import { readInputFile } from "../input-file.ts";
import { requireWritable } from "../output-files.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

const issuesShown = 200;

async function importPublications(invocation: Invocation): Promise<ExitStatus> {
  const { terminal, options } = invocation;
  const path = invocation.positionals[0];
  const written = options.get("write-demonstration");
  if (written !== undefined) return path === undefined && options.size === (options.has("json") ? 2 : 1) ? writeDemonstration(invocation, written) : wrongUse(invocation, writeAlone);
  const dryRun = options.has("dry-run");
  const isFolder = path !== undefined && (await stat(path).catch(() => null))?.isDirectory() === true;
  if ((options.has("observed-on") || options.has("demonstration")) && (path === undefined || isFolder)) return wrongUse(invocation, forOneFile);
  const onProgress: NonNullable<TakeOptions["onProgress"]> = (name, done, total) => terminal.progress(progressText(terminal.language, name, done, total));
  const { taken, references } = await withHouse(terminal, async (house) => {
    if (path === undefined) return shippedCorpus(house, { dryRun, onProgress });
    if (isFolder) return wholeFolder(house, path, { dryRun, onProgress });
    const observedOn = givenDay(invocation, "observed-on") ?? systemClock.today();
    if (observedOn > systemClock.today()) throw dayAhead(observedOn);
    const file = { name: basename(path), observedOn, content: { bytes: await readInputFile(path) } };
    const demonstration = options.has("demonstration") || (await isOfDemonstrationFolder(path));
    if (demonstration) await refuseBesideRealFacts(house);
    return { taken: [await takeFile(house, commandLineAuthor, file, { demonstration, dryRun, onProgress })], references: 0 };
  });
  terminal.endProgress();
  tell(invocation, taken, references);
  return taken.some(({ issues }) => issues.length > 0) ? 1 : 0;
}

interface Taken {
  readonly taken: readonly TakenFile[];
  readonly references: number;
}

async function shippedCorpus(house: House, options: Omit<TakeOptions, "demonstration">): Promise<Taken> {
  // The papers are signed by made-up structures: without them no signature would be recognised.
  await refuseBesideRealFacts(house);
  if (!options.dryRun) await addDemonstrationGraph(house);
  const taken = await takeDemonstrationCorpus(house, options);
  if (!options.dryRun) await house.matching.matchPending();
  return { taken, references: options.dryRun ? 0 : await takeReferences(house, null) };
}

async function wholeFolder(house: House, path: string, options: Omit<TakeOptions, "demonstration">): Promise<Taken> {
  const folder = await openCorpusFolder(path);
  const ahead = folder.files.find(({ observedOn }) => observedOn > systemClock.today());
  if (ahead !== undefined) throw dayAhead(ahead.observedOn);
  if (folder.demonstration) await refuseBesideRealFacts(house);
  if (folder.demonstration && !options.dryRun) await addDemonstrationGraph(house);
  const taken: TakenFile[] = [];
  for (const { read } of folder.files) taken.push(await takeFile(house, commandLineAuthor, await read(), { ...options, demonstration: folder.demonstration }));
  return { taken, references: options.dryRun ? 0 : await takeReferences(house, folder) };
}

const forOneFile: Bilingual = {
  fr: "--observed-on et --demonstration ne valent que pour un fichier\u202f: le manifest.json d’un dossier dit le jour de chacun des siens.", en: "--observed-on and --demonstration are for one file: the manifest.json of a folder tells the day of each of its files.",
};
const writeAlone: Bilingual = { fr: "--write-demonstration n’importe rien\u202f: donnez-le seul (ou avec --json).", en: "--write-demonstration imports nothing: give it alone (or with --json)." };

function wrongUse({ terminal, options }: Invocation, text: Bilingual): ExitStatus {
  if (options.has("json")) terminal.out(JSON.stringify({ error: { code: "cli.wrong-use", message: text, issues: [] } }, null, 2));
  terminal.error(text[terminal.language]);
  return 2;
}

/** The shipped corpus as files, for somebody to change a paper and import it again. Never writes over files that are there. */
async function writeDemonstration({ terminal, options }: Invocation, folder: string): Promise<ExitStatus> {
  await requireWritable(folder);
  if ((await readdir(folder)).length > 0) {
    throw new AppError("publications.folder-not-empty", {
      fr: `« ${folder} » n’est pas vide\u202f: rien n’a été écrit. Choisissez un dossier vide ou nouveau.`, en: `“${folder}” is not empty: nothing was written. Choose an empty or new folder.`,
    }, { status: 409 });
  }
  const written = await writeDemonstrationCorpus(folder);
  if (options.has("json")) terminal.out(JSON.stringify({ folder, ...written }, null, 2));
  else {
    const file = join(folder, "openalex-2025-02.jsonl");
    terminal.out(terminal.language === "fr"
      ? `${formatNumber(written.files, "fr")} fichiers écrits dans ${folder}.\nTout importer\u00a0: jalon facts import publications ${folder}\nAprès avoir changé une publication\u00a0: jalon facts import publications ${file} --observed-on 2025-03-15, puis jalon measure`
      : `${formatNumber(written.files, "en")} files written to ${folder}.\nTo import all: jalon facts import publications ${folder}\nAfter changing a publication: jalon facts import publications ${file} --observed-on 2025-03-15, then jalon measure`);
  }
  return 0;
}

function progressText(language: Language, name: string, done: number, total: number): string {
  const [some, all] = [formatNumber(done, language), formatNumber(total, language)];
  return language === "fr" ? `${name}\u202f: ${some} notices sur ${all}` : `${name}: ${some} records of ${all}`;
}

function tell({ terminal, options }: Invocation, taken: readonly TakenFile[], references: number): void {
  const { language } = terminal;
  const french = language === "fr";
  const issues = taken.flatMap((file) => file.issues.map((issue) => ({ file: file.name, issue })));
  const total = summed(taken.flatMap(({ report }) => report ?? []));
  const dryRun = options.has("dry-run");
  if (options.has("json")) {
    terminal.out(JSON.stringify({ recorded: !dryRun, total, references, files: taken.map(({ issues: faults, report, ...file }) => ({ ...file, report: report === null ? null : { ...report, issues: undefined }, issues: faults })) }, null, 2));
    return;
  }
  for (const { file, issue } of issues.slice(0, issuesShown)) terminal.error(`${taken.length > 1 ? `${file}\u00a0· ` : ""}${describeIssue(issue, language)}`);
  if (issues.length > issuesShown) terminal.error(french ? `… et ${formatNumber(issues.length - issuesShown, "fr")} autres (toutes avec --json).` : `… and ${formatNumber(issues.length - issuesShown, "en")} more (all with --json).`);
  const n = (value: number): string => formatNumber(value, language);
  for (const { name, source, observedOn, records } of taken) terminal.out(french ? `${name}\u202f: ${n(records)} notices (${source}, ${observedOn})` : `${name}: ${n(records)} records (${source}, ${observedOn})`);
  if (dryRun) {
    terminal.out(french ? "Rien n’a été enregistré (--dry-run)." : "Nothing was recorded (--dry-run).");
    return;
  }
  terminal.out(french
    ? `Notices\u202f: ${n(total.records)}, dont ${n(total.unchanged)} inchangées, ${n(total.repeated)} répétées, ${n(total.recordsDeleted)} supprimées à la source. Publications\u202f: ${n(total.worksOpened)} nouvelles, ${n(total.worksChanged)} modifiées, ${n(total.worksMerged)} réunies à d’autres.`
    : `Records: ${n(total.records)}, of which ${n(total.unchanged)} unchanged, ${n(total.repeated)} repeated, ${n(total.recordsDeleted)} deleted at the source. Publications: ${n(total.worksOpened)} new, ${n(total.worksChanged)} changed, ${n(total.worksMerged)} joined to others.`);
  if (references > 0) terminal.out(french ? `Références de comparaison\u202f: ${n(references)} nouvelles.` : `References for comparison: ${n(references)} new.`);
  if (issues.length > 0) terminal.error(french ? "Ce qui est signalé plus haut est à reprendre à la source\u202f; le reste est enregistré." : "What is told above is to be mended at the source; the rest is recorded.");
}

export const importPublicationsCommand: Command = {
  name: "publications",
  summary: { fr: "Notices bibliographiques\u202f: HAL, OpenAlex, Crossref, PubMed, ORCID, BibTeX, RIS", en: "Bibliographic records: HAL, OpenAlex, Crossref, PubMed, ORCID, BibTeX, RIS" },
  details: {
    fr: "Un fichier, dont le format est reconnu à son contenu, ou un dossier dont manifest.json dit les fichiers et le jour de chacun. Sans argument\u202f: le corpus de démonstration, fictif, sur une base sans fait réel. Le même fichier une seconde fois ne change rien\u202f; un import interrompu se termine en recommençant.\nPour changer une publication et voir ce qui bouge\u202f: --write-demonstration, changer une ligne d’un fichier, puis importer ce fichier seul avec --observed-on un jour plus tard (jusqu’au 2025-03-31, jour de la démonstration). Vue deux fois le même jour, une notice garde une seule de ses versions, et l’import le dit.",
    en: "A file, whose format is told by what it holds, or a folder whose manifest.json tells the files and the day of each. Without argument: the demonstration corpus, which is made up, on a database without real facts. The same file a second time changes nothing; an import that was interrupted is completed by starting again.\nTo change a publication and see what moves: --write-demonstration, change a line of a file, then import that file alone with --observed-on a later day (until 2025-03-31, the day of the demonstration). Seen twice on one day, a record keeps one of its versions only, and the import says so.",
  },
  positionals: [{ name: "FILE|FOLDER", required: false }],
  options: [
    dayOption("observed-on", { fr: "Jour où la source a été interrogée (par défaut, aujourd’hui)", en: "Day on which the source was asked (by default, today)" }),
    { name: "demonstration", summary: { fr: "Ces publications sont fictives (d’office pour un fichier dont le manifest.json voisin le dit)", en: "These publications are made up (by itself for a file of which the manifest.json beside it says so)" } },
    { name: "write-demonstration", value: "FOLDER", summary: { fr: "Écrire le corpus de démonstration dans un dossier vide, sans rien importer", en: "Write the demonstration corpus into an empty folder, importing nothing" } },
    { name: "dry-run", summary: { fr: "Lire et dire les fautes, sans rien enregistrer", en: "Read and tell the faults, recording nothing" } },
    { name: "json", summary: { fr: "Sortie pour les programmes", en: "Output for programs" } },
  ],
  run: importPublications,
};
