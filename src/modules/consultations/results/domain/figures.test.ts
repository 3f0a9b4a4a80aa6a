import assert from "node:assert/strict";
import { test } from "node:test";
import type { Question } from "../../domain/form.ts";
import { multiple, number, ranking, scale, single } from "../testing/forms.ts";
import { conditionBounds, type Expression } from "./condition-bounds.ts";
import { crossingColumns } from "./columns.ts";
import { answeredOf, baseOf, medianOf, rankFigures, scaleFigures, shareOf } from "./figures.ts";
import type { PublishedPart, ShownCount } from "./published.ts";

function partOf(counts: Readonly<Record<string, ShownCount>>): PublishedPart {
  return { part: "", cells: Object.entries(counts).map(([value, count]) => ({ value, count })), crossings: [] };
}

test("by hand: mean and median of 10, 20, 30, 25, 15 answers from 1 to 5, and the share above the middle", () => {
  // (10 + 40 + 90 + 100 + 75) / 100 = 3.15; the 50th and 51st are both 3; 40 of the 105 who answered (5 without an opinion).
  const part = partOf({ 1: 10, 2: 20, 3: 30, 4: 25, 5: 15, "no-opinion": 5, "no-answer": 20 });
  const { mean, median, above } = scaleFigures(scale("q"), part, 125);
  assert.deepEqual([mean, median, above?.count, above?.of], [3.15, 3, 40, 105]);
  assert.equal(medianOf([1, 2, 3], [2, 0, 2]), 2);
  assert.equal(medianOf([1], [0]), null);
});

test("nothing is reckoned from a hidden count", () => {
  const part = partOf({ 1: null, 2: 20, 3: 30, 4: 25, 5: 15, "no-opinion": 15, "no-answer": null });
  assert.deepEqual([scaleFigures(scale("q"), part, 125).mean, scaleFigures(scale("q"), part, 125).above, answeredOf(part, 125)], [null, null, null]);
  assert.deepEqual(baseOf(part, 125), { of: 125, kind: "contributions" });
  // All answers are shown, silence is not: how many answered is their sum.
  assert.equal(answeredOf(partOf({ a: 20, b: 30, "no-answer": null }), 60), 50);
  assert.equal(shareOf(null, 5), null);
  assert.equal(shareOf(0, 0), null);
  assert.deepEqual(rankFigures(partOf({ 1: 10, 2: 30, unranked: 10, "no-answer": 0 }), 50).meanRank, 1.75);
});

test("columns of a crossing: a scale in three, options chosen or not, first rank or not, silence with no opinion", () => {
  assert.deepEqual(crossingColumns(scale("q")), [["1", "2"], ["3"], ["4", "5"], ["no-opinion", "no-answer"]]);
  assert.deepEqual(crossingColumns(scale("q", { high: 4, noOpinion: false })), [["1", "2"], ["3", "4"], ["no-answer"]]);
  assert.deepEqual(crossingColumns(multiple("m", 2)), [["chosen"], ["not-chosen", "no-answer"]]);
  assert.deepEqual(crossingColumns(ranking("r", 3)), [["1"], ["2", "3", "unranked", "no-answer"]]);
});

test("how many fulfil a condition, as counters say it", () => {
  const questions = new Map<string, Question>([single("s", 3), scale("q"), multiple("m", 2), number("n", [0, 5, 10], 20)].map((question) => [question.code, question]));
  const said = ({ terms, all }: Expression): string => [...(all === 0 ? [] : [`${all}N`]), ...terms.map(([{ question, part, value }, coefficient]) => `${coefficient}${question}.${part}.${value}`)].join(" ");
  const bounds = (condition: Parameters<typeof conditionBounds>[0]) => { const { least, most } = conditionBounds(condition, questions); return [least.map(said), most.map(said)]; };
  assert.deepEqual(bounds({ question: "s", oneOf: ["s-1", "s-3"] }), [["1s..s-1 1s..s-3"], ["1s..s-1 1s..s-3"]]);
  assert.deepEqual(bounds({ question: "q", from: 4 }), [["1q..4 1q..5"], ["1q..4 1q..5"]]);
  assert.deepEqual(bounds({ not: { question: "s", oneOf: ["s-1"] } })[0], ["1s..s-2 1s..s-3 1s..no-answer 1s..not-asked"]);
  assert.deepEqual(bounds({ question: "n", from: 7 }), [["1n..10"], ["1n..5 1n..10"]]);
  assert.deepEqual(bounds({ question: "m", oneOf: ["m-1"] })[0], ["1m.m-1.chosen"]);
  // Of two questions at once: at least both less everybody, at most either (Fréchet).
  assert.deepEqual(bounds({ all: [{ question: "s", oneOf: ["s-1"] }, { question: "q", from: 5 }] }), [["", "-1N 1s..s-1 1q..5"], ["1N", "1s..s-1", "1q..5"]]);
});
