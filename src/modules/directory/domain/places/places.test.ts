import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { realRegister, realRows } from "../../testing/real-register.ts";
import { codeOn, findCommune, locate, placeOfCommune, positionOf, regions } from "./index.ts";

const found = (municipality: string, postalCode: string): string | undefined => findCommune({ municipality, postalCode })?.communeCode;

test("CEDEX is never a commune: its number or the postal code tells the arrondissement, else the name and the department", () => {
  for (const [municipality, postalCode, code] of [
    ["PARIS CEDEX 05", "75270", "75105"], ["Paris Cedex15", "75724", "75115"], ["PARIS", "75013", "75113"], ["Paris", "75116", "75116"], ["PARIS 6", "75006", "75106"],
    ["PARIS", "75634", "75056"], ["LYON CEDEX 07", "69364", "69387"], ["LYON 3E", "69003", "69383"], ["MARSEILLE CEDEX 20", "13288", "13055"], ["Marseille Cedex 5", "13385", "13205"],
    ["GRENOBLE CEDEX 9 - ST MARTIN D HERES", "38402", "38421"], ["CS 40700 GRENOBLE CEDEX 9 FRANCE", "38706", "38185"], ["NANTES CEDEX3", "44321", "44109"],
    ["Sophia Antipolis", "06902", "06152"], ["Cedex 15", "75724", "75115"], ["RENNES CÉDEX 7", "35707", "35238"],
  ] as const) assert.equal(found(municipality, postalCode), code, municipality);
  assert.equal(findCommune({ municipality: "PARIS CEDEX 05", postalCode: "75270" })?.cedex, true);
});

test("overseas, Corsica, abbreviations and slips of the pen", () => {
  for (const [municipality, postalCode, code] of [
    ["Saint-Denis", "97400", "97411"], ["SAINT DENIS", "93200", "93066"], ["SAINT-DENIS MESSAG CEDEX 9", "97715", "97411"], ["ABYMES CEDEX", "97183", "97101"], ["NOUMEA", "98851", "98818"],
    ["FAAA - TAHITI (PF)", "98702", "98715"], ["Ajaccio", "20090", "2A004"], ["CORTE", "20250", "2B096"], ["ST MARTIN D HERES", "38400", "38421"], ["St-Martin-d?Hères", "38402", "38421"],
    ["LIMODES Cedex 1", "87031", "87085"], ["VILLENEUVE D'ASQ Cedex", "59655", "59009"], ["Créteil", "9401", "94028"],
  ] as const) assert.equal(found(municipality, postalCode), code, municipality);
});

test("abroad there is no commune, and the answer says which country or why", () => {
  assert.equal(locate({ municipality: "MONACO", postalCode: "98000" }).country, "MC");
  assert.equal(locate({ municipality: "HEIDELBERG", postalCode: "69120" }).country, "DE");
  assert.equal(locate({ municipality: "MADRID ESPAGNE", postalCode: "28040" }).country, "ES");
  // A commune of Lot-et-Garonne is called Londres.
  assert.equal(locate({ municipality: "LONDRES", postalCode: null }).country, "GB");
  const nothing = locate({ municipality: null, postalCode: null });
  assert.equal(nothing.commune, null);
  assert.equal(nothing.reason?.en, "Neither municipality nor postal code.");
  assert.equal(locate({ municipality: "", postalCode: "38043" }).departmentCode, "38");
});

test("a commune merged into another is found by its old name and code, with the successor of the day", () => {
  const now = findCommune({ municipality: "Pierre Bénite", postalCode: "69310" });
  assert.deepEqual([now?.communeCode, now?.former?.code], ["69149", "69152"]);
  const before = findCommune({ municipality: "Pierre Bénite", postalCode: "69310", on: day("2022-02-11") });
  assert.deepEqual([before?.communeCode, before?.name, before?.former], ["69152", "Pierre-Bénite", null]);
  assert.equal(codeOn("93059", day("2024-12-31")), "93059");
  assert.equal(codeOn("93059", day("2025-01-01")), "93066");
  assert.equal(codeOn("27676", day("2022-06-01")), "27058");
  assert.equal(codeOn("75056", day("2022-06-01")), null);
  assert.equal(placeOfCommune("69152")?.communeCode, "69149");
  assert.deepEqual([placeOfCommune("75105")?.siteCode, placeOfCommune("69383")?.siteCode, placeOfCommune("13205")?.siteCode], ["75056", "69123", "13055"]);
});

test("positions lie where they are said to; a small commune has only the precision of its department", () => {
  const lille = positionOf("59350");
  assert.ok(lille !== null && Math.abs(lille.latitude - 50.63) < 0.05 && Math.abs(lille.longitude - 3.06) < 0.05);
  assert.equal(lille.precision, "municipality");
  assert.equal(positionOf("79350")?.precision, "department");
  assert.ok((positionOf("97411")?.latitude ?? 0) < -20);
  assert.equal(positionOf("99999"), null);
  assert.equal(regions.filter((region) => !region.overseas).length, 13);
});

test("real register: every French address with a commune or postal code, but four, gets its commune", { skip: realRegister === null && "no register file" }, () => {
  const answers = realRows().map((row) => locate({ municipality: row["commune"] ?? "", postalCode: row["code_postal"] ?? "" }));
  const communes = answers.flatMap((answer) => (answer.commune === null ? [] : [answer.commune]));
  assert.equal(answers.length, 4506);
  assert.equal(answers.filter((answer) => answer.reason?.en === "Neither municipality nor postal code.").length, 298);
  assert.equal(communes.length, 4139);
  assert.ok(communes.every((one) => positionOf(one.communeCode) !== null));
  assert.equal(answers.filter((answer) => answer.country !== null && answer.country !== "FR").length, 54);
});
