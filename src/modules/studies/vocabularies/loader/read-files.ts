import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { defaultLimits, openArchive } from "../../../../kernel/tables/index.ts";
import type { LoadedConcept, LoadedList } from "../loaded.ts";
import { faultOf, type NamedFile } from "./faults.ts";
import { readCsvList } from "./read-csv.ts";
import { readTurtleList, type ReadFile } from "./read-turtle.ts";

const mostFiles = 500;
const unpackedBytes = 60_000_000;

/**
 * What do these files hold? Turtle and CSV, alone or in ZIP archives, several lists and both forms of the same list at once: they are
 * joined by the identifier of each concept, never by file name or label. Every fault of every file is told; nothing is thrown for what they hold.
 */
export async function readVocabularyFiles(files: readonly NamedFile[]): Promise<ReadFile> {
  const issues: Issue[] = [];
  const read: ReadFile[] = [];
  for (const file of unpacked(files, issues)) {
    if (/\.ttl$/i.test(file.name)) read.push(await readTurtleList(file));
    else if (/\.(csv|tsv|txt|xlsx|ods)$/i.test(file.name)) read.push(await readCsvList(file));
    else issues.push(faultOf(file.name, "unknown-form", { fr: "ce n’est ni du Turtle (.ttl) ni un tableau (.csv, .xlsx, .ods).", en: "this is neither Turtle (.ttl) nor a table (.csv, .xlsx, .ods)." }));
  }
  const all = [...issues, ...read.flatMap((one) => one.issues)];
  const lists = joined(read.flatMap((one) => one.lists), all);
  const last = (pick: (one: ReadFile) => string | null): string | null => read.map(pick).filter((text) => text !== null).sort().at(-1) ?? null;
  return { lists, edition: last((one) => one.edition), licence: last((one) => one.licence), issues: all };
}

function unpacked(files: readonly NamedFile[], issues: Issue[]): readonly NamedFile[] {
  return files.flatMap((file): readonly NamedFile[] => {
    if (file.bytes.length === 0) {
      issues.push(faultOf(file.name, "empty", { fr: "le fichier est vide.", en: "the file is empty." }));
      return [];
    }
    if (!/\.zip$/i.test(file.name)) return [file];
    try {
      const archive = openArchive(file.name, file.bytes, { ...defaultLimits, unpackedBytes });
      const paths = archive.paths().filter((path) => /\.(ttl|csv)$/.test(path) && !/(^|\/)(__macosx|\.)/.test(path));
      if (paths.length === 0 || paths.length > mostFiles) {
        issues.push(faultOf(file.name, "archive", { fr: `l’archive ne contient pas de fichiers .ttl ou .csv, ou plus de ${mostFiles}.`, en: `the archive holds no .ttl or .csv file, or more than ${mostFiles}.` }));
        return [];
      }
      return paths.map((path) => ({ name: path, bytes: archive.read(path) ?? new Uint8Array() }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      issues.push(faultOf(file.name, "damaged", { fr: "l’archive est abîmée, protégée par un mot de passe ou trop grande.", en: "the archive is damaged, protected by a password or too large." }));
      return [];
    }
  });
}

/** The same concept told by several files is one; where their words differ the first stands and the difference is told. */
function joined(lists: readonly LoadedList[], issues: Issue[]): readonly LoadedList[] {
  const found = new Map<string, { name: LoadedList["name"]; concepts: Map<string, LoadedConcept> }>();
  for (const { list, name, concepts } of lists) {
    const held = found.get(list) ?? { name, concepts: new Map<string, LoadedConcept>() };
    // Titles in two languages come from the file itself, names of files are the same in both.
    if (held.name.fr === held.name.en && name.fr !== name.en) held.name = name;
    found.set(list, held);
    for (const concept of concepts) {
      const known = held.concepts.get(concept.id);
      if (known === undefined) {
        held.concepts.set(concept.id, concept);
        continue;
      }
      if (known.label.fr !== concept.label.fr || known.label.en !== concept.label.en) {
        issues.push(faultOf(concept.id, "labels-differ", { fr: `deux fichiers le nomment autrement («\u202f${known.label.fr}\u202f», «\u202f${concept.label.fr}\u202f»)\u202f; le premier est gardé.`, en: `two files call it differently (“${known.label.en}”, “${concept.label.en}”); the first is kept.` }, { warning: true }));
      }
      held.concepts.set(concept.id, {
        ...known, definition: { fr: known.definition.fr ?? concept.definition.fr, en: known.definition.en ?? concept.definition.en }, exactMatch: [...new Set([...known.exactMatch, ...concept.exactMatch])].sort(),
      });
    }
  }
  return [...found].map(([list, { name, concepts }]) => ({ list, name, concepts: [...concepts.values()] })).sort((a, b) => a.list.localeCompare(b.list));
}
