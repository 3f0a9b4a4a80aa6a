import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { auditMigrations, verifyAudit } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import { folderStorage } from "../../kernel/storage/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { indicatorMigrations } from "../indicators/index.ts";
import type { CorpusPaper } from "../publications/index.ts";
import { compute } from "./engine/compute.ts";
import { bibliometricMigrations } from "./migrations.ts";
import { createBibliometrics, type Bibliometrics } from "./module.ts";
import { access, corpora, halState, paper, unit } from "./testing/corpus.ts";
import { testIndicators } from "./testing/indicators.ts";
import { handWorld } from "./testing/world.ts";

const sets = [auditMigrations, indicatorMigrations, bibliometricMigrations];
const by = { accountId: null, name: "Essai" };
const root = mkdtempSync(join(tmpdir(), "jalon-series-test-"));
after(() => rmSync(root, { recursive: true }));
const on = day("2025-03-31");

function open(db: Db, today: string, papers: readonly CorpusPaper[]): Bibliometrics {
  return createBibliometrics({ db, clock: fixedClock(today), storage: folderStorage(join(root, "files")), corpora: corpora(papers), indicators: testIndicators(db, today) });
}

const cited = (total: number): CorpusPaper["citations"] => ({ byYear: total === 0 ? [] : [{ year: 2024, count: total, selfCount: null }], total, observedOn: day("2025-03-15"), source: "openalex" });
const centre = unit("cic", "clinical-investigation-centre");

/** Five articles: a is far above its field, b signed with Germany by a centre, c uncited, d retracted, e a review. */
function fivePapers(): CorpusPaper[] {
  return [
    paper("a", { citations: cited(30), journal: "2222-2222", instituteFractional: "1" }),
    paper("b", { citations: cited(10), units: [centre], countries: ["FR", "DE"] }),
    paper("c", { citations: cited(0), units: [centre], journal: "2222-2222", access: access(true, "gold"), hal: halState({ record: true }) }),
    paper("d", { citations: cited(50), retracted: true }),
    paper("e", { documentType: "review", citations: null, access: access(true, null, ["HAL"]), hal: halState({ record: true, openFile: true }) }),
  ];
}

async function values(house: Bibliometrics): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries((await house.latest()).map((one) => [one.series, one.value]));
}

databaseTest("eight series of five papers, against the hand; one paper changed moves those it should, by as much as it should", sets, async (db) => {
  const house = open(db, "2025-03-31", fivePapers());
  await house.importReference(by, handWorld());
  assert.deepEqual((await house.importReference(by, handWorld())).known, true);
  const reports = await house.measure(by, { on });
  assert.ok(reports.every((one) => one.outcome === "entered"), JSON.stringify(reports.map((one) => [one.recipe.series, one.outcome])));
  // Impact: (30 + 10 + 0) / 4 / 3 = 10/3. Top: the ten papers at 30 are the top tenth, so 1, 0, 0. Tier: 50 papers in 2023,
  // room for 5: journal 1111-1111 whole. Centre: b in it, c not. Open: a, b closed, c and the review open with a notice.
  assert.deepEqual(await values(house), { "1.articles": 3, "1.france": 3 / 50, "1.monde": 3 / 100, "1.top-10": 1 / 3, "1.europe": 1 / 3, "2": 10 / 3, "4.c": 1 / 2, "13": 2 / 4 });
  const impact = (await house.latest()).find((one) => one.series === "2");
  // By journal: a in 2222-2222 expects 360/80 = 4.5, b in 1111-1111 expects 40/20 = 2: 30/4.5, 10/2, 0. Fractional: weights 1, 1/2, 1/2.
  const readings = Object.fromEntries((impact?.readings ?? []).map((one) => [one.code, one.value]));
  assert.ok(Math.abs((readings["journal"] ?? 0) - (30 / 4.5 + 5) / 3) < 1e-12);
  assert.ok(Math.abs((readings["mean"] ?? 0) - (10 / 3 + (30 / 4.5 + 5) / 3) / 2) < 1e-12);
  assert.ok(Math.abs((readings["field-fractional"] ?? 0) - (7.5 + 2.5 / 2) / 2) < 1e-12);
  assert.deepEqual((impact?.groups ?? []).map((one) => [one.kind, one.code, one.papers, one.value]), [["unit", "cic", 2, 1.25], ["unit", "u1", 1, 7.5], ["field", "X", 3, 10 / 3]]);

  // Paper c is cited 30 times when the source is read again: impact and top 10 % move, nothing else.
  const changed = fivePapers().map((one) => (one.code === "c" ? { ...one, citations: cited(30) } : one));
  const next = open(db, "2025-04-02", changed);
  const again = await next.measure(by, { on });
  assert.deepEqual(again.map((one) => [one.recipe.series, one.outcome]), [["1.articles", "unchanged"], ["1.france", "unchanged"], ["1.monde", "unchanged"], ["1.top-10", "corrected"], ["1.europe", "unchanged"], ["2", "corrected"], ["4.c", "confirmed"], ["13", "unchanged"]]);
  assert.deepEqual(await values(next), { "1.articles": 3, "1.france": 3 / 50, "1.monde": 3 / 100, "1.top-10": 2 / 3, "1.europe": 1 / 3, "2": 17.5 / 3, "4.c": 1 / 2, "13": 2 / 4 });
  assert.ok((await verifyAudit(db)).ok);
});

databaseTest("the files kept beside a result give the same number to the engine alone", sets, async (db) => {
  const house = open(db, "2025-03-31", fivePapers());
  await house.importReference(by, handWorld());
  await house.measure(by, { on, codes: ["2", "1.top-10"] });
  for (const result of await house.latest()) {
    const [papers, units] = ["papers", "units"].map((name) => join(root, `${result.id}-${name}.csv`));
    writeFileSync(papers ?? "", await house.file(result.files.papers ?? ""));
    writeFileSync(units ?? "", await house.file(result.files.units ?? ""));
    const reference = await house.reference(result.recipe.citations?.referenceSha256 ?? "");
    assert.ok(reference);
    const answer = await compute({ papers: { file: papers ?? "" }, units: { file: units ?? "" }, reference, recipe: reference.recipe, bootstrap: null });
    const of = (name: string, counting: string) => answer.results.find((one) => one.unit === name && one.counting === counting && one.year === null && one.field === null);
    const read = (one: ReturnType<typeof of>): number | null | undefined => (result.series === "2" ? one?.normalisedImpact.value : one?.top["1/10"].value);
    assert.equal(read(of("*", "full")), result.value);
    const fractional = result.readings.find(({ counting }) => counting === "fractional")?.value ?? 0;
    assert.ok(Math.abs((read(of("institute", "fractional")) ?? 0) - fractional) < 1e-12);
  }
});

databaseTest("a declaration is dated, kept and applied to the measures of its days", sets, async (db) => {
  const house = open(db, "2025-04-02", fivePapers());
  await house.measure(by, { on, codes: ["13", "1.articles"] });
  await assert.rejects(house.declare(by, { key: "13", option: "r5", from: "hier", reason: " " }), (error: { issues?: readonly { field?: string }[] }) => error.issues?.map((one) => one.field).join() === "option,from,reason");
  await assert.rejects(house.declare(by, { key: "99", option: "r1", from: "2025-01-01", reason: "x" }), { code: "bibliometrics.unknown-setting" });
  await house.declare({ accountId: "a", name: "Ada" }, { key: "13", option: "r2", from: "2025-04-01", reason: "Avis de la science ouverte." });
  assert.equal((await house.measure(by, { on, codes: ["13"] }))[0]?.outcome, "unchanged", "a measure of an earlier day keeps its reading");
  const after = (await house.measure(by, { on: day("2025-04-02"), codes: ["13"] }))[0];
  assert.deepEqual([after?.outcome, after?.result?.value, after?.result?.recipe.declaredReading], ["corrected", 1 / 4, "r2"]);
  await house.declare({ accountId: "a", name: "Ada" }, { key: "13", option: "r3", from: "2025-04-02", reason: "Retour." });
  assert.equal((await house.measure(by, { on: day("2025-04-02"), codes: ["13"] }))[0]?.result?.value, 1 / 2);
  assert.equal((await house.declarations()).length, 2);
  assert.ok((await verifyAudit(db)).ok);
});

databaseTest("without a reference what needs one says so; another content under the same hash is refused", sets, async (db) => {
  const house = open(db, "2025-03-31", fivePapers());
  const outcomes = Object.fromEntries((await house.measure(by, { on, dryRun: true })).map((one) => [one.recipe.series, one.outcome]));
  assert.deepEqual(outcomes, { "1.articles": "dry-run", "1.france": "no-reference", "1.monde": "no-reference", "1.top-10": "no-reference", "1.europe": "dry-run", "2": "no-reference", "4.c": "no-reference", "13": "dry-run" });
  assert.deepEqual(await house.latest(), []);
  await house.importReference(by, handWorld());
  await assert.rejects(house.importReference(by, { ...handWorld(), totals: [] }), { code: "bibliometrics.reference-differs" });
  await assert.rejects(house.measure(by, { on: day("2026-01-01") }), { code: "bibliometrics.day-in-future" });
});
