import { labelAfter, labelBefore, readFigures, type Figure } from "./figures.ts";
import type { Statement } from "./statements.ts";
import { fold } from "../words.ts";

/** One thing a statement says: a figure with its name, or words alone. What stands in parentheses is kept apart. */
export interface Clause {
  readonly text: string;
  readonly figure: Figure | null;
  readonly label: string;
  /** The name before the figure (before ":" or "="), empty where it follows. */
  readonly leading: string;
  readonly asides: readonly Aside[];
  /** Figures beside the first that could not be placed. */
  readonly surplus: readonly Figure[];
  readonly statement: Statement;
}

export interface Aside {
  readonly text: string;
  readonly figure: Figure | null;
  readonly label: string;
}

/** Cuts a text at `;`, line ends, ends of sentences, and `/` between two figures; never inside parentheses. */
function cut(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  const push = (to: number, next: number): void => {
    pieces.push(text.slice(from, to));
    from = next;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "(") depth += 1;
    else if (sign === ")") depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    if (sign === ";") push(at, at + 1);
    else if (sign === "/" && /\d/.test(text.slice(from, at)) && /^ ?(?:\p{L}[^;/]{0,40})?[><≥≤]? ?\d/u.test(text.slice(at + 1, at + 45)) && !/^\d{4}$/.test(text.slice(at - 4, at))) push(at, at + 1);
    else if (sign === "." && /^\s+["«]?\p{Lu}/u.test(text.slice(at + 1, at + 5)) && /[\p{L}%)€]$/u.test(text.slice(Math.max(0, at - 1), at))) push(at, at + 1);
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.replace(/\s+/g, " ").trim()).filter((piece) => piece !== "");
}

/** The text without its parentheses, and what they hold. */
function takeAsides(text: string): { main: string; asides: readonly string[] } {
  const asides: string[] = [];
  let main = "";
  let inside = "";
  let depth = 0;
  for (const sign of text) {
    if (sign === "(") {
      if (depth > 0) inside += sign;
      depth += 1;
    } else if (sign === ")" && depth > 0) {
      depth -= 1;
      if (depth === 0) {
        asides.push(inside.trim());
        inside = "";
        main += " ";
      } else inside += sign;
    } else if (depth > 0) inside += sign;
    else main += sign;
  }
  if (inside !== "") asides.push(inside.trim());
  return { main: main.replace(/ {2,}/g, " ").trim(), asides };
}

/** A figure with a comparison before it is what a clause commits to; else the first one. */
function chief(figures: readonly Figure[]): Figure | null {
  return figures.find((figure) => figure.comparator !== null && !figure.ordinal) ?? figures.find((figure) => !figure.ordinal) ?? figures[0] ?? null;
}

function nameOf(figure: Figure, text: string): { label: string; leading: string } {
  const leading = labelBefore(figure);
  const trailing = labelAfter(figure);
  const named = /\p{L}{2}/u.test(leading) && /[:=<>≥≤]\s*$/.test(figure.before.trim()) ? leading : "";
  if (named !== "") return { label: wholeLead(text, figure, named), leading: named };
  if (/\p{L}/u.test(trailing) && !trailing.startsWith("pour ")) return { label: trailing, leading: "" };
  return { label: "", leading: "" };
}

/** The whole text before the figure: an earlier number in it ("Top 10 %") belongs to the name. */
function wholeLead(text: string, figure: Figure, named: string): string {
  const at = text.lastIndexOf(figure.before) + figure.before.length;
  const lead = text.slice(0, Math.max(0, at)).replace(/[\s:=<>≥≤]+$/, "");
  return lead.length > named.length ? lead : named;
}

function remarkCut(text: string): string {
  const found = / [-–—] (?=\p{Lu}[^0-9]*$)/u.exec(text);
  return found === null ? text : text.slice(0, found.index);
}

/** Everything a statement of a value or a target says, piece by piece. */
export function clausesOf(statement: Statement): readonly Clause[] {
  return cut(statement.text).map((text) => {
    const { main, asides } = takeAsides(text);
    const kept = remarkCut(main);
    const figures = readFigures(kept);
    const figure = chief(figures);
    const name = figure === null ? { label: "", leading: "" } : nameOf(figure, kept);
    return {
      text,
      figure,
      ...name,
      asides: asides.map((aside) => {
        const inner = asideScope(aside) ? null : chief(readFigures(aside).filter((found) => !found.ordinal));
        const first = inner === null ? "" : labelBefore(inner).replace(/^soit\s*/, "");
        return { text: aside, figure: inner, label: inner === null ? "" : labelAfter({ ...inner, after: inner.after.split(/,/)[0] ?? "" }) || first };
      }),
      surplus: figure === null ? [] : figures.filter((other) => other !== figure && !other.ordinal),
      statement,
    };
  });
}

/** Does an aside say how the figure is taken (mean, total, stock) rather than give another figure? */
export function asideScope(text: string): boolean {
  return /^(?:soit )?(?:valeurs? |montants? |chiffres? )?(?:en )?(?:moyenn|cumul|stock|total|au total)/.test(fold(text)) && !/moyenne (?:nationale|europeenne|mondiale)/.test(fold(text));
}
