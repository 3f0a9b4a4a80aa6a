import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, termsOf, wordsOf } from "./words.ts";

const labels = new Set(["u1016", "umrs1016", "180036048"]);
const terms = (text: string): string[] => termsOf(text, (joined) => labels.has(joined)).map(({ word, open }) => (open ? `${word}…` : word));

test("case, accents, ligatures, apostrophes and hyphens do not count", () => {
  assert.equal(fold("L’Œuvre d’Ångström – Île-de-France"), "l oeuvre d angstrom ile de france");
  assert.deepEqual(wordsOf("Cancers, réseaux et cœurs"), ["cancer", "reseau", "et", "coeur"]);
  assert.equal(fold("ﬁbrose N°4"), "fibrose n 4");
  assert.deepEqual(wordsOf("—"), []);
});

test("labels and numbers written in pieces are one word", () => {
  for (const text of ["U1016 ", "u 1016 ", "U-1016 ", "u_1016 "]) assert.deepEqual(terms(text), ["u1016"], text);
  for (const text of ["UMR_S 1016 ", "umr-s1016 ", "UMRS 1016 ", "umrs1016 "]) assert.deepEqual(terms(text), ["umrs1016"], text);
  assert.deepEqual(terms("180 036 048 lyon "), ["180036048", "lyon"]);
  assert.deepEqual(terms("U 9999 "), ["u", "9999"]);
});

test("stop words of both languages are dropped unless there is nothing else; the last word may still be typed", () => {
  assert.deepEqual(terms("Institut de la vision et of the eye "), ["institut", "vision", "eye"]);
  assert.deepEqual(terms("de la "), ["de", "la"]);
  assert.deepEqual(terms("institut coch"), ["institut", "coch…"]);
  assert.deepEqual(terms("cancer cancer"), ["cancer…"]);
  assert.equal(terms(Array.from({ length: 40 }, (_, index) => `w${index}`).join(" ")).length, 12);
});
