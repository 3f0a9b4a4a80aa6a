import assert from "node:assert/strict";
import { test } from "node:test";
import { aStudy, aValidContent } from "../testing/builders.ts";
import { difference, readableSummary, summaryOf } from "./difference.ts";
import { qualityOf } from "./quality.ts";

test("completeness counts the items of the WHO that apply", () => {
  // 21 items are asked of a trial that has ended; results are missing: 20 of 21.
  const done = qualityOf(aStudy());
  assert.equal(done.completeness, 20 / 21);
  assert.deepEqual(done.missing, [{ item: 23, fields: ["resultsPostedOn", "resultsUrl", "publications"] }]);
  // One that recruits is not asked for results; without conditions it has 19 of 20.
  assert.equal(qualityOf(aStudy({ content: { recruitmentStatus: "recruiting", conditions: [] } })).completeness, 19 / 20);
});

test("languages are shares of the texts that are there", () => {
  // Title, public title, keywords, summary, purpose, inclusion, exclusion: seven texts; the summary is in French alone.
  const { languages, missingTexts } = qualityOf(aStudy({ content: { summary: { fr: "Un résumé." } } }));
  assert.deepEqual([languages.fr, languages.en, missingTexts.fr, missingTexts.en], [1, 6 / 7, [], ["summary"]]);
});

test("what a program wrote waits to be read; valid, complete and curated are three things", () => {
  const at = "2025-03-31T09:00:00.000Z";
  const study = aStudy({ provenance: { "title.en": { kind: "machine-translated", source: "deepl", at, curated: false }, "title.fr": { kind: "entered", source: null, at, curated: true } } });
  assert.deepEqual([qualityOf(study).uncurated, qualityOf(study).curated, qualityOf(study, false).valid], [["title.en"], false, false]);
});

test("differences come by field and language, in the order of the fields", () => {
  const [before, after] = [aValidContent(), aValidContent({ actualSize: 117, title: { ...aValidContent().title, en: "Another title" }, keywords: { fr: ["foie"], en: ["liver", "diet"] } })];
  assert.deepEqual(difference(before, after).map(({ field, language }) => [field, language]), [["title", "en"], ["keywords", "fr"], ["actualSize", null]]);
  assert.deepEqual(difference(before, aValidContent()), []);
  assert.equal(summaryOf(before, after), "title, keywords, actualSize");
  assert.equal(readableSummary("title, keywords, actualSize").fr, "Titre scientifique, Mots-clés, Nombre de participants inclus");
  assert.equal(readableSummary("title, acronym, summary, purpose, sites, arms").en, "Scientific title, Acronym, Summary, Objectives and 2 other fields");
});
