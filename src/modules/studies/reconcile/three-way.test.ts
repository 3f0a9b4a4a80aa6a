import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { StudyContent } from "../domain/content.ts";
import { emptyContent } from "../domain/empty.ts";
import type { FieldOrigin } from "../domain/study.ts";
import { sameMeaning } from "./meaning.ts";
import { threeWay, withTheirs, type ThreeWayInput } from "./three-way.ts";

const source = "nct:NCT00000001";
const at = "2025-03-01T00:00:00.000Z";
const person: FieldOrigin = { kind: "entered", source: null, at, curated: true };
const from = (origin: string): FieldOrigin => ({ kind: "imported", source: origin, at, curated: false });
const empty = emptyContent();

function step(input: Partial<ThreeWayInput>): ReturnType<typeof threeWay> {
  return threeWay({ last: {}, ours: empty, provenance: {}, theirs: {}, source, at, ...input });
}

test("what was unsaid follows, with its origin; what the format does not hold is untouched", () => {
  const out = step({ ours: { ...empty, summary: { fr: "Résumé" } }, provenance: { "summary.fr": person }, theirs: { title: { en: "A title" }, plannedSize: 400 } });
  assert.deepEqual(out.changed, ["title", "plannedSize"]);
  assert.deepEqual(out.content.title, { en: "A title" });
  assert.deepEqual(out.provenance["title.en"], from(source));
  assert.deepEqual(out.content.summary, { fr: "Résumé" });
  assert.deepEqual(out.divergences, []);
});

test("untouched values follow their register, emptied ones too", () => {
  const out = step({ last: { plannedSize: 400, acronym: "ABC" }, ours: { ...empty, plannedSize: 400, acronym: "ABC" }, provenance: { plannedSize: from(source), acronym: from(source) }, theirs: { plannedSize: 420, acronym: null } });
  assert.equal(out.content.plannedSize, 420);
  assert.equal(out.content.acronym, null);
  assert.equal(out.provenance["acronym"], undefined);
});

test("what people changed stays and is told, by language; a decision holds until the register says something else", () => {
  const base = { last: { title: { en: "Old", fr: "Ancien" } }, ours: { ...empty, title: { en: "Ours", fr: "Ancien" } }, provenance: { "title.en": person, "title.fr": from(source) }, theirs: { title: { en: "Theirs", fr: "Nouveau" } } };
  const out = step(base);
  assert.deepEqual(out.content.title, { en: "Ours", fr: "Nouveau" });
  assert.deepEqual(out.divergences, [{ field: "title", source, theirs: { en: "Theirs" }, ours: { en: "Ours" }, since: at }]);
  assert.deepEqual(withTheirs("title", out.content.title, out.divergences[0]?.theirs), { en: "Theirs", fr: "Nouveau" });
  const kept = [{ field: "title" as const, source, theirs: { en: "Theirs" } }];
  assert.deepEqual(step({ ...base, kept }).divergences, []);
  assert.equal(step({ ...base, kept, theirs: { title: { en: "Theirs again" } } }).divergences.length, 1);
});

test("a field that people emptied is not filled again; one emptied at the register and changed here stays", () => {
  const out = step({ last: { plannedSize: 400, acronym: "ABC" }, ours: { ...empty, acronym: "ABCD" }, provenance: { acronym: person }, theirs: { plannedSize: 400, acronym: null } });
  assert.equal(out.content.plannedSize, null);
  assert.equal(out.content.acronym, "ABCD");
  assert.deepEqual(out.divergences.map(({ field }) => field), ["plannedSize"]);
});

test("what another register holds is told, not written over", () => {
  const out = step({ ours: { ...empty, plannedSize: 300 }, provenance: { plannedSize: from("fresh:FRESH-1") }, theirs: { plannedSize: 400 } });
  assert.equal(out.content.plannedSize, 300);
  assert.deepEqual(out.divergences, [{ field: "plannedSize", source, theirs: 400, ours: 300, since: at }]);
});

test("unread translations and inferences give way to what a register says, never the other way round", () => {
  const ours = { ...empty, title: { fr: "Traduit", en: "Said" }, regions: ["11"] };
  const guess = (kind: "machine-translated" | "inferred", curated = false): FieldOrigin => ({ kind, source: null, at, curated });
  const provenance = { "title.fr": guess("machine-translated"), "title.en": person, regions: guess("inferred", true) };
  const out = step({ ours, provenance, theirs: { title: { fr: "Le vrai titre", en: "Guessed" }, regions: ["84"] }, inferred: ["title.en"] });
  assert.deepEqual(out.content.title, { fr: "Le vrai titre", en: "Said" });
  assert.deepEqual(out.divergences.map(({ field }) => field), ["regions"]);
});

test("lists are sets, spelling is not meaning", () => {
  const out = step({ ours: { ...empty, countries: ["FR", "DE"], title: { fr: "L’e\u0301tude  pilote" } }, provenance: { countries: person, "title.fr": person }, theirs: { countries: ["DE", "FR"], title: { fr: "L'étude\u202fpilote" } } });
  assert.deepEqual([out.changed, out.divergences], [[], []]);
});

test("registry numbers gather, and what somebody took away does not come back", () => {
  const number = (text: string) => ({ scheme: "other" as const, number: text, issuer: null });
  const ours = { ...empty, registryNumbers: [number("A")] };
  const out = step({ ours, provenance: { registryNumbers: person }, theirs: { registryNumbers: [number("A"), number("B")] } });
  assert.deepEqual(out.content.registryNumbers.map((one) => one.number), ["A", "B"]);
  assert.deepEqual(out.provenance["registryNumbers"], person);
  assert.deepEqual(step({ ours, last: out.taken, provenance: out.provenance, theirs: out.taken }).changed, []);
});

test("arms and interventions follow together or not at all", () => {
  const arm = (name: string) => ({ name: { en: name }, kind: null, description: {} });
  const drug = (name: string, arms: readonly number[]) => ({ name: { en: name }, kind: null, description: {}, terms: [], arms });
  const last = { arms: [arm("A"), arm("B")], interventions: [drug("X", [0])] };
  const out = step({ last, ours: { ...empty, ...last, arms: [arm("B"), arm("A")] }, provenance: { arms: person, interventions: from(source) }, theirs: { arms: [arm("A"), arm("B"), arm("C")], interventions: [drug("X", [0, 2])] } });
  assert.deepEqual(out.changed, []);
  assert.deepEqual(out.divergences.map(({ field }) => field), ["arms", "interventions"]);
});

const some = fc.record({
  title: fc.record({ fr: fc.constantFrom("", "un", "deux"), en: fc.constantFrom("", "one", "two") }),
  acronym: fc.constantFrom(null, "X", "Y"), plannedSize: fc.constantFrom(null, 1, 2),
  countries: fc.subarray(["FR", "DE", "IT"]), keywords: fc.record({ fr: fc.subarray(["a", "b"]), en: fc.subarray(["c", "d"]) }),
  registryNumbers: fc.subarray(["1", "2", "3"]).map((numbers) => numbers.map((number) => ({ scheme: "other" as const, number, issuer: null }))),
  healthyVolunteers: fc.constantFrom(null, true, false),
}) as fc.Arbitrary<Partial<StudyContent>>;
const keys = ["title.fr", "title.en", "acronym", "plannedSize", "countries", "keywords.fr", "keywords.en", "registryNumbers", "healthyVolunteers"];
const provenances = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(person, from(source), from("fresh:1"), { ...from(source), kind: "inferred" as const }));

test("properties: given its outcome again it changes nothing, and what people entered is never lost", () => {
  fc.assert(fc.property(some, some, some, provenances, (last, ours, theirs, provenance) => {
    const input = { last, ours: { ...empty, ...ours }, provenance, theirs, source, at };
    const out = threeWay(input);
    const again = threeWay({ ...input, last: out.taken, ours: out.content, provenance: out.provenance });
    assert.deepEqual(again.changed, []);
    assert.deepEqual(again.content, out.content);
    assert.deepEqual(again.divergences.map(({ field }) => field), out.divergences.map(({ field }) => field));
    for (const [key, { kind }] of Object.entries(provenance)) {
      if (kind !== "entered") continue;
      const [name = "", language] = key.split(".");
      const value = (content: StudyContent): unknown => (language === undefined ? content[name as keyof StudyContent] : (content[name as "title"] as Record<string, unknown>)[language]);
      if (name === "registryNumbers") assert.ok(input.ours.registryNumbers.every((one) => out.content.registryNumbers.includes(one)));
      else assert.deepEqual(value(out.content), value(input.ours));
    }
  }), { numRuns: 400 });
});

test("property: the order of two registers changes nothing of what they agree on", () => {
  fc.assert(fc.property(some, some, (first, second) => {
    const run = (sources: readonly (readonly [string, Partial<StudyContent>])[]): StudyContent => {
      let [content, provenance] = [empty, {}] as [StudyContent, ThreeWayInput["provenance"]];
      for (const [name, theirs] of sources) ({ content, provenance } = threeWay({ last: {}, ours: content, provenance, theirs, source: name, at }));
      return content;
    };
    const [one, other] = [run([["a:1", first], ["b:1", second]]), run([["b:1", second], ["a:1", first]])];
    for (const field of Object.keys(first) as (keyof StudyContent)[]) if (sameMeaning(first[field], second[field])) assert.ok(sameMeaning(one[field], other[field]), field);
    assert.ok(sameMeaning(one.registryNumbers, other.registryNumbers));
  }), { numRuns: 300 });
});
