/**
 * `npm test [-- PATH…]`: every test of the house, or those under the paths given. Test files run in processes of their
 * own, two at a time; the last line says how many tests passed, failed and were skipped, and why those were.
 */
import { readdirSync } from "node:fs";
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

process.chdir(root);
const files = testFiles();
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
