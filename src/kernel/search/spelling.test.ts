import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { createSpelling, editsBetween } from "./spelling.ts";

test("edits are letters more, less, other, and neighbours swapped", () => {
  const cases: readonly (readonly [string, string, number])[] = [["necker", "neker", 1], ["cordelier", "cordellier", 1], ["pasteur", "patseur", 1], ["cochin", "kochin", 1], ["lyon", "lyon", 0], ["abcd", "wxyz", 3]];
  for (const [a, b, distance] of cases) assert.equal(editsBetween(a, b, 2), distance, `${a} ${b}`);
});

test("every word one edit away is found, whatever the edit", () => {
  const words = ["necker", "cordelier", "pasteur", "cochin", "imagine", "neurologie", "cancer", "curie"];
  const spelling = createSpelling(words);
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  fc.assert(fc.property(fc.nat(words.length - 1), fc.constantFrom("more", "less", "other", "swap"), fc.nat(20), letter, (number, edit, at, sign) => {
    const word = words[number] ?? "";
    const place = at % word.length;
    const written =
      edit === "more" ? word.slice(0, place) + sign + word.slice(place)
      : edit === "less" ? word.slice(0, place) + word.slice(place + 1)
      : edit === "other" ? word.slice(0, place) + sign + word.slice(place + 1)
      : word.slice(0, place) + word.slice(place, place + 2).split("").toReversed().join("") + word.slice(place + 2);
    assert.ok(written.length < 4 || spelling.near(written).some((one) => one.number === number), `${word} as ${written}`);
  }), { numRuns: 300 });
});

test("numbers and short words are never guessed", () => {
  const spelling = createSpelling(["u1016", "u1017", "cnrs", "eau"]);
  assert.deepEqual(spelling.near("u1018"), []);
  assert.deepEqual(spelling.near("eaa"), []);
  assert.deepEqual(spelling.near("cnrz").map(({ number }) => number), [2]);
});
