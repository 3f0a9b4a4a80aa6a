import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import { readModel } from "../model/read-model.ts";
import { draftModel } from "./draft.ts";
import { profileInput, type FileProfile } from "./profile.ts";
import { meaningOf, type ColumnProfile } from "./recognise.ts";

const column = (name: string, distinct: number, shapes: readonly string[] = ["AAAAA"], filled = 1): ColumnProfile => ({ name, filled, distinct, shapes });
const file = (rows: number, ...columns: readonly ColumnProfile[]): FileProfile => ({ rows, columns });

test("columns are recognised in French and English, corrected by their shapes", () => {
  const expected: readonly (readonly [name: string, meaning: string | null, shapes?: readonly string[]])[] = [
    ["nom", "birth_name"], ["NOM_NAISSANCE", "birth_name"], ["surname", "birth_name"], ["nomUsage", "usage_name"], ["nom_marital", "usage_name"], ["prenom", "given_name"], ["prenom", "first_names", ["AAAA AAAA", "AAAA AAA AAAA"]],
    ["prénoms", "first_names"], ["given_name", "given_name"], ["date_naissance", "birth_date", ["9999-99-99"]], ["dob", "birth_date"], ["birth_date", "birth_date"], ["date de décès", "death_date"], ["sexe", "sex"], ["gender", "sex"],
    ["commune_naissance", "birth_commune", ["99999", "9A999"]], ["commune_naissance", "city", ["AAAAA"]], ["code_insee", "commune", ["99999"]], ["cp", "postcode"], ["code postal", "postcode"], ["NIR", "nir"], ["courriel", "email"], ["téléphone", "phone"],
    ["unique_id", "id"], ["rec_id", "id"], ["ville", "city"], ["naissance", "birth_date", ["99/99/9999"]], ["zzz", null],
  ];
  for (const [name, meaning, shapes] of expected) assert.equal(meaningOf(column(name, 100, shapes)), meaning, name);
});

const persons = file(100_000, column("num_id", 100_000, ["999999"]), column("nom_naissance", 40_000), column("nom_usage", 12_000, ["AAAAA"], 0.3), column("prenoms", 30_000, ["AAAA AAA"]), column("date_naissance", 25_000, ["9999-99-99"]), column("sexe", 2, ["9"]), column("commune_naissance", 15_000, ["99999"]), column("pays", 1), column("vide", 3, ["A"], 0.001));
const deaths = file(60_000, column("acte", 60_000, ["99999"]), column("nom", 30_000), column("prenom", 5_000), column("ddn", 20_000, ["99/99/9999"]), column("sexe", 2, ["A"]), column("lieu_naissance", 12_000, ["99999"]));

test("a link of two files that name their columns differently: a right model, without a warning, its cost bounded", () => {
  const model = draftModel({ left: persons, right: deaths });
  assert.deepEqual(readModel(model).issues, []);
  assert.deepEqual(Object.keys(model.columns), ["birth_name", "usage_name", "first_names", "birth_date", "sex", "birth_commune"]);
  assert.deepEqual(model.columns["birth_date"], { clean: "date", left: "date_naissance", right: "ddn" });
  assert.deepEqual(model.columns["usage_name"], { clean: "name", left: "nom_usage", right: "nom" });
  assert.deepEqual(model.columns["birth_commune"], { clean: "commune", left: "commune_naissance", right: "lieu_naissance", on: "birth_date" });
  assert.ok(model.blocking.length >= 4 && (model.training?.sessions?.length ?? 0) >= 2);
});

test("strange files still give a right model: nothing recognised, a single column, the same name twice but for capitals", () => {
  for (const left of [file(50, column("a", 20), column("b", 30)), file(10, column("x", 5)), file(50, column("Nom", 20), column("NOM", 20), column("k", 10), column("days__days", 9))]) {
    const { issues } = readModel(draftModel({ left }));
    assert.deepEqual(issues.filter((issue) => issue.severity === "error"), []);
  }
});

const shared = process.env["JALON_SHARED"] ?? join(process.cwd(), "../shared");
const febrl = join(shared, "data/linkage/febrl/dataset3.csv");

test("real files", { skip: existsSync(febrl) ? false : "the shared files are not here" }, async () => {
  const analytics = await openAnalytics();
  try {
    for (const [name, wanted] of [["febrl/dataset3.csv", ["birth_name", "given_name", "birth_date"]], ["splink/fake_1000.csv", ["birth_name", "given_name", "birth_date", "city", "email"]]] as const) {
      const relation = `read_csv('${join(shared, "data/linkage", name)}', all_varchar = true)`;
      const names = (await analytics.rows<{ column_name: string }>(`describe select * from ${relation}`)).map((row) => row.column_name);
      const model = draftModel({ left: await profileInput(analytics, relation, names) });
      assert.deepEqual(readModel(model).issues, [], JSON.stringify(model));
      for (const one of wanted) assert.ok(one in model.columns, `${one} in ${name}: ${Object.keys(model.columns).join(", ")}`);
      assert.ok(!Object.keys(model.columns).some((one) => ["cluster", "rec_id", "unique_id"].includes(one)), "neither the answer nor the name of a row is compared");
    }
  } finally {
    analytics.close();
  }
});
