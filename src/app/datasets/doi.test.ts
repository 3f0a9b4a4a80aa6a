import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { sql } from "../../kernel/db/db.ts";
import { dataciteProvider, dryProvider } from "../../kernel/doi/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { contextOf, createDatasets, datasetMigrations } from "../../modules/datasets/index.ts";
import { chiefCurator, datasetDeps, plainMetadata, publishDataset, researcher } from "../../modules/datasets/testing/builders.ts";
import { minterOf } from "./doi.ts";

const sets = [auditMigrations, datasetMigrations];
const told = () => contextOf({ clock: fixedClock("2025-03-31"), siteUrl: "https://donnees.example.org", institute: async () => ({ name: "Institut", ror: null, homepage: null }), contactEmail: null, healthRelease: 5 });

/** DataCite as it answers: what stands is kept, so that what is told twice is seen to be one. */
async function agency() {
  const states = new Map<string, { state: string; xml: string }>();
  const asked: string[] = [];
  const standing = { isDown: false, losesAnswers: false };
  const server = createServer((incoming, outgoing) => {
    void textOf(incoming).then((text) => {
      const { data: { attributes } } = JSON.parse(text) as { data: { attributes: Record<string, string> } };
      const doi = incoming.method === "POST" ? (attributes["doi"] ?? "") : decodeURIComponent((incoming.url ?? "").slice("/dois/".length));
      asked.push(`${incoming.method} ${doi} ${attributes["event"] ?? "-"}${standing.isDown ? " (down)" : ""}`);
      const answer = (status: number, body: unknown): void => { outgoing.writeHead(status, { "content-type": "application/vnd.api+json" }).end(JSON.stringify(body)); };
      if (standing.isDown) return answer(503, {});
      const known = states.get(doi);
      if (incoming.method === "POST" && known !== undefined) return answer(422, { errors: [{ source: "doi", title: "This DOI has already been taken" }] });
      if (incoming.method === "PUT" && known === undefined) return answer(404, { errors: [{ status: "404", title: "The resource you are looking for doesn't exist." }] });
      const state = attributes["event"] === "publish" ? "findable" : attributes["event"] === "hide" ? "registered" : (known?.state ?? "draft");
      states.set(doi, { state, xml: attributes["xml"] === undefined ? (known?.xml ?? "") : Buffer.from(attributes["xml"], "base64").toString("utf8") });
      if (standing.losesAnswers) return answer(502, {});
      return answer(200, { data: { id: doi, type: "dois", attributes: { doi, state } } });
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { states, asked, standing, provider: dataciteProvider({ apiUrl, prefix: "10.12345", repository: "INST.DATA", password: "secret", timeoutMilliseconds: 2_000 }), close: () => { server.closeAllConnections(); server.close(); } };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}

databaseTest("the agency learns of new versions and of withdrawals, at once or when it is there again", sets, async (db) => {
  const registry = await agency();
  try {
    const datasets = createDatasets(datasetDeps(db, { doi: minterOf(registry.provider, told) }));
    const again = async (title: string): Promise<void> => {
      const draft = await datasets.revise(researcher, code);
      await datasets.save(researcher, code, draft.revision, { title: { fr: title } });
      await datasets.publish(researcher, code);
    };
    const { code, doi } = await publishDataset(datasets, plainMetadata({ title: { fr: "Premier titre du jeu" } }));
    assert.equal(doi, `10.12345/${code}`);
    await again("Deuxième titre du jeu");
    assert.match(registry.states.get(`10.12345/${code}`)?.xml ?? "", /Deuxième titre du jeu[^]*<version>2<\/version>/);
    assert.equal(await datasets.retryDois(), 0);

    registry.standing.isDown = true;
    await again("Troisième titre du jeu");
    await again("Quatrième titre du jeu");
    assert.equal(await datasets.retryDois(), 0);
    registry.standing.isDown = false;
    assert.deepEqual([await datasets.retryDois(), await datasets.retryDois()], [1, 0]);
    assert.match(registry.states.get(`10.12345/${code}`)?.xml ?? "", /Quatrième titre du jeu[^]*<version>4<\/version>/);

    registry.standing.isDown = true;
    assert.equal((await datasets.withdraw(chiefCurator, code, "Erreur de mesure.", null)).doi, doi);
    assert.equal(registry.states.get(`10.12345/${code}`)?.state, "findable");
    registry.standing.isDown = false;
    assert.deepEqual([await datasets.retryDois(), registry.states.get(`10.12345/${code}`)?.state, await datasets.retryDois()], [1, "registered", 0]);
    const acts = await db.query<{ act: string }>(sql`select act from kernel.audit_entry where act like 'datasets.doi-%' order by 1`);
    assert.deepEqual(acts.map(({ act }) => act), ["datasets.doi-given", "datasets.doi-hidden", "datasets.doi-updated", "datasets.doi-updated"]);
  } finally {
    registry.close();
  }
});

databaseTest("withdrawn before the answer came, a DOI is hidden all the same; one never registered needs nothing", sets, async (db) => {
  const registry = await agency();
  try {
    const datasets = createDatasets(datasetDeps(db, { doi: minterOf(registry.provider, told) }));
    registry.standing.losesAnswers = true;
    const lost = await publishDataset(datasets, plainMetadata());
    assert.equal(lost.doi, null);
    registry.standing.isDown = true;
    const never = await publishDataset(datasets, plainMetadata());
    for (const { code } of [lost, never]) await datasets.withdraw(chiefCurator, code, "Erreur de mesure.", null);
    registry.standing.isDown = registry.standing.losesAnswers = false;
    assert.deepEqual([await datasets.retryDois(), await datasets.retryDois()], [2, 0]);
    assert.deepEqual([...registry.states].map(([doi, { state }]) => [doi, state]), [[`10.12345/${lost.code}`, "registered"]]);
  } finally {
    registry.close();
  }
});

databaseTest("a record that the agency refuses does not keep others from being asked about", sets, async (db) => {
  let now = Date.parse("2025-03-31T09:00:00Z");
  const asked: string[] = [];
  let refused = "";
  const doi = { mintFor: async ({ code }: { code: string }) => { asked.push(code); return null; }, update: async () => true, hide: async () => true };
  const datasets = createDatasets(datasetDeps(db, { doi, clock: { now: () => new Date((now += 1_000)), today: fixedClock("2025-03-31").today } }));
  refused = (await publishDataset(datasets, plainMetadata())).code;
  const other = (await publishDataset(datasets, plainMetadata())).code;
  asked.length = 0;
  await datasets.retryDois(1);
  await datasets.retryDois(1);
  assert.deepEqual(asked, [refused, other]);
});

databaseTest("made-up datasets are never told to an agency, and a DOI of a trial stays one", sets, async (db) => {
  const registry = await agency();
  try {
    const made = createDatasets(datasetDeps(db, { doi: minterOf(registry.provider, told), demonstration: true }));
    const { code, doi } = await publishDataset(made, plainMetadata());
    assert.equal(doi, `10.5072/${code}`);
    await made.withdraw(chiefCurator, code, "Erreur de mesure.", null);
    const before = createDatasets(datasetDeps(db, { doi: minterOf(dryProvider(), told) }));
    const trial = await publishDataset(before, plainMetadata());
    const now = createDatasets(datasetDeps(db, { doi: minterOf(registry.provider, told) }));
    await now.withdraw(chiefCurator, trial.code, "Erreur de mesure.", null);
    assert.deepEqual([registry.asked, await now.retryDois()], [[], 0]);
  } finally {
    registry.close();
  }
});
