import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { ImportIssue } from "./types.ts";

const thin = "\u202f";

/** Where in the file: always the true line, the letter and title of the column where one is meant. */
export interface Place {
  readonly line: number;
  readonly column?: string;
  readonly title?: string;
}

export function quoteFr(text: string): string {
  return `«${thin}${shorten(text)}${thin}»`;
}

export function quoteEn(text: string): string {
  return `"${shorten(text)}"`;
}

function shorten(text: string): string {
  const single = text.replaceAll(/\s+/g, " ").trim();
  return single.length > 60 ? `${single.slice(0, 59)}…` : single;
}

export function errorIssue(code: string, place: Place, text: Bilingual): ImportIssue {
  return build(code, "error", true, place, text);
}

/** A warning: blocking until the line is justified, and it says so. */
export function warningIssue(code: string, place: Place, text: Bilingual, justified: boolean): ImportIssue {
  if (justified) return build(code, "warning", false, place, text);
  return build(code, "warning", true, place, {
    fr: `${text.fr} Corrigez, ou dites pourquoi c'est juste dans la colonne Justification.`,
    en: `${text.en} Correct it, or say why it is right in the Justification column.`,
  });
}

function build(code: string, severity: "error" | "warning", blocking: boolean, place: Place, text: Bilingual): ImportIssue {
  const columnFr = place.column === undefined ? "" : `, colonne ${place.column}${place.title === undefined ? "" : ` (${place.title})`}`;
  const columnEn = place.column === undefined ? "" : `, column ${place.column}${place.title === undefined ? "" : ` (${place.title})`}`;
  return {
    code: `indicators.import.${code}`,
    severity,
    blocking,
    text: { fr: `Ligne ${place.line}${columnFr}${thin}: ${text.fr}`, en: `Line ${place.line}${columnEn}: ${text.en}` },
    line: place.line,
    ...(place.column === undefined ? {} : { column: place.column }),
    ...(place.title === undefined ? {} : { field: place.title }),
  };
}
