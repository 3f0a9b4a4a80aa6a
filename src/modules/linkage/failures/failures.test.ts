import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readModelText } from "../comparisons/index.ts";
import { openSession } from "../engine/open-session.ts";
import { generateDeaths } from "../generator/index.ts";
import { decide } from "../outputs/decide.ts";
import { estimateQuality } from "../quality/estimate.ts";
import { explainFailure, failuresByCause } from "./index.ts";

test("made-up deaths: few failures, nearly no wrong link, and causes that fit what was planted", async () => {
  const directory = await mkdtemp(join(tmpdir(), "jalon-failures-"));
  const { model } = readModelText(await readFile(new URL("../models/non-nominative.json", import.meta.url), "utf8"));
  assert.ok(model !== null);
  const files = await generateDeaths({ deaths: 5_000, seed: "failures" }, { directory });
  const session = await openSession({ model, left: { file: files.left }, right: { file: files.right } });
  try {
    const { values } = await session.train();
    await session.score(values);
    await session.analytics.run("create view written as from scored");
    await decide(session);
    await session.analytics.run(`create table truth as from '${files.truthRows}'`);
    const [row] = await session.analytics.rows<{ linked: number; good: number }>(`
      select cast(count(*) as double) as linked, cast(count(*) filter (a.person = b.person) as double) as good
      from written w anti join unlinked u on u.l = w.l and u.r = w.r join left_rows l on l.k = w.l join right_rows r on r.k = w.r
      join truth a on a.side = 'left' and a.id = l.id join truth b on b.side = 'right' and b.id = r.id where w.probability >= ${session.model.decision.probability}`);
    assert.ok(row !== undefined);
    assert.ok(row.good / row.linked >= 0.999, `precision ${row.good / row.linked}`);
    assert.ok((files.truth.linkable - row.good) / session.leftRows < 0.05, `failure ${(files.truth.linkable - row.good) / session.leftRows}`);
    const question = { values, outside: [{ column: "residence_commune", startsWith: ["99"] }] };
    const report = await failuresByCause(session, [{ axis: "sex", column: "sex", by: "value" }], { ...question, smallest: 1 });
    const sum = (axis: string) => (report?.counts ?? []).filter((count) => count.axis === axis).reduce((total, { causes }) => total + Object.values(causes).reduce((a, b) => a + b, 0), 0);
    assert.equal(sum("all"), session.leftRows - row.linked);
    assert.equal(sum("sex"), sum("all"));
    const found = await session.analytics.rows<{ category: string; cause: string; n: number; left_id: string }>(`
      select t.category, f.cause, cast(count(*) as double) as n, min(t.id) as left_id from failure_found f join left_rows l on l.k = f.l join truth t on t.side = 'left' and t.id = l.id group by all`);
    const share = (category: string, causes: readonly string[]) => {
      const inside = found.filter((one) => one.category === category);
      return inside.filter(({ cause }) => causes.includes(cause)).reduce((total, { n }) => total + n, 0) / inside.reduce((total, { n }) => total + n, 0);
    };
    assert.ok(share("foreign-resident", ["outside-population"]) > 0.9);
    assert.ok(share("not-insured", ["no-trace"]) > 0.6, `not insured ${share("not-insured", ["no-trace"])}`);
    const one = await explainFailure(session, found[0]?.left_id ?? "", question);
    assert.ok(one !== null && one.cause === found[0]?.cause && one.text.fr !== "" && one.text.en !== "");
    assert.equal(await explainFailure(session, "nobody", question), null);
    const quality = await estimateQuality(session);
    assert.equal(quality.accepted, row.linked);
    assert.equal(quality.warnings[0]?.code, "linkage.quality-without-labels");
  } finally {
    await session.close();
    await rm(directory, { recursive: true });
  }
});
