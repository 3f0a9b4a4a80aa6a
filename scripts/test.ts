/**
 * `npm test [-- PATH…]`: every test of the house, or those under the paths given. Test files run in processes of their
 * own, two at a time, but for those that need nothing of it: tests that only compute share one by the dozen, tests of modules
 * that only open databases by the half dozen, since starting a process and opening a database cost more than most tests. The last line says how many tests passed,
 * failed and were skipped, and why those were.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);
const longestFileMs = 600_000;

interface CountedTest {
  readonly name: string;
  readonly nesting: number;
  readonly skip?: string | boolean;
  readonly details: { readonly type?: string };
}

function testFiles(): string[] {
  return ["src", "scripts", "test"]
    .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.test\.tsx?$/.test(file) && (wanted.length === 0 || wanted.some((path) => file.startsWith(path.replace(/^\.\//, "")))))
    .sort();
}

/** Most files of one process: a process that fails is read more easily when it is short. */
const filesTogether = { database: 6, pure: 12 } as const;

/** What a process of its own is for: hooks of the whole file, the environment, servers, browsers, files, other processes, clocks. */
const ownProcess = /^(?:before|after|beforeEach|afterEach)\(|process\.|mock\.|openSite|openTestHouse|freshDatabase|launchBrowser|createServer|listen\(|mkdtemp|globalThis|[Ww]orker|fork\(|spawn|setTimeout|bench/m;

/** The files that may share a process: tests of a module that only open databases by `databaseTest`, and those that only compute. */
function groupOf(file: string): { readonly name: string; readonly size: number } | null {
  const text = readFileSync(`${root}${file}`, "utf8");
  if (ownProcess.test(text)) return null;
  if (!text.includes("databaseTest(")) return file.startsWith("src/") ? { name: "pure", size: filesTogether.pure } : null;
  return file.startsWith("src/modules/") ? { name: file.split("/", 3).join("-"), size: filesTogether.database } : null;
}

/** The files to run: those that may share a process as files that import them. */
function grouped(files: readonly string[]): string[] {
  const shared = new Map<string, { readonly size: number; readonly files: string[] }>();
  for (const file of files) {
    const group = groupOf(file);
    if (group === null) continue;
    const known = shared.get(group.name) ?? { size: group.size, files: [] };
    known.files.push(file);
    shared.set(group.name, known);
  }
  const folder = `${root}.cache/test-groups-${process.pid}/`;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const groups = [...shared].flatMap(([name, { size, files: own }]) => {
    const parts = Math.ceil(own.length / size);
    return Array.from({ length: parts }, (_, part) => ({ name: `${name}-${part + 1}`, files: own.filter((_file, index) => index % parts === part) }));
  }).filter((group) => group.files.length > 1);
  if (groups.length > 0) mkdirSync(folder, { recursive: true });
  const together = new Set(groups.flatMap((group) => group.files));
  const wrappers = groups.map((group) => {
    const path = `${folder}${group.name}.test.ts`;
    writeFileSync(path, group.files.map((file) => `import ${JSON.stringify(`${root}${file}`)};\n`).join(""));
    return path;
  });
  return [...wrappers, ...files.filter((file) => !together.has(file))];
}

process.chdir(root);
const files = grouped(testFiles());
if (files.length === 0) {
  console.error(`No test file under ${wanted.join(", ")}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
let skipped = 0;
const reasons = new Map<string, number>();

/** Suites and files are not tests; a file that fails before or outside its tests counts as one failure. */
function count(test: CountedTest, ok: boolean): void {
  const isContainer = test.details.type === "suite" || /\.test\.tsx?$/.test(test.name);
  if (test.skip !== undefined && test.skip !== false) {
    skipped += 1;
    const reason = typeof test.skip === "string" ? test.skip : test.name;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  } else if (!ok) failed += 1;
  else if (!isContainer) passed += 1;
}

const stream = run({ files, concurrency: 2, timeout: longestFileMs });
stream.on("test:pass", (test) => count(test as CountedTest, true));
stream.on("test:fail", (test) => count(test as CountedTest, false));
stream.compose(new spec()).pipe(process.stdout);
stream.on("end", () => {
  // The spec reporter writes its own summary at the end of the stream; ours comes after it.
  setTimeout(() => {
    for (const [reason, times] of reasons) console.log(`\nSkipped, ${times} times: ${reason}`);
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
    process.exit(failed > 0 || passed === 0 ? 1 : 0);
  }, 200);
});
