import type { TextDocument } from "../../../../../kernel/text/document.ts";
import { joinLines, paragraphLines, type Paragraph } from "../../import/paragraphs.ts";
import type { Register } from "../../register.ts";

export type ItemKind = "priority" | "objective" | "action" | "indicator";

/** A line that opens an item, in the body or in a table of contents. */
export interface Heading {
  readonly kind: ItemKind;
  readonly code: string;
  readonly title: string;
  readonly line: number;
}

const words: Readonly<Record<string, ItemKind>> = {
  priorite: "priority", axe: "priority", objectif: "objective", action: "action", indicateur: "indicator",
};
const headingShape =
  /^(?:[#>\s*_|-]|\d{1,3}\s*\*{0,2}\s*\|)*\s*(?<word>priorit[ée]|axe|objectif|action|indicateur)\s+(?<code>\d{1,3}(?:\.\d{1,3})*)\s*\**\s*[•·:–—-]\s*\**\s*(?<title>\S.*)$/iu;

/** A longer line is a paragraph, and is not tried: the shape costs the square of the length on lines of marks. */
const longestHeading = 500;

/** Lines of the form "Action 12 • Title", whatever marks stand round them. */
export function readHeadings(document: TextDocument): Heading[] {
  const found: Heading[] = [];
  for (const [index, text] of document.lines.entries()) {
    const groups = text.length > longestHeading ? undefined : headingShape.exec(text.trim())?.groups;
    if (groups === undefined) continue;
    const kind = words[(groups["word"] ?? "").toLowerCase().replace("é", "e")];
    if (kind === undefined) continue;
    found.push({ kind, code: groups["code"] ?? "", title: cleanTitle(groups["title"] ?? ""), line: index + 1 });
  }
  return found;
}

export function cleanTitle(text: string): string {
  return text.replace(/[*_`#]|<[^<>]*>/gu, "").replace(/\s+/gu, " ").trim();
}

/** A stretch of running text that belongs to an action or to an objective before its first action. Lines are inclusive. */
export interface Block {
  readonly kind: "action" | "objective" | "front";
  readonly code: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The running text of a document cut by the items of its register: what comes before the first action ("front"), each
 * objective, each action. The list of indicators and the resource tables are outside: they are what the text is held against.
 */
export function cutBlocks(register: Register, document: TextDocument): Block[] {
  const starts: { kind: Block["kind"] | "end"; code: string; title: string; line: number }[] = [];
  for (const priority of register.priorities) {
    for (const objective of priority.objectives) {
      const firstAction = Math.min(...objective.actions.map((action) => action.lines[0] ?? Infinity));
      // Of the lines of an objective, the last before its first action is the body's; the others are tables of contents.
      const line = objective.lines.filter((one) => one < firstAction).at(-1) ?? objective.lines.at(-1);
      if (line !== undefined) starts.push({ kind: "objective", code: objective.code, title: objective.title.fr, line });
      for (const action of objective.actions) {
        if (action.lines[0] !== undefined) starts.push({ kind: "action", code: action.code, title: action.title.fr, line: action.lines[0] });
      }
    }
  }
  for (const line of listLines(register)) starts.push({ kind: "end", code: "", title: "", line });
  starts.sort((a, b) => a.line - b.line);
  const blocks: Block[] = [];
  const first = starts[0]?.line ?? document.lines.length + 1;
  if (first > 1) blocks.push({ kind: "front", code: "", title: "", from: 1, to: first - 1 });
  for (const [index, start] of starts.entries()) {
    const to = (starts[index + 1]?.line ?? document.lines.length + 1) - 1;
    if (start.kind !== "end") blocks.push({ kind: start.kind, code: start.code, title: start.title, from: start.line, to });
  }
  return blocks;
}

/** Lines at which a list opens that is not running text: indicators, tables. */
function listLines(register: Register): number[] {
  const firsts = register.indicators.map((one) => one.lines[0]).filter((line) => line !== undefined);
  const tables = register.resourceTables.map((one) => one.sourceLines[0]).filter((line) => line !== undefined);
  return [...firsts, ...tables];
}

/** A sentence with the lines that it stands on, ascending, and those of the paragraph that it stands in. */
export interface Sentence {
  readonly text: string;
  readonly lines: readonly number[];
  readonly paragraph: readonly number[];
}

/** The sentences of lines `from` to `to`, without table rows; wrapped lines of one paragraph are read together. */
export function sentences(document: TextDocument, from: number, to: number): Sentence[] {
  const first = Math.max(1, from);
  return paragraphLines(document.lines.slice(first - 1, Math.max(0, to))).flatMap((numbers) =>
    sentencesOf(joinLines(numbers.map((number) => number + first - 1), (line) => (document.lines[line - 1] ?? "").trim())),
  );
}

/** The sentences of one paragraph; none of a table row. */
export function sentencesOf(paragraph: Paragraph): Sentence[] {
  if (paragraph.text.includes("\t") || /^\|.*\|$/u.test(paragraph.text)) return [];
  const found: Sentence[] = [];
  let at = 0;
  for (const piece of paragraph.text.split(/(?<=[.!?;])(?=\s+[\p{Lu}«*•-])/u)) {
    const first = paragraph.lineAt(at + piece.length - piece.trimStart().length);
    const last = paragraph.lineAt(at + piece.length - 1);
    const lines = paragraph.lines.filter((line) => line >= first && line <= last);
    if (piece.trim() !== "") found.push({ text: piece.trim(), lines, paragraph: paragraph.lines });
    at += piece.length;
  }
  return found;
}
