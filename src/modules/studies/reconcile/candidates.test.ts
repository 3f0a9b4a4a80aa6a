import assert from "node:assert/strict";
import { test } from "node:test";
import type { StudyContent } from "../domain/content.ts";
import type { RegistryNumber } from "../domain/parts.ts";
import { askFrom, comparable, compareStudies, duplicatePairs } from "./candidates.ts";
import { worldNumber } from "./likeness.ts";

const sponsor = (name: string) => [{ name, kind: null, ror: null, siren: null, directoryCode: null }];
const number = (scheme: RegistryNumber["scheme"], text: string): RegistryNumber => ({ scheme, number: text, issuer: null });
const of = (code: string, content: Partial<StudyContent>) => comparable(code, content);

test("numbers in one spelling whatever register wrote them", () => {
  assert.equal(worldNumber(number("other", "EudraCT: 2019-001234-56")), "2019-001234-56");
  assert.equal(worldNumber(number("eudract", "2019‑001234‑56")), "2019-001234-56");
  assert.equal(worldNumber(number("ctis", "2022-500014-26-00")), worldNumber(number("other", "EU CT 2022-500014-26-01")));
  assert.equal(worldNumber(number("id-rcb", "2023-a00386-39")), "2023-A00386-39");
  assert.equal(worldNumber(number("sponsor", "APHP230528")), null);
});

test("a shared secondary number is certain, whatever the rest", () => {
  const pair = compareStudies(of("st-000001", { registryNumbers: [number("nct", "NCT00000001"), number("other", "2023-A00386-39")], title: { en: "Something" } }), of("st-000002", { registryNumbers: [number("id-rcb", "2023-A00386-39")], title: { en: "Wholly different words here" } }));
  assert.equal(pair.certain, true);
  assert.ok(pair.score >= 0.95);
  assert.match(pair.reasons[0]?.fr ?? "", /2023-A00386-39/u);
});

test("alike titles of one sponsor ask; a sister study of another year and number does not", () => {
  const one = of("st-000001", { title: { fr: "Dépistage de l’insuffisance cardiaque en médecine générale" }, sponsors: sponsor("Hôpital A"), startedOn: { date: "2024-02", kind: null }, plannedSize: 400 });
  assert.ok(compareStudies(one, of("st-000002", { title: { fr: "Depistage de l'insuffisance cardiaque en medecine generale" }, sponsors: sponsor("HOPITAL A"), startedOn: { date: "2024-02-01", kind: null } })).score >= 0.8);
  const sister = of("st-000003", { title: { fr: "Dépistage de l’insuffisance rénale en médecine générale, étude 2" }, sponsors: sponsor("Hôpital A"), startedOn: { date: "2019-02", kind: null }, plannedSize: 4000 });
  assert.ok(compareStudies(one, sister).score < askFrom);
  const acronyms = compareStudies(of("st-000004", { acronym: "ECOG", sponsors: sponsor("A"), startedOn: { date: "2024-02", kind: null } }), of("st-000005", { acronym: "ecog", sponsors: sponsor("A"), startedOn: { date: "2024-03", kind: null } }));
  assert.ok(acronyms.score >= askFrom);
});

test("20,000 studies: the planted pairs are found within seconds", () => {
  const words = Array.from({ length: 3000 }, (_, at) => `w${(at * 7919).toString(36)}`);
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    const mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const studies = Array.from({ length: 20_000 }, (_, at) => of(`st-${String(at).padStart(6, "0")}`, { title: { en: Array.from({ length: 12 }, () => words[next(3000)]).join(" ") }, sponsors: sponsor(`S${at % 50}`) }));
  const twins = Array.from({ length: 100 }, (_, at) => ({ ...(studies[at * 190] ?? of("x", {})), code: `st-9${String(at).padStart(5, "0")}` }));
  const started = performance.now();
  const pairs = duplicatePairs([...studies, ...twins]);
  assert.equal(pairs.filter(({ right }) => right.startsWith("st-9")).length, 100);
  assert.ok(performance.now() - started < 20_000);
});
