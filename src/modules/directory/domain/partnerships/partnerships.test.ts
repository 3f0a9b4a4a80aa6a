import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { coreFields, createDirectory, directoryMigrations } from "../../index.ts";
import { partnerKindNames } from "../catalogue/codes.ts";
import { readPartnerships, type Partnerships } from "./partnerships.ts";
import { shippedPartnerships } from "../../actions/feed/shipped-partnerships.ts";
import { partnershipsDelivery } from "./to-delivery.ts";

const { name, text } = shippedPartnerships();
const partnerships = readPartnerships(name, text);
const delivery = partnershipsDelivery(partnerships, null);
const statements = delivery.records.flatMap((record) => record.statements);

/** Counted by hand in the page: what it lists, by kind. */
test("what the page lists, counted by hand", () => {
  const agreements = (type: string): readonly (string | null)[] => partnerships.agreements.filter((one) => one.type === type).map((one) => one.since).sort();
  assert.deepEqual(agreements("mixed-unit-agreement"), ["2021", "2022", "2023", "2023", "2023", "2023", "2023", "2024", "2024"]);
  assert.deepEqual(agreements("framework-agreement"), ["2015", "2023-12", null].sort());
  assert.deepEqual(agreements("regional-agreement"), ["2022", "2022", "2023"]);
  assert.deepEqual(partnerships.projectTeams.map((group) => [group.with, group.since, group.announced, group.teams.length]), [["inria", "2020", 8, 8], ["cnrs", "2023", 2, 2], ["inrae", "2023", 5, 4]]);
  const partners = (kind: string): number => partnerships.partners.filter((one) => one.kind === kind).length;
  assert.deepEqual(["co-supervision", "health-agency", "industry", "foundation-board", "subsidiary", "social-protection", "membership", "siric-funding"].map(partners), [12, 7, 5, 2, 1, 1, 1, 2]);
  const figure = (code: string): number | undefined => partnerships.figures.find((one) => one.code === code)?.value;
  assert.deepEqual(["structures", "hospital-university-federations", "hospital-university-federations-ile-de-france", "university-hospital-committees", "state-region-plan-projects", "state-region-plan-regions", "state-region-plan-euros", "integrated-cancer-sites"].map(figure), [365, 46, 21, 27, 40, 9, 8_680_000, 8]);
});

test("a list that is shorter than its number, or empty, keeps a remark; figures make no entity", () => {
  assert.ok(partnerships.projectTeams.every((group) => (group.announced === group.teams.length) === (group.remark === undefined)));
  assert.ok(partnerships.figures.find((one) => one.code === "integrated-cancer-sites")?.remark !== undefined);
  assert.deepEqual(delivery.records.find((record) => record.key === "figures")?.statements, []);
});

test("dated relations of the institute, with their source", () => {
  const of = (field: string): typeof statements => statements.filter((one) => one.field === field);
  const own = of("partner").filter((one) => one.subject.kind === "organisation");
  assert.ok([...of("agreement"), ...own].every((one) => one.subject.key === "uai:0755364Y"));
  assert.equal(of("agreement").filter((one) => one.validFrom !== null).length, 14);
  assert.equal(of("co-supervision").length, 0, "the parents of units are those that the register names");
  assert.equal(of("partner").length - own.length, 28);
  assert.ok(of("partner").every(({ value }) => typeof value === "object" && value !== null && "kind" in value && Object.hasOwn(partnerKindNames, String(value["kind"]))));
  assert.equal(new Set(of("director").map((one) => one.object?.key)).size, 14);
  assert.equal(of("address").length, 11);
  assert.equal(of("position").length, 11, "every town has a place");
  assert.equal(delivery.source.kind, "institute-document");
});

test("a file with faults says them all, with their path", () => {
  const wrong = structuredClone(partnerships) as { -readonly [K in keyof Partnerships]: Partnerships[K] };
  wrong.agreements = [{ type: "marriage", with: "bordeaux", since: null }, { type: "partnership", with: "nobody", since: null }];
  const issuesOf = (given: unknown): readonly (string | undefined)[] => {
    try {
      readPartnerships("x.json", JSON.stringify(given));
    } catch (error) {
      assert.ok(error instanceof AppError);
      return error.issues.map((issue) => issue.field);
    }
    return [];
  };
  assert.deepEqual(issuesOf(wrong), ["agreements.0.type"]);
  wrong.agreements = wrong.agreements.slice(1);
  assert.deepEqual(issuesOf(wrong), ["agreements.0.with"]);
});

const shared = new URL("../../../../../../shared/", import.meta.url);
const page = new URL("mission/partnerships.txt", shared);
test("every name, year and leader stands in the page", { skip: existsSync(page) ? false : "the page is not here" }, () => {
  const fold = (from: string): string => from.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, " ");
  const source = fold(readFileSync(page, "utf8"));
  const lines = readFileSync(page, "utf8").split("\n").map(fold);
  for (const { teams } of partnerships.projectTeams) {
    for (const team of teams) {
      const line = lines.find((one) => one.includes(fold(team.leader)));
      assert.ok(line?.includes(fold(team.acronym ?? team.name)), team.id);
      assert.ok(team.town === null || line?.includes(fold(team.town)), team.id);
    }
  }
  for (const { type, with: id, since } of partnerships.agreements) {
    if (type === "framework-agreement" || since === null) continue;
    const known = partnerships.organisations.find((one) => one.id === id)?.name ?? "";
    const words = fold(known).split(" ").filter((word) => !["universite", "de", "paul", "region"].includes(word));
    assert.ok(lines.some((line) => words.every((word) => line.includes(word)) && line.includes(since)), `${id} ${since}`);
  }
  for (const { id, name: known } of partnerships.organisations.filter((one) => ["agency", "company", "region"].includes(one.type))) {
    assert.ok(id === "ansm" || id === "health-data-hub" || source.includes(fold(known)), known);
  }
});

const register = new URL("data/rnsr/rnsr-active-2022-02.csv", shared);
test("register numbers are those of the national register", { skip: existsSync(register) ? false : "the register is not here" }, () => {
  const known = readFileSync(register, "utf8");
  for (const { key, id } of partnerships.organisations) {
    if (key === undefined) continue;
    assert.ok(known.includes(key.slice(key.indexOf(":") + 1)), id);
  }
});

databaseTest("it is taken in without fault, twice the same", [auditMigrations, directoryMigrations], async (db) => {
  const directory = createDirectory({ db, clock: fixedClock("2025-01-15"), fields: coreFields });
  const by = { accountId: null, name: "Essai" };
  assert.deepEqual((await directory.deliver(by, delivery)).remarks, []);
  assert.equal((await directory.deliver(by, delivery)).statements, 0);
  const institute = await directory.find("siren:180036048", "organisation");
  assert.equal(institute?.ref.code, "0755364Y");
  assert.equal((await directory.relations({ subject: institute?.ref.id ?? "", fields: ["agreement"] })).length, 15);
  const tied = (relations: readonly string[]) => directory.structures({ on: delivery.observedOn, related: { ids: [institute?.ref.id ?? ""], relations }, types: ["team"] });
  assert.equal((await tied(["partner"])).total, 14);
  // The count of the units that the institute answers for is that of the register, whatever partnerships are loaded.
  assert.equal((await tied(["co-supervision", "participation"])).total, 0);
});
