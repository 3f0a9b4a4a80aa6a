import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { cleanings, comparisonKinds } from "../../domain/model.ts";
import { parseWithComments } from "./json-with-comments.ts";
import { readModel, readModelText } from "./read-model.ts";
import { modelWith } from "./testing.ts";

const fileOf = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const schema = JSON.parse(fileOf("model.schema.json")) as Readonly<Record<string, unknown>>;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

const accepted: readonly unknown[] = [
  modelWith(),
  modelWith({ $comment: "remark", "// other": 1, id: { left: "a", right: "b" }, maximumPairs: 10, seed: "s", version: "2", description: { fr: "x", en: "y" }, $schema: "./model.schema.json" }),
  modelWith({ columns: { surname: { from: ["a", "b"], clean: "name" }, dob: { clean: "date", order: "dmy", left: "x" }, f: { clean: "first-names", separator: "," }, c: { clean: "commune", on: "dob" } }, blocking: [[{ column: "f", part: "any-item" }], { name: "n", on: [{ left: "surname", right: { column: "surname", part: "prefix", characters: 3 } }], maximumPairs: 5 }] }),
  modelWith({ comparisons: [{ name: "x", label: { fr: "X", en: "X" }, nullIsNeutral: false, levels: [{ label: "a", when: { all: [{ exact: ["surname", "surname"] }, { any: [{ not: { missing: "dob" } }, { anyName: [["surname"], ["surname"]], atLeast: 0.9 }] }] }, m: 0.5, u: 0.1, termFrequency: { column: "surname", weight: 0.5, floor: 0.001 } }, { when: { within: "dob", atMost: 3, unit: "days" } }, {}] }] }),
  modelWith({ training: { prior: 0.1, sessions: [{ on: ["surname"] }, { on: ["dob"], leaveOut: ["dob"] }], iterations: 5, tolerance: 0.01, freeU: true, randomPairs: 1_000, maximumPairs: 1 }, decision: { probability: 0.9, writeFrom: 0.1, oneToOne: "left" } }),
  modelWith({ comparisons: [{ name: "surname", given: { exact: "dob" } }], decision: { oneToOne: "both", margin: 2, precision: 0.999, tellApart: { right: ["scheme"] } } }),
  ...[...comparisonKinds].filter((kind) => kind === "exact" || kind === "name" || kind === "sex").map((kind) => modelWith({ comparisons: [{ name: "surname", kind }] })),
];

const refused: readonly unknown[] = [
  [], {}, modelWith({ format: "x" }), modelWith({ name: " " }), modelWith({ extra: 1 }), modelWith({ columns: {} }), modelWith({ columns: { a: { clean: "nmae" } } }), modelWith({ columns: { a: {} } }),
  modelWith({ comparisons: [] }), modelWith({ comparisons: [{}] }), modelWith({ comparisons: [{ name: "surname", kind: "x" }] }), modelWith({ comparisons: [{ name: "x", levels: [{}] }] }), modelWith({ comparisons: [{ name: "x", levels: [{ when: {} }, {}] }] }),
  modelWith({ comparisons: [{ name: "x", levels: [{ when: { exact: "surname", phonetic: "surname" } }, {}] }] }), modelWith({ comparisons: [{ name: "x", levels: [{ when: { similar: "surname", by: "jaro", atLeast: 2 } }, {}] }] }),
  modelWith({ comparisons: [{ name: "x", levels: [{ when: { date: "dob", is: "never" } }, {}] }] }), modelWith({ blocking: [] }), modelWith({ blocking: [[]] }), modelWith({ blocking: [[{ column: "surname", part: "prefix" }]] }), modelWith({ blocking: [{ name: "x" }] }),
  modelWith({ training: { prior: 1 } }), modelWith({ training: { sesions: [] } }), modelWith({ decision: { oneToOne: "yes" } }), modelWith({ decision: { probability: 2 } }), modelWith({ decision: { oneToOne: "both", precision: 1 } }), modelWith({ comparisons: [{ name: "surname", given: {} }] }), modelWith({ trained: { prior: 0.5 } }), modelWith({ maximumPairs: 0 }), modelWith({ id: 3 }),
];

test("the schema and the reader accept the same models", () => {
  for (const value of accepted) {
    assert.deepEqual(readModel(value).issues.filter((issue) => issue.severity === "error"), [], JSON.stringify(value));
    assert.ok(validate(value), JSON.stringify([validate.errors?.[0], value]));
  }
});

test("and refuse the same", () => {
  for (const value of refused) {
    assert.equal(readModel(value).model, null, JSON.stringify(value));
    assert.ok(!validate(value), JSON.stringify(value));
  }
});

test("the schema knows every cleaning, kind and condition of the types", () => {
  const text = JSON.stringify(schema);
  assert.ok(text.includes(JSON.stringify(cleanings)));
  for (const kind of comparisonKinds) assert.ok(text.includes(`"${kind}"`), kind);
});

test("the commented example is a right model", () => {
  const parsed = parseWithComments(fileOf("models/example.jsonc"));
  assert.ok("value" in parsed);
  assert.ok(validate(parsed.value), JSON.stringify(validate.errors));
  assert.deepEqual(readModelText(fileOf("models/example.jsonc")).issues, []);
});
