import { escapeAttribute, escapeText, xmlDeclaration } from "../xml/xml.ts";
import { rdf, xsd, type Quad } from "./terms.ts";
import { blankNames, bySubject, inPieces, shortener, type ShortName, type Prefixes, type QuadBatches } from "./writing.ts";

/** RDF 1.1 XML, one `rdf:Description` for each subject, flat: no statement has to wait for another. */
export function writeRdfXml(batches: QuadBatches, prefixes: Prefixes): AsyncIterable<string> {
  return inPieces(pieces(batches, prefixes));
}

async function* pieces(batches: QuadBatches, prefixes: Prefixes): AsyncIterable<string> {
  const known = Object.entries({ rdf, ...prefixes });
  const blanks = blankNames();
  yield `${xmlDeclaration}<rdf:RDF${known.map(([prefix, start]) => `\n  xmlns:${prefix}="${escapeAttribute(start)}"`).join("")}>\n`;

  const shortNameOf = shortener(known);

  const statement = ({ predicate, object }: Quad): string => {
    const { name, declared } = elementName(predicate.value, shortNameOf);
    if (object.termType === "NamedNode") return `    <${name}${declared} rdf:resource="${escapeAttribute(object.value)}"/>\n`;
    if (object.termType === "BlankNode") return `    <${name}${declared} rdf:nodeID="${blanks.of(object.value)}"/>\n`;
    if (object.termType !== "Literal") throw new Error(`no statement holds a ${object.termType}`);
    const kind = object.language !== "" ? ` xml:lang="${object.language}"` : object.datatype.value === `${xsd}string` ? "" : ` rdf:datatype="${escapeAttribute(object.datatype.value)}"`;
    return `    <${name}${declared}${kind}>${escapeText(object.value)}</${name}>\n`;
  };

  for await (const batch of batches) {
    blanks.next();
    let written = "";
    for (const { subject, predicates } of bySubject(batch).values()) {
      const about = subject.termType === "BlankNode" ? `rdf:nodeID="${blanks.of(subject.value)}"` : `rdf:about="${escapeAttribute(subject.value)}"`;
      written += `  <rdf:Description ${about}>\n${[...predicates.values()].flatMap((quads) => quads.map(statement)).join("")}  </rdf:Description>\n`;
    }
    yield written;
  }
  yield "</rdf:RDF>\n";
}

/** RDF/XML can only write predicates that end with a name of XML (section 2.6); others are a bug of who calls. */
function elementName(address: string, shortNameOf: (address: string) => ShortName | null): { readonly name: string; readonly declared: string } {
  const short = shortNameOf(address);
  if (short !== null) return { name: `${short.prefix}:${short.name}`, declared: "" };
  const cut = /^(.*[^\w-])([A-Za-z_][\w-]*)$/.exec(address);
  if (cut === null) throw new Error(`no XML name for the predicate ${address}`);
  return { name: `own:${cut[2]}`, declared: ` xmlns:own="${escapeAttribute(cut[1] ?? "")}"` };
}
