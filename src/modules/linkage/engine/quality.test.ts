import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { LinkageModel } from "../domain/model.ts";
import { openSession } from "./open-session.ts";
import { linkageData, withoutData } from "./testing/shared.ts";

/** F1 at probability one half and at its best over all thresholds, every true pair in the denominator. `truth`: SQL of the person of a row of `left_rows`. */
async function figures(modelName: string, data: string, truth: string): Promise<{ readonly half: number; readonly best: number; readonly expected: number; readonly total: number }> {
  const model = JSON.parse(readFileSync(new URL(`testing/${modelName}.json`, import.meta.url), "utf8")) as LinkageModel;
  const session = await openSession({ model, left: { file: linkageData(data) ?? "" } });
  try {
    const { values } = await session.train();
    await session.score(values);
    await session.analytics.run(`create temp table truth as ${truth}`);
    const [all] = await session.analytics.rows<{ pairs: number }>("select sum(n * (n - 1) // 2)::double as pairs from (select count(*) as n from truth group by person)");
    const rows = await session.analytics.rows<{ p: number; ok: number }>("select s.probability as p, (a.person = b.person)::integer as ok from scored s join truth a on a.k = s.l join truth b on b.k = s.r order by s.weight desc");
    const total = all?.pairs ?? Number.NaN;
    let [found, best, half] = [0, 0, 0];
    rows.forEach((row, at) => {
      found += row.ok;
      const f1 = (2 * found) / (at + 1 + total);
      best = Math.max(best, f1);
      if (row.p >= 0.5) half = f1;
    });
    return { half, best, expected: (values.prior * session.leftRows * (session.leftRows - 1)) / 2, total };
  } finally {
    await session.close();
  }
}

const febrl = "select k, split_part(id, '-', 2) as person from left_rows";

test("the third FEBRL set, without a label: F1 of at least .9986 at one half", { skip: withoutData }, async () => {
  const found = await figures("febrl", "febrl/dataset3.csv", febrl);
  assert.ok(found.half >= 0.9986, `F1 ${found.half}`);
  assert.ok(Math.abs(found.expected / found.total - 1) < 0.01, `${found.expected} expected of ${found.total}`);
});

test("the first FEBRL set, without a label: every pair", { skip: withoutData }, async () => {
  assert.ok((await figures("febrl", "febrl/dataset1.csv", febrl)).half > 0.998);
});

test("a thousand made-up people with many errors: F1 above .8058 at one half, above .8617 at best", { skip: withoutData }, async () => {
  const found = await figures("fake-1000", "splink/fake_1000.csv", `select k, t.cluster as person from left_rows join read_csv('${linkageData("splink/fake_1000.csv") ?? ""}', all_varchar = true) t on t.unique_id = id`);
  assert.ok(found.half > 0.8058, `F1 ${found.half}`);
  assert.ok(found.best > 0.8617, `best F1 ${found.best}`);
});
