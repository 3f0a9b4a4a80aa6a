import assert from "node:assert/strict";
import { test } from "node:test";
import type { ResourceTable } from "../../register.ts";
import { checkContract } from "../check-contract.ts";
import type { Contradiction } from "../contradiction.ts";
import { documentOf, priorityOf, registerOf, tableOf } from "../testing.ts";

function check(...resourceTables: readonly ResourceTable[]): readonly Contradiction[] {
  return checkContract(registerOf({ resourceTables }), null);
}

test("right totals raise nothing: a line “dont” is inside the line before and is not added", () => {
  const table = tableOf([
    ["Actions", [1_000_000, 2_000_000, 3_000_000], 6_000_000],
    ["Projets", [null, 500_000, 700_000], 1_200_000],
    ["dont frais", [null, 100_000, 200_000], 300_000, "within"],
    ["Total", [1_000_000, 2_500_000, 3_700_000], 7_200_000, "total"],
  ]);
  assert.deepEqual(check(table), []);
});

test("one wrong column and one wrong row are found, each with its lines", () => {
  const column = tableOf([["A", [1000, 2000, 3000], 6000], ["B", [1, 2, 3], 6], ["Total", [1001, 2003, 3003], 6006, "total"]]);
  const found = check(column);
  assert.deepEqual(found.map((one) => one.code), ["total-does-not-add-up", "row-does-not-add-up"]);
  assert.deepEqual(found[0]?.lines, [1, 2, 3]);
  assert.match(found[0]?.message.en ?? "", /2022: the lines make €2,002, the total “Total” says €2,003/u);
  const row = tableOf([["A", [1000, 2000, 3000], 6001], ["Total", [1000, 2000, 3000], 6000, "total"]]);
  assert.deepEqual(check(row).map((one) => [one.code, one.lines]), [["row-does-not-add-up", [1]], ["total-does-not-add-up", [1, 2]]]);
});

test("subtotals and a grand total over them are read as such", () => {
  const table = tableOf([
    ["A", [1, 2, 3], 6],
    ["Sous-total", [1, 2, 3], 6, "total"],
    ["B", [10, 20, 30], 60],
    ["C", [1, 1, 1], 3],
    ["Sous-total", [11, 21, 31], 63, "total"],
    ["Total", [12, 23, 34], 69, "total"],
  ]);
  assert.deepEqual(check(table), []);
});

function plan(change: number): ResourceTable {
  return tableOf([["Chercheurs", [100.5, 102, 104.5], 4], ["Techniciens", [50, 50, 51], 1], ["Total", [150.5, 152, 155.5], change, "total"]], {
    unit: "full-time-equivalent",
    code: "emplois",
  });
}

test("an employment plan's last column is the change over the period", () => {
  assert.deepEqual(checkContract(registerOf({ employmentPlan: plan(5) }), null), []);
  const found = checkContract(registerOf({ employmentPlan: plan(6) }), null);
  assert.deepEqual(found.map((one) => [one.code, one.items]), [["total-does-not-add-up", ["emplois"]], ["row-does-not-add-up", ["emplois"]]]);
});

function rounded(total: number): readonly Contradiction[] {
  const table = tableOf([["A", [1_400_000, 0, 0], 1_400_000], ["B", [1_400_000, 0, 0], 1_400_000], ["Total", [total, 0, 0], total, "total"]]);
  const document = documentOf("| A | 1,4 M€ | 0 | 0 | 1,4 M€ |", "| B | 1,4 M€ | 0 | 0 | 1,4 M€ |", `| Total | ${total / 1e6} M€ | 0 | 0 |`);
  return checkContract(registerOf({ resourceTables: [table] }), document);
}

test("rounded millions may miss by the rounding and no more", () => {
  assert.deepEqual(rounded(2_900_000), []);
  assert.deepEqual(rounded(3_100_000).map((one) => one.severity), ["contradiction", "contradiction"]);
  // Without the document nobody knows that amounts were rounded: the miss is said, as a remark.
  const table = tableOf([["A", [1_400_000, 0, 0], 1_400_000], ["B", [1_400_000, 0, 0], 1_400_000], ["Total", [2_900_000, 0, 0], 2_900_000, "total"]]);
  assert.deepEqual(check(table).map((one) => one.severity), ["remark", "remark"]);
});

test("a part larger than its whole is found", () => {
  const table = tableOf([["Projets", [10, 20, 30], 60], ["dont frais", [5, 25, 5], 35, "within"], ["Total", [10, 20, 30], 60, "total"]]);
  assert.deepEqual(check(table).map((one) => [one.code, one.lines]), [["part-exceeds-whole", [1, 2]]]);
});

test("sums announced in the text: agreement within “near”, disagreement found, other sums left alone", () => {
  const table = tableOf([["Actions", [10e6, 10e6, 21e6], 41e6], ["Total", [10e6, 10e6, 21e6], 41e6, "total"]], { sourceLines: [50, 52] });
  const say = (text: string): readonly Contradiction[] =>
    checkContract(registerOf({ priorities: [priorityOf([["1", "Agir", 5]])], resourceTables: [table] }), documentOf(text, "", "", "", "### Action 1 • Agir"));
  assert.deepEqual(say("Les ressources nouvelles atteindraient près de 40 M€ sur la durée du contrat."), []);
  assert.deepEqual(say("Les entreprises auront levé 60 M€ sur la période 2021-2025."), []);
  assert.deepEqual(say("Les ressources nouvelles feront 24 M€ par an."), []);
  const found = say("Les ressources nouvelles atteindraient près de 48 M€ sur la durée du contrat.");
  assert.deepEqual(found.map((one) => [one.code, one.lines]), [["sum-differs-from-table", [1, 2]]]);
});

test("posts announced in the text are held against the employment plan", () => {
  const employmentPlan = tableOf([["ETP", [400, 420, 461], 61, "line"], ["Total", [400, 420, 461], 61, "total"]], { unit: "full-time-equivalent", code: "emplois" });
  const say = (text: string): readonly Contradiction[] =>
    checkContract(registerOf({ priorities: [priorityOf([["1", "Agir", 5]])], employmentPlan }), documentOf(text, "", "", "", "### Action 1 • Agir"));
  assert.deepEqual(say("Une hausse de l’ordre de 60 emplois est prévue à l’horizon 2025."), []);
  assert.deepEqual(say("Une hausse de l’ordre de 80 emplois est prévue à l’horizon 2025.").map((one) => one.code), ["sum-differs-from-table"]);
});
