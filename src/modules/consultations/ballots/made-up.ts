import { createHash } from "node:crypto";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Answers, Tally } from "../domain/answers.ts";
import type { AxisKey, Questionnaire } from "../domain/campaign.ts";
import { createCounters } from "./domain/counters.ts";
import { withoutSmallGroups } from "./domain/mixing.ts";

export interface MadeUpBox {
  readonly questionnaire: Questionnaire;
  readonly keys: readonly AxisKey[];
  /** Contributions by axis. */
  readonly contributions: ReadonlyMap<string, readonly Answers[]>;
  /** How many people were given tokens, the same for each axis. */
  readonly issued: number;
}

/**
 * A ballot box as its closing leaves it, for demonstrations: made-up contributions go through the counters of the real ones, without
 * a token each. The same contributions give the same rows. To be called where the questionnaire has no box.
 */
export async function putClosedBox(db: Db, { questionnaire, keys, contributions, issued }: MadeUpBox): Promise<void> {
  const { code, threshold, form } = questionnaire;
  await db.tx(async (tx) => {
    await tx.query(sql`insert into consultations.ballot_box (questionnaire, threshold, sealing_key, closed) values (${code}, ${threshold}, null, true)`);
    for (const { code: axis } of form.axes) {
      const sent = contributions.get(axis) ?? [];
      const counted = sent.length >= threshold ? sent : [];
      const publicKey = keys.find((key) => key.axis === axis)?.publicKey ?? null;
      await tx.query(sql`insert into consultations.ballot_axis (questionnaire, axis, public_key, folded, received, issued) values (${code}, ${axis}, ${publicKey}, ${counted.length}, ${sent.length}, ${issued})`);
      const counters = createCounters(form, axis, null);
      for (const answers of counted) counters.add(answers);
      await putTallies(tx, code, axis, [...counters.inAll(), ...withoutSmallGroups(counters.crossed(), counters.contributors(), threshold)]);
      await putTexts(tx, code, axis, [...counters.texts()].flatMap(([question, texts]) => (texts.length < threshold ? [] : texts.map((text) => ({ question, text })))));
      const numbers = counted.map((_, at) => digestOf(code, axis, "ballot", String(at)));
      await tx.query(sql`insert into consultations.ballot_counted (questionnaire, axis, number) select ${code}, ${axis}, decode(number, 'hex') from unnest(${array(numbers.sort(), "text")}) as given (number)`);
    }
  });
}

async function putTallies(tx: Db, code: string, axis: string, tallies: readonly Tally[]): Promise<void> {
  const column = (of: (tally: Tally) => string) => array(tallies.map(of), "text");
  await tx.query(sql`
    insert into consultations.ballot_tally (questionnaire, axis, question, part, value, group_code, group_value, count)
    select ${code}, ${axis}, cells.* from unnest(${column(({ question }) => question)}, ${column(({ part }) => part)}, ${column(({ value }) => value)}, ${column(({ group }) => group)}, ${column(({ groupValue }) => groupValue)}, ${array(tallies.map(({ count }) => count), "int")}) as cells`);
}

async function putTexts(tx: Db, code: string, axis: string, texts: readonly { readonly question: string; readonly text: string }[]): Promise<void> {
  const ids = texts.map(({ question }, at) => digestOf(code, axis, question, String(at)).slice(0, 32));
  await tx.query(sql`
    insert into consultations.ballot_text (id, questionnaire, axis, question, text)
    select id::uuid, ${code}, ${axis}, question, text from unnest(${array(ids, "text")}, ${array(texts.map(({ question }) => question), "text")}, ${array(texts.map(({ text }) => text), "text")}) as given (id, question, text) order by id`);
}

function digestOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}
