import jsonld from "jsonld";
import { Writer } from "n3";
import { rdfWriters, readRdf, type Quad, type QuadBatches, type RdfFormat } from "../../../../kernel/rdf/index.ts";
import { prefixes } from "../graph/terms.ts";

/** The graph as text that depends on nothing but the graph (RDFC-1.0). */
export async function canonical(quads: readonly Quad[]): Promise<string> {
  const nquads = new Writer({ format: "N-Quads" }).quadsToString([...quads]);
  return String(await jsonld.canonize(nquads as never, { algorithm: "RDFC-1.0", inputFormat: "application/n-quads" } as never));
}

/** What the statements are after they were written in a form and read back; throws where the document has a fault. */
export async function throughForm(batches: QuadBatches, format: RdfFormat): Promise<readonly Quad[]> {
  let text = "";
  for await (const piece of rdfWriters[format](batches, prefixes)) text += piece;
  const reading = await readRdf(Buffer.from(text), { format, base: "https://base.example/" });
  if (reading.issues.length > 0) throw new Error(reading.issues.map((issue) => issue.text.en).join("\n"));
  return reading.quads;
}
