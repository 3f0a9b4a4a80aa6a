import { randomUUID } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Answers, Tally } from "../domain/answers.ts";
import type { Form } from "../domain/form.ts";
import { unknownQuestionnaire } from "../questionnaires/errors.ts";
import { axesOf, findBox, type Boxes } from "./boxes.ts";
import type { KeyFiles } from "./crypto/key-files.ts";
import { seal, unseal } from "./crypto/sealing.ts";
import type { BallotDeps } from "./deps.ts";
import { createCounters, pendingOf, type Counters } from "./domain/counters.ts";
import { shuffled, split, withoutSmallGroups } from "./domain/mixing.ts";
import { sealedBallotDamaged } from "./errors.ts";
import { placeOf } from "./receive.ts";

/** Ballots opened at a time: between two lots others have their turn. */
const lot = 200;

interface Folding {
  readonly tx: Db;
  readonly code: string;
  readonly form: Form;
  readonly threshold: number;
  readonly oldKey: Uint8Array;
  /** Null at the closing: nothing waits any more. */
  readonly newKey: Uint8Array | null;
}

/**
 * Adds what waits to the counters, in one transaction: a lock lets those who are sending finish and the next wait; a new sealing key
 * is durable in its file before anything is under it; each axis is counted, what is kept back and what is pending is sealed anew;
 * the rows that are left are written again in random order. The old key is destroyed after the commit. Killed before the commit,
 * nothing has happened but a key file too many; after it, the next fold destroys the old key. Of two folds at once, one waits.
 * The dead rows that a database keeps for a while are either cipher under a key that is no more, or the tokens and accounts that
 * living rows show too, in the order of their coming: `vacuum full` takes them away before this returns.
 */
export function createFold(deps: BallotDeps, boxes: Boxes, keys: KeyFiles) {
  async function run(code: string, last: boolean): Promise<void> {
    const questionnaire = await deps.questionnaire(code);
    if (questionnaire === null) throw unknownQuestionnaire();
    const oldKeyId = await deps.db.tx(async (tx) => {
      await tx.query(sql`lock table consultations.ballot_spent, consultations.ballot_sealed, consultations.token_issued in share row exclusive mode`);
      const box = await findBox(tx, code);
      if (box === null || box.closed || box.sealingKey === null) return null;
      const oldKey = await keys.sealingKey(code, box.sealingKey);
      await keys.keepOnlySealingKey(code, box.sealingKey);
      const newKeyId = last ? null : await keys.makeSealingKey(code);
      const newKey = newKeyId === null ? null : await keys.sealingKey(code, newKeyId);
      for (const { axis } of await axesOf(tx, code)) await foldAxis({ tx, code, form: questionnaire.form, threshold: box.threshold, oldKey, newKey }, axis);
      await (last ? writeClosed(tx, code) : writeInRandomOrder(tx, code));
      await tx.query(sql`update consultations.ballot_box set sealing_key = ${newKeyId}::uuid, closed = ${last} where questionnaire = ${code}`);
      return box.sealingKey;
    });
    boxes.forget(code);
    if (oldKeyId !== null && !last) await keys.destroySealingKey(code, oldKeyId);
    // A closing that was killed after its commit comes here again.
    if (last) await keys.destroyAll(code);
    if (oldKeyId !== null || last) await deps.db.query(sql`vacuum (full) consultations.ballot_spent, consultations.ballot_sealed, consultations.token_issued, consultations.ballot_axis`);
  }

  return {
    fold: (code: string): Promise<void> => run(code, false),
    close: (code: string): Promise<void> => run(code, true),
  };
}

async function foldAxis(folding: Folding, axis: string): Promise<void> {
  const { tx, code, form, threshold, oldKey, newKey } = folding;
  const last = newKey === null;
  const [row] = await tx.query<{ pending: Uint8Array | null }>(sql`select pending from consultations.ballot_axis where questionnaire = ${code} and axis = ${axis}`);
  const waiting = await tx.query<{ id: string }>(sql`select id from consultations.ballot_sealed where questionnaire = ${code} and axis = ${axis}`);
  const { gone, kept } = split(waiting.map(({ id }) => id), threshold, last);
  const counters = createCounters(form, axis, row?.pending == null ? null : opened(oldKey, pendingPlace(code, axis), row.pending));
  await eachAnswers(folding, axis, gone, (answers) => counters.add(answers));
  const again: Uint8Array[] = [];
  if (newKey !== null) await eachAnswers(folding, axis, kept, (answers) => again.push(seal(newKey, placeOf(code, axis), answers)));
  await tx.query(sql`delete from consultations.ballot_sealed where questionnaire = ${code} and axis = ${axis}`);
  for (const body of again) await tx.query(sql`insert into consultations.ballot_sealed (questionnaire, axis, id, body) values (${code}, ${axis}, ${randomUUID()}::uuid, ${body}::bytea)`);
  await addTallies(tx, code, axis, counters.inAll());
  const keptTexts = await letTextsGo(folding, axis, counters);
  if (last) await addTallies(tx, code, axis, withoutSmallGroups(counters.crossed(), counters.contributors(), threshold));
  const pending = newKey === null ? null : seal(newKey, pendingPlace(code, axis), pendingOf(counters, keptTexts));
  await tx.query(sql`update consultations.ballot_axis set folded = folded + ${gone.length}, pending = ${pending}::bytea, received = case when ${last} then folded + ${waiting.length} end where questionnaire = ${code} and axis = ${axis}`);
}

/** In the order of the identifiers given, which is random. */
async function eachAnswers({ tx, code, oldKey }: Folding, axis: string, ids: readonly string[], take: (answers: Answers) => void): Promise<void> {
  for (let start = 0; start < ids.length; start += lot) {
    const rows = await tx.query<{ body: Uint8Array }>(sql`select body from consultations.ballot_sealed where questionnaire = ${code} and axis = ${axis} and id = any(${array(ids.slice(start, start + lot), "uuid")}) order by gen_random_uuid()`);
    for (const { body } of rows) take(opened(oldKey, placeOf(code, axis), body) as Answers);
    await turn();
  }
}

function opened(key: Uint8Array, place: string, body: Uint8Array): unknown {
  try {
    return unseal(key, place, body);
  } catch {
    // Without its cause: what a parser says of it may quote it.
    throw sealedBallotDamaged();
  }
}

function pendingPlace(code: string, axis: string): string {
  return `${placeOf(code, axis)}\npending`;
}

/** Texts leave by question as ballots do by axis: a threshold at least together, a threshold kept back. Gives those kept. */
async function letTextsGo({ tx, code, threshold, newKey }: Folding, axis: string, counters: Counters): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = [...counters.texts()].map(([question, texts]) => ({ question, ...split(texts, threshold, newKey === null) }));
  const leaving = shuffled(parts.flatMap(({ question, gone }) => gone.map((text) => ({ question, text }))));
  for (let start = 0; start < leaving.length; start += lot) {
    const some = leaving.slice(start, start + lot);
    await tx.query(sql`
      insert into consultations.ballot_text (id, questionnaire, axis, question, text)
      select gen_random_uuid(), ${code}, ${axis}, question, text from unnest(${array(some.map(({ question }) => question), "text")}, ${array(some.map(({ text }) => text), "text")}) as given (question, text)`);
  }
  return new Map(parts.map(({ question, kept }) => [question, kept]));
}

async function addTallies(tx: Db, code: string, axis: string, tallies: readonly Tally[]): Promise<void> {
  const column = (of: (tally: Tally) => string) => array(tallies.map(of), "text");
  await tx.query(sql`
    insert into consultations.ballot_tally (questionnaire, axis, question, part, value, group_code, group_value, count)
    select ${code}, ${axis}, cells.* from unnest(${column(({ question }) => question)}, ${column(({ part }) => part)}, ${column(({ value }) => value)}, ${column(({ group }) => group)}, ${column(({ groupValue }) => groupValue)}, ${array(tallies.map(({ count }) => count), "int")}) as cells
    on conflict (questionnaire, axis, question, part, value, group_code, group_value) do update set count = ballot_tally.count + excluded.count`);
}

/** The same rows, so that neither their place nor the transaction that wrote them tells when they came. */
async function writeInRandomOrder(tx: Db, code: string): Promise<void> {
  await tx.query(sql`
    with gone as (delete from consultations.ballot_spent where questionnaire = ${code} returning axis, number)
    insert into consultations.ballot_spent (questionnaire, axis, number) select ${code}, axis, number from gone order by gen_random_uuid()`);
  await tx.query(sql`
    with gone as (delete from consultations.token_issued where questionnaire = ${code} returning axis, account_id, blinded_sha256)
    insert into consultations.token_issued (questionnaire, axis, account_id, blinded_sha256) select ${code}, axis, account_id, blinded_sha256 from gone order by gen_random_uuid()`);
}

/** The list of the counted is published; of those who were given tokens a number is left. */
async function writeClosed(tx: Db, code: string): Promise<void> {
  await tx.query(sql`update consultations.ballot_axis as a set issued = (select count(*) from consultations.token_issued t where t.questionnaire = a.questionnaire and t.axis = a.axis) where questionnaire = ${code}`);
  await tx.query(sql`
    insert into consultations.ballot_counted (questionnaire, axis, number)
    select s.questionnaire, s.axis, s.number from consultations.ballot_spent s join consultations.ballot_axis a using (questionnaire, axis)
    where s.questionnaire = ${code} and a.folded > 0 order by s.axis, s.number`);
  await tx.query(sql`delete from consultations.ballot_spent where questionnaire = ${code}`);
  await tx.query(sql`delete from consultations.token_issued where questionnaire = ${code}`);
}
