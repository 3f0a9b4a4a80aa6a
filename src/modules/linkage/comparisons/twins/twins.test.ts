import assert from "node:assert/strict";
import { after, test } from "node:test";
import * as fc from "fast-check";
import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import { damerauLevenshtein, levenshtein, mismatches } from "./edit-distance.ts";
import { jaro, jaroWinkler } from "./jaro-winkler.ts";

const analytics = await openAnalytics({ threads: 1 });
after(() => analytics.close());

test("values known from elsewhere", () => {
  assert.equal(jaroWinkler("MARTHA", "MARHTA").toFixed(4), "0.9611");
  assert.equal(jaroWinkler("DIXON", "DICKSONX").toFixed(4), "0.8133");
  assert.equal(jaroWinkler("", ""), 0);
  assert.equal(jaroWinkler("é", "e"), 0);
  assert.equal(damerauLevenshtein("CA", "ABC"), 2);
  assert.equal(levenshtein("kitten", "sitting"), 3);
});

/** Texts as they come (accents, nothing, long, beyond the basic plane), and pairs that are near. */
const text = fc.oneof(fc.string({ unit: fc.constantFrom("A", "B", "C", "É", "😀", " "), maxLength: 12 }), fc.string({ unit: "grapheme", maxLength: 30 }), fc.string({ unit: fc.constantFrom("A", "B", "C"), minLength: 60, maxLength: 140 })).filter((one) => !one.includes("\u0000"));
const edited = fc.tuple(text, fc.nat(), fc.constantFrom("", "X", "AB")).map(([one, at, by]): [string, string] => {
  const letters = Array.from(one);
  letters.splice(letters.length === 0 ? 0 : at % letters.length, at % 2, by);
  return [one, letters.join("")];
});
const pairs = fc.array(fc.oneof(fc.tuple(text, text), edited), { minLength: 60, maxLength: 60 });

test("the same numbers as DuckDB, bit for bit", async () => {
  await fc.assert(fc.asyncProperty(pairs, async (list) => {
    const values = list.map((_, at) => `($l${at}::varchar, $r${at}::varchar, ${at})`).join(", ");
    const parameters = Object.fromEntries(list.flatMap(([left, right], at) => [[`l${at}`, left], [`r${at}`, right]]));
    const rows = await analytics.rows<{ jw: number; j: number; lev: bigint; dam: bigint; mis: bigint | null }>(
      `select jaro_winkler_similarity(a, b) jw, jaro_similarity(a, b) j, levenshtein(a, b) lev, damerau_levenshtein(a, b) dam, case when strlen(a) = strlen(b) and a <> '' then mismatches(a, b) end mis from (values ${values}) t(a, b, n) order by n`, parameters);
    rows.forEach((row, at) => {
      const [left = "", right = ""] = list[at] ?? [];
      assert.deepEqual([jaroWinkler(left, right), jaro(left, right), levenshtein(left, right), damerauLevenshtein(left, right)], [row.jw, row.j, Number(row.lev), Number(row.dam)], JSON.stringify([left, right]));
      if (row.mis !== null) assert.equal(mismatches(left, right), Number(row.mis));
    });
  }), { numRuns: 60 });
});
