/** A quote that is opened and never closed, or a row beyond all measure. */
export class EndlessRow extends Error {
  override readonly name = "EndlessRow";
  readonly line: number;
  constructor(line: number) {
    super("endless row");
    this.line = line;
  }
}

/**
 * Rows of delimited text, chunk after chunk, holding no more than a row (RFC 4180; CRLF, LF and CR end lines; a quote
 * inside a cell that did not begin with one is a character like others). Lines that are empty are passed over.
 */
export class CsvRows {
  line = 1;
  #rest = "";
  readonly #delimiter: string;
  readonly #longest: number;
  readonly #row: (cells: string[], line: number) => boolean;
  #stopped = false;

  readonly #quotes: boolean;

  /** `row` gives false to stop. `quotes`: false where quotes are characters like others. */
  constructor(delimiter: string, longest: number, row: (cells: string[], line: number) => boolean, quotes = true) {
    this.#quotes = quotes;
    this.#delimiter = delimiter;
    this.#longest = longest;
    this.#row = row;
  }

  /** False once the reader wants no more. */
  push(fresh: string, last = false): boolean {
    const text = this.#rest === "" ? fresh : this.#rest + fresh;
    const quotes = new Finder(text, '"');
    const feeds = new Finder(text, "\n");
    const returns = new Finder(text, "\r");
    let at = 0;
    while (at < text.length && !this.#stopped) {
      const end = Math.min(feeds.from(at), returns.from(at));
      const next = this.#quotes && quotes.from(at) < end ? this.#quotedRow(text, at, last) : this.#plainRow(text, at, end, last);
      if (next === -1) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > this.#longest || (last && this.#rest !== "" && !this.#stopped)) throw new EndlessRow(this.line);
    return !this.#stopped;
  }

  #plainRow(text: string, from: number, found: number, last: boolean): number {
    if (!last && (found === Number.POSITIVE_INFINITY || (text.charCodeAt(found) === 13 && found + 1 >= text.length))) return -1;
    const end = Math.min(found, text.length);
    if (end > from) this.#give(text.slice(from, end).split(this.#delimiter));
    this.line += 1;
    return afterEnd(text, end);
  }

  #quotedRow(text: string, from: number, last: boolean): number {
    const delimiter = this.#delimiter.charCodeAt(0);
    const cells: string[] = [];
    let at = from;
    let lines = 1;
    for (;;) {
      let cell: string;
      if (text.charCodeAt(at) === 34) {
        let close = text.indexOf('"', at + 1);
        while (close !== -1 && text.charCodeAt(close + 1) === 34) close = text.indexOf('"', close + 2);
        if (close === -1 || (!last && close + 1 >= text.length)) return -1;
        const inside = text.slice(at + 1, close);
        lines += countLines(inside);
        cell = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
        at = close + 1;
        const end = cellEnd(text, at, delimiter);
        if (end > at) cell += text.slice(at, end);
        at = end;
      } else {
        const end = cellEnd(text, at, delimiter);
        cell = text.slice(at, end);
        at = end;
      }
      cells.push(cell);
      if (at >= text.length) {
        if (!last) return -1;
        break;
      }
      if (text.charCodeAt(at) !== delimiter) break;
      at += 1;
    }
    if (!last && text.charCodeAt(at) === 13 && at + 1 >= text.length) return -1;
    if (cells.length > 1 || cells[0] !== "") this.#give(cells);
    this.line += lines;
    return afterEnd(text, at);
  }

  #give(cells: string[]): void {
    if (!this.#row(cells, this.line)) this.#stopped = true;
  }
}

function cellEnd(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === 10 || code === 13) break;
  }
  return at;
}

function afterEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** The next place of a character, looked for once however often it is asked. */
class Finder {
  #place: number;
  readonly #text: string;
  readonly #character: string;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
    this.#place = this.#find(0);
  }

  /** Infinity where there is none. */
  from(at: number): number {
    if (this.#place < at) this.#place = this.#find(at);
    return this.#place;
  }

  #find(at: number): number {
    const found = this.#text.indexOf(this.#character, at);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  }
}
