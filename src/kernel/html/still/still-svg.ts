import { plainColour } from "./colour.ts";
import type { MarkupElement } from "./markup-tree.ts";
import { drawnStyle, styleToken } from "./style-rules.ts";

export interface StillOptions {
  /** Pixels that 100 % of the width stand for; the drawing's own width where it has one. */
  readonly width: number;
  /** A font that the reader of the drawing has. */
  readonly font: string;
  /** What `currentcolor` means: a token of the palette. */
  readonly colour?: "ink" | "soft" | "good" | "warn" | "bad";
  /** The elements around it, outermost first, as far as style sheets ask for them. */
  readonly above?: readonly MarkupElement[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

/**
 * A drawing of a page as a drawing that stands alone: percentages as numbers, the style sheets' rules as attributes in
 * their light colours, nested drawings as groups. So a PDF shows the very charts of the pages.
 */
export function stillSvg(svg: MarkupElement, options: StillOptions): string {
  const box = svg.attributes["viewBox"]?.split(/\s+/).map(Number) ?? [0, 0, length(svg.attributes["width"], options.width) ?? options.width, length(svg.attributes["height"], 150) ?? 150];
  const [left = 0, top = 0, width = options.width, height = 150] = box;
  const inside = content(svg, [...(options.above ?? []), svg], { width, height }, options);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">${inside}</svg>`;
}

function content(element: MarkupElement, above: readonly MarkupElement[], frame: Frame, options: StillOptions): string {
  return element.children.map((child) => (typeof child === "string" ? escaped(child) : shape(child, above, frame, options))).join("");
}

const left = new Set(["x", "x1", "x2", "cx", "width"]);
const kept = new Set(["x", "x1", "x2", "y", "y1", "y2", "cx", "cy", "r", "width", "height", "d", "text-anchor", "points"]);

function shape(element: MarkupElement, above: readonly MarkupElement[], frame: Frame, options: StillOptions): string {
  // The words of the drawing go beside it, as its alternative text.
  if (element.name === "title" || element.name === "desc") return "";
  if (element.name === "svg") return group(element, above, frame, options);
  const attributes = [
    ...Object.entries(element.attributes).flatMap(([name, value]) => (kept.has(name) ? [[name, placed(name, value, frame)] as const] : [])),
    ...styled(element, above, options),
  ];
  return `<${element.name}${written(attributes)}>${content(element, [...above, element], frame, options)}</${element.name}>`;
}

function written(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
}

/** A drawing inside the drawing: moved to its place and, where it has a box of its own, stretched to its size. */
function group(svg: MarkupElement, above: readonly MarkupElement[], frame: Frame, options: StillOptions): string {
  const at = (name: string, of: number): number => length(svg.attributes[name], of) ?? 0;
  const moves = [`translate(${at("x", frame.width)} ${at("y", frame.height)})`];
  const box = svg.attributes["viewBox"]?.split(/\s+/).map(Number);
  const inner: Frame = box === undefined ? frame : { width: box[2] ?? 1, height: box[3] ?? 1 };
  if (box !== undefined) {
    moves.push(`scale(${round((length(svg.attributes["width"], frame.width) ?? inner.width) / inner.width)} ${round((length(svg.attributes["height"], frame.height) ?? inner.height) / inner.height)})`);
  }
  return `<g transform="${moves.join(" ")}"${written(styled(svg, above, options))}>${content(svg, [...above, svg], inner, options)}</g>`;
}

function styled(element: MarkupElement, above: readonly MarkupElement[], options: StillOptions): readonly (readonly [string, string])[] {
  return [...drawnStyle(element, above)].map(([name, value]) => {
    if (name === "font-family") return [name, options.font];
    if (name === "fill" || name === "stroke") return [name, colour(value, options)];
    const rem = /^([\d.]+)rem$/.exec(value)?.[1];
    return [name, rem === undefined ? value.replace(/px$/, "") : String(round(Number(rem) * 16))];
  });
}

function colour(value: string, options: StillOptions): string {
  const named = value === "currentcolor" ? styleToken(options.colour ?? "ink") : value;
  return plainColour(named) ?? named;
}

function placed(name: string, value: string, frame: Frame): string {
  if (name === "d" || name === "points" || name === "text-anchor") return value;
  return String(length(value, left.has(name) ? frame.width : frame.height) ?? value);
}

function length(value: string | undefined, of: number): number | null {
  if (value === undefined) return null;
  const number = Number.parseFloat(value);
  if (!Number.isFinite(number)) return null;
  return round(value.endsWith("%") ? (number / 100) * of : number);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
