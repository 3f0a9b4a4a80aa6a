import assert from "node:assert/strict";
import { test } from "node:test";
import { array, assert as hold, nat, property, string, uint8Array } from "fast-check";
import { decodeText } from "../../../../kernel/text/read-document.ts";
import { registerSchema } from "../register-schema.ts";
import { exampleText, publishedText, readText, skipPublished } from "./testing.ts";

const text = skipPublished === false ? publishedText() : exampleText("exemple-institut-fictif");
const lines = text.split("\n");

/** Reads, and checks what must hold for any text: no throw, a register of the right shape, real lines, under a second. */
function survives(changed: string): void {
  const start = performance.now();
  const reading = readText(changed);
  assert.ok(performance.now() - start < 1000, `took ${performance.now() - start} ms`);
  registerSchema.parse(reading.register);
  const last = changed.split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/).length;
  for (const told of [...reading.items, ...reading.problems]) for (const line of told.lines) assert.ok(Number.isInteger(line) && line >= 1 && line <= last);
}

test("any cut of a contract can be read", () => {
  hold(property(nat(text.length), nat(text.length), (from, to) => survives(text.slice(Math.min(from, to), Math.max(from, to)))), { numRuns: 30 });
});

test("a contract without any of its lines can be read", () => {
  hold(property(array(nat(lines.length - 1), { maxLength: 300 }), (gone) => {
    const set = new Set(gone);
    survives(lines.filter((_, index) => !set.has(index)).join("\n"));
  }), { numRuns: 20 });
});

test("a contract with its lines shuffled can be read", () => {
  hold(property(array(nat(lines.length - 1), { minLength: 50, maxLength: 800 }), (order) => survives(order.map((index) => lines[index] ?? "").join("\n"))), { numRuns: 20 });
});

test("any bytes and any text can be read", () => {
  hold(property(uint8Array({ maxLength: 3000 }), (bytes) => survives(decodeText(bytes))), { numRuns: 60 });
  hold(property(string({ unit: "grapheme", maxLength: 800 }), survives), { numRuns: 60 });
});

test("long runs of marks and digits take no time", () => {
  for (const piece of [" ", "*", "*a ", "(", "<a ", "<td>", "| 2021 ", "1 ", "123 ", "voir indicateurs 1, 2 et 3 ", ".", "- ", "centre investigation (CIC) ", "2021 2022 2023 "]) {
    survives(piece.repeat(30_000 / piece.length));
  }
  survives(`\n2021 2022 2023 2024 2025\n${"Ligne 100 200 300 400 500 600 700 800 900 100 200 300\n".repeat(500)}`);
  survives("Action 1 • Agir\n".repeat(3000));
});
