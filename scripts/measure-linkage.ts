/**
 * `npm run measure-linkage [-- --write] [DEATHS:SEED…]`: links made-up death certificates with made-up national health data by
 * the ready model `non-nominative`, truth known, and prints failures above the structural floor, precision, today's
 * deterministic method beside, and failures by scheme, department, age and sex. 20000:1, 20000:2 and 20000:3 by default.
 * `--write` puts the first table into docs/linkage.md.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readModelText } from "../src/modules/linkage/comparisons/index.ts";
import { openSession } from "../src/modules/linkage/engine/open-session.ts";
import { generateDeaths } from "../src/modules/linkage/generator/index.ts";
import { relaxedDeterministic } from "../src/modules/linkage/generator/testing/relaxed-deterministic.ts";
import { decide } from "../src/modules/linkage/outputs/decide.ts";

const asked = process.argv.slice(2).filter((one) => one !== "--write");
const { model } = readModelText(await readFile(new URL("../src/modules/linkage/models/non-nominative.json", import.meta.url), "utf8"));
if (model === null) throw new Error("the ready model is not valid");
const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)} %`;
const lines = ["| deaths | seed | structural floor | failure above the floor | precision | expected precision | deterministic: failure above the floor | its precision | seconds |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"];
const say = (line: string): void => { process.stdout.write(`${line}\n`); };
lines.forEach(say);
const groups: string[] = [];

async function measure(deaths: number, seed: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "jalon-measure-"));
  try {
    const files = await generateDeaths({ deaths, seed }, { directory });
    const started = performance.now();
    if (model === null) return;
    const session = await openSession({ model, left: { file: files.left }, right: { file: files.right } }, { memoryMb: 4_096, threads: 2, temporaryDirectory: directory });
    try {
      await session.score((await session.train()).values);
      await session.analytics.run("create view written as from scored");
      await decide(session);
      const seconds = (performance.now() - started) / 1_000;
      await session.analytics.run(`create table linked as
        select a.id as l, a.person = b.person as good, w.probability as p
        from written w anti join unlinked u on u.l = w.l and u.r = w.r join left_rows l on l.k = w.l join right_rows r on r.k = w.r
        join '${files.truthRows}' a on a.side = 'left' and a.id = l.id join '${files.truthRows}' b on b.side = 'right' and b.id = r.id where w.probability >= ${session.model.decision.probability}`);
      const [row] = await session.analytics.rows<{ linked: number; good: number; expected: number }>("select count(*)::double as linked, count(*) filter (good)::double as good, avg(p) as expected from linked");
      const [linked, good] = [row?.linked ?? 0, row?.good ?? 0];
      const today = await relaxedDeterministic(session.analytics, files);
      const line = `| ${deaths.toLocaleString("en")} | ${seed} | ${percent(files.truth.floor)} | ${percent((files.truth.linkable - good) / files.truth.certificates)} | ${percent(good / linked, 3)} | ${percent(row?.expected ?? 0, 3)} | ${percent(today.failureAboveFloor)} | ${percent(today.precision)} | ${seconds.toFixed(0)} |`;
      lines.push(line);
      say(line);
      const parts = { scheme: "regime", department: "department", age: "case when age < 65 then 'under 65' when age < 85 then '65 to 84' else '85 and over' end", sex: "t.sex", birthplace: "case when l.birth_commune like '99%' then 'born abroad' else 'born in France' end" };
      for (const [name, sql] of Object.entries(parts)) {
        const rows = await session.analytics.rows<{ part: string; all: number; failed: number }>(`select ${sql} as part, count(*)::double as "all", count(*) filter (k.good is null or not k.good)::double as failed
          from '${files.truthRows}' t join left_rows l on l.id = t.id left join linked k on k.l = t.id where t.side = 'left' and t.category = 'insured' group by all order by failed / "all" desc limit 8`);
        groups.push(`${deaths}:${seed}, ${name}, of the linkable: ${rows.map((one) => `${one.part} ${percent(one.failed / one.all, 1)}`).join("; ")}`);
      }
    } finally {
      await session.close();
    }
  } finally {
    await rm(directory, { recursive: true });
  }
}

for (const one of asked.length === 0 ? ["20000:1", "20000:2", "20000:3"] : asked) {
  const [deaths = "20000", seed = "1"] = one.split(":");
  await measure(Number(deaths), seed);
}
say(`\n${groups.join("\n")}`);
if (process.argv.includes("--write")) {
  const page = new URL("../docs/linkage.md", import.meta.url);
  const text = await readFile(page, "utf8");
  await writeFile(page, text.replace(/<!-- measured -->[\s\S]*?<!-- end -->/, `<!-- measured -->\n${lines.join("\n")}\n<!-- end -->`));
}
