import type { VNode } from "preact";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { VerdictKind } from "../../../indicators/index.ts";
import type { UndertakingState } from "../../../steering/index.ts";

export { sayIn, type Say } from "../../../../kernel/i18n/say.ts";

/**
 * What a report is made of, before it is a page or a PDF: both are drawn from the same blocks, so that they say the
 * same. Texts are plain: whoever draws them escapes them for its own format.
 */
export interface ReportDocument {
  readonly language: Language;
  readonly code: string;
  readonly title: string;
  readonly institute: string;
  readonly cover: readonly Definition[];
  readonly seal: string;
  /** Null where every value is real. */
  readonly demonstration: string | null;
  readonly sections: readonly Section[];
}

/** A chapter under its own heading of level 2. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Begins on a page of its own where it is printed. */
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
}

export interface Definition {
  readonly term: string;
  readonly details: string;
}

/** What one person wrote, in the language in which they wrote it. */
export interface Written {
  readonly text: string;
  /** Left out where it is the language of the document. */
  readonly language?: Language;
}

/** A line of a cell, apart from the others: "Obstacle (23/05/2024) : Le prestataire a du retard." */
export interface CellLine extends Written {
  /** Said before the text, in the language of the document. */
  readonly lead?: string;
  /** Said after it, in the language of the document. */
  readonly about?: string;
  readonly tone?: "name" | "soft" | "warn";
  /** The sign of the state before its word; the text is the word. */
  readonly state?: UndertakingState;
  /** One of a list: neighbours that are items make one list. */
  readonly item?: boolean;
}

export interface Cell {
  readonly text: string;
  /** The sign of a verdict before its word; the text says it already. */
  readonly verdict?: VerdictKind;
  /** Where it is more than one text: `text` is then left unused. */
  readonly lines?: readonly CellLine[];
}

export interface Column {
  readonly header: string;
  readonly numeric?: boolean;
  /** The cell that names its row. */
  readonly rowHeader?: boolean;
  /** Share of the width that the PDF gives it, against the other columns; 1 where it is not said. */
  readonly weight?: number;
}

export interface TableBlock {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly emphasis?: "total" | "within";
}

export type Block =
  | { readonly kind: "heading"; readonly level: 3 | 4; readonly id: string; readonly kicker?: string; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly soft?: boolean; readonly language?: Language }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly language?: Language }
  /** Details that a long page folds away under `summary`; files and paper show them open. */
  | { readonly kind: "fold"; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: "definitions"; readonly items: readonly Definition[] }
  | { readonly kind: "verdict"; readonly verdict: VerdictKind; readonly word: string; readonly reason: string }
  /** A `figure` of the house: caption, drawing, legend and source. */
  | { readonly kind: "chart"; readonly figure: VNode }
  | TableBlock;

/** A cell of several lines; empty ones are left out, and where none is left the cell says "–". */
export function linesCell(lines: readonly CellLine[]): Cell {
  const kept = lines.filter((line) => line.text.trim() !== "");
  return kept.length === 0 ? { text: "–" } : { text: "", lines: kept };
}

/**
 * Reviews, asks and milestones are free texts, and kept in one language: that of the institute. In a document in another
 * language they are marked, so that they are read out, hyphenated and quoted as French.
 */
export function asWritten(text: string, language: Language): Written {
  return language === "fr" ? { text } : { text, language: "fr" };
}

/** Says one thing in the language of the document. */
