import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { createOaiProvider, oaiMigrations } from "../../../../kernel/oai/index.ts";
import type { Reply } from "../../../../kernel/http/route.ts";
import { readRdf, rdfFormats, type RdfFormat } from "../../../../kernel/rdf/index.ts";
import { askRoute, htmlOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { noFiles } from "../../deps.ts";
import { datasetMigrations } from "../../migrations.ts";
import { createDatasets } from "../../module.ts";
import { chiefCurator, datasetDeps, humanMetadata, lyonCurator, plainMetadata, publishDataset, researcher, testClock } from "../../testing/builders.ts";
import { createExchangeRoutes, datasetRepository, negotiated } from "../index.ts";
import { canonical } from "../testing/canonical.ts";

const sets = [auditMigrations, oaiMigrations, datasetMigrations];
const parts = { clock: testClock, siteUrl: "https://donnees.example.org", institute: async () => ({ name: "Inserm", ror: "02vjkv261", homepage: null }), contactEmail: null, healthRelease: 5 } as const;

async function textOf(reply: Reply): Promise<string> {
  if (reply.kind === "document") return reply.text;
  if (reply.kind === "file") return String(reply.bytes);
  if (reply.kind !== "stream") throw new Error(`not a document: ${reply.kind}`);
  let text = "";
  for await (const piece of await reply.open(null)) text += String(piece);
  return text;
}

const endings: Readonly<Record<RdfFormat, string>> = { turtle: "ttl", "json-ld": "jsonld", "rdf-xml": "rdf" };
const notFound = (error: unknown): boolean => (error as { readonly status?: number }).status === 404;

databaseTest("published records have their forms, drafts and withdrawn ones none, and the catalogue holds the published alone", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const routes = createExchangeRoutes({ ...parts, db, datasets, files: noFiles });
  const ask = async (address: string) => textOf(await askRoute(routes, address, "fr", "2025-03-31"));
  const plain = await publishDataset(datasets, plainMetadata());
  const human = await publishDataset(datasets, humanMetadata());
  const gone = await publishDataset(datasets, plainMetadata({ title: { fr: "À retirer bientôt" } }));
  await datasets.withdraw(chiefCurator, gone.code, "Erreur de mesure", null);
  const draft = await datasets.declare(researcher, { subjectKind: "non-human", title: "Brouillon secret" });

  for (const path of ["metadata.ttl", "metadata.jsonld", "metadata.rdf", "datacite.xml", "datacite.json", "schema.json", "dublin-core.xml", "linkset.json", "linkset.txt"]) {
    assert.ok((await ask(`/data/${plain.code}/${path}`)).length > 200, path);
    for (const code of [draft.code, gone.code, "ds-999999"]) await assert.rejects(ask(`/data/${code}/${path}`), notFound);
  }
  assert.match(await ask(`/data/${human.code}/healthdcat.ttl`), /healthdcatap:hdab/);
  await assert.rejects(ask(`/data/${plain.code}/healthdcat.ttl`), notFound);

  const graphs = new Set<string>();
  for (const format of rdfFormats) {
    const whole = await readRdf(Buffer.from(await ask(`/data/catalogue.${endings[format]}`)), { format, base: "https://x.example/" });
    assert.deepEqual(whole.issues, []);
    graphs.add(await canonical(whole.quads));
    const inCatalogue = whole.quads.filter(({ predicate }) => predicate.value.endsWith("dcat#dataset")).map(({ object }) => object.value);
    assert.deepEqual(inCatalogue, [plain, human].map(({ code }) => `${parts.siteUrl}/data/${code}#dataset`));
  }
  assert.equal(graphs.size, 1);
  assert.match(await ask("/data/catalogue.ttl?page=1"), /hydra:totalItems "2"/);
  await assert.rejects(ask("/data/catalogue.ttl?page=2"), notFound);
  const html = htmlOf(await askRoute(routes, "/data/catalogue"));
  assert.match(html, /OAI-PMH/);
  assert.match(html, /2 jeux de données/);
  assert.ok(!`${[...graphs].join("")}${html}`.includes("secret"));
});

databaseTest("a program that asks for the page in another form is sent to it, a browser is not", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const plain = await publishDataset(datasets, plainMetadata());
  const asked = (accept: string | undefined): string | null => {
    const reply = negotiated(plain, accept);
    return reply?.kind === "empty" ? (reply.headers["location"] ?? "") : null;
  };
  assert.equal(asked("text/turtle"), `/data/${plain.code}/metadata.ttl`);
  assert.equal(asked("application/rdf+xml;q=0.9, text/turtle;q=0.5"), `/data/${plain.code}/metadata.rdf`);
  assert.equal(asked("application/ld+json, text/html;q=0.8"), `/data/${plain.code}/metadata.jsonld`);
  for (const accept of ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/turtle;q=0", "text/html, text/turtle", undefined, "", ";;;"]) assert.equal(asked(accept), null, accept);
  assert.equal(negotiated({ ...plain, state: "withdrawn" }, "text/turtle"), null);
});

databaseTest("OAI-PMH gives the published, keeps the withdrawn as deleted, and groups them in sets", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const provider = createOaiProvider({ db, clock: testClock, name: "Essai", baseUrl: "https://donnees.example.org/oai", host: "donnees.example.org", adminEmail: "a@example.org", repositories: [datasetRepository({ ...parts, datasets })] });
  const ask = async (question: string): Promise<string> => (await provider.answer(new URLSearchParams(question))) ?? "";
  const plain = await publishDataset(datasets, plainMetadata());
  const human = await publishDataset(datasets, humanMetadata());
  const listed = await ask("verb=ListRecords&metadataPrefix=oai_datacite&set=datasets");
  assert.equal(listed.match(/<record>/g)?.length, 2);
  assert.match(listed, /<rights xml:lang="en" rightsURI="http:\/\/purl.org\/coar\/access_right\/c_16ec">/);
  assert.equal((await ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=datasets:access:restricted")).match(/<header>/g)?.length, 1);
  await datasets.withdraw(lyonCurator, human.code, "Retrait demandé", null);
  const after = await ask("verb=ListIdentifiers&metadataPrefix=oai_dc");
  assert.match(after, new RegExp(`<header status="deleted">\\s*<identifier>oai:donnees.example.org:datasets/${human.code}<`));
  assert.match(await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:donnees.example.org:datasets/${plain.code}`), /<dc:identifier>https:\/\/donnees.example.org\/data\//);
});
