import assert from "node:assert/strict";
import { test } from "node:test";
import { plural } from "./words.ts";

test("nouns counted are in the plural", () => {
  const expected = { conventionnement: "conventionnements", essai: "essais", journal: "journaux", festival: "festivals", réseau: "réseaux", lieu: "lieux", accès: "accès", prix: "prix", nez: "nez", lit: "lits", articles: "articles", "start-up": "start-up", ETP: "ETP", km: "km", "": "" };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((noun) => [noun, plural(noun)])), expected);
});
