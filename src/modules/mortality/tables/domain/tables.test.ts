import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day } from "../../../../kernel/time/day.ts";
import { madeUpCounts, madeUpPopulation } from "../../made-up/counts.ts";
import { cellsPerRegion, countIndex } from "./counts.ts";
import { causeOfIcd, causes, covidCodes, leaves } from "./shortlist.ts";
import { ageBands, bandOfAge, crudeRate, standardisedRate } from "./standard-population.ts";
import { exposedCounts, hideSmallCounts } from "./suppress.ts";
import { linkedCounts, makeTables } from "./tables.ts";

test("86 causes and three codes of COVID-19; leaves part the whole of ICD-10 underlying causes", () => {
  assert.equal(causes.length - 1 - covidCodes.length, 86);
  const of = (code: string): string | undefined => causeOfIcd(code)?.code;
  assert.deepEqual(["I21.9", "I25.1", "J45", "J44.9", "C34.1", "C80", "B18.2", "B94.2", "B94.8", "A41.9", "X70", "Y87.0", "V43", "W01", "X59", "Y86", "W80", "Y40", "F17", "F03", "G20", "M16", "K74.6", "R95", "R99", "R54", "U07.1", "C83.3", "E14", "N18", "I10", "I50"].map(of), [
    "I21_I22", "I20_I23-I25", "J45_J46", "J40-J44_J47", "C33_C34", "C_OTH", "B15-B19_B942", "B15-B19_B942", "A_B_OTH", "A_B_OTH", "X60-X84_Y870", "X60-X84_Y870", "V_Y85", "W00-W19", "ACC_OTH", "ACC_OTH", "ACC_OTH", "V01-Y89_OTH", "F_OTH", "F01_F03", "G20", "RHEUM_ARTHRO", "K70_K73_K74", "R95", "R96-R99", "R_OTH", "U071", "C81-C86", "E10-E14", "N00-N29", "I_OTH", "I30-I51",
  ]);
  assert.deepEqual(["S72.0", "T14", "U04.9", "U08.9", "", "C33_C34", "Z99"].map(causeOfIcd), [null, null, null, null, null, null, null]);
  assert.deepEqual(["U09.9", "U109", "u07.2"].map(of), ["U_COV19_OTH", "U_COV19_OTH", "U072"]);
});

test("the European Standard Population of 2013 sums to 100,000, and to the bands that other tables print", () => {
  assert.equal(ageBands.reduce((sum, { weight }) => sum + weight, 0), 100_000);
  const from = (age: number): number => ageBands.filter((band) => band.from >= age).reduce((sum, { weight }) => sum + weight, 0);
  assert.deepEqual([from(65), from(85), from(90)], [19_500, 2_500, 1_000]);
  assert.deepEqual([0, 1, 4, 5, 64, 94, 95, 110].map((age) => ageBands[bandOfAge(age)]?.code), ["Y_LT1", "Y1-4", "Y1-4", "Y5-9", "Y60-64", "Y90-94", "Y_GE95", "Y_GE95"]);
});

test("rates by hand: a population of the standard itself has a standardised rate equal to its crude rate", () => {
  const population = ageBands.map(({ weight }) => weight * 3);
  const deaths = ageBands.map((_, band) => band * 7);
  const crude = crudeRate(deaths.reduce((sum, of) => sum + of, 0), 300_000);
  assert.ok(Math.abs((standardisedRate(deaths, population) ?? 0) - (crude ?? 1)) < 1e-9);
  // One death among 2,000 people of 65-69, nobody else dead: 1 / 2,000 × 5,500 / 100,000 × 100,000.
  const one = ageBands.map(({ from }) => (from === 65 ? 1 : 0));
  assert.equal(standardisedRate(one, ageBands.map(() => 2_000)), 2.75);
  assert.equal(standardisedRate(one, ageBands.map(({ from }) => (from === 65 ? 0 : 10))), null);
  assert.equal(crudeRate(3, 0), null);
});

/** The second method, for a table of few rows and columns: every table of whole numbers that agrees with what is shown, small hidden ones at least 1. */
function possible(counts: readonly number[], sums: readonly { readonly total: number; readonly parts: readonly number[] }[], hidden: readonly number[], most: number): ReadonlyMap<number, Set<number>> {
  const found = new Map(hidden.map((cell) => [cell, new Set<number>()]));
  const values = [...counts];
  const visit = (at: number): void => {
    const cell = hidden[at];
    if (cell === undefined) {
      if (sums.every(({ total, parts }) => parts.reduce((sum, part) => sum + (values[part] ?? 0), 0) === values[total])) for (const one of hidden) found.get(one)?.add(values[one] ?? 0);
      return;
    }
    for (let value = 1; value <= most; value += 1) { values[cell] = value; visit(at + 1); }
    values[cell] = counts[cell] ?? 0;
  };
  visit(0);
  return found;
}

test("small counts are hidden with companions: a lone one in a row takes another; enumeration finds at least three values for each", () => {
  // 2 × 3 with totals: cells 0-5, row totals 6-7, column totals 8-10.
  const counts = [1, 9, 12, 20, 8, 30, 22, 58, 21, 17, 42];
  const sums = [{ total: 6, parts: [0, 1, 2] }, { total: 7, parts: [3, 4, 5] }, { total: 8, parts: [0, 3] }, { total: 9, parts: [1, 4] }, { total: 10, parts: [2, 5] }];
  const hidden = hideSmallCounts({ counts, sums }, 3);
  assert.ok(hidden.has(0) && hidden.size >= 4 && !hidden.has(7));
  assert.deepEqual(exposedCounts({ counts, sums }, hidden, 3), []);
  const values = possible(counts, sums, [...hidden], 31);
  assert.ok((values.get(0)?.size ?? 0) >= 3, String(values.get(0)?.size));
  assert.deepEqual(exposedCounts({ counts, sums }, new Set([0]), 3), [0]);
});

test("whatever the table, no small count stays and none follows from bounds; what is large alone is not hidden", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 12 }), fc.integer({ min: 2, max: 6 }), (inner, threshold) => {
    const rows = [0, 1, 2].map((row) => inner.slice(row * 4, row * 4 + 4).reduce((sum, of) => sum + of, 0));
    const columns = [0, 1, 2, 3].map((column) => [0, 1, 2].reduce((sum, row) => sum + (inner[row * 4 + column] ?? 0), 0));
    const counts = [...inner, ...rows, ...columns];
    const sums = [...[0, 1, 2].map((row) => ({ total: 12 + row, parts: [0, 1, 2, 3].map((column) => row * 4 + column) })), ...[0, 1, 2, 3].map((column) => ({ total: 15 + column, parts: [0, 1, 2].map((row) => row * 4 + column) }))];
    const hidden = hideSmallCounts({ counts, sums }, threshold);
    counts.forEach((count, cell) => { if (count > 0 && count < threshold) assert.ok(hidden.has(cell)); if (count === 0) assert.ok(!hidden.has(cell)); });
    if (counts.every((count) => count === 0 || count >= threshold)) assert.equal(hidden.size, 0);
  }), { numRuns: 300 });
});

test("tables of a made-up year: sums agree, hidden counts are out of reach, most deaths stay told", () => {
  const population = madeUpPopulation(2022);
  const counts = madeUpCounts(2022, 660_000, population);
  const made = makeTables({ counts, population, status: "final", releasedOn: day("2024-10-25") });
  const open = makeTables({ counts, population, status: "final", releasedOn: day("2024-10-25"), threshold: 1 });
  const known = (of: readonly (number | null)[]): number[] => of.map((value) => value ?? -1);
  assert.equal(open.hiddenCounts, 0);
  const linked = linkedCounts(known(open.byAge), known(open.byRegion), made.regions.length);
  for (const { total, parts } of linked.sums) assert.equal(parts.reduce((sum, cell) => sum + (linked.counts[cell] ?? 0), 0), linked.counts[total]);
  const hidden = new Set<number>();
  made.byAge.forEach((value, cell) => { if (value === null) hidden.add(cell); else assert.ok(value === 0 || value >= 5); });
  made.byRegion.forEach((value, index) => { if (value === null && index % made.regions.length !== 0) hidden.add(made.byAge.length + index); });
  assert.deepEqual(exposedCounts(linked, hidden, 5), []);
  assert.ok(hidden.size < (made.byAge.length + made.byRegion.length) / 3);
  assert.equal(made.byAge[0], open.byAge[0]);
  made.byRegion.forEach((value, index) => { if (value === null) assert.deepEqual([made.crude[index], made.standardised[index]], [null, null]); });
  assert.deepEqual(makeTables({ counts, population, status: "final", releasedOn: day("2024-10-25") }), made);
});

test("a table without population has counts and no rates; one without regions has all France alone", () => {
  const cells = Array.from<number>({ length: cellsPerRegion }).fill(0);
  cells[countIndex(leaves.findIndex(({ code }) => code === "I50"), 0, 3)] = 0;
  cells[countIndex(leaves.findIndex(({ code }) => code === "C50"), 1, 12)] = 7;
  const made = makeTables({ counts: { deathYear: 2024, regions: { "11": cells } }, population: null, status: "provisional", releasedOn: day("2025-10-01") });
  assert.deepEqual([made.byAge[0], made.crude[0], made.regions.length], [7, null, 2]);
});

test("what the first version of tables hid the second hides too, whatever changed elsewhere", () => {
  const population = madeUpPopulation(2022);
  const of = (changed: number, more: Partial<Parameters<typeof makeTables>[0]> = {}) => {
    const counts = madeUpCounts(2022, 66_000, population);
    const regions = Object.fromEntries(Object.entries(counts.regions).map(([code, cells]) => [code, cells.map((count, at) => count + (at % 97 === 5 ? changed : 0))]));
    return makeTables({ counts: { deathYear: 2022, regions }, population, status: "final", releasedOn: day("2024-10-25"), ...more });
  };
  const first = of(0, { status: "provisional" });
  const told = (tables: typeof first): number => [...tables.byAge, ...tables.byRegion].filter((count, cell) => count !== null && count > 0 && [...first.byAge, ...first.byRegion][cell] === null).length;
  assert.ok(told(of(1)) > 0, "on their own, the revised tables tell some companions");
  const second = of(1, { previous: first });
  assert.equal(told(second), 0);
  // Of other regions than before, those that are in both.
  const whole = makeTables({ counts: { deathYear: 2022, regions: { "00": Array.from<number>({ length: cellsPerRegion }).fill(2) } }, population: null, status: "provisional", releasedOn: day("2024-01-01") });
  const byCause = of(0, { previous: whole });
  byCause.byAge.forEach((count, cell) => { if (whole.byAge[cell] === null) assert.ok(count === null || count === 0); });
});

test("rates of all France by hand: deaths abroad or of unknown residence are counted and not divided", () => {
  const cells = (count: number): number[] => { const of = Array.from<number>({ length: cellsPerRegion }).fill(0); of[countIndex(leaves.findIndex(({ code }) => code === "I50" || code === "I30-I51"), 0, 14)] = count; return of; };
  const people = Array.from<number>({ length: 2 * ageBands.length }).fill(0);
  people[14] = 20_000;
  const made = makeTables({ counts: { deathYear: 2023, regions: { "11": cells(30), "99": cells(20) } }, population: { year: 2023, regions: { "11": people } }, status: "final", releasedOn: day("2024-10-25") });
  // 30 of 20,000: 150 of 100,000. Nobody lives in the other bands, which are left out of the standard.
  assert.deepEqual([made.byRegion.slice(0, 3), made.crude.slice(0, 3), made.standardised.slice(0, 3)], [[50, 30, 20], [150, 150, null], [150, 150, null]]);
});
