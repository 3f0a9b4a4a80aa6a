import assert from "node:assert/strict";
import { test } from "node:test";
import { checkIdentifier, foldIdentifier, formatIdentifier, identifierUrl, isWellFormed, labelSpellings, parseLabel, schemes } from "./index.ts";
import { realRegister, realRows } from "../../testing/real-register.ts";

const valid = (scheme: string, text: string): boolean => checkIdentifier(scheme, text).valid;
const items = (column: string): readonly string[] => realRows().flatMap((row) => (row[column] ?? "").split(";")).filter((item) => item !== "");
const skip = realRegister === null && "no register file";

test("published identifiers hold, and a changed character is seen", () => {
  for (const [scheme, text, value] of [
    ["siren", "180 036 048", "180036048"], ["siret", "18003604800015", "18003604800015"], ["ror", "https://ror.org/02vjkv261", "02vjkv261"],
    ["uai", "0755364y", "0755364Y"], ["rnsr", "200412238P", "200412238P"], ["finess", "750712184", "750712184"], ["finess", "2a0000014", "2A0000014"],
    // ORCID documentation: Josiah Carberry, and an identifier that ends in X.
    ["orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"], ["orcid", "000000021694233x", "0000-0002-1694-233X"],
    ["isni", "ISNI 0000 0001 2186 4076", "0000000121864076"], ["idref", "idref242241344", "242241344"], ["idref", "https://www.idref.fr/02636817X/id", "02636817X"],
    ["idhal", "Marie-Dupont", "marie-dupont"], ["idhal", "12345", "12345"], ["hal-structure", "struct-413289", "413289"], ["label", "umr-s 1016", "UMR_S 1016"],
    ["wikidata", "https://www.wikidata.org/wiki/Q90", "Q90"], ["crossref-funder", "https://doi.org/10.13039/501100001677", "10.13039/501100001677"],
  ] as const) assert.deepEqual(checkIdentifier(scheme, text), { scheme, value, valid: true, issue: null }, `${scheme} ${text}`);
  for (const [scheme, text] of [
    ["siren", "180036049"], ["siret", "18003604800016"], ["ror", "02vjkv262"], ["ror", "02vjkv26i"], ["uai", "0755364X"], ["rnsr", "200412238Q"], ["rnsr", "20041223P"], ["finess", "750712185"],
    ["orcid", "0000-0002-1825-0098"], ["isni", "0000000121864077"], ["idref", "242241345"], ["idhal", "é-dupont"], ["hal-structure", "12a"], ["wikidata", "90"], ["orcid", ""],
  ] as const) {
    assert.equal(valid(scheme, text), false, `${scheme} ${text}`);
    assert.notEqual(checkIdentifier(scheme, text).issue, null);
  }
});

test("establishments of La Poste: the sum of the digits is a multiple of 5", () => {
  assert.equal(valid("siret", "35600000000048"), true); // head office, Luhn
  assert.equal(valid("siret", "35600000049837"), true); // 3+5+6+4+9+8+3+7 = 45
  assert.equal(valid("siret", "35600000049838"), false);
});

test("a scheme of a source's own has no check; a form for people, an address, a key for every spelling", () => {
  assert.deepEqual(checkIdentifier("sifac", " CC-1234 "), { scheme: "sifac", value: "CC-1234", valid: true, issue: null });
  assert.equal(formatIdentifier("siret", "18003604800015"), "180\u00a0036\u00a0048\u00a000015");
  assert.equal(identifierUrl("orcid", "0000-0002-1825-0097"), "https://orcid.org/0000-0002-1825-0097");
  assert.equal(identifierUrl("ror", "02vjkv262"), null);
  assert.equal(foldIdentifier("UMR_S 1016"), foldIdentifier("umr-s1016"));
  assert.ok([...schemes.values()].every((scheme) => scheme.name.fr !== "" && scheme.name.en !== ""));
});

test("labels in the spellings of the register and of people", () => {
  for (const [text, canonical] of [
    ["UMR_S 1260 1260", "UMR_S 1260"], ["UMRS1138", "UMR_S 1138"], ["umr-s 1215", "UMR_S 1215"], ["u 1016", "U 1016"], ["U1016", "U 1016"], ["INSERM U 1234", "U 1234"], ["UMR CNRS 5525", "UMR 5525"],
    ["UMR_S / U 1234", "UMR_S 1234"], ["UAR 2014 US 41", "UAR 2014"], ["UR UM104", "UR UM104"], ["UPR CA5", "UPR CA5"], ["US 012", "US 12"], ["CIC-IT 1431", "CIC-IT 1431"], ["CIC1431", "CIC 1431"],
    ["FED  4118", "FED 4118"], ["EA 4046", "EA 4046"], ["JE 2501", "JE 2501"],
  ] as const) assert.equal(parseLabel(text)?.canonical, canonical, text);
  for (const text of ["EPR STI", "covid 19", "cancer 2020", "", "Bonjour", `U ${"_".repeat(10_000)}`]) assert.equal(parseLabel(text), null, text.slice(0, 20));
  for (const spelling of ["U1016", "U 1016", "UMR_S 1016", "UMRS1016", "UMR-S 1016"]) assert.ok(labelSpellings("U 1016").includes(spelling), spelling);
  assert.ok(labelSpellings("CIC-EC 1408").includes("CIC 1408"));
});

test("real register: letters of every structure number and UAI, Luhn of every SIRET but one, labels", { skip }, () => {
  const numbers = ["numero_national_de_structure", "numero_de_structure_enfant", "numero_de_structure_parent", "numero_de_structure_historique"].flatMap(items);
  assert.equal(numbers.length, 4506 + items("numero_de_structure_enfant").length + items("numero_de_structure_parent").length + 1431);
  assert.deepEqual(numbers.filter((number) => !valid("rnsr", number)), []);
  const uai = new Set(items("uai_des_tutelles"));
  assert.equal(uai.size, 291);
  assert.deepEqual([...uai].filter((text) => !valid("uai", text)), []);
  const siret = new Set(items("siret_des_tutelles"));
  assert.equal(siret.size, 423);
  assert.deepEqual([...siret].filter((text) => !valid("siret", text)), ["18007003901804"]);
  const labels = items("label_numero");
  assert.equal(labels.length, 6171);
  assert.equal(labels.filter((text) => parseLabel(text) !== null).length, 6156);
});

test("the form tells which scheme was meant, where the check character is wrong", () => {
  assert.deepEqual(["siret", "siren", "uai"].filter((scheme) => isWellFormed(scheme, "180 036 049")), ["siren"]);
  assert.deepEqual(["siret", "siren", "uai"].filter((scheme) => isWellFormed(scheme, "0755364A")), ["uai"]);
});
