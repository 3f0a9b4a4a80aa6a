import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { LinkQuestion } from "../domain/run.ts";
import { openSession } from "./open-session.ts";
import { people, peopleModel } from "./testing/people.ts";

const { originals, copies } = people(900);
const dedupe: LinkQuestion = { model: peopleModel, left: [...originals, ...copies] as unknown as Record<string, unknown>[] };
const link: LinkQuestion = { model: peopleModel, left: originals as unknown as Record<string, unknown>[], right: copies as unknown as Record<string, unknown>[] };

async function scored(question: LinkQuestion, threads = 2): Promise<{ readonly sha: string; readonly f1: number; readonly prior: number }> {
  const session = await openSession(question, { threads });
  try {
    const { values } = await session.train();
    await session.score(values);
    const rows = await session.analytics.rows<{ a: string; b: string; probability: number }>("select l.id as a, r.id as b, s.* from scored s join left_rows l on l.k = s.l join right_rows r on r.k = s.r order by s.l, s.r");
    const linked = rows.filter((row) => row.probability >= 0.5);
    const right = linked.filter((row) => row.b === `${row.a}b` || row.a === `${row.b}b`).length;
    const sha = createHash("sha256").update(JSON.stringify([values, rows], (_, value: unknown) => typeof value === "bigint" ? Number(value) : value)).digest("hex");
    return { sha, f1: (2 * right) / (linked.length + copies.length), prior: values.prior * (session.isLink ? session.leftRows * session.rightRows : (session.leftRows * (session.leftRows - 1)) / 2) };
  } finally {
    await session.close();
  }
}

test("duplicates of one file and pairs of two are found without a label, and about as many as there are", async () => {
  for (const question of [dedupe, link]) {
    const found = await scored(question);
    assert.ok(found.f1 > 0.97, `F1 ${found.f1}`);
    assert.ok(Math.abs(found.prior / copies.length - 1) < 0.1, `${found.prior} expected of ${copies.length}`);
  }
});

test("the same question gives the same bytes on one, two and four threads", async () => {
  const hashes = new Set<string>();
  for (const threads of [1, 2, 4]) hashes.add((await scored(dedupe, threads)).sha);
  assert.equal(hashes.size, 1);
});

test("every pair is scored once, under the first rule that makes it; patterns count all candidates", async () => {
  const session = await openSession(dedupe);
  try {
    const { values } = await session.train();
    const result = await session.score({ ...values, prior: values.prior });
    const rows = await session.analytics.rows<{ candidates: bigint; pairs: bigint; ordered: bigint; patterns: bigint; scored: bigint }>("select (select count(*) from candidates) as candidates, (select count(*) from (select distinct l, r from candidates)) as pairs, (select count(*) from candidates where l < r) as ordered, (select sum(pairs)::bigint from patterns) as patterns, (select count(*) from scored) as scored");
    const counts = rows[0];
    assert.equal(counts?.candidates, counts?.pairs);
    assert.equal(counts?.candidates, counts?.ordered);
    assert.equal(counts?.candidates, counts?.patterns);
    assert.equal(Number(counts?.candidates), result.candidatePairs);
    assert.equal(Number(counts?.scored), result.scoredPairs);
    assert.equal(result.newPairs.reduce((sum, pairs) => sum + pairs, 0), result.candidatePairs);
    const weights = await session.analytics.rows<{ worst: number }>("select max(abs(probability - 1 / (1 + pow(2, -weight)))) as worst from scored");
    assert.ok((weights[0]?.worst ?? 1) < 1e-12);
  } finally {
    await session.close();
  }
});

test("with known rows only pairs with a new one are looked at, and they score as in a whole run", async () => {
  const whole = await openSession(dedupe);
  const { values } = await whole.train();
  await whole.score(values);
  const all = await whole.analytics.rows("select * from scored where r >= 900 order by l, r");
  await whole.close();
  const session = await openSession({ ...dedupe, model: { ...peopleModel, trained: values }, since: { left: new Set(originals.map((one) => one.id)) } });
  try {
    await session.score((await session.train()).values);
    assert.deepEqual(await session.analytics.rows("select * from scored order by l, r"), all);
  } finally {
    await session.close();
  }
});

test("a cancelled linkage stops with the reason it was given", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  await assert.rejects(openSession(dedupe, { signal: controller.signal, progress: (stage) => { if (stage === "preparing") controller.abort(reason); } }), reason);
  const later = new AbortController();
  const session = await openSession(dedupe, { signal: later.signal, progress: (stage) => { if (stage === "random-pairs") later.abort(reason); } });
  try {
    await assert.rejects(session.train(), reason);
  } finally {
    await session.close();
  }
});

test("nothing in common, all rows alike, half the dates null: said, and never a crash", async () => {
  const strangers = people(200, "others").originals.map((person) => ({ ...person, surname: `${person.surname}QQQ`, name: `X${person.name}`, birth: "1850-01-02", town: "ROME" }));
  const none = await openSession({ ...link, right: strangers });
  try {
    const training = await none.train();
    assert.ok(training.warnings.some((warning) => warning.code === "linkage.nothing-to-learn-from"));
    assert.equal((await none.score(training.values)).candidatePairs, 0);
  } finally {
    await none.close();
  }
  const alike = await openSession({ model: { ...peopleModel, maximumPairs: 1_000 }, left: originals.map((person, at) => ({ ...originals[0], id: `${at}-${person.id}` })) });
  try {
    await assert.rejects(alike.costs(), { code: "linkage.too-many-pairs" });
  } finally {
    await alike.close();
  }
  const few = await openSession({ model: peopleModel, left: originals.slice(0, 60).map((person, at) => ({ ...originals[0], id: `${at}-${person.id}` })) });
  try {
    const training = await few.train();
    assert.ok((await few.score(training.values)).candidatePairs === (60 * 59) / 2);
    assert.ok(training.warnings.length > 0);
  } finally {
    await few.close();
  }
  const half = await scored({ ...dedupe, left: [...originals, ...copies].map((person, at) => at % 2 === 0 ? person : { ...person, birth: null }) as unknown as Record<string, unknown>[] });
  assert.ok(half.f1 > 0.8, `F1 ${half.f1}`);
});

test("a column alike everywhere, and levels written the wrong way round, are said", async () => {
  const rows = [...originals, ...copies].map((row) => ({ ...row, town: "PARIS" })) as unknown as Record<string, unknown>[];
  const upsideDown = { name: "birth", levels: [{ when: { not: { exact: "birth" } } }, { when: { exact: "birth" } }, {}] };
  const session = await openSession({ model: { ...peopleModel, comparisons: peopleModel.comparisons.map((one) => one.name === "birth" ? upsideDown : one), blocking: [["surname", "name"], ["birth"]] }, left: rows });
  try {
    const said = (await session.train()).warnings.map(({ code, field }) => `${code} ${field}`);
    for (const wanted of ["linkage.comparison-tells-nothing comparisons.town", "linkage.levels-out-of-order comparisons.birth.0"]) assert.ok(said.includes(wanted), said.join("; "));
    assert.ok(!said.includes("linkage.level-inverted comparisons.town.0"));
  } finally {
    await session.close();
  }
});
