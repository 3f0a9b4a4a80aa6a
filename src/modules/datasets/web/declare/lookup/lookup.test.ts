import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeclareDeps } from "../deps.ts";
import { identifierIn } from "./lookup.ts";
import { lookUp } from "./look-up.ts";
import { registries } from "./registries.ts";

test("an identifier is known in any spelling", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["10.5281/Zenodo.123", "doi:10.5281/zenodo.123"], ["https://doi.org/10.5281/zenodo.123", "doi:10.5281/zenodo.123"], ["doi: 10.1234/ab(c)d;2", "doi:10.1234/ab(c)d;2"], ["hal-01234567v2", "hal:hal-01234567"],
    ["https://inserm.hal.science/inserm-00765432", "hal:inserm-00765432"], ["PMID: 12345678", "pmid:12345678"], ["https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678"], ["12", null], ["bonjour", null], ["", null],
  ];
  for (const [text, expected] of cases) {
    const found = identifierIn(text);
    assert.equal(found === null ? null : `${found.scheme}:${found.value}`, expected, text);
  }
});

test("a registry's answer becomes proposals; what has no shape is left; a silent registry is told", async () => {
  const asked: string[] = [];
  const dataCite = { data: { attributes: { titles: [{ title: "Sleep recordings" }], language: "en", creators: [{ name: "Premier, Ada", nameType: "Personal", nameIdentifiers: [{ nameIdentifier: "https://orcid.org/0000-0002-1825-0097" }], affiliation: ["Unit"] }, 7, { name: "" }], subjects: [{ subject: "sleep" }, null], rightsList: [{ rightsIdentifier: "cc-by-4.0" }], url: "javascript:alert(1)", publisher: "Archive" } } };
  const lookup = registries({ dataCite: "https://d.example", crossref: "https://c.example", ask: async (address) => { asked.push(address); return address.endsWith("10.1234%2Fa") && address.startsWith("https://d.example") ? { status: 200, json: dataCite } : { status: 404, json: null }; } });
  const found = await lookup.find("doi", "10.1234/a");
  assert.equal(found?.title, "Sleep recordings");
  assert.deepEqual(found?.proposals.map(({ field }) => field), ["title", "related", "creators", "keywords", "publisher", "licence"], "an address that is no web address is not proposed");
  assert.deepEqual(found?.proposals[2]?.value, [{ name: "Premier, Ada", kind: "person", orcid: "0000-0002-1825-0097", ror: null, affiliation: "Unit" }]);
  assert.equal(await lookup.find("doi", "10.1234/b"), null);
  assert.deepEqual(asked.slice(1), ["https://d.example/dois/10.1234%2Fb", "https://c.example/works/10.1234%2Fb"]);

  const publications = { find: async () => null, work: async () => null };
  const silent = { publications, network: registries({ ask: async () => { throw new Error("no route"); } }) } as unknown as DeclareDeps;
  assert.match((await lookUp(silent, "10.1234/a", "fr")).fault ?? "", /ne répond pas/);
  assert.match((await lookUp({ publications } as unknown as DeclareDeps, "10.1234/a", "en")).fault ?? "", /no online register/);
});
