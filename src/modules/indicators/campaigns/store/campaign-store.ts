import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { ValueState } from "../../domain/measure.ts";
import type { CampaignAct, CampaignEvent } from "../domain/campaign.ts";
import type { Holder, RecordedRule } from "../domain/rules.ts";

const eventColumns = sql`id, campaign, act, recorded_at as "recordedAt", coalesce(account_id, '') as "authorId", author, demonstration`;

/** Acts in the order recorded: of one campaign, or of all. `knownAt` leaves out what was recorded after an instant. */
export function listCampaignEvents(db: Db, campaign: string | null, knownAt: string | null = null): Promise<CampaignEvent[]> {
  return db.query<CampaignEvent>(sql`
    select ${eventColumns} from indicators.campaign_event
    where (${campaign}::text is null or campaign = ${campaign}) and (${knownAt}::timestamptz is null or recorded_at <= ${knownAt}::timestamptz)
    order by sequence`);
}

export async function appendCampaignEvent(db: Db, event: CampaignEvent): Promise<void> {
  await db.query(sql`
    insert into indicators.campaign_event (id, campaign, kind, act, recorded_at, account_id, author, demonstration)
    values (${event.id}::uuid, ${event.campaign}, ${event.act.kind satisfies CampaignAct["kind"]}, ${jsonb(event.act)}, ${event.recordedAt}::timestamptz,
            ${event.authorId === "" ? null : event.authorId}, ${event.author}, ${event.demonstration})`);
}

/** Senders hold it together, whoever opens, changes or closes holds it alone: nothing comes in beside a closing. */
export async function lockCampaign(db: Db, campaign: string, how: "together" | "alone"): Promise<void> {
  const key = sql`hashtextextended(${`indicators.campaign ${campaign}`}, 0)`;
  await db.query(how === "alone" ? sql`select pg_advisory_xact_lock(${key})` : sql`select pg_advisory_xact_lock_shared(${key})`);
}

interface RuleRow extends Omit<RecordedRule, "owners" | "validator"> {
  readonly owners: readonly Holder[];
  readonly validator: Holder | null;
}

const ruleColumns = sql`id, series, periodicity, delay_months as "delayMonths", owners, validator, reason, recorded_at as "recordedAt", coalesce(account_id, '') as "authorId", author`;

/** The last rule of each series that has one. */
export function listLatestRules(db: Db): Promise<RecordedRule[]> {
  return db.query<RuleRow>(sql`select distinct on (series) ${ruleColumns} from indicators.collection_rule order by series, sequence desc`);
}

/** Every rule that a series has had (every series', where none is named), newest first. */
export function listRules(db: Db, series: string | null): Promise<RecordedRule[]> {
  const condition: SQL = series === null ? sql`true` : sql`series = ${series}`;
  return db.query<RuleRow>(sql`select ${ruleColumns} from indicators.collection_rule where ${condition} order by sequence desc`);
}

export async function appendRule(db: Db, rule: RecordedRule): Promise<void> {
  await db.query(sql`
    insert into indicators.collection_rule (id, series, periodicity, delay_months, owners, validator, reason, recorded_at, account_id, author)
    values (${rule.id}::uuid, ${rule.series}, ${rule.periodicity}, ${rule.delayMonths}, ${jsonb(rule.owners)}, ${rule.validator === null ? sql`null` : jsonb(rule.validator)}, ${rule.reason},
            ${rule.recordedAt}::timestamptz, ${rule.authorId === "" ? null : rule.authorId}, ${rule.author})`);
}

/** What somebody sent: the fields as typed, and the value that they say; null where they cannot be read. */
export interface KeptEntry {
  readonly typed: Readonly<Record<string, string>>;
  readonly value: {
    readonly value: number;
    readonly state: ValueState;
    readonly observedOn: Day;
    readonly source: string;
    readonly method: string | null;
    readonly reason: string | null;
  } | null;
}

export interface DutyDraft {
  readonly id: string;
  readonly campaign: string;
  readonly duty: string;
  readonly entry: KeptEntry;
  readonly reasonCode: string;
  readonly recordedAt: string;
  readonly authorId: string;
  readonly author: string;
}

export async function appendDraft(db: Db, draft: DutyDraft): Promise<void> {
  await db.query(sql`
    insert into indicators.duty_draft (id, campaign, duty, entry, reason_code, recorded_at, account_id, author)
    values (${draft.id}::uuid, ${draft.campaign}, ${draft.duty}, ${jsonb(draft.entry)}, ${draft.reasonCode}, ${draft.recordedAt}::timestamptz,
            ${draft.authorId === "" ? null : draft.authorId}, ${draft.author})`);
}

/** The last draft that each person left for each duty: of one campaign, or of one person in all; newest first. */
export function listLatestDrafts(db: Db, of: { readonly campaign: string } | { readonly accountId: string } | "all"): Promise<DutyDraft[]> {
  const condition = of === "all" ? sql`true` : "campaign" in of ? sql`campaign = ${of.campaign}` : sql`account_id = ${of.accountId}`;
  return db.query<DutyDraft>(sql`
    select * from (
      select distinct on (campaign, duty, account_id) id, campaign, duty, entry, reason_code as "reasonCode", recorded_at as "recordedAt",
             coalesce(account_id, '') as "authorId", author
      from indicators.duty_draft where ${condition} order by campaign, duty, account_id, sequence desc) as latest
    order by "recordedAt" desc, id`);
}

export function listDrafts(db: Db): Promise<DutyDraft[]> {
  return db.query<DutyDraft>(sql`
    select id, campaign, duty, entry, reason_code as "reasonCode", recorded_at as "recordedAt", coalesce(account_id, '') as "authorId", author
    from indicators.duty_draft order by sequence`);
}
