import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { cleanSql, duckdb } from "../comparisons/index.ts";
import type { ColumnSpec } from "../domain/model.ts";
import { dateDoubts } from "./date-doubts.ts";
import { nameForms } from "./name-forms.ts";

const analytics = await openAnalytics({ threads: 1 });
after(() => analytics.close());

async function cleaned(spec: ColumnSpec, values: readonly string[]): Promise<readonly unknown[]> {
  const rows = await analytics.rows<{ value: unknown }>(`select ${cleanSql(spec, "raw", duckdb)} as value from (select unnest([${values.map((value) => duckdb.text(value)).join(", ")}]) as raw, generate_subscripts([${values.map(() => "1").join(", ")}], 1) as n) order by n`);
  return rows.map((row) => row.value);
}

const table: readonly (readonly [title: string, spec: ColumnSpec, cases: readonly (readonly [string, unknown])[]])[] = [
  ["names", { clean: "name" }, [
    ["Dupont", "DUPONT"], ["DUPONT", "DUPONT"], ["dupont", "DUPONT"], ["  Du  Pont ", "DU PONT"], ["Lefèvre-Müller", "LEFEVRE MULLER"], ["Œuvré", "OEUVRE"], ["Straße", "STRASSE"], ["O’Brien", "O BRIEN"], ["d'Estaing", "D ESTAING"],
    ["M. Martin", "MARTIN"], ["Mme MARTIN", "MARTIN"], ["DR MARTIN", "MARTIN"], ["Martin dit Leblanc", "MARTIN"], ["St Cyr", "SAINT CYR"], ["STE-BEUVE", "SAINTE BEUVE"], ["Martin née Durand", "MARTIN DURAND"], ["DURAND épouse MARTIN", "DURAND MARTIN"],
    ["inconnu", null], ["SNP", null], ["S.N.P.", "S N P"], ["SANS NOM", null], ["X", null], ["XX", null], ["non renseigné", null], ["", null], ["  ", null], ["---", null], ["X INCONNU", null], ["XAVIER", "XAVIER"], ["SNPIERRE", "SNPIERRE"], ["LI", "LI"], ["李", null], ["STERN", "STERN"], ["BENEDIT", "BENEDIT"],
  ]],
  ["first names", { clean: "first-names" }, [
    ["Jean", ["JEAN"]], ["JEAN", ["JEAN"]], ["Jean Pierre Marie", ["JEAN", "PIERRE", "MARIE"]], ["Jean-Pierre, Marie", ["JEAN-PIERRE", "MARIE"]], ["Jean;Pierre", ["JEAN", "PIERRE"]], ["JEAN/PIERRE", ["JEAN", "PIERRE"]], ["Éloïse", ["ELOISE"]], ["J. P.", ["J", "P"]],
    ["SANS PRENOM", null], ["inconnu", null], ["X", null], ["SP", null], ["", null], ["M. Jean", ["JEAN"]], ["Jean SANS PRENOM", ["JEAN"]], ["-Jean-", ["JEAN"]], [" , ", null],
  ]],
  ["first names with a separator of their own", { clean: "first-names", separator: "*" }, [["JEAN*PIERRE", ["JEAN", "PIERRE"]], ["Marie Claude * Anne", ["MARIE-CLAUDE", "ANNE"]]]],
  ["dates", { clean: "date" }, [
    ["1950-03-05", "19500305"], ["19500305", "19500305"], ["05/03/1950", "19500305"], ["5/3/1950", "19500305"], ["05-03-1950", "19500305"], ["05.03.1950", "19500305"], ["05031950", "19500305"], ["1950-03-05T10:00:00", "19500305"], ["1950-03-05 00:00:00", "19500305"], ["1950/3/5", "19500305"],
    ["1950", "19500000"], ["1950-03", "19500300"], ["03/1950", "19500300"], ["195003", "19500300"], ["00/00/1950", "19500000"], ["19500000", "19500000"], ["00/03/1950", "19500300"], ["1950-02-30", "19500230"],
    ["", null], ["00000000", null], ["99999999", null], ["0000-00-00", null], ["11111111", null], ["hier", null], ["05/03/50", null], ["1950-03-051", null],
  ]],
  ["dates, month first", { clean: "date", order: "mdy" }, [["03/05/1950", "19500305"], ["03051950", "19500305"], ["1950-03-05", "19500305"]]],
  ["dates, day first in eight figures", { clean: "date", order: "dmy" }, [["20011950", "19500120"], ["05/03/1950", "19500305"]]],
  ["sex", { clean: "sex" }, [["1", "M"], ["2", "F"], ["H", "M"], ["homme", "M"], ["Féminin", "F"], ["f", "F"], ["M", "M"], ["?", null], ["9", null], ["", null]]],
  ["social security numbers", { clean: "nir" }, [
    ["1 50 03 75 116 001 23", "1500375116001"], ["1500375116001", "1500375116001"], ["2 99 08 2A 004 001", "299082A004001"], ["299082b004001", "299082B004001"], ["7500375116001", null], ["8500375116001", null], ["150037511600", null], ["", null], ["1500375116001234", null],
  ]],
  ["codes and others", { clean: "code" }, [["ab-12", "AB12"], ["é1", "E1"], ["", null]]],
  ["telephones", { clean: "phone" }, [["06 12 34 56 78", "612345678"], ["+33 6 12 34 56 78", "612345678"], ["12", null]]],
  ["electronic addresses", { clean: "email" }, [[" A.B@C.Fr ", "a.b@c.fr"], ["none", null], ["", null]]],
  ["numbers", { clean: "number" }, [["1,5", 1.5], ["-2", -2], ["x", null], ["", null]]],
  ["lists", { clean: "list" }, [["a;b", ["A", "B"]], ["a|b,c", ["A", "B", "C"]], [";", null], ["", null]]],
  ["as it is", { clean: "raw" }, [[" a ", " a "], ["", null]]],
];

for (const [title, spec, cases] of table) {
  test(`cleaned: ${title}`, async () => assert.deepEqual(await cleaned(spec, cases.map(([value]) => value)), cases.map(([, expected]) => expected)));
}

test("a form of a first name stands once", () => {
  const all = nameForms.flat();
  assert.deepEqual(all.filter((name, at) => all.indexOf(name) !== at), []);
  assert.ok(all.every((name) => /^[A-Z]+(-[A-Z]+)*$/.test(name)));
});

test("dates that can be read two ways are refused, and only those", async () => {
  const doubts = async (values: readonly string[], order?: "dmy"): Promise<readonly string[]> => {
    const relation = `(select unnest([${values.map((value) => duckdb.text(value)).join(", ")}]) as d)`;
    return (await dateDoubts(analytics, { columns: { d: { clean: "date", ...(order === undefined ? {} : { order }) } } }, "left", relation)).map((issue) => issue.code.replace("linkage.date-order-", ""));
  };
  assert.deepEqual(await doubts(["05/03/1950", "25/03/1950"]), []);
  assert.deepEqual(await doubts(["1950-03-05", "19500306", "07/07/1950"]), []);
  assert.deepEqual(await doubts(["05/03/1950", "06/03/1950"]), ["unknown"]);
  assert.deepEqual(await doubts(["05/03/1950", "06/03/1950"], "dmy"), []);
  assert.deepEqual(await doubts(["05/23/1950", "06/03/1950"]), ["month-first"]);
  assert.deepEqual(await doubts(["05/23/1950", "26/03/1950"]), ["mixed"]);
});
