import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Faults of one file, each with its name in front. */
export function faultOf(file: string, code: string, text: Bilingual, options: { readonly line?: number; readonly warning?: true } = {}): Issue {
  return {
    code: `studies.vocabulary-${code}`, severity: options.warning === true ? "warning" : "error",
    text: { fr: `${file}\u00a0: ${text.fr}`, en: `${file}: ${text.en}` }, field: "file", ...(options.line === undefined ? {} : { line: options.line }),
  };
}

/** Blanks of every kind at the ends and doubled inside come from spreadsheets, not from authors. */
export function tidy(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]+/g, " ").trim();
}
