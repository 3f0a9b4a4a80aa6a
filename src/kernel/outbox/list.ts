import { sql, type Db, type SQL } from "../db/db.ts";
import type { Bilingual } from "../i18n/language.ts";
import { isUuid } from "./decisions.ts";
import type { Channel, MailPayload, MessageStatus, WebhookPayload } from "./message.ts";

interface MessageState {
  readonly id: string;
  readonly key: string;
  /** Of a mail an account, of a webhook a subscription. */
  readonly recipient: string;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: Bilingual | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
  /** Code of the last answer, where one came. */
  readonly lastCode: number | null;
  readonly demonstration: boolean;
}

/** A message as it stands. */
export type MessageLine = MessageState & ({ readonly channel: "mail"; readonly payload: MailPayload } | { readonly channel: "webhook"; readonly payload: WebhookPayload });

export interface AttemptLine {
  readonly number: number;
  readonly endedAt: string;
  readonly milliseconds: number | null;
  readonly outcome: "sent" | "postponed" | "failed" | "uncertain";
  readonly code: number | null;
  readonly error: Bilingual | null;
}

export const messageSorts = ["created", "status", "attempts"] as const;
export type MessageSort = (typeof messageSorts)[number];

export interface MessageQuestion {
  readonly channel?: Channel | undefined;
  readonly status?: MessageStatus | undefined;
  readonly recipient?: string | undefined;
  readonly sort: MessageSort;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

const columns = sql`m.id, m.channel, m.key, m.recipient, m.payload, m.status, m.attempts, m.next_attempt_at as "nextAttemptAt", m.last_error as "lastError",
  m.created_at as "createdAt", m.settled_at as "settledAt", m.demonstration,
  (select a.code from outbox.attempt a where a.message_id = m.id order by a.number desc limit 1) as "lastCode"`;

const orders: Readonly<Record<MessageSort, SQL>> = { created: sql`m.created_at`, status: sql`m.status`, attempts: sql`m.attempts` };

/** Messages that answer all that is asked, with how many there are in all. */
export async function listMessages(db: Db, { channel, status, recipient, sort, descending, limit, offset }: MessageQuestion): Promise<{ readonly rows: readonly MessageLine[]; readonly total: number }> {
  const where = sql`true
    ${channel === undefined ? sql`` : sql`and m.channel = ${channel}`} ${status === undefined ? sql`` : sql`and m.status = ${status}`} ${recipient === undefined ? sql`` : sql`and m.recipient = ${recipient}`}`;
  const direction = descending ? sql`desc` : sql`asc`;
  const rows = await db.query<MessageLine>(sql`
    select ${columns} from outbox.message m where ${where} order by ${orders[sort]} ${direction}, m.created_at ${direction}, m.id limit ${limit} offset ${offset}`);
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from outbox.message m where ${where}`);
  return { rows, total: count?.total ?? 0 };
}

/** One message; null where there is none. */
export async function findMessage(db: Db, id: string): Promise<MessageLine | null> {
  if (!isUuid(id)) return null;
  const [row] = await db.query<MessageLine>(sql`select ${columns} from outbox.message m where m.id = ${id}::uuid`);
  return row ?? null;
}

/** The attempts of a message, the first first. */
export async function attemptsOf(db: Db, id: string): Promise<readonly AttemptLine[]> {
  return db.query<AttemptLine>(sql`
    select number, ended_at as "endedAt", milliseconds, outcome, code, error from outbox.attempt where message_id = ${id}::uuid order by number`);
}
