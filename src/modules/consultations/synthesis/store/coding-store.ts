import type { Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import { foldBook, type BookEvent, type BookFact, type CodeBook } from "../domain/code-book.ts";
import type { CodeChoice, CodedText, CoderPlace, Coding, Settlement } from "../domain/coding.ts";
import type { Contribution } from "../domain/contribution.ts";

interface CodingRow {
  readonly subject: string;
  readonly state: Coding["state"];
  readonly coder_a: Author;
  readonly coder_b: Author;
  readonly adjudicator: Author | null;
  readonly threshold: number;
  readonly seed: string;
  readonly closed_with_book: number | null;
  readonly demonstration: boolean;
}

const codingOf = (row: CodingRow): Coding => ({
  subject: row.subject, state: row.state, coders: { a: row.coder_a, b: row.coder_b }, adjudicator: row.adjudicator, threshold: row.threshold, closedWithBook: row.closed_with_book, demonstration: row.demonstration,
});

export async function findCoding(db: Db, subject: string, lock = false): Promise<{ readonly coding: Coding; readonly seed: string } | null> {
  const [row] = await db.query<CodingRow>(sql`select * from consultations.coding where subject = ${subject} ${lock ? sql`for update` : sql``}`);
  return row === undefined ? null : { coding: codingOf(row), seed: row.seed };
}

export async function listCodings(db: Db): Promise<readonly Coding[]> {
  return (await db.query<CodingRow>(sql`select * from consultations.coding order by subject`)).map(codingOf);
}

export async function insertCoding(db: Db, coding: Coding, seed: string): Promise<void> {
  await db.query(sql`
    insert into consultations.coding (subject, state, coder_a, coder_b, adjudicator, threshold, seed, closed_with_book, demonstration)
    values (${coding.subject}, ${coding.state}, ${jsonb(coding.coders.a)}, ${jsonb(coding.coders.b)}, ${coding.adjudicator === null ? sql`null` : jsonb(coding.adjudicator)}, ${coding.threshold}, ${seed}, null, ${coding.demonstration})`);
}

export async function closeCoding(db: Db, subject: string, book: number): Promise<void> {
  await db.query(sql`update consultations.coding set state = 'settling', closed_with_book = ${book} where subject = ${subject}`);
}

export async function insertTexts(db: Db, subject: string, texts: readonly Contribution[]): Promise<void> {
  for (let from = 0; from < texts.length; from += 1000) {
    await db.query(sql`
      insert into consultations.coded_text (subject, id, axis, question, text)
      select ${subject}, t->>'id', t->>'axis', t->>'question', t->>'text' from jsonb_array_elements(${jsonb(texts.slice(from, from + 1000))}) as t`);
  }
}

interface TextRow {
  readonly id: string;
  readonly axis: string;
  readonly question: string;
  readonly text: string;
  readonly masked: boolean;
  readonly to_mask: boolean;
  readonly withheld: boolean;
}

const textOf = ({ to_mask, ...row }: TextRow): CodedText => ({ ...row, toMask: to_mask });
const textColumns = sql`id, axis, question, text, masked, to_mask, withheld`;

/** All texts in an order drawn by `salt`: the same each time, and telling nothing. */
export async function textsOf(db: Db, subject: string, salt: string): Promise<readonly CodedText[]> {
  return (await db.query<TextRow>(sql`select ${textColumns} from consultations.coded_text where subject = ${subject} order by md5(${salt}::text || id), id`)).map(textOf);
}

export async function findText(db: Db, subject: string, id: string): Promise<CodedText | null> {
  const [row] = await db.query<TextRow>(sql`select ${textColumns} from consultations.coded_text where subject = ${subject} and id = ${id}`);
  return row === undefined ? null : textOf(row);
}

/** Ids of all texts in the order of one coder, with the codes that this coder gave; null: none yet. */
export async function orderOf(db: Db, subject: string, coder: CoderPlace, salt: string): Promise<readonly { readonly id: string; readonly codes: readonly number[] | null }[]> {
  return db.query<{ id: string; codes: number[] | null }>(sql`
    select t.id, c.codes from consultations.coded_text t
    left join consultations.code_choice c on c.subject = t.subject and c.text_id = t.id and c.coder = ${coder}
    where t.subject = ${subject} order by md5(${salt}::text || t.id), t.id`);
}

export async function markText(db: Db, subject: string, id: string, marks: Pick<CodedText, "toMask" | "withheld">): Promise<void> {
  await db.query(sql`update consultations.coded_text set to_mask = ${marks.toMask}, withheld = ${marks.withheld} where subject = ${subject} and id = ${id}`);
}

export async function replaceText(db: Db, subject: string, id: string, text: string): Promise<void> {
  await db.query(sql`update consultations.coded_text set text = ${text}, masked = true, to_mask = false where subject = ${subject} and id = ${id}`);
}

export async function putChoice(db: Db, subject: string, coder: CoderPlace, { text, codes }: CodeChoice, book: number): Promise<void> {
  await db.query(sql`
    insert into consultations.code_choice (subject, text_id, coder, codes, book) values (${subject}, ${text}, ${coder}, ${array(codes, "int")}, ${book})
    on conflict (subject, coder, text_id) do update set codes = excluded.codes, book = excluded.book`);
}

/** For made-up codings, thousands at once. */
export async function putChoices(db: Db, subject: string, coder: CoderPlace, choices: readonly CodeChoice[], book: number): Promise<void> {
  await db.query(sql`
    insert into consultations.code_choice (subject, text_id, coder, codes, book)
    select ${subject}, t->>'text', ${coder}, array(select jsonb_array_elements_text(t->'codes')::int), ${book} from jsonb_array_elements(${jsonb(choices)}) as t`);
}

/** What one coder gave, by text. */
export async function choicesOf(db: Db, subject: string, coder: CoderPlace): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await db.query<{ text_id: string; codes: number[] }>(sql`select text_id, codes from consultations.code_choice where subject = ${subject} and coder = ${coder}`);
  return new Map(rows.map(({ text_id, codes }) => [text_id, codes]));
}

export async function putSettlement(db: Db, subject: string, { text, codes, reason, by }: Settlement): Promise<void> {
  await db.query(sql`
    insert into consultations.code_settlement (subject, text_id, codes, reason, settled_by) values (${subject}, ${text}, ${array(codes, "int")}, ${reason}, ${jsonb(by)})
    on conflict (subject, text_id) do update set codes = excluded.codes, reason = excluded.reason, settled_by = excluded.settled_by`);
}

export async function settlementsOf(db: Db, subject: string): Promise<ReadonlyMap<string, Settlement>> {
  const rows = await db.query<{ text_id: string; codes: number[]; reason: string; settled_by: Author }>(sql`select text_id, codes, reason, settled_by from consultations.code_settlement where subject = ${subject}`);
  return new Map(rows.map((row) => [row.text_id, { text: row.text_id, codes: row.codes, reason: row.reason, by: row.settled_by }]));
}

export async function bookOf(db: Db, subject: string): Promise<CodeBook> {
  const rows = await db.query<{ number: number; fact: BookFact; made_by: Author; made_at: string }>(sql`select number, fact, made_by, made_at from consultations.code_book_event where subject = ${subject} order by number`);
  return foldBook(rows.map((row): BookEvent => ({ number: row.number, fact: row.fact, by: row.made_by, at: row.made_at })));
}

export async function insertBookEvent(db: Db, subject: string, { number, fact, by, at }: BookEvent): Promise<void> {
  await db.query(sql`insert into consultations.code_book_event (subject, number, fact, made_by, made_at) values (${subject}, ${number}, ${jsonb(fact)}, ${jsonb(by)}, ${at}::timestamptz)`);
}

/** Were any of these codes given to a text by somebody? */
export async function areGiven(db: Db, subject: string, codes: readonly number[]): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 as one from consultations.code_choice where subject = ${subject} and codes && ${array(codes, "int")}
    union all select 1 from consultations.code_settlement where subject = ${subject} and codes && ${array(codes, "int")} limit 1`);
  return rows.length > 0;
}

/** For what was made up, many at once. */
export async function putSettlements(db: Db, subject: string, settlements: readonly Settlement[]): Promise<void> {
  await db.query(sql`
    insert into consultations.code_settlement (subject, text_id, codes, reason, settled_by)
    select ${subject}, t->>'text', array(select jsonb_array_elements_text(t->'codes')::int), t->>'reason', t->'by' from jsonb_array_elements(${jsonb(settlements)}) as t`);
}
