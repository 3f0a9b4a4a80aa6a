import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { buildIndex } from "./build-index.ts";
import { matchSignature } from "./match-signature.ts";
import { entities, towns } from "../testing/made-up-entities.ts";

const index = buildIndex(entities, towns);
const ask = (raw: string, on = "2021-06-15", identifiers: { scheme: string; value: string }[] = []) => matchSignature(index, { raw, on: day(on), identifiers });
const structures = (raw: string, on?: string): readonly string[] => ask(raw, on).matches.filter(({ kind }) => kind === "structure").map(({ code }) => code);

test("labels in the spellings people use", () => {
  for (const label of ["U1901", "U 1901", "U. 1901", "UMR_S 1901", "UMR_S1901", "UMR-S 1901", "UMRS-1901", "UMR S 1901", "UMR_ S 1901", "UMR–S 1901", "UMRS1901", "Unité 1901", "UMR 1901", "U 19 01"]) {
    assert.deepEqual(structures(`INSERM ${label}, Grenoble, France`), ["SLEEP"], label);
    assert.deepEqual(structures(`${label} Inserm, 38000 Grenoble`), ["SLEEP"], label);
  }
  for (const text of ["Inserm 1901, Grenoble", "I.N.S.E.R.M. U1901", "unité Inserm 1901/LARYSO", "UMR INSERM 1901, Grenoble", "INSERM-U1901", "inserm u1901, grenoble"]) assert.deepEqual(structures(text), ["SLEEP"], text);
  for (const label of ["CIC 1499", "CIC1499", "CIC-P 1499", "CIC-EC 1499", "Centre d’Investigation Clinique (CIC) 1499", "Clinical Investigation Center 1499"]) assert.deepEqual(structures(`INSERM ${label}, Grenoble`), ["CIC"], label);
});

test("one number under two institutions, or on two units", () => {
  assert.deepEqual(structures("INRAE, UMR 1901, Rennes, France"), ["MEADOW"]);
  assert.deepEqual(structures("Inserm UMR 1901, Grenoble, France"), ["SLEEP"]);
  const unclear = ask("Inserm U1956, Paris, France");
  assert.deepEqual(unclear.matches.filter(({ kind }) => kind === "structure"), []);
  assert.deepEqual(unclear.questions.map(({ code, reason }) => [code, reason]).sort(), [["EDGE", "several"], ["MARGIN", "several"]]);
  assert.deepEqual(structures("Inserm U1956, CNRS UMR 7956, Paris, France"), ["MARGIN"], "the second label decides");
});

test("numbers of addresses, codes and telephones are no labels", () => {
  for (const text of ["1901 avenue de la République, 38000 Grenoble, France", "BP 1901, Grenoble", "Inserm, 38 1901 Grenoble", "Tel: +33 4 76 19 01 19, Inserm, Grenoble", "u1901@inserm.fr", "CS 1901, 38043 Grenoble", "Access provided by Inserm U1901, Grenoble"]) assert.deepEqual(structures(text), [], text);
});

test("abroad, or of the same name elsewhere", () => {
  assert.deepEqual(ask("Tulane University, New Orleans, LA 70112, USA").matches, []);
  assert.deepEqual(ask("Hôtel-Dieu de France, Saint Joseph University, Beirut, Lebanon").matches, []);
  assert.deepEqual(ask("Department of Neurology, University of Leeds, Leeds, UK. Electronic address: jean.dupont@inserm.fr").matches, []);
  const abroad = ask("U1901, University of Melbourne, Melbourne, Australia");
  assert.deepEqual(abroad.matches, []);
  assert.deepEqual(abroad.countries, ["AU"]);
  assert.deepEqual(structures("Inserm U1901, Marseille, France"), [], "another town lowers the confidence");
  assert.equal(ask("Inserm U1901, Marseille, France").questions[0]?.reason, "place");
});

test("a unit is matched while it was there, and hands over to its successor", () => {
  assert.deepEqual(structures("Inserm U1901, Grenoble", "2018-01-15"), ["SLEEP"], "the year before its creation");
  assert.deepEqual(structures("Inserm U1901, Grenoble", "2016-01-15"), []);
  assert.equal(ask("Inserm U1901, Grenoble", "2016-01-15").questions[0]?.reason, "period");
  assert.deepEqual(structures("Inserm U1905, Lyon", "2017-05-15"), ["OLD"]);
  assert.deepEqual(structures("Inserm U1905, Lyon", "2020-05-15"), ["NEW"], "what the merger made of it");
  assert.ok(ask("Inserm U1905, Lyon", "2020-05-15").matches[0]?.evidence.some(({ criterion }) => criterion === "succession"));
  assert.deepEqual(structures("Inserm U1907, Lyon", "2013-05-15"), ["GONE"], "a year after its closure");
  assert.deepEqual(structures("Inserm U1907, Lyon", "2019-05-15"), []);
});

test("several structures in one signature, with evidence word for word", () => {
  const raw = "LARYSO, INSERM U1901, Univ. de Valmont; CIC-P 1499 & CHU de Rochebrune, F-38000 Grenoble, France";
  const { matches } = ask(raw);
  assert.deepEqual(matches.map(({ code }) => code).sort(), ["CHU", "CIC", "INSERM", "SLEEP", "UNIV"]);
  for (const { evidence } of matches) for (const { text, start, length } of evidence) assert.equal(raw.slice(start, start + length), text);
});

test("names and acronyms without a label; neighbours of a town", () => {
  assert.deepEqual(structures("Laboratoire des rythmes du sommeil, La Tronche, France"), ["SLEEP"]);
  assert.deepEqual(structures("LARYSO, Inserm, Université de Valmont, Grenoble, France"), ["SLEEP"]);
  assert.deepEqual(structures("Inserm, Grenoble, France"), []);
  assert.deepEqual(ask("Inserm U4321, Grenoble, France").unknownLabels, ["U4321"]);
});

test("identifiers of the source are evidence, not truth", () => {
  const given = [{ scheme: "rnsr", value: "201900001A" }];
  assert.deepEqual(ask("", "2021-06-15", given).matches.map(({ code, strategy }) => [code, strategy]), [["SLEEP", "source-identifier"]]);
  assert.deepEqual(ask("Department of Physics, Marseille, France", "2021-06-15", given).matches, [], "the text says another town");
  assert.deepEqual(ask("201900001A, France").matches.map(({ strategy }) => strategy), ["rnsr-number"]);
});

test("texts that are no signature, and very long ones", () => {
  for (const raw of ["", " ", ",;,;", "\u0000\ufffd", "()".repeat(500), "U".repeat(5_000), "1 ".repeat(5_000), "Inserm ".repeat(2_000)]) assert.ok(Array.isArray(ask(raw).matches), raw.slice(0, 10));
});
