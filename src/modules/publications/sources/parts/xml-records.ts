import { SaxesParser } from "saxes";
import type { Faults } from "./faults.ts";

/** An element of XML, whole: small trees of one record each, never the file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export interface XmlRecord {
  readonly element: XmlElement;
  readonly raw: string;
  readonly line: number;
  readonly number: number;
}

/** Where the records of a file stand. `items` makes the tree of one at a time. */
export interface XmlPieces {
  readonly total: number;
  items(): Iterable<XmlRecord>;
}

const deepest = 200;

class Stop extends Error {}

interface Handlers {
  open(name: string, attributes: Readonly<Record<string, string>>, parser: Place): void;
  close(parser: Place): void;
  text?(piece: string): void;
}

interface Place {
  readonly position: number;
  readonly line: number;
}

/** Runs over the text. Throws `Stop` with `doctype`, `depth`, `cut` or `damaged`; the line it stopped at is that of `place`. */
function run(text: string, handlers: Handlers): { readonly stopped: "doctype" | "depth" | "cut" | "damaged" | null; readonly line: number } {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  let isEnding = false;
  let depth = 0;
  parser.on("error", () => { throw new Stop(isEnding ? "cut" : "damaged"); });
  // No entity of the file's own, so none that multiplies or reaches outside.
  parser.on("doctype", (declaration) => { if (declaration.includes("[") || /<!ENTITY/i.test(declaration)) throw new Stop("doctype"); });
  const { text: onText } = handlers;
  if (onText !== undefined) {
    parser.on("text", onText);
    parser.on("cdata", onText);
  }
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > deepest) throw new Stop("depth");
    handlers.open(tag.name, tag.attributes, parser);
  });
  parser.on("closetag", () => {
    depth -= 1;
    handlers.close(parser);
  });
  try {
    parser.write(text);
    isEnding = true;
    parser.close();
    return { stopped: null, line: parser.line };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { stopped: error.message as "doctype" | "depth" | "cut" | "damaged", line: parser.line };
  }
}

/** The first element of a text as a tree; null where the text is not whole, well-formed XML. */
export function xmlElement(text: string): XmlElement | null {
  const stack: { name: string; attributes: Readonly<Record<string, string>>; children: (XmlElement | string)[] }[] = [];
  let root: XmlElement | null = null;
  const { stopped } = run(text, {
    open: (name, attributes) => { stack.push({ name: bare(name), attributes: { ...attributes }, children: [] }); },
    close: () => {
      const element = stack.pop();
      if (element === undefined) return;
      const parent = stack.at(-1);
      if (parent === undefined) root ??= element;
      else parent.children.push(element);
    },
    text: (piece) => { stack.at(-1)?.children.push(piece); },
  });
  return stopped === null ? root : null;
}

/**
 * The elements of these names (without prefix), wherever they stand, each as a tree with its text word for word. No entity
 * of the file's own and nothing from outside is followed: a document type with declarations of its own is refused.
 */
export function xmlPieces(text: string, names: ReadonlySet<string>, options: { readonly readWholeBeforeCut: boolean }, faults: Faults): XmlPieces {
  const places: number[] = [];
  let inside = 0;
  let startsAt = 0;
  let startLine = 1;
  const { stopped, line } = run(text, {
    open: (name, _, parser) => {
      if (inside > 0) inside += 1;
      else if (names.has(bare(name))) {
        inside = 1;
        startsAt = text.lastIndexOf(`<${name}`, parser.position - 1);
        startLine = parser.line;
      }
    },
    close: (parser) => {
      if (inside === 0) return;
      inside -= 1;
      if (inside === 0) places.push(startsAt, parser.position, startLine);
    },
  });
  const count = places.length / 3;
  const isRefused = stopped === "doctype" || stopped === "depth";
  if (isRefused) faults.fail("xml-refused", { fr: "Le XML déclare ses propres entités ou s’emboîte sans fin\u202f; il n’est pas lu.", en: "The XML declares entities of its own or nests without end; it is not read." });
  else if (stopped !== null) {
    const kept = { fr: options.readWholeBeforeCut ? ", qui sont lues" : "\u202f; rien n’en est retenu", en: options.readWholeBeforeCut ? ", which are read" : "; none is kept" };
    faults.fail(stopped === "cut" ? "answer-cut" : "xml-damaged", stopped === "cut" ? {
      fr: `La réponse est coupée\u202f: elle s’arrête à la ligne ${line}, après ${count} notice(s) entière(s)${kept.fr}. Redemandez-la à la source.`, en: `The answer is cut: it stops at line ${line}, after ${count} whole record(s)${kept.en}. Ask the source for it again.`,
    } : { fr: `Le XML est abîmé à la ligne ${line}, après ${count} notice(s) entière(s)${kept.fr}.`, en: `The XML is damaged at line ${line}, after ${count} whole record(s)${kept.en}.` });
  }
  const total = stopped === null || (options.readWholeBeforeCut && !isRefused) ? count : 0;
  function* items(): Generator<XmlRecord> {
    for (let index = 0; index < total; index += 1) {
      const raw = text.slice(places[index * 3], places[index * 3 + 1]);
      const element = xmlElement(raw);
      if (element !== null) yield { element, raw, line: places[index * 3 + 2] ?? 1, number: index + 1 };
    }
  }
  return { total, items };
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

export function childrenOf(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  let current: readonly XmlElement[] = element === undefined ? [] : [element];
  for (const name of path) current = current.flatMap((one) => one.children.filter((child): child is XmlElement => typeof child !== "string" && child.name === name));
  return current;
}

export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return childrenOf(element, ...path)[0];
}

/** All text below, marks inside it gone; null where blank. */
export function xmlText(element: XmlElement | undefined): string | null {
  if (element === undefined) return null;
  const pieces: string[] = [];
  const gather = (from: XmlElement): void => {
    for (const child of from.children) {
      if (typeof child === "string") pieces.push(child);
      else gather(child);
    }
  };
  gather(element);
  const value = pieces.join("").replace(/\s+/g, " ").trim();
  return value === "" ? null : value;
}

/** Every element of this name below, at any depth. */
export function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => (typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...allOf(child, name)]));
}

export function attribute(element: XmlElement | undefined, name: string): string | null {
  if (element === undefined || !Object.hasOwn(element.attributes, name)) return null;
  const value = element.attributes[name]?.trim() ?? "";
  return value === "" ? null : value;
}
