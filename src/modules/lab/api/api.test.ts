import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { exampleServer } from "../../../kernel/http/fixture.ts";
import { openApiDocument } from "../../../kernel/http/openapi.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations, readRnsr, rnsrDelivery, type Author, type RnsrFile } from "../../directory/index.ts";
import { deliveryOf, statement } from "../../directory/testing/builders.ts";
import { inChunks, madeUpNumber, madeUpParent, madeUpRow, parentCells, rnsrText, successionCells } from "../../directory/testing/rnsr-file.ts";
import type { Indicators } from "../../indicators/index.ts";
import type { LabDeps } from "../deps.ts";
import { labMigrations } from "../migrations.ts";
import { apiRoutes } from "./routes.ts";
import { entityRecord, statementList, structureHistory, structureList } from "./schemas.ts";

const sets = [auditMigrations, directoryMigrations, labMigrations];
const by: Author = { accountId: null, name: "test" };
const clock = fixedClock("2022-02-20");
const problem = z.object({ status: z.number(), code: z.string(), errors: z.array(z.object({ code: z.string(), pointer: z.string().optional(), detail: z.string() })).optional() });

function depsOf(db: Db): LabDeps {
  return { db, clock, directory: createDirectory({ db, clock, fields: coreFields }), indicators: {} as Indicators, institute: "siren:180036048", publicUrl: "https://jalon.example.org" };
}

async function serve(deps: LabDeps) {
  const { server } = await exampleServer({ routes: apiRoutes(deps), clock });
  const get = (url: string) => server.inject({ method: "GET", url: `/api/v1/${url}`, headers: { "accept-language": "en" } });
  return {
    get,
    list: async (query: string) => structureList.parse((await get(`structures?${query}`)).json()),
    refused: async (url: string) => problem.parse((await get(url)).json()),
  };
}

const institute = madeUpParent(0, "Institut fictif de la santé", "EPST");
const university = madeUpParent(1, "Université fictive");
const n = (rank: number): string => madeUpNumber(2015, rank);
const rows = [
  madeUpRow({
    numero_national_de_structure: n(1), libelle: "Centre fictif de génétique", sigle: "CFG", annee_de_creation: "2014", code_postal: "75014", commune: "PARIS CEDEX 14", code_domaine_scientifique: "5", domaine_scientifique: "Biologie, médecine et santé",
    nom_du_responsable: "FICTIVE", prenom_du_responsable: "Camille", titre_du_responsable: "DIR",
    ...parentCells([{ parent: institute, label: "U 9001" }, { parent: university, label: "UMRS9001" }]), ...successionCells([[n(11), "F", 2014], [n(12), "F", 2014]]),
  }),
  madeUpRow({ numero_national_de_structure: n(2), libelle: "Équipe fictive de physique", code_de_type_de_structure: "1", annee_de_creation: "2020", code_postal: "69008", commune: "LYON", ...parentCells([{ parent: institute, kind: "PART" }, { parent: university }]) }),
  madeUpRow({ numero_national_de_structure: n(3), libelle: "Unité fictive d’avant", annee_de_creation: "2010", code_postal: "69008", commune: "LYON", ...parentCells([{ parent: institute, label: "CIC 9003" }]) }),
];

async function fictitious(db: Db): Promise<LabDeps> {
  const deps = depsOf(db);
  const { file } = await readRnsr("fictif.csv", inChunks(rnsrText(rows)), day("2022-02-01"));
  await deps.directory.deliver(by, rnsrDelivery(file, day("2022-02-01")));
  return deps;
}

test("the routes describe themselves", () => {
  const document = openApiDocument(apiRoutes({ db: {} } as LabDeps), { title: "t", version: "1", sessionCookie: "s" });
  assert.deepEqual(Object.keys(document["paths"] as object).toSorted(), [
    "/api/v1/organisations/{id}", "/api/v1/people/{id}", "/api/v1/structures", "/api/v1/structures/{id}", "/api/v1/structures/{id}/history", "/api/v1/structures/{id}/statements",
  ]);
  const { parameters } = (document["paths"] as Record<string, { get: { parameters: { name: string; schema: { type: string; maximum?: number } }[] } }>)["/api/v1/structures"]?.get ?? { parameters: [] };
  assert.deepEqual(parameters.find((one) => one.name === "pageSize")?.schema.maximum, 200);
});

databaseTest("the list of structures: parents, facets, words, pages, notes", sets, async (db) => {
  const { list } = await serve(await fictitious(db));
  const parent = `parent=SIREN:${institute.siret.slice(0, 9)}`;
  const both = await list(`${parent}&on=2022-02-01&sort=code`);
  assert.deepEqual([both.total, both.attested, both.presumed, both.note], [3, 3, 0, null]);
  assert.deepEqual(both.items.map((item) => item.id), [n(1), n(2), n(3)]);
  const [first] = both.items;
  assert.deepEqual({ ...first, parents: first?.parents.length }, {
    id: n(1), name: "Centre fictif de génétique", acronym: "CFG", type: "research-unit", legalForm: "mixed-unit", opened: "2014", closed: null, labels: ["U 9001", "UMR_S 9001"], parents: 2,
    region: { code: "11", name: { fr: "Île-de-France", en: "Île-de-France" } }, city: "Paris 14e", standing: "attested", url: `https://jalon.example.org/structures/${n(1)}`,
  });
  assert.equal((await list(`${parent}&relation=co-supervision&on=2022-02-01`)).total, 2);
  assert.equal((await list(`${parent}&relation=participation&on=2022-02-01`)).total, 1);
  assert.equal((await list(`parent=${university.uai}&on=2022-02-01`)).total, 2);
  const before = await list(`${parent}&on=2019-12-31`);
  assert.deepEqual([before.total, before.attested, before.presumed], [2, 0, 2]);
  assert.match(before.note?.fr ?? "", /31 décembre 2019.*structures fermées/);
  assert.match((await list(parent)).note?.en ?? "", /after the last observation/);
  const count = async (query: string): Promise<number> => (await list(`on=2022-02-01&${query}`)).total;
  assert.deepEqual(await Promise.all(["region=84", "region=%C3%8Ele-de-France", "region=11,84", "site=Lyon", "site=69123", "site=75056", "type=team", "type=%C3%89quipe%20interne", "type=22", "type=Unit%C3%A9%20mixte", "type=CIC", "domain=5", "label=umr-s9001", "label=CIC%209003"].map(count)), [2, 1, 3, 2, 2, 1, 1, 1, 2, 2, 1, 1, 1, 1]);
  assert.deepEqual((await list("on=2022-02-01&sort=-opened&pageSize=2&page=2")).items.map((item) => item.id), [n(3)]);
  assert.deepEqual((await list("on=2022-02-01&q=genetique")).items.map((item) => item.id), [n(1)]);
  assert.equal((await list(`on=2022-02-01&q=fictive&${parent}&relation=co-supervision`)).items.every((item) => item.id !== n(2)), true);
});

databaseTest("several wrong parameters are told at once", sets, async (db) => {
  const { refused } = await serve(await fictitious(db));
  const answer = await refused("structures?parent=SIREN:999999999&relation=chief&on=2022-02-31&region=Atlantide&site=PARIS%20CEDEX&type=thing&sort=size&page=0&pageSize=500&regoin=11");
  assert.equal(answer.status, 422);
  assert.equal(answer.code, "lab.bad-question");
  assert.deepEqual(answer.errors?.map((error) => error.pointer?.replace("#/query/", "")).toSorted(), ["on", "page", "pageSize", "parent", "region", "regoin", "relation", "site", "sort", "type"]);
  assert.ok(answer.errors?.every((error) => error.detail.length > 20));
});

databaseTest("a record, its history and its statements; merged codes redirect", sets, async (db) => {
  const deps = await fictitious(db);
  const { get, refused } = await serve(deps);
  const record = entityRecord.parse((await get(`structures/rnsr:${n(1)}?on=2022-02-01`)).json());
  assert.equal(record.id, n(1));
  assert.equal(record.fields["co-supervision"]?.current.length, 2);
  const statements = statementList.parse((await get(`structures/${n(1)}/statements`)).json()).statements;
  const known = new Set(statements.map((one) => one.id));
  assert.ok(record.fields["name"]?.current[0]?.statements.every((id) => known.has(id)));
  const history = structureHistory.parse((await get(`structures/${n(1)}/history?on=2022-02-01`)).json());
  assert.deepEqual(history.predecessors.map((one) => `${one.structure.id} ${one.type} ${one.effectiveFrom}`), [n(11), n(12)].toSorted().map((code) => `${code} merger 2014`));
  assert.deepEqual(history.lineage.map((one) => `${one.distance} ${one.stub} ${one.inheritance}`), ["-1 true whole", "-1 true whole", "0 false whole"]);
  assert.deepEqual(history.parents.map((one) => `${one.relation} ${one.labelNumber} ${one.inForce}`).toSorted(), ["co-supervision U 9001 true", "co-supervision UMR_S 9001 true"]);
  const organisation = entityRecord.parse((await get(`organisations/SIREN:${institute.siret.slice(0, 9)}`)).json());
  assert.equal(organisation.name, "Institut fictif de la santé");
  const director = record.fields["director"]?.current[0]?.object;
  assert.equal(entityRecord.parse((await get(`people/${director?.id ?? ""}`)).json()).name, "Camille FICTIVE");
  assert.equal((await refused("structures/201599999Z")).status, 404);
  await deps.directory.decide(by, { kind: "same", nodeKind: "structure", leftKey: `rnsr:${n(3)}`, rightKey: `rnsr:${n(1)}`, reason: "same unit" });
  const codes = await Promise.all([n(1), n(3)].map(async (code) => ({ code, answer: await get(`structures/${code}/history?on=2022-02-01`) })));
  const moved = codes.find(({ answer }) => answer.statusCode !== 200);
  const kept = codes.find(({ answer }) => answer.statusCode === 200);
  assert.equal(moved?.answer.statusCode, 301);
  assert.equal(moved?.answer.headers["location"], `/api/v1/structures/${kept?.code ?? ""}/history?on=2022-02-01`);
});

databaseTest("who is named only by a management system is named to nobody", sets, async (db) => {
  const deps = await fictitious(db);
  const person = { kind: "person", key: "sirh:1" };
  const structure = { kind: "structure", key: `rnsr:${n(1)}` };
  await deps.directory.deliver(by, deliveryOf([{ key: "1", line: 1, raw: null, statements: [statement(person, "name", "Secrète Personne"), statement(structure, "member", {}, { object: person })] }], { source: "sirh", kind: "human-resources", on: "2022-02-01", scope: "staff" }));
  const { get, refused } = await serve(deps);
  const found = await deps.directory.find("sirh:1", "person");
  for (const face of ["", "/statements", "/history"]) assert.ok(!(await get(`structures/${n(1)}${face}`)).body.includes("Secr"), face);
  assert.equal((await refused(`people/${found?.ref.code ?? ""}`)).status, 404);
  // One whom the register names too is seen as the register says, and no further.
  const director = (await deps.directory.relations({ fields: ["director"] }))[0]?.object;
  const [key] = await deps.directory.keysOf(director?.id ?? "");
  await deps.directory.decide(by, { kind: "same", nodeKind: "person", leftKey: key?.key ?? "", rightKey: "sirh:1", reason: "same person" });
  const known = await deps.directory.find("sirh:1", "person");
  const answer = await get(`people/${known?.ref.code ?? ""}`);
  assert.equal(answer.statusCode, 200);
  assert.equal(entityRecord.parse(answer.json()).name, "Camille FICTIVE");
  assert.ok(!answer.body.includes("Secr"));
});

const path = resolve(process.env["JALON_SHARED"] ?? "../shared", "data/rnsr/rnsr-active-2022-02.csv");
const inserm = "180036048";

/** Of the real file, what the institute has a part in and the cases of successions: enough to answer, quick to take in. */
async function realFile(): Promise<RnsrFile> {
  const { file } = await readRnsr("rnsr-active-2022-02.csv", createReadStream(path), day("2022-02-01"));
  const cases = new Set(["200716512X", "201420755D", "201420725W", "201420724V", "201420752A", "201420756E"]);
  return { ...file, structures: file.structures.filter((one) => cases.has(one.number) || one.parents.some((parent) => parent.siret?.startsWith(inserm) === true)) };
}

if (!existsSync(path)) test("the acceptance questions on the real register", { skip: `no register at ${path}` }, () => {});
else {
  databaseTest("the acceptance questions on the real register", sets, async (db) => {
    const deps = depsOf(db);
    await deps.directory.deliver(by, rnsrDelivery(await realFile(), day("2022-02-01")));
    const { list, get } = await serve(deps);
    const parent = `parent=SIREN:${inserm}&pageSize=200`;
    const supervised = await list(`${parent}&relation=co-supervision&on=2022-02-01`);
    assert.deepEqual([supervised.total, supervised.attested, supervised.presumed, supervised.note], [453, 453, 0, null]);
    assert.equal((await list(`${parent}&relation=participation&on=2022-02-01`)).total, 71);
    assert.equal((await list(`${parent}&on=2022-02-01`)).total, 524);
    assert.equal((await list(`${parent}&on=2022-02-01&type=clinical-investigation-centre`)).total, 32);
    assert.equal((await list(`${parent}&on=2022-02-01&relation=co-supervision&type=mixed-unit`)).total, 315);
    // 363 of the 453 were created before 2020; what was closed by then is not in the source.
    const before = await list(`${parent}&relation=co-supervision&on=2019-12-31`);
    assert.deepEqual([before.total, before.attested], [363, 0]);
    assert.match(before.note?.fr ?? "", /n’y figurent pas/);
    const pages = await Promise.all([1, 2, 3].map((page) => list(`${parent}&relation=co-supervision&on=2022-02-01&page=${page}`)));
    const all = pages.flatMap((page) => page.items);
    assert.equal(new Set(all.map((item) => item.id)).size, 453);
    // Totals of the regions add up to the structures that have one: a structure has one address in the register.
    const byRegion = new Map<string, number>();
    for (const item of all) if (item.region !== null) byRegion.set(item.region.code, (byRegion.get(item.region.code) ?? 0) + 1);
    for (const [code, count] of byRegion) assert.equal((await list(`${parent}&relation=co-supervision&on=2022-02-01&region=${code}`)).total, count, code);
    const before2014 = async (code: string) => structureHistory.parse((await get(`structures/${code}/history`)).json());
    const types = async (code: string) => (await before2014(code)).predecessors.map((one) => `${one.type} ${one.effectiveFrom}`);
    assert.deepEqual(await types("200716512X"), Array.from({ length: 11 }, () => "merger 2007"));
    assert.deepEqual(await types("201420755D"), Array.from({ length: 7 }, () => "merger 2014"));
    assert.deepEqual((await before2014("200918536N")).successors.map((one) => one.structure.id), ["201420724V", "201420725W"]);
    assert.deepEqual((await before2014("201420752A")).predecessors.map((one) => one.structure.id), ["200112489A", "200918507G"]);
    assert.deepEqual((await before2014("201420756E")).predecessors.map((one) => one.structure.id), ["200112489A", "200918507G", "201119761L"]);
    assert.ok((await before2014("201420756E")).lineage.filter((one) => one.distance < 0).every((one) => one.stub && one.inheritance === "shared" && one.closed === "2014-01-01"));
  });
}
