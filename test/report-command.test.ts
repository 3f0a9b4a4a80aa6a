import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "jalon-report-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

function jalon(...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly error: string } {
  const result = spawnSync(process.execPath, [join(root, "bin/jalon"), ...args], {
    cwd: scratch, env: { ...process.env, JALON_DATA: join(scratch, "data"), JALON_LANG: "en", NODE_OPTIONS: "" }, encoding: "utf8", maxBuffer: 64 * 1024 * 1024,
  });
  return { status: result.status, out: result.stdout, error: result.stderr };
}

test("a report is sealed, given again, verified, and its alteration named, from the command line", () => {
  assert.equal(jalon("report", "--year", "2023").status, 2);
  // A folder inside a file: nothing can be written there, whoever asks.
  writeFileSync(join(scratch, "plain.txt"), "");
  const refused = jalon("report", "--year", "2023", "--out", "plain.txt/report");
  assert.equal(refused.status, 1);
  assert.match(refused.error, /Nothing can be written in “plain\.txt\/report”/);
  const outside = jalon("report", "--year", "2019", "--out", "report", "--known-on", "2099-01-01");
  assert.match(outside.error, /from 2021 to 2025/);
  assert.match(outside.error, /has not come yet/);

  writeFileSync(join(scratch, "values.csv"), "serie;annee;valeur;etat;source\n3.a;2021;12;consolidé;Suivi\n3.a;2022;13;consolidé;Suivi\n3.a;2023;24;consolidé;Suivi\n");
  assert.equal(jalon("facts", "import", "values", "values.csv").status, 0);
  const missing = jalon("report", "--year", "2024", "--out", "report");
  assert.match(missing.error, /No value of 2024 .* Values are known for 2021 to 2023/);
  writeFileSync(join(scratch, "texts.json"), JSON.stringify({ overall: { fr: "Une année.", en: "A year." } }));
  const sealed = jalon("report", "--year", "2023", "--out", "report", "--texts", "texts.json", "--json");
  assert.equal(sealed.status, 0, sealed.error);
  const { code, contentSha256, files } = JSON.parse(sealed.out) as { code: string; contentSha256: string; files: string[] };
  assert.equal(code, "2023-1");
  const sums = readFileSync(join(scratch, "report/SHA256SUMS"), "utf8").trim().split("\n").map((line) => line.split("  "));
  assert.deepEqual(sums.map(([, name]) => name), files);
  for (const [sum, name = ""] of sums) assert.equal(createHash("sha256").update(readFileSync(join(scratch, "report", name))).digest("hex"), sum);

  const again = jalon("report", "--year", "2023", "--out", "again", "--json");
  assert.equal(again.status, 0, again.error);
  assert.equal((JSON.parse(again.out) as { already: boolean }).already, true);
  for (const name of readdirSync(join(scratch, "report"))) assert.ok(readFileSync(join(scratch, "again", name)).equals(readFileSync(join(scratch, "report", name))), name);
  // Another content of the same year has to say what it corrects.
  writeFileSync(join(scratch, "texts.json"), JSON.stringify({ overall: { fr: "Une autre année.", en: "Another year." } }));
  assert.match(jalon("report", "--year", "2023", "--out", "other", "--texts", "texts.json").error, /2023-1\. A new edition says which one it corrects/);

  for (const name of [contentSha256.slice(0, 10), "report"]) {
    const verified = jalon("verify", name);
    assert.equal(verified.status, 0, `${name}: ${verified.error}`);
    assert.match(verified.out, /nothing behind it has changed/);
  }
  assert.match(jalon("verify").out, /sealed reports and what stands behind them are intact: 1 report/);
  const json = join(scratch, "report/report-2023-1.json");
  writeFileSync(json, readFileSync(json, "utf8").replace("A year.", "A good year."));
  const altered = jalon("verify", "report");
  assert.equal(altered.status, 1);
  assert.match(altered.error, /report-2023-1\.json: the file no longer has the hash that SHA256SUMS tells of/);
  assert.match(altered.error, /report-2023-1\.json: the content no longer has the hash that its seal tells of/);
  assert.match(altered.error, /these files are not those that were sealed: report-2023-1\.json/);
  const kept = jalon("report", "--year", "2023", "--out", "report");
  assert.equal(kept.status, 1);
  assert.match(kept.error, /there already and say something else: report-2023-1\.json/);
  assert.equal(jalon("report", "--year", "2023", "--out", "report", "--force").status, 0);
  assert.match(jalon("verify", "2031-1").error, /No report “2031-1”\. Sealed reports: 2023-1/);
  const draft = jalon("report", "--year", "2023", "--out", "draft", "--draft", "--language", "fr");
  assert.equal(draft.status, 0, draft.error);
  assert.ok(readdirSync(join(scratch, "draft")).every((name) => !name.includes(".en.")));
});
