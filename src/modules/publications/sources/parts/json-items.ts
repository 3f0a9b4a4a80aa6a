import type { Faults } from "./faults.ts";

/** One record of an answer, word for word as it stood there. */
export interface JsonItem {
  readonly raw: string;
  readonly value: unknown;
  /** From 1. */
  readonly number: number;
  readonly line: number;
}

export interface JsonShape {
  /** Where the list of records stands in an answer of the source: `[["results"], ["response", "docs"]]`. */
  readonly lists: readonly (readonly string[])[];
  /** Records that are whole before a cut are read; without it a cut answer gives nothing but the fault. */
  readonly readWholeBeforeCut: boolean;
}

const quote = 34, backslash = 92, openBrace = 123, closeBrace = 125, openBracket = 91, closeBracket = 93, comma = 44, colon = 58;

/** Where the records of an answer stand. `items` parses them one at a time. */
export interface JsonPieces {
  readonly total: number;
  items(): Iterable<JsonItem>;
}

/**
 * The records of a JSON answer, a bare list, one object alone, or JSON Lines. Each is parsed alone, so that a broken line
 * costs that line. An answer that stops in the middle is told with the line where it stops.
 */
export function jsonPieces(text: string, shape: JsonShape, faults: Faults): JsonPieces {
  const first = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  if (first >= text.length) {
    faults.fail("file-empty", { fr: "Le fichier ou la réponse est vide.", en: "The file or answer is empty." });
    return { total: 0, items: () => [] };
  }
  if (isJsonLines(text, first)) return { total: countLines(text, first), items: () => lineItems(text, first, shape, faults) };
  // Two numbers a record: a million of them is little.
  const places: number[] = [];
  const whole = splitList(text, first, shape, (from, until) => { places.push(from, until); });
  const kept = whole === "whole" || shape.readWholeBeforeCut ? places : [];
  tellEnd(text, first, whole, places.length / 2, shape, faults);
  return { total: kept.length / 2, items: () => listItems(text, kept, faults) };
}

function* listItems(text: string, places: readonly number[], faults: Faults): Generator<JsonItem> {
  const lines = lineCounter(text);
  for (let index = 0; index < places.length; index += 2) {
    const from = places[index] ?? 0;
    const raw = text.slice(from, places[index + 1]);
    const number = index / 2 + 1;
    const line = lines(from);
    const found = parsed(raw, number, line, faults);
    if (found !== undefined) yield { raw, value: found.value, number, line };
  }
}

/** What is wrong with the end of an answer: it is cut, it is no JSON, or text follows it. */
function tellEnd(text: string, first: number, whole: "whole" | "cut" | "damaged", count: number, shape: JsonShape, faults: Faults): void {
  const lines = lineCounter(text);
  if (whole === "cut") {
    const line = lines(text.length);
    faults.fail("answer-cut", {
      fr: `La réponse est coupée\u202f: elle s’arrête à la ligne ${line}, après ${count} notice(s) entière(s)${shape.readWholeBeforeCut ? ", qui sont lues" : "\u202f; rien n’en est retenu"}. Redemandez-la à la source.`,
      en: `The answer is cut: it stops at line ${line}, after ${count} whole record(s)${shape.readWholeBeforeCut ? ", which are read" : "; none is kept"}. Ask the source for it again.`,
    });
  } else if (whole === "damaged") {
    faults.fail("json-damaged", {
      fr: `Ce n’est pas du JSON\u202f: la lecture s’arrête après ${count} notice(s) entière(s).`, en: `This is not JSON: reading stops after ${count} whole record(s).`,
    });
  } else {
    const after = skipSpace(text, valueEnd(text, first));
    if (after >= text.length) return;
    const line = lines(after);
    faults.fail("text-after", { fr: `Du texte suit la fin de la réponse (ligne ${line})\u202f; il n’est pas lu.`, en: `There is text after the end of the answer (line ${line}); it is not read.` });
  }
}

/** JSON Lines: the second line that is not blank begins a new object, and the first does not stop in the middle of a list. */
function isJsonLines(text: string, first: number): boolean {
  if (text.charCodeAt(first) !== openBrace) return false;
  const next = text.indexOf("\n", first);
  if (next === -1 || text.charCodeAt(skipSpace(text, next)) !== openBrace || text.charCodeAt(skipSpace(text, first + 1)) !== quote) return false;
  return !/[[{,:]\s*$/.test(text.slice(Math.max(first, next - 20), next));
}

function countLines(text: string, first: number): number {
  let count = 1;
  for (let at = text.indexOf("\n", first); at !== -1 && at + 1 < text.length; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function* lineItems(text: string, first: number, shape: JsonShape, faults: Faults): Generator<JsonItem> {
  let line = lineCounter(text)(first);
  let number = 0;
  for (let at = first; at < text.length; line += 1) {
    const end = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    const raw = text.slice(at, end).trim();
    at = end + 1;
    if (raw === "") continue;
    number += 1;
    const found = parsed(raw, number, line, faults);
    if (found === undefined) continue;
    const held = shape.lists.map((path) => valueAt(found.value, path)).find((list) => Array.isArray(list)) as readonly unknown[] | undefined;
    if (held === undefined) yield { raw, value: found.value, number, line };
    // A line that is a whole answer: its records, as JSON writes them.
    else for (const value of held) yield { raw: JSON.stringify(value), value, number, line };
  }
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) current = typeof current === "object" && current !== null && Object.hasOwn(current, key) ? (current as Record<string, unknown>)[key] : undefined;
  return current;
}

function parsed(raw: string, number: number, line: number, faults: Faults): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(raw) as unknown };
  } catch {
    faults.at({ number, line });
    faults.fail("record-unreadable", { fr: "la notice n’est pas du JSON entier\u202f; elle n’est pas lue.", en: "the record is not whole JSON; it is not read." });
    return undefined;
  }
}

/** Calls `add` for every record of the list; the object itself where it holds no list. */
function splitList(text: string, first: number, shape: JsonShape, add: (from: number, until: number) => void): "whole" | "cut" | "damaged" {
  const code = text.charCodeAt(first);
  if (code === openBracket) return elements(text, first, add);
  if (code !== openBrace) return "damaged";
  for (const path of shape.lists) {
    const found = locate(text, first, path);
    if (found === "cut") return "cut";
    if (found !== null) {
      const inside = elements(text, found, add);
      return inside === "whole" && valueEnd(text, first) === -1 ? "cut" : inside;
    }
  }
  const end = valueEnd(text, first);
  if (end === -1) return "cut";
  add(first, end);
  return "whole";
}

/** Where the list under this path opens; null where the object has none. */
function locate(text: string, object: number, path: readonly string[]): number | null | "cut" {
  const [key, ...rest] = path;
  let at = skipSpace(text, object + 1);
  while (at < text.length && text.charCodeAt(at) === quote) {
    const keyEnd = stringEnd(text, at);
    if (keyEnd === -1) return "cut";
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1);
    if (text.charCodeAt(skipSpace(text, keyEnd)) !== colon) return value >= text.length ? "cut" : null;
    if (text.slice(at + 1, keyEnd - 1) === key) {
      if (value >= text.length) return "cut";
      const opens = text.charCodeAt(value);
      if (rest.length === 0) return opens === openBracket ? value : null;
      return opens === openBrace ? locate(text, value, rest) : null;
    }
    const end = valueEnd(text, value);
    if (end === -1) return "cut";
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === comma) at = skipSpace(text, at + 1);
  }
  return at >= text.length ? "cut" : null;
}

function elements(text: string, list: number, add: (from: number, until: number) => void): "whole" | "cut" | "damaged" {
  let at = skipSpace(text, list + 1);
  while (at < text.length) {
    if (text.charCodeAt(at) === closeBracket) return "whole";
    const end = valueEnd(text, at);
    if (end === -1) return "cut";
    if (end === at) return "damaged";
    add(at, end);
    at = skipSpace(text, end);
    const after = text.charCodeAt(at);
    if (after === comma) at = skipSpace(text, at + 1);
    else if (at < text.length && after !== closeBracket) return "damaged";
  }
  return "cut";
}

/** The place after a value; -1 where the text ends before it does. Brackets are counted, texts passed over. */
function valueEnd(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code === quote) return stringEnd(text, from);
  if (code !== openBrace && code !== openBracket) {
    let at = from;
    while (at < text.length && !isDelimiter(text.charCodeAt(at))) at += 1;
    return at >= text.length ? -1 : at;
  }
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const here = text.charCodeAt(at);
    if (here === quote) {
      const end = stringEnd(text, at);
      if (end === -1) return -1;
      at = end - 1;
    } else if (here === openBrace || here === openBracket) depth += 1;
    else if (here === closeBrace || here === closeBracket) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function isDelimiter(code: number): boolean {
  return code === comma || code === closeBrace || code === closeBracket || code <= 32;
}

function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf("\"", from + 1); at !== -1; at = text.indexOf("\"", at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return at + 1;
  }
  return -1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

/** Line, from 1, of places that only grow. */
function lineCounter(text: string): (place: number) => number {
  let line = 1;
  let at = 0;
  return (place) => {
    for (let next = text.indexOf("\n", at); next !== -1 && next < place; next = text.indexOf("\n", at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
