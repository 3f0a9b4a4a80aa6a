import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import jsonld from "jsonld";
import { Writer } from "n3";
import { blank, iri, quad, rdfFormats, rdfType, rdfWriters, readRdf, text, typed, type Quad } from "./index.ts";

const prefixes = { ex: "https://example.org/ns#", dct: "http://purl.org/dc/terms/", xsd: "http://www.w3.org/2001/XMLSchema#" };

async function written(batches: readonly (readonly Quad[])[], format: (typeof rdfFormats)[number]): Promise<string> {
  let whole = "";
  for await (const piece of rdfWriters[format](batches, prefixes)) whole += piece;
  return whole;
}

/** N-Quads with blank nodes named by the graph alone (RDFC-1.0). */
async function canonical(quads: readonly Quad[]): Promise<string> {
  const nquads = new Writer({ format: "N-Quads" }).quadsToString([...quads]);
  return String(await jsonld.canonize(nquads as never, { algorithm: "RDFC-1.0", inputFormat: "application/n-quads" } as never));
}

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("]]>", "<!--", "&amp;", "\u0000\u0008\ufffe", "\ud800", "\u202eabc", "a\r\nb\rc\td", '"""\\', "é€😀", "   blancs   ", "dct:title", "\u0085\u2028"),
);
const subject = fc.constantFrom(iri("https://example.org/a"), iri("https://example.org/b?c=d&e='f'"), iri("ex:not-shortened"), blank("x"), blank("y"));
const object = fc.oneof(
  subject,
  hostile.map((value) => text(value)),
  fc.tuple(hostile, fc.constantFrom("fr", "en", "fr-CA", "not a language")).map(([value, language]) => text(value, language)),
  fc.constantFrom(typed("2024-02-29", "date"), typed(12, "nonNegativeInteger"), typed("é", "https://example.org/types/own")),
);
const predicate = fc.constantFrom(rdfType, iri("http://purl.org/dc/terms/title"), iri("https://example.org/ns#a-b"), iri("https://elsewhere.example/terms/own"));
const batches = fc.array(fc.array(fc.tuple(subject, predicate, object).map(([s, p, o]) => quad(s, p, p === rdfType && o.termType === "Literal" ? iri("https://example.org/Kind") : o)), { maxLength: 8 }), { maxLength: 3 });

test("what is written in one form is read back the same graph, in all three, whatever the text", async () => {
  await fc.assert(fc.asyncProperty(batches, async (given) => {
    // Blank nodes of two batches are two nodes.
    const expected = given.flatMap((batch, index) => batch.map(({ subject: s, predicate: p, object: o }) => quad(
      s.termType === "BlankNode" ? blank(`${s.value}${index}`) : s, p as Parameters<typeof quad>[1], o.termType === "BlankNode" ? blank(`${o.value}${index}`) : o)));
    const wanted = await canonical(expected);
    for (const format of rdfFormats) {
      const document = await written(given, format);
      const reading = await readRdf(Buffer.from(document), { format, base: "https://base.example/" });
      assert.deepEqual(reading.issues, [], document);
      assert.equal(await canonical(reading.quads), wanted, document);
    }
  }), { numRuns: 150 });
});

test("an address that no form can hold is refused, one in a document is told and left out", async () => {
  assert.throws(() => iri("https://example.org/a b"));
  assert.throws(() => iri("relative"));
  const reading = await readRdf(Buffer.from(`<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="https://example.org/ns#">
  <rdf:Description rdf:about="https://example.org/a"><ex:p>kept</ex:p>
    <ex:q rdf:resource="https://example.org/a b"/>
  </rdf:Description>
</rdf:RDF>`), { format: "rdf-xml", base: "https://base.example/" });
  assert.equal(reading.quads.length, 1);
  assert.equal(reading.complete, true);
  assert.deepEqual(reading.issues.map(({ code, line }) => ({ code, line })), [{ code: "rdf.bad-iri", line: 4 }]);
});

const around = (doctype: string, inside = "") => `<?xml version="1.0"?>${doctype}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="https://example.org/ns#"><rdf:Description rdf:about="https://example.org/a"><ex:p>${inside}</ex:p></rdf:Description></rdf:RDF>`;

const refusals: readonly { readonly name: string; readonly format: (typeof rdfFormats)[number]; readonly document: string | Uint8Array; readonly code: string; readonly line?: number }[] = [
  { name: "an entity of the file system", format: "rdf-xml", document: around('<!DOCTYPE rdf:RDF [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"), code: "rdf.external-entity" },
  { name: "a parameter entity", format: "rdf-xml", document: around('<!DOCTYPE rdf:RDF [<!ENTITY % f SYSTEM "http://example.org/x"> %f;]>'), code: "rdf.external-entity" },
  { name: "entities made of entities", format: "rdf-xml", document: around('<!DOCTYPE rdf:RDF [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>', "&b;"), code: "rdf.swelling-entity" },
  { name: "one long entity", format: "rdf-xml", document: around(`<!DOCTYPE rdf:RDF [<!ENTITY a "${"h".repeat(5_000)}">]>`, "&a;".repeat(100)), code: "rdf.swelling-entity" },
  { name: "elements without end", format: "rdf-xml", document: "<a>".repeat(100_000), code: "rdf.too-deep", line: 1 },
  { name: "lists without end", format: "json-ld", document: "[".repeat(100_000), code: "rdf.too-deep", line: 1 },
  { name: "a context of elsewhere", format: "json-ld", document: '{"@context":"https://evil.example/context","@id":"https://example.org/a"}', code: "rdf.unknown-context" },
  { name: "an imported context", format: "json-ld", document: '{"@context":{"@version":1.1,"@import":"https://evil.example/context"},"@id":"https://example.org/a"}', code: "rdf.unknown-context" },
  { name: "no JSON", format: "json-ld", document: '{\n  "@id": "https://example.org/a",\n}', code: "rdf.not-readable", line: 3 },
  { name: "an undeclared prefix", format: "turtle", document: "<https://example.org/a> a <https://example.org/B> .\n\nex:a ex:b ex:c .", code: "rdf.not-readable", line: 3 },
  { name: "bytes that are no text", format: "turtle", document: Uint8Array.of(0x3c, 0xe9, 0x3e), code: "rdf.bad-encoding" },
];
for (const { name, format, document, code, line } of refusals) {
  test(`not read: ${name}`, async () => {
    const reading = await readRdf(typeof document === "string" ? Buffer.from(document) : document, { format, base: "https://base.example/" });
    assert.equal(reading.complete, false);
    assert.equal(reading.issues.at(-1)?.code, code, JSON.stringify(reading.issues));
    if (line !== undefined) assert.equal(reading.issues.at(-1)?.line, line);
  });
}

test("what stands before a fault of grammar is there; entities for namespaces are read; XML in Latin 1 too", async () => {
  const turtle = await readRdf(Buffer.from("<https://example.org/a> a <https://example.org/B> .\n?"), { format: "turtle", base: "https://base.example/" });
  assert.equal(turtle.quads.length, 1);
  const entity = await readRdf(Buffer.from(around('<!DOCTYPE rdf:RDF [<!ENTITY ex "https://example.org/ns#">]>', "&ex;name")), { format: "rdf-xml", base: "https://base.example/" });
  assert.equal(entity.quads[0]?.object.value, "https://example.org/ns#name");
  const latin = around("", "données").replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"');
  assert.equal((await readRdf(Buffer.from(latin, "latin1"), { format: "rdf-xml", base: "https://base.example/" })).quads[0]?.object.value, "données");
});

test("a reading stops at its limits", async () => {
  const many = Array.from({ length: 20 }, (_, index) => `<https://example.org/${index}> a <https://example.org/B> .`).join("\n");
  const reading = await readRdf(Buffer.from(many), { format: "turtle", base: "https://base.example/", maxQuads: 10 });
  assert.deepEqual([reading.quads.length, reading.complete, reading.issues.at(-1)?.code], [10, false, "rdf.too-many-statements"]);
  assert.equal((await readRdf(Buffer.from(many), { format: "turtle", base: "https://base.example/", maxBytes: 100 })).issues[0]?.code, "rdf.too-large");
});
