import jsonld from "jsonld";
import { DataFactory } from "n3";
import type { Quad, Quad_Object, Quad_Subject } from "./terms.ts";
import { localContext } from "./contexts.ts";
import { collector, failed, fault, grammarFault, type RdfReading, type ReadLimits } from "./read.ts";

/** JSON-LD 1.1. A context that the house does not hold is a fault that names it: nothing is fetched. */
export async function readJsonLd(given: string, base: string, limits: ReadLimits): Promise<RdfReading> {
  const deep = depthOf(given, limits.maxDepth);
  if (deep !== null) return failed(fault("rdf.too-deep", `Le document a plus de ${limits.maxDepth} niveaux.`, `The document has more than ${limits.maxDepth} levels.`, deep));
  let value: unknown;
  try {
    value = JSON.parse(given.replace(/^\ufeff/, ""));
  } catch (error) {
    const message = (error as Error).message;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    const line = Number.isNaN(position) ? undefined : given.slice(0, position).split("\n").length;
    return failed(grammarFault(message.startsWith("Unexpected end") ? message : message.replace(/, "[\s\S]*$/, ""), line));
  }
  if (typeof value !== "object" || value === null) return failed(grammarFault("neither an object nor a list"));
  const collected = collector(limits);
  let missing: string | null = null;
  try {
    const statements = await jsonld.toRDF(value as jsonld.JsonLdDocument, {
      base,
      documentLoader: async (url: string) => {
        const context = localContext(url);
        if (context === null) { missing = url; throw new Error("no such context here"); }
        return { contextUrl: undefined, documentUrl: url, document: context };
      },
    } as jsonld.Options.ToRdf);
    for (const statement of statements as unknown as readonly Statement[]) collected.add(quadOf(statement));
    return collected.ended();
  } catch (error) {
    if (missing !== null) {
      const shown = JSON.stringify(String(missing).slice(0, 200));
      return failed(fault("rdf.unknown-context", `Le contexte ${shown} n’est pas connu ici, et rien n’est demandé au réseau.`, `The context ${shown} is not known here, and nothing is asked of the network.`));
    }
    return failed(grammarFault((error as Error).message));
  }
}

interface Term {
  readonly termType: "NamedNode" | "BlankNode" | "Literal";
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}

interface Statement {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

function quadOf({ subject, predicate, object }: Statement): Quad {
  return DataFactory.quad(termOf(subject) as Quad_Subject, DataFactory.namedNode(predicate.value), termOf(object));
}

function termOf(term: Term): Quad_Object {
  if (term.termType === "NamedNode") return DataFactory.namedNode(term.value);
  if (term.termType === "BlankNode") return DataFactory.blankNode(term.value.replace(/^_:/, ""));
  if (term.language !== undefined && term.language !== "") return DataFactory.literal(term.value, term.language.toLowerCase());
  return DataFactory.literal(term.value, DataFactory.namedNode(term.datatype?.value ?? "http://www.w3.org/2001/XMLSchema#string"));
}

/** The line where brackets first stand deeper than `max`; null where they never do. Read before `JSON.parse`, which would take any depth. */
export function depthOf(given: string, max: number): number | null {
  let depth = 0;
  let line = 1;
  let inText = false;
  for (let at = 0; at < given.length; at += 1) {
    const code = given.charCodeAt(at);
    if (code === 10) line += 1;
    if (inText) {
      if (code === 92) at += 1;
      else if (code === 34) inText = false;
    } else if (code === 34) inText = true;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > max) return line;
    } else if (code === 125 || code === 93) depth -= 1;
  }
  return null;
}
