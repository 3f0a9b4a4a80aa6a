import assert from "node:assert/strict";
import { test } from "node:test";
import { createOaiProvider, oaiMigrations } from "../../../kernel/oai/index.ts";
import { errorCodes, headersOf, protocolFaults } from "../../../kernel/oai/testing/validate.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { writeXml } from "../../../kernel/xml/xml.ts";
import { accessRightOf, licencesOf } from "./access.ts";
import { cerifFaults } from "./cerif-testing.ts";
import { cerifOf, hasCerif } from "./cerif.ts";
import { demonstrationNotice, dublinCoreOf } from "./dublin-core.ts";
import { publicationRepository } from "./repository.ts";
import { affiliationsWith, authorWith, depositWith, told, WorksInMemory, workWith } from "./testing.ts";

const today = day("2024-05-01");
const nobody = { units: new Set<string>(), people: new Map<string, string>() };
const unit = { code: "199920001A", name: "Centre d’essai" };

test("Dublin Core says all that is known, and nothing else", () => {
  const xml = writeXml(dublinCoreOf(workWith("w1"), today, "https://jalon.example"));
  for (const expected of [
    '<dc:title xml:lang="fr">Sur &lt;w1&gt; &amp; autres choses</dc:title>', "<dc:creator>Ada Essai</dc:creator>", "<dc:creator>Blaise Témoin</dc:creator>", "<dc:subject>essai</dc:subject>", "<dc:subject>Immunologie</dc:subject>",
    "<dc:description>Résumé.</dc:description>", "<dc:publisher>Éditeur d’essai</dc:publisher>", "<dc:date>2021-03</dc:date>", "<dc:type>info:eu-repo/semantics/article</dc:type>",
    "<dc:identifier>https://jalon.example/publications/w1</dc:identifier>", "<dc:identifier>https://doi.org/10.1234/w1</dc:identifier>", "<dc:identifier>https://pubmed.ncbi.nlm.nih.gov/12345678/</dc:identifier>",
    "<dc:source>Revue d’essai, 12(3), p. 45-67, ISSN 2049-3630</dc:source>", "<dc:language>fr</dc:language>", "<dc:rights>info:eu-repo/semantics/openAccess</dc:rights>", "<dc:rights>https://creativecommons.org/licenses/by/</dc:rights>",
  ]) assert.ok(xml.includes(expected), `${expected} in ${xml}`);
  const bare = writeXml(dublinCoreOf(workWith("w2", { title: null, documentType: null, language: null, published: null, year: null, journal: null, volume: null, issue: null, pages: null, authors: null, abstract: null, keywords: [], fields: [], access: [], identifiers: [] }), today, "https://jalon.example"));
  assert.equal(bare.match(/<dc:/g)?.length, 1, "its address alone");
  assert.equal(writeXml(dublinCoreOf(workWith("w3", { demonstration: true }), today, "https://jalon.example")).split(demonstrationNotice).length, 3, "made-up records say so, twice");
});

test("who may read: open, under an embargo that ends, closed, never looked at", () => {
  const closed = workWith("w").access.map((one) => ({ ...one, isOpen: false }));
  assert.deepEqual(accessRightOf(workWith("w"), today), { kind: "open" });
  assert.deepEqual(accessRightOf(workWith("w", { access: closed }), today), { kind: "closed" });
  assert.deepEqual(accessRightOf(workWith("w", { access: [] }), today), { kind: "unknown" });
  const embargoed = { access: closed, hal: [depositWith({ openFile: false, embargoUntil: day("2024-06-01") })] };
  assert.deepEqual(accessRightOf(workWith("w", embargoed), today), { kind: "embargoed", until: "2024-06-01" });
  assert.match(writeXml(cerifOf(workWith("w", embargoed), undefined, nobody, today)), /<Access xmlns="[^"]*" endDate="2024-05-31">http:\/\/purl.org\/coar\/access_right\/c_f1cf<\/Access>/);
  const licensed = (licence: string) => licencesOf({ access: workWith("w").access.map((one) => ({ ...one, locations: one.locations.map((place) => ({ ...place, licence })) })) });
  assert.deepEqual(licensed("https://creativecommons.org/licenses/by-nc/4.0/deed.fr"), ["https://creativecommons.org/licenses/by-nc/4.0/"]);
  assert.deepEqual(licensed("CC BY-SA 3.0"), ["https://creativecommons.org/licenses/by-sa/3.0/"]);
  assert.deepEqual(licensed("publisher-specific"), [], "a licence that is not known is not guessed at");
});

databaseTest("works through the provider: sets, formats, deletions, CERIF whole", [oaiMigrations], async (db) => {
  const works = new WorksInMemory();
  works.put(...Array.from({ length: 12 }, (_, index) => workWith(`w${index}`)), workWith("data", { documentType: told<"dataset">("dataset") }), workWith("made", { demonstration: true, year: told(2022), authors: told([authorWith(1, "Ada Essai")]) }), workWith(`doi-${"x".repeat(130)}`));
  const provider = createOaiProvider({
    db, clock: fixedClock("2024-05-01"), name: "Essai", baseUrl: "https://jalon.example/oai", host: "jalon.example", adminEmail: "a@jalon.example",
    repositories: [publicationRepository({
      clock: fixedClock("2024-05-01"), publications: works, affiliations: affiliationsWith(works, [unit, { code: "gone", name: "Parti" }]), siteUrl: "https://jalon.example",
      liveUnits: async (ids) => new Set(ids.filter((id) => id === `OrgUnits/${unit.code}`)), peopleOf: async (orcids) => new Map(orcids.map((orcid) => [orcid, "Persons/p1"])),
    })],
  });
  const ask = async (query: string): Promise<string> => {
    const xml = (await provider.answer(new URLSearchParams(query))) ?? "";
    assert.deepEqual(protocolFaults(xml), []);
    return xml;
  };
  const count = async (query: string): Promise<number> => headersOf(await ask(`verb=ListIdentifiers&${query}`)).length;
  assert.equal(await count("metadataPrefix=oai_dc"), 15);
  assert.equal(await count("metadataPrefix=oai_cerif_openaire"), 13, "neither data nor what has too long an id");
  assert.equal(hasCerif(workWith("w", { documentType: told<"patent">("patent") })), false);
  assert.equal(await count("metadataPrefix=oai_dc&set=publications:year:2021"), 14);
  assert.equal(await count("metadataPrefix=oai_dc&set=publications:type"), 15);
  assert.equal(await count(`metadataPrefix=oai_dc&set=publications:structure:${unit.code}`), 15);
  assert.equal(await count("metadataPrefix=oai_dc&set=demonstration"), 1);
  assert.equal(await count("metadataPrefix=oai_cerif_openaire&set=openaire_cris_publications"), 13);
  assert.match(await ask("verb=ListSets"), /<setSpec>publications:year:2021<\/setSpec>\s*<setName>Publications of 2021</);
  const record = await ask("verb=GetRecord&metadataPrefix=oai_cerif_openaire&identifier=oai:jalon.example:publications/w1");
  assert.match(record, /<DisplayName>Ada Essai<\/DisplayName>\s*<Person id="Persons\/p1"\/>\s*<Affiliation>\s*<DisplayName>Centre d’essai, Paris<\/DisplayName>\s*<OrgUnit id="OrgUnits\/199920001A"\/>/);
  const all = await ask("verb=ListRecords&metadataPrefix=oai_cerif_openaire");
  assert.deepEqual(cerifFaults([all]), [`OrgUnits/${unit.code} is referred to and has no record`, "Persons/p1 is referred to and has no record"], "they are in the sets beside");

  works.remove("w3");
  assert.match(await ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:jalon.example:publications/w3"), /status="deleted"/);
  assert.deepEqual(errorCodes(await ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:jalon.example:publications/none")), ["idDoesNotExist"]);
  assert.equal(await count("metadataPrefix=oai_dc"), 15, "a deletion stays known");
});

databaseTest("without a signature of the institute a work is not ours to publish", [oaiMigrations], async (db) => {
  const works = new WorksInMemory();
  works.put(workWith("w1"));
  const provider = createOaiProvider({
    db, clock: fixedClock("2024-05-01"), name: "Essai", baseUrl: "https://jalon.example/oai", host: "jalon.example", adminEmail: "a@jalon.example",
    repositories: [publicationRepository({ clock: fixedClock("2024-05-01"), publications: works, affiliations: affiliationsWith(works, [unit], false), siteUrl: "https://jalon.example", liveUnits: async () => new Set(), peopleOf: async () => new Map() })],
  });
  assert.deepEqual(errorCodes((await provider.answer(new URLSearchParams("verb=ListIdentifiers&metadataPrefix=oai_dc"))) ?? ""), ["noRecordsMatch"]);
});
