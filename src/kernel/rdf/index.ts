export { depthOf } from "./read-json-ld.ts";
export { readRdf, rdfFormatOf, rdfFormats } from "./read.ts";
export type { RdfFormat, RdfReading, RdfReadOptions } from "./read.ts";
export { blank, cleanText, iri, isIri, namespace, quad, rdf, rdfType, text, typed, xsd } from "./terms.ts";
export type { BlankNode, Literal, NamedNode, Quad, Quad_Object, Quad_Subject } from "./terms.ts";
import type { RdfFormat } from "./read.ts";
import { writeJsonLd } from "./write-json-ld.ts";
import { writeRdfXml } from "./write-rdf-xml.ts";
import { writeTurtle } from "./write-turtle.ts";
import type { RdfWriter } from "./writing.ts";

export { writeJsonLd, writeRdfXml, writeTurtle };
export type { Prefixes, QuadBatches, RdfWriter } from "./writing.ts";

export const rdfWriters: Readonly<Record<RdfFormat, RdfWriter>> = { turtle: writeTurtle, "json-ld": writeJsonLd, "rdf-xml": writeRdfXml };

export const rdfMediaTypes = { turtle: "text/turtle; charset=utf-8", "json-ld": "application/ld+json; charset=utf-8", "rdf-xml": "application/rdf+xml; charset=utf-8" } as const satisfies Readonly<Record<RdfFormat, string>>;
