import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { auditMigrations, listAudit } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { day, fixedClock, type Clock } from "../../../../kernel/time/day.ts";
import { coreFields, directoryMigrations } from "../../../directory/index.ts";
import { graphFields } from "../../domain/fields.ts";
import { readFigureEdition, type FigureEdition } from "../../domain/figures/edition.ts";
import type { FigureContent } from "../../domain/figures/figure.ts";
import { createFigures, figuresSha256, type Figures } from "./figures.ts";
import { shippedFigures } from "./shipped-figures.ts";

const sets = [auditMigrations, directoryMigrations];
const by = { accountId: null, name: "Camille Exemple" };
const { name, text } = shippedFigures();
const edition = readFigureEdition(name, text);
const of = (given: FigureEdition, code: string): FigureContent => {
  const found = given.figures.find((one) => one.code === code);
  assert.ok(found, code);
  return found;
};
const at = (db: Db, when: string): Figures => createFigures({ db, clock: fixedClock(when), fields: graphFields(coreFields) });
const refusedWith = (code: string) => (error: unknown): boolean => error instanceof AppError && error.code === code;

test("the shipped figures, counted by hand in the page: 21 that stand by themselves, 17 within them", () => {
  assert.equal(edition.figures.filter((one) => one.partOf === null).length, 21);
  assert.equal(edition.figures.filter((one) => one.partOf !== null).length, 17);
  assert.deepEqual(edition.figures.filter((one) => one.bound !== "exact").map((one) => [one.code, one.value, one.bound]), [["transition-referents", 200, "at-least"]]);
  assert.equal(of(edition, "disability-employment-rate").value, 0.0653);
});

test("sums: labs by continent add up; units of several programmes are counted once in the whole", () => {
  const value = (code: string): number => of(edition, code).value;
  assert.equal(value("joint-labs-north-america") + value("joint-labs-europe"), value("international-joint-labs"));
  const inBoth = value("units-in-acceleration-programmes") + value("units-in-exploratory-programmes") - value("units-in-priority-programmes");
  assert.ok(inBoth >= 0 && inBoth <= value("units-in-exploratory-programmes"));
  const tools = ["units-in-impulse-programmes", "units-in-cross-cutting-programmes", "units-in-thematic-networks"].map(value);
  assert.ok(Math.max(...tools) <= value("units-supported") && value("units-supported") <= tools.reduce((sum, one) => sum + one, 0));
  for (const [part, whole] of [["new-international-research-projects", "international-research-projects"], ["new-participatory-seed-grants", "participatory-seed-grants"]] as const) assert.ok(value(part) < value(whole));
  assert.ok(value("disability-employment-rate") > value("disability-legal-minimum"));
  assert.ok(value("job-retention-aids") + value("specific-arrangements") <= value("staff-supported-disability"));
});

const page = new URL(`${process.env["JALON_SHARED"] === undefined ? new URL("../../../../../../shared/", import.meta.url).href : `file://${process.env["JALON_SHARED"]}/`}mission/year-2024-in-figures.txt`);
test("every number of the file stands in its line of the page, and every line that opens with a number is in the file", { skip: existsSync(page) ? false : "the page is not here" }, () => {
  const lines = readFileSync(page, "utf8").split("\n").map((line) => line.replace(/(\d)[\s\u00a0\u202f](?=\d{3})/g, "$1").replace(/\u202f|\u00a0/g, " "));
  const written = ({ value, unit }: FigureContent): string => (unit === "share" ? String(Math.round(value * 1e6) / 1e4).replace(".", ",") : String(value));
  for (const figure of edition.figures) {
    const line = lines[(figure.source.line ?? 0) - 1] ?? "";
    assert.match(line, new RegExp(`(^|[^\\d,])${written(figure)}([^\\d,]|$)`), `${figure.code}: ${line}`);
  }
  const known = new Set(edition.figures.map(written));
  const opening = lines.flatMap((line) => [...(/^\s*(?:• )?(\d+(?:,\d+)?)(?: %)? (?!\d)/.exec(line)?.slice(1, 2) ?? [])]);
  assert.ok(opening.length >= 25, `${opening.length} lines`);
  assert.deepEqual(opening.filter((number) => !known.has(number)), []);
});

test("no sentence of the page is copied", { skip: existsSync(page) ? false : "the page is not here" }, () => {
  const words = (given: string): string[] => given.toLowerCase().replace(/[^\p{L}\d]+/gu, " ").trim().split(" ");
  const source = ` ${words(readFileSync(page, "utf8")).join(" ")} `;
  const copied = edition.figures.flatMap(({ note }) => {
    const said = words(note.fr);
    return said.flatMap((_, from) => (from + 9 <= said.length && source.includes(` ${said.slice(from, from + 9).join(" ")} `) ? [said.slice(from, from + 9).join(" ")] : []));
  });
  assert.deepEqual(copied, []);
});

test("a file with faults says them all, with their path, and in both languages", () => {
  const wrong = JSON.parse(text) as { figures: Record<string, unknown>[]; extra?: number; source: Record<string, unknown> };
  wrong.extra = 1;
  Object.assign(wrong.figures[0] ?? {}, { value: "soixante" });
  Object.assign(wrong.figures[1] ?? {}, { theme: "autre", note: { fr: "", en: "x" } });
  wrong.source["id"] = "figures-desk";
  assert.throws(() => readFigureEdition("x.json", JSON.stringify(wrong)), (error: unknown) => {
    assert.ok(error instanceof AppError && error.code === "activity.bad-figures");
    assert.deepEqual(error.issues.map((one) => one.field).toSorted(), ["", "figures.0.value", "figures.1.note.fr", "figures.1.theme", "source.id"]);
    assert.ok(error.issues.every((one) => one.text.fr !== "" && one.text.en !== ""));
    return true;
  });
  const second = JSON.parse(text) as typeof wrong;
  Object.assign(second.figures[0] ?? {}, { value: 60.5, region: "999", ties: ["action-999", "douze"] });
  Object.assign(second.figures[1] ?? {}, { code: second.figures[2]?.["code"], of: "nowhere" });
  Object.assign(second.figures[36] ?? {}, { unit: "share", value: 21 });
  assert.throws(() => readFigureEdition("x.json", JSON.stringify(second), (tie) => tie !== "action-999"), (error: unknown) => {
    assert.ok(error instanceof AppError);
    const fields = new Set(error.issues.map((one) => one.field));
    for (const field of ["figures.0.value", "figures.0.region", "figures.0.ties", "figures.1.code", "figures.1.of", "figures.2.code", "figures.36.value"]) assert.ok(fields.has(field), field);
    return true;
  });
  assert.throws(() => readFigureEdition("x.json", "{"), refusedWith("activity.bad-figures"));
});

databaseTest("an edition comes in whole, twice the same changes nothing, a later one supersedes and takes back", sets, async (db) => {
  const first = at(db, "2025-03-10T09:00:00Z");
  const report = await first.importEdition(by, edition, figuresSha256(text));
  assert.deepEqual(report.withdrawn, []);
  assert.equal(report.delivery.records, 38);
  assert.deepEqual((await first.ofYear(2024, null)).map(({ code, value }) => [code, value]), edition.figures.map(({ code, value }) => [code, value]));
  assert.equal((await first.importEdition(by, edition, figuresSha256(text))).delivery.statements, 0);
  assert.deepEqual(await first.years(), [2024]);
  assert.deepEqual(await first.ofYear(2023, null), []);

  const later: FigureEdition = { ...edition, version: 2, observedOn: day("2025-06-30"), figures: edition.figures.filter((one) => one.code !== "international-prize").map((one) => (one.code === "carbon-footprints" ? { ...one, value: 43 } : one)) };
  const second = at(db, "2025-07-01T09:00:00Z");
  assert.deepEqual((await second.importEdition(by, later, null, true)).withdrawn, ["international-prize"]);
  assert.equal((await second.ofYear(2024, null)).length, 38, "a rehearsal keeps nothing");
  await second.importEdition(by, later, null);
  const now = await second.ofYear(2024, null);
  assert.equal(now.length, 37);
  assert.equal(now.find((one) => one.code === "carbon-footprints")?.value, 43);
  const before = await second.ofYear(2024, day("2025-06-30"));
  assert.equal(before.length, 38);
  assert.equal(before.find((one) => one.code === "carbon-footprints")?.value, 40);
  assert.deepEqual(await second.ofYear(2024, day("2025-03-09")), []);
  const fact = await second.fact(2024, "carbon-footprints");
  assert.deepEqual(fact?.statements.filter((one) => one.field === "figure-value").map((one) => one.value).toSorted(), [40, 43]);
  // The first edition once more: what it says is known already, and older.
  await second.importEdition(by, edition, figuresSha256(text));
  assert.equal((await second.ofYear(2024, null)).find((one) => one.code === "carbon-footprints")?.value, 43);
});

databaseTest("by hand: corrected, back and forth on one day, taken back; the publication is contested, nothing is lost", sets, async (db) => {
  let now = "2025-04-01T09:00:00Z";
  const clock: Clock = { now: () => new Date(now), today: () => day(now.slice(0, 10)) };
  const figures = createFigures({ db, clock, fields: graphFields(coreFields) });
  await figures.importEdition(by, edition, null);
  const standing = async (code: string) => (await figures.ofYear(2024, null)).find((one) => one.code === code);
  const published = await standing("carbon-footprints");
  assert.ok(published);
  const { order: _order, ...content } = of(edition, "carbon-footprints");
  const source = { title: { fr: "Bilan 2024", en: "Bilan 2024" }, publisher: { fr: "Essai", en: "Essai" }, day: "2025-03", line: null };
  let seen = published.revision;
  for (const [minute, value] of [["01", 44], ["02", 45], ["03", 44]] as const) {
    now = `2025-04-01T10:${minute}:00Z`;
    await figures.enter(by, { content: { ...content, value, source }, seen });
    const found = await standing("carbon-footprints");
    assert.equal(found?.value, value);
    assert.deepEqual(found?.contested.map((one) => one.value), [40]);
    assert.equal(found?.corrected, true);
    assert.equal(found?.source.title.fr, "Bilan 2024");
    assert.notEqual(found?.revision, seen);
    assert.equal((await figures.ofYear(2024, day("2025-04-01"))).find((one) => one.code === "carbon-footprints")?.value, value, `as known that day, after ${minute}`);
    seen = found?.revision ?? "";
  }
  // As known at an instant of that day: what came later on the same day leaves no trace.
  for (const [at, value] of [["2025-04-01T09:30:00Z", 40], ["2025-04-01T10:01:00Z", 44], ["2025-04-01T10:02:30Z", 45]] as const) {
    assert.equal((await figures.ofYear(2024, day("2025-04-01"), at)).find((one) => one.code === "carbon-footprints")?.value, value, at);
  }
  await assert.rejects(figures.enter(by, { content: { ...content, value: 50 }, seen: published.revision }), refusedWith("activity.figure-changed-meanwhile"));
  await assert.rejects(figures.enter(by, { content: { ...content, value: 1.5, partOf: "nowhere", ties: ["x"] }, seen }), (error: unknown) => error instanceof AppError && error.code === "activity.bad-figure" && error.issues.length === 3);
  now = "2025-04-02T09:00:00Z";
  await figures.takeBack(by, 2024, "carbon-footprints", seen);
  assert.equal((await standing("carbon-footprints"))?.value, 40);
  assert.equal((await standing("carbon-footprints"))?.corrected, false);
  assert.equal((await figures.ofYear(2024, day("2025-04-01"))).find((one) => one.code === "carbon-footprints")?.value, 44);
  await assert.rejects(figures.takeBack(by, 2024, "equality-plan", (await standing("equality-plan"))?.revision ?? ""), refusedWith("activity.unknown-figure"));

  await figures.enter(by, { content: { ...content, code: "regional-labs", value: 12, region: "84", partOf: null, source }, seen: null });
  assert.equal((await standing("regional-labs"))?.region, "84");
  await assert.rejects(figures.enter(by, { content: { ...content, code: "regional-labs", value: 13 }, seen: null }), refusedWith("activity.figure-changed-meanwhile"));
  await figures.takeBack(by, 2024, "regional-labs", (await standing("regional-labs"))?.revision ?? "");
  assert.equal(await standing("regional-labs"), undefined);
  assert.ok((await listAudit(db, { limit: 20 })).every((entry) => entry.act === "directory.delivered"));
});

databaseTest("two people at once: one is recorded, the other is told", sets, async (db) => {
  const figures = at(db, "2025-04-01T09:00:00Z");
  await figures.importEdition(by, edition, null);
  const { revision: seen = "" } = (await figures.ofYear(2024, null)).find((one) => one.code === "carbon-footprints") ?? {};
  const { order: _order, ...content } = of(edition, "carbon-footprints");
  const outcomes = await Promise.allSettled([41, 42].map((value) => figures.enter(by, { content: { ...content, value }, seen })));
  assert.deepEqual(outcomes.map((one) => one.status).toSorted(), ["fulfilled", "rejected"]);
});
