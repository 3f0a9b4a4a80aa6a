import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Register } from "../register.ts";

/** What the import proposes from a document, and everything it could not place. Lines are those of the document, from 1. */
export interface ContractReading {
  readonly register: Register;
  readonly items: readonly ReadItem[];
  readonly problems: readonly ReadingProblem[];
  readonly counts: ReadingCounts;
}

export interface ReadingCounts {
  readonly priorities: number;
  readonly objectives: number;
  readonly actions: number;
  readonly indicators: number;
  readonly parts: number;
  readonly measures: number;
  /** Tables of money; the employment plan is an item of its own. */
  readonly resourceTables: number;
}

export interface ReadingProblem {
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: Bilingual;
  readonly lines: readonly number[];
}

export type ReadItemKind =
  | "priority"
  | "objective"
  | "action"
  | "indicator"
  | "part"
  | "measure"
  | "baseline"
  | "target"
  | "resourceTable"
  | "resourceLine"
  | "employmentPlan"
  | "reference";

/** One thing that was understood: which lines became it, and the number it carries where it carries one. */
export interface ReadItem {
  readonly kind: ReadItemKind;
  readonly code: string;
  readonly title: string;
  readonly lines: readonly number[];
  readonly value?: number | readonly (number | null)[] | null;
  /** The item this one stands in: the objective of an action, the series of a target. */
  readonly within?: string;
  /** A short reading of the type: "more-than 0.3 share, 2024". */
  readonly reading?: string;
}

/** Collects problems while a document is read. */
export class ProblemList {
  readonly all: ReadingProblem[] = [];

  error(code: string, fr: string, en: string, lines: readonly number[]): void {
    this.#add("error", code, fr, en, lines);
  }

  warning(code: string, fr: string, en: string, lines: readonly number[]): void {
    this.#add("warning", code, fr, en, lines);
  }

  note(code: string, fr: string, en: string, lines: readonly number[]): void {
    this.#add("note", code, fr, en, lines);
  }

  #add(severity: ReadingProblem["severity"], code: string, fr: string, en: string, lines: readonly number[]): void {
    this.all.push({ code, severity, message: { fr, en }, lines: [...new Set(lines)].sort((a, b) => a - b) });
  }
}
