import type { VNode } from "preact";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { VerdictKind } from "../../../indicators/index.ts";

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

export interface Cell {
  readonly text: string;
  /** The sign of a verdict before its word; the text says it already. */
  readonly verdict?: VerdictKind;
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
  | { readonly kind: "paragraph"; readonly text: string; readonly soft?: boolean }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "definitions"; readonly items: readonly Definition[] }
  | { readonly kind: "verdict"; readonly verdict: VerdictKind; readonly word: string; readonly reason: string }
  /** A `figure` of the house: caption, drawing, legend and source. */
  | { readonly kind: "chart"; readonly figure: VNode }
  | TableBlock;

/** Says one thing in the language of the document. */
export type Say = (fr: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (fr, en) => (language === "fr" ? fr : en);
}
