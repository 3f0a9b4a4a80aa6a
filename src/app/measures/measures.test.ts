import assert from "node:assert/strict";
import { sql, type Db } from "../../kernel/db/db.ts";
import { verifyAudit } from "../../kernel/audit/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { partialDate, type DeliveryDraft, type NodeKey, type SourceRecordDraft, type StatementDraft } from "../../modules/directory/index.ts";
import { verifyMeasurements, verifyValues } from "../../modules/indicators/index.ts";
import { migrationSets, type House } from "../house.ts";
import { openTestHouse, startTestServer } from "../testing/test-house.ts";

const by = { accountId: null, name: "Essai" };
const clock = fixedClock("2024-02-15");
const institute: NodeKey = { kind: "organisation", key: "siren:180036048" };
const hospital: NodeKey = { kind: "organisation", key: "siren:267500452" };
const unit: NodeKey = { kind: "structure", key: "rnsr:200412238P" };
const host: NodeKey = { kind: "structure", key: "rnsr:202224172H" };

function says(subject: NodeKey, field: string, value: StatementDraft["value"], more: Partial<StatementDraft> = {}): StatementDraft {
  return { subject, field, value, ...more };
}

function record(subject: NodeKey, statements: readonly StatementDraft[]): SourceRecordDraft {
  return { key: subject.key, line: null, raw: null, statements };
}

function identifier(subject: NodeKey): StatementDraft {
  const [scheme = "", value = ""] = subject.key.split(":");
  return says(subject, "identifier", { scheme, value, valid: true }, { slot: subject.key });
}

/** The institute, a hospital, a unit of the institute and the host of cohorts, as a register gives them. */
const register: DeliveryDraft = {
  source: { id: "register", kind: "official-register", name: { fr: "Registre d’essai", en: "Trial register" }, home: null, licence: null },
  observedOn: day("2024-01-15"), scope: "structures", complete: true, fileSha256: null, mapping: null, demonstration: false,
  records: [
    record(institute, [says(institute, "name", "Institut d’essai"), identifier(institute)]),
    record(hospital, [says(hospital, "name", "Hôpital d’essai"), identifier(hospital)]),
    record(unit, [says(unit, "name", "Unité d’essai"), identifier(unit), says(unit, "co-supervision", { label: "U 1" }, { object: institute, validFrom: partialDate("2015") })]),
    record(host, [says(host, "name", "France Cohortes"), identifier(host), says(host, "co-supervision", {}, { object: institute })]),
  ],
};

const posts = [
  "N° de poste;Catégorie;Statut;ETP;Unité;Employeur;Établissement de soins;Financé;Position;Début;Fin;Matricule",
  "P1;Chercheur;Fonctionnaire;1;200412238P;180036048;;;En activité;2018;;M-SECRET-1",
  "P2;Chercheur;Fonctionnaire;0,8;200412238P;180036048;;;En activité;01/10/2022;;M-SECRET-2",
  "P3;Chercheur;Fonctionnaire;1;200412238P;180036048;;;Détachement;2020;;M-SECRET-3",
  "P4;IR;Fonctionnaire;0,5;200412238P;180036048;;;En activité;2019;2022;M-SECRET-4",
  "P5;IE;Fonctionnaire;0,7;200412238P;180036048;;;En activité;2019;;M-SECRET-5",
  "P6;CPJ;Contractuel;1;200412238P;180036048;;;En activité;09/2022;;M-SECRET-6",
  "P7;CPJ;Contractuel;1;200412238P;180036048;;;En activité;01/02/2024;;M-SECRET-7",
  "P8;Contrat d’interface;Contractuel;0,5;200412238P;180036048;267500452;Oui;En activité;2021;;M-SECRET-8",
].join("\n");

const cohorts = ["Code;Cohorte;Hébergée par;Hébergée depuis;Fin d’hébergement", "C1;Cohorte Une;202224172H;2022-03-01;", "C2;Cohorte Deux;202224172H;2023;06/2023", "C3;Cohorte Trois;200412238P;2021;"].join("\n");

async function importFile(house: House, mapping: string, text: string, observedOn: string): Promise<void> {
  const outcome = await house.feeds.importFile(by, { name: `${mapping}.csv`, bytes: new TextEncoder().encode(text) }, house.feeds.mapping({ name: mapping }), day(observedOn));
  assert.deepEqual(outcome.rejected, []);
}

async function openWithFacts(db: Db): Promise<House> {
  const house = await openTestHouse({ db, clock });
  await house.directory.deliver(by, register);
  await importFile(house, "posts", posts, "2024-01-31");
  await importFile(house, "cohorts", cohorts, "2024-01-31");
  return house;
}

databaseTest("from the lines of a file to the sheet of an indicator, and back to the statements", migrationSets, async (db) => {
  const house = await openWithFacts(db);
  const reports = await house.activity.measure(by, { on: day("2023-12-31") });
  assert.deepEqual(Object.fromEntries(reports.map((one) => [one.recipe.series, [one.measured.value, one.result]])), {
    "4.b": [1, "entered"],
    "5": [1, "entered"],
    "7": [1, "entered"],
    "11": [null, "no-fact"],
    "12": [null, "no-fact"],
    "employment.researchers": [1.8, "recorded"],
    "employment.engineers-technicians": [0.7, "recorded"],
  });
  assert.deepEqual((await house.activity.measure(by, { on: day("2023-12-31") })).map((one) => one.result).filter((one) => one !== "no-fact"), Array.from({ length: 5 }, () => "unchanged"));

  const server = await startTestServer(house);
  try {
    const sheet = (await server.inject("/indicators/7?on=2024-02-15")).body;
    const path = /\/measurements\/[0-9a-f-]{36}/.exec(sheet)?.[0] ?? "";
    assert.notEqual(path, "", "the sheet leads to the measurement");
    const page = await server.inject(path);
    assert.equal(page.statusCode, 200);
    assert.ok(page.body.includes("Chaires de professeur junior en activité"));
    assert.ok(page.body.includes("pas encore ou plus en activité ce jour-là"), "the chair of 2024 is left out, with the reason");
    assert.ok(page.body.includes("La première livraison de ces faits est du 31 janvier 2024"), "an export made later may lack what had ended");
    const statements = await server.inject(`${path}/counted/1`);
    assert.ok(statements.body.includes("Système d’information des ressources humaines"));
    assert.ok(statements.body.includes("depuis septembre 2022"));
    const fact = /\/activity\/post\/p-[0-9a-f]{12}/.exec(page.body)?.[0] ?? "";
    const factPage = (await server.inject(fact)).body;
    assert.ok(factPage.includes("Donnée sur une personne, non affichée"));
    for (const body of [sheet, page.body, statements.body, factPage]) assert.ok(!body.includes("SECRET"), "no staff number to the public");
    const api = (await server.inject(path.replace("/measurements", "/api/v1/measurements"))).json<{ value: number; counted: { statementIds: string[] }[] }>();
    assert.equal(api.value, 1);
    const behind = await house.directory.statementsById(api.counted[0]?.statementIds ?? []);
    assert.deepEqual(behind.map((one) => one.field).sort(), ["employer", "in-activity", "post-category"]);
    for (const format of ["csv", "ods", "json"]) assert.equal((await server.inject(`/exports${path}.${format}`)).statusCode, 200);
  } finally {
    await server.close();
  }
  assert.ok((await verifyAudit(db)).ok && (await verifyValues(db)).ok && (await verifyMeasurements(db)).ok);
});

databaseTest("a later file that takes a post away corrects the value, and says which fact went", migrationSets, async (db) => {
  const house = await openWithFacts(db);
  await house.activity.measure(by, { on: day("2023-12-31"), codes: ["5"] });
  await importFile(house, "cohorts", cohorts.replace("2022-03-01;", "2022-03-01;2023-12-30"), "2024-02-10");
  const [report] = await house.activity.measure(by, { on: day("2023-12-31"), codes: ["5"] });
  assert.deepEqual([report?.measured.value, report?.result, report?.last?.value, report?.gone.map((one) => one.fr)], [0, "corrected", 1, ["Cohorte Une"]]);
  const sheet = await house.indicators.sheet("5", { on: day("2024-02-15"), knownOn: null });
  assert.deepEqual(sheet.series[0]?.events.map((one) => [one.kind, one.value]), [["entered", 1], ["corrected", 0]]);
});

databaseTest("a house without such facts records nothing", migrationSets, async (db) => {
  const house = await openTestHouse({ db, clock });
  const reports = await house.activity.measure(by, { on: day("2023-12-31") });
  assert.ok(reports.every((one) => one.result === "no-fact" && one.measured.value === null));
  assert.deepEqual(await house.indicators.measurements(), []);
  await assert.rejects(house.activity.measure(by, { on: day("2030-01-01") }), { code: "activity.day-in-future" });
  await assert.rejects(house.activity.measure(by, { on: day("2023-12-31"), codes: ["99"] }), { code: "activity.unknown-recipe" });
});

const agreements = [
  "N° de convention;Objet;Type;Partenaires;Date de signature;Date de fin;Centre labellisé;Labellisé depuis",
  "A1;Hébergement de données;Centre de données;Centre de données du Nord;2022-05-12;;Oui;2021",
  "A2;Hébergement de secours;Centre de données;Centre de données du Nord;2023;;Oui;2021",
  "A3;Calcul;Centre de données;Centre de données du Sud;2022;;Non;",
  "A4;Hébergement ancien;Centre de données;Centre de données du Nord;2019;06/2023;Oui;2021",
  "A5;Accord;Accord-cadre;Centre de données du Nord;2020;;;",
].join("\n");

databaseTest("agreements of a file and accesses of the portal reach indicators 12 and 11", migrationSets, async (db) => {
  const house = await openTestHouse({ db, clock });
  await importFile(house, "agreements", agreements, "2024-01-31");
  await db.query(sql`insert into lab.access_count (day, page, count) values ('2022-12-31', 'structure', 900), ('2023-01-01', 'structure', 40), ('2023-06-30', 'structure', 2)`);
  const reports = await house.activity.measure(by, { on: day("2023-12-31"), codes: ["11", "12"] });
  assert.deepEqual(reports.map((one) => [one.recipe.series, one.measured.value, one.result]), [["11", 42, "entered"], ["12", 2, "entered"]]);
  assert.deepEqual(reports[1]?.measured.counted.map((one) => one.label.fr).sort(), ["Hébergement de données", "Hébergement de secours"]);
  assert.deepEqual(reports[1]?.measured.leftOut.map((one) => [one.label.fr, one.reason.en]).sort(), [
    ["Calcul", "no party has the label of the ministry on that day"], ["Hébergement ancien", "over before that day"],
  ]);
  const value = (await house.indicators.sheet("11", { on: day("2024-02-15"), knownOn: null })).series[0];
  assert.equal(value?.observations[0]?.value, 42);
  const facts = await house.indicators.measurement(value?.measurements[0]?.id ?? "");
  assert.deepEqual(facts.counted.map((one) => [one.label.en, one.amount, one.href]), [["January 2023, 1 day counted", 40, "/lab/accesses"], ["June 2023, 1 day counted", 2, "/lab/accesses"]]);
});
