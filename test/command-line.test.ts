import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { answeringScript } from "../src/modules/consultations/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = process.env["JALON_SHARED"] ?? join(root, "../shared");
const realContract = join(shared, "mission/contract-comp-2021-2025.md");
const noShared = existsSync(realContract) ? false : "the source documents are not here";
const scratch = mkdtempSync(join(tmpdir(), "jalon-cli-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

function jalon(args: readonly string[], options: { data?: string; cwd?: string; env?: Record<string, string> } = {}): Run {
  const result = spawnSync(process.execPath, [join(root, "bin/jalon"), ...args], {
    cwd: options.cwd ?? scratch,
    env: { ...process.env, JALON_DATA: join(scratch, options.data ?? "data"), JALON_LANG: "en", NODE_OPTIONS: "", ...options.env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: result.status, out: result.stdout, error: result.stderr };
}

test("help at every level, from any folder; wrong use is status 2", () => {
  assert.match(jalon(["--help"], { cwd: "/" }).out, /contract/);
  assert.match(jalon(["contract", "--help"]).out, /import/);
  assert.match(jalon(["facts", "import", "values", "--help"]).out, /FILE/);
  assert.equal(jalon(["contract", "import"]).status, 2);
  assert.equal(jalon(["dance"]).status, 2);
});

test("the program of the answer pages is made again from the sources, with the fingerprint that the page on anonymity publishes", async () => {
  const { sha256, bytes } = await answeringScript.load();
  const file = join(scratch, "answering.js");
  assert.deepEqual(jalon(["consultations", "script", "--output", file]), { status: 0, out: `${sha256}  ${file}\n`, error: "" });
  assert.deepEqual(readFileSync(file), Buffer.from(bytes));
  const refused = jalon(["consultations", "script", "--output", join(scratch, "nowhere/x.js")]);
  assert.equal(refused.status, 1);
  assert.match(refused.error, /cannot be written/);
});

test("the published contract is read whole", { skip: noShared }, () => {
  const run = jalon(["contract", "import", realContract, "--dry-run", "--json"]);
  assert.equal(run.status, 0, run.error);
  const { counts } = JSON.parse(run.out) as { counts: Record<string, number> };
  assert.deepEqual(counts, { priorities: 4, objectives: 10, actions: 65, indicators: 14, parts: 25, measures: 33, resourceTables: 2 });
});

test("a fictitious contract is read, kept as a draft once, and checked", () => {
  const clean = join(root, "data/contracts/exemple-agence-hierarchique.md");
  const first = jalon(["contract", "import", clean, "--json"], { data: "draft" });
  assert.equal(first.status, 0, first.error);
  assert.equal((JSON.parse(first.out) as { stored: boolean }).stored, true);
  assert.equal((JSON.parse(jalon(["contract", "import", clean, "--json"], { data: "draft" }).out) as { stored: boolean }).stored, false);
  assert.deepEqual(JSON.parse(jalon(["contract", "check", clean, "--json"]).out), { contradictions: [], problems: [] });

  const faulty = join(root, "data/contracts/exemple-institut-fictif.md");
  const read = jalon(["contract", "import", faulty, "--dry-run", "--json"]);
  assert.equal(read.status, 1, "an action is missing in it");
  const { problems } = JSON.parse(read.out) as { problems: { code: string; message: unknown; lines: number[] }[] };
  assert.deepEqual(problems.filter((one) => one.code === "action.missing").map((one) => one.lines.length > 0), [true]);
  const { contradictions } = JSON.parse(jalon(["contract", "check", faulty, "--json"]).out) as { contradictions: { code: string; lines: number[] }[] };
  assert.ok(contradictions.length > 5);
  assert.ok(contradictions.every((one) => one.code !== "" && Array.isArray(one.lines)));
});

test("an empty, a binary and a missing file are refused in words, with status 1", () => {
  writeFileSync(join(scratch, "empty.md"), "");
  writeFileSync(join(scratch, "binary.md"), Buffer.from([0, 1, 2, 255, 254, 0, 7, 0, 0, 200]));
  for (const name of ["empty.md", "binary.md", "missing.md"]) {
    const run = jalon(["contract", "import", join(scratch, name), "--dry-run", "--json"]);
    assert.equal(run.status, 1, `${name}: ${run.out} ${run.error}`);
    const answer = JSON.parse(run.out) as { counts?: Record<string, number>; problems?: { code: string; message: string }[] };
    if (name !== "missing.md") {
      assert.equal(Object.values(answer.counts ?? { none: 1 }).reduce((sum, count) => sum + count, 0), 0);
      assert.match(answer.problems?.[0]?.message ?? "", /empty|not text|binary/i);
    }
    assert.doesNotMatch(run.error, /at .*\.ts:/);
  }
});

test("a file of values with faults records nothing and says them all; without faults it is recorded", () => {
  writeFileSync(join(scratch, "faults.csv"), "serie;annee;valeur;etat;date_observation;source\n3.a;2022;douze;consolidé;2023-02-01;Suivi\n3.z;2022;4;consolidé;2023-02-01;Suivi\n13;2022;140 %;consolidé;2023-02-01;Suivi\n");
  const refused = jalon(["facts", "import", "values", "faults.csv", "--json"]);
  assert.equal(refused.status, 1);
  const { issues, imported } = JSON.parse(refused.out) as { imported: number; issues: { line: number }[] };
  assert.equal(imported, 0);
  assert.deepEqual(issues.map((issue) => issue.line).sort(), [2, 3, 4]);

  writeFileSync(join(scratch, "good.csv"), "serie;annee;valeur;etat;date_observation;source\n3.a;2021;12;consolidé;2022-02-01;Suivi\n3.a;2022;12;consolidé;2023-02-01;Suivi\n");
  const recorded = jalon(["facts", "import", "values", "good.csv", "--json"]);
  assert.equal(recorded.status, 0, recorded.error + recorded.out);
  const shown = jalon(["measure", "show", "3.a", "--on", "2022-12-31", "--json"]);
  const { series } = JSON.parse(shown.out) as { series: { assessment: { compared: { value: number } } }[] };
  assert.equal(series[0]?.assessment.compared.value, 12, "what was observed in 2023 is not known in 2022");
  const later = JSON.parse(jalon(["measure", "show", "3.a", "--on", "2023-06-30", "--json"]).out) as { series: { assessment: { compared: { value: number } } }[] };
  assert.equal(later.series[0]?.assessment.compared.value, 24);
  assert.equal(jalon(["verify"]).status, 0);
});

test("a backup goes into another house whole", () => {
  const file = join(scratch, "jalon.backup");
  assert.equal(jalon(["backup", file]).status, 0);
  const restored = jalon(["restore", file], { data: "other" });
  assert.equal(restored.status, 0, restored.error);
  assert.match(jalon(["measure", "show", "3.a", "--on", "2023-06-30"], { data: "other" }).out, /24/);
  assert.equal(jalon(["restore", file], { data: "other" }).status, 1, "only into an empty database");
});

test("serve prepares everything, tells so, answers, refuses a second process on its data, and stops cleanly", async () => {
  const server = spawn(process.execPath, [join(root, "bin/jalon"), "serve"], { cwd: scratch, env: { ...process.env, JALON_DATA: join(scratch, "served"), PORT: "0", JALON_LANG: "en" } });
  let out = "";
  server.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
  try {
    const deadline = Date.now() + 60_000;
    while (!out.includes("ready") && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    const address = /http:\/\/\S+/.exec(out)?.[0] ?? "";
    assert.match(address, /^http:\/\/localhost:\d+$/, out);
    const page = await (await fetch(address)).text();
    assert.match(page, /2021-2025/);
    const second = jalon(["contract", "show"], { data: "served" });
    assert.equal(second.status, 1);
    assert.match(second.error, new RegExp(String(server.pid)));
  } finally {
    server.kill("SIGTERM");
  }
  assert.equal(await ended, 0);
  assert.ok(readFileSync(join(scratch, "served/session.key")).length === 32);
});
