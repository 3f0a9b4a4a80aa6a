import type { Quad, Quad_Object, Quad_Subject } from "./terms.ts";
import { rdf, xsd } from "./terms.ts";
import { blankNames, bySubject, inPieces, shortener, type Prefixes, type QuadBatches } from "./writing.ts";

/** JSON-LD 1.1: the prefixes as context, then one node for each subject in one `@graph`. Needs no context from elsewhere. */
export function writeJsonLd(batches: QuadBatches, prefixes: Prefixes): AsyncIterable<string> {
  return inPieces(pieces(batches, prefixes));
}

async function* pieces(batches: QuadBatches, prefixes: Prefixes): AsyncIterable<string> {
  const known = Object.entries(prefixes);
  const blanks = blankNames();
  yield `{"@context":${JSON.stringify(prefixes)},"@graph":[`;

  const id = (term: Quad_Subject | Quad_Object): string => (term.termType === "BlankNode" ? `_:${blanks.of(term.value)}` : term.value);
  /** An address whose scheme is spelt like a prefix would be read as a shortened one. */
  const likePrefix = new RegExp(`^(?:${known.map(([prefix]) => prefix.replaceAll(/[^\w-]/g, "\\$&")).join("|")}):(?!//)`);
  const mistaken = (address: string): boolean => known.length > 0 && likePrefix.test(address);
  const isMistaken = ({ object }: Quad): boolean => (object.termType === "NamedNode" ? mistaken(object.value) : object.termType === "Literal" && mistaken(object.datatype.value));
  const shortNameOf = shortener(known);

  let first = true;
  for await (const batch of batches) {
    blanks.next();
    let written = "";
    for (const { subject, predicates } of bySubject(batch).values()) {
      let plain = !mistaken(id(subject));
      for (const quads of predicates.values()) plain &&= !quads.some(isMistaken);
      // The prefixes are set aside for such a node, and every address is written out.
      const node: Record<string, unknown> = plain ? {} : { "@context": Object.fromEntries(known.map(([prefix]) => [prefix, null])) };
      const name = (address: string): string => {
        const short = plain ? shortNameOf(address) : null;
        return short === null ? address : `${short.prefix}:${short.name}`;
      };
      node["@id"] = id(subject);
      for (const [predicate, quads] of predicates) {
        if (predicate === `${rdf}type` && quads.every(({ object }) => object.termType === "NamedNode")) {
          const types = quads.map(({ object }) => name(object.value));
          node["@type"] = types.length === 1 ? types[0] : types;
          continue;
        }
        const values = quads.map(({ object }) => valueOf(object, id, name));
        node[name(predicate)] = values.length === 1 ? values[0] : values;
      }
      written += `${first ? "\n" : ",\n"}${JSON.stringify(node)}`;
      first = false;
    }
    yield written;
  }
  yield "\n]}\n";
}

function valueOf(object: Quad_Object, id: (term: Quad_Object) => string, name: (address: string) => string): unknown {
  if (object.termType !== "Literal") return { "@id": id(object) };
  if (object.language !== "") return { "@value": object.value, "@language": object.language };
  return object.datatype.value === `${xsd}string` ? object.value : { "@value": object.value, "@type": name(object.datatype.value) };
}
