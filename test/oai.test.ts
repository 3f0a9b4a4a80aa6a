import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { test } from "node:test";
import { freshDatabase } from "../src/kernel/testing/database.ts";
import { errorCodes, headersOf, protocolFaults, tokenOf } from "../src/kernel/oai/testing/validate.ts";
import { fixedClock } from "../src/kernel/time/day.ts";
import { cerifFaults } from "../src/modules/publications/oai/cerif-testing.ts";
import { authorWith, recordWith } from "../src/modules/publications/oai/testing.ts";
import { demonstrationGraph, demonstrationUnit } from "../src/app/demonstration/graph.ts";
import { readConfig } from "../src/app/config.ts";
import { composeHouse, migrationSets } from "../src/app/house.ts";
import { createHouseServer } from "../src/app/server.ts";
import { identifierHost } from "../src/app/oai/compose.ts";
import { siteUrlOf } from "../src/app/site-url.ts";

const by = { accountId: null, name: "Essai" };

test("units, people and publications of one house, over HTTP: by GET, by POST, compressed, whole", async () => {
  const clock = fixedClock("2024-05-01T10:00:00Z");
  const house = composeHouse(await freshDatabase(migrationSets), clock, readConfig({ JALON_DATA: "/nowhere", JALON_PUBLIC_URL: "https://jalon.example/" }, "/"));
  for (const delivery of demonstrationGraph()) await house.directory.deliver(by, delivery);
  const papers = Array.from({ length: 30 }, (_, index) => recordWith({
    key: `hal-0000${1000 + index}`, identifiers: [{ scheme: "hal", value: `hal-0000${1000 + index}` }], title: `Essai ${index}`, documentType: "article", language: "en", published: "2021-05", year: 2021,
    journal: { title: "Revue d’essai", issns: ["2049-3630"], publisher: "Éditeur" }, authors: [authorWith(1, "Ada Essai", { affiliations: [{ raw: "Unité d’essai", identifiers: [{ scheme: "rnsr", value: demonstrationUnit }], country: "FR" }] })],
  }));
  await house.publications.take(by, { source: "hal", observedOn: clock.today(), fileName: null, fileSha256: null, demonstration: true, records: papers.map((record) => ({ record, raw: "{}", line: null })) });
  await house.matching.matchPending();
  const server = await createHouseServer(house, new Uint8Array(32));
  try {
    const first = await server.inject("/oai?verb=Identify");
    assert.equal(first.statusCode, 200);
    assert.equal(first.headers["content-type"], "text/xml; charset=utf-8");
    assert.equal(first.headers["cache-control"], "public, max-age=60");
    assert.equal(first.headers["set-cookie"], undefined);
    assert.deepEqual(protocolFaults(first.body), []);
    assert.match(first.body, /<repositoryIdentifier>jalon\.example<.*<Acronym>jalon\.example</s, "the acronym of the service is the name in the identifiers");

    const answers: string[] = [];
    for (let query = "verb=ListRecords&metadataPrefix=oai_cerif_openaire"; query !== "";) {
      const reply = await server.inject({ method: "POST", url: "/oai", payload: query, headers: { "content-type": "application/x-www-form-urlencoded" } });
      assert.equal(reply.statusCode, 200, reply.body);
      assert.deepEqual(protocolFaults(reply.body), []);
      answers.push(reply.body);
      const token = tokenOf(reply.body);
      query = token === null || token.text === "" ? "" : `verb=ListRecords&resumptionToken=${encodeURIComponent(token.text)}`;
    }
    const headers = answers.flatMap(headersOf);
    assert.equal(new Set(headers.map(({ identifier }) => identifier)).size, headers.length);
    assert.equal(headers.filter(({ sets }) => sets.includes("openaire_cris_publications")).length, 30);
    assert.ok(headers.some(({ sets }) => sets.includes("openaire_cris_orgunits")) && headers.some(({ sets }) => sets.includes("openaire_cris_persons")));
    assert.ok(headers.every(({ sets }) => sets.includes("demonstration")), "all of it is made up, and says so");
    assert.equal(answers.join("").split(`<OrgUnit id="OrgUnits/${demonstrationUnit}"/>`).length, 31, "each publication names its unit by its id");
    assert.deepEqual(cerifFaults(answers), []);

    const repeated = await server.inject({ method: "POST", url: "/oai", payload: "verb=ListSets&verb=ListSets", headers: { "content-type": "application/x-www-form-urlencoded" } });
    assert.deepEqual(errorCodes(repeated.body), ["badVerb"]);
    assert.deepEqual(errorCodes((await server.inject("/oai?verb=ListSets&lang=fr")).body), ["badArgument"]);
    assert.deepEqual(errorCodes((await server.inject("/oai")).body), ["badVerb"]);
    const packed = await server.inject({ url: "/oai?verb=ListRecords&metadataPrefix=oai_dc", headers: { "accept-encoding": "gzip" } });
    assert.equal(packed.headers["content-encoding"], "gzip");
    assert.equal(headersOf(gunzipSync(packed.rawPayload).toString("utf8")).length, 30);
    assert.equal((await server.inject({ method: "PUT", url: "/oai" })).statusCode, 405);

    // Without facts there is nothing to publish, and what was published is known to be gone.
    await house.publications.removeDemonstration(by);
    const gone = headersOf((await server.inject("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc")).body);
    assert.equal(gone.filter(({ deleted }) => deleted).length, 30);
  } finally {
    await server.close();
    await house.close();
  }
});

test("where the world reaches the house, and the name in identifiers", () => {
  assert.equal(siteUrlOf({ publicUrl: "https://jalon.example/", host: "127.0.0.1", port: 3000 }), "https://jalon.example");
  assert.equal(siteUrlOf({ publicUrl: undefined, host: "127.0.0.1", port: 3000 }), "http://127.0.0.1:3000");
  assert.equal(identifierHost("https://jalon.example:8443"), "jalon.example");
  for (const local of ["http://127.0.0.1:3000", "http://localhost", "http://[::1]"]) assert.equal(identifierHost(local), "jalon.invalid");
});
