import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "../../../kernel/audit/index.ts";
import { readTable } from "../../../kernel/tables/index.ts";
import { unzipSync } from "fflate";
import { both } from "../../../kernel/i18n/format.ts";
import type { RenderedFile, SealedReport } from "../domain/content.ts";
import { sampleReport } from "../testing/sample.ts";
import { renderReport } from "./render-report.ts";

function digests(files: readonly RenderedFile[]): string[] {
  return files.map((file) => `${file.name} ${createHash("sha256").update(file.bytes).digest("hex")}`);
}

async function textFile(report: SealedReport, ending: string): Promise<string> {
  const file = (await renderReport(report, null)).find((one) => one.name.endsWith(ending));
  assert.ok(file !== undefined, ending);
  return Buffer.from(file.bytes).toString("utf8");
}

test("the same report gives the same bytes, elsewhere and in another time zone too", async () => {
  const here = digests(await renderReport(sampleReport()));
  assert.ok(here.length >= 4);
  assert.deepEqual(digests(await renderReport(sampleReport())), here);
  const program = `
    const { createHash } = await import("node:crypto");
    const { sampleReport } = await import(${JSON.stringify(new URL("../testing/sample.ts", import.meta.url).href)});
    const { renderReport } = await import(${JSON.stringify(new URL("./render-report.ts", import.meta.url).href)});
    for (const file of await renderReport(sampleReport())) console.log(file.name + " " + createHash("sha256").update(file.bytes).digest("hex"));`;
  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  const there = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], { cwd: root, encoding: "utf8", env: { ...process.env, TZ: "Pacific/Auckland", LC_ALL: "C" } });
  assert.deepEqual(there.trim().split("\n"), here);
});

test("whoever works out the digest of the content in the JSON finds the seal", async () => {
  const report = sampleReport();
  const read = JSON.parse(await textFile(report, ".json")) as SealedReport;
  assert.equal(createHash("sha256").update(canonicalJson(read.content)).digest("hex"), read.contentSha256);
  assert.equal(read.contentSha256, report.contentSha256);
});

test("the page says the same numbers in both languages, escapes every text, and loads nothing", async () => {
  const report = sampleReport({ texts: [{ section: "overall", text: both("<script>alert(1)</script> & \u0022", "</style><b>x") }] });
  const fr = await textFile(report, ".fr.html");
  const en = await textFile(report, ".en.html");
  assert.match(fr, /\(57 \/ 70\) = 81\u202f%/);
  assert.match(en, /\(57 \/ 70\) = 81%/);
  assert.ok(fr.includes("&lt;script>alert(1)&lt;/script>") || fr.includes("&lt;script&gt;"));
  assert.ok(!fr.includes("<script>") && !en.includes("<b>x"));
  assert.doesNotMatch(fr, /(?:src|href)="(?!#|data:)[^"]*"/);
  assert.match(fr, /<html lang="fr">/);
  assert.ok(fr.includes(report.contentSha256) && fr.includes("Rapport de démonstration"));
  const ids = [...fr.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of fr.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
});

test("the spreadsheet has a sheet for each kind, with numbers as numbers", async () => {
  const report = sampleReport({ texts: [{ section: "overall", text: both("=1+1", "=cmd()") }] });
  const ods = (await renderReport(report, null)).find((file) => file.name === "report-2024-1.ods");
  assert.ok(ods !== undefined);
  const content = Buffer.from(unzipSync(ods.bytes)["content.xml"] ?? []).toString("utf8");
  const sheets = [...content.matchAll(/<table:table table:name="([^"]+)"/g)].map(([, name]) => name);
  assert.deepEqual(sheets, ["À propos", "Verdicts", "Valeurs", "Cibles", "Objectifs", "Actions", "Jalons", "Demandes", "Moyens", "Chiffres", "Textes", "Notes"]);
  assert.doesNotMatch(content, /table:formula/);
  const about = await readTable("report.ods", ods.bytes);
  assert.ok(about.rows.some((row) => row.cells.some((cell) => cell.text === report.contentSha256)));
  // 57 of 70: 0.814285… is rounded as the rule says, two decimals of the percentage.
  assert.match(content, /office:value-type="percentage" office:value="0.8143"/);
});

test("a report without values, actions or texts is a report that says so", async () => {
  const empty = sampleReport({ texts: [], priorities: [], indicators: [], resourceTables: [], figures: [], demonstration: false });
  for (const ending of [".fr.html", ".en.html"]) {
    const html = await textFile(empty, ending);
    assert.match(html, /Aucune synthèse d’ensemble|No overall synthesis/);
    assert.ok(!/undefined|NaN|\[object/.test(html.replace(/base64,[^"]*/g, "")));
  }
  assert.equal((await renderReport(empty)).length >= 4, true);
  const full = sampleReport();
  const silent = sampleReport({
    indicators: full.content.indicators.map((one) => ({ ...one, series: one.series.map((series) => ({ ...series, observations: [] })) })),
    priorities: full.content.priorities.map((one) => ({ ...one, objectives: one.objectives.map((objective) => ({ ...objective, actions: [], spread: { ...objective.spread, counts: Object.fromEntries(Object.keys(objective.spread.counts).map((key) => [key, 0])) as typeof objective.spread.counts, neverReviewed: 0, late: 0, silent: 0, total: 0 } })) })),
  });
  assert.match(await textFile(silent, ".fr.html"), /Aucune valeur connue à cette date\./);
  assert.ok((await renderReport(silent)).every((file) => file.bytes.length > 0));
});

test("without a compiler of PDF the other files are made all the same", async () => {
  const names = (await renderReport(sampleReport(), null)).map((file) => file.name);
  assert.deepEqual(names, ["report-2024-1.fr.html", "report-2024-1.en.html", "report-2024-1.ods", "report-2024-1.json"]);
});
