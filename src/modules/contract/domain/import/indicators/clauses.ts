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
    else if (/[, ]/.test(sign ?? "") && /\d.* (?:en|fin|\() ?20\d\d\)?$/.test(text.slice(from, at)) && /^(?:, ?|,? ?(?:puis|et) )[<>≥≤]? ?\d[^,;]* (?:en|fin|\() ?20\d\d/.test(text.slice(at))) push(at, at + (/^,? ?(?:puis|et) |^, ?/.exec(text.slice(at))?.[0].length ?? 1));
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

/** "50 % en 2023, 80 % en 2025": a piece of a target that names an earlier year than its label stands on the way to it. */
function inYear(statement: Statement, text: string): Statement {
  if (statement.kind !== "target" || statement.toYear === null || statement.fromYear !== statement.toYear) return statement;
  const year = Number(/\d.*(?: (?:en|fin)|\() ?(20\d\d)\)?$/.exec(text)?.[1] ?? 0);
  return year === 0 || year >= statement.toYear ? statement : { ...statement, fromYear: year, toYear: year, intermediate: true };
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
      statement: inYear(statement, text),
      ...name,
      asides: asides.map((aside) => {
        const inner = asideScope(aside) ? null : chief(readFigures(aside).filter((found) => !found.ordinal));
        const first = inner === null ? "" : labelBefore(inner).replace(/^soit\s*/, "");
        return { text: aside, figure: inner, label: inner === null ? "" : labelAfter({ ...inner, after: inner.after.split(/,/)[0] ?? "" }) || first };
      }),
      surplus: figure === null ? [] : figures.filter((other) => other !== figure && !other.ordinal),
    };
  });
}

/** Does an aside say how the figure is taken (mean, total, stock) rather than give another figure? */
export function asideScope(text: string): boolean {
  return /^(?:soit )?(?:valeurs? |montants? |chiffres? )?(?:en )?(?:moyenn|cumul|stock|total|au total)/.test(fold(text)) && !/moyenne (?:nationale|europeenne|mondiale)/.test(fold(text));
}

const change = "(?:baisse|hausse|augment|redu|dimin|progress|accroi|crois|recul|gagn|gain|economi|abaiss|doubl|tripl|multipli)";
const relativeBefore = new RegExp(`${change}[a-z]*(?: (?:annuelle|moyenne|nette|d'au moins|d'au plus|d'environ|de plus de|de moins de|de|par|au moins|minimale|annuelle moyenne|par an))*\\s*(?:[<>≥≤+-] ?)?$`);
const relativeWords = /^(?:\W*)(?:le |un |une )?(?:doubl|tripl|quadrupl|stabili|maintien|maintenir|stable|en (?:baisse|hausse|progression|augmentation|diminution)|baisse|hausse|augmentation|diminution|reduction|progression|inferieure? a la valeur|superieure? a la valeur|amelioration)/;

/**
 * Is the target said as a change from where things stand ("baisse de 10 %", "doublement", "+ 5 points", "stabilité")?
 * Its number is no level: taking it for one would set a target that nobody wrote.
 */
export function isRelative(clause: Clause): boolean {
  const { figure } = clause;
  if (figure === null) return relativeWords.test(fold(clause.text));
  const lead = fold(figure.before);
  const points = /^\s*(?:points?|pts?)(?![a-z])/.test(fold(figure.after));
  return relativeBefore.test(lead) || ((points || figure.unit === "percent") && /(?:^|\s)[+−-]\s?$/.test(lead)) || (points && (/^\s*[+−-]/.test(clause.text) || /(?:de plus|de moins|supplementaires?)/.test(fold(figure.after)))) || /^\s*(?:x|×) ?\d/.test(fold(clause.text)) || /^\s*(?:de plus|de moins|supplementaires?)(?![a-z])/.test(fold(figure.after));
}

const spelledNumber = /(?:^|[^a-z])(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cinquante|cent|mille|dizaine|vingtaine|centaine|moitie|tiers|quart)(?:[^a-z]|$)|[½¼¾]/;
const unset = /^(?:n\.?[dscr]\.?|[-–—]+|a (?:definir|determiner|preciser|fixer).*|cible a (?:definir|determiner|preciser|fixer).*|non (?:definie?|fixee?))$/;

/** A target whose level is not to be read: spelled out, or not set yet. */
export function isLevelUnread(clause: Clause): boolean {
  if (clause.figure !== null) return false;
  const said = fold(clause.text).trim();
  return unset.test(said) || (said.length < 80 && spelledNumber.test(said));
}

/** A number that can be read two ways: "1.500" is one and a half to some, fifteen hundred to others. */
export function isAmbiguous(clause: Clause): boolean {
  return clause.figure !== null && /(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])/.test(clause.text);
}
