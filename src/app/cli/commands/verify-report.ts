import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ExitStatus, Invocation, Terminal } from "../../../kernel/cli/index.ts";
import { formatList } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { verifyFiles, type FilesVerdict, type ReportDifference, type ReportVerdict } from "../../../modules/reports/index.ts";
import type { House } from "../../house.ts";
import { readInputFile } from "../input-file.ts";
import { withHouse } from "../with-house.ts";

/** Every difference on a line of its own, under the report that it is about. */
export function tellReportDifferences(terminal: Terminal, differences: readonly Pick<ReportDifference, "code" | "text">[]): void {
  for (const code of new Set(differences.map((one) => one.code))) {
    const found = differences.filter((one) => one.code === code);
    terminal.error(terminal.language === "fr" ? `Rapport ${code}\u00a0: ce qui ne devait pas changer a changé.` : `Report ${code}: what should not have changed has changed.`);
    for (const { text } of found) terminal.error(`  - ${text[terminal.language]}`);
  }
}

/** `jalon verify REPORT`: files that were carried away where REPORT is a path, else a report of the database by its code or hash. */
export async function verifyNamedReport(invocation: Invocation, name: string): Promise<ExitStatus> {
  const { terminal } = invocation;
  const files = existsSync(name) ? verifyFiles(await readFiles(name)) : null;
  const found = await withHouse(terminal, async (house) => (files === null ? { files, inDatabase: await house.reports.verify(name), unlike: [] } : { files, ...(await againstDatabase(house, files)) }));
  const ok = (files?.differences.length ?? 0) === 0 && found.unlike.length === 0 && (found.inDatabase?.ok ?? true);
  if (invocation.options.has("json")) {
    terminal.out(JSON.stringify({ ok, ...found }, null, 2));
    return ok ? 0 : 1;
  }
  const french = terminal.language === "fr";
  const say = (text: Bilingual): string => text[terminal.language];
  if (files !== null) tellFiles(terminal, files, found.unlike);
  const { inDatabase } = found;
  if (inDatabase === null) {
    terminal.out(french ? "La base de cette maison ne connaît pas ce sceau\u00a0: seul l’accord des fichiers entre eux a été vérifié." : "The database of this house does not know this seal: only the agreement of the files among themselves was checked.");
  } else if (inDatabase.ok) {
    terminal.out(french ? `Rapport ${inDatabase.code}\u00a0: rien de ce qui est derrière lui n’a changé. Refait tel que connu alors, il a la même empreinte ${inDatabase.contentSha256}.` : `Report ${inDatabase.code}: nothing behind it has changed. Built again as known then, it has the same hash ${inDatabase.contentSha256}.`);
  } else {
    tellReportDifferences(terminal, inDatabase.differences);
  }
  if (!ok) terminal.error(say({ fr: "Ce rapport ne doit plus être tenu pour sûr tant que ces différences ne sont pas expliquées.", en: "This report should not be relied on until these differences are explained." }));
  return ok ? 0 : 1;
}

function tellFiles(terminal: Terminal, files: FilesVerdict, unlike: readonly Bilingual[]): void {
  const french = terminal.language === "fr";
  const count = files.files.length;
  for (const { text } of files.differences) terminal.error(`  - ${text[terminal.language]}`);
  for (const text of unlike) terminal.error(`  - ${text[terminal.language]}`);
  if (files.contentSha256 === null) terminal.out(french ? `Aucun de ces ${count} fichiers n’est le JSON d’un rapport\u00a0: pas de sceau à vérifier.` : `None of these ${count} files is the JSON of a report: no seal to check.`);
  else if (files.differences.length === 0) terminal.out(french ? `Les fichiers du rapport ${files.code ?? ""} s’accordent avec son sceau ${files.contentSha256}.` : `The files of report ${files.code ?? ""} agree with its seal ${files.contentSha256}.`);
}

/** The report of the database with this seal, and where the files are not those that were sealed. */
async function againstDatabase(house: House, { code, contentSha256, files }: FilesVerdict): Promise<{ readonly inDatabase: ReportVerdict | null; readonly unlike: readonly Bilingual[] }> {
  const all = await house.reports.list();
  const same = all.find((one) => one.contentSha256 === contentSha256);
  if (same === undefined) {
    const claimed = all.find((one) => one.code === code);
    if (claimed === undefined) return { inDatabase: null, unlike: [] };
    return {
      inDatabase: null,
      unlike: [{ fr: `le rapport ${claimed.code} de la base a un autre sceau\u202f: ${claimed.contentSha256}`, en: `report ${claimed.code} of the database has another seal: ${claimed.contentSha256}` }],
    };
  }
  const sealed = new Map((await house.reports.sealed(same.code)).files.map((file) => [file.name, file.sha256]));
  const altered = files.filter((file) => sealed.has(file.name) && sealed.get(file.name) !== file.sha256).map(({ name }) => name);
  const unlike = altered.length === 0 ? [] : [{ fr: `ces fichiers ne sont pas ceux qui ont été scellés\u202f: ${formatList(altered, "fr")}`, en: `these files are not those that were sealed: ${formatList(altered, "en")}` }];
  return { inDatabase: await house.reports.verify(same.code), unlike };
}

async function readFiles(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  if (!(await stat(path)).isDirectory()) return new Map([[basename(path), await readInputFile(path)]]);
  const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
  const files = new Map<string, Uint8Array>();
  for (const name of entries) files.set(name, new Uint8Array(await readFile(join(path, name))));
  return files;
}
