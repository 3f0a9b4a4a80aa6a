import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { AffiliationMatch } from "../../domain/affiliation-match.ts";
import { entities, towns } from "../testing/made-up-entities.ts";
import { buildIndex } from "./build-index.ts";
import { matchSignature } from "./match-signature.ts";
import { countingCountry } from "./text/countries.ts";
import { weighPaper, type EntityLookup, type WeighedAuthor } from "./weights.ts";

const index = buildIndex(entities, towns);
const byCode = new Map(entities.map((entity) => [entity.code, entity]));
const lookup: EntityLookup = { institute: byCode.get("INSERM")?.id ?? null, entity: (id) => { const at = index.byId.get(id); return at === undefined ? undefined : index.entities[at]; } };
const on = day("2021-06-15");

function names(...codes: string[]): readonly AffiliationMatch[] {
  return codes.map((code) => {
    const entity = byCode.get(code);
    if (entity === undefined) throw new RangeError(code);
    return { entityId: entity.id, kind: entity.kind, code, name: code, strategy: "test", evidence: [], confidence: 1, standing: "matched" };
  });
}
const weights = (authors: readonly WeighedAuthor[], also: readonly AffiliationMatch[] = []) => weighPaper(authors, also, lookup, on);
const fractions = (authors: readonly WeighedAuthor[], also: readonly AffiliationMatch[] = []): Readonly<Record<string, string>> => Object.fromEntries(weights(authors, also).units.map(({ unit, fractional }) => [unit, fractional]));

test("V6b: three authors {Inserm}, {Inserm, University B}, {abroad}: 1/2, 1/6, and 1/3 that names nothing here", () => {
  const paper = weights([[names("INSERM")], [names("INSERM"), names("CHU")], [[]]]);
  assert.deepEqual(paper.units.map(({ unit, fractional }) => [unit, fractional]), [["CHU", "1/6"], ["INSERM", "1/2"]]);
  assert.deepEqual([paper.institute, paper.instituteFractional], [true, "1/2"]);
  // One affiliation that names both comes to the same.
  assert.deepEqual(fractions([[names("INSERM")], [names("INSERM", "CHU")], [[]]]), { CHU: "1/6", INSERM: "1/2" });
});

test("V6c: two authors at A, the third at A and B: 5/6 and 1/6", () => {
  assert.deepEqual(fractions([[names("SLEEP")], [names("SLEEP")], [names("SLEEP"), names("MEADOW")]]), { MEADOW: "1/6", SLEEP: "5/6" });
  assert.deepEqual(fractions([[names("INSERM")], [names("INSERM")], [names("INSERM"), names("CHU")]]), { CHU: "1/6", INSERM: "5/6" });
});

test("a parent named beside its unit weighs nothing, a match of another record has weight 0, what is rejected none at all", () => {
  const paper = weights([[names("SLEEP", "INSERM")]], names("CIC"));
  assert.deepEqual(paper.units.map(({ unit, fractional }) => [unit, fractional]), [["CIC", "0"], ["INSERM", "0"], ["SLEEP", "1"]]);
  assert.equal(paper.instituteFractional, "1");
  assert.deepEqual(fractions([[names("SLEEP", "MEADOW").map((one) => (one.code === "MEADOW" ? { ...one, standing: "rejected" as const } : one))]]), { SLEEP: "1" });
});

test("no authors, authors without signature, five thousand authors", () => {
  assert.deepEqual([weights([]).institute, weights([]).units.length, weights([]).instituteFractional], [false, 0, "0"]);
  assert.deepEqual(fractions([[], [names("SLEEP")]]), { SLEEP: "1/2" });
  const began = process.cpuUsage();
  const many: WeighedAuthor[] = Array.from({ length: 5_000 }, (_, at) => (at % 3 === 0 ? [names("SLEEP"), names("MEADOW", "CHU")] : at % 3 === 1 ? [names("CIC"), names("CHU"), names("SLEEP")] : [[]]));
  const paper = weights(many);
  assert.ok(process.cpuUsage(began).user < 2e6);
  // 1,667 authors give SLEEP 1/2 of their 1/5,000, and 1,667 others 1/3: 1,667 · 5/6 / 5,000.
  assert.equal(paper.units.find(({ unit }) => unit === "SLEEP")?.fractional, "1667/6000");
  assert.equal(paper.units.find(({ unit }) => unit === "CHU")?.fractional, "11669/60000");
});

test("codes and names of France overseas count as France", () => {
  for (const code of ["GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC", "TF", "fr"]) assert.equal(countingCountry(code), "FR", code);
  for (const code of [null, "", "ZZ", "EU", "FRA", "12"]) assert.equal(countingCountry(code), null, String(code));
  for (const place of ["Guadeloupe", "Martinique", "French Guiana", "La Réunion", "Mayotte", "New Caledonia", "French Polynesia"]) assert.deepEqual(matchSignature(index, { raw: `University Hospital, ${place}`, on, identifiers: [] }).countries, ["FR"], place);
});

test("a unit merged between two papers, one that closed the year before", () => {
  const structures = (raw: string, when: string) => matchSignature(index, { raw, on: day(when), identifiers: [] }).matches.filter(({ kind }) => kind === "structure").map(({ code }) => code);
  assert.deepEqual(structures("Inserm U1905, Lyon, France", "2018-06-15"), ["OLD"]);
  assert.deepEqual(structures("Inserm U1905, Lyon, France", "2019-06-15"), ["NEW"]);
  for (const [when, found] of [["2012-12-15", ["GONE"]], ["2013-12-15", ["GONE"]], ["2016-06-15", []]] as const) assert.deepEqual(structures("Inserm U1907, Lyon, France", when), found, when);
});
