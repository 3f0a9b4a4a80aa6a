/**
 * `npm run measure-linkage [-- DEATHS SEED…]`: links made-up death certificates with made-up national health data by the ready
 * model `non-nominative` and prints precision and failures above the structural floor, truth known. 20,000 deaths and
 * seeds 1, 2, 3 by default.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readModelText } from "../src/modules/linkage/comparisons/index.ts";
import { openSession } from "../src/modules/linkage/engine/open-session.ts";
import { generateDeaths } from "../src/modules/linkage/generator/index.ts";
import { decide } from "../src/modules/linkage/outputs/decide.ts";

const [deaths = "20000", ...seeds] = process.argv.slice(2);
const { model } = readModelText(await readFile(new URL("../src/modules/linkage/models/non-nominative.json", import.meta.url), "utf8"));
if (model === null) throw new Error("the ready model is not valid");
console.log("| deaths | seed | structural floor | failure above the floor | precision |\n| --- | --- | --- | --- | --- |");
for (const seed of seeds.length === 0 ? ["1", "2", "3"] : seeds) {
  const directory = await mkdtemp(join(tmpdir(), "jalon-measure-"));
  try {
    const files = await generateDeaths({ deaths: Number(deaths), seed }, { directory });
    const session = await openSession({ model, left: { file: files.left }, right: { file: files.right } }, { memoryMb: 4_096, temporaryDirectory: directory });
    try {
      await session.score((await session.train()).values);
      await session.analytics.run("create view written as from scored");
      await decide(session);
      const [row] = await session.analytics.rows<{ linked: number; good: number }>(`
        select cast(count(*) as double) as linked, cast(count(*) filter (a.person = b.person) as double) as good
        from written w anti join unlinked u on u.l = w.l and u.r = w.r join left_rows l on l.k = w.l join right_rows r on r.k = w.r
        join '${files.truthRows}' a on a.side = 'left' and a.id = l.id join '${files.truthRows}' b on b.side = 'right' and b.id = r.id where w.probability >= ${session.model.decision.probability}`);
      const [linked, good] = [row?.linked ?? 0, row?.good ?? 0];
      console.log(`| ${deaths} | ${seed} | ${(files.truth.floor * 100).toFixed(2)} % | ${(((files.truth.linkable - good) / files.truth.certificates) * 100).toFixed(2)} % | ${((good / linked) * 100).toFixed(3)} % |`);
    } finally {
      await session.close();
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}
