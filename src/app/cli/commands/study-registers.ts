import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describeIssue, type Command, type ExitStatus, type Invocation } from "../../../kernel/cli/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { formatNumber } from "../../../kernel/i18n/format.ts";
import { recordOutcomes, type FileKind, type RegisterRun } from "../../../modules/studies/index.ts";
import type { House } from "../../house.ts";
import { commandLineAuthor, withHouse } from "../with-house.ts";

const kinds: readonly FileKind[] = ["ctgov", "fresh", "csv"];
/** Remarks told one by one; all are in the report of the import. */
const toldRemarks = 30;

async function importFiles({ terminal, positionals, options }: Invocation): Promise<ExitStatus> {
  const only = kinds.find((kind) => kind === options.get("from"));
  if (options.has("from") && only === undefined) throw new AppError("studies.import-kind", { fr: `--from\u00a0: l’un de ${kinds.join(", ")}.`, en: `--from: one of ${kinds.join(", ")}.` });
  const files = await Promise.all(positionals.map(async (path) => ({ name: basename(path), bytes: await readFile(path).catch(() => {
    throw new AppError("studies.import-no-file", { fr: `Le fichier ${path} ne peut pas être lu.`, en: `The file ${path} cannot be read.` });
  }) })));
  return withHouse<ExitStatus>(terminal, async (house) => {
    const { studyImports: imports } = house;
    const { number } = await imports.plan(commandLineAuthor, files, "command", only ?? null);
    let run = await imports.ended(number);
    if (!options.has("dry-run") && run.standing === "planned") {
      await imports.confirm(commandLineAuthor, number, options.has("publish"));
      run = await imports.ended(number);
    }
    const status = await tellRun({ terminal }, house, run);
    if (options.has("dry-run")) await imports.forget(number);
    return status;
  });
}

async function follow({ terminal }: Pick<Invocation, "terminal">): Promise<ExitStatus> {
  return withHouse<ExitStatus>(terminal, async (house) => {
    const { registerFollowing: following } = house;
    const { number } = await following.start(commandLineAuthor);
    const stop = (): void => { void following.cancel(commandLineAuthor, number); };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    try {
      return await tellRun({ terminal }, house, await following.ended(number));
    } finally {
      process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    }
  });
}

/** What came of a run: faults first, then the count of each outcome. Ends with 1 where something was refused or it did not end well. */
async function tellRun({ terminal }: Pick<Invocation, "terminal">, { studyImports }: Pick<House, "studyImports">, run: RegisterRun): Promise<ExitStatus> {
  const { language } = terminal;
  const count = (value: number): string => formatNumber(value, language);
  const { items } = await studyImports.lines(run.number, { page: 1, pageSize: 100_000 });
  const remarks = [...run.issues.map((issue) => ({ name: "", issue })), ...items.flatMap(({ number, issues }) => issues.map((issue) => ({ name: number, issue })))].toSorted((one, other) => Number(one.issue.severity === "warning") - Number(other.issue.severity === "warning"));
  for (const { name, issue } of remarks.slice(0, toldRemarks)) terminal.error(`${name === "" ? "" : `${name}${language === "fr" ? "\u00a0: " : ": "}`}${describeIssue(issue, language)}`);
  if (remarks.length > toldRemarks) terminal.error(language === "fr" ? `… et ${count(remarks.length - toldRemarks)} autres.` : `… and ${count(remarks.length - toldRemarks)} more.`);
  if (run.lastError !== null) terminal.error(run.lastError.text[language]);
  const names = language === "fr" ? { added: "nouvelles", updated: "mises à jour", unchanged: "inchangées", diverges: "en désaccord", refused: "refusées", "possible-duplicate": "doublons possibles" } : { added: "new", updated: "updated", unchanged: "unchanged", diverges: "diverging", refused: "refused", "possible-duplicate": "possible duplicates" };
  const facts = recordOutcomes.map((outcome) => `${count(run.counts[outcome] ?? 0)} ${names[outcome]}`).join(", ");
  terminal.out(language === "fr" ? `Import ${run.number} (${run.standing})\u00a0: ${count(run.total)} notices, ${facts}, ${count(run.published)} publiées.` : `Import ${run.number} (${run.standing}): ${count(run.total)} records, ${facts}, ${count(run.published)} published.`);
  return (run.standing === "done" || run.standing === "planned") && (run.counts.refused ?? 0) === 0 && !run.issues.some(({ severity }) => severity === "error") ? 0 : 1;
}

/** `jalon studies import`, `jalon studies follow`. */
export const studyRegisterCommands: readonly Command[] = [
  {
    name: "import",
    summary: { fr: "Importer des notices d’études", en: "Import records of studies" },
    details: { fr: "Notices de ClinicalTrials.gov (JSON), de FReSH (XML) ou tableaux (CSV, ODS, XLSX)\u00a0; la nature est lue dans le fichier. Plusieurs fichiers\u00a0: une archive ZIP.", en: "Records of ClinicalTrials.gov (JSON), of FReSH (XML) or tables (CSV, ODS, XLSX); what each is, is read in it. Several files: a ZIP archive." },
    positionals: [{ name: "FILE", required: true }, ...Array.from({ length: 9 }, (_, at) => ({ name: `FILE${at + 2}`, required: false }))],
    options: [
      { name: "from", value: "KIND", summary: { fr: `Nature des fichiers\u00a0: ${kinds.join(", ")}`, en: `What the files are: ${kinds.join(", ")}` } },
      { name: "dry-run", summary: { fr: "Dire ce qui serait fait, sans rien écrire", en: "Tell what would be done, and write nothing" } },
      { name: "publish", summary: { fr: "Publier ce qui n’a aucun défaut", en: "Publish what has no fault" } },
    ],
    run: importFiles,
  },
  { name: "follow", summary: { fr: "Tenir les études à jour avec ClinicalTrials.gov", en: "Keep studies in step with ClinicalTrials.gov" }, run: follow },
];
