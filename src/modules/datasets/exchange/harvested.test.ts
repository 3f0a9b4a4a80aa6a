import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { dataciteXml } from "../../../kernel/doi/index.ts";
import { rdfFormats, type Quad } from "../../../kernel/rdf/index.ts";
import { writeXml, xmlDeclaration } from "../../../kernel/xml/xml.ts";
import { recordFrom } from "../harvest/domain/to-record.ts";
import { readCatalogue, type CatalogueKind } from "../harvest/readers/index.ts";
import { croissantOf } from "../profile/index.ts";
import { accessRight } from "./graph/authorities.ts";
import { datasetQuads } from "./graph/catalogue.ts";
import { healthQuads } from "./graph/health.ts";
import { doiResourceOf, identifierOf } from "./datacite.ts";
import { dublinCoreOf } from "./dublin-core.ts";
import { schemaOrgOf } from "./schema-org.ts";
import type { Dataset } from "../domain/dataset.ts";
import { throughForm } from "./testing/canonical.ts";
import { testContext as context } from "./testing/records.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "./testing/shapes.ts";

const folders: readonly (readonly [folder: string, kind: CatalogueKind])[] = [
  ["ckan/dcat", "dcat"], ["udata/dcat", "dcat"], ["ckan/croissant", "dcat"], ["ckan/ckan-json", "ckan"], ["udata/ckan", "ckan"], ["udata", "udata"], ["dataverse/ddi", "dataverse"], ["dataverse/native-json", "dataverse"], ["healthdcat-ap", "dcat"], ["dcat-ap-3.0.1/examples", "dcat"],
];
/** Documents that are no catalogue, or one with a fault of its own: nothing is taken from them, and where the fault is is said. */
const unreadable: readonly string[] = ["ckan/dcat/dataset.ttl:149", "udata/dcat/geonetwork.xml:13", "ckan/croissant/full_croissant_dataset.jsonld:78"];

/** Two graphs without blank nodes are the same where their statements are. */
function statements(quads: readonly Quad[]): ReadonlySet<string> {
  return new Set(quads.map(({ subject, predicate, object }) => {
    assert.ok(subject.termType === "NamedNode" && object.termType !== "BlankNode");
    return `${subject.id} ${predicate.id} ${object.id}`;
  }));
}

interface Harvested { readonly from: string; readonly dataset: Dataset }

async function harvested(): Promise<{ readonly taken: readonly Harvested[]; readonly faulty: readonly string[]; readonly rdfFiles: number; readonly unknownCategories: number }> {
  const taken: Harvested[] = [];
  const faulty: string[] = [];
  let rdfFiles = 0;
  let unknownCategories = 0;
  for (const [folder, kind] of folders) {
    for (const name of readdirSync(join(portalStandards, folder)).filter((one) => /\.(?:rdf|ttl|xml|jsonld|json)$/.test(one) && !(kind === "dataverse" && one.endsWith(".xml")) && !one.includes("constraints") && !(folder === "dcat-ap-3.0.1/examples" && one.endsWith(".jsonld")))) {
      const page = await readCatalogue(kind, { bytes: readFileSync(join(portalStandards, folder, name)), base: "https://source.example.org/", name });
      if (folder === "ckan/dcat" || folder === "udata/dcat") rdfFiles += page.complete && !name.endsWith(".json") ? 1 : 0;
      if (!page.complete) faulty.push(`${folder}/${name}:${page.issues.find(({ line }) => line !== undefined)?.line ?? "-"}`);
      for (const raw of page.records) {
        const { record, issues } = recordFrom(raw, { name: "Catalogue d’essai", language: "fr" });
        unknownCategories += issues.filter(({ code }) => code === "datasets.harvest-health-category").length;
        assert.equal(record === null, issues.some(({ severity }) => severity === "error"), `${folder}/${name}`);
        if (record === null) continue;
        taken.push({ from: `${folder}/${name}`, dataset: {
          code: `ds-${String(taken.length + 1).padStart(6, "0")}`, state: "published", version: 1, metadata: record.metadata, files: [], doi: record.doi, label: { label: "preliminary", publication: null, missing: [] }, fairScore: 0,
          origin: { kind: "harvested", source: "essai", sourceName: "Catalogue d’essai", identifier: record.identifier, url: record.url, vanishedOn: null }, firstPublishedAt: "2025-03-01T10:00:00.000Z", modifiedAt: "2025-03-01T10:00:00.000Z", withdrawal: null, demonstration: false,
        } });
      }
    }
  }
  return { taken, faulty, rdfFiles, unknownCategories };
}

/**
 * The catalogue leaves harvested records to their source, but each has its page and its forms here. Every one that is taken, however little it
 * says, is held against the same shapes and schemas as one declared here.
 */
test("every record of the recorded catalogues that is taken conforms in each form", { skip: withoutStandards, timeout: 300_000 }, async () => {
  const { taken, faulty, rdfFiles, unknownCategories } = await harvested();
  assert.equal(rdfFiles, 28, "of thirty documents of RDF two have a fault");
  for (const one of unreadable) assert.ok(faulty.includes(one), `${one}: ${faulty.join(" ")}`);
  assert.ok(taken.length >= 130, String(taken.length));

  const quads = taken.flatMap(({ dataset }) => [...datasetQuads(dataset, context)]);
  for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(quads, files)), []);
  const wanted = statements(quads);
  for (const format of rdfFormats) assert.deepEqual(statements(await throughForm([quads], format)), wanted, format);

  const aboutPeople = taken.filter(({ dataset }) => dataset.metadata.human !== null);
  const inHealth = aboutPeople.flatMap(({ dataset }) => { const own = healthQuads(dataset, context); return own === null ? [] : [own]; });
  // Nobody here knows how a source made its data anonymous: none of these counts as open.
  for (const { dataset } of aboutPeople) assert.match(accessRight(dataset, context.today).address, /\/NON_PUBLIC$/);
  assert.deepEqual(violations(await findings(inHealth.flat(), healthShapes)), []);
  assert.ok(inHealth.length >= 23, `${inHealth.length} of ${aboutPeople.length}, ${unknownCategories} categories unknown`);

  xmlRegisterFsInputProviders();
  const schemaPath = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
  const validator = XsdValidator.fromDoc(schema);
  for (const { from, dataset } of taken) {
    const { value, type } = identifierOf(dataset, context);
    const document = XmlDocument.fromString(dataciteXml(value, doiResourceOf(dataset, context), type));
    try { validator.validate(document); } catch (error) { assert.fail(`${from}: ${String(error)}`); } finally { document.dispose(); }
    XmlDocument.fromString(`${xmlDeclaration}${writeXml(dublinCoreOf(dataset, context))}`).dispose();
    const schemaOrg = schemaOrgOf(dataset, context);
    const { length } = String(schemaOrg["description"]);
    assert.ok(length >= 50 && length <= 5_000 && typeof schemaOrg["name"] === "string" && schemaOrg["name"] !== "", from);
    const croissant = croissantOf(dataset, { siteUrl: context.siteUrl, today: context.today, publisher: context.institute.name });
    for (const field of ["name", "description", "license", "url", "creator", "datePublished"]) assert.ok(croissant[field] !== undefined && croissant[field] !== "", `${from} ${field}`);
  }
  validator.dispose();
  schema.dispose();
});
