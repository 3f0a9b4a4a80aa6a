import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { fileOf, humanMetadata, plainMetadata, testDay } from "../../testing/builders.ts";
import type { DatasetFile } from "../dataset.ts";
import { emptyMetadata } from "../empty.ts";
import type { DatasetMetadata } from "../metadata.ts";
import { validate } from "./index.ts";

function faults(metadata: DatasetMetadata, files: readonly DatasetFile[] = []): string[] {
  return validate(metadata, { today: testDay, files }).filter(({ severity }) => severity === "error").map(({ field, code }) => `${field} ${code.replace("datasets.", "")}`);
}

test("the built records have no fault; empty ones are told all at once, each path its own", () => {
  assert.deepEqual([faults(plainMetadata()), faults(humanMetadata())], [[], []]);
  const common = ["title title-missing", "description description-missing", "kind kind-missing", "themes themes-missing", "unit unit-missing", "creators creators-missing", "contact contact-missing", "access access-missing"];
  assert.deepEqual(faults(emptyMetadata("non-human")), common);
  assert.deepEqual(faults(emptyMetadata("human")), [...common, "human.anonymity anonymity-missing", "human.purposes purpose-missing", "human.legalBases legal-basis-missing", "human.accessBody access-body-missing", "human.healthCategories health-category-missing", "human.structured structured-missing", "keywords keywords-wanted", "provenance provenance-wanted"]);
});

const cases: readonly (readonly [what: string, metadata: DatasetMetadata, expected: readonly string[]])[] = [
  ["restricted wants a reason", plainMetadata({ access: "restricted" }), ["accessReason reason-missing"]],
  ["an embargo wants a day", plainMetadata({ access: "embargoed" }), ["availableFrom embargo-without-day"]],
  ["a day that does not exist", plainMetadata({ access: "embargoed", availableFrom: "2025-02-30" as never }), ["availableFrom day-unknown"]],
  ["open wants a licence and data", plainMetadata({ licence: null, elsewhere: null }), ["licence licence-missing", "files no-data"]],
  ["an unknown licence", plainMetadata({ licence: "WTFPL-9" }), ["licence licence-unknown"]],
  ["a repository without a secure address", plainMetadata({ elsewhere: { repository: " ", url: "http://zenodo.org/1" } }), ["elsewhere.repository repository-unnamed", "elsewhere.url repository-url"]],
  ["an address that runs", plainMetadata({ elsewhere: { repository: "X", url: "javascript:alert(1)" } }), ["elsewhere.url repository-url"]],
  ["an ORCID with a wrong check", plainMetadata({ creators: [{ name: "", kind: "person", orcid: "0000-0002-1825-0098", ror: null, affiliation: null }] }), ["creators.0.name creator-unnamed", "creators.0.orcid orcid-wrong"]],
  ["a contact that cannot be reached", plainMetadata({ contact: { name: "Service", email: "nobody", url: null } }), ["contact.email email-wrong"]],
  ["unknown codes", plainMetadata({ themes: ["alchemy"], places: ["XX"], languages: ["xx"], meshTerms: ["C1"], dataCentre: "moon" }), ["themes theme-unknown", "meshTerms mesh-unknown", "languages language-unknown", "places place-unknown", "dataCentre data-centre-unknown"]],
  ["a period that ends before it begins", plainMetadata({ collected: { start: day("2024-01-01"), end: day("2024-01-01") } }), ["collected.end period-reversed"]],
  ["a malformed relation", plainMetadata({ related: [{ relation: "Likes", scheme: "doi", value: "11.1/2", title: null }] }), ["related.0.relation relation-unknown", "related.0.value related-malformed"]],
  ["data about people are never open unless anonymous", humanMetadata({ access: "open", licence: "etalab-2.0", elsewhere: { repository: "Z", url: "https://z.org/1" } }), ["access human-not-open"]],
  ["anonymous wants its reason", humanMetadata({}, { anonymity: "anonymous", anonymityReason: "oui" }), ["human.anonymityReason anonymity-reason-missing"]],
  ["a condition of use that wants more", humanMetadata({}, { useConditions: [{ code: "DUO:0000007", detail: " " }, { code: "DUO:1", detail: null }] }), ["human.useConditions.0.detail use-detail-missing", "human.useConditions.1 use-unknown"]],
  ["ages the wrong way round", humanMetadata({}, { minimumAgeYears: 40, maximumAgeYears: 18, numberOfIndividuals: -1 }), ["human.numberOfIndividuals individuals-wrong", "human.maximumAgeYears ages-reversed"]],
];
for (const [what, metadata, expected] of cases) test(what, () => assert.deepEqual(faults(metadata), expected));

test("a file that waits or is unsafe stops publishing; suspected personal data is advice beside the files", () => {
  assert.deepEqual(faults(plainMetadata({ elsewhere: null }), [fileOf({ state: "received" }), fileOf({ state: "infected" })]), ["files file-unchecked", "files file-unsafe"]);
});

test("every text is in both languages, French with its narrow spaces", () => {
  for (const [, metadata] of cases) {
    for (const { text } of validate(metadata, { today: testDay, files: [] })) {
      assert.notEqual(text.fr, text.en);
      assert.doesNotMatch(text.fr, / [:;?!]|[^\u202f]»|«[^\u202f]/, text.fr);
    }
  }
});
