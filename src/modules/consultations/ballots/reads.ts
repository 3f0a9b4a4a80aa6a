import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import type { FreeText, Tally } from "../domain/answers.ts";
import type { AxisKey } from "../domain/campaign.ts";
import type { AxisParticipation } from "../domain/ports.ts";
import { axesOf, findBox } from "./boxes.ts";
import { auditPath, treeHash, type Inclusion } from "./domain/merkle.ts";
import { notClosedYet } from "./errors.ts";

/** The keys that were published, sorted by axis; none behind an open link. They stay known after the closing. */
export async function keysOf(db: Db, code: string): Promise<readonly AxisKey[]> {
  return (await axesOf(db, code)).flatMap(({ axis, publicKey }) => (publicKey === null ? [] : [{ axis, publicKey }]));
}

export async function issuedTo(db: Db, actor: Actor, code: string): Promise<readonly string[]> {
  const rows = await db.query<{ axis: string }>(sql`select axis from consultations.token_issued where questionnaire = ${code} and account_id = ${actor.accountId} order by axis`);
  return rows.map(({ axis }) => axis);
}

/** While open in whole thresholds, so that nobody sees one more come right after somebody sent. */
export async function participation(db: Db, code: string): Promise<readonly AxisParticipation[]> {
  const box = await findBox(db, code);
  if (box === null) return [];
  const axes = await axesOf(db, code);
  if (box.closed) return axes.map(({ axis, received, issued, lost }) => ({ axis, contributions: received ?? 0, issued: issued ?? 0, ...(lost > 0 ? { lost } : {}) }));
  const waiting = await db.query<{ axis: string; count: number }>(sql`select axis, count(*)::int as count from consultations.ballot_sealed where questionnaire = ${code} group by axis`);
  const given = await db.query<{ axis: string; count: number }>(sql`select axis, count(*)::int as count from consultations.token_issued where questionnaire = ${code} group by axis`);
  const of = (rows: readonly { readonly axis: string; readonly count: number }[], axis: string): number => rows.find((row) => row.axis === axis)?.count ?? 0;
  const inSteps = (count: number): number => Math.floor(count / box.threshold) * box.threshold;
  return axes.map(({ axis, folded, lost }) => ({ axis, contributions: inSteps(folded + of(waiting, axis)), issued: inSteps(of(given, axis)), ...(lost > 0 ? { lost: inSteps(lost) } : {}) }));
}

async function requireClosed(db: Db, code: string): Promise<number> {
  const box = await findBox(db, code);
  if (box?.closed !== true) throw notClosedYet();
  return box.threshold;
}

export async function talliesOf(db: Db, code: string, axis: string): Promise<readonly Tally[]> {
  await requireClosed(db, code);
  return db.query<Tally>(sql`
    select question, part, value, group_code as "group", group_value as "groupValue", count from consultations.ballot_tally
    where questionnaire = ${code} and axis = ${axis} order by question, part, value, group_code, group_value`);
}

export async function textsIn(db: Db, code: string, axis: string): Promise<readonly FreeText[]> {
  const threshold = await requireClosed(db, code);
  return db.query<FreeText>(sql`
    select id, axis, question, text from (select *, count(*) over (partition by question) as together from consultations.ballot_text where questionnaire = ${code} and axis = ${axis}) as given
    where together >= ${threshold} order by id`);
}

async function numbersOf(db: Db, code: string, axis: string): Promise<readonly string[]> {
  await requireClosed(db, code);
  const rows = await db.query<{ number: string }>(sql`select encode(number, 'hex') as number from consultations.ballot_counted where questionnaire = ${code} and axis = ${axis} order by number`);
  return rows.map(({ number }) => number);
}

const leavesOf = (numbers: readonly string[]): readonly Buffer[] => numbers.map((number) => Buffer.from(number, "hex"));

export async function countedIn(db: Db, code: string, axis: string): Promise<{ readonly numbers: readonly string[]; readonly rootSha256: string }> {
  const numbers = await numbersOf(db, code, axis);
  return { numbers, rootSha256: treeHash(leavesOf(numbers)).toString("hex") };
}

/** Null where the number is not in the list of this axis. */
export async function inclusionOf(db: Db, code: string, axis: string, number: string): Promise<Inclusion | null> {
  const numbers = await numbersOf(db, code, axis);
  const index = numbers.indexOf(number.toLowerCase());
  return index < 0 ? null : { index, size: numbers.length, path: auditPath(leavesOf(numbers), index).map((hash) => hash.toString("hex")) };
}
