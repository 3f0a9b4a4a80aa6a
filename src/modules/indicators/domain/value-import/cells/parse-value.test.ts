import assert from "node:assert/strict";
import { test } from "node:test";
import type { RawCell } from "../../../../../kernel/tables/index.ts";
import type { Unit } from "../../target.ts";
import { parseValue } from "./parse-value.ts";
import { seriesFor } from "../testing.ts";

const text = (words: string): RawCell => ({ column: "C", kind: "text", text: words });
const number = (value: number): RawCell => ({ column: "C", kind: "number", text: String(value), number: value });

/** The value, or the code of the fault. */
function read(cell: RawCell | string, unit: Unit, column = ""): number | string {
  const parsed = parseValue(typeof cell === "string" ? text(cell) : cell, column, seriesFor("x", unit)[1]);
  return parsed.kind === "value" ? parsed.value : parsed.code;
}

const share: Unit = { kind: "share" };
const money: Unit = { kind: "eur" };
const count: Unit = { kind: "count", noun: { fr: "essais cliniques", en: "clinical trials" } };

test("shares are percentages as people write them, exact to the last digit", () => {
  for (const written of ["17", "17 %", "17%", "17,0", "17\u202f%", " 17\u00a0% "]) assert.equal(read(written, share), 0.17, written);
  assert.equal(read("17,5", share), 0.175);
  assert.equal(read("7", share, "%"), 0.07);
  assert.equal(read("29", share), 0.29);
  assert.equal(read("17,125", share), 0.17125);
  assert.equal(read(number(17), share), 0.17);
  assert.equal(read({ ...number(0.17), percent: true }, share), 0.17);
  assert.equal(read({ ...number(0.17), percent: true }, share, "%"), 0.17);
  assert.equal(read("100", share), 1);
  assert.equal(read("0", share), 0);
  for (const written of ["-1", "100,1", "117 %"]) assert.equal(read(written, share), "share-out-of-range", written);
  for (const written of ["17 €", "17 ans", "17 essais"]) assert.equal(read(written, share), "wrong-unit", written);
  assert.equal(read("17", share, "M€"), "wrong-unit");
});

test("money is in euros, whatever multiple it is written in", () => {
  for (const written of ["16 M€", "16M€", "€16M", "16 000 000", "16\u00a0000\u202f000 €", "16 millions d'euros", "16,0 M€", "16 000 k€", "16000000"]) assert.equal(read(written, money), 16_000_000, written);
  for (const [written, column] of [["16", "M€"], ["16 000", "k€"], ["16000000", "€"], ["16 M€", "€"], ["16", "millions d'euros"], ["16", "MEUR"]] as const) assert.equal(read(written, money, column), 16_000_000, `${written} ${column}`);
  assert.equal(read(number(16.1), money, "M€"), 16_100_000);
  assert.equal(read("1,15 Md€", money), 1_150_000_000);
  for (const [written, column] of [["16 %", ""], ["16", "%"], ["16", "essais"], ["16 ans", ""]] as const) assert.equal(read(written, money, column), "wrong-unit");
});

test("durations are in years", () => {
  assert.equal(read("24 mois", { kind: "year" }), 2);
  assert.equal(read("30", { kind: "year" }, "mois"), 2.5);
  assert.equal(read("2,5 ans", { kind: "year" }), 2.5);
  assert.equal(read("3", { kind: "year" }, "years"), 3);
  assert.equal(read("3 mois", { kind: "year" }, "ans"), "wrong-unit");
  assert.equal(read("-1", { kind: "year" }), "negative");
});

test("counts are whole, not negative, and of what the series counts", () => {
  assert.equal(read("1 234", count), 1234);
  assert.equal(read("1\u202f234", count), 1234);
  assert.equal(read("12 essais", count), 12);
  assert.equal(read("1 essai clinique", count), 1);
  assert.equal(read("12", count, "trials"), 12);
  assert.equal(read("12", count, "nombre"), 12);
  assert.equal(read("12 start-up", count), "wrong-unit");
  assert.equal(read("12,5", count), "not-integer");
  assert.equal(read(number(12.5), count), "not-integer");
  assert.equal(read("-3", count), "negative");
  assert.equal(read("\u22123", count), "negative");
  assert.equal(read("12 %", count), "wrong-unit");
  assert.equal(read({ ...number(0.12), percent: true }, count), "wrong-unit");
});

test("ranks, indices and qualitative series", () => {
  for (const written of ["3", "3e", "3ème", "3rd"]) assert.equal(read(written, { kind: "rank" }), 3, written);
  assert.equal(read("1er", { kind: "rank" }), 1);
  assert.equal(read("0", { kind: "rank" }), "bad-rank");
  assert.equal(read("1,66", { kind: "index" }), 1.66);
  assert.equal(read("1.66", { kind: "index" }, "indice"), 1.66);
  assert.equal(read("1,66 M€", { kind: "index" }), "wrong-unit");
  for (const written of ["oui", "Yes", "1", "fait"]) assert.equal(read(written, { kind: "none" }), 1, written);
  for (const written of ["non", "no", "0"]) assert.equal(read(written, { kind: "none" }), 0, written);
  assert.equal(read({ column: "C", kind: "boolean", text: "true", number: 1 }, { kind: "none" }), 1);
  assert.equal(read("2", { kind: "none" }), "bad-number");
});

test("what can be read two ways is not guessed, where only one way makes sense it is read", () => {
  assert.equal(read("1,234", { kind: "index" }), "ambiguous-number");
  assert.equal(read("1.234", count), "ambiguous-number");
  assert.equal(read("1,234 M€", money), "ambiguous-number");
  assert.equal(read("1,2340", { kind: "index" }), 1.234);
  assert.equal(read("0,123", { kind: "index" }), 0.123);
  assert.equal(read(number(1.234), { kind: "index" }), 1.234);
  assert.equal(read("1,234.5", money), 1234.5);
  assert.equal(read("1.234,5", money), 1234.5);
});

test("what is no value is told apart, with the advice that fits", () => {
  for (const written of ["N/A", "n.d.", "-", "–", "?", "nd", "TBD", "non disponible", "néant"]) assert.equal(read(written, count), "not-a-value", written);
  for (const written of ["environ 80", "> 3", "20-25", "3/12", "dix", "12 13", "5 (provisoire 6)", "1e5", "~4"]) assert.notEqual(typeof read(written, count), "number", written);
  assert.equal(read({ column: "C", kind: "error", text: "#DIV/0!" }, count), "formula-error");
  assert.equal(read({ column: "C", kind: "error", text: "=A1" }, count), "formula-error");
  assert.equal(read({ column: "C", kind: "day", text: "2023-12-03" }, count), "bad-number");
});
