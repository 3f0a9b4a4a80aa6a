import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { dataciteXml } from "../src/kernel/doi/index.ts";
import { rdfFormats, type Quad } from "../src/kernel/rdf/index.ts";
import { writeXml, xmlDeclaration } from "../src/kernel/xml/xml.ts";
import { canonical, throughForm } from "../src/modules/datasets/exchange/testing/canonical.ts";
import { testContext } from "../src/modules/datasets/exchange/testing/records.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "../src/modules/datasets/exchange/testing/shapes.ts";
import type { StudyContent } from "../src/modules/studies/domain/content.ts";
import { emptyContent } from "../src/modules/studies/domain/empty.ts";
import { readCtgovJson } from "../src/modules/studies/registers/ctgov/index.ts";
import { aStudy, aValidContent } from "../src/modules/studies/testing/builders.ts";
import { ownFinder } from "../src/modules/studies/vocabularies/index.ts";
import type { StudyExchangeContext } from "../src/modules/studies/exchange/context.ts";
import { studyDoiResource, studyIdentifier } from "../src/modules/studies/exchange/datacite.ts";
import { studyDublinCore } from "../src/modules/studies/exchange/dublin-core.ts";
import { studyCatalogueQuads, studyHealthQuads, studyQuads } from "../src/modules/studies/exchange/graph/study.ts";
import { studyJson } from "../src/modules/studies/exchange/json/study-json.ts";
import { studyJsonSchema } from "../src/modules/studies/exchange/json/study-schema.ts";
import { studySchemaOrg } from "../src/modules/studies/exchange/schema-org.ts";
import { studyLinks, studyLinkset } from "../src/modules/studies/exchange/signposting.ts";
import type { ToldStudy } from "../src/modules/studies/exchange/told.ts";

const context: StudyExchangeContext = { ...testContext, labels: ownFinder.labels };

/** Text as people, programs and attackers write it. */
const hostile = ["Cohorte ]]> <!-- & \"guillemets\"", "\u0000\u0008\u001b[31mrouge\ufffe", "\ud800 seul", "\u202egauche\u202c مرحبا", "a\r\nb\rc\td", "<script>alert(1)</script>", "\\\"\\n@fr^^xsd:string .", "https://example.org/a b?c=<d>&e=\"f\"|{g}", "   ", ""];
const free: ReadonlySet<string> = new Set(["fr", "en", "name", "citation", "title", "url", "number", "issuer", "identifier", "detail", "city", "laboratory", "acronym", "email", "code", "orcid", "ror"]);

function spoilt(value: unknown, text: string, key = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => spoilt(one, text, key));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, spoilt(held, text, name)]));
  return typeof value === "string" && (free.has(key) || key.endsWith("Url")) ? text : value;
}

const full = aValidContent({
  useConditions: [{ code: "DUO:0000007", detail: "stéatose" }, { code: "DUO:0000046", detail: null }, { code: "DUO:nowhere", detail: null }], mockSampleUrl: "https://example.org/sample.csv", biobank: true, accessConditions: { fr: "Sur projet." },
  datasets: [{ scheme: "portal", identifier: "ds-000001", title: null }, { scheme: "doi", identifier: "10.1234/x", title: null }, { scheme: "other", identifier: "z", title: null }],
  publications: [{ scheme: "doi", identifier: "10.1234/a?b#c", kind: "results", citation: "A" }, { scheme: "pmid", identifier: "123", kind: "background", citation: "B" }, { scheme: "none", identifier: null, kind: "derived", citation: "C" }],
  documents: [{ kind: "protocol", title: "Protocole", url: "https://example.org/p.pdf", date: null }], dataContacts: [{ name: "Accès", email: "acces@example.org" }], minimumAgeYears: 0.5,
});

function made(number: number, content: StudyContent, more: Partial<ReturnType<typeof aStudy>> = {}): ToldStudy {
  const study = { ...aStudy(), code: `st-${String(number).padStart(6, "0")}`, version: 2, ...more, content };
  return { study, as: number % 3 === 0 ? "version" : "study", versions: [{ version: 2, publishedAt: study.modifiedAt, summary: "title", doi: study.versionDoi, automatic: false }, { version: 1, publishedAt: study.modifiedAt, summary: "first", doi: "10.70000/st-000042.v1", automatic: true }] };
}

const registers = join(portalStandards, "../health/ctgov-v2");
const real = existsSync(registers) ? readdirSync(registers).filter((name) => /^NCT\d+\.json$/.test(name)).flatMap((name) => readCtgovJson(readFileSync(join(registers, name), "utf8")).records.flatMap(({ record }) => (record === null ? [] : [{ ...emptyContent(), ...record.content }]))) : [];
const contents: readonly StudyContent[] = [
  aValidContent(), emptyContent(), full, ...(["open", "embargoed", "metadata-only", "to-be-defined", "fresh:FID9949", "unheard-of"] as const).map((individualDataAccess) => ({ ...full, individualDataAccess })),
  aValidContent({ startedOn: { date: "2021", kind: null }, completedOn: null, studyType: "observational" }), ...hostile.map((text) => spoilt(full, text) as StudyContent), ...real,
];
const all = contents.map((content, index) => made(index + 1, content, index % 2 === 0 ? {} : { doi: null, versionDoi: null, demonstration: true }));

test("every study conforms to both sets of shapes of DCAT-AP 3.0.1, one by one and as the catalogue", { skip: withoutStandards, timeout: 300_000 }, async () => {
  assert.equal(real.length, 6);
  const catalogue: Quad[] = [];
  for await (const quads of studyCatalogueQuads([all], context)) catalogue.push(...quads);
  for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(catalogue, files)), []);
  const one = studyQuads(all[2] ?? made(1, full), context);
  for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(one, files)), []);
});

test("every study conforms to HealthDCAT-AP release 5; open ones but for the tier, which these shapes have for non-public data", { skip: withoutStandards, timeout: 300_000 }, async () => {
  for (const told of all) {
    const quads = studyHealthQuads(told, context);
    const found = (await findings(quads, healthShapes)).filter(({ path }) => !(told.study.content.individualDataAccess === "open" && path === "http://purl.org/dc/terms/accessRights"));
    assert.deepEqual(violations(found), [], told.study.code);
  }
});

test("release 7 tells what its constraints for non-public data want", () => {
  const quads = studyHealthQuads(made(1, full), { ...context, healthRelease: 7 });
  const node = `${context.siteUrl}/studies/st-000001#dataset`;
  const of = (subject: string, name: string): readonly string[] => quads.filter((one) => one.subject.value === subject && one.predicate.value.endsWith(name)).map(({ object }) => object.value);
  for (const name of ["applicableLegislation", "distribution", "dc/terms/identifier", "theme", "hdab", "healthCategory", "hasStructuredData", "contactPoint", "keyword", "dc/terms/type", "provenance", "publisher"]) assert.ok(of(node, name).length > 0, name);
  assert.deepEqual([of(node, "hdab").length, of(node, "publisher").length, of(node, "hasStructuredData").length, of(node, "accessRights").length], [1, 1, 1, 1]);
  for (const body of [...of(node, "hdab"), ...of(node, "publisher")]) assert.equal(of(body, "m8g/contactPoint").length, 1);
});

test("the three forms of a study are one graph", { timeout: 120_000 }, async () => {
  for (const told of all) {
    for (const quads of [studyQuads(told, context), studyHealthQuads(told, context)]) {
      const wanted = await canonical(quads);
      for (const format of rdfFormats) assert.equal(await canonical(await throughForm([quads], format)), wanted, told.study.code);
    }
  }
});

test("what the graph says is what the record says", () => {
  const quads = studyQuads(made(1, full), context);
  const of = (name: string): readonly string[] => quads.filter(({ subject, predicate }) => subject.value === `${context.siteUrl}/studies/st-000001#dataset` && predicate.value.endsWith(name)).map(({ object }) => object.value);
  assert.deepEqual(of("/accessRights"), ["http://publications.europa.eu/resource/authority/access-right/RESTRICTED"]);
  const publisher = quads.find(({ subject, predicate }) => subject.value.endsWith("st-000001#publisher") && predicate.value.endsWith("/identifier"));
  assert.equal(publisher?.object.value, "https://ror.org/02vjkv261");
  assert.deepEqual(quads.filter(({ predicate }) => predicate.value.endsWith("odrl/2/rightOperand")).map(({ object }) => object.value), ["http://purl.obolibrary.org/obo/DUO_0000007", "http://purl.obolibrary.org/obo/DUO_0000046"]);
  assert.ok(of("/isReferencedBy").includes("https://doi.org/10.1234/a%3Fb%23c") && of("/relation").includes(`${context.siteUrl}/data/ds-000001#dataset`) && of("foaf/0.1/page").includes("https://clinicaltrials.gov/study/NCT01234567"));
  const titles = quads.filter(({ subject, predicate }) => subject.value.endsWith("st-000001#dataset") && predicate.value.endsWith("terms/title")).map(({ object }) => (object.termType === "Literal" ? object.language : ""));
  assert.deepEqual(titles, ["fr", "en"]);
});

test("every study is DataCite XML 4.7 by its schema; the study has its versions, a version follows another", { skip: withoutStandards }, () => {
  xmlRegisterFsInputProviders();
  const schemaPath = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
  const validator = XsdValidator.fromDoc(schema);
  for (const told of all) {
    const { value, type } = studyIdentifier(told, context);
    const document = XmlDocument.fromString(dataciteXml(value, studyDoiResource(told, context), type));
    try { validator.validate(document); } catch (error) { assert.fail(`${told.study.code}: ${String(error)}`); } finally { document.dispose(); }
  }
  validator.dispose();
  schema.dispose();
  const told = made(1, full, { doi: "10.70000/st-000001", versionDoi: "10.70000/st-000001.v2" });
  const relations = ({ related }: ReturnType<typeof studyDoiResource>) => related.filter(({ relation }) => relation.includes("Version")).map(({ relation, value }) => `${relation} ${value}`);
  assert.deepEqual(relations(studyDoiResource(told, context)), ["HasVersion 10.70000/st-000042.v1", "HasVersion 10.70000/st-000001.v2"]);
  assert.deepEqual(relations(studyDoiResource({ ...told, as: "version" }, context)), ["IsVersionOf 10.70000/st-000001", "IsNewVersionOf 10.70000/st-000042.v1"]);
  assert.deepEqual(relations(studyDoiResource({ ...told, study: { ...told.study, version: 1 }, as: "version" }, context)), ["IsVersionOf 10.70000/st-000001", "IsPreviousVersionOf 10.70000/st-000001.v2"]);
  assert.equal(studyDoiResource(told, context).resourceType.general, "StudyRegistration");
});

test("every study is valid by the published JSON Schema, with labels of its concepts", () => {
  const ajv = addFormats.default(new ajv2020.Ajv2020({ allErrors: true, strict: false }));
  const validate = ajv.compile(studyJsonSchema(context.siteUrl));
  for (const told of all) {
    // As it is sent: what is undefined is not there.
    const sent = JSON.parse(JSON.stringify(studyJson(told, context))) as { readonly concepts: Record<string, Record<string, unknown>> };
    assert.ok(validate(sent), `${told.study.code}: ${ajv.errorsText(validate.errors)}`);
  }
  assert.deepEqual(studyJson(made(1, full), context).concepts["study-type"], { interventional: ownFinder.labels.label("interventional", "study-type") });
  assert.equal(validate({ ...studyJson(made(1, full), context), version: "two" }), false);
});

test("the other forms keep their own rules", () => {
  for (const told of all) {
    XmlDocument.fromString(`${xmlDeclaration}${writeXml(studyDublinCore(told, context))}`).dispose();
    const schemaOrg = studySchemaOrg(told, context);
    assert.match(String(schemaOrg["@type"]), /^Medical(Trial|ObservationalStudy|Study)$/);
    const data = schemaOrg["subjectOf"] as Record<string, unknown> | undefined;
    if (data !== undefined) { const { length } = String(data["description"]); assert.ok(length >= 50 && length <= 5_000 && String(data["name"]) !== "", told.study.code); }
    for (const link of studyLinks(told, context)) assert.match(link, /^<[\x21-\x3b\x3d\x3f-\x7e]+>; rel="[a-z-]+"(; (type|profile)="[^"]+")*$/);
    assert.ok(Array.isArray(studyLinkset(told, context).json["linkset"]));
  }
});
