import { Parser } from "n3";
import type { Issue } from "../errors/app-error.ts";
import { decode } from "./decode.ts";
import { quad as quadOf, isIri, type Quad } from "./terms.ts";

export const rdfFormats = ["turtle", "json-ld", "rdf-xml"] as const;
export type RdfFormat = (typeof rdfFormats)[number];

export interface RdfReadOptions {
  readonly format: RdfFormat;
  /** Against which relative references are read: the address that the document came from. */
  readonly base: string;
  readonly maxBytes?: number;
  readonly maxQuads?: number;
  /** Of elements in elements, objects in objects. */
  readonly maxDepth?: number;
}

export interface RdfReading {
  /** What could be read, in the order of the document, all in the default graph. */
  readonly quads: readonly Quad[];
  readonly issues: readonly Issue[];
  /** False where reading stopped before the end: what comes after the fault is not there. */
  readonly complete: boolean;
}

export interface ReadLimits {
  readonly maxQuads: number;
  readonly maxDepth: number;
}

/**
 * What does this document of RDF say? Nothing is ever fetched: contexts of JSON-LD are those of the house, entities of XML
 * those that the document declares itself. A statement with a bad IRI is left out and told (`rdf.bad-iri`); a fault of
 * grammar ends the reading and is told with its line where the grammar knows it. Never throws for what the document holds.
 */
export async function readRdf(bytes: Uint8Array, options: RdfReadOptions): Promise<RdfReading> {
  const { format, base } = options;
  const limits: ReadLimits = { maxQuads: options.maxQuads ?? 2_000_000, maxDepth: options.maxDepth ?? 100 };
  const maxBytes = options.maxBytes ?? 100_000_000;
  if (bytes.byteLength > maxBytes) return failed(fault("rdf.too-large", `Le document dépasse ${maxBytes} octets.`, `The document is larger than ${maxBytes} bytes.`));
  const decoded = decode(bytes, format === "rdf-xml");
  if (typeof decoded !== "string") return failed(decoded);
  if (format === "turtle") return readTurtle(decoded, base, limits);
  // These libraries take half a second to load, and few processes ever read a catalogue.
  if (format === "json-ld") return (await import("./read-json-ld.ts")).readJsonLd(decoded, base, limits);
  return (await import("./read-rdf-xml.ts")).readRdfXml(decoded, base, limits);
}

/** Which form this is, by its media type, else its name, else its first characters; null where nothing tells. */
export function rdfFormatOf({ mediaType, name, head }: { readonly mediaType?: string | undefined; readonly name?: string | undefined; readonly head?: string | undefined }): RdfFormat | null {
  const type = mediaType?.split(";")[0]?.trim().toLowerCase();
  if (type === "text/turtle" || type === "application/n-triples" || type === "application/x-turtle") return "turtle";
  if (type === "application/ld+json") return "json-ld";
  if (type === "application/rdf+xml") return "rdf-xml";
  const ending = /\.(\w+)$/.exec(name?.toLowerCase().split(/[?#]/)[0] ?? "")?.[1];
  if (ending === "ttl" || ending === "nt") return "turtle";
  if (ending === "jsonld") return "json-ld";
  if (ending === "rdf" || ending === "owl") return "rdf-xml";
  const start = head?.replace(/^\ufeff/, "").trimStart() ?? "";
  if (/^(@prefix|@base|PREFIX\s|BASE\s)/i.test(start)) return "turtle";
  if (/^[[{]/.test(start) && start.includes('"@')) return "json-ld";
  return start.startsWith("<") && /<(\w+:)?RDF[\s>]/.test(start) ? "rdf-xml" : null;
}

function readTurtle(given: string, base: string, limits: ReadLimits): Promise<RdfReading> {
  const collected = collector(limits);
  return new Promise((resolve) => {
    const parser = new Parser({ baseIRI: base, format: "text/turtle" });
    parser.parse(given, (error: (Error & { context?: { line?: number } }) | null, quad: Quad | null) => {
      if (error) resolve(collected.stopped(grammarFault(error.message.replace(/ on line \d+\.?$/, ""), error.context?.line)));
      else if (quad) collected.add(quad);
      else resolve(collected.ended());
    });
  });
}

export function fault(code: string, fr: string, en: string, line?: number): Issue {
  return { code, severity: "error", text: { fr, en }, ...(line === undefined ? {} : { line }) };
}

/** What a parser says of a fault of grammar is in English; it is quoted, shortened. */
export function grammarFault(message: string, line?: number): Issue {
  const said = message.replaceAll(/\s+/g, " ").slice(0, 300);
  const [fr, en] = line === undefined ? ["", ""] : [`Ligne ${line}\u202f: `, `Line ${line}: `];
  return fault("rdf.not-readable", `${fr}le document ne suit pas la grammaire de son format (${said}).`, `${en}the document does not follow the grammar of its format (${said}).`, line);
}

export function failed(issue: Issue): RdfReading {
  return { quads: [], issues: [issue], complete: false };
}

/** How many bad addresses are told one by one. */
const toldOneByOne = 100;

/** Keeps statements that every form can hold, tells the others, and stops at the limit. */
export function collector({ maxQuads }: ReadLimits) {
  const quads: Quad[] = [];
  const issues: Issue[] = [];
  const bad = new Set<string>();
  let over = false;

  function add(given: Quad, lines?: ReadonlyMap<string, number>): void {
    const { subject, predicate, object } = given;
    const wrong = [subject, predicate, object].find((term) => term.termType === "NamedNode" && !isIri(term.value));
    if (wrong !== undefined) {
      if (!bad.has(wrong.value) && bad.size < toldOneByOne) issues.push(badIri(wrong.value, lines?.get(wrong.value)));
      bad.add(wrong.value);
      return;
    }
    if (quads.length >= maxQuads) { over = true; return; }
    // One graph: catalogues that put their statements in named graphs say the same.
    quads.push(given.graph.termType === "DefaultGraph" ? given : quadOf(subject, predicate as Parameters<typeof quadOf>[1], object));
  }

  function told(): readonly Issue[] {
    const more = bad.size - toldOneByOne;
    return [
      ...issues,
      ...(more > 0 ? [fault("rdf.bad-iri", `${more} autres adresses sont dans le même cas.`, `${more} more addresses are in the same case.`)] : []),
      ...(over ? [fault("rdf.too-many-statements", `Le document dit plus de ${maxQuads} énoncés\u202f; la suite n’a pas été lue.`, `The document makes more than ${maxQuads} statements; what follows was not read.`)] : []),
    ];
  }

  return {
    add,
    isOver: () => over,
    ended: (): RdfReading => ({ quads, issues: told(), complete: !over }),
    stopped: (issue: Issue): RdfReading => ({ quads, issues: [...told(), issue], complete: false }),
  };
}

function badIri(value: string, line: number | undefined): Issue {
  const shown = JSON.stringify(value.slice(0, 200));
  return fault("rdf.bad-iri", `Ce n’est pas une adresse entière et bien formée\u202f: ${shown}. Ce qui en est dit a été laissé de côté.`, `This is not a whole, well-formed address: ${shown}. What is said of it was left out.`, line);
}
