import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "../../kernel/time/day.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { performRun, type LinkageRunner } from "../../modules/linkage/index.ts";
import { linkageSets } from "../../modules/linkage/testing/builders.ts";
import { composeLinkage, linkingZoneDirectory } from "./compose.ts";
import { addDemonstrationLinkage, runDemonstrationLinkage } from "./demonstration.ts";

databaseTest("a demonstration that was stopped in the middle is taken up: both runs, the open review and its answers, nothing clear left", linkageSets, async (db) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jalon-demonstration-test-"));
  try {
    const parts = { db, config: { dataDirectory, largestUploadBytes: 1e9 }, identity: { allAccounts: async () => [] } };
    const house = composeLinkage({ ...parts, clock: fixedClock("2025-03-31") });
    await addDemonstrationLinkage(parts);
    const stopping = new AbortController();
    const cut: LinkageRunner = (question, { progress, signal }) => performRun(question, { signal, progress: (stage, share) => { progress(stage, share); if (stage === "scoring") stopping.abort(); } });
    await runDemonstrationLinkage(parts, stopping.signal, { runner: cut });
    assert.deepEqual((await house.runs(null)).map(({ state }) => state), ["running"]);

    await house.sweep();
    for (let opening = 0; opening < 2; opening += 1) await runDemonstrationLinkage(parts, new AbortController().signal, { runner: performRun });
    assert.deepEqual((await house.runs(null)).map(({ state, demonstration }) => [state, demonstration]), [["done", true], ["done", true]]);
    const reviews = await house.reviews();
    assert.deepEqual(reviews.map(({ state, demonstration }) => [state, demonstration]), [["open", true]]);
    const given = await house.readings(reviews[0]?.id ?? 0);
    assert.deepEqual(reviews[0]?.readers.map(({ accountId }) => given.filter(({ reader }) => reader === accountId).length), [18, 18]);
    const left = readdirSync(linkingZoneDirectory(parts.config), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith(".sealed"));
    assert.deepEqual(left, []);
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}, { commits: true });
