import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day } from "../time/day.ts";
import { both, formatDateTime, formatDay, formatEuros, formatList, formatNumber, formatOrdinal, formatPercent, inBoth, pick, plural, roundNumber } from "./format.ts";

test("numbers have the separators of their language", () => {
  assert.equal(formatNumber(1234567.891, "fr"), "1\u202f234\u202f567,89");
  assert.equal(formatNumber(1234567.891, "en"), "1,234,567.89");
  assert.equal(formatNumber(1500, "fr"), "1\u202f500");
  assert.equal(formatNumber(1.5, "fr", { minimumFractionDigits: 2 }), "1,50");
  assert.equal(formatNumber(84, "fr", { minimumFractionDigits: 1, signed: true }), "+84,0");
  assert.equal(formatNumber(-84, "en", { signed: true }), "\u221284");
  assert.equal(formatNumber(0, "en", { signed: true }), "0");
});

test("no binary dust, no negative zero, no strange number", () => {
  assert.equal(formatNumber(0.1 + 0.2, "en", { maximumFractionDigits: 15 }), "0.3");
  assert.equal(formatNumber(1.005, "en"), "1.01");
  assert.equal(formatNumber(-0.001, "en"), "0");
  assert.equal(formatNumber(1e-9, "en"), "0");
  assert.equal(formatNumber(Number.NaN, "fr"), "–");
  assert.ok(Object.is(roundNumber(-0.4, 0), 0));
  assert.equal(roundNumber(-2.5, 0), -3);
});

test("percentages", () => {
  assert.equal(formatPercent(0.17, "fr"), "17\u202f%");
  assert.equal(formatPercent(0.17, "en"), "17%");
  assert.equal(formatPercent(0.0219, "fr"), "2,19\u202f%");
  assert.equal(formatPercent(24 / 70, "en", 0), "34%");
});

test("euros take the unit in which they are said", () => {
  assert.equal(formatEuros(16e6, "fr"), "16\u00a0M€");
  assert.equal(formatEuros(74.3e6, "fr"), "74,3\u00a0M€");
  assert.equal(formatEuros(1.15e9, "fr"), "1,15\u00a0Md€");
  assert.equal(formatEuros(16e6, "en"), "€16M");
  assert.equal(formatEuros(1.15e9, "en"), "€1.15bn");
  assert.equal(formatEuros(850_000, "fr"), "850\u202f000\u00a0€");
  assert.equal(formatEuros(-850_000, "en"), "\u2212€850,000");
  assert.equal(formatEuros(999_999_999, "fr"), "1\u00a0Md€");
  assert.equal(formatEuros(999_999.6, "en"), "€1M");
  assert.equal(formatEuros(64e6 / 3, "fr", 1), "21,3\u00a0M€");
});

test("days and instants", () => {
  assert.equal(formatDay(day("2024-01-01"), "fr"), "1er janvier 2024");
  assert.equal(formatDay(day("2024-08-12"), "fr"), "12 août 2024");
  assert.equal(formatDay(day("2024-08-01"), "fr", "short"), "01/08/2024");
  assert.equal(formatDay(day("2024-08-01"), "en"), "1 August 2024");
  assert.equal(formatDay(day("2024-08-01"), "en", "short"), "1 Aug 2024");
  assert.equal(formatDateTime("2024-03-12T13:05:00Z", "fr"), "12 mars 2024 à 14\u00a0h\u00a005");
  assert.equal(formatDateTime("2023-12-31T23:30:00Z", "en"), "1 January 2024 at 00:30");
  assert.equal(formatDateTime(new Date("2024-03-12T13:05:00Z"), "en", "UTC"), "12 March 2024 at 13:05");
});

test("lists, plurals, ordinals, two languages", () => {
  assert.equal(formatList([], "fr"), "");
  assert.equal(formatList(["a"], "fr"), "a");
  assert.equal(formatList(["a", "b", "c"], "fr"), "a, b et c");
  assert.equal(formatList(["a", "b"], "en"), "a and b");
  const forms = { one: "an", other: "ans" };
  assert.deepEqual([0, 1, 1.5, 2].map((n) => plural("fr", n, forms)), ["an", "an", "an", "ans"]);
  assert.deepEqual([0, 1, 1.5, 2].map((n) => plural("en", n, { one: "year", other: "years" })), ["years", "year", "years", "years"]);
  assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 102].map((n) => formatOrdinal(n, "en")), ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd"]);
  assert.deepEqual([formatOrdinal(1, "fr"), formatOrdinal(1, "fr", true), formatOrdinal(2, "fr")], ["1er", "1re", "2e"]);
  assert.equal(pick(both("oui", "yes"), "en"), "yes");
  assert.deepEqual(inBoth((language) => language), { fr: "fr", en: "en" });
});

test("a number written in either language reads back as the rounded number", () => {
  fc.assert(fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, digits) => {
    const rounded = roundNumber(value, digits);
    assert.ok(Math.abs(rounded - value) <= 0.5 * 10 ** -digits * (1 + 1e-9) + Math.abs(value) * 1e-14);
    const en = formatNumber(value, "en", { maximumFractionDigits: digits }).replaceAll(",", "").replace("\u2212", "-");
    const fr = formatNumber(value, "fr", { maximumFractionDigits: digits }).replaceAll("\u202f", "").replace(",", ".").replace("\u2212", "-");
    assert.equal(Number(en), rounded);
    assert.equal(fr, en);
  }));
});
