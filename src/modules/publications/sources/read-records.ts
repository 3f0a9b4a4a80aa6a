import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import type { ReadRecords } from "../domain/publications.ts";
import { openBibtex } from "./bibtex.ts";
import { openCrossref } from "./crossref.ts";
import { detectFormat, type SourceFormat } from "./detect.ts";
import type { ReadOptions } from "./parts/draft.ts";
import { readAll, type OpenRecords } from "./parts/open-records.ts";
import { openHal } from "./hal.ts";
import { openOpenAlex } from "./openalex.ts";
import { openOrcid } from "./orcid.ts";
import { openPubmed } from "./pubmed.ts";
import { openRis } from "./ris.ts";

const openers: Readonly<Record<SourceFormat, (text: string, options?: ReadOptions) => OpenRecords>> = {
  hal: openHal, openalex: openOpenAlex, crossref: openCrossref, pubmed: openPubmed, orcid: openOrcid, bibtex: openBibtex, ris: openRis,
};

/** Above this, a file is handed over in parts: a text of the language holds no more. */
export const largestFileBytes = 400 * 1024 * 1024;
const headLength = 100_000;

/** Opens an answer whose source is known, one record at a time. Never throws but for a bug: what is wrong is among the issues. */
export function openSource(source: SourceFormat, text: string, options: ReadOptions = {}): OpenRecords {
  return openers[source](text, options);
}

/** Reads an answer whose source is known, all of it together. */
export function readSource(source: SourceFormat, text: string, options: ReadOptions = {}): ReadRecords {
  return readAll(openSource(source, text, options));
}

/**
 * Opens a file of records of any of the formats; the records are read one at a time, and `issues` is whole after the last.
 * Texts are UTF-8, UTF-16 with its mark, or else Windows-1252 (old BibTeX and RIS), which is told. Throws
 * `publications.format-unknown` or `publications.file-too-large`.
 */
export function openRecords(fileName: string, bytes: Uint8Array, options: ReadOptions = {}): { readonly source: SourceFormat } & OpenRecords {
  if (bytes.length > largestFileBytes) {
    throw new AppError("publications.file-too-large", {
      fr: `Le fichier dépasse ${largestFileBytes / 1024 / 1024}\u202fMo\u202f: découpez-le, par exemple par année.`, en: `The file is larger than ${largestFileBytes / 1024 / 1024} MB: split it, by year for instance.`,
    }, { status: 413 });
  }
  const { text, isGuessed } = decodeText(bytes);
  const source = detectFormat(fileName, text.slice(0, headLength));
  if (source === null) {
    throw new AppError("publications.format-unknown", {
      fr: "Ce fichier n’est d’aucun format connu. Sont lus\u202f: les réponses d’OpenAlex, de HAL, de Crossref et d’ORCID (JSON), de PubMed (XML), BibTeX et RIS.",
      en: "This file is of no known format. What is read: answers of OpenAlex, HAL, Crossref and ORCID (JSON), of PubMed (XML), BibTeX and RIS.",
    });
  }
  const open = openSource(source, text, options);
  if (!isGuessed) return { source, ...open };
  const guessed: Issue = {
    code: "publications.encoding-guessed", severity: "warning",
    text: { fr: "Le fichier n’est pas en UTF-8\u202f; il est lu en Windows-1252. Vérifiez les lettres accentuées, ou enregistrez-le en UTF-8.", en: "The file is not UTF-8; it is read as Windows-1252. Check the accented letters, or save it as UTF-8." },
  };
  return { source, total: open.total, records: open.records, get issues() { return [guessed, ...open.issues]; } };
}

/** Reads a file of records of any of the formats, all of it together; see `openRecords`. */
export function readRecords(fileName: string, bytes: Uint8Array, options: ReadOptions = {}): { readonly source: SourceFormat } & ReadRecords {
  const open = openRecords(fileName, bytes, options);
  const records = [...open.records];
  return { source: open.source, records, issues: open.issues };
}

/** The text of a file; `isGuessed` where its bytes are not of the encoding that they should be of. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly isGuessed: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), isGuessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), isGuessed: false };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isGuessed: false };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), isGuessed: true };
  }
}
