import assert from "node:assert/strict";
import { sql } from "../../kernel/db/db.ts";
import type { AppError } from "../../kernel/errors/app-error.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { addDays, day } from "../../kernel/time/day.ts";
import { canonicalJson } from "../../kernel/audit/index.ts";
import { sha256Of } from "./tables/tables.ts";
import { csv, mortalityOver, mortalitySets, office } from "./testing/builders.ts";

const header = "etape;semaine;annee_deces;mois_deces;canal;departement;entrees;sorties;transmis";

databaseTest("a delivery stands until a later one says the same again, and again once that one is undone", mortalitySets, async (db) => {
  const { ledger } = mortalityOver(db).mortality;
  const give = async (...lines: readonly string[]): Promise<number> => ledger.deliver(office, await ledger.planFile(csv(header, ...lines)));
  const waiting = async (): Promise<number | undefined> => (await ledger.standing(day("2025-03-31")))[0]?.stages[0]?.waiting;
  await give("réception;2025-W10;2025;1;papier;75;1 200;1 000;", "Réception;05/03/2025;2025;1;Papier;1;10;0;");
  assert.equal(await waiting(), 210);
  const plan = await ledger.planFile(csv(header, "reception;2025-03-05;2025;1;paper;75;1200;1200;"));
  assert.deepEqual([plan.blocking, plan.superseding, plan.unchanged], [false, 1, 0]);
  const second = await ledger.deliver(office, plan);
  assert.equal(await waiting(), 10);
  await assert.rejects(ledger.undo(office, second, " "), { code: "mortality.why-is-wanted" });
  await ledger.undo(office, second, "envoyé trop tôt");
  assert.equal(await waiting(), 210);
  await assert.rejects(ledger.undo(office, second, "encore"), { code: "mortality.already-undone" });
  await assert.rejects(ledger.undo(office, 999_999, "rien"), { code: "mortality.unknown-delivery" });
  assert.deepEqual((await ledger.deliveries(1, 10)).items.map(({ undoneWhy }) => undoneWhy), ["envoyé trop tôt", null]);
  // Controls of more than came: it is taken, and said.
  const odd = await ledger.planFile(csv(header, "controles;2025-03-10;2025;1;papier;;5000;0;"));
  assert.deepEqual(odd.newContradictions.map(({ kind, told, most }) => [kind, told, most]), [["entered-more-than-came", 5000, 1000]]);
  await ledger.stateDeaths(office, [{ deathYear: 2025, deaths: 100 }], "Insee");
  assert.ok((await ledger.contradictions()).some(({ kind }) => kind === "more-than-deaths"));
});

databaseTest("every fault of a file at once, each with its line and column, no value repeated; nothing is recorded", mortalitySets, async (db) => {
  const { ledger } = mortalityOver(db).mortality;
  const plan = await ledger.planFile(csv(`${header};remarque`, "gare;2025-13-01;1890;13;fax;2C;-4;x;", "reception;2025-04-07;2025;1;papier;;1;1;", "reception;2025-03-03;2025;1;papier;;1;1;1", "codage manuel;2025-03-03;2025;;e;;2;2;", "codage manuel;2025-03-04;2025;;electronique;;2;;9", "iris;2025-03-03;2025;1;papier;;3;3;4"));
  const told = plan.issues.map(({ code, line, column }) => `${code.replace("mortality.", "")} ${line ?? ""}${column ?? ""}`);
  assert.deepEqual(told.toSorted(), ["bad-department 2F", "bad-month 2D", "bad-week 2B", "bad-year 2C", "empty-count 6H", "more-handed-on-than-left 7I", "nobody-to-hand-to 4I", "nobody-to-hand-to 6I", "not-a-whole-number 2G", "not-a-whole-number 2H", "unknown-channel 2E", "unknown-column 1J", "unknown-stage 2A", "week-to-come 3B"].toSorted());
  assert.ok(plan.blocking && !JSON.stringify(plan.issues).includes("gare"));
  await assert.rejects(ledger.deliver(office, plan), { code: "mortality.lines-not-valid" });
  assert.ok((await ledger.planFile(csv(header, "snds;2025-03-03;2024;;papier;;1;1;", "versement au SNDS;2025-03-06;2024;;p;;2;2;"))).issues.some(({ code }) => code === "mortality.said-twice"));
  assert.deepEqual((await ledger.planFile(csv("etape;semaine;annee;canal;autre", "reception;2025-03-03;2025;papier;1"))).issues.filter(({ severity }) => severity === "error").map(({ code }) => code), ["mortality.missing-column", "mortality.missing-column"]);
  assert.equal((await ledger.deliveries(1, 10)).total, 0);
});

databaseTest("counts are checked, released as a version that never changes, revised by a new one that says why", mortalitySets, async (db) => {
  const { tables, ledger } = mortalityOver(db).mortality;
  const counts = (deaths: number) => csv("cause;sexe;age;region;deces", `C34.1;M;67;84;${deaths}`, "C33_C34;F;65-69;11;40", "I21.9;2;Y_GE95;11;60", "I50;1;<1;;9");
  await tables.importPopulation(office, csv("sexe;age;region;population", "M;65-69;84;2000", "F;65-69;11;1000", "F;95+;11;100", "M;0;84;10"), 2023);
  await assert.rejects(tables.importCounts(office, csv("cause;sexe;age;region;deces", "S72.0;X;200;77;-1", "C;M;50;84;3"), 2023), (error: AppError) => error.code === "mortality.lines-not-valid" && error.issues.map(({ code }) => code).join() === "mortality.bad-sex,mortality.bad-age,mortality.unknown-region,mortality.unknown-cause,mortality.not-a-whole-number,mortality.cause-of-causes");
  await tables.importCounts(office, csv("cause;sexe;age;region;deces", "C61;F;70;84;3", "R95;M;4;84;1"), 2023);
  assert.deepEqual((await tables.draft(2023))?.issues.filter(({ severity }) => severity === "error").map(({ code }) => code), ["mortality.impossible-sex", "mortality.impossible-age"]);
  await assert.rejects(tables.publish(office, 2023, { status: "final", reason: "" }), { code: "mortality.not-releasable" });
  await tables.importCounts(office, counts(50), 2023);
  await ledger.stateDeaths(office, [{ deathYear: 2023, deaths: 100 }], "Insee");
  assert.ok((await tables.draft(2023))?.issues.some(({ code }) => code === "mortality.more-deaths-than-told"));
  await ledger.stateDeaths(office, [{ deathYear: 2023, deaths: 160 }], "Insee, révisé");
  const first = await tables.publish(office, 2023, { status: "final", reason: "" });
  const release = await tables.release(2023);
  assert.equal(release.content.byAge[0], 159);
  assert.equal(sha256Of(canonicalJson(release.content)), first.sha256);
  assert.equal(await tables.verify(2023, 1), true);
  await assert.rejects(tables.publish(office, 2023, { status: "final", reason: "" }), { code: "mortality.nothing-to-release" });
  await tables.importCounts(office, counts(51), 2023);
  await assert.rejects(tables.publish(office, 2023, { status: "provisional", reason: " " }), (error: AppError) => error.issues.map(({ code }) => code).filter((code) => !code.includes("few")).join() === "mortality.revision-says-why,mortality.final-stays-final");
  assert.equal((await tables.publish(office, 2023, { status: "final", reason: "un certificat retrouvé" })).version, 2);
  assert.deepEqual([(await tables.release(2023, 1)).content.byAge[0], (await tables.release(2023)).content.byAge[0]], [159, 160]);
  await assert.rejects(db.tx((inside) => inside.query(sql`update mortality.release set reason = 'x'`)), /does not change/);
  await assert.rejects(tables.release(2023, 9), { code: "mortality.unknown-release" });
});

databaseTest("6.a and 6.b are entered with the releases and runs they rest on; a declared reading holds from its day", mortalitySets, async (db) => {
  const { mortality: { indicators, tables, ledger }, drafts } = mortalityOver(db);
  assert.deepEqual((await indicators.measure(office, { on: day("2023-12-31") })).map(({ result }) => result), ["no-fact", "no-fact"]);
  await tables.importCounts(office, csv("cause;sexe;age;region;deces", "I50;1;80;84;900"), 2022);
  await tables.publish(office, 2022, { status: "final", reason: "", releasedOn: day("2024-10-25") });
  await ledger.stateTransmissions(office, [{ deathYear: 2022, recipient: "eurostat", sentOn: day("2024-12-20") }]);
  assert.deepEqual((await indicators.measure(office, { on: day("2024-12-31"), dryRun: true })).map(({ value, result }) => [value, result]), [[1.82, "dry-run"], [0.06, "dry-run"]]);
  await indicators.measure(office, { on: day("2024-12-31") });
  assert.deepEqual(drafts.map(({ series, value, counted, recipe }) => [series, value, counted[0]?.href, recipe.code]), [["6.a", 1.82, "/mortality/tables/2022", "delay-final-release"], ["6.b", 0.06, "/linkage/runs/7", "failure-all-certificates"]]);
  await indicators.declare(office, { series: "6.a", reading: "eurostat", holdsFrom: day("2024-01-01"), reason: "c’est le règlement" });
  assert.deepEqual([(await indicators.delay(day("2024-12-31"))).value, (await indicators.readingOn("6.a", day("2023-12-31"))).code], [1.97, "final-release"]);
  await assert.rejects(indicators.declare(office, { series: "6.b", reading: "eurostat", holdsFrom: day("2024-01-01"), reason: "x" }), { code: "mortality.unknown-reading" });
  await assert.rejects(indicators.measure(office, { on: day("2025-04-01") }), { code: "mortality.measure-in-future" });
});

databaseTest("the office is told once where the limit of Eurostat is at risk, and once more where it is past", mortalitySets, async (db) => {
  const { mortality: { ledger, forecasts }, notices } = mortalityOver(db, { today: "2025-03-31" });
  const lines: string[] = [];
  for (const stage of ["reception", "controls", "matching"]) lines.push(`${stage};2024-01-01;2023;6;papier;;10000;10000;`);
  lines.push("coding-automatic;2024-01-01;2023;6;papier;;10000;10000;10000", "coding-manual;2024-01-01;2023;6;papier;;10000;0;");
  for (let week = day("2024-01-08"); week < "2025-03-24"; week = addDays(week, 7)) lines.push(`coding-manual;${week};2023;6;papier;;0;20;`);
  const plan = await ledger.planFile(csv(header, ...lines));
  await ledger.deliver(office, plan);
  await ledger.stateDeaths(office, [{ deathYear: 2023, deaths: 10_000 }], "Insee");
  assert.deepEqual(await forecasts.awaited(day("2025-03-31")), [2023]);
  const forecast = await forecasts.forecast(2023, day("2025-03-31"));
  assert.deepEqual([forecast?.median, forecast?.lateShare, forecast?.bottleneck], [null, 1, "coding-manual"]);
  await forecasts.alert(day("2025-03-31"));
  await forecasts.alert(day("2025-03-31"));
  assert.deepEqual(notices.map(({ key, to }) => [key, to]), [["mortality-limit-2023-at-risk", ["office"]]]);
  await forecasts.alert(day("2026-01-01"));
  assert.deepEqual(notices.map(({ key }) => key), ["mortality-limit-2023-at-risk", "mortality-limit-2023-past"]);
});

databaseTest("what is counted by department and all together is refused, in one file and over two; zeros make the way from one to the other", mortalitySets, async (db) => {
  const { ledger } = mortalityOver(db).mortality;
  const codes = async (...lines: readonly string[]): Promise<readonly string[]> => (await ledger.planFile(csv(header, ...lines))).issues.map(({ code }) => code);
  const whole = "reception;2025-03-03;2025;1;papier;;10;4;";
  const part = "reception;2025-03-03;2025;1;papier;75;6;2;";
  assert.deepEqual(await codes(whole, part), ["mortality.two-levels"]);
  assert.deepEqual(await codes(whole, part.replace("papier", "electronique"), part.replace("2025;1", "2025;2")), []);
  await ledger.deliver(office, await ledger.planFile(csv(header, whole)));
  assert.deepEqual(await codes(part), ["mortality.two-levels"]);
  assert.deepEqual(await codes(part, whole.replace("10;4", "0;0")), []);
  const line = { stage: "reception", week: day("2025-03-03"), deathYear: 2025, deathMonth: 1, channel: "paper", department: "2A", entered: 1, left: 0, handedOn: 0 } as const;
  assert.equal((await ledger.planLines("api", [line])).blocking, true);
});

databaseTest("weeks over the end of a year and in leap years; the same week twice, in two forms", mortalitySets, async (db) => {
  const { ledger } = mortalityOver(db).mortality;
  const plan = await ledger.planFile(csv(header, "reception;2020-W53;2020;12;papier;;10;4;", "controles;01/01/2021;2020;12;papier;;4;4;", "appariement;2024-02-29;2024;2;papier;;0;0;", "reception;2021-W53;2020;12;electronique;;1;1;", "reception;2025-02-29;2024;2;electronique;;1;1;"));
  assert.deepEqual(plan.lines.map(({ week }) => week), ["2020-12-28", "2020-12-28", "2024-02-26"]);
  assert.deepEqual(plan.issues.map(({ code, line }) => [code, line]), [["mortality.bad-week", 5], ["mortality.bad-week", 6]]);
  assert.ok((await ledger.planFile(csv(header, "reception;2020-W53;2020;12;papier;;10;4;", "reception;03/01/2021;2020;12;papier;;10;4;"))).issues.some(({ code }) => code === "mortality.said-twice"));
});

databaseTest("a transmission is of a year that is over, on a day that has come; said by mistake, it is taken back", mortalitySets, async (db) => {
  const { ledger, indicators } = mortalityOver(db).mortality;
  const codes = (deathYear: number, sentOn: string) => ledger.stateTransmissions(office, [{ deathYear, recipient: "eurostat", sentOn: day(sentOn) }]).then(() => "", (error: AppError) => error.issues.map(({ code }) => code).join());
  assert.deepEqual([await codes(2023, "2025-04-01"), await codes(2024, "2024-12-31"), await codes(2025, "2025-03-01"), await codes(0, "2025-03-01"), await codes(2022, "2024-12-20")], ["mortality.day-to-come", "mortality.year-not-over", "mortality.bad-year,mortality.year-not-over", "mortality.bad-year", ""]);
  assert.equal(await codes(2012, "2025-01-10"), "");
  assert.ok(((await indicators.delay(day("2025-03-31"), "eurostat")).value ?? 0) > 11);
  await ledger.stateTransmissions(office, [{ deathYear: 2012, recipient: "eurostat", sentOn: null }]);
  assert.deepEqual((await ledger.transmissions()).map(({ deathYear }) => deathYear), [2022]);
  assert.equal((await indicators.delay(day("2025-03-31"), "eurostat")).value, 1.97);
});

databaseTest("a limit that is past is told even where nothing can be foreseen; on the last day it is not past", mortalitySets, async (db) => {
  const { mortality: { ledger, forecasts }, notices } = mortalityOver(db);
  await ledger.deliver(office, await ledger.planFile(csv(header, "reception;2022-03-07;2022;1;papier;;10;4;")));
  assert.deepEqual(await forecasts.alert(day("2024-12-31")), []);
  await forecasts.alert(day("2025-01-01"));
  await forecasts.alert(day("2025-01-02"));
  assert.deepEqual(notices.map(({ key }) => key), ["mortality-limit-2022-past"]);
});
