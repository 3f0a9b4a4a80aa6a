/**
 * `npm test [-- PATH…]`: every test of the house, or those under the paths given. Test files run in processes of their
 * own, two at a time, but for tests of modules that need a database and nothing else of the process: several files share
 * one, since opening the embedded database costs more than most of their tests. The last line says how many tests passed,
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
const filesTogether = 6;

/** Whether a file only opens databases by `databaseTest`: no hooks of its own, no environment, no server, no browser. */
function mayShare(file: string): boolean {
  if (!file.startsWith("src/modules/")) return false;
  const text = readFileSync(`${root}${file}`, "utf8");
  return text.includes("databaseTest(") && !/^(?:before|after|beforeEach|afterEach)\(|process\.|mock\.|openSite|openTestHouse|freshDatabase|createServer|fork\(|spawn/m.test(text);
}

/** The files to run: those that may share a process, by module, as files that import them. */
function grouped(files: readonly string[]): string[] {
  const shared = new Map<string, string[]>();
  for (const file of files.filter(mayShare)) {
    const module = file.split("/", 3).join("/");
    shared.set(module, [...(shared.get(module) ?? []), file]);
  }
  const folder = `${root}.cache/test-groups-${process.pid}/`;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const groups = [...shared].flatMap(([module, own]) => {
    const parts = Math.ceil(own.length / filesTogether);
    return Array.from({ length: parts }, (_, part) => ({ name: `${module.replaceAll("/", "-")}-${part + 1}`, files: own.filter((_file, index) => index % parts === part) }));
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
