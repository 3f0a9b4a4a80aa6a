import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { rnsrColumns, type RnsrColumn } from "./columns.ts";

export const faultsKept = 300;
/** A file with so many faults is not this register: reading stops. */
export const faultsCounted = 5_000;

/** Where in the file: `line` from 1, `column` by its name; its place is added to the words. */
export interface Place {
  readonly line: number;
  readonly column?: RnsrColumn;
}

/** Faults of a reading, the first some hundreds kept word for word, the others counted. */
export class FaultList {
  readonly #errors: Issue[] = [];
  readonly #warnings: Issue[] = [];
  readonly #places: ReadonlyMap<string, number>;
  readonly #said = new Set<string>();
  #line = 0;
  errorCount = 0;
  warningCount = 0;

  /** `header`: the titles as they stand in the file, so that the place of a column is that of the file. */
  constructor(header: readonly string[] = rnsrColumns) {
    this.#places = new Map(header.map((title, index) => [title, index + 1]));
  }

  error(code: string, place: Place, text: Bilingual): void {
    if (this.#repeated(code, place, text)) return;
    this.errorCount += 1;
    if (this.#errors.length < faultsKept) this.#errors.push(this.#issue("error", code, place, text));
  }

  warn(code: string, place: Place, text: Bilingual): void {
    if (this.#repeated(code, place, text)) return;
    this.warningCount += 1;
    if (this.#warnings.length < faultsKept) this.#warnings.push(this.#issue("warning", code, place, text));
  }

  get hopeless(): boolean {
    return this.errorCount >= faultsCounted;
  }

  /** Every kept fault in the order of the lines, and a last one that says how many more there are. */
  errors(): readonly Issue[] {
    return withRest(this.#errors, this.errorCount, "error");
  }

  warnings(): readonly Issue[] {
    return withRest(this.#warnings, this.warningCount, "warning");
  }

  /** A list says one thing at each of its places: of a cell, the same words are told once. */
  #repeated(code: string, { line, column }: Place, text: Bilingual): boolean {
    if (line !== this.#line) this.#said.clear();
    this.#line = line;
    const words = `${code}\u001f${column ?? ""}\u001f${text.fr}`;
    if (this.#said.has(words)) return true;
    this.#said.add(words);
    return false;
  }

  #issue(severity: Issue["severity"], code: string, { line, column }: Place, text: Bilingual): Issue {
    const number = column === undefined ? undefined : this.#places.get(column);
    const fr = column === undefined ? `Ligne ${line}` : `Ligne ${line}, colonne ${number === undefined ? "" : `${number} `}« ${column} »`;
    const en = column === undefined ? `Line ${line}` : `Line ${line}, column ${number === undefined ? "" : `${number} `}“${column}”`;
    return {
      code: `rnsr.${code}`, severity, line,
      ...(column === undefined ? {} : { column }),
      text: { fr: `${fr}\u202f: ${text.fr}`, en: `${en}: ${text.en}` },
    };
  }
}

function withRest(kept: readonly Issue[], count: number, severity: Issue["severity"]): readonly Issue[] {
  const sorted = kept.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const more = count - kept.length;
  if (more === 0) return sorted;
  const stopped = severity === "error" && count >= faultsCounted;
  return [...sorted, {
    code: "rnsr.more-faults",
    severity,
    text: {
      fr: stopped ? `… et au moins ${more} autres\u202f: la lecture s’est arrêtée là.` : `… et ${more} autres.`,
      en: stopped ? `… and at least ${more} more: reading stopped there.` : `… and ${more} more.`,
    },
  }];
}
