import assert from "node:assert/strict";
import { test } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Reply } from "../../../kernel/http/route.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { directoryMigrations, type SourceKind } from "../../directory/index.ts";
import { identityMigrations } from "../../identity/index.ts";
import { actor, call, importRegister, labOn } from "../corrections/testing.ts";
import { labMigrations } from "../migrations.ts";
import { delivery, htmlOf, labStatements, structure, says, testAuthor, textOf, unit, sister } from "../pages/testing.ts";
import { agesOf, qualityFigures } from "./figures.ts";
import { qualityRoutes } from "./routes.ts";

const sets = [auditMigrations, identityMigrations, directoryMigrations, labMigrations];
const office = actor("directory-office");
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(reply.kind === "page" ? htmlOf(reply) : reply.kind));

test("a source is late when it is older than its own rhythm and half as much again", () => {
  const standing = (id: string, kind: SourceKind, on: string | null) => ({ source: { id, kind, name: { fr: id, en: id }, home: null, licence: null }, deliveries: 1, lastObservedOn: on === null ? null : day(on), lastRecordedAt: null, statements: 1, demonstration: false });
  const looks = ["2022-01-01", "2022-01-31", "2022-03-02", "2022-01-31"].map((on) => ({ source: "staff", observedOn: day(on) }));
  // Looks 30 days apart: late after 45.
  const at = (on: string) => agesOf([standing("staff", "human-resources", "2022-03-02"), standing("rnsr", "official-register", "2022-01-01"), standing("lab", "lab", "2020-01-01"), standing("new", "finance", null)], looks, day(on)).map(({ ageDays, rhythmDays, late }) => [ageDays, rhythmDays, late]);
  assert.deepEqual(at("2022-04-16"), [[45, 30, false], [105, 400, false], [836, null, false], [null, 100, false]]);
  assert.deepEqual(at("2022-04-17")[0], [46, 30, true]);
});

databaseTest("what is contested, missing and to be told apart is counted, and follows the graph", sets, async (db) => {
  const deps = labOn(db, "2022-06-01");
  await importRegister(deps.directory, "2022-02-11");
  const before = await qualityFigures(deps);
  assert.deepEqual(before.contested, []);
  // Three units, for the register still lists the one that merged: one has an acronym, an address in Paris, a director, a panel; two have a website.
  const share = (key: string, figures = before) => figures.completeness.map(({ key: one, known, total }) => [one, known, total] as const).find(([one]) => one === key);
  assert.deepEqual(["acronym", "commune", "director", "website", "erc-panels", "keywords"].map((key) => share(key)?.slice(1)), [[1, 3], [1, 3], [1, 3], [2, 3], [1, 3], [0, 3]]);
  await deps.directory.deliver(testAuthor, delivery("lab", "lab", "2022-04-01", labStatements));
  const after = await qualityFigures(deps);
  assert.deepEqual(after.contested.map(({ field, entities }) => [field, entities.map(({ code }) => code)]), [["acronym", [unit]]]);
  assert.deepEqual(share("keywords", after)?.slice(1), [1, 3]);

  const routes = qualityRoutes(deps);
  const get = (address: string, language: "fr" | "en" = "fr") => call(routes, "GET", address, { actor: null, today: "2022-06-01", language });
  assert.match(htmlOf(await get("/lab/quality")), /aucun laboratoire n’a été prié[^]*Aucune demande[^]*field-acronym/);
  assert.match(htmlOf(await get("/lab/quality", "en")), /The target is: never/);
  assert.match(textOf(await get("/exports/contested-fields.csv")), new RegExp(`Sigle.*${unit}`));
  assert.match(textOf(await get("/exports/missing-fields.json")), new RegExp(sister));
  assert.match(textOf(await get("/exports/source-ages.csv")), /rnsr.*110.*400/);
});

databaseTest("two records are joined by a decision with a reason, and apart again when it is undone", sets, async (db) => {
  const deps = labOn(db, "2022-06-01");
  await importRegister(deps.directory, "2022-02-11", (all) => [...all, says(structure("202000004E"), "name", "Unité sœur"), says(structure("202000004E"), "acronym", "CE"),
    says(structure("202000004E"), "address", { lines: "", postalCode: "75006", municipality: "PARIS", communeCode: "75106", regionCode: "11", departmentCode: "75", country: "FR" })]);
  const routes = qualityRoutes(deps);
  const get = () => call(routes, "GET", "/directory/duplicates?kind=structure", { actor: office, today: "2022-06-01" });
  const post = (body: Readonly<Record<string, unknown>>) => call(routes, "POST", "/directory/duplicates", { actor: office, today: "2022-06-01", body });
  const { items } = await deps.directory.candidatePairs({ kind: "structure", page: 1, pageSize: 10 });
  const pair = items.find(({ left, right }) => [left.code, right.code].sort().join() === `${unit},202000004E`);
  assert.ok(pair);
  assert.match(htmlOf(await get()), /même sigle, même commune/);
  const about = { kind: "structure", nodeKind: "structure", left: pair.left.id, right: pair.right.id };
  const without = await post({ act: "same", ...about, reason: "" });
  assert.ok(without.kind === "page" && without.status === 422);
  to(await post({ act: "same", ...about, reason: "Même plaque." }));
  assert.equal((await deps.directory.find("202000004E"))?.ref.id, (await deps.directory.find(unit))?.ref.id);
  assert.match(htmlOf(await get()), /une seule chose[^]*Même plaque/);
  const [decision] = await deps.directory.decisions();
  assert.ok(decision);
  to(await post({ act: "undo", decision: decision.id, kind: "structure", reason: "Erreur." }));
  assert.notEqual((await deps.directory.find("202000004E"))?.ref.id, (await deps.directory.find(unit))?.ref.id);
  to(await post({ act: "different", ...about, reason: "Deux équipes." }));
  assert.equal((await deps.directory.candidatePairs({ kind: "structure", page: 1, pageSize: 10 })).total, items.length - 1);
  await assert.rejects(call(routes, "GET", "/directory/duplicates", { actor: actor("lab-manager"), today: "2022-06-01" }), { code: "http.forbidden" });
});
