import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { dataciteXml } from "../../../kernel/doi/index.ts";
import { rdfFormats } from "../../../kernel/rdf/index.ts";
import { writeXml, xmlDeclaration } from "../../../kernel/xml/xml.ts";
import { validate } from "../domain/validity/index.ts";
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
import { canonical, throughForm } from "./testing/canonical.ts";
import { testContext as context } from "./testing/records.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "./testing/shapes.ts";

const dirs: readonly (readonly [string, CatalogueKind])[] = [["ckan/dcat", "dcat"], ["udata/dcat", "dcat"], ["ckan/ckan-json", "ckan"], ["udata/ckan", "ckan"], ["udata", "udata"], ["dataverse/ddi", "dataverse"], ["dataverse/native-json", "dataverse"], ["healthdcat-ap", "dcat"], ["dcat-ap-3.0.1/examples", "dcat"]];

async function harvested(): Promise<readonly { readonly from: string; readonly dataset: Dataset }[]> {
  const found: { from: string; dataset: Dataset }[] = [];
  for (const [dir, kind] of dirs) {
    for (const name of readdirSync(join(portalStandards, dir)).filter((one) => /\.(?:rdf|ttl|xml|jsonld|json)$/.test(one) && !/constraints/.test(one))) {
      const page = await readCatalogue(kind, { bytes: readFileSync(join(portalStandards, dir, name)), base: "https://source.example.org/" , name } as never);
      console.log(dir, name, page.complete, page.records.length, page.issues.map(({ text, line }) => `${line}: ${text.en}`).slice(0, 2));
      for (const raw of page.records) {
        const { record, issues } = recordFrom(raw, { name: "Catalogue d’essai", language: "fr" });
        if (record === null) { console.log("  not taken", issues.filter(({severity}) => severity === "error").map(({ code }) => code)); continue; }
        found.push({ from: `${dir}/${name}`, dataset: {
          code: `ds-${String(found.length + 1).padStart(6, "0")}`, state: "published", version: 1, metadata: record.metadata, files: [], doi: record.doi, label: { label: "preliminary", publication: null, missing: [] }, fairScore: 0,
          origin: { kind: "harvested", source: "essai", sourceName: "Catalogue d’essai", identifier: record.identifier, url: record.url, vanishedOn: null }, firstPublishedAt: "2025-03-01T10:00:00.000Z", modifiedAt: "2025-03-01T10:00:00.000Z", withdrawal: null, demonstration: false,
        } });
      }
    }
  }
  return found;
}

test("x", async () => {
  const all = await harvested();
  console.log("records", all.length);
  const problems: string[] = [];
  xmlRegisterFsInputProviders();
  const schemaPath = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath }));
  let valid = 0; let human = 0; let iso = 0;
  const quads = all.flatMap(({ dataset }) => [...datasetQuads(dataset, context)]);
  for (const [set, files] of Object.entries(dcatApShapes)) problems.push(...violations(await findings(quads, files)).map((v) => `${set} ${v}`));
  for (const { from, dataset } of all) {
    const errors = validate(dataset.metadata, { today: context.today, files: [] }).filter(({ severity }) => severity === "error");
    if (errors.length === 0) valid += 1;
    const own = datasetQuads(dataset, context);
    if (dataset.metadata.human !== null) {
      human += 1;
      const h = healthQuads(dataset, context) ?? [];
      const v = violations(await findings(h, healthShapes)).filter((one) => !accessRight(dataset, context.today).address.endsWith("/PUBLIC") || !one.includes("accessRights"));
      problems.push(...v.map((one) => `health ${errors.length === 0 ? "VALID" : "invalid"} ${from} ${one} ${errors.map(({ code }) => code).join()}`));
    }
    const wanted = await canonical(own);
    for (const format of rdfFormats) { if ((await canonical(await throughForm([own], format))) !== wanted) problems.push(`${from} ${format} differs`); else iso += 1; }
    const { value, type } = identifierOf(dataset, context);
    try { const d = XmlDocument.fromString(dataciteXml(value, doiResourceOf(dataset, context), type)); try { validator.validate(d); } finally { d.dispose(); } } catch (error) { problems.push(`${from} datacite ${String(error)}`); }
    XmlDocument.fromString(`${xmlDeclaration}${writeXml(dublinCoreOf(dataset, context))}`).dispose();
    const s = schemaOrgOf(dataset, context);
    const d = String(s["description"]);
    if (d.length < 50 || d.length > 5000 || typeof s["name"] !== "string" || s["name"] === "") problems.push(`${from} schema.org ${d.length}`);
    croissantOf(dataset, { siteUrl: context.siteUrl, today: context.today });
  }
  console.log({ valid, human, iso });
  console.log(problems.slice(0, 60).join("\n"), problems.length);
});
