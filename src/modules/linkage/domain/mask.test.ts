import assert from "node:assert/strict";
import { test } from "node:test";
import { piecesOf } from "./mask.ts";

const text = (left: string | null, right: string | null, masked: boolean): readonly string[] => piecesOf(left, right, masked).map((pieces) => pieces.map(({ text: part, differs }) => (differs ? `[${part}]` : part)).join(""));

test("what differs is shown, what is alike is hidden but for its first character", () => {
  assert.deepEqual(text("MARTIN", "MARTYN", true), ["M•••[I]•", "M•••[Y]•"]);
  assert.deepEqual(text("MARTIN", "MARTIN", true), ["M•••••", "M•••••"]);
  assert.deepEqual(text("DUPONT", "DUPOND", false), ["DUPON[T]", "DUPON[D]"]);
  assert.deepEqual(text("Hélène", "HELENE", true), ["H•••••", "H•••••"], "case and accents are no difference");
  assert.deepEqual(text("1950-03-12", "1950-03-21", false).map((one) => one.includes("[")), [true, true]);
  assert.deepEqual(text("DUPONT", null, true), ["D•••••", ""]);
  assert.deepEqual(text("GUFFROY", "MARCHAND", true).map((one) => one.replace(/[[\]]/g, "")), ["G••••••", "M•••••••"], "little in common: both stay hidden");
  assert.deepEqual(text("DE LA TOUR", "TOUR", false), ["[DE LA ]TOUR", "TOUR"]);
});
