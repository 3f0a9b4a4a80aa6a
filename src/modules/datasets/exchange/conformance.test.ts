import assert from "node:assert/strict";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { dataciteJson, dataciteXml } from "../../../kernel/doi/index.ts";
import { rdfFormats, type Quad } from "../../../kernel/rdf/index.ts";
import { writeXml, xmlDeclaration } from "../../../kernel/xml/xml.ts";
import { accessRight } from "./graph/authorities.ts";
import { catalogueQuads, datasetQuads } from "./graph/catalogue.ts";
import { healthQuads } from "./graph/health.ts";
import { doiResourceOf, identifierOf } from "./datacite.ts";
import { dublinCoreOf } from "./dublin-core.ts";
import { schemaOrgOf } from "./schema-org.ts";
import { linksetJson, linksetText, signpostingLinks } from "./signposting.ts";
import type { Dataset } from "./record.ts";
import { canonical, throughForm } from "./testing/canonical.ts";
import { testContext as context, validRecord } from "./testing/records.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "./testing/shapes.ts";

/** Records with codes of their own: whatever the portal's own rules call valid. */
const several = fc.array(validRecord, { minLength: 20, maxLength: 30 }).map((records) => records.map((record, index): Dataset => ({ ...record, code: `ds-${String(index + 1).padStart(6, "0")}` })));

async function catalogueOf(records: readonly Dataset[]): Promise<Quad[]> {
  const quads: Quad[] = [];
  for await (const batch of catalogueQuads([records], context)) quads.push(...batch);
  return quads;
}

test("every valid record conforms to both sets of shapes of DCAT-AP 3.0.1", { skip: withoutStandards }, async () => {
  await fc.assert(fc.asyncProperty(several, async (records) => {
    const quads = await catalogueOf(records);
    for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(quads, files)), []);
  }), { numRuns: 3, endOnFailure: true });
});

test("every valid record about people conforms to HealthDCAT-AP release 5, whose shapes are those of data that are not public", { skip: withoutStandards }, async () => {
  let nonPublic = 0;
  await fc.assert(fc.asyncProperty(several, async (records) => {
    const quads: Quad[] = [];
    for (const record of records) {
      if (record.metadata.human === null) assert.equal(healthQuads(record, context), null);
      else if (accessRight(record, context.today).address.endsWith("/NON_PUBLIC")) { nonPublic += 1; quads.push(...(healthQuads(record, context) ?? [])); }
    }
    assert.deepEqual(violations(await findings(quads, healthShapes)), []);
    // Of data about people that are open since they are anonymous, these shapes can say nothing wrong but that they are not non-public.
    const open = records.filter((record) => accessRight(record, context.today).address.endsWith("/PUBLIC")).flatMap((record) => healthQuads(record, context) ?? []);
    for (const { severity, path } of await findings(open, healthShapes)) if (severity === "Violation") assert.equal(path, "http://purl.org/dc/terms/accessRights");
    for (const files of [dcatApShapes.combined, dcatApShapes.range, dcatApShapes.vocabularies]) assert.deepEqual(violations(await findings(quads, files)), []);
  }), { numRuns: 3, endOnFailure: true });
  assert.ok(nonPublic > 10, String(nonPublic));
});

test("the three forms of a record are one graph", async () => {
  await fc.assert(fc.asyncProperty(validRecord, async (record) => {
    for (const quads of [datasetQuads(record, context), healthQuads(record, context)]) {
      if (quads === null) continue;
      const wanted = await canonical(quads);
      for (const format of rdfFormats) assert.equal(await canonical(await throughForm([quads], format)), wanted);
    }
  }), { numRuns: 25 });
});

test("every valid record is DataCite XML 4.7 by its schema", { skip: withoutStandards }, () => {
  xmlRegisterFsInputProviders();
  const schemaPath = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
  const validator = XsdValidator.fromDoc(schema);
  fc.assert(fc.property(validRecord, (record) => {
    const { value, type } = identifierOf(record, context);
    const document = XmlDocument.fromString(dataciteXml(value, doiResourceOf(record, context), type));
    try { validator.validate(document); } finally { document.dispose(); }
  }), { numRuns: 150 });
  validator.dispose();
  schema.dispose();
});

test("the other forms of every valid record keep their own rules", () => {
  fc.assert(fc.property(validRecord, (record) => {
    XmlDocument.fromString(`${xmlDeclaration}${writeXml(dublinCoreOf(record, context))}`).dispose();
    const schemaOrg = schemaOrgOf(record, context);
    const description = String(schemaOrg["description"]);
    assert.ok(description.length >= 50 && description.length <= 5_000, String(description.length));
    assert.ok(typeof schemaOrg["name"] === "string" && schemaOrg["name"] !== "");
    const datacite = dataciteJson(record.doi, doiResourceOf(record, context), "https://donnees.example.org");
    for (const field of ["creators", "titles", "publisher", "publicationYear", "types"]) assert.ok(datacite[field] !== undefined, field);
    for (const link of signpostingLinks(record, context)) assert.match(link, /^<[\x21-\x3b\x3d\x3f-\x7e]+>; rel="[a-z-]+"(; (type|profile)="[^"]+")*$/);
    for (const line of linksetText(record, context).trim().split(",\n")) assert.match(line, /^<[^<>\s]+>; rel="[a-z-]+".*; anchor="[^"]+"$/);
    assert.ok(Array.isArray(linksetJson(record, context)["linkset"]));
  }), { numRuns: 200 });
});

test("nothing of the files of data that are not open is told", () => {
  fc.assert(fc.property(validRecord, (record) => {
    if (accessRight(record, context.today).address.endsWith("/PUBLIC")) return;
    const told = [JSON.stringify(datasetQuads(record, context)), JSON.stringify(schemaOrgOf(record, context)), ...signpostingLinks(record, context), linksetText(record, context), writeXml(dublinCoreOf(record, context))].join("\n");
    for (const { id, sha256 } of record.files) assert.ok(!told.includes(id) && !told.includes(sha256));
  }), { numRuns: 150 });
});
