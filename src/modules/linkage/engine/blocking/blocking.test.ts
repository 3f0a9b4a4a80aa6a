import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlockKey, LinkageModel } from "../../domain/model.ts";
import { openSession } from "../open-session.ts";

const rows = [
  { id: "a", name: "ALICE", other: "BOB", tags: "x;y", town: "LYON" },
  { id: "b", name: "ALICE", other: null, tags: "y;x", town: null },
  { id: "c", name: "BOB", other: "ALICE", tags: "z", town: "LYON" },
  { id: "d", name: null, other: "CARL", tags: null, town: "LYON" },
  { id: "e", name: "CARL", other: null, tags: "z;x", town: null },
];

const model = (blocking: LinkageModel["blocking"], more: Partial<LinkageModel> = {}): LinkageModel => ({
  format: "jalon-linkage-model/1", name: "m", id: "id", columns: { name: { clean: "raw" }, other: { clean: "raw" }, tags: { clean: "list" }, town: { clean: "raw" } },
  comparisons: [{ name: "name", kind: "exact" }, { name: "town", kind: "exact" }], blocking, ...more,
});

const values = { prior: 0.1, comparisons: { name: [{ label: "", m: 0.9, u: 0.1 }, { label: "", m: 0.1, u: 0.9 }], town: [{ label: "", m: 0.9, u: 0.5 }, { label: "", m: 0.1, u: 0.5 }] } };

async function pairs(blocking: LinkageModel["blocking"], isLink = false): Promise<{ pairs: string[]; costs: number[]; newPairs: readonly number[] }> {
  const session = await openSession({ model: model(blocking), left: rows, ...(isLink ? { right: rows } : {}) });
  try {
    const costs = await session.costs();
    const { newPairs } = await session.score(values);
    const made = await session.analytics.rows<{ pair: string }>("select rule || ':' || l.id || r.id as pair from candidates c join left_rows l on l.k = c.l join right_rows r on r.k = c.r order by all");
    return { pairs: made.map((row) => row.pair), costs: costs.map((cost) => cost.pairs), newPairs };
  } finally {
    await session.close();
  }
}

test("a later rule leaves earlier pairs alone, also where the earlier key is null", async () => {
  assert.deepEqual(await pairs([["name"], ["town"]]), { pairs: ["0:ab", "1:ac", "1:ad", "1:cd"], costs: [1, 3], newPairs: [1, 3] });
  assert.deepEqual((await pairs([["name"], ["name"]])).newPairs, [1, 0]);
});

test("a key of different columns is tried both ways in one file, one way between two", async () => {
  const crossed: readonly BlockKey[] = [{ left: "name", right: "other" }];
  assert.deepEqual((await pairs([crossed])).pairs, ["0:ac", "0:bc", "0:de"]);
  assert.deepEqual((await pairs([crossed], true)).pairs, ["0:ac", "0:bc", "0:ca", "0:ed"]);
});

test("rows that share several items of a list make one pair", async () => {
  const tags: readonly BlockKey[] = [{ column: "tags", part: "any-item" }];
  assert.deepEqual((await pairs([tags])).pairs, ["0:ab", "0:ae", "0:be", "0:ce"]);
  assert.deepEqual((await pairs([["name"], tags])).newPairs, [1, 3]);
});

test("pairs of two files are counted exactly before they are made", async () => {
  const made = await pairs([["town"], ["name"]], true);
  assert.deepEqual(made.costs, [9, 6]);
  assert.equal(made.newPairs.reduce((sum, count) => sum + count, 0), made.pairs.length);
});

test("too many pairs are refused before any is made, with every rule's estimate, by rule and in all", async () => {
  const many = Array.from({ length: 2_000 }, (_, at) => ({ id: String(at), name: "SAME", other: String(at % 7), tags: null, town: "LYON" }));
  for (const [own, code] of [[{ maximumPairs: 1_000_000 }, "linkage.rule-makes-too-many-pairs"], [{ maximumPairs: 2_100_000 }, "linkage.rules-make-too-many-pairs"]] as const) {
    const session = await openSession({ model: model([["name"], ["other", "name"]], own), left: many });
    try {
      await assert.rejects(session.score(values), (error: { code: string; issues: { code: string; text: { fr: string } }[] }) => {
        assert.equal(error.code, "linkage.too-many-pairs");
        assert.ok(error.issues.some((issue) => issue.code === code));
        assert.match(error.issues[0]?.text.fr ?? "", /1\u202f999\u202f000 paires/);
        return true;
      });
      assert.deepEqual(await session.analytics.rows("select table_name from information_schema.tables where table_name = 'candidates'"), []);
    } finally {
      await session.close();
    }
  }
});

test("a key that is null everywhere makes no pair", async () => {
  const session = await openSession({ model: model([["town"]]), left: rows.map((row) => ({ ...row, town: null })) });
  try {
    const [cost] = await session.costs();
    assert.deepEqual([cost?.pairs, cost?.leftRows, cost?.largestBlock], [0, 0, 0]);
    assert.equal((await session.score(values)).candidatePairs, 0);
  } finally {
    await session.close();
  }
});
