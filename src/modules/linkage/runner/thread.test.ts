import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { RunnerQuestion } from "../domain/report.ts";
import { files, testModel } from "../testing/builders.ts";
import { performRun } from "./perform.ts";
import { runInThread } from "./thread.ts";

function question(t: TestContext, changes: Partial<RunnerQuestion> = {}): RunnerQuestion {
  const directory = mkdtempSync(join(tmpdir(), "jalon-thread-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const [outDirectory, temporaryDirectory] = [join(directory, "out"), join(directory, "temporary")];
  for (const one of [outDirectory, temporaryDirectory]) mkdirSync(one);
  const given = files(80);
  writeFileSync(join(directory, "left.csv"), given.left);
  writeFileSync(join(directory, "right.csv"), given.right);
  return { model: testModel, left: join(directory, "left.csv"), right: join(directory, "right.csv"), outDirectory, temporaryDirectory, pseudonymKey: new Uint8Array(32).fill(3), decisions: [], ...changes };
}

test("a run in a thread of its own gives what one in this thread gives, seal included; decisions of readers win over the model", async (t) => {
  const stages = new Set<string>();
  const apart = await runInThread(question(t), { signal: new AbortController().signal, progress: (stage) => { stages.add(stage); } });
  const here = await performRun(question(t), { signal: new AbortController().signal, progress: () => {} });
  assert.equal(apart.seal.sha256, here.seal.sha256);
  assert.deepEqual(apart.pairs, here.pairs);
  assert.ok(stages.has("training") && stages.has("scoring"));
  const linked = here.pairs.find((pair) => pair.linked);
  assert.ok(linked !== undefined);
  const decided = await performRun(question(t, { decisions: [{ left: linked.left, right: linked.right, match: false }] }), { signal: new AbortController().signal, progress: () => {} });
  assert.equal(decided.pairs.find(({ pair }) => pair === linked.pair)?.linked, false);
});

test("a refusal comes back in words, and a run that is stopped leaves nothing", async (t) => {
  const refused = question(t, { model: { ...testModel, maximumPairs: 10 } });
  await assert.rejects(runInThread(refused, { signal: new AbortController().signal, progress: () => {} }), (error: unknown) => (error as { code?: string }).code === "linkage.too-many-pairs" && (error as { issues: unknown[] }).issues.length > 0);
  const controller = new AbortController();
  await assert.rejects(runInThread(question(t), { signal: controller.signal, progress: () => controller.abort(new Error("stopped")) }), /stopped/);
});
