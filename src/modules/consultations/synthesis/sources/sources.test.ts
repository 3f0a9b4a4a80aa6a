import assert from "node:assert/strict";
import { sql } from "../../../../kernel/db/db.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { subjectOf, synthesisSets } from "../testing/builders.ts";
import type { ContributionSource } from "../domain/contribution.ts";
import { questionnaireSource, sourcesTogether } from "./questionnaire-source.ts";

const nothing = { questionnaires: { list: async () => [], find: async () => null }, ballots: { texts: async () => [] } };

databaseTest("a masked text takes the place of the first where the questionnaire keeps it", synthesisSets, async (db) => {
  const id = "11111111-1111-4111-8111-111111111111";
  await db.query(sql`insert into consultations.ballot_text (id, questionnaire, axis, question, text) values (${id}::uuid, 'essai', 'a', 'q', 'Voir Jeanne.'), ('22222222-2222-4222-8222-222222222222', 'autre', 'a', 'q', 'Autre.')`);
  await questionnaireSource(nothing).replace("essai", id, "Voir […].", db);
  assert.deepEqual((await db.query<{ text: string }>(sql`select text from consultations.ballot_text order by id`)).map(({ text }) => text), ["Voir […].", "Autre."]);
});

databaseTest("sources stand side by side, each code with its own", synthesisSets, async () => {
  const one = (code: string): ContributionSource => ({ subjects: async () => [subjectOf({ code })], subject: async (asked) => (asked === code ? subjectOf({ code }) : null), texts: async () => [{ id: code, axis: "a", question: "q", text: code }], replace: async () => {} });
  const both = sourcesTogether([one("x"), one("y")]);
  assert.deepEqual((await both.subjects()).map(({ code }) => code), ["x", "y"]);
  assert.equal((await both.texts("y"))[0]?.text, "y");
  assert.deepEqual([await both.subject("z"), await both.texts("z")], [null, []]);
});
