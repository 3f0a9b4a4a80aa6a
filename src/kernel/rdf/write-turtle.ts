import type { Quad_Object } from "./terms.ts";
import { rdf, xsd } from "./terms.ts";
import { blankNames, bySubject, inPieces, shortener, type Prefixes, type QuadBatches } from "./writing.ts";

/** Turtle 1.1, subject by subject. Prefixes stand at the head, whether used or not: what follows is not known yet. */
export function writeTurtle(batches: QuadBatches, prefixes: Prefixes): AsyncIterable<string> {
  return inPieces(pieces(batches, prefixes));
}

async function* pieces(batches: QuadBatches, prefixes: Prefixes): AsyncIterable<string> {
  const known = Object.entries(prefixes);
  const blanks = blankNames();
  yield known.map(([prefix, start]) => `@prefix ${prefix}: <${start}> .\n`).join("");

  const shortNameOf = shortener(known);
  const name = (address: string): string => {
    const short = shortNameOf(address);
    return short === null ? `<${address}>` : `${short.prefix}:${short.name}`;
  };
  const term = (object: Quad_Object): string => {
    if (object.termType === "NamedNode") return name(object.value);
    if (object.termType === "BlankNode") return `_:${blanks.of(object.value)}`;
    if (object.termType !== "Literal") throw new Error(`no statement holds a ${object.termType}`);
    const quoted = `"${escaped(object.value)}"`;
    if (object.language !== "") return `${quoted}@${object.language}`;
    return object.datatype.value === `${xsd}string` ? quoted : `${quoted}^^${name(object.datatype.value)}`;
  };

  for await (const batch of batches) {
    blanks.next();
    let written = "";
    for (const { subject, predicates } of bySubject(batch).values()) {
      const lines = [...predicates].map(([predicate, quads]) => `${predicate === `${rdf}type` ? "a" : name(predicate)} ${quads.map(({ object }) => term(object)).join(", ")}`);
      written += `\n${term(subject)} ${lines.join(" ;\n  ")} .\n`;
    }
    yield written;
  }
}

function escaped(value: string): string {
  if (!/["\\\n\r\t]/.test(value)) return value;
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");
}
