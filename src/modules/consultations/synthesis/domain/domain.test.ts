import assert from "node:assert/strict";
import { test } from "node:test";
import { searched, namesIn, mailsIn } from "../../../../kernel/text/personal/index.ts";
import { words } from "../testing/builders.ts";
import { agreementOn } from "./agreement.ts";
import { foldBook, nextNumber, resolveCodes, undoable, wordIssues, type BookFact } from "./code-book.ts";
import { outcomeOf } from "./coding.ts";
import { shownAgreements } from "./document.ts";
import { maskedText, piecesOf } from "./mask.ts";
import { countWords, shownCounts } from "./shown-count.ts";
import { clustersOf, nearCodes, stemsOf } from "./suggest.ts";

const by = { accountId: null, name: "Essai" };
const bookOf = (...facts: readonly BookFact[]) => foldBook(facts.map((fact, index) => ({ number: index + 1, fact, by, at: "2025-03-31T12:00:00.000Z" })));
const created = (number: number, label: string): BookFact => ({ kind: "code-created", number, words: words(label) });

test("merged codes are read as what they became, split codes are to be read again, and undoing brings both back", () => {
  const facts: BookFact[] = [created(1, "délais"), created(2, "lenteurs"), created(3, "postes"), { kind: "codes-merged", numbers: [2], into: 1 }, { kind: "codes-merged", numbers: [1], into: 3 }];
  assert.deepEqual(resolveCodes(bookOf(...facts), [1, 2]), { codes: [3], split: [] });
  const split = bookOf(...facts, { kind: "code-split", number: 3, into: [{ number: 4, words: words("concours") }, { number: 5, words: words("contrats") }] });
  assert.deepEqual(resolveCodes(split, [2]), { codes: [], split: [3] });
  assert.equal(nextNumber(split), 6);
  assert.equal(undoable(split)?.number, 6);
  const undone = bookOf(...facts, { kind: "code-split", number: 3, into: [{ number: 4, words: words("concours") }, { number: 5, words: words("contrats") }] }, { kind: "undone", event: 6 });
  assert.deepEqual(resolveCodes(undone, [2]), { codes: [3], split: [] });
  assert.equal(undoable(undone)?.number, 5);
  assert.equal(nextNumber(undone), 6);
});

test("every fault of a code is told at once", () => {
  const book = bookOf(created(1, "délais"));
  const issues = wordIssues(book, { label: { fr: "DÉLAIS", en: "" }, definition: { fr: "", en: "" }, example: "", theme: { fr: "", en: "x".repeat(81) } }, null);
  assert.deepEqual(issues.map(({ field }) => field), ["themeFr", "definitionFr", "example", "themeEn", "labelFr"]);
});

test("two readings of a text, and what was settled", () => {
  const book = bookOf(created(1, "a"), created(2, "b"), { kind: "codes-merged", numbers: [2], into: 1 });
  assert.equal(outcomeOf(book, [1], undefined, undefined).kind, "unread");
  assert.deepEqual(outcomeOf(book, [1], [2], undefined), { kind: "agreed", codes: [1] });
  assert.deepEqual(outcomeOf(book, [1], [], undefined), { kind: "unsettled", a: [1], b: [] });
  assert.deepEqual(outcomeOf(book, [1], [], []), { kind: "settled", codes: [] });
});

test("masking takes words out, keeps the rest as it was, and tells not how many went", () => {
  const text = "Demander à Mme Jeanne Durand, puis attendre.\nVoilà.";
  const spans = [...namesIn(searched(text)), ...mailsIn(searched(text))];
  const pieces = piecesOf(text, spans);
  assert.equal(pieces.map(({ word, after }) => word + after).join(""), text);
  assert.deepEqual(pieces.filter(({ suggested }) => suggested).map(({ word }) => word), ["Mme", "Jeanne", "Durand,"]);
  assert.equal(maskedText(text, new Set([2, 3, 4])), "Demander à […], puis attendre.\nVoilà.");
  assert.equal(maskedText(text, new Set([7])), "Demander à Mme Jeanne Durand, puis attendre.\n[…].");
  assert.equal(maskedText("Un seul", new Set([0, 1])), "[…]");
});

test("counts under the threshold are not told, nor those that give one away", () => {
  const set = (from: number, until: number): ReadonlySet<string> => new Set(Array.from({ length: until - from }, (_, index) => `t${from + index}`));
  const among = set(0, 100);
  const shown = shownCounts([
    { key: "few", texts: set(0, 9), among }, { key: "enough", texts: set(0, 40), among }, { key: "within", texts: set(0, 33), among },
    { key: "nearly all", texts: set(0, 97), among }, { key: "all", texts: among, among }, { key: "none", texts: new Set(), among }, { key: "same", texts: set(0, 40), among },
  ], 10);
  assert.deepEqual(Object.fromEntries(shown), {
    few: { kind: "fewer", threshold: 10 }, enough: { kind: "exact", count: 40 }, within: { kind: "at-least", count: 30 }, "nearly all": { kind: "at-least", count: 90 },
    all: { kind: "exact", count: 100 }, none: { kind: "exact", count: 0 }, same: { kind: "exact", count: 40 },
  });
  assert.deepEqual(countWords({ kind: "at-least", count: 30 }, 1200), { fr: "au moins 30 contributions sur 1\u202f200", en: "at least 30 contributions of 1,200" });
});

const texts = (from: number, until: number): ReadonlySet<string> => new Set(Array.from({ length: until - from }, (_, index) => `t${from + index}`));

test("no hidden count comes back from parts that add up: an axis is sentences, nothing to code, uncovered and unsettled", () => {
  const among = texts(0, 100);
  const shown = shownCounts([
    { key: "sentence", texts: texts(0, 45), among }, { key: "nothing", texts: texts(45, 75), among }, { key: "unsettled", texts: texts(75, 95), among }, { key: "uncovered", texts: texts(95, 100), among },
  ], 10);
  assert.deepEqual(shown.get("uncovered"), { kind: "fewer", threshold: 10 });
  assert.deepEqual([...shown.values()].filter(({ kind }) => kind === "at-least"), [{ kind: "at-least", count: 40 }], "100 − 45 − 30 − 20 would give 5 away");
});

test("no hidden count comes back from the same code on other axes, where a sentence tells it and where none does", () => {
  const [one, two, three] = [texts(0, 100), texts(100, 200), texts(200, 300)];
  const all = texts(0, 300);
  const code = new Set([...texts(0, 30), ...texts(100, 120), ...texts(200, 203)]);
  const sets = [{ key: "code", texts: code, among: all }, { key: "on one", texts: texts(0, 30), among: one }, { key: "on two", texts: texts(100, 120), among: two }];
  const exact = (shown: ReadonlyMap<string, { readonly kind: string }>): readonly string[] => [...shown].filter(([, { kind }]) => kind === "exact").map(([key]) => key).sort();
  assert.deepEqual(exact(shownCounts([...sets, { key: "on three", texts: texts(200, 203), among: three }], 10)), ["on one", "on two"], "53 − 30 − 20 would give 3 away");
  assert.deepEqual(exact(shownCounts(sets, 10, [texts(200, 203)])), ["on one", "on two"]);
  assert.deepEqual(exact(shownCounts(sets, 10)), ["code", "on one", "on two"]);
});

test("counts of many overlapping sets are audited in a moment", () => {
  const all = texts(0, 1200);
  const sets = Array.from({ length: 60 }, (_, at) => ({ key: `set ${at}`, among: all, texts: new Set([...all].filter((_id, index) => (index * 7919 + at * 104_729) % 1009 < 6 + at * 3)) }));
  const from = performance.now();
  shownCounts(sets, 10);
  assert.ok(performance.now() - from < 4000);
});

test("agreement is not shown of a code that, taken from its theme, leaves few, and shows two decimals", () => {
  const theme = { fr: "Thème", en: "Theme" };
  const pairs = (a: number, b: number): [boolean, boolean][] => Array.from({ length: 97 }, (_, index) => [index < a, index < b]);
  const line = (kind: "code" | "theme", number: number | null, a: number, b: number) => ({ kind, number, name: theme, theme, agreement: agreementOn(pairs(a, b)) });
  const shown = shownAgreements([line("theme", null, 33, 31), line("code", 1, 30, 31), line("code", 2, 20, 18), line("code", 3, 3, 2)], 5);
  assert.deepEqual(shown.map(({ measured }) => measured !== null), [true, false, true, false]);
  assert.deepEqual([shown[0]?.measured?.agreedShare, shown[0]?.measured?.kappa], [0.98, 0.95]);
});

test("texts with the same words suggest the same codes, and groups to look at", () => {
  assert.deepEqual([...stemsOf("Les recrutements et le recrutement")], ["recrut"]);
  const read = [{ id: "1", text: "Les délais de recrutement sont trop longs", codes: [1] }, { id: "2", text: "La cantine manque de légumes", codes: [7] }];
  assert.deepEqual(nearCodes("Recrutement : délai trop long", read), [1]);
  assert.deepEqual(nearCodes("Rien à voir", read), []);
  const texts = [...Array.from({ length: 6 }, (_, index) => ({ id: `a${index}`, text: "délais de recrutement" })), ...Array.from({ length: 7 }, (_, index) => ({ id: `b${index}`, text: "outils informatiques lents" }))];
  const [first, second] = clustersOf(texts, 5);
  assert.equal(first?.texts.length, 6);
  assert.equal(second, undefined, "stems of more than half of the texts part nothing");
});
