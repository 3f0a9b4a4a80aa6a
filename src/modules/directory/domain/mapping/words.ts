import type { Issue } from "../../../../kernel/errors/app-error.ts";

/** A text as read in a cell, cut where it is long, between quotation marks of each language. */
export function quote(text: string): { readonly fr: string; readonly en: string } {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return { fr: `«\u202f${short}\u202f»`, en: `“${short}”` };
}

/** What is wrong with one cell. The place is added by `placed`. */
export interface CellFault {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

export interface Place {
  readonly line: number;
  readonly column: string | null;
  readonly title: string;
  readonly field: string;
}

/** The fault of a cell as an issue that says line, column and title. */
export function placed(fault: CellFault, place: Place): Issue {
  const column = place.column === null ? { fr: "", en: "" } : { fr: `, colonne ${place.column} (${place.title})`, en: `, column ${place.column} (${place.title})` };
  return {
    code: `directory.${fault.code}`,
    severity: "error",
    text: { fr: `Ligne ${place.line}${column.fr}\u202f: ${fault.fr}`, en: `Line ${place.line}${column.en}: ${fault.en}` },
    line: place.line,
    field: place.field,
    ...(place.column === null ? {} : { column: place.column }),
  };
}
