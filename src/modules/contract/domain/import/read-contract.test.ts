import assert from "node:assert/strict";
import { test } from "node:test";
import type { Register } from "../register.ts";
import { loadShippedRegister } from "../shipped-register.ts";
import { codesOf, exampleText, publishedText, readText, skipPublished } from "./testing.ts";

test("the published contract gives all it holds, and no problem", { skip: skipPublished }, () => {
  const reading = readText(publishedText());
  assert.deepEqual(reading.counts, { priorities: 4, objectives: 10, actions: 65, indicators: 14, parts: 25, measures: 33, resourceTables: 2 });
  assert.deepEqual(reading.problems.map((problem) => [problem.severity, problem.code, problem.lines]), [["note", "objective.title-differs", [79, 947, 953]]]);
  assert.ok(reading.register.employmentPlan);
  assert.equal(reading.register.references.length, 29);
  for (const item of reading.items) assert.ok(item.lines.length > 0, `${item.kind} ${item.code}`);
});

const ownWords = new Set(["en", "definition", "writtenDefinition", "note", "condition", "statement", "written"]);

/** What the shipped register and an import share: everything but definitions, notes, conditions and translations. */
function common(register: Register): unknown {
  const bare: unknown = JSON.parse(
    JSON.stringify(
      {
        ...register,
        indicators: register.indicators.map((indicator) => ({
          ...indicator,
          parts: indicator.parts.map((part) => ({ ...part, measures: part.measures.map((measure) => ({ ...measure, name: null })) })),
        })),
        resourceTables: register.resourceTables.map((table) => ({ ...table, notes: table.notes.map((note) => ({ mark: note.mark, sourceLine: note.sourceLine })) })),
        employmentPlan: { ...register.employmentPlan, notes: register.employmentPlan?.notes.map((note) => ({ mark: note.mark, sourceLine: note.sourceLine })) },
      },
      (key, value: unknown) => (ownWords.has(key) ? undefined : value),
    ),
  );
  return bare;
}

function conditions(register: Register): unknown {
  return register.indicators.flatMap((indicator) => indicator.parts.flatMap((part) => part.targets.map((target) => [target.key, target.condition !== null, target.statement !== null])));
}

test("the shipped register equals the import of the published contract in everything but own words", { skip: skipPublished }, () => {
  const imported = readText(publishedText()).register;
  const shipped = loadShippedRegister();
  assert.deepEqual(common(shipped), common(imported));
  assert.deepEqual(conditions(shipped), conditions(imported));
});

test("the shipped register is complete, translated, and holds no sentence of the document", () => {
  const register = loadShippedRegister();
  const parts = register.indicators.flatMap((indicator) => indicator.parts);
  assert.equal(register.signedOn, "2022-02-04");
  assert.equal(parts.length, 25);
  assert.equal(parts.flatMap((part) => part.measures).length, 33);
  for (const part of parts) {
    assert.ok(part.definition !== null && part.definition.fr !== part.definition.en, part.code);
    assert.equal(part.writtenDefinition, null);
    for (const target of part.targets) assert.ok(target.written === null || target.written.length <= 40, target.key);
  }
  const actions = register.priorities.flatMap((priority) => priority.objectives.flatMap((objective) => objective.actions));
  for (const action of actions) assert.notEqual(action.title.fr, action.title.en, action.code);
});

test("the shipped register has every kind of target and baseline right", () => {
  const parts = new Map(loadShippedRegister().indicators.flatMap((indicator) => indicator.parts.map((part) => [part.code, part])));
  const target = (key: string): unknown => {
    const found = [...parts.values()].flatMap((part) => part.targets).find((one) => one.key === key);
    return found === undefined ? null : [found.comparator, found.strict, found.value, found.unit.kind, found.scope.kind, found.dueYear, found.approximate, found.calledTarget, found.role];
  };
  assert.deepEqual(target("1.europe"), ["more-than", true, 0.3, "share", "at-date", 2024, false, true, "commitment"]);
  assert.deepEqual(target("1.rang"), ["rank-at-most", false, 1, "rank", "at-date", 2024, false, true, "commitment"]);
  assert.deepEqual(target("2"), ["more-than", true, 1.66, "index", "at-date", 2024, false, true, "commitment"]);
  assert.deepEqual(target("3.a"), ["at-least", false, 70, "count", "cumulated", 2025, false, true, "commitment"]);
  assert.deepEqual(target("4.b"), ["at-least", false, 125, "count", "stock", 2025, false, true, "commitment"]);
  assert.deepEqual(target("4.d"), ["more-than", true, 1500, "count", "at-date", 2025, false, false, "commitment"]);
  assert.deepEqual(target("6.a"), ["less-than", true, 2, "year", "at-date", 2025, false, true, "commitment"]);
  assert.deepEqual(target("8.a"), ["at-least", false, 20_000_000, "eur", "mean", 2025, false, false, "commitment"]);
  assert.deepEqual(target("8.c.projets#start-up-creees"), ["at-least", false, 80, "count", "cumulated", 2025, true, false, "context"]);
  assert.deepEqual(target("9.b.participation#laureats"), ["at-least", false, 90, "count", "cumulated", 2025, true, true, "context"]);
  assert.deepEqual(target("9.c"), ["at-least", false, 305, "count", "mean-after", 2025, false, true, "commitment"]);
  assert.deepEqual(target("14.b"), ["at-most", false, 3, "year", "at-date", 2025, false, true, "commitment"]);
  const baselines = new Map([...parts.values()].flatMap((part) => part.measures.map((measure) => [measure.key, measure.baseline.kind])));
  assert.equal(baselines.get("6.a"), "censored");
  assert.equal(baselines.get("3.a"), "previous-period");
  assert.equal(baselines.get("8.c.fonds-leves"), "none");
});

test("a contract with hierarchical numbers comes out right", () => {
  const { register, counts, problems } = readText(exampleText("exemple-agence-hierarchique"));
  assert.deepEqual(counts, { priorities: 2, objectives: 4, actions: 10, indicators: 4, parts: 6, measures: 6, resourceTables: 1 });
  assert.deepEqual(problems, []);
  assert.equal(register.institute, "Agence nationale des sols vivants");
  assert.deepEqual(register.priorities.map((priority) => priority.objectives.map((objective) => objective.actions.map((action) => action.code))), [
    [["1.1.1", "1.1.2", "1.1.3"], ["1.2.1", "1.2.2"]],
    [["2.1.1", "2.1.2", "2.1.3"], ["2.2.1", "2.2.2"]],
  ]);
  assert.equal(register.resourceTables[0]?.lines[0]?.overall, 1_150_000_000);
  assert.deepEqual(register.resourceTables[0]?.lines.map((line) => line.kind), ["line", "within", "line", "total"]);
  assert.equal(register.references.find((reference) => reference.indicator === "1.2.b")?.about, "publications qui en sont issues");
});

test("the other fictitious contract comes out with the gap and the second wording it has", () => {
  const reading = readText(exampleText("exemple-institut-fictif"));
  assert.deepEqual(reading.counts, { priorities: 3, objectives: 6, actions: 18, indicators: 8, parts: 13, measures: 17, resourceTables: 2 });
  assert.deepEqual(codesOf(reading), ["objective.title-differs", "action.missing"]);
  assert.match(reading.problems[1]?.message.en ?? "", /action 13 expected after 12, not found/);
});
