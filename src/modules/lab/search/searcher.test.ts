import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations, type SourceRecordDraft } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { labMigrations } from "../migrations.ts";
import type { SearchQuestion } from "./domain/question.ts";
import { searchOf } from "./searcher.ts";
import { organisation, register, said, tester, unit } from "./testing.ts";

const sets = [auditMigrations, directoryMigrations, labMigrations];
const institute = "uai:0755364Y";
const centre = "uai:0753639Y";
const hospital = "uai:0751111A";
const on = day("2026-03-01");

const parents = [
  organisation(institute, "Institut de santé", "INS", "180036048"),
  organisation(centre, "Centre national", "CN"),
  organisation(hospital, "Hôpital de l’Œil", "HO"),
];
const units = [
  unit({ rnsr: "200000001A", name: "Institut Cochin", opened: "2002", region: "11", directors: ["Ada Premier"], parents: [institute, centre], participants: [hospital], labels: ["U 1016"], domain: ["5", "Biologie et santé"] }),
  unit({ rnsr: "200000002B", name: "Institut Necker Enfants malades", acronym: "INEM", opened: "2014", region: "11", parents: [institute], labels: ["U 1151"], domain: ["5", "Biologie et santé"] }),
  unit({ rnsr: "200000003C", name: "Centre de recherche des Cordeliers", opened: "2007", region: "11", parents: [institute, centre], labels: ["UMR_S 1138"] }),
  unit({ rnsr: "200000004D", name: "Cancérologie de Lyon", opened: "2011", region: "84", type: "federation", parents: [centre], domain: ["5", "Biologie et santé"] }),
  unit({ rnsr: "200000005E", name: "Physique des cœurs d’étoiles", opened: "1999", region: "84", parents: [centre], domain: ["2", "Physique"] }),
  unit({ rnsr: "200000006F", name: "Ancienne unité de Lyon", opened: "1990", closed: "2012", region: "84", parents: [institute], labels: ["U 999"] }),
];

function portal(db: Db) {
  const directory = createDirectory({ db, clock: fixedClock(on), fields: coreFields });
  const deps = { db, clock: fixedClock(on), directory, institute: "siren:180036048" } as unknown as LabDeps;
  return { directory, search: searchOf(deps) };
}

async function filled(db: Db, records: readonly SourceRecordDraft[] = units) {
  const { directory, search } = portal(db);
  await directory.deliver(tester, register([...parents, ...records], "2022-02-01"));
  const ask = (text: string, more: Partial<SearchQuestion> = {}) => search.search({ text, kind: "structure", on, ...more });
  const codes = async (text: string, more: Partial<SearchQuestion> = {}): Promise<string[]> => (await ask(text, more)).items.map(({ ref }) => ref.code.slice(-1));
  return { directory, search, ask, codes };
}

databaseTest("labels in every spelling, identifiers, acronyms, accents and typing errors find their unit first", sets, async (db) => {
  const { ask, codes } = await filled(db);
  for (const text of ["U1016", "u 1016", "UMR_S 1016", "umrs1016", "UMR-S 1016", "200000001A", "rnsr:200000001A", "200000001a "]) assert.deepEqual(await codes(text), ["A"], text);
  assert.equal((await ask("U1016")).reading, "exact");
  assert.deepEqual(await codes("u1138"), ["C"]);
  assert.deepEqual(await codes("inem"), ["B"]);
  assert.deepEqual(await codes("CANCEROLOGIE"), ["D"]);
  assert.deepEqual(await codes("coeur étoile"), ["E"]);
  assert.deepEqual(await codes("l'enfant malade"), ["B"]);
  assert.deepEqual(await codes("coch"), ["A"]);
  for (const [text, code, suggestion] of [["neker", "B", "necker"], ["cordelliers", "C", "cordeliers"], ["institut kochin", "A", "institut cochin"]] as const) {
    const answer = await ask(text);
    assert.deepEqual([answer.reading, answer.items[0]?.ref.code.slice(-1), answer.suggestion], ["near", code, suggestion], text);
  }
  assert.deepEqual(await codes("necker introuvable"), ["B"]);
  assert.equal((await ask("necker introuvable")).reading, "some");
  assert.deepEqual(await codes("zzzz qqqq"), []);
  assert.deepEqual((await ask("180 036 048", { kind: "organisation" })).items.map(({ ref }) => ref.name), ["Institut de santé"]);
  assert.deepEqual((await ask("oeil", { kind: "organisation" })).items.map(({ acronym }) => acronym), ["HO"]);
  const person = await ask("u1016", { kind: "person" });
  assert.deepEqual(person.items.map(({ ref, related }) => [ref.name, related[0]?.ref.name]), [["Ada Premier", "Institut Cochin"]]);
});

databaseTest("facets count what each choice would leave, on the day asked", sets, async (db) => {
  const { ask, codes } = await filled(db);
  const counts = async (facet: "region" | "parent" | "participant" | "type" | "domain", more: Partial<SearchQuestion> = {}) =>
    Object.fromEntries((await ask("", more)).facets[facet].map(({ value, label: name, count }) => [name ?? value, count]));
  assert.deepEqual(await counts("region"), { "11": 3, "84": 2 });
  // Disjunctive: what is chosen in a facet does not change that facet, and narrows the others.
  const inParis = { filters: { region: ["11"] } };
  assert.deepEqual(await counts("region", inParis), { "11": 3, "84": 2 });
  assert.deepEqual(await counts("parent", inParis), { "Institut de santé": 3, "Centre national": 2 });
  assert.deepEqual(await counts("participant"), { "Hôpital de l’Œil": 1 });
  assert.deepEqual(await counts("type"), { "research-unit": 4, federation: 1 });
  assert.deepEqual(await codes("", { filters: { parent: ["siren:180036048"] } }), ["C", "A", "B"]);
  assert.deepEqual(await codes("", { filters: { parent: ["0755364Y"], domain: ["5"], region: ["11", "84"] } }), ["A", "B"]);
  assert.deepEqual(await codes("", { filters: { parent: ["nothing"] } }), []);
  assert.deepEqual(await codes("", { sort: "opened-last" }), ["B", "D", "C", "A", "E"]);
  assert.deepEqual(await codes("", { page: 2, pageSize: 2 }), ["A", "B"]);
  assert.deepEqual((await ask("")).kinds, { structure: 5, organisation: 3, person: 1 });
  assert.deepEqual((await ask("")).states, { open: 5, closed: 1, all: 6 });
  // On a day of 2005 four existed: the closed one among them, not those of 2007, 2011 and 2014.
  assert.deepEqual((await codes("", { on: day("2005-06-01") })).toSorted(), ["A", "E", "F"]);
  assert.deepEqual(await codes("lyon"), ["D"]);
  assert.deepEqual(await codes("lyon", { state: "all" }), ["D", "F"]);
  assert.deepEqual(await codes("U 999"), ["F"], "a closed unit asked for by its number is shown");
});

databaseTest("the index follows the graph, and a second process finds the work done", sets, async (db) => {
  const { directory, codes, search } = await filled(db);
  assert.deepEqual(await codes("necker"), ["B"]);
  const written = async () => (await db.query<{ revision: number; entries: number }>(sql`select max(revision)::int as revision, count(*)::int as entries from lab.search_entry`))[0];
  assert.deepEqual(await written(), { revision: 1, entries: 10 });
  await search.follow();
  assert.deepEqual(await written(), { revision: 1, entries: 10 }, "nothing changed: nothing is written");
  const renamed = unit({ rnsr: "200000002B", name: "Institut Imagine", opened: "2014", region: "11", parents: [institute] });
  await directory.deliver(tester, register([...parents, ...units.filter(({ key }) => key !== "200000002B"), renamed], "2023-02-01"));
  assert.deepEqual(await codes("imagine"), ["B"]);
  assert.deepEqual(await codes("necker"), ["B"], "its former name still finds it");
  const rows = await db.query<{ code: string }>(sql`select code from lab.search_entry where revision > 1 and kind = 'structure' order by code`);
  assert.ok(rows.length >= 1 && rows.length < 6 && rows.some(({ code }) => code === "200000002B"), "only what changed is written");
});

databaseTest("what only a management system says of people is found by nobody", sets, async (db) => {
  const { directory, search, ask } = await filled(db);
  const staff = { id: "staff", kind: "human-resources", name: { fr: "Personnel", en: "Staff" }, home: null, licence: null } as const;
  const structure = { kind: "structure", key: "rnsr:200000002B" };
  const [hidden, ada] = [{ kind: "person", key: "staff:7" }, { kind: "person", key: "rnsr-person:200000001A:ada premier" }];
  await directory.deliver(tester, {
    source: staff, observedOn: day("2025-01-01"), scope: "staff", complete: true, fileSha256: null, mapping: null, demonstration: false,
    records: [{
      key: "7", line: null, raw: null,
      statements: [
        said(hidden, "name", "Zénobie Cachée"), said(structure, "member", { role: "researcher", share: 1 }, { slot: "researcher", object: hidden }),
        said(ada, "name", "Adélaïde Deuxnoms"), said(ada, "identifier", { scheme: "orcid", value: "0000-0002-1825-0097", valid: true }, { slot: "orcid:0000-0002-1825-0097" }),
      ],
    }],
  });
  for (const kind of ["person", "structure"] as const) {
    for (const text of ["Zénobie", "Cachée", "Deuxnoms", "0000-0002-1825-0097"]) {
      const answer = await ask(text, { kind });
      assert.deepEqual([answer.total, answer.kinds], [0, { structure: 0, organisation: 0, person: 0 }], `${kind} ${text}`);
    }
  }
  const everyone = await search.items(await search.matches({ kind: "person", on, state: "all" }), { on });
  assert.deepEqual(everyone.map(({ ref }) => ref.name), ["Ada Premier"]);
});

databaseTest("signs without a word find nothing, and what was found keeps its spelling in the suggestion", sets, async (db) => {
  const { ask } = await filled(db);
  for (const text of ["%", "_", "\\", "🧠", "- !"]) assert.deepEqual([(await ask(text)).total, (await ask(text)).reading], [0, "some"], text);
  assert.equal((await ask("enfants malades neker")).suggestion, "enfants malades necker");
  assert.equal((await ask("enfant malade neker")).suggestion, "enfant malade necker");
});

databaseTest("all matches come in their order, for maps and exports", sets, async (db) => {
  const { search } = await filled(db);
  const ids = await search.matches({ kind: "structure", on, filters: { region: ["11"] } });
  assert.deepEqual((await search.items(ids, { on })).map(({ ref }) => ref.code), ["200000003C", "200000001A", "200000002B"]);
  assert.deepEqual(await search.items(["00000000-0000-0000-0000-000000000000"], { on }), []);
});

databaseTest("an empty graph is searched without harm", sets, async (db) => {
  const { search } = portal(db);
  const answer = await search.search({ text: "cochin", kind: "structure", on });
  assert.deepEqual([answer.total, answer.page, answer.items, answer.kinds], [0, 1, [], { structure: 0, organisation: 0, person: 0 }]);
});
