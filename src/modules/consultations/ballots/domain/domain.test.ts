import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tally } from "../../domain/answers.ts";
import { isInList } from "../client.ts";
import { seal, unseal } from "../crypto/sealing.ts";
import { auditPath, treeHash } from "./merkle.ts";
import { lettingGo, shuffled, split, withoutSmallGroups } from "./mixing.ts";

test("Merkle trees give the roots of the test data of Certificate Transparency, and every path leads to them", async () => {
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map((hex) => Buffer.from(hex, "hex"));
  const roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ];
  for (const [size, root] of roots.entries()) assert.equal(treeHash(leaves.slice(0, size)).toString("hex"), root);
  for (let size = 1; size <= 40; size += 1) {
    const numbers = Array.from({ length: size }, (_, index) => Buffer.alloc(32, index + 1));
    const root = treeHash(numbers).toString("hex");
    for (const [index, number] of numbers.entries()) {
      const proof = { index, size, path: auditPath(numbers, index).map((hash) => hash.toString("hex")) };
      assert.ok(await isInList(number.toString("hex"), proof, root), `${index} of ${size}`);
      assert.ok(!(await isInList(number.toString("hex"), { ...proof, index: index + 1 }, root)));
      assert.ok(!(await isInList("ff".repeat(32), proof, root)));
      assert.ok(!(await isInList(number.toString("hex"), { ...proof, path: [...proof.path, "00".repeat(32)] }, root)));
    }
  }
  assert.throws(() => auditPath(leaves, 8), RangeError);
});

test("nothing is let go in fewer than a threshold, and a threshold stays back until the end, whatever comes when", () => {
  for (const threshold of [5, 10]) {
    for (let waiting = 0; waiting < 50; waiting += 1) {
      const gone = lettingGo(waiting, threshold, false);
      assert.ok(gone === 0 || (gone >= threshold && waiting - gone === threshold));
      assert.equal(lettingGo(waiting, threshold, true), waiting < threshold ? 0 : waiting);
    }
  }
  let kept: readonly number[] = [];
  const out: number[] = [];
  for (let day = 0; day < 30; day += 1) {
    const parts = split([...kept, ...Array.from({ length: (day * 7) % 13 }, (_, index) => day * 100 + index)], 5, day === 29);
    out.push(...parts.gone);
    kept = parts.kept;
  }
  assert.deepEqual(kept, []);
  assert.equal(new Set(out).size, out.length);
  assert.equal(out.length, Array.from({ length: 30 }, (_, day) => (day * 7) % 13).reduce((sum, count) => sum + count, 0));
});

test("each of the orders of three things comes as often as the others", () => {
  const counts = new Map<string, number>();
  const turns = 12_000;
  for (let turn = 0; turn < turns; turn += 1) {
    const order = shuffled([1, 2, 3]).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const expected = turns / 6;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // Five degrees of freedom: beyond 30 once in 70,000.
  assert.ok(counts.size === 6 && chiSquare < 30, String(chiSquare));
});

test("groups too small are left out, and so many more that subtraction gives none of them", () => {
  const tallyOf = (groupValue: string): Tally => ({ question: "q", part: "", value: "1", group: "g", groupValue, count: 1 });
  const shownOf = (counts: Readonly<Record<string, number>>): readonly string[] =>
    withoutSmallGroups(Object.keys(counts).map(tallyOf), new Map([["g", new Map(Object.entries(counts))]]), 5).map(({ groupValue }) => groupValue);
  assert.deepEqual(shownOf({ a: 12, b: 7, "no-answer": 5 }), ["a", "b", "no-answer"]);
  assert.deepEqual(shownOf({ a: 12, b: 7, c: 1 }), ["a"]);
  assert.deepEqual(shownOf({ a: 12, c: 4 }), []);
  assert.deepEqual(shownOf({ a: 12, b: 6, c: 4, d: 1 }), ["a", "b"]);
  assert.deepEqual(shownOf({ a: 4 }), []);
});

test("what is sealed has a few lengths, and opens with its key in its place alone", () => {
  const key = Buffer.alloc(32, 7);
  const lengths = [{}, { a: "x".repeat(3_900) }, { a: "é".repeat(2_100) }].map((value) => seal(key, "a", value).byteLength);
  assert.deepEqual(lengths, [4096, 4096, 8192]);
  const sealed = seal(key, "a", { words: "« é »" });
  assert.deepEqual(unseal(key, "a", sealed), { words: "« é »" });
  assert.notDeepEqual(sealed, seal(key, "a", { words: "« é »" }));
  assert.throws(() => unseal(key, "b", sealed));
  assert.throws(() => unseal(Buffer.alloc(32, 8), "a", sealed));
  for (const at of [0, 20, 4095]) {
    const bent = Buffer.from(sealed);
    bent[at] = (bent[at] ?? 0) ^ 1;
    assert.throws(() => unseal(key, "a", bent));
  }
});
