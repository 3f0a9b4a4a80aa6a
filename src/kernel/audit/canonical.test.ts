import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { canonicalJson, keepable } from "./canonical.ts";
import { chain, emptyHead } from "./entry.ts";

test("keys are sorted by UTF-16 code units, numbers and strings written as ECMAScript does", () => {
  assert.equal(canonicalJson({ b: 1, a: [1e2, "é"] }), '{"a":[100,"é"],"b":1}');
  // The example of RFC 8785, section 3.2.3: this order of the keys.
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"];
  const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"];
  const object = Object.fromEntries(keys.map((key) => [key, 0]));
  assert.equal(canonicalJson(object), `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
  // Section 3.2.2: numbers.
  assert.equal(
    canonicalJson([Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]),
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
});

test("the order in which keys were written does not matter, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(keepable(value));
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
});

test("what JSON cannot say is dropped", () => {
  assert.equal(keepable(undefined), null);
  assert.equal(keepable(() => 1), null);
  assert.deepEqual(keepable({ a: undefined, b: new Date(0), c: Number.NaN }), { b: "1970-01-01T00:00:00.000Z", c: null });
});

test("the hash of a known entry stays what it is, or the audits kept so far could not be checked any more", () => {
  const entry = { recordedAt: new Date(0), accountId: null, author: "a", act: "b", subject: "c", previous: null, next: { y: 1, x: [2] } };
  const said =
    '{"accountId":null,"act":"b","author":"a","next":{"x":[2],"y":1},"previous":null,' +
    `"previousHash":"${"0".repeat(64)}","recordedAt":"1970-01-01T00:00:00.000Z","sequence":1,"subject":"c"}`;
  const { hash, ...rest } = chain(emptyHead, entry);
  assert.equal(canonicalJson(rest), said);
  assert.equal(hash, "e7dfa874b6262df437c9f30e85929a83f9bd0e96f88ae073ee92353ad50fc762");
});
