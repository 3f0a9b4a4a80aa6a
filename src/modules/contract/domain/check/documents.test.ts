import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { TextDocument } from "../../../../kernel/text/document.ts";
import { readContract } from "../import/read-contract.ts";
import { checkContract, loadShippedContradictions, type Contradiction } from "./index.ts";

const root = new URL("../../../../../", import.meta.url);
const shared = process.env["JALON_SHARED"] ?? fileURLToPath(new URL("../shared", root));
const published = `${shared}/mission/contract-comp-2021-2025.md`;
const skip = existsSync(published) ? false : "shared documents are not here";

function documentAt(path: string): TextDocument {
  return { name: path, lines: readFileSync(path, "utf8").split(/\r?\n/u) };
}

function example(name: string): string {
  return fileURLToPath(new URL(`data/contracts/${name}`, root));
}

function checkDocument(document: TextDocument): readonly Contradiction[] {
  return checkContract(readContract(document).register, document);
}

function brief(one: { readonly code: string; readonly lines: readonly number[] }): string {
  return `${one.code} ${one.lines.join(",")}`;
}

const planted = z.array(z.object({ code: z.string(), lines: z.array(z.number()) }));

test("the fictitious institute: every planted contradiction is found with its lines, and nothing else", () => {
  const expected = planted.parse(JSON.parse(readFileSync(example("exemple-institut-fictif.contradictions.json"), "utf8")));
  const found = checkDocument(documentAt(example("exemple-institut-fictif.md")));
  assert.deepEqual(found.map(brief).sort(), expected.map(brief).sort());
});

test("the fictitious agency, with hierarchical numbers and none planted: no alarm", () => {
  assert.deepEqual(checkDocument(documentAt(example("exemple-agence-hierarchique.md"))), []);
});

test("the published contract: what is known to be there is found, each with its lines on both sides", { skip }, () => {
  const found = checkDocument(documentAt(published));
  const has = (code: string, lines: readonly number[], items: readonly string[] = []): void => {
    const match = found.find((one) => one.code === code && lines.every((line) => one.lines.includes(line)) && items.every((item) => one.items.includes(item)));
    assert.ok(match, `${code} at lines ${lines.join(", ")}`);
  };
  has("reference-about-something-else", [1002, 1247, 1250], ["action 48", "4.c", "4.d"]);
  has("reference-about-something-else", [406, 1244, 1247], ["action 10", "4.b", "4.c"]);
  has("target-differs-from-text", [1123, 1331], ["action 57", "14.a"]);
  has("target-strictness-differs", [438, 1264], ["action 12", "6.a"]);
  has("target-behind-baseline", [1218, 1220], ["1.europe"]);
  has("target-equals-baseline", [1226, 1228], ["2"]);
  has("target-equals-baseline", [1248, 1249], ["4.c"]);
  has("mixed-due-years", [1220, 1228, 1325], ["1", "2", "13"]);
  has("title-differs", [79, 947, 953], ["objective 8"]);
  has("name-spelled-differently", [450, 1250]);
  has("name-spelled-differently", [346, 982]);
  has("name-spelled-differently", [963, 1001]);
  has("share-does-not-fit", [653, 1306], ["10"]);
  has("perimeter-differs-from-baseline", [1294, 1295], ["9.a"]);
  has("unit-differs-from-baseline", [1330, 1331], ["14.a.canal-detox"]);
  for (const [part, line] of [["4.d", 1252], ["8.a", 1279], ["8.b", 1282], ["8.c", 1285]] as const) has("not-called-target", [line], [part]);
});

test("the published contract: nothing is wrong with its totals, its numbering and its other references", { skip }, () => {
  const found = checkDocument(documentAt(published));
  const wrong = found.filter((one) => /total|row|exceeds|sum|numbering|missing|outside/u.test(one.code));
  assert.deepEqual(wrong, []);
  assert.equal(found.filter((one) => one.code === "reference-about-something-else").length, 2);
  assert.equal(found.filter((one) => one.code === "target-differs-from-text").length, 1);
  assert.equal(found.filter((one) => one.severity === "contradiction").length, 3);
});

test("the published contract without its text: the register alone still tells what it can", { skip }, () => {
  const found = checkContract(readContract(documentAt(published)).register, null);
  const elsewhere = found.filter((one) => one.code === "reference-about-something-else");
  assert.deepEqual(elsewhere.map((one) => one.items), [["action 10", "4.b", "4.c"], ["action 48", "4.c", "4.d"]]);
  assert.equal(found.filter((one) => one.severity === "contradiction").length, 2);
  const codes = new Set(found.map((one) => one.code));
  for (const code of ["target-behind-baseline", "target-equals-baseline", "not-called-target", "mixed-due-years"] as const) assert.ok(codes.has(code), code);
});

test("planted in the published contract: other references, numbers, posts and sums are found too", { skip }, () => {
  const planting: readonly (readonly [from: string, to: string, code: string, item: string])[] = [
    ["l'indicateur 5 du COMP", "l'indicateur 7 du COMP", "reference-about-something-else", "action 11"],
    ["par l'indicateur 11", "par l'indicateur 12", "reference-about-something-else", "action 44"],
    ["**indicateur 8.c** sur", "**indicateur 8.d** sur", "reference-about-something-else", "action 18"],
    ["3-a et 3-b", "3-a et 3-f", "reference-to-missing-indicator", "3.f"],
    ["plus de 700 M€", "plus de 500 M€", "target-differs-from-text", "8.c.fonds-leves"],
    ["de 80 start-up", "de 120 start-up", "target-differs-from-text", "8.c.projets"],
    ["180 emplois", "120 emplois", "sum-differs-from-table", "emplois"],
    ["DE 240 M€", "DE 340 M€", "sum-differs-from-table", "ressources-2"],
    ["### Action 22 •", "### Action 21 •", "numbering-duplicate", "action 21"],
  ];
  let text = documentAt(published).lines.join("\n");
  for (const [from, to] of planting) {
    assert.ok(text.includes(from), from);
    text = text.replace(from, to);
  }
  const found = checkDocument({ name: "altered", lines: text.split("\n") });
  for (const [, to, code, item] of planting) assert.ok(found.some((one) => one.code === code && one.items.includes(item)), `${to}: ${code} ${item}`);
});

test("other marks, spaces and line ends change nothing in what is found", { skip }, () => {
  const text = documentAt(published).lines.join("\n");
  const base = checkDocument({ name: "published", lines: text.split("\n") }).map(brief);
  const dressings: readonly ((text: string) => string)[] = [
    (one) => one.replace(/ (?=[:;%?!])/gu, "\u00A0").replace(/(?<=\d) (?=\d{3})/gu, "\u202F"),
    (one) => one.replaceAll("'", "’"),
    (one) => one.replace(/^#+ (?<word>Action|Objectif)(?<rest>.*)$/gmu, "**$<word>$<rest>**").replaceAll(" • ", " : "),
  ];
  for (const dress of dressings) assert.deepEqual(checkDocument({ name: "dressed", lines: dress(text).split("\n") }).map(brief), base);
});

test("the contradictions that ship are those that the check finds in the published contract", { skip }, () => {
  assert.deepEqual(loadShippedContradictions(), checkDocument(documentAt(published)));
});

test("what ships is well formed and holds no long sentence of the document", () => {
  const shipped = loadShippedContradictions();
  assert.ok(shipped.length >= 15);
  for (const one of shipped) {
    assert.ok(one.lines.length > 0, one.code);
    for (const quoted of one.message.fr.match(/«[^»]*»/gu) ?? []) assert.ok(quoted.length < 80, quoted);
  }
});

test("a changed amount of the published tables is found; wrapped, cut, empty and binary documents do no harm", { skip }, () => {
  const document = documentAt(published);
  const altered = { ...document, lines: document.lines.map((line) => line.replace("<b>62 961 000</b>", "<b>62 971 000</b>")) };
  const codes = checkDocument(altered).map((one) => one.code);
  assert.ok(codes.includes("total-does-not-add-up") && codes.includes("row-does-not-add-up"));
  for (const length of [0, 300, 1230, 1360]) checkDocument({ name: "cut", lines: document.lines.slice(0, length) });
  checkDocument({ name: "binary", lines: [String.fromCharCode(0, 1, 2, 0xfffd), "\u0000\u0001((((((", "(".repeat(5000)] });
});

test("hostile lines cost no more than their length", () => {
  const lines = ["<".repeat(50_000), `${" -*".repeat(20_000)}`, `(${"a;".repeat(20_000)}`, ...Array.from({ length: 3000 }, () => "des mots sans fin et sans point qui vont de ligne en ligne")];
  const started = performance.now();
  checkDocument({ name: "hostile", lines });
  assert.ok(performance.now() - started < 5000);
});

test("planted in the published contract: lower targets, a count told after its subject, a summary that counts otherwise", { skip }, () => {
  const text = documentAt(published).lines.join("\n");
  const at = (from: string, to: string): readonly Contradiction[] => {
    assert.ok(text.includes(from), from);
    return checkDocument({ name: "altered", lines: text.replace(from, to).split("\n") });
  };
  const has = (found: readonly Contradiction[], code: string, item: string): boolean => found.some((one) => one.code === code && one.items.includes(item));
  assert.ok(has(at("380 M€", "280 M€"), "target-behind-baseline", "10"));
  assert.ok(has(at("125 (en stock)", "60 (en stock)"), "target-behind-baseline", "4.b"));
  const sentence = (count: number): string => `Le nombre de cohortes hébergées par France Cohortes atteindra ${count} en 2025 (indicateur 5).\n\n### Action 33 •`;
  assert.ok(has(at("### Action 33 •", sentence(30)), "target-differs-from-text", "5"));
  assert.ok(!has(at("### Action 33 •", sentence(20)), "target-differs-from-text", "5"));
  assert.ok(has(at("## **Objectif 10 •", "## **Objectif 11 •"), "numbering-duplicate", "objective 11"));
  assert.equal(at("### Action 30 •", "### Action 300 •").filter((one) => one.code === "numbering-gap").length, 2);
});

test("a numbering of its own, other labels: no false alarm", { skip }, () => {
  const text = documentAt(published).lines.join("\n");
  const count = (changed: string): number => checkDocument({ name: "altered", lines: changed.split("\n") }).length;
  const base = count(text);
  assert.equal(count(text.replace(/\*\*Valeurs? (\d{4}(?:-\d{4})?) :\*\*/gu, "**Référence $1 :**").replace(/\*\*Valeurs? cible (\d{4}(?:-\d{4})?) :\*\*/gu, "**Cible $1 :**")) <= base, true);
  assert.ok(!checkDocument({ name: "altered", lines: text.replace(/Action (\d+) •/gu, (_, one: string) => `Action ${Number(one) + 100} •`).split("\n") }).some((one) => one.code === "numbering-gap"));
});
