import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readModelText } from "../comparisons/index.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const readme = readFileSync(join(root, "src/modules/linkage/README.md"), "utf8");
const outside = mkdtempSync(join(tmpdir(), "jalon-link-library-"));
mkdirSync(join(outside, "node_modules"));
symlinkSync(root, join(outside, "node_modules/jalon"));
after(() => rmSync(outside, { recursive: true, force: true }));

const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";

test("the first linkage of the README, word for word, in plain JavaScript outside the repository", async () => {
  const program = block("js");
  assert.ok(program.trim().split("\n").filter((line) => line !== "").length <= 16);
  writeFileSync(join(outside, "first.mjs"), `${program}import * as library from "jalon/linkage";\nconsole.log(JSON.stringify([Object.keys(library).sort(), new Set(clusters.map((one) => one.cluster)).size, summary.linkedPairs]));\n`);
  const { stdout } = await promisify(execFile)(process.execPath, [join(outside, "first.mjs")], { cwd: outside, env: { ...process.env, NODE_OPTIONS: "" } });
  const lines = stdout.trimEnd().split("\n");
  const [names, clusters, linked] = JSON.parse(lines.pop() ?? "[]") as [string[], number, number];
  assert.deepEqual(names, Object.keys(await import("../library.ts")).sort());
  assert.deepEqual(lines.map((line) => line.split(" ").filter((_, index) => index !== 2)), [["a1", "a2", "true"], ["b1", "b2", "true"]]);
  assert.deepEqual([clusters, linked], [3, 2]);
});

test("the model of the README, comments and all, is a right one", () => {
  const { model, issues } = readModelText(block("jsonc"));
  assert.deepEqual(issues.filter(({ severity }) => severity === "error"), []);
  assert.equal(model?.name, "Cohort against civil status");
});

test("the types of jalon/linkage are those of the sources, and resolve from outside", async () => {
  const sources = await import("../library.ts");
  const told: typeof import("../../../../lib/linkage.d.ts") = sources;
  assert.equal(told, sources);
  const program = (type: string): string => `import { link, type LinkageModel } from "jalon/linkage";\nexport async function clusters(model: LinkageModel): Promise<${type}> { return (await link({ model, left: [] })).summary.clusters; }\n`;
  const check = (): Promise<unknown> => promisify(execFile)(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023", "program.mts"], { cwd: outside });
  writeFileSync(join(outside, "program.mts"), program("number"));
  await check();
  writeFileSync(join(outside, "program.mts"), program("string"));
  await assert.rejects(check(), (error: { stdout?: string }) => /TS2322/.test(error.stdout ?? ""));
});
