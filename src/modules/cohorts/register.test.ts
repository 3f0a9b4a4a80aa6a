import assert from "node:assert/strict";
import { AppError } from "../../kernel/errors/app-error.ts";
import { sql } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day } from "../../kernel/time/day.ts";
import { aContent, cohortSets, cohortsOn, office, start } from "./testing/builders.ts";

const refused = (code: string) => (error: unknown): boolean => error instanceof AppError && error.code === `cohorts.${code}`;
const withIssues = (...codes: readonly string[]) => (error: unknown): boolean => {
  assert.ok(error instanceof AppError);
  for (const code of codes) assert.ok(error.issues.some((one) => one.code === `cohorts.${code}` && one.text.fr !== "" && one.text.en !== ""), `${code} among ${error.issues.map((one) => one.code).join(" ")}`);
  return true;
};
const file = (text: string, name = "cohortes.csv") => ({ name, bytes: new TextEncoder().encode(text) });

databaseTest("a cohort goes from candidate to hosted by its documents, and nothing that was said of it is lost", cohortSets, async (db) => {
  const { cohorts } = cohortsOn(db, "2025-03-31");
  await cohorts.add(office, "maree", aContent(), start);
  await assert.rejects(cohorts.add(office, "maree", aContent(), start), refused("code-taken"));
  await assert.rejects(cohorts.move(office, "maree", { state: "hosted", on: day("2021-01-01"), reference: "PV" }), withIssues("state-order"));
  await assert.rejects(cohorts.move(office, "maree", { state: "being-integrated", on: day("2021-01-01"), reference: " " }), withIssues("evidence-missing"));
  await cohorts.move(office, "maree", { state: "being-integrated", on: day("2021-01-01"), reference: "FC-1" });
  await assert.rejects(cohorts.move(office, "maree", { state: "hosted", on: day("2021-06-01"), reference: "" }), withIssues("evidence-missing"));
  await assert.rejects(cohorts.move(office, "maree", { state: "hosted", on: day("2020-12-31"), reference: "PV" }), withIssues("days-cross"));
  await assert.rejects(cohorts.move(office, "maree", { state: "hosted", on: day("2025-04-01"), reference: "PV" }), withIssues("day-in-future"));
  await cohorts.move(office, "maree", { state: "hosted", on: day("2021-06-01"), reference: "PV 1" });
  assert.equal((await cohorts.cohort("maree")).state, "hosted");

  const { revision, content, transitions } = await cohorts.cohort("maree");
  assert.equal(await cohorts.save(office, "maree", revision, { ...content, acronym: "MARÉE" }, "courriel"), 1);
  await assert.rejects(cohorts.save(office, "maree", revision, { ...content, acronym: "AUTRE" }, "courriel"), refused("changed-meanwhile"));
  assert.equal((await cohorts.cohort("maree")).content.acronym, "MARÉE");
  await assert.rejects(cohorts.retract(office, "maree", transitions[1]?.statement ?? 0, "erreur"), refused("not-the-last"));
  await assert.rejects(cohorts.retract(office, "maree", transitions[2]?.statement ?? 0, " "), withIssues("reason-missing"));
  await cohorts.retract(office, "maree", transitions[2]?.statement ?? 0, "mauvaise cohorte");
  assert.equal((await cohorts.cohort("maree")).state, "being-integrated");
  const history = await cohorts.history("maree");
  assert.deepEqual(history.filter(({ field }) => field === "acronym").map(({ value }) => value), ["ESSAI", "MARÉE"]);
  assert.deepEqual(history.filter(({ field }) => field === "state").map(({ on, retracts }) => [on, retracts !== null]), [["2020-06-01", false], ["2021-01-01", false], ["2021-06-01", false], [null, true]]);
  await assert.rejects(db.tx((tx) => tx.query(sql`update cohorts.statement set source = 'x'`)));
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from cohorts.statement`)));
});

databaseTest("what is wrong with a cohort is told all at once, and nothing is entered", cohortSets, async (db) => {
  const { cohorts } = cohortsOn(db, "2025-03-31");
  const bad = aContent({
    name: { fr: "", en: "x".repeat(301) }, acronym: "", plannedEndOn: day("2014-01-01"), structure: "inconnue", study: "st-999999", datasets: ["ds-000001", "ds-000009"], website: "javascript:alert(1)", team: ["a-personne"],
    investigators: [{ name: "Ada", orcid: "0000-0002-1825-0098" }], funding: [{ funder: "", programme: "", amountEuros: -1, from: day("2020-01-01"), until: day("2019-01-01") }], legal: [{ kind: "other", reference: "", on: null }], biobank: { place: "", samples: "" },
  });
  await assert.rejects(cohorts.add(office, "Pas Bon", bad, { on: day("2025-04-02"), reference: "", source: "" }), withIssues("bad-code", "name-missing", "too-long", "acronym-missing", "days-cross", "unknown-structure", "unknown-study", "unknown-dataset", "bad-website", "unknown-account", "bad-orcid", "bad-funding", "bad-legal", "biobank-place", "day-in-future", "source-missing"));
  await assert.rejects(cohorts.add(office, "services", aContent(), start), withIssues("bad-code"));
  assert.deepEqual(await cohorts.list(), []);
  await assert.rejects(cohorts.cohort("maree"), refused("unknown"));
  // The ORCID of the standard’s own example has the right check character.
  await cohorts.add(office, "maree", aContent({ investigators: [{ name: "Josiah Carberry", orcid: "0000-0002-1825-0097" }] }), start);
});

databaseTest("participants are counted by date; a later word on the same day corrects, and can be taken back", cohortSets, async (db) => {
  const { cohorts } = cohortsOn(db, "2025-03-31");
  await cohorts.add(office, "maree", aContent(), start);
  for (const [on, enrolled, followed] of [["2023-12-31", 100, 90], ["2022-12-31", 80, null], ["2023-12-31", 110, 95]] as const) await cohorts.count(office, "maree", { on: day(on), enrolled, followed, source: "rapport" });
  const counted = async () => (await cohorts.cohort("maree")).participants.map(({ on, enrolled, followed }) => [on, enrolled, followed]);
  assert.deepEqual(await counted(), [["2022-12-31", 80, null], ["2023-12-31", 110, 95]]);
  const last = (await cohorts.cohort("maree")).participants.at(-1);
  await cohorts.retract(office, "maree", last?.statement ?? 0, "doublon");
  assert.deepEqual(await counted(), [["2022-12-31", 80, null], ["2023-12-31", 100, 90]]);
  await assert.rejects(cohorts.count(office, "maree", { on: day("2014-12-31"), enrolled: 1.5, followed: 3, source: "" }), withIssues("bad-count", "more-followed", "days-cross", "source-missing"));
});

databaseTest("a file of cohorts: all faults with their places, then all cohorts or none", cohortSets, async (db) => {
  const { cohorts, indicator } = cohortsOn(db, "2025-03-31");
  await cohorts.add(office, "prise", aContent(), start);
  const head = "Code;Acronyme;Nom;Population;Type de population;Candidate le;Convention signée le;Référence de la convention;Système ouvert le;Pièce de l’ouverture;Inclus;Compté le;Début;Fin prévue;Divers";
  const faulty = await cohorts.planImport(file([head,
    "deux;DEUX;Deux;Adultes;patients;2021-01-01;2021-03-01;FC-2;2021-02-01;PV-2;12;31/12/2021;2010-01-01;;",
    "deux;DEUX;Deux;Adultes;martiens;2021-13-01;;;;;douze;;;;",
    "prise;;;Adultes;;2021-01-01;2021-03-01;FC;2021-05-01;;;;2012-01-01;2011-01-01;",
    "quatre;Q;Quatre;Adultes;;2021-01-01;;;2021-02-01;PV;5;;;;x"].join("\n")));
  const told = faulty.issues.map(({ code, line, severity }) => `${line} ${code.replace("cohorts.", "")} ${severity}`);
  for (const one of ["1 unknown-column warning", "2 days-cross error", "3 code-twice error", "3 bad-population error", "3 bad-day error", "3 bad-count error", "4 code-taken error", "4 acronym-missing error", "4 name-missing error", "4 evidence-missing error", "4 days-cross error", "5 state-order error", "5 day-missing error"]) assert.ok(told.includes(one), `${one} in ${told.join(", ")}`);
  assert.ok(faulty.issues.every(({ text }) => !/martiens|douze/.test(text.fr + text.en)));
  await assert.rejects(cohorts.importCohorts(office, file("rien")), AppError);
  await assert.rejects(cohorts.importCohorts(office, file([head, "bon;B;Bon;Adultes;;2021-01-01;;;;;;;;;", "Mauvais !;B;Bon;Adultes;;2021-01-01;;;;;;;;;"].join("\n"))), refused("import-faulty"));
  assert.equal((await cohorts.list()).length, 1);
  assert.equal(await cohorts.importCohorts(office, file([head, "un;UN;Un;Adultes;patients;2021-01-01;01/03/2021;FC-1;2021-06-01;PV-1;1 200;2021-12-31;2010-01-01;;", "deux;DEUX;Deux;Adultes;;2022-01-01;;;;;;;;;"].join("\n"))), 2);
  assert.deepEqual((await cohorts.list()).map(({ code, state, participants }) => [code, state, participants.at(-1)?.enrolled ?? null]), [["deux", "candidate", null], ["prise", "candidate", null], ["un", "hosted", 1200]]);
  assert.equal((await indicator.count(day("2021-12-31"))).value, 1);
});

databaseTest("indicator 5 under its three readings, on past days, recorded with its evidence", cohortSets, async (db) => {
  const { cohorts, indicator, drafts } = cohortsOn(db, "2025-03-31");
  assert.equal((await indicator.count(day("2025-03-31"))).value, null);
  assert.equal((await indicator.measure(office, { on: day("2024-12-31") })).result, "no-fact");
  const enter = async (code: string, ...days: readonly string[]): Promise<void> => {
    await cohorts.add(office, code, aContent({ acronym: code.toUpperCase() }), start);
    for (const [at, on] of days.entries()) await cohorts.move(office, code, { state: (["being-integrated", "hosted", "left"] as const)[at] ?? "left", on: day(on), reference: `${code}-${at}` });
  };
  await enter("ouverte", "2021-01-01", "2021-06-01");
  await enter("signee", "2022-01-01");
  await enter("partie", "2021-01-01", "2021-06-01", "2023-01-01");
  await enter("candidate");
  const values = async (on: string) => (await indicator.everyReading(day(on))).map(({ value }) => value);
  // By hand: nothing before the first opening; on the day of an opening it counts; on the day it leaves it no longer does.
  assert.deepEqual([await values("2020-12-31"), await values("2021-05-31"), await values("2021-06-01"), await values("2022-12-31"), await values("2023-01-01")], [[0, 0, 0], [0, 2, 0], [2, 2, 2], [2, 3, 2], [1, 2, 2]]);
  const now = await indicator.count(day("2025-03-31"));
  assert.deepEqual([now.counted.map(({ code, since, evidence }) => [code, since, evidence.map((one) => one.evidence?.reference)]), now.leftOut.map(({ code }) => code)], [[["ouverte", "2021-06-01", ["ouverte-0", "ouverte-1"]]], ["candidate", "partie", "signee"]]);
  await assert.rejects(indicator.measure(office, { on: day("2025-04-01") }), refused("measure-in-future"));
  assert.equal((await indicator.measure(office, { on: day("2025-03-31"), dryRun: true })).result, "dry-run");
  await assert.rejects(indicator.declare(office, "agreement-signed", " "), withIssues("reason-missing"));
  await indicator.declare(office, "agreement-signed", "La convention engage l’unité.");
  assert.equal((await indicator.measure(office, { on: day("2025-03-31") })).measurementId, "m-1");
  assert.deepEqual(drafts.map(({ series, value, recipe, counted, leftOut }) => [series, value, recipe.code, counted.map(({ label, href }) => [/signee-0/.test(label.fr), href]), leftOut.length]), [["5", 2, "cohorts-register-agreement-signed", [[false, "/cohorts/ouverte/history"], [true, "/cohorts/signee/history"]], 2]]);
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from cohorts.reading_declaration`)));
});
