import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { dataciteProvider, dataciteXml, doiAddress, dryProvider, isResolvable, type DoiProvider, type DoiResource } from "./index.ts";

const resource: DoiResource = {
  titles: [{ text: "Cohorte d’essai", language: "fr" }, { text: "Trial cohort", language: "en" }], creators: [{ name: "Durand, Zoé", kind: "person", orcid: "0000-0002-1825-0097", ror: null, affiliation: "U1018" }],
  publisher: { name: "Inserm", ror: "https://ror.org/02vjkv261" }, publicationYear: 2024, resourceType: { general: "Dataset", text: "Tables" }, subjects: [], contributors: [], dates: [{ date: "2024-05-06", type: "Issued" }],
  language: "fr", alternateIdentifiers: [], related: [{ value: "10.1234/x", type: "DOI", relation: "IsSupplementTo" }, { value: "10.1234/y", type: "DOI", relation: "IsFriendOf" }], sizes: [], formats: [], version: "1", rights: [], descriptions: [], places: [],
};
const request = { doi: "10.12345/ds-000042", resource, url: "https://donnees.example.org/data/ds-000042" };

interface Exchange { readonly method: string; readonly url: string; readonly authorization: string; readonly body: { readonly data: { readonly type: string; readonly attributes: Readonly<Record<string, unknown>> } } }
interface Recorded { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>>; readonly afterMs?: number }

/** Answers in the shape that DataCite documents, and keeps what it was asked. */
async function withAgency(answers: readonly Recorded[], ask: (provider: DoiProvider) => Promise<void>): Promise<readonly Exchange[]> {
  const asked: Exchange[] = [];
  const waiting = [...answers];
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      asked.push({ method: incoming.method ?? "", url: incoming.url ?? "", authorization: incoming.headers.authorization ?? "", body: JSON.parse(body) as Exchange["body"] });
      const answer = waiting.shift() ?? { status: 500, body: "" };
      setTimeout(() => outgoing.writeHead(answer.status, { "content-type": "application/vnd.api+json", ...answer.headers }).end(answer.body), answer.afterMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await ask(dataciteProvider({ apiUrl, prefix: "10.12345", repository: "INSERM.DATA", password: "sésame", timeoutMilliseconds: 300 }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return asked;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}

const taken: Recorded = { status: 422, body: JSON.stringify({ errors: [{ source: "doi", uid: request.doi, title: "This DOI has already been taken" }] }) };
const stands = (status: number, state: string): Recorded => ({ status, body: JSON.stringify({ data: { id: request.doi, type: "dois", attributes: { doi: request.doi, prefix: "10.12345", state, isActive: state === "findable" } } }) });

test("a DOI is published by one POST: JSON:API, basic credentials, the XML, the event", async () => {
  const asked = await withAgency([stands(201, "findable")], async (provider) => {
    assert.equal(provider.doiFor("DS_000042"), "10.12345/ds-000042");
    assert.deepEqual(await provider.publish(request), { kind: "done", doi: request.doi, state: "findable" });
  });
  assert.equal(asked.length, 1);
  const [{ method, url, authorization, body }] = asked as [Exchange];
  assert.deepEqual([method, url, authorization], ["POST", "/dois", `Basic ${Buffer.from("INSERM.DATA:sésame").toString("base64")}`]);
  const { attributes, type } = body.data;
  assert.deepEqual([type, attributes["doi"], attributes["event"], attributes["url"]], ["dois", request.doi, "publish", request.url]);
  assert.equal(Buffer.from(String(attributes["xml"]), "base64").toString("utf8"), dataciteXml(request.doi, resource));
});

test("one that an earlier try has created is brought to the same state, not doubled", async () => {
  const asked = await withAgency([taken, stands(200, "findable")], async (provider) => {
    assert.deepEqual(await provider.publish(request), { kind: "done", doi: request.doi, state: "findable" });
  });
  assert.deepEqual(asked.map(({ method, url }) => `${method} ${url}`), ["POST /dois", "PUT /dois/10.12345%2Fds-000042"]);
});

test("reserve, update and hide say their own state", async () => {
  const asked = await withAgency([stands(201, "draft"), stands(200, "findable"), stands(200, "registered")], async (provider) => {
    assert.deepEqual(await provider.reserve(request), { kind: "done", doi: request.doi, state: "draft" });
    assert.deepEqual(await provider.update(request), { kind: "done", doi: request.doi, state: "findable" });
    assert.deepEqual(await provider.hide(request.doi), { kind: "done", doi: request.doi, state: "registered" });
  });
  assert.deepEqual(asked.map(({ method, body }) => [method, body.data.attributes["event"]]), [["POST", undefined], ["PUT", undefined], ["PUT", "hide"]]);
});

const troubles: readonly { readonly name: string; readonly answer: Recorded; readonly expected: unknown }[] = [
  { name: "what was sent is wrong", answer: { status: 422, body: JSON.stringify({ errors: [{ source: "creators", title: "Missing child element(s). Expected is ( {http://datacite.org/schema/kernel-4}creator )." }] }) }, expected: { kind: "refused", codes: ["doi.refused"] } },
  { name: "too many requests", answer: { status: 429, body: "", headers: { "retry-after": "120" } }, expected: { kind: "later", code: "doi.agency-busy", retryAfterSeconds: 120 } },
  { name: "the agency is down", answer: { status: 502, body: "<html>Bad Gateway</html>" }, expected: { kind: "later", code: "doi.agency-busy", retryAfterSeconds: null } },
  { name: "bad credentials", answer: { status: 401, body: JSON.stringify({ errors: [{ status: "401", title: "Bad credentials." }] }) }, expected: { kind: "later", code: "doi.credentials-refused", retryAfterSeconds: 3600 } },
  { name: "a prefix of somebody else", answer: { status: 403, body: JSON.stringify({ errors: [{ status: "403", title: "You are not authorized to access this resource." }] }) }, expected: { kind: "later", code: "doi.credentials-refused", retryAfterSeconds: 3600 } },
  { name: "no answer in time", answer: { ...stands(201, "findable"), afterMs: 2_000 }, expected: { kind: "later", code: "doi.agency-silent", retryAfterSeconds: null } },
  { name: "an answer without state", answer: { status: 200, body: "{}" }, expected: { kind: "later", code: "doi.answer-not-understood", retryAfterSeconds: null } },
  { name: "sent elsewhere", answer: { status: 302, body: "", headers: { location: "https://evil.example/" } }, expected: { kind: "later", code: "doi.agency-silent", retryAfterSeconds: null } },
];
for (const { name, answer, expected } of troubles) {
  test(`told, and not thrown: ${name}`, async () => {
    await withAgency([answer], async (provider) => {
      const outcome = await provider.publish(request);
      const told = outcome.kind === "refused" ? { kind: outcome.kind, codes: outcome.issues.map(({ code }) => code) } : outcome.kind === "later" ? { kind: outcome.kind, code: outcome.issue.code, retryAfterSeconds: outcome.retryAfterSeconds } : outcome;
      assert.deepEqual(told, expected);
      assert.ok(!JSON.stringify(outcome).includes("sésame"));
    });
  });
}

test("the dry provider asks nobody, and its DOIs are nowhere taken for addresses", async () => {
  const provider = dryProvider();
  const doi = provider.doiFor("ds-000042");
  assert.deepEqual(await provider.publish({ ...request, doi }), { kind: "done", doi: "10.5072/ds-000042", state: "not-registered" });
  assert.deepEqual([isResolvable(doi), doiAddress(doi), doiAddress("10.1234/a#b")], [false, null, "https://doi.org/10.1234/a%23b"]);
});

test("what the schema does not know is left out, what it wants and nobody gave is told as unknown", () => {
  assert.doesNotMatch(dataciteXml(request.doi, resource), /IsFriendOf/);
  const bare = dataciteXml(request.doi, { ...resource, titles: [{ text: " \u0000" }], creators: [], publisher: { name: "", ror: null } });
  assert.match(bare, /<creatorName>:unav<\/creatorName>/);
  assert.match(bare, /<title>:unas<\/title>/);
});
