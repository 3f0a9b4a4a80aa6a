import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { AxisKey, CampaignState, Questionnaire } from "../domain/campaign.ts";

/** A questionnaire with what its organiser and the timer need beyond its definition. */
export interface QuestionnaireRecord extends Questionnaire {
  readonly contact: string;
  readonly keys: readonly AxisKey[];
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  readonly publishedOn: Day | null;
  readonly ballotsClosed: boolean;
  readonly foldedOn: Day | null;
  readonly revision: number;
}

type Row = Omit<QuestionnaireRecord, "period" | "keys"> & { readonly periodFrom: Day | null; readonly periodTo: Day | null; readonly keys: readonly AxisKey[] | null };

const columns = sql`code, title, purpose, contact, mode, period_from as "periodFrom", period_to as "periodTo", opens_on as "opensOn", closes_on as "closesOn", threshold, eligible_roles as "eligibleRoles",
  form, state, keys, definition_sha256 as "definitionSha256", opened_on as "openedOn", closed_on as "closedOn", published_on as "publishedOn", ballots_closed as "ballotsClosed", folded_on as "foldedOn", revision, demonstration`;

function recordOf({ periodFrom, periodTo, keys, ...rest }: Row): QuestionnaireRecord {
  return { ...rest, keys: keys ?? [], period: periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo } };
}

export async function listQuestionnaires(db: Db): Promise<QuestionnaireRecord[]> {
  return (await db.query<Row>(sql`select ${columns} from consultations.questionnaire order by opens_on desc, code`)).map(recordOf);
}

export async function questionnaireOf(db: Db, code: string, { locked = false } = {}): Promise<QuestionnaireRecord | null> {
  const [row] = await db.query<Row>(sql`select ${columns} from consultations.questionnaire where code = ${code} ${locked ? sql`for update` : sql``}`);
  return row === undefined ? null : recordOf(row);
}

export type Drafted = Omit<Questionnaire, "state" | "definitionSha256"> & { readonly contact: string };

export async function insertQuestionnaire(db: Db, drafted: Drafted, at: string): Promise<void> {
  const { period } = drafted;
  await db.query(sql`
    insert into consultations.questionnaire (code, title, purpose, contact, mode, period_from, period_to, opens_on, closes_on, threshold, eligible_roles, form, demonstration, created_at)
    values (${drafted.code}, ${jsonb(drafted.title)}, ${jsonb(drafted.purpose)}, ${drafted.contact}, ${drafted.mode}, ${period?.from ?? null}::date, ${period?.to ?? null}::date, ${drafted.opensOn}::date, ${drafted.closesOn}::date,
      ${drafted.threshold}, ${rolesOf(drafted)}, ${jsonb(drafted.form)}, ${drafted.demonstration}, ${at}::timestamptz)`);
}

export async function updateDraft(db: Db, code: string, drafted: Drafted): Promise<void> {
  const { period } = drafted;
  await db.query(sql`
    update consultations.questionnaire set title = ${jsonb(drafted.title)}, purpose = ${jsonb(drafted.purpose)}, contact = ${drafted.contact}, mode = ${drafted.mode}, period_from = ${period?.from ?? null}::date, period_to = ${period?.to ?? null}::date,
      opens_on = ${drafted.opensOn}::date, closes_on = ${drafted.closesOn}::date, threshold = ${drafted.threshold}, eligible_roles = ${rolesOf(drafted)}, form = ${jsonb(drafted.form)}, revision = revision + 1
    where code = ${code}`);
}

function rolesOf({ eligibleRoles }: Pick<Drafted, "eligibleRoles">): SQL {
  return eligibleRoles === null ? sql`null::text[]` : array(eligibleRoles, "text");
}

export async function deleteQuestionnaire(db: Db, code: string): Promise<void> {
  await db.query(sql`delete from consultations.questionnaire where code = ${code}`);
}

export async function setState(db: Db, code: string, state: CampaignState, today: Day): Promise<void> {
  const day = state === "closed" ? sql`, closed_on = ${today}::date` : state === "published" ? sql`, published_on = ${today}::date` : sql``;
  await db.query(sql`update consultations.questionnaire set state = ${state}, revision = revision + 1 ${day} where code = ${code}`);
}

export async function setOpen(db: Db, code: string, fixed: { readonly keys: readonly AxisKey[]; readonly definitionSha256: string; readonly today: Day }): Promise<void> {
  await db.query(sql`
    update consultations.questionnaire set state = 'open', keys = ${jsonb(fixed.keys)}, definition_sha256 = ${fixed.definitionSha256}, opened_on = ${fixed.today}::date, folded_on = ${fixed.today}::date, revision = revision + 1
    where code = ${code}`);
}

export async function setBallotsClosed(db: Db, code: string): Promise<void> {
  await db.query(sql`update consultations.questionnaire set ballots_closed = true where code = ${code}`);
}

export async function setFolded(db: Db, code: string, on: Day): Promise<void> {
  await db.query(sql`update consultations.questionnaire set folded_on = ${on}::date where code = ${code}`);
}

/** The invitation has number 0. */
export interface Mailing {
  readonly number: number;
  readonly sentOn: Day;
  readonly recipients: number;
}

export async function mailingsOf(db: Db, code: string): Promise<Mailing[]> {
  return db.query<Mailing>(sql`select number, sent_on as "sentOn", recipients from consultations.questionnaire_mailing where questionnaire = ${code} order by number`);
}

export async function insertMailing(db: Db, code: string, mailing: Mailing): Promise<void> {
  await db.query(sql`insert into consultations.questionnaire_mailing (questionnaire, number, sent_on, recipients) values (${code}, ${mailing.number}, ${mailing.sentOn}::date, ${mailing.recipients})`);
}

export interface Week {
  readonly axis: string;
  readonly weekFrom: Day;
  readonly contributions: number;
}

export async function weeksOf(db: Db, code: string): Promise<Week[]> {
  return db.query<Week>(sql`select axis, week_from as "weekFrom", contributions from consultations.questionnaire_week where questionnaire = ${code} order by week_from, axis`);
}

export async function insertWeek(db: Db, code: string, week: Week): Promise<void> {
  await db.query(sql`insert into consultations.questionnaire_week (questionnaire, axis, week_from, contributions) values (${code}, ${week.axis}, ${week.weekFrom}::date, ${week.contributions}) on conflict do nothing`);
}
