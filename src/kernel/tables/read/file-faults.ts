import { AppError } from "../../errors/app-error.ts";

/** How much of an untrusted file is read. The defaults take a file of 100,000 rows and 20 columns with ease. */
export interface ReadLimits {
  readonly bytes: number;
  /** Sum over all parts of an archive, once unpacked. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Rows times columns, empty cells inside a row included. */
  readonly cells: number;
}

export const defaultLimits: ReadLimits = { bytes: 64_000_000, unpackedBytes: 512_000_000, rows: 1_048_576, columns: 512, cells: 8_000_000 };

export function emptyFile(name: string): AppError {
  return new AppError("tables.empty-file", {
    fr: `Le fichier « ${name} » est vide. Vérifiez que l'enregistrement ou l'envoi est allé à son terme.`,
    en: `The file "${name}" is empty. Check that saving or sending it was completed.`,
  });
}

export function oldExcel(name: string): AppError {
  return new AppError("tables.old-xls", {
    fr: `« ${name} » est un classeur Excel d'avant 2007 (.xls), qui n'est pas lu. Ouvrez-le et enregistrez-le en .xlsx, .ods ou .csv.`,
    en: `"${name}" is an Excel workbook from before 2007 (.xls), which is not read. Open it and save it as .xlsx, .ods or .csv.`,
  });
}

export function encrypted(name: string): AppError {
  return new AppError("tables.encrypted", {
    fr: `« ${name} » est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, puis recommencez.`,
    en: `"${name}" is protected by a password. Save a copy without the password, then try again.`,
  });
}

export function binaryFile(name: string, what: string | null): AppError {
  const kind = what === null ? { fr: "n'est ni un texte ni un tableau", en: "is neither a text nor a table" } : { fr: `est un fichier ${what}, pas un tableau`, en: `is a ${what} file, not a table` };
  return new AppError("tables.binary", {
    fr: `« ${name} » ${kind.fr}. Les formats lus sont CSV, XLSX et ODS.`,
    en: `"${name}" ${kind.en}. CSV, XLSX and ODS are read.`,
  });
}

export function notATable(name: string): AppError {
  return new AppError("tables.not-a-table", {
    fr: `« ${name} » n'est pas un tableau CSV, XLSX ou ODS. Ouvrez-le dans un tableur et enregistrez-le dans l'un de ces formats.`,
    en: `"${name}" is not a CSV, XLSX or ODS table. Open it in a spreadsheet program and save it in one of these formats.`,
  });
}

export function damaged(name: string, cause?: unknown): AppError {
  return new AppError(
    "tables.damaged",
    {
      fr: `« ${name} » est incomplet ou abîmé. Ouvrez-le dans un tableur, enregistrez-le à nouveau, puis recommencez.`,
      en: `"${name}" is incomplete or damaged. Open it in a spreadsheet program, save it again, then try again.`,
    },
    { cause },
  );
}

export function unsafeXml(name: string): AppError {
  return new AppError("tables.unsafe-xml", {
    fr: `« ${name} » contient une déclaration de type de document, que les tableurs n'écrivent pas ; il est refusé par précaution.`.replace(" ;", "\u202f;"),
    en: `"${name}" contains a document type declaration, which spreadsheet programs do not write; it is refused as a precaution.`,
  });
}

export function tooLarge(name: string, limits: ReadLimits): AppError {
  return new AppError(
    "tables.too-large",
    {
      fr: `« ${name} » est trop grand une fois ouvert (au plus ${limits.rows} lignes, ${limits.columns} colonnes, ${limits.cells} cellules). Supprimez les lignes et colonnes inutiles, ou partagez-le en plusieurs fichiers.`,
      en: `"${name}" is too large once opened (at most ${limits.rows} rows, ${limits.columns} columns, ${limits.cells} cells). Delete the rows and columns that are not needed, or split it into several files.`,
    },
    { status: 413 },
  );
}

export function noRows(name: string): AppError {
  return new AppError("tables.no-rows", {
    fr: `« ${name} » ne contient aucune feuille visible avec des cellules remplies.`,
    en: `"${name}" has no visible sheet with filled cells.`,
  });
}

export function openQuote(name: string, line: number): AppError {
  const text = {
    fr: `Ligne ${line}\u202f: un guillemet (") est ouvert et n'est jamais refermé dans « ${name} ». Refermez-le, ou doublez-le s'il fait partie du texte.`,
    en: `Line ${line}: a quotation mark (") is opened and never closed in "${name}". Close it, or double it if it belongs to the text.`,
  };
  return new AppError("tables.open-quote", text, { issues: [{ code: "tables.open-quote", severity: "error", text, line }] });
}
