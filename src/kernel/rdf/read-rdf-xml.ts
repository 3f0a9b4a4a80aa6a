import { DataFactory } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { SaxesParser } from "saxes";
import type { Issue } from "../errors/app-error.ts";
import { isIri, type Quad } from "./terms.ts";
import { collector, failed, fault, grammarFault, type RdfReading, type ReadLimits } from "./read.ts";

/** Entities that a document declares for itself stand for namespaces; longer ones are there to swell. */
const maxDoctypeLength = 20_000;

/** RDF/XML (W3C Recommendation of 2014, and `rdf:version` after it). Nothing outside the document is read. */
export async function readRdfXml(given: string, base: string, limits: ReadLimits): Promise<RdfReading> {
  const refused = refusal(given, limits.maxDepth);
  if (refused !== null) return failed(refused);
  const collected = collector(limits);
  return new Promise((resolve) => {
    // Bad addresses are told by `collector`, each with its statement, rather than ending the reading.
    const lines = new Map<string, number>();
    const dataFactory = { ...DataFactory, namedNode: (value: string) => { if (!isIri(value) && !lines.has(value)) lines.set(value, saxes.line); return DataFactory.namedNode(value); } };
    const parser = new RdfXmlParser({ dataFactory: dataFactory as never, baseIRI: base, validateUri: false, trackPosition: true });
    const saxes = (parser as unknown as { readonly saxParser: { readonly line: number } }).saxParser;
    let settled = false;
    const settle = (reading: RdfReading): void => { settled = true; resolve(reading); };
    parser.on("data", (quad: unknown) => collected.add(quad as Quad, lines));
    parser.on("error", (error: Error) => {
      if (settled) return;
      const place = /^(?:Line (\d+) column \d+|(\d+):\d+): ([\s\S]*)$/.exec(error.message);
      const line = place?.[1] ?? place?.[2];
      settle(collected.stopped(grammarFault(place?.[3] ?? error.message, line === undefined ? undefined : Number(line))));
    });
    parser.on("end", () => { if (!settled) settle(collected.ended()); });
    void feed(parser, given, () => settled);
  });
}

/** Some ten thousand characters at a time, so that other requests have their turn. */
async function feed(parser: RdfXmlParser, given: string, isSettled: () => boolean): Promise<void> {
  for (let at = 0; at < given.length && !isSettled();) {
    // Cut after a tag, so that no pair of characters is split.
    const close = given.indexOf(">", Math.min(at + 50_000, given.length - 1));
    const end = close < 0 ? given.length : close + 1;
    const piece = given.slice(at, end);
    await new Promise<void>((resolve) => { parser.write(piece, () => resolve()); });
    await new Promise<void>((resolve) => { setImmediate(resolve); });
    at = end;
  }
  if (!isSettled()) parser.end();
}

/** A first, flat reading: depth, and what the document type declares. Faults of grammar are left to the reader. */
function refusal(given: string, maxDepth: number): Issue | null {
  let found: Issue | null = null;
  let depth = 0;
  const scan = new SaxesParser({ position: true });
  scan.on("error", () => undefined);
  scan.on("doctype", (doctype) => {
    if (/<!ENTITY[^>]*\b(SYSTEM|PUBLIC)\b/i.test(doctype) || /<!ENTITY\s+%/.test(doctype)) {
      found ??= fault("rdf.external-entity", "Le document renvoie à une entité hors de lui\u202f: il n’est pas lu.", "The document refers to an entity outside it: it is not read.", scan.line);
    } else if (doctype.length > maxDoctypeLength || /<!ENTITY\s+\S+\s+(?:"[^"]*&[^"]*"|'[^']*&[^']*')/.test(doctype) || /<!ENTITY\s+\S+\s+(?:"[^"]{1000}|'[^']{1000})/.test(doctype)) {
      found ??= fault("rdf.swelling-entity", "Le document déclare des entités trop longues ou faites d’autres entités\u202f: il n’est pas lu.", "The document declares entities that are too long or made of other entities: it is not read.", scan.line);
    }
  });
  scan.on("opentag", ({ isSelfClosing }) => {
    if (isSelfClosing) return;
    depth += 1;
    if (depth > maxDepth) found ??= fault("rdf.too-deep", `Le document a plus de ${maxDepth} éléments les uns dans les autres.`, `The document has more than ${maxDepth} elements inside one another.`, scan.line);
  });
  scan.on("closetag", ({ isSelfClosing }) => { if (!isSelfClosing) depth -= 1; });
  for (let at = 0; at < given.length; at += 65_536) {
    try { scan.write(given.slice(at, at + 65_536)); } catch { return found; }
    if (found !== null) break;
  }
  return found;
}
