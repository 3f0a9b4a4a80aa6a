import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { graphFields } from "../../modules/activity/index.ts";
import { checkIdentifier, coreFields, createDirectory, directoryMigrations, isPartialDate, type IdentifierValue } from "../../modules/directory/index.ts";
import { demonstrationGraph, demonstrationUnit } from "./graph.ts";
import { structures } from "./graph/structures.ts";

const fields = new Map(graphFields(coreFields).map((field) => [field.code, field]));
const statements = demonstrationGraph().flatMap((delivery) => delivery.records.flatMap((record) => record.statements));

test("the made-up graph is the same each time it is made", () => {
  assert.deepEqual(demonstrationGraph(), demonstrationGraph());
  assert.ok(demonstrationGraph().every((delivery) => delivery.demonstration && delivery.source.id.startsWith("demonstration-")));
});

test("it is large enough to show what the portal does", () => {
  const kinds = new Map<string, Set<string>>();
  for (const { subject } of statements) kinds.set(subject.kind, (kinds.get(subject.kind) ?? new Set()).add(subject.key));
  const count = (kind: string): number => kinds.get(kind)?.size ?? 0;
  assert.ok(count("structure") >= 65 && count("structure") <= 80, `${count("structure")} structures`);
  assert.equal(count("organisation"), 17);
  assert.ok(count("person") >= 80);
  assert.deepEqual([count("post"), count("project"), count("programme"), count("agreement"), count("cohort"), count("budget-line")], [185, 12, 3, 8, 8, 32]);
  assert.ok(new Set(structures.map((one) => one.town)).size >= 12);
  assert.equal(structures.filter((one) => one.street === "12 rue de la Boussole").length, 5);
});

test("every identifier passes the checks of its scheme, and none can be that of a real thing", () => {
  for (const { field, value } of statements) {
    if (field !== "identifier") continue;
    const { scheme, value: text } = value as IdentifierValue;
    assert.ok(checkIdentifier(scheme, text).valid, `${scheme} ${text}`);
    const invented = { rnsr: /^2099/, uai: /^999/, orcid: /^0099-99/, label: / 9\d\d\d?$/, siren: /^180036048$/ }[scheme];
    assert.ok(invented?.test(text) === true || text === "0755364Y", `${scheme} ${text}`);
  }
});

test("every statement is about a field of the graph, in the shape of the field", () => {
  for (const statement of statements) {
    const field = fields.get(statement.field);
    assert.ok(field !== undefined, statement.field);
    assert.ok(field.kinds.includes(statement.subject.kind), `${field.code} of ${statement.subject.kind}`);
    assert.equal(statement.object !== undefined, field.shape === "relation" || field.shape === "succession", field.code);
    if (statement.object !== undefined && field.objectKinds !== undefined) assert.ok(field.objectKinds.includes(statement.object.kind), `${field.code} to ${statement.object.kind}`);
    if (field.shape === "code") assert.ok(typeof statement.value === "string" && (field.options === undefined || statement.value in field.options), `${field.code}: ${String(statement.value)}`);
    if (field.shape === "partial-date") assert.ok(typeof statement.value === "string" && isPartialDate(statement.value));
  }
});

test("whatever a statement leads to has a name of its own", () => {
  const named = new Set(statements.filter((one) => one.field === "name").map((one) => `${one.subject.kind} ${one.subject.key}`));
  const all = new Set(statements.flatMap((one) => [one.subject, ...(one.object === undefined ? [] : [one.object])]).map((one) => `${one.kind} ${one.key}`));
  assert.deepEqual([...all].filter((one) => !named.has(one)), []);
});

const register = new URL("../../../../shared/data/rnsr/rnsr-active-2022-02.csv", import.meta.url);
test("no made-up structure or organisation bears a name or number of the real register", { skip: existsSync(register) ? false : "the register is not here" }, () => {
  const real = readFileSync(register, "utf8").toLowerCase();
  for (const { field, value, subject } of statements) {
    if (field !== "name" || typeof value !== "string" || !["structure", "organisation"].includes(subject.kind) || subject.key === "siren:180036048") continue;
    assert.ok(!real.includes(`;${value.toLowerCase()};`), value);
  }
  for (const one of structures) for (const { acronym } of one.names) assert.ok(!real.includes(`;${acronym.toLowerCase()};`), acronym);
  assert.ok(!real.includes("2099001"));
});

databaseTest("it is taken in without fault, and leaves units that merged, split and disagree", [auditMigrations, directoryMigrations], async (db) => {
  const directory = createDirectory({ db, clock: fixedClock("2025-03-31"), fields: [...fields.values()] });
  const by = { accountId: null, name: "Démonstration" };
  for (const delivery of demonstrationGraph()) {
    const report = await directory.deliver(by, delivery);
    assert.deepEqual(report.remarks.filter((remark) => remark.severity === "error"), []);
  }
  const found = await directory.find(demonstrationUnit);
  assert.ok(found !== null);
  const lineage = await directory.lineage(found.ref.id);
  assert.equal(lineage.members.filter((member) => member.distance === -1).length, 3);
  const record = await directory.record(found.ref.id, day("2025-03-31"));
  assert.equal(record?.demonstration, true);
  const institute = await directory.find("siren:180036048", "organisation");
  assert.ok(institute !== null);
  const question = { related: { ids: [institute.ref.id], relations: ["co-supervision"] }, types: ["research-unit"], pageSize: 500 };
  // By hand from the tables: open on that day, the institute being a parent.
  assert.equal((await directory.structures({ ...question, on: day("2025-03-31") })).total, structures.filter((one) => one.type === "research-unit" && one.until === undefined && one.id !== "voisin").length);
});
