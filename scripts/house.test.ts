import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { findFaults, readSources, type ModuleDeclaration } from "./check-modules.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules: ModuleDeclaration[] = [
  { name: "low", schema: "low", dependsOn: [] },
  { name: "high", schema: "high", dependsOn: ["low"] },
];

test("the floors, faces and schemas of the house hold", () => {
  const { files, modules: declared } = readSources(root);
  assert.deepEqual(findFaults(files, declared), []);
});

test("each planted fault of shape is found", () => {
  const planted: [string, string, RegExp][] = [
    ["src/kernel/db/a.ts", 'import { x } from "../../modules/low/index.ts";', /kernel imports/],
    ["src/modules/low/a.ts", 'import type { X } from "../high/index.ts";', /without declaring/],
    ["src/modules/high/a.ts", 'export { X } from "../low/domain/x.ts";', /past its index/],
    ["src/modules/high/a.ts", 'import { x } from "../../app/compose.ts";', /stands above/],
    ["src/modules/high/domain/a.ts", 'import { readFileSync } from "node:fs";', /input or output/],
    ["src/modules/high/store/a.ts", "sql`select * from low.secret`", /belongs to low/],
    ["src/app/a.ts", 'await import("../modules/low/module.ts")', /past its index/],
    ["src/app/b.ts", "x\n".repeat(301), /more than 300/],
  ];
  for (const [path, text, expected] of planted) {
    const faults = findFaults([{ path, text }], modules);
    assert.equal(faults.length, 1, `${path}: ${text.slice(0, 60)} → ${faults.join("; ")}`);
    assert.match(faults[0] ?? "", expected);
  }
});

test("what is allowed raises no fault, and a circle of modules does", () => {
  const allowed = [
    { path: "src/modules/high/module.ts", text: 'import type { X } from "../low/index.ts";\nsql`select * from low.v_open`' },
    { path: "src/app/compose.ts", text: 'import { low } from "../modules/low/index.ts";' },
  ];
  assert.deepEqual(findFaults(allowed, modules), []);
  const circle = [{ name: "low", schema: "low", dependsOn: ["high"] }, { name: "high", schema: "high", dependsOn: ["low"] }];
  assert.match(findFaults([], circle)[0] ?? "", /low -> high -> low|high -> low -> high/);
});

test("the code type-checks", () => {
  const result = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--noEmit"], { cwd: root, encoding: "utf8" });
  assert.equal(result.status, 0, result.stdout);
});

test("the linter finds nothing", () => {
  const result = spawnSync(process.execPath, [join(root, "node_modules/oxlint/bin/oxlint"), "--deny-warnings", "src", "scripts", "test"], { cwd: root, encoding: "utf8" });
  assert.equal(result.status, 0, result.stdout);
});

test("every command that the documents name exists", () => {
  const scripts = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts;
  for (const file of ["README.md", "CONTRIBUTING.md"]) {
    for (const match of readFileSync(join(root, file), "utf8").matchAll(/npm run ([a-z:-]+)/g)) {
      assert.ok(scripts[match[1] ?? ""] !== undefined, `${file} names npm run ${match[1]}`);
    }
    for (const match of readFileSync(join(root, file), "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      assert.ok(existsSync(join(root, match[1] ?? "")), `${file} links to ${match[1]}`);
    }
  }
});

test("no tracked file names a registry's host or a path of one machine", () => {
  const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n").filter((path) => /\.(ts|tsx|json|md|sql|css|sh)$|run$/.test(path) && existsSync(join(root, path)));
  const hosts = new RegExp(["registry\\.", "npm", "js\\.org|deb\\.", "debian\\.org|/home/", "\\w+/"].join(""));
  const guilty = tracked.filter((path) => !path.endsWith("house.test.ts") && hosts.test(readFileSync(join(root, path), "utf8")));
  assert.deepEqual(guilty, []);
});
