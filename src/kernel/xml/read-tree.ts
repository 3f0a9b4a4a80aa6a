import { SaxesParser } from "saxes";
import type { Issue } from "../errors/app-error.ts";
import type { Bilingual } from "../i18n/language.ts";
import { decode } from "../rdf/decode.ts";

/** An element with its place, its own text and what is right under it. Names are without prefix. */
export interface XmlNode {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Text right inside, pieces joined. */
  readonly text: string;
}

export interface XmlTreeLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxElements: number;
}

const usualLimits: XmlTreeLimits = { maxBytes: 10_000_000, maxDepth: 100, maxElements: 500_000 };
/** Faults told of one document. */
const mostFaults = 50;

class Stop extends Error {}

/**
 * A whole document as a tree; null with all faults found (`xml.…`, line and column, both languages) where it is not well-formed.
 * A document type, with or without entities, is refused: nothing multiplies and nothing outside is followed. Never throws for what it holds.
 */
export function readXmlTree(bytes: Uint8Array, limits: Partial<XmlTreeLimits> = {}): { readonly root: XmlNode | null; readonly issues: readonly Issue[] } {
  const { maxBytes, maxDepth, maxElements } = { ...usualLimits, ...limits };
  const issues: Issue[] = [];
  const tell = (code: string, text: Bilingual, place?: { readonly line: number; readonly column: number }): void => {
    const at = place === undefined ? { fr: "", en: "" } : { fr: `Ligne ${place.line}, colonne ${place.column}\u202f: `, en: `Line ${place.line}, column ${place.column}: ` };
    issues.push({ code: `xml.${code}`, severity: "error", text: { fr: at.fr + text.fr, en: at.en + text.en }, ...(place === undefined ? {} : { line: place.line, column: String(place.column) }) });
  };
  const refuse = (code: string, fr: string, en: string, place?: { readonly line: number; readonly column: number }): never => {
    tell(code, { fr, en }, place);
    throw new Stop();
  };
  const stack: { node: Mutable; pieces: string[] }[] = [];
  let root: XmlNode | null = null;
  let count = 0;
  try {
    if (bytes.byteLength > maxBytes) refuse("too-large", `Le document dépasse ${maxBytes} octets.`, `The document is larger than ${maxBytes} bytes.`);
    const text = decode(bytes, true);
    if (typeof text !== "string") return { root: null, issues: [{ ...text, code: "xml.bad-encoding" }] };
    const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
    const here = (): { line: number; column: number } => ({ line: parser.line, column: parser.column });
    parser.on("error", ({ message }) => {
      const place = /^(\d+):(\d+): /.exec(message);
      tell("not-well-formed", grammarWords(message.replace(/^\d+:\d+: /, "")), place === null ? here() : { line: Number(place[1]), column: Number(place[2]) });
      if (issues.length >= mostFaults) throw new Stop();
    });
    parser.on("doctype", () => refuse("doctype", "le document déclare un type de document (DOCTYPE)\u202f; il n’est pas lu.", "the document declares a document type (DOCTYPE); it is not read.", here()));
    parser.on("opentag", ({ name, attributes }) => {
      count += 1;
      if (stack.length >= maxDepth) refuse("too-deep", `plus de ${maxDepth} éléments l’un dans l’autre.`, `more than ${maxDepth} elements one inside another.`, here());
      if (count > maxElements) refuse("too-many", `plus de ${maxElements} éléments.`, `more than ${maxElements} elements.`, here());
      stack.push({ node: { name: bare(name), ...here(), attributes: { ...attributes }, children: [], text: "" }, pieces: [] });
    });
    const onText = (piece: string): void => { stack.at(-1)?.pieces.push(piece); };
    parser.on("text", onText);
    parser.on("cdata", onText);
    parser.on("closetag", () => {
      const closed = stack.pop();
      if (closed === undefined) return;
      closed.node.text = closed.pieces.join("");
      const parent = stack.at(-1);
      if (parent === undefined) root ??= closed.node;
      else parent.node.children.push(closed.node);
    });
    parser.write(text.replace(/^\ufeff/, ""));
    parser.close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return { root: issues.length === 0 ? root : null, issues };
}

type Mutable = { -readonly [Key in keyof XmlNode]: XmlNode[Key] extends readonly XmlNode[] ? XmlNode[] : XmlNode[Key] };

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const grammar: readonly (readonly [RegExp, string, string])[] = [
  [/^unexpected close tag/, "une balise de fin ne répond pas à la balise ouverte.", "a closing tag does not answer the tag that is open."],
  [/^unclosed tag: (.+)/, "la balise «\u202f$1\u202f» n’est pas fermée.", "the tag “$1” is not closed."],
  [/^unmatched closing tag: (.+?)\.?$/, "la balise de fin «\u202f$1\u202f» n’a pas de début.", "the closing tag “$1” has no opening."],
  [/^undefined entity/, "une entité inconnue (&…;). Écrivez le signe lui-même.", "an unknown entity (&…;). Write the character itself."],
  [/^(?:disallowed|invalid|undisallowed) character|forbidden/, "un caractère que le XML n’admet pas ici.", "a character that XML does not allow here."],
  [/^duplicate attribute/, "le même attribut est donné deux fois.", "the same attribute is given twice."],
  [/^document must contain a root/, "le document est vide.", "the document is empty."],
  [/^(?:text data outside|documents may contain only one root)/, "il y a quelque chose hors de l’élément principal.", "there is something outside the main element."],
];

function grammarWords(message: string): Bilingual {
  for (const [pattern, fr, en] of grammar) {
    const match = pattern.exec(message);
    if (match !== null) return { fr: fr.replace("$1", match[1] ?? ""), en: en.replace("$1", match[1] ?? "") };
  }
  return { fr: "le XML n’est pas bien formé.", en: "the XML is not well-formed." };
}
