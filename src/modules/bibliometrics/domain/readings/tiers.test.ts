import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFraction } from "../../engine/fraction.ts";
import { journalsByNumber, journalTiers, type JournalVolume } from "./tiers.ts";

const volume = (journal: string, papers: string, value: string): JournalVolume => ({ journal, weight: parseFraction(papers) ?? { n: 0n, d: 1n }, citations: parseFraction(value) ?? { n: 0n, d: 1n } });

/** V12: a field of 100 papers: J1 has 4 and is cited most, J2 has 10, eight others 86. */
const field = [volume("J1", "4", "400"), volume("J2", "10", "500"), ...Array.from({ length: 8 }, (_, at) => volume(`J${at + 3}`, at < 6 ? "11" : "10", String(80 - at)))];

test("V12: the tier holds exactly a tenth of the papers, the journal at the limit counts in part", () => {
  const tiers = journalTiers(field);
  assert.deepEqual([tiers.get("J1"), tiers.get("J2"), tiers.get("J3")], [1, 0.6, 0]);
  const mean = [1, 0.6, 0].reduce((a, b) => a + b) / 3;
  assert.equal(Math.round(mean * 1000) / 1000, 0.533);
  const held = field.reduce((sum, { journal, weight }) => sum + (tiers.get(journal) ?? 0) * Number(weight.n), 0);
  assert.equal(held, field.reduce((sum, { weight }) => sum + Number(weight.n), 0) / 10);
});

test("V12 by number of journals: one of ten", () => {
  const first = journalsByNumber(field);
  assert.deepEqual([first.get("J1"), first.get("J2"), first.get("J3")], [1, 0, 0]);
});

test("journals of one mean share the room that is left, whatever their order", () => {
  // Two journals of 5 and 15 papers, both cited twice a paper, in a field of 100: room 10 of 20.
  const tied = [volume("A", "5", "10"), volume("B", "15", "30"), volume("C", "80", "8")];
  for (const order of [tied, tied.toReversed()]) assert.deepEqual([...journalTiers(order)].sort(), [["A", 0.5], ["B", 0.5], ["C", 0]]);
  assert.deepEqual([...journalTiers([])], []);
});
