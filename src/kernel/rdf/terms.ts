import { DataFactory, type BlankNode, type Literal, type NamedNode, type Quad, type Quad_Object, type Quad_Subject } from "n3";
import { cleanText } from "../xml/clean-text.ts";

export { cleanText };
export type { BlankNode, Literal, NamedNode, Quad, Quad_Object, Quad_Subject } from "n3";

export const xsd = "http://www.w3.org/2001/XMLSchema#";
export const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
export const rdfType = DataFactory.namedNode(`${rdf}type`);

/**
 * The characters that no IRI holds (RFC 3987, as Turtle 1.1 `IRIREF` puts it), and half pairs that no encoding can write:
 * what is left after them can be written in every form without escapes.
 */
// oxlint-disable-next-line no-control-regex -- the rule of the standard
const outsideIri = /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Is this an absolute IRI that every serialisation can hold? */
export function isIri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:./i.test(text) && !outsideIri.test(text);
}

/** A name of the web. What no IRI may hold is a bug of who calls: check text of people with `isIri` first. */
export function iri(text: string): NamedNode {
  if (!isIri(text)) throw new Error(`not an absolute IRI: ${JSON.stringify(text.slice(0, 200))}`);
  return DataFactory.namedNode(text);
}

/** A text, with the language it is in where that is known; what is no tag of BCP 47 is left out. */
export function text(value: string, language?: string): Literal {
  return language === undefined || !/^[a-z]{1,8}(-[a-z\d]{1,8})*$/i.test(language) ? DataFactory.literal(cleanText(value)) : DataFactory.literal(cleanText(value), language.toLowerCase());
}

/** A value of one of the types of XML Schema: `typed("2024-03-01", "date")`. */
export function typed(value: string | number | boolean, type: string): Literal {
  return DataFactory.literal(cleanText(String(value)), DataFactory.namedNode(type.includes(":") ? type : xsd + type));
}

export function blank(label: string): BlankNode {
  return DataFactory.blankNode(label);
}

export function quad(subject: Quad_Subject, predicate: NamedNode, object: Quad_Object): Quad {
  return DataFactory.quad(subject, predicate, object);
}

/** `namespace("http://purl.org/dc/terms/")("title")`: terms of a vocabulary, each made once. */
export function namespace(base: string): (name: string) => NamedNode {
  const made = new Map<string, NamedNode>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const term = iri(base + name);
    made.set(name, term);
    return term;
  };
}
