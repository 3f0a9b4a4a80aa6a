import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { checkAnswers, checkForm, consultationMigrations, createBallots, selfEvaluation } from "../../../modules/consultations/index.ts";
import { madeUpContributions } from "./answers.ts";
import { ageingForm } from "./public-form.ts";
import { addDemonstrationQuestionnaires, closedSelfEvaluation } from "./questionnaires.ts";

databaseTest("made-up questionnaires: one closed with its counts, two about to open; made twice, nothing is added", [auditMigrations, consultationMigrations], async (db) => {
  const ballots = createBallots({ db, clock: fixedClock("2025-03-31"), keyDirectory: "/nowhere", questionnaire: async () => ({ state: "published" }) as never, mayAnswer: async () => true, eligibleCount: async () => 900, checkAnswers });
  await addDemonstrationQuestionnaires({ db, ballots });
  await addDemonstrationQuestionnaires({ db, ballots });
  const states = await db.query(sql`select code, state from consultations.questionnaire order by code`);
  assert.deepEqual(states, [{ code: "research-on-ageing", state: "announced" }, { code: "self-evaluation-2019-2023", state: "published" }, { code: "self-evaluation-to-try", state: "announced" }]);
  assert.deepEqual(await ballots.participation(closedSelfEvaluation), [{ axis: "partners", contributions: 187, issued: 604 }, { axis: "research", contributions: 312, issued: 604 }, { axis: "society", contributions: 226, issued: 604 }, { axis: "work", contributions: 341, issued: 604 }]);
  // The counts of a question are those of its contributions, whichever way one adds.
  const [means] = await db.query<{ count: number }>(sql`select sum(count)::int as count from consultations.ballot_tally where axis = 'research' and question = 'means' and group_code = ''`);
  assert.equal(means?.count, 312);
  // The same facts in every fresh demonstration.
  const [mark] = await db.query<{ mark: string }>(sql`select md5(string_agg(concat_ws('|', axis, question, part, value, group_code, group_value, count), ',' order by axis, question, part, value, group_code, group_value)) as mark from consultations.ballot_tally`);
  const axis = selfEvaluation.axes[0];
  assert.ok(axis !== undefined && mark !== undefined);
  assert.deepEqual(madeUpContributions(selfEvaluation, axis, 40, "x"), madeUpContributions(selfEvaluation, axis, 40, "x"));
  for (const answers of madeUpContributions(selfEvaluation, axis, 60, "x")) assert.deepEqual(checkAnswers(selfEvaluation, axis.code, answers), []);
  assert.deepEqual(checkForm(ageingForm), []);
});
