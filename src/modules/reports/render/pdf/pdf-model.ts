import type { VNode } from "preact";
import { findElements, hasClass, parseMarkup, plainColour, render, stillSvg, styleToken, textOf, type MarkupElement } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { VerdictMark, type VerdictKind } from "../../../indicators/index.ts";
import { StateMark, type UndertakingState } from "../../../steering/index.ts";
import { sayIn, type Block, type Cell, type ReportDocument } from "../document/blocks.ts";

/** The font inside the compiler that has most of what European languages write. */
export const pdfFont = "Libertinus Serif";
const chartWidth = 640;

interface Sign {
  readonly svg: string;
  readonly colour: string;
}

interface PdfLine {
  readonly lead: string;
  readonly text: string;
  readonly about: string;
  /** The language of `text`. */
  readonly language: Language;
  readonly tone: string;
  readonly item: boolean;
  readonly sign: Sign | null;
}

interface PdfCell {
  readonly text: string;
  readonly sign: Sign | null;
  readonly lines: readonly PdfLine[];
}

type PdfBlock =
  | Exclude<Block, { kind: "verdict" | "chart" | "table" | "fold" }>
  | { readonly kind: "verdict"; readonly word: string; readonly sign: Sign | null; readonly reason: string }
  | { readonly kind: "chart"; readonly title: string; readonly unit: string; readonly svg: string; readonly alt: string; readonly legend: readonly { readonly svg: string; readonly label: string }[]; readonly source: string }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly { readonly header: string; readonly numeric: boolean; readonly rowHeader: boolean; readonly weight: number }[];
      readonly rows: readonly { readonly emphasis: string; readonly cells: readonly PdfCell[] }[];
    };

/** All that the template writes, as plain data: no text of a report is ever part of the template's own language. */
export interface PdfModel {
  readonly language: Language;
  readonly title: string;
  readonly institute: string;
  readonly date: readonly [number, number, number];
  readonly header: string;
  readonly footer: string;
  readonly contents: string;
  readonly demonstration: string;
  readonly font: string;
  readonly colours: Readonly<Record<"ink" | "soft" | "line" | "accent" | "band" | "warn", string>>;
  readonly cover: ReportDocument["cover"];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly newPage: boolean; readonly blocks: readonly PdfBlock[] }[];
}

/** A document as the data of the PDF's template; `knownOn` is the date that the PDF bears, never today. */
export function pdfModel(document: ReportDocument, knownOn: Day): PdfModel {
  const say = sayIn(document.language);
  const colour = (name: string): string => plainColour(styleToken(name)) ?? "#000000";
  const [year = 1970, month = 1, date = 1] = knownOn.split("-").map(Number);
  return {
    language: document.language,
    title: document.title,
    institute: document.institute,
    date: [year, month, date],
    header: `${document.institute} · ${document.title} · ${say("situation connue au", "as known on")} ${formatDay(knownOn, document.language)}`,
    footer: `${say("Rapport", "Report")} ${document.code} · ${say("sceau", "seal")} ${document.seal.slice(0, 12)}`,
    contents: say("Sommaire", "Contents"),
    demonstration: document.demonstration ?? "",
    font: pdfFont,
    colours: { ink: colour("ink"), soft: colour("soft"), line: colour("line"), accent: colour("accent"), band: colour("band"), warn: colour("warn") },
    cover: document.cover,
    sections: document.sections.map((section) => ({ id: section.id, title: section.title, newPage: section.newPage, blocks: section.blocks.flatMap((block) => pdfBlock(block, document.language)) })),
  };
}

function pdfBlock(block: Block, language: Language): PdfBlock | readonly PdfBlock[] {
  switch (block.kind) {
    case "fold":
      return block.blocks.flatMap((one) => pdfBlock(one, language));
    case "verdict":
      return { kind: "verdict", word: block.word, sign: verdictSign(block.verdict, language), reason: block.reason };
    case "chart":
      return chartBlock(block.figure);
    case "table":
      return {
        kind: "table",
        caption: block.caption,
        columns: block.columns.map((column) => ({ header: column.header, numeric: column.numeric === true, rowHeader: column.rowHeader === true, weight: column.weight ?? 1 })),
        rows: block.rows.map((row) => ({ emphasis: row.emphasis ?? "", cells: row.cells.map((cell) => pdfCell(cell, language)) })),
      };
    default:
      return block;
  }
}

function pdfCell(cell: Cell, language: Language): PdfCell {
  const lines = (cell.lines ?? []).map((line) => ({
    lead: line.lead ?? "", text: line.text, about: line.about ?? "", language: line.language ?? language, tone: line.tone ?? "", item: line.item === true, sign: line.state === undefined ? null : stateSign(line.state, language),
  }));
  return { text: cell.text, sign: cell.verdict === undefined ? null : verdictSign(cell.verdict, language), lines };
}

/** The sign of the pages; null for the verdict that has none. */
function verdictSign(kind: VerdictKind, language: Language): Sign | null {
  return signOf(VerdictMark({ kind, language }));
}

function stateSign(state: UndertakingState, language: Language): Sign | null {
  return signOf(StateMark({ state, language }));
}

function signOf(view: VNode): Sign | null {
  const mark = parseMarkup(render(view));
  const svg = findElements(mark, (one) => one.name === "svg")[0];
  const tone = toneOf(mark);
  return svg === undefined ? null : { svg: stillSvg(svg, { width: 16, font: pdfFont, colour: tone, above: [mark] }), colour: plainColour(styleToken(tone)) ?? "#000000" };
}

function toneOf(mark: MarkupElement): "good" | "warn" | "bad" | "soft" {
  return (["good", "warn", "bad"] as const).find((one) => hasClass(mark, `tone-${one}`)) ?? "soft";
}

/** The chart of a page taken apart: drawing, words, legend. */
function chartBlock(view: VNode): PdfBlock {
  const figure = parseMarkup(render(view));
  const words = (matches: (element: MarkupElement) => boolean): string => findElements(figure, matches).map(textOf).join(" ").trim();
  const drawing = findElements(figure, (one) => one.name === "svg" && one.attributes["role"] === "img")[0];
  const options = { width: chartWidth, font: pdfFont, above: [figure] };
  return {
    kind: "chart",
    title: words((one) => hasClass(one, "chart-title")),
    unit: words((one) => hasClass(one, "chart-unit")),
    svg: drawing === undefined ? "" : stillSvg(drawing, options),
    alt: drawing === undefined ? "" : drawing.children.flatMap((child) => (typeof child !== "string" && (child.name === "title" || child.name === "desc") ? [textOf(child)] : [])).join(". "),
    legend: findElements(figure, (one) => one.name === "li").map((item) => {
      const sign = findElements(item, (one) => one.name === "svg")[0];
      // Where the sign is the mark of a state, its colour is that of the mark around it.
      const mark = findElements(item, (one) => hasClass(one, "mark"))[0];
      const around = mark === undefined ? {} : { above: [figure, mark], colour: toneOf(mark) };
      return { svg: sign === undefined ? "" : stillSvg(sign, { ...options, width: 16, ...around }), label: textOf(item).trim() };
    }),
    source: words((one) => hasClass(one, "chart-source")),
  };
}
