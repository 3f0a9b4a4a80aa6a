import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, planOf } from "./testing.ts";
import type { ImportContext } from "./types.ts";

const header = "serie;annee;valeur;source;justification;date;etat\n";

const last = (value: number): Partial<ImportContext> => ({ lastBefore: () => value });
const twentyKnown = (state: "provisional" | "consolidated"): Partial<ImportContext> => ({ known: () => ({ value: 20, state }) });
const wholeKnown: ImportContext["known"] = (series) => (series === "14.a.website" ? { value: 50, state: "provisional" } : null);

async function warned(row: string, more: Partial<ImportContext> = {}): Promise<readonly string[]> {
  const plan = await planOf(header + row, more);
  assert.ok(plan.issues.every((issue) => issue.severity === "warning" && issue.blocking));
  assert.equal(plan.ready.length, plan.issues.length === 0 ? 1 : 0);
  const [first = "", second = "", third = "", fourth = "", , ...rest] = row.split(";");
  const justified = await planOf(header + [first, second, third, fourth, "vérifié", ...rest].join(";"), more);
  assert.deepEqual(codesOf(justified), codesOf(plan), "a justification does not silence the warning");
  assert.equal(justified.blocking, false);
  assert.equal(justified.ready.length, 1);
  assert.equal(justified.ready[0]?.justification, "vérifié");
  return codesOf(plan);
}

test("values outside plausible bounds ask for a justification", async () => {
  assert.deepEqual(await warned("3.a;2022;501;x;;;"), ["2C above-bounds"]);
  assert.deepEqual(await warned("3.a;2022;500;x;;;"), []);
  assert.deepEqual(await warned("8.a;2022;16;x;;;"), ["2C below-bounds"]);
});

test("a jump against the last value: by a factor, by points for shares, not for small counts", async () => {
  assert.deepEqual(await warned("3.a;2022;41;x;;;", last(20)), ["2C jump"]);
  assert.deepEqual(await warned("3.a;2022;40;x;;;", last(20)), []);
  assert.deepEqual(await warned("3.a;2022;9;x;;;", last(20)), ["2C jump"]);
  assert.deepEqual(await warned("3.a;2022;6;x;;;", last(1)), []);
  assert.deepEqual(await warned("3.a;2022;12;x;;;", last(0)), ["2C jump"]);
  assert.deepEqual(await warned("1.europe;2022;27 %;x;;;", last(0.17)), []);
  assert.deepEqual(await warned("1.europe;2022;27,1 %;x;;;", last(0.17)), ["2C jump"]);
  assert.deepEqual(await warned("1.europe;2022;20 %;x;;;", { ...last(0.17), jump: { factor: 2, points: 2 } }), ["2C jump"]);
});

test("the year before in the same file counts before what was known", async () => {
  const plan = await planOf(`${header}3.a;2023;50;x;;;\n3.a;2022;45;x;;;\n`, { lastBefore: (_, from) => (from === "2023-01-01" ? 5 : 40) });
  assert.deepEqual(codesOf(plan), []);
});

test("a share of at most 1 without its sign may be a quotient", async () => {
  assert.deepEqual(await warned("1.europe;2022;0,17;x;;;"), ["2C share-below-one"]);
  const plan = await planOf(`${header}1.europe;2022;0,17;x;;;`);
  assert.match(plan.issues[0]?.text.fr ?? "", /0,17 est lu 0,17\u202f%\. Vouliez-vous dire 17\u202f%/);
  assert.deepEqual(await warned("1.europe;2022;1;x;;;"), ["2C share-below-one"]);
  assert.deepEqual(await warned("1.europe;2022;0,17 %;x;;;"), []);
  assert.deepEqual(await warned("1.europe;2022;0;x;;;"), []);
});

test("periods that have not ended and days to come ask for a justification", async () => {
  assert.deepEqual(await warned("3.a;2024;12;x;;30/06/2024;"), ["2B period-not-ended"]);
  assert.deepEqual(await warned("3.a;2023;12;x;;02/07/2024;"), ["2F future-date"]);
});

test("a consolidated value changes only with a reason, a provisional one freely", async () => {
  assert.deepEqual(await warned("3.a;2022;21;x;;;révisé", twentyKnown("consolidated")), ["2C consolidated-changed"]);
  assert.deepEqual(await warned("3.a;2022;20;x;;;provisoire", twentyKnown("consolidated")), ["2G back-to-provisional"]);
  assert.deepEqual(await warned("3.a;2022;21;x;;;", twentyKnown("provisional")), []);
  assert.deepEqual(await warned("3.a;2022;20;x;;;consolidé", twentyKnown("provisional")), []);
});

test("parts that exceed their whole, the rest being taken from what is known", async () => {
  const wholes = [{ whole: "14.a.website", parts: ["8.c.projects", "8.c.start-ups"] }];
  const rows = `${header}14.a.website;2022;100;x;;;\n8.c.projects;2022;60;x;;;\n8.c.start-ups;2022;41;x;;;\n`;
  const plan = await planOf(rows, { wholes });
  assert.deepEqual(codesOf(plan), ["4C parts-exceed-whole"]);
  assert.match(plan.issues[0]?.text.en ?? "", /for 2022.*101.*14\.a\.website \(100\)/);
  assert.deepEqual(codesOf(await planOf(rows.replace("41", "40"), { wholes })), []);
  assert.deepEqual(codesOf(await planOf(`${header}8.c.projects;2022;51;x;;;`, { wholes, known: wholeKnown })), ["2C parts-exceed-whole"]);
  const justified = await planOf(rows.replace("100;x;", "100;x;doubles comptes"), { wholes });
  assert.equal(justified.blocking, false);
  assert.equal(justified.ready.length, 3);
});

test("a first amount of another order than the baseline may be in thousands or millions", async () => {
  const { measure, integer } = { measure: { key: "10", part: "10", name: { fr: "Ressources", en: "Resources" }, unit: { kind: "eur" }, baseline: { kind: "value", value: 335e6, year: 2020, note: null, lines: [] }, lines: [] }, integer: false } as const;
  const series: Partial<ImportContext> = { series: new Map([["10", { measure, integer }]]) };
  assert.deepEqual(await warned("10;2021;340;x;;;", series), ["2C far-from-baseline"]);
  assert.deepEqual(await warned("10;2021;340 Md€;x;;;", series), ["2C far-from-baseline"]);
  assert.deepEqual(await warned("10;2021;340 M€;x;;;", series), []);
  assert.deepEqual(await warned("10;2021;0;x;;;", series), []);
});
