/** One measure of linkage in a process of its own, so that its memory can be read: prints one line of JSON. */
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { openAnalytics } from "../../src/kernel/analytics/index.ts";
import { runLinkage } from "../../src/modules/linkage/outputs/run.ts";
import type { LinkageModel } from "../../src/modules/linkage/index.ts";
import { milliseconds } from "./figure.ts";

const [job = "", directory = "", modelFile = "", memoryMb = "1400", left = "", right = ""] = process.argv.slice(2);

/** What no engine can go below: reading the columns, and finding one key that comes back. */
async function floor(): Promise<Record<string, number>> {
  const analytics = await openAnalytics({ memoryMb: Number(memoryMb), temporaryDirectory: directory });
  try {
    const scan = await milliseconds(() => analytics.run(`create table rows as select * from read_csv('${left}', all_varchar = true)`));
    const join = await milliseconds(() => analytics.rows("select count(*) from rows l join rows r on l.birth_name = r.birth_name and l.birth_date = r.birth_date where l.id < r.id"));
    return { scan, join };
  } finally {
    analytics.close();
  }
}

async function link(): Promise<Record<string, number>> {
  const model = JSON.parse(readFileSync(modelFile, "utf8")) as LinkageModel;
  const out = `${directory}/run`;
  await rm(out, { recursive: true, force: true });
  const before = process.cpuUsage();
  const start = performance.now();
  const answer = await runLinkage({ model, left: { file: left }, ...(right === "" ? {} : { right: { file: right } }) }, out, { threads: 2, memoryMb: Number(memoryMb), temporaryDirectory: directory });
  const whole = performance.now() - start;
  const used = process.cpuUsage(before);
  const seconds = Object.fromEntries(Object.entries(answer.summary.seconds).map(([stage, value]) => [`${stage} s`, value]));
  return { ...seconds, whole, cpuMs: (used.user + used.system) / 1_000, candidates: answer.summary.candidatePairs, linked: answer.summary.linkedPairs, peakMb: process.resourceUsage().maxRSS / 1_024 };
}

console.log(JSON.stringify(job === "floor" ? await floor() : await link()));
