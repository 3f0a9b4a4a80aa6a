import assert from "node:assert/strict";
import { test } from "node:test";
import { firstNamesIn, inGiven, mailsIn, namesIn, nirsIn, phonesIn, searched, type SearchedText, type Span } from "./index.ts";

const found = (text: string, find: (read: SearchedText) => Iterable<Span>): string[] => {
  const read = searched(text);
  return inGiven(read, [...find(read)]).map(({ start, end }) => text.slice(start, end));
};

test("what is found is told by its place in the text as it was written", () => {
  assert.deepEqual(found("Demandez à Mme Dupont, ou à Jean Martin.", namesIn), ["Mme Dupont", "Jean Martin"]);
  assert.deepEqual(found("Écrire à marie.curie [at] exemple.fr ou à a@b.fr", mailsIn), ["marie.curie [at] exemple.fr", "a@b.fr"]);
  assert.deepEqual(found("Tél. 06 12 34 56 78, ou +44 20 7946 0958.", phonesIn), ["06 12 34 56 78", "+44 20 7946 0958"]);
  // The key is computed by hand: 97 − (1850578006084 mod 97) = 91 (décret 82-103).
  assert.deepEqual(found("NIR 1 85 05 78 006 084 91.", nirsIn), ["1 85 05 78 006 084 91"]);
  assert.deepEqual(found("Merci à Sophie et à Jean-Pierre, pas au centre Léon Bérard.", firstNamesIn), ["Sophie", "Jean-Pierre"]);
});

test("signs that change when the text is brought to one form do not shift what is found", () => {
  assert.deepEqual(found("ﬁn. Ｄｒ\u200b Jean\u00adne Dupont a dit…", namesIn), ["Ｄｒ\u200b Jean\u00adne Dupont", "Jean\u00adne Dupont"]);
  assert.deepEqual(found("Voir https://exemple.fr/Jean/Dupont puis He\u0301le\u0300ne Martin", namesIn), ["He\u0301le\u0300ne Martin"]);
  assert.deepEqual(found("06‑12‑34‑56‑78", phonesIn), ["06‑12‑34‑56‑78"]);
});

test("ordinary sentences hold nobody", () => {
  for (const text of ["", "La salle Marie Curie est trop petite : il y fait 35 °C.", "Institut Gustave Roussy", "Le 01/02/2024 à 09:15:30, 12 345 678 901 234 grains."]) {
    const read = searched(text);
    assert.deepEqual([mailsIn, phonesIn, nirsIn].flatMap((find) => [...find(read)]), [], text);
  }
});
