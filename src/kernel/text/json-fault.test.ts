import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { jsonFault } from "./json-fault.ts";

test("the place of a fault, by line and column", () => {
  for (const [source, line, column, kind] of [
    ['{"a":1,}', 1, 8, "unexpected"], ["abc", 1, 1, "unexpected"], ["", 1, 1, "end"], ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "unexpected"], ["[1,2", 1, 5, "end"],
    ['{"a": 1} x', 1, 10, "unexpected"], ["[1,\n 2,\n 'c']", 3, 2, "unexpected"], ['{"a": tru}', 1, 7, "unexpected"], ["{// no\n}", 1, 2, "unexpected"],
  ] as const) assert.deepEqual(jsonFault(source), { line, column, kind }, source);
});

test("it agrees with JSON.parse on what is JSON, whole or broken", () => {
  const parses = (source: string): boolean => {
    try {
      JSON.parse(source);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "x", "]", ":", "0"), (source, place, inserted) => {
    const broken = source.slice(0, place % (source.length + 1)) + inserted + source.slice((place % (source.length + 1)) + 1);
    assert.equal(jsonFault(source), null);
    assert.equal(jsonFault(broken) === null, parses(broken), broken);
  }), { numRuns: 500 });
});
