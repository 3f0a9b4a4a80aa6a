import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** How many places are told; the counts are always of all. */
export const shownFaults = 100;

/** One kind of fault in one input: how many rows have it, and where the first are. */
export interface Fault {
  readonly code: string;
  readonly input: string;
  readonly column: string | null;
  readonly text: Bilingual;
  readonly count: number;
  readonly places: readonly { readonly line: number | null; readonly row: number; readonly value: string }[];
}

function place(fault: Fault, { line, row, value }: Fault["places"][number]): Bilingual {
  const what = fault.column === null ? "" : fault.column;
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  const [fr, en] = line === null ? [`ligne de données ${row}`, `row ${row}`] : [`ligne ${line}`, `line ${line}`];
  const quoted = value === "" ? both("", "") : both(`, «\u202f${shown}\u202f»`, `, “${shown}”`);
  return both(
    `${fault.input}, ${fr}${what === "" ? "" : `, colonne ${what}`}${quoted.fr}\u00a0: ${fault.text.fr}`,
    `${fault.input}, ${en}${what === "" ? "" : `, column ${what}`}${quoted.en}: ${fault.text.en}`,
  );
}

/** All faults as issues: a line for each kind with its count where it has more than one place, then the places, the first hundred of all. */
export function issuesOf(faults: readonly Fault[]): Issue[] {
  const issues: Issue[] = [];
  let left = shownFaults;
  for (const fault of faults) {
    const column = fault.column === null ? {} : { field: fault.column, column: fault.column };
    if (fault.places.length === 0 || fault.count > 1) {
      const many = fault.places.length === 0 ? both("", "") : both(` (${formatNumber(fault.count, "fr")} lignes)`, ` (${formatNumber(fault.count, "en")} rows)`);
      const named = fault.column === null ? both("", "") : both(`, colonne ${fault.column}`, `, column ${fault.column}`);
      issues.push({ code: fault.code, severity: "error", text: both(`${fault.input}${named.fr}\u00a0: ${fault.text.fr}${many.fr}`, `${fault.input}${named.en}: ${fault.text.en}${many.en}`), ...column });
    }
    for (const one of fault.places.slice(0, left)) {
      issues.push({ code: fault.code, severity: "error", text: place(fault, one), line: one.line ?? one.row, ...column });
      left -= 1;
    }
  }
  return issues;
}

/** Stops with `bibliometrics.faulty-input` where there is a fault: nothing is computed from a part of the rows. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const rows = faults.reduce((sum, fault) => sum + fault.count, 0);
  throw new AppError("bibliometrics.faulty-input", both(
    `Les données d’entrée ont ${formatNumber(rows, "fr")} ${rows === 1 ? "défaut" : "défauts"}\u202f; rien n’a été calculé ni écrit.`,
    `The input has ${formatNumber(rows, "en")} ${rows === 1 ? "fault" : "faults"}; nothing was computed or written.`,
  ), { status: 422, issues: issuesOf(faults) });
}
