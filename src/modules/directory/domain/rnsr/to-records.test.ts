import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft } from "../directory.ts";
import { inChunks, madeUpNumber, madeUpParent, madeUpRow, parentCells, rnsrText, type RnsrRow } from "../../testing/rnsr-file.ts";
import { directorRoleOf, structureTypeOf } from "./classify.ts";
import { readRnsr, rnsrDelivery } from "./index.ts";

const on = day("2022-02-01");
const n = (rank: number): string => madeUpNumber(2015, rank);

async function deliver(...rows: readonly RnsrRow[]): Promise<DeliveryDraft> {
  const { file } = await readRnsr("essai.csv", inChunks(rnsrText(rows.map(madeUpRow))), on);
  return rnsrDelivery(file, on);
}

const said = (delivery: DeliveryDraft, key: string, field: string) => delivery.records.find((record) => record.key === key)?.statements.filter((one) => one.field === field) ?? [];

test("a parent stands once, with every spelling of its name by its share of the rows", async () => {
  const parent = madeUpParent(7);
  const delivery = await deliver(...[1, 2, 3, 4].map((rank) => ({ numero_national_de_structure: n(rank), ...parentCells([{ parent: rank === 4 ? { ...parent, name: "Autre nom" } : parent }]) })));
  assert.equal(delivery.records.length, 5);
  assert.deepEqual(said(delivery, `tutelle:uai:${parent.uai}`, "name").map(({ value, confidence }) => [value, confidence]), [[parent.name, 0.75], ["Autre nom", 0.25]]);
  assert.deepEqual(said(delivery, `tutelle:uai:${parent.uai}`, "identifier").map((one) => one.slot), [`uai:${parent.uai}`, `siren:${parent.siret.slice(0, 9)}`, `siret:${parent.siret}`]);
  const [bare, nameless] = [{ ...parent, uai: "" }, { ...parent, uai: "", siret: "", name: "Université de l’Étranger" }];
  const keys = (await deliver({ ...parentCells([{ parent: bare }, { parent: nameless }]) })).records.map((record) => record.key);
  assert.deepEqual(keys.slice(1), ["tutelle:name:universite-de-l-etranger", `tutelle:siren:${parent.siret.slice(0, 9)}`]);
});

test("rows without UAI and those of the one UAI of their SIREN are weighed together", async () => {
  const named = { ...madeUpParent(7), name: "Ancien nom" };
  const bare = { ...named, uai: "", name: "Nom usuel" };
  const row = (rank: number, parent: typeof named): RnsrRow => ({ numero_national_de_structure: n(rank), ...parentCells([{ parent }]) });
  const [uaiKey, sirenKey] = [`tutelle:uai:${named.uai}`, `tutelle:siren:${named.siret.slice(0, 9)}`];
  const names = (delivery: DeliveryDraft, key: string) => said(delivery, key, "name").map(({ value, confidence }) => [value, confidence]);
  const joined = await deliver(row(1, named), row(2, bare), row(3, bare), row(4, bare));
  assert.deepEqual([names(joined, uaiKey), names(joined, sirenKey)], [[["Ancien nom", 0.25]], [["Nom usuel", 0.75]]]);
  // With two UAI, nothing tells of which of them the others speak.
  const apart = await deliver(row(1, named), row(2, bare), row(3, bare), row(4, { ...named, uai: madeUpParent(8).uai, name: "École voisine" }));
  assert.deepEqual([names(apart, uaiKey), names(apart, sirenKey)], [[["Ancien nom", 1]], [["Nom usuel", 1]]]);
});

test("labels: one identifier for all spellings, and each parent its own", async () => {
  const [a, b, c] = [madeUpParent(1), madeUpParent(2), madeUpParent(4)];
  const delivery = await deliver({ numero_national_de_structure: n(1), ...parentCells([{ parent: a, label: "UMRS 1138" }, { parent: b, label: "UMR_S1138" }, { parent: c, label: "U 1138" }]) });
  assert.deepEqual(said(delivery, n(1), "identifier").map((one) => one.slot), [`rnsr:${n(1)}`, "label:UMR_S 1138", "label:U 1138"]);
  assert.deepEqual(said(delivery, n(1), "co-supervision").map(({ value, raw }) => [(value as Record<string, unknown>)["labelNumber"], raw]), [["UMR_S 1138", "UMRS 1138"], ["UMR_S 1138", "UMR_S1138"], ["U 1138", "U 1138"]]);
});

test("children and parents say the same relation from both rows", async () => {
  const delivery = await deliver({ numero_national_de_structure: n(1), numero_de_structure_enfant: n(2) }, { numero_national_de_structure: n(2), numero_de_structure_parent: n(1) });
  const [from, to] = [n(1), n(2)].map((number) => said(delivery, number, "part-of").map(({ subject, object, value }) => ({ subject, object, value })));
  assert.deepEqual(from, to);
  assert.deepEqual(from, [{ subject: { kind: "structure", key: `rnsr:${n(2)}` }, object: { kind: "structure", key: `rnsr:${n(1)}` }, value: {} }]);
});

test("someone named twice is one person with two titles; a telephone number is no title", async () => {
  const delivery = await deliver({ numero_national_de_structure: n(1), nom_du_responsable: "FICTIVE;Fictive;AUTRE", prenom_du_responsable: "Zoé;Zoe;Léo", titre_du_responsable: "DIR;DR;01 23 45 67 89" });
  assert.deepEqual(said(delivery, n(1), "director").map(({ object, value }) => [object?.key, value]), [
    [`rnsr-person:${n(1)}:zoe-fictive`, { role: "director", title: "DIR, DR" }],
    [`rnsr-person:${n(1)}:leo-autre`, { role: null, title: null }],
  ]);
});

test("the type of a structure comes of its label, then its level and form", () => {
  const typeOf = (typeCode: string, ...labels: readonly (string | null)[]) =>
    structureTypeOf({ typeCode, level: typeCode === "1" ? "1" : typeCode.startsWith("3") ? "3" : "2", parents: labels.map((label) => ({ relation: "co-supervision", name: "x", acronym: null, natureCode: "UNIV", uai: null, siret: null, label })) });
  assert.deepEqual(
    [typeOf("22", "U 1016"), typeOf("21", "CIC 1431"), typeOf("1", null, "CIC-EC 1408"), typeOf("22", "U 1", "US 12"), typeOf("21", "UAR 2014"), typeOf("1", "EA 1"), typeOf("3", "FR 1"), typeOf("32"), typeOf("31"), typeOf("34"), typeOf("37"), typeOf("23", null)],
    ["research-unit", "clinical-investigation-centre", "clinical-investigation-centre", "service-unit", "service-unit", "team", "federation", "research-network", "research-network", "other", "other", "research-unit"],
  );
});

test("titles of directors, in the spellings found", () => {
  assert.deepEqual(["DIR", "Directrice", "Responsable", "DIR-ADJ", "Directeur adjoint", "SS-DIR", "Co-Directrice", "co directeur", "SG", "Dir. Adm et Fin", "Professeur", null].map(directorRoleOf), [
    "director", "director", "director", "deputy-director", "deputy-director", "deputy-director", "co-director", "co-director", "administrator", "administrator", "other", null,
  ]);
});
