import assert from "node:assert/strict";
import { test } from "node:test";
import type { Db } from "../db/db.ts";
import { sql } from "../db/db.ts";
import { databaseTest } from "../testing/database.ts";
import { element, type XmlElement } from "../xml/xml.ts";
import { createOaiProvider, digestOfBodies, dublinCore, oaiMigrations, type OaiProvider, type OaiRepository } from "./index.ts";
import { readBounds, readRequest } from "./request.ts";
import { readToken, writeToken } from "./token.ts";
import { errorCodes, headersOf, protocolFaults, tokenOf, type HarvestedHeader } from "./testing/validate.ts";

/** Things by name, with a text; null: gone. */
function repositoryOf(name: string, things: Map<string, string | null>, prefixes: readonly string[] = ["oai_dc", "own"]): OaiRepository {
  const body = (text: string): XmlElement => element("thing", { xmlns: "urn:thing" }, text);
  return {
    name,
    formats: [dublinCore, { prefix: "own", schema: "http://jalon.example/own.xsd", namespace: "urn:thing" }].filter(({ prefix }) => prefixes.includes(prefix)),
    sets: async () => [{ spec: name, name }, { spec: `${name}:long`, name: "Long & < texts" }],
    changes: async (position) => {
      const all = [...things];
      const at = position === null || position === "end" ? 0 : Number(position);
      const some = all.slice(at, at + 150);
      return {
        entries: some.map(([id, text]) => ({ id: `${name}/${id}`, deleted: text === null, formats: prefixes, sets: [(text ?? "").length > 8 ? `${name}:long` : name], digest: text === null ? "" : digestOfBodies([body(text)]) })),
        position: at + 150 >= all.length ? "end" : String(at + 150), whole: false, more: at + 150 < all.length,
      };
    },
    bodies: async (ids) => new Map(ids.flatMap((id) => { const text = things.get(id.slice(name.length + 1)); return text === null || text === undefined ? [] : [[id, body(text)] as const]; })),
  };
}

let instant = Date.parse("2024-05-01T10:00:00.400Z");
const clock = { now: () => new Date(instant), today: () => "2024-05-01" as never };

function providerOver(db: Db, ...repositories: readonly OaiRepository[]): OaiProvider {
  return createOaiProvider({ db, clock, name: "Essai & compagnie", baseUrl: "https://jalon.example/oai", host: "jalon.example", adminEmail: "a@jalon.example", repositories });
}

async function ask(provider: OaiProvider, query: string): Promise<string> {
  const xml = await provider.answer(new URLSearchParams(query));
  assert.ok(xml !== null);
  assert.deepEqual(protocolFaults(xml), [], query);
  return xml;
}

/** A whole list, page after page; `between` is called after each page. */
async function harvest(provider: OaiProvider, query: string, between: (page: number) => void = () => {}): Promise<{ readonly headers: readonly HarvestedHeader[]; readonly pages: number; readonly cursors: readonly number[] }> {
  const headers: HarvestedHeader[] = [];
  const cursors: number[] = [];
  const verb = /verb=(\w+)/.exec(query)?.[1] ?? "";
  let next = query;
  for (let page = 1; ; page++) {
    const xml = await ask(provider, next);
    assert.deepEqual(errorCodes(xml), []);
    headers.push(...headersOf(xml));
    between(page);
    const token = tokenOf(xml);
    if (token !== null) cursors.push(token.cursor);
    if (token === null || token.text === "") return { headers, pages: page, cursors };
    next = `verb=${verb}&resumptionToken=${encodeURIComponent(token.text)}`;
  }
}

databaseTest("a provider of OAI-PMH over two repositories", [oaiMigrations], async (db) => {
  instant = Date.parse("2024-05-01T10:00:00.400Z");
  await db.query(sql`update oai.house set opened_at = '2024-01-01T00:00:00Z'`);
  const papers = new Map<string, string | null>(Array.from({ length: 350 }, (_, index) => [`p${index}`, `text ${index}${index % 2 === 0 ? " and <more> & \u0001" : ""}`]));
  const units = new Map<string, string | null>([["u1", "one"], ["u2", "two"]]);
  const provider = providerOver(db, repositoryOf("papers", papers), repositoryOf("units", units, ["own"]));

  const identify = await ask(provider, "verb=Identify");
  assert.match(identify, /<repositoryName>Essai &amp; compagnie</);
  assert.match(identify, /<earliestDatestamp>2024-01-01T00:00:00Z</);
  assert.match(identify, /<responseDate>2024-05-01T10:00:00Z</);
  assert.match(await ask(provider, "verb=ListSets"), /Long &amp; &lt; texts/);

  const all = await harvest(provider, "verb=ListRecords&metadataPrefix=own");
  assert.equal(all.headers.length, 352);
  assert.equal(all.pages, 4);
  assert.deepEqual(all.cursors, [0, 100, 200, 300]);
  assert.equal(new Set(all.headers.map(({ identifier }) => identifier)).size, 352);
  assert.equal((await harvest(provider, "verb=ListIdentifiers&metadataPrefix=oai_dc")).headers.length, 350, "units are not to be had in Dublin Core");
  assert.equal((await harvest(provider, "verb=ListIdentifiers&metadataPrefix=own&set=papers:long")).headers.length, 175 + 0);
  assert.equal((await harvest(provider, "verb=ListIdentifiers&metadataPrefix=own&set=papers")).headers.length, 350, "a set holds the sets inside it");
  assert.match(await ask(provider, "verb=GetRecord&metadataPrefix=own&identifier=oai:jalon.example:papers/p0"), /text 0 and &lt;more&gt; &amp; </);

  // Nothing is lost of what changes during a harvest: it comes again at the end.
  const before = instant;
  const moving = await harvest(provider, "verb=ListRecords&metadataPrefix=own", (page) => {
    if (page === 1) { instant += 5000; papers.set("p0", "changed"); papers.set("p349", null); papers.set("new", "new"); }
  });
  const last = new Map(moving.headers.map((header) => [header.identifier, header]));
  assert.equal(last.get("oai:jalon.example:papers/p0")?.datestamp, "2024-05-01T10:00:05Z");
  assert.equal(last.get("oai:jalon.example:papers/p349")?.deleted, true);
  assert.ok(last.has("oai:jalon.example:papers/new"));
  assert.equal(last.size, 353);

  const since = await harvest(provider, "verb=ListRecords&metadataPrefix=own&from=2024-05-01T10:00:01Z");
  assert.deepEqual(since.headers.map(({ identifier, deleted }) => [identifier.slice(18), deleted]), [["papers/new", false], ["papers/p0", false], ["papers/p349", true]]);
  assert.equal((await harvest(provider, `verb=ListRecords&metadataPrefix=own&until=${new Date(before).toISOString().slice(0, 19)}Z`)).headers.length, 350);
  assert.equal((await harvest(provider, "verb=ListRecords&metadataPrefix=own&from=2024-05-01&until=2024-05-01")).headers.length, 353);
  assert.match(await ask(provider, "verb=GetRecord&metadataPrefix=own&identifier=oai:jalon.example:papers/p349"), /<header status="deleted">/);

  const codes: readonly (readonly [string, string])[] = [
    ["", "badVerb"], ["verb=", "badVerb"], ["verb=Nothing", "badVerb"], ["verb=Identify&verb=Identify", "badVerb"], ["verb=identify", "badVerb"],
    ["verb=Identify&x=1", "badArgument"], ["verb=GetRecord&metadataPrefix=own", "badArgument"], ["verb=ListRecords", "badArgument"],
    ["verb=ListRecords&metadataPrefix=own&metadataPrefix=own", "badArgument"], ["verb=ListRecords&metadataPrefix=", "badArgument"], ["verb=ListRecords&metadataPrefix=own&lang=fr", "badArgument"],
    ["verb=ListRecords&metadataPrefix=own&from=2024-02-30", "badArgument"], ["verb=ListRecords&metadataPrefix=own&from=2024", "badArgument"], ["verb=ListRecords&metadataPrefix=own&from=2024-05-01T25:00:00Z", "badArgument"],
    ["verb=ListRecords&metadataPrefix=own&from=2024-05-01&until=2024-05-01T10:00:00Z", "badArgument"], ["verb=ListRecords&metadataPrefix=own&from=2024-05-02&until=2024-05-01", "badArgument"],
    ["verb=ListRecords&metadataPrefix=own&set=a%20b", "badArgument"], ["verb=ListRecords&metadataPrefix=own&resumptionToken=x", "badArgument"],
    ["verb=ListRecords&resumptionToken=x", "badResumptionToken"], ["verb=ListSets&resumptionToken=x", "badResumptionToken"], ["verb=ListRecords&metadataPrefix=none", "cannotDisseminateFormat"],
    ["verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:jalon.example:units/u1", "cannotDisseminateFormat"], ["verb=GetRecord&metadataPrefix=own&identifier=oai:jalon.example:papers/none", "idDoesNotExist"],
    ["verb=GetRecord&metadataPrefix=own&identifier=oai:other.example:papers/p1", "idDoesNotExist"], ["verb=ListMetadataFormats&identifier=oai:jalon.example:none", "idDoesNotExist"],
    ["verb=ListRecords&metadataPrefix=own&until=2001-01-01", "noRecordsMatch"], ["verb=ListRecords&metadataPrefix=own&from=2030-01-01", "noRecordsMatch"], ["verb=ListRecords&metadataPrefix=own&set=nothing", "noRecordsMatch"],
  ];
  for (const [query, code] of codes) {
    const xml = await ask(provider, query);
    assert.equal(errorCodes(xml)[0], code, query);
    if (code === "badVerb" || code === "badArgument") assert.match(xml, /<request>https:\/\/jalon\.example\/oai<\/request>/, query);
  }
  assert.deepEqual(errorCodes(await ask(provider, "verb=GetRecord&a=1&b=2")), ["badArgument", "badArgument", "badArgument", "badArgument"], "every fault at once");
  assert.equal([...(await ask(provider, "verb=ListMetadataFormats&identifier=oai:jalon.example:units/u1")).matchAll(/<metadataFormat>/g)].length, 1);

  // Tokens: not for another verb, not altered, not for ever; good for a provider that has just started.
  const token = tokenOf(await ask(provider, "verb=ListRecords&metadataPrefix=own"))?.text ?? "";
  assert.deepEqual(errorCodes(await ask(provider, `verb=ListIdentifiers&resumptionToken=${token}`)), ["badResumptionToken"]);
  assert.deepEqual(errorCodes(await ask(provider, `verb=ListRecords&resumptionToken=${token.replace(/^..../, "AAAA")}`)), ["badResumptionToken"]);
  assert.deepEqual(errorCodes(await ask(provider, `verb=ListRecords&resumptionToken=${token}x`)), ["badResumptionToken"]);
  assert.equal(headersOf(await ask(providerOver(db, repositoryOf("papers", papers), repositoryOf("units", units, ["own"])), `verb=ListRecords&resumptionToken=${token}`)).length, 100);
  instant += 25 * 3600 * 1000;
  assert.deepEqual(errorCodes(await ask(provider, `verb=ListRecords&resumptionToken=${token}`)), ["badResumptionToken"]);
  assert.equal((await harvest(provider, "verb=ListRecords&metadataPrefix=own&from=2024-05-02")
    .catch(() => null)), null, "what did not change keeps its datestamp");

  const bare: OaiRepository = { ...repositoryOf("papers", papers), sets: async () => [] };
  assert.deepEqual(errorCodes(await ask(providerOver(db, bare), "verb=ListSets")), ["noSetHierarchy"]);
  assert.deepEqual(errorCodes(await ask(providerOver(db, bare), "verb=ListRecords&metadataPrefix=own&set=papers")), ["noSetHierarchy"]);
  await db.query(sql`update oai.record set formats = '{}' where id = 'papers/p1'`);
  const still: OaiRepository = { ...bare, changes: async () => ({ entries: [], position: "end", whole: false, more: false }) };
  assert.deepEqual(errorCodes(await ask(providerOver(db, still), "verb=ListMetadataFormats&identifier=oai:jalon.example:papers/p1")), ["noMetadataFormats"]);
  const slow = createOaiProvider({ db, clock, name: "a", baseUrl: "https://jalon.example/oai", host: "jalon.example", adminEmail: "a@jalon.example", repositories: [{ ...bare, changes: async () => ({ entries: [], position: "end", whole: false, more: true }) }], patienceMilliseconds: -1 });
  assert.equal(await slow.answer(new URLSearchParams("verb=Identify")), null, "a ledger that is not ready says so rather than giving half of it");
});

test("both granularities, and the last second of a day", () => {
  assert.deepEqual(readBounds("2024-02-29", "2024-03-01"), { from: "2024-02-29T00:00:00Z", until: "2024-03-01T23:59:59Z" });
  assert.deepEqual(readBounds("2024-02-29T01:02:03Z", undefined), { from: "2024-02-29T01:02:03Z", until: null });
  assert.ok("errors" in readBounds("2023-02-29", undefined));
  assert.ok("errors" in readBounds("2024-02-29T24:00:00Z", undefined));
  assert.ok("errors" in readRequest([["verb", "ListRecords"], ["metadataPrefix", "a"], ["toString", "x"]]));
  assert.ok("errors" in readRequest([["verb", "toString"]]));
});

test("a token says where a list goes on, to whoever has the key", () => {
  const continuation = { verb: "ListRecords", prefix: "oai_dc", set: "année:é", from: null, until: "2024-01-01T00:00:00Z", after: { datestamp: "2023-01-01T00:00:00Z", id: "a/1" }, cursor: 100, expiresAt: "2024-05-01T00:00:00Z" };
  const token = writeToken("key", continuation);
  assert.deepEqual(readToken("key", token, "ListRecords", "2024-04-01T00:00:00Z"), continuation);
  assert.equal(readToken("other", token, "ListRecords", "2024-04-01T00:00:00Z"), null);
  for (const broken of ["", ".", "é.ééééééééééééééééééééé", `${token}.a`, token.slice(1)]) assert.equal(readToken("key", broken, "ListRecords", "2024-04-01T00:00:00Z"), null);
});
