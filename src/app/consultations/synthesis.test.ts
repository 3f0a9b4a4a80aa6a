import assert from "node:assert/strict";
import { test } from "node:test";
import { both } from "../../kernel/i18n/format.ts";
import { selfEvaluationOf } from "./synthesis.ts";

const results = (said: string | null) => ({ headlineOf: async () => (said === null ? null : both(said, said)) });
const syntheses = (said: string | null) => ({ selfEvaluationOf: async () => (said === null ? null : both(said, said)) });

test("the final evaluation has the headline figure, then the sentences; where only one is published, that one", async () => {
  assert.deepEqual(await selfEvaluationOf({ results: results("42 %."), syntheses: syntheses("Une phrase.") }, "1"), both("42 %. Une phrase.", "42 %. Une phrase."));
  assert.equal((await selfEvaluationOf({ results: results(null), syntheses: syntheses("Une phrase.") }, "1"))?.fr, "Une phrase.");
  assert.equal((await selfEvaluationOf({ results: results("42 %."), syntheses: syntheses(null) }, "1"))?.fr, "42 %.");
  assert.equal(await selfEvaluationOf({ results: results(null), syntheses: syntheses(null) }, "1"), null);
});
