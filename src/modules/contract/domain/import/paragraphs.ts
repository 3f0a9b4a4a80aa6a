/** Lines of a document that are one paragraph, put together, with the way back from a place in the text to its line. */
export interface Paragraph {
  readonly text: string;
  /** From 1, ascending, following one another. */
  readonly lines: readonly number[];
  /** The line that the character at `index` stands on. */
  lineAt(index: number): number;
}

/** Text taken from a PDF is wrapped well within this; a longer line is a paragraph as it was written. */
const widestWrap = 200;
/** A column narrower than this is a list, an address or a title, whose lines stand each for itself. */
const narrowestWrap = 40;
/** No paragraph is longer; keeps the reading of a hostile file short. */
const mostLines = 60;

const tabular = /\t|<t[dhr]\b|^\s*\|.*\|\s*$/iu;
const heading = /^\s{0,8}(?:#{1,6}|<h[1-6]\b)/iu;
/** A bullet, a lettered item or a label in bold ("**Valeur 2020 :**") opens something of its own. */
const opening = /^\s*(?:[-–—•·▪■►*+o]\s|\uF0B7|\*{0,2}[a-z]\)\s|\*\*[^*]{1,60}:\s?\*\*|\*\*[^*]{1,60}\*\*\s?:|\*\*[^*]{1,300}\*\*\s*$)/u;
const numbered = /^\s*\d{1,3}(?:\.\d{1,3})*[.)]\s/u;
const sentenceEnd = /[.!?;:…][»")*_]{0,4}$/u;

/** Can this line be a piece of running text at all? */
function isText(raw: string): boolean {
  return raw.trim() !== "" && !tabular.test(raw) && !heading.test(raw);
}

/** The longest line of each run of text lines: the width at which the run was wrapped, if it was. */
function widths(lines: readonly string[]): readonly number[] {
  const found = Array.from(lines, () => 0);
  let from = 0;
  while (from < lines.length) {
    let to = from;
    let width = 0;
    for (; to < lines.length && isText(lines[to] ?? ""); to += 1) width = Math.max(width, (lines[to] ?? "").trim().length);
    found.fill(width, from, to);
    from = to + 1;
  }
  return found;
}

/** Does `next` go on with the sentence or the paragraph of `before`, in a run of lines of this width? */
function goesOn(before: string, next: string, length: number, width: number): boolean {
  if (opening.test(next)) return false;
  const [last, first] = [before.trim(), next.trim().replace(/^[*_]{1,3}/u, "")];
  const word = first.split(/[\s-]/u, 1)[0] ?? "";
  // The first word of the next line had no room left: the line was cut for its width, and not because it was done.
  const full = width >= narrowestWrap && width <= widestWrap && last.length + 1 + word.length > width && !/ {2}$|\\$/u.test(before);
  if (sentenceEnd.test(last)) return full && !numbered.test(next);
  // A long line that stops without a full stop was wrapped, even where the next begins with a name.
  return full || /^[\p{Ll}\d«(]/u.test(first) || (length >= 60 && /^\p{L}/u.test(first));
}

/**
 * Which lines of a document are one paragraph? Numbers of lines from 1, in order; blank lines are left out, headings and
 * table rows stand alone. Lines wrapped at a width are put together even where one ends with its sentence; a blank line,
 * a heading, a bullet, a label or a line that had room for more ends a paragraph.
 */
export function paragraphLines(lines: readonly string[]): readonly (readonly number[])[] {
  const width = widths(lines);
  const found: number[][] = [];
  let open: number[] | null = null;
  let length = 0;
  for (const [index, raw] of lines.entries()) {
    if (!isText(raw)) {
      open = null;
      if (raw.trim() !== "") found.push([index + 1]);
      continue;
    }
    if (open !== null && open.length < mostLines && goesOn(lines[index - 1] ?? "", raw, length, width[index] ?? 0)) open.push(index + 1);
    else {
      open = [index + 1];
      length = 0;
      found.push(open);
    }
    length += raw.trim().length + 1;
  }
  return found;
}

/** Puts lines together; `textOf` gives the text of a line. A word cut after its own hyphen ("start-" / "up") is whole again. */
export function joinLines(lines: readonly number[], textOf: (line: number) => string): Paragraph {
  const starts: { readonly at: number; readonly line: number }[] = [];
  let text = "";
  for (const line of lines) {
    const piece = textOf(line);
    if (text !== "" && !(/\p{L}-$/u.test(text) && /^\p{L}/u.test(piece))) text += " ";
    starts.push({ at: text.length, line });
    text += piece;
  }
  return { text, lines, lineAt: (index) => starts.findLast((start) => start.at <= index)?.line ?? lines[0] ?? 0 };
}
