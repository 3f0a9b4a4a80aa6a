import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day } from "../../../../kernel/time/day.ts";
import { answersOn, contactIssues, type ContactContent } from "./contact.ts";
import { sheetIssues, type SheetContent } from "./sheet.ts";
import { textDifference } from "./text-difference.ts";

const contact: ContactContent = { field: "ethics", scope: "institute", place: "", person: "A", title: { fr: "R", en: "O" }, mail: "a@exemple.fr", phone: "", from: day("2024-01-01"), until: null, isPublic: true };

test("a contact: every fault at once, a mandate half open", () => {
  assert.deepEqual(contactIssues(contact), []);
  const faults = contactIssues({ ...contact, scope: "delegation", person: " ", title: { fr: "", en: "" }, mail: "a@", phone: "appelez-moi", until: day("2024-01-01") });
  assert.deepEqual(faults.map(({ field }) => field), ["person", "title.fr", "title.en", "place", "mail", "phone", "until"]);
  assert.deepEqual(contactIssues({ ...contact, mail: "" }).map(({ field }) => field), ["mail"]);
  const ended = { ...contact, until: day("2024-06-01") };
  assert.deepEqual(["2023-12-31", "2024-01-01", "2024-05-31", "2024-06-01"].map((on) => answersOn(ended, day(on))), [false, true, true, false]);
});

test("a sheet: what is missing is told by language; a draft may be anything", () => {
  const empty: SheetContent = { theme: "data", title: { fr: "T", en: "" }, summary: { fr: "", en: "" }, body: { fr: "b", en: "b" }, sources: [{ title: "", url: "javascript:alert(1)" }], nextReviewOn: day("2024-01-01"), contactField: "ethics" };
  assert.deepEqual(sheetIssues(empty, day("2024-01-01")).map(({ field }) => field), ["title.en", "summary.fr", "summary.en", "sources[0].title", "sources[0].url", "nextReviewOn"]);
});

test("a difference: what is kept and taken out makes the first text, what is kept and put in the second", () => {
  assert.deepEqual(textDifference("a\nb\nc", "a\nx\nc"), [{ kind: "same", text: "a" }, { kind: "out", text: "b" }, { kind: "in", text: "x" }, { kind: "same", text: "c" }]);
  assert.deepEqual(textDifference("a", "a"), [{ kind: "same", text: "a" }]);
  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 12 }).map((all) => all.join("\n"));
  fc.assert(fc.property(lines, lines, (before, after) => {
    const pieces = textDifference(before, after);
    const without = (kind: "in" | "out"): string => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join("\n");
    assert.equal(without("in"), before);
    assert.equal(without("out"), after);
  }));
  const long = Array.from({ length: 3_000 }, (_, at) => `x${at}`).join("\n");
  assert.equal(textDifference(long, long.replaceAll("x", "y")).length, 2, "beyond the table: one removal, one insertion");
});
