import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as hold, integer, property } from "fast-check";
import { parseNumberCell, percentToShare, readNumber } from "./french-number.ts";

const forms: readonly (readonly [string, number, string | null, string])[] = [
  ["2 172,7", 2172.7, null, ""],
  ["2\u202F172,7", 2172.7, null, ""],
  ["+84,0", 84, null, ""],
  ["\u221212,5", -12.5, null, ""],
  ["700 M€ de fonds", 700_000_000, "eur", " de fonds"],
  ["17\u00A0%", 17, "percent", ""],
  ["1 500", 1500, null, ""],
  ["1,15 Md€", 1_150_000_000, "eur", ""],
  ["12,5 k€", 12_500, "eur", ""],
  ["3 000 €", 3000, "eur", ""],
  ["1 234.5", 1234.5, null, ""],
  ["1,234.5", 1234.5, null, ""],
  ["1.234,5", 1234.5, null, ""],
  ["2 millions d'euros", 2_000_000, "eur", ""],
  ["2 millions d’audience", 2_000_000, null, " d’audience"],
  ["16 MEUR", 16_000_000, "eur", ""],
  ["24 mois", 24, "month", ""],
  ["3 ans maximum", 3, "year", " maximum"],
  ["12 000/an", 12_000, null, "/an"],
  ["2,40 % du cluster", 2.4, "percent", " du cluster"],
  ["70 collaborations", 70, null, " collaborations"],
  ["40 mesures", 40, null, " mesures"],
  ["20 ansérines", 20, null, " ansérines"],
  ["9 millions de visites", 9_000_000, null, " de visites"],
];

test("numbers are read in every form of the documents", () => {
  for (const [text, value, unit, rest] of forms) assert.deepEqual(readNumber(text), { value, unit, rest }, text);
  for (const text of ["", "abc", "H2020", "> 3", "%", "€ 3"]) assert.equal(readNumber(text), null, text);
});

test("a share carries no binary dust", () => {
  assert.equal(percentToShare(17), 0.17);
  assert.equal(percentToShare(0.56), 0.0056);
  assert.equal(percentToShare(2.19), 0.0219);
});

test("a cell holds a number and nothing else, or says that it can be read two ways", () => {
  const cells: readonly (readonly [string, ReturnType<typeof parseNumberCell>])[] = [
    ["1 234,5", 1234.5], ["1,234.5", 1234.5], ["1.234,5", 1234.5], ["12,5", 12.5], ["12.5", 12.5], [" -3 ", -3],
    ["0,123", 0.123], ["1,2345", 1.2345], ["1,234,567", 1_234_567], ["1,234", { ambiguous: true }], ["1.234", { ambiguous: true }],
    ["", null], ["N/A", null], ["12 %", null], ["3 M", null], ["12 34", null], ["1 2 3", null],
  ];
  for (const [text, expected] of cells) assert.deepEqual(parseNumberCell(text), expected, text);
});

test("what French formatting writes, reading gives back", () => {
  hold(
    property(integer({ min: -1e12, max: 1e12 }), integer({ min: 0, max: 3 }), (whole, decimals) => {
      const value = whole / 10 ** decimals;
      const written = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 3 }).format(value);
      assert.equal(readNumber(written)?.value, Object.is(value, -0) ? 0 : value);
    }),
  );
});
