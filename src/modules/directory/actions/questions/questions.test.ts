import assert from "node:assert/strict";
import type { Db } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { coreFields } from "../../domain/catalogue/core-fields.ts";
import type { Directory, StructureQuestion } from "../../domain/directory.ts";
import { readRnsr, rnsrDelivery } from "../../domain/rnsr/index.ts";
import { directoryMigrations } from "../../migrations.ts";
import { createDirectory } from "../../module.ts";
import { deliveryOf, statement, structureKey, tester } from "../../testing/builders.ts";
import { inChunks, madeUpNumber, madeUpParent, madeUpRow, parentCells, rnsrText, successionCells, type MadeUpParent, type RnsrRow } from "../../testing/rnsr-file.ts";

const sets = [auditMigrations, directoryMigrations];
const institute = madeUpParent(0, "Institut fictif de la santé", "EPST");
const university = madeUpParent(1, "Université fictive");
const hospital = madeUpParent(3, "Hôpital fictif");

const n = (rank: number, year = 2015): string => madeUpNumber(year, rank);

function unit(number: string, year: number, parents: readonly (readonly [MadeUpParent, "TUTE" | "PART", string?])[], more: RnsrRow = {}): RnsrRow {
  return madeUpRow({
    numero_national_de_structure: number, annee_de_creation: String(year),
    ...parentCells(parents.map(([parent, kind, label]) => ({ parent, kind, ...(label === undefined ? {} : { label }) }))), ...more,
  });
}

const paris = { adresse: "1 rue de l’Essai", code_postal: "75014", commune: "PARIS CEDEX 14" };
const lyon = { adresse: "2 rue de l’Essai", code_postal: "69008", commune: "Lyon" };

/** 2017: the renewed unit before its renewal, a unit that will vanish, and two that stay. */
const in2017: readonly RnsrRow[] = [
  unit(n(31), 2010, [[institute, "TUTE", "U 9031"]], successionCells([[n(30, 2000), "R", 2010]])),
  unit(n(40), 2012, [[institute, "TUTE", "U 9040"]], paris),
  unit(n(1), 2014, [[institute, "TUTE", "U 9001"], [university, "TUTE", "UMR_S 9001"]], { ...paris, ...successionCells([[n(11, 2004), "F", 2014], [n(12, 2004), "F", 2014], [n(13, 2004), "F", 2014]]) }),
  unit(n(50), 2013, [[university, "TUTE"]], { ...paris, libelle: "Nom d’avant" }),
];

/** 2022: the merged unit, both halves of a split, both branches of a split and merger, the renewed unit, two units on one address. */
const in2022: readonly RnsrRow[] = [
  ...in2017.filter((row) => row.numero_national_de_structure === n(1)),
  unit(n(2), 2012, [[institute, "TUTE"]], { ...lyon, ...successionCells([[n(21, 2005), "E", 2012]]) }),
  unit(n(3), 2012, [[university, "TUTE"]], { ...lyon, ...successionCells([[n(21, 2005), "E", 2012]]) }),
  unit(n(4), 2016, [[institute, "TUTE"]], successionCells([[n(22, 2006), "EF", 2016], [n(23, 2006), "EF", 2016]])),
  unit(n(5), 2016, [[institute, "PART"], [hospital, "TUTE"]], successionCells([[n(22, 2006), "EF", 2016], [n(23, 2006), "EF", 2016], [n(24, 2006), "EF", 2016]])),
  unit(n(32, 2018), 2018, [[institute, "TUTE", "U 9031"]], successionCells([[n(31), "R", 2018]])),
  unit(n(50), 2013, [[university, "TUTE"]], { ...paris, libelle: "Nom d’après" }),
  unit(n(51, 2021), 2021, [[institute, "TUTE", "CIC 9051"]], paris),
];

async function house(db: Db): Promise<Directory> {
  const directory = createDirectory({ db, clock: fixedClock("2022-06-01"), fields: coreFields });
  for (const [rows, on] of [[in2017, "2017-01-01"], [in2022, "2022-02-01"]] as const) {
    const { file } = await readRnsr("fictif.csv", inChunks(rnsrText(rows)), day(on));
    await directory.deliver(tester, rnsrDelivery(file, day(on)));
  }
  return directory;
}

async function ask(directory: Directory, on: string, more: Partial<StructureQuestion> & { parent?: MadeUpParent; relations?: readonly string[] } = {}): Promise<{ counts: string; codes: readonly string[] }> {
  const { parent, relations = ["co-supervision"], ...question } = more;
  const found = parent === undefined ? [] : await directory.findAll(`UAI:${parent.uai}`, "organisation");
  const answer = await directory.structures({ on: day(on), sort: "code", ...question, ...(parent === undefined ? {} : { related: { ids: found.map((ref) => ref.id), relations } }) });
  assert.equal(answer.total, answer.attested + answer.presumed);
  return { counts: `${answer.total} = ${answer.attested} + ${answer.presumed}`, codes: answer.items.map((item) => item.ref.code) };
}

databaseTest("units of a parent on a day: attested, presumed, closed by succession or absence", sets, async (db) => {
  const directory = await house(db);
  assert.deepEqual(await ask(directory, "2022-02-01", { parent: institute }), { counts: "5 = 5 + 0", codes: [n(1), n(2), n(4), n(32, 2018), n(51, 2021)].toSorted() });
  // In 2019 the merged unit is seen before and after; the split ones, the branch and the renewed one only after; the one that vanished in 2022 only before.
  assert.deepEqual(await ask(directory, "2019-12-31", { parent: institute }), { counts: "5 = 1 + 4", codes: [n(1), n(2), n(4), n(32, 2018), n(40)].toSorted() });
  // In 2017 the unit that was renewed in 2018 is still there.
  assert.deepEqual(await ask(directory, "2017-06-30", { parent: institute }), { counts: "5 = 1 + 4", codes: [n(1), n(2), n(4), n(31), n(40)].toSorted() });
  assert.deepEqual(await ask(directory, "2017-01-01", { parent: institute }), { counts: "5 = 3 + 2", codes: [n(1), n(2), n(4), n(31), n(40)].toSorted() });
  assert.equal((await ask(directory, "2012-06-30", { parent: institute })).counts, "3 = 0 + 3");
  assert.deepEqual(await ask(directory, "2022-02-01", { parent: institute, relations: ["participation"] }), { counts: "1 = 1 + 0", codes: [n(5)] });
  assert.equal((await ask(directory, "2022-02-01", { parent: institute, relations: [] })).counts, "6 = 6 + 0");
  assert.deepEqual((await directory.structures({ on: day("2012-01-01") })).observed, { first: "2017-01-01", last: "2022-02-01" });
});

databaseTest("facets narrow, and the totals of regions and parents count distinct structures", sets, async (db) => {
  const directory = await house(db);
  assert.equal((await ask(directory, "2022-02-01")).counts, "8 = 8 + 0");
  assert.deepEqual((await ask(directory, "2022-02-01", { types: ["clinical-investigation-centre"] })).codes, [n(51, 2021)]);
  assert.deepEqual((await ask(directory, "2022-02-01", { regions: ["11"] })).codes, [n(1), n(50), n(51, 2021)].toSorted());
  assert.deepEqual((await ask(directory, "2022-02-01", { regions: ["11", "84"] })).codes.length, 5);
  assert.deepEqual((await ask(directory, "2022-02-01", { sites: ["75114"] })).codes.length, 3);
  assert.deepEqual((await ask(directory, "2022-02-01", { labels: ["umrs 9001"] })).codes, [n(1)]);
  assert.deepEqual((await ask(directory, "2022-02-01", { labels: ["u9031"] })).codes, [n(32, 2018)]);
  const names = (await directory.structures({ on: day("2022-02-01"), regions: ["11"], sort: "name" })).items.map((item) => item.ref.name);
  assert.ok(names.includes("Nom d’après") && !names.includes("Nom d’avant"));
  const pages = [1, 2, 3].map((page) => directory.structures({ on: day("2022-02-01"), sort: "opened", descending: true, page, pageSize: 3 }));
  const codes = (await Promise.all(pages)).flatMap((answer) => answer.items.map((item) => item.ref.code));
  assert.equal(new Set(codes).size, 8);
  assert.equal(codes[0], n(51, 2021));
  // Two units of different parents on one address: two structures there, one for each parent.
  const there = { sites: ["69388"] };
  assert.deepEqual((await ask(directory, "2022-02-01", there)).codes, [n(2), n(3)].toSorted());
  assert.deepEqual((await ask(directory, "2022-02-01", { ...there, parent: institute })).codes, [n(2)]);
  assert.deepEqual((await ask(directory, "2022-02-01", { ...there, parent: university })).codes, [n(3)]);
});

databaseTest("a structure on two sites counts once, and a delegation totals distinct structures", sets, async (db) => {
  const directory = await house(db);
  const delegation = { kind: "organisation", key: "local:delegation-1" };
  const [left, right] = [{ kind: "organisation", key: "local:site-left" }, { kind: "organisation", key: "local:site-right" }];
  const records = [[n(1), [left, right]], [n(2), [right]], [n(4), [left]]] as const;
  await directory.deliver(tester, deliveryOf(records.map(([number, sites]) => ({
    key: number, line: null, raw: null,
    statements: [
      statement(structureKey(number), "managed-by", {}, { object: delegation }),
      ...sites.map((site) => statement(structureKey(number), "host-site", {}, { object: site })),
    ],
  })), { source: "annuaire", kind: "directory-office", on: "2022-02-01" }));
  const count = async (keys: readonly { kind: string; key: string }[], relation: string): Promise<number> => {
    const ids = await Promise.all(keys.map(async ({ key }) => (await directory.find(key, "organisation"))?.ref.id ?? assert.fail(key)));
    const answer = await directory.structures({ on: day("2022-02-01"), related: { ids, relations: [relation] } });
    assert.equal(new Set(answer.items.map((item) => item.ref.id)).size, answer.total);
    return answer.total;
  };
  assert.equal(await count([left], "host-site"), 2);
  assert.equal(await count([right], "host-site"), 2);
  assert.equal(await count([left, right], "host-site"), 3);
  assert.equal(await count([delegation], "managed-by"), 3);
});

databaseTest("a unit with its predecessors: merger, split, split and merger, a chain of renewals", sets, async (db) => {
  const directory = await house(db);
  const around = async (number: string): Promise<readonly string[]> => {
    const found = await directory.find(number, "structure");
    const { members } = await directory.lineage(found?.ref.id ?? assert.fail(number));
    return members.map((one) => `${one.distance} ${one.ref.code} ${one.inheritance}${one.stub ? " stub" : ""}${one.closedDay === null ? "" : ` until ${one.closedDay}`}`);
  };
  assert.deepEqual(await around(n(1)), [`-1 ${n(11, 2004)} whole stub until 2014-01-01`, `-1 ${n(12, 2004)} whole stub until 2014-01-01`, `-1 ${n(13, 2004)} whole stub until 2014-01-01`, `0 ${n(1)} whole`].toSorted(byDistance));
  for (const half of [n(2), n(3)]) assert.deepEqual(await around(half), [`-1 ${n(21, 2005)} whole stub until 2012-01-01`, `0 ${half} whole`]);
  assert.deepEqual(await around(n(21, 2005)), [`0 ${n(21, 2005)} whole stub until 2012-01-01`, `1 ${n(2)} none`, `1 ${n(3)} none`].toSorted(byDistance));
  assert.deepEqual((await around(n(4))).map((line) => line.split(" ").slice(0, 3).join(" ")), [`-1 ${n(22, 2006)} shared`, `-1 ${n(23, 2006)} shared`, `0 ${n(4)} whole`].toSorted(byDistance));
  assert.equal((await around(n(5))).filter((line) => line.includes("shared stub")).length, 3);
  assert.deepEqual(await around(n(32, 2018)), [`-2 ${n(30, 2000)} whole stub until 2010-01-01`, `-1 ${n(31)} whole until 2018-01-01`, `0 ${n(32, 2018)} whole`]);
  assert.deepEqual(await directory.lineage("00000000-0000-8000-8000-000000000000"), { of: "00000000-0000-8000-8000-000000000000", members: [], successions: [] });
});

databaseTest("a circle of successions ends, and spin-offs and integrations give what they give", sets, async (db) => {
  const directory = createDirectory({ db, clock: fixedClock("2022-06-01"), fields: coreFields });
  const [a, b, c, d, e] = [n(61), n(62), n(63), n(64), n(65)];
  const rows = [
    unit(a, 2010, [[institute, "TUTE"]], successionCells([[c, "R", 2010], [d, "S", 2010], [e, "I", 2012]])),
    unit(b, 2011, [[institute, "TUTE"]], successionCells([[a, "R", 2011]])),
    unit(c, 2012, [[institute, "TUTE"]], successionCells([[b, "R", 2012]])),
    unit(d, 2000, [[institute, "TUTE"]]),
  ];
  const { file } = await readRnsr("fictif.csv", inChunks(rnsrText(rows)), day("2022-02-01"));
  await directory.deliver(tester, rnsrDelivery(file, day("2022-02-01")));
  const found = await directory.find(a, "structure");
  const { members } = await directory.lineage(found?.ref.id ?? assert.fail());
  const of = new Map(members.map((one) => [one.ref.code, one]));
  assert.equal(members.length, 5);
  assert.deepEqual([of.get(d)?.inheritance, of.get(d)?.closedDay], ["none", null]);
  assert.deepEqual([of.get(e)?.inheritance, of.get(e)?.stub], ["from-effect", true]);
  assert.equal(of.get(a)?.distance, 0);
  assert.deepEqual([of.get(c)?.distance, of.get(b)?.distance], [-1, 1]);
});

function byDistance(a: string, b: string): number {
  return Number(a.split(" ")[0]) - Number(b.split(" ")[0]) || (a < b ? -1 : 1);
}
