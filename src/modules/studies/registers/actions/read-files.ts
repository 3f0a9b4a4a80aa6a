import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { UploadedFile } from "../../../../kernel/http/route.ts";
import { decodeText, defaultLimits, openArchive } from "../../../../kernel/tables/index.ts";
import { readStudyTable } from "../../csv/index.ts";
import type { RegisterRecord } from "../../domain/studies.ts";
import { readFreshXml } from "../../fresh/index.ts";
import type { ConceptFinder } from "../../vocabularies/index.ts";
import { readCtgovJson } from "../ctgov/index.ts";
import type { FoundRecord } from "../domain/run.ts";

export type FileKind = "ctgov" | "fresh" | "csv";

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
/** Files that an archive may hold; the rest is told. */
const readable = /\.(?:json|jsonl|ndjson|xml|csv|tsv|txt)$/u;
const mostEntries = 20_000;

/** What a file holds, by its first sign rather than its name: JSON of ClinicalTrials.gov, XML of FReSH, or a table. */
export function kindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", "").replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, "").trimStart();
  return head.startsWith("{") || head.startsWith("[") ? "ctgov" : head.startsWith("<") ? "fresh" : "csv";
}

/**
 * All records of these files, of any of the three kinds, archives opened. What cannot be read is told by file and costs no other file;
 * of two records with the same number in one import the first is taken and the second told.
 */
export async function readStudyFiles(files: readonly UploadedFile[], finder: ConceptFinder, only: FileKind | null = null): Promise<{ readonly found: readonly FoundRecord[]; readonly issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const found: FoundRecord[] = [];
  const attempt = async (name: string, read: () => Promise<void> | void): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      issues.push(inFile(name, { code: error.code, severity: "error", text: error.text }), ...error.issues.map((issue) => inFile(name, issue)));
    }
  };
  const flat: UploadedFile[] = [];
  for (const file of files) {
    await attempt(file.name, () => {
      flat.push(...(file.bytes.length === 0 ? emptied(file.name, issues) : unpacked(file, issues)));
    });
  }
  const fresh: UploadedFile[] = [];
  for (const file of flat) {
    const kind = only ?? (isZip(file.bytes) ? "csv" : kindOf(file.bytes));
    if (kind === "fresh") fresh.push(file);
    else if (kind === "ctgov") {
      await attempt(file.name, () => {
        const read = readCtgovJson(decodeText(file.name, file.bytes));
        issues.push(...read.issues.map((issue) => inFile(file.name, issue)));
        if (read.nextPageToken !== null) issues.push(inFile(file.name, { code: "studies.more-pages", severity: "warning", text: { fr: "cette réponse est une page de plusieurs\u202f; les suivantes n’y sont pas.", en: "this answer is one page of several; the next ones are not in it." } }));
        for (const one of read.records) found.push({ file: file.name, line: one.line, record: one.record, issues: one.record === null ? one.issues.map((issue) => ({ ...issue, text: { fr: `notice ${one.position}, ${issue.text.fr}`, en: `record ${one.position}, ${issue.text.en}` } })) : [] });
      });
    } else await attempt(file.name, async () => collect(await readStudyTable(file, finder), file.name, found, issues));
  }
  // The two languages of a FReSH record come in two files.
  if (fresh.length > 0) {
    const names = fresh.map(({ name }) => name).join(", ");
    await attempt(names, async () => collect(await readFreshXml(fresh, finder), fresh.length === 1 ? fresh[0]?.name ?? "" : "", found, issues));
  }
  return { found: eachOnce(found), issues };
}

function collect(read: { readonly records: readonly RegisterRecord[]; readonly issues: readonly Issue[] }, file: string, found: FoundRecord[], issues: Issue[]): void {
  issues.push(...read.issues.map((issue) => inFile(file, issue)));
  for (const record of read.records) found.push({ file, line: null, record, issues: [] });
}

function emptied(name: string, issues: Issue[]): readonly UploadedFile[] {
  issues.push(inFile(name, { code: "studies.file-empty", severity: "error", text: { fr: "le fichier est vide.", en: "the file is empty." } }));
  return [];
}

/** The files of an archive; a spreadsheet, which is one too, stays as it is. */
function unpacked(file: UploadedFile, issues: Issue[]): readonly UploadedFile[] {
  if (!isZip(file.bytes)) return [file];
  const archive = openArchive(file.name, file.bytes, defaultLimits);
  if (archive.has("mimetype") || archive.has("[Content_Types].xml")) return [file];
  const paths = archive.paths().filter((path) => !path.endsWith("/") && !path.startsWith("__macosx/"));
  const wanted = paths.filter((path) => readable.test(path)).slice(0, mostEntries);
  if (wanted.length < paths.length) issues.push(inFile(file.name, { code: "studies.archive-skipped", severity: "warning", text: { fr: `${paths.length - wanted.length} fichier(s) de l’archive ne sont ni du JSON, ni du XML, ni du CSV\u202f; ils ne sont pas lus.`, en: `${paths.length - wanted.length} file(s) of the archive are neither JSON nor XML nor CSV; they are not read.` } }));
  return wanted.map((path) => ({ name: `${file.name}/${path}`, bytes: archive.read(path) ?? new Uint8Array() }));
}

/** The name of the file before what is told of it, for programs that cut at `:` too. */
function inFile(name: string, issue: Issue): Issue {
  return name === "" ? issue : { ...issue, text: { fr: `${name}\u202f: ${issue.text.fr}`, en: `${name}: ${issue.text.en}` } };
}

function eachOnce(found: readonly FoundRecord[]): readonly FoundRecord[] {
  const seen = new Map<string, number>();
  return found.map((one, at) => {
    if (one.record === null) return one;
    const key = `${one.record.register}:${one.record.number}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, at);
      return one;
    }
    const issue: Issue = { code: "studies.number-twice", severity: "error", field: "registryNumbers", text: { fr: `${one.record.number} est déjà la notice ${before + 1} de cet envoi\u202f: c’est elle qui est prise.`, en: `${one.record.number} is record ${before + 1} of this import already: that one is taken.` } };
    return { ...one, record: null, issues: [...one.record.issues, issue] };
  });
}
