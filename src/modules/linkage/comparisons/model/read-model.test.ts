import assert from "node:assert/strict";
import { test } from "node:test";
import { readModel, readModelText } from "./read-model.ts";
import { modelWith } from "./testing.ts";

const codes = (value: unknown): readonly string[] => readModel(value).issues.map((issue) => `${issue.field ?? ""} ${issue.code.replace("linkage.model-", "")}`);

test("a right model is read, remarks left out", () => {
  const { model, issues } = readModel({ ...modelWith(), $comment: "why", columns: { ...modelWith().columns, "// note": "free" } });
  assert.deepEqual(issues, []);
  assert.ok(model !== null && !("$comment" in model) && !("// note" in model.columns));
});

test("every fault at once, each with its place and both languages", () => {
  const { model, issues } = readModel({ format: "jalon-linkage-model/2", name: " ", columns: { surname: { clean: "nmae" }, dob: { clean: "date", order: "ydm" } }, comparisons: [{ name: "a", kind: "datee", columns: ["surnam"] }], blocking: [] });
  assert.equal(model, null);
  assert.deepEqual(issues.map((issue) => issue.field), ["format", "name", "columns.surname.clean", "columns.dob.order", "comparisons[0].kind", "comparisons[0].columns[0]", "blocking"]);
  for (const issue of issues) assert.ok(issue.text.fr.includes("\u202f: ") && issue.text.en.length > 10 && issue.text.fr !== issue.text.en);
  assert.match(issues[2]?.text.en ?? "", /Did you mean “name”/);
  assert.match(issues[5]?.text.fr ?? "", /Vouliez-vous dire «\u202fsurname\u202f»/);
});

const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ["a comparison of a column that is not prepared", { comparisons: [{ name: "email" }] }, "comparisons[0].name unknown-column"],
  ["two comparisons of one name", { comparisons: [{ name: "surname" }, { name: "Surname", columns: ["surname"] }] }, "comparisons[1].name name-twice"],
  ["a rule on an unknown column", { blocking: [["surnam"]] }, "blocking[0][0] unknown-column"],
  ["a part that the column has not", { blocking: [[{ column: "surname", part: "year" }]] }, "blocking[0][0].column column-does-not-fit"],
  ["a prefix without its length", { blocking: [[{ column: "surname", part: "prefix" }]] }, "blocking[0][0].characters missing-key"],
  ["a likeness above one", { comparisons: [{ name: "x", levels: [{ when: { similar: "surname", by: "jaro", atLeast: 1.2 } }, {}] }] }, "comparisons[0].levels[0].when.atLeast out-of-range"],
  ["an unknown condition", { comparisons: [{ name: "x", levels: [{ when: { exactly: "surname" } }, {}] }] }, "comparisons[0].levels[0].when.exactly unknown-key"],
  ["two conditions in one", { comparisons: [{ name: "x", levels: [{ when: { exact: "surname", phonetic: "surname" } }, {}] }] }, "comparisons[0].levels[0].when two-conditions"],
  ["a last level with a condition", { comparisons: [{ name: "x", levels: [{ when: { exact: "surname" } }, { when: { phonetic: "surname" } }] }] }, "comparisons[0].levels[1].when last-level-with-condition"],
  ["a middle level without", { comparisons: [{ name: "x", levels: [{ when: { exact: "surname" } }, {}, {}] }] }, "comparisons[0].levels[1].when level-without-condition"],
  ["one level alone", { comparisons: [{ name: "x", levels: [{}] }] }, "comparisons[0].levels too-few"],
  ["m that add up to more than one", { comparisons: [{ name: "x", levels: [{ when: { exact: "surname" }, m: 0.9 }, { m: 0.2 }] }] }, "comparisons[0].levels probabilities-do-not-add-up"],
  ["a date test on a name", { comparisons: [{ name: "x", levels: [{ when: { date: "surname", is: "same-day" } }, {}] }] }, "comparisons[0].levels[0].when.date column-does-not-fit"],
  ["kind and levels", { comparisons: [{ name: "surname", kind: "name", levels: [{ when: { exact: "surname" } }, {}] }] }, "comparisons[0].kind kind-and-levels"],
  ["a session that leaves nothing", { comparisons: [{ name: "surname" }], training: { sessions: [{ on: ["surname"] }] } }, "training.sessions[0] session-leaves-nothing"],
  ["leaving out what is not there", { training: { sessions: [{ on: ["surname"], leaveOut: ["surnam"] }] } }, "training.sessions[0].leaveOut[0] unknown-comparison"],
  ["a prior of one", { training: { prior: 1 } }, "training.prior out-of-range"],
  ["writing less than is linked", { decision: { probability: 0.5, writeFrom: 0.9 } }, "decision.writeFrom writes-less-than-links"],
  ["an unknown one-to-one", { decision: { oneToOne: "yes" } }, "decision.oneToOne unknown-value"],
  ["a reserved column name", { columns: { id: { clean: "code" }, surname: { clean: "name" }, dob: { clean: "date" } } }, "columns.id reserved-name"],
  ["a commune on a column that is no date", { columns: { ...modelWith().columns, c: { clean: "commune", on: "surname" } } }, "columns.c.on column-does-not-fit"],
  ["trained values of other levels", { trained: { prior: 0.1, comparisons: { surname: [{ label: "a", m: 0.5, u: 0.5 }, { label: "b", m: 0.5, u: 0.5 }], dob: [] } } }, "trained.comparisons.dob too-few"],
];

for (const [title, change, expected] of wrong) {
  test(`said: ${title}`, () => assert.ok(codes(modelWith(change)).includes(expected), `${expected} not in ${codes(modelWith(change)).join(" | ")}`));
}

test("trained values that do not fit the levels are refused, a comparison that no session trains is warned of", () => {
  const two = [{ label: "a", m: 0.9, u: 0.1 }, { label: "b", m: 0.1, u: 0.9 }];
  assert.ok(codes(modelWith({ trained: { prior: 0.1, comparisons: { surname: two, dob: two } } })).includes("trained.comparisons.surname trained-levels-differ"));
  const { model, issues } = readModel(modelWith({ training: { sessions: [{ on: ["surname"] }] } }));
  assert.ok(model !== null);
  assert.deepEqual(issues.map((issue) => [issue.code, issue.severity]), [["linkage.model-comparison-not-trained", "warning"]]);
});

test("comments are read over, and a fault of JSON is placed on its line", () => {
  assert.ok(readModelText(`// head\n/* many\nlines */ ${JSON.stringify(modelWith({ description: "see https://example.org // not a remark" }))}`).model?.description?.toString().includes("https://example.org"));
  const { issues } = readModelText('{\n  // one\n  "format": "x"\n  "name": "y"\n}');
  assert.deepEqual([issues[0]?.code, issues[0]?.line], ["linkage.model-not-json", 4]);
});

test("never throws, whatever it is given", () => {
  for (const value of [null, 1, "x", [], {}, { columns: [], comparisons: {}, blocking: "x", training: 3, decision: [], trained: null, id: {} }, { ...modelWith(), columns: { a: null }, comparisons: [null, 1], blocking: [null, [null]] }, { ...modelWith(), blocking: [[{ left: { left: "surname", right: "x" }, right: null }]] }, { ...modelWith(), comparisons: [{ name: "constructor" }] }]) {
    const { model, issues } = readModel(value);
    assert.ok(model === null && issues.length > 0, JSON.stringify(value));
  }
});

test("a text that is no model is refused at once, however long: never closed, or far too much", () => {
  const said = (text: string): string | undefined => readModelText(text).issues[0]?.code;
  assert.equal(said(`{"name": "${"a".repeat(3_000_000)}"}`), "linkage.model-too-long");
  const start = performance.now();
  for (const text of ["/* ".repeat(600_000), `"${String.raw`\"`.repeat(900_000)}`, `"${String.raw`\\`.repeat(900_000)}"`]) assert.ok(["linkage.model-not-json", "linkage.model-wrong-type"].includes(said(text) ?? ""), text.slice(0, 6));
  assert.ok(performance.now() - start < 3_000);
});
