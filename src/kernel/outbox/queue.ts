import { randomUUID } from "node:crypto";
import { sql, type Db } from "../db/db.ts";
import { array, jsonb } from "../db/values.ts";
import type { Bilingual } from "../i18n/language.ts";
import { giveUpMilliseconds, nextAttempt } from "./ladder.ts";
import type { Channel, Claimed, Outcome } from "./message.ts";

export interface NewMessage {
  readonly channel: Channel;
  readonly key: string;
  readonly recipient: string;
  readonly payload: unknown;
}

/** Puts messages in the queue; those whose key was told to the same recipient before are left out. Gives how many went in. */
export async function enqueue(inside: Db, messages: readonly NewMessage[], now: Date, demonstration = false): Promise<number> {
  if (messages.length === 0) return 0;
  const rows = messages.map((message) => ({ id: randomUUID(), ...message }));
  const at = now.toISOString();
  const added = await inside.query(sql`
    insert into outbox.message (id, channel, key, recipient, payload, next_attempt_at, created_at, due_since, demonstration)
    select (m->>'id')::uuid, m->>'channel', m->>'key', m->>'recipient', m->'payload', ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, ${demonstration}
    from jsonb_array_elements(${jsonb(rows)}) as m
    on conflict on constraint message_told_once do nothing returning id`);
  return added.length;
}

/**
 * Takes the message of a channel that has been due longest, for `leaseMilliseconds`. Several processes may ask at once:
 * each gets another one. What is for one of `except`, or for a subscription that is paused, is left.
 */
export async function claimNext(db: Db, channel: Channel, now: Date, leaseMilliseconds: number, except: readonly string[] = []): Promise<Claimed | null> {
  const claim = randomUUID();
  const [row] = await db.query<Omit<Claimed, "claim">>(sql`
    update outbox.message m
    set claim = ${claim}::uuid, lease_until = ${until(now, leaseMilliseconds)}::timestamptz, attempts = m.attempts + 1, round = m.round + 1
    where m.id = (
      select id from outbox.message
      where status = 'pending' and next_attempt_at <= ${now.toISOString()}::timestamptz and channel = ${channel} and recipient <> all(${array(except, "text")})
        and (channel <> 'webhook' or exists (select 1 from outbox.subscription s where s.id::text = recipient and s.active))
        and (lease_until is null or lease_until <= ${now.toISOString()}::timestamptz)
      order by next_attempt_at, created_at, id limit 1 for update skip locked)
    returning m.id, m.channel, m.recipient, m.payload, m.attempts, m.round, m.created_at as "createdAt"`);
  return row === undefined ? null : { ...row, claim };
}

/** The mark before the point of no return. False where the message is no longer ours: then it must not leave. */
export async function markHandingOver(db: Db, { id, claim }: Claimed, now: Date, leaseMilliseconds: number): Promise<boolean> {
  const marked = await db.query(sql`
    update outbox.message set status = 'handing-over', lease_until = ${until(now, leaseMilliseconds)}::timestamptz
    where id = ${id}::uuid and claim = ${claim}::uuid and status = 'pending' and lease_until > ${now.toISOString()}::timestamptz
    returning id`);
  return marked.length > 0;
}

const interrupted: Bilingual = {
  fr: "La remise a été interrompue avant la réponse du serveur\u202f: personne ne peut dire si le message est arrivé.",
  en: "The hand-over was interrupted before the server answered: nobody can tell whether the message arrived.",
};

/**
 * Writes what came of an attempt, with its line in the journal. Does nothing where somebody else has decided meanwhile,
 * save that the late answer to a mail given as uncertain still counts.
 */
export async function settle(db: Db, message: Claimed, outcome: Outcome, now: Date, milliseconds: number): Promise<"sent" | "postponed" | "failed" | "uncertain" | "lost"> {
  const next = outcome.kind === "postponed" ? nextAttempt(message.round, now) : null;
  const kind = outcome.kind === "postponed" && next === null ? "failed" : outcome.kind;
  const error = outcome.kind === "sent" ? null : outcome.error;
  const code = outcome.kind === "uncertain" ? null : outcome.code;
  const status = kind === "postponed" ? "pending" : kind;
  const settledAt = kind === "sent" || kind === "failed" ? now.toISOString() : null;
  return db.tx(async (tx) => {
    const kept = await tx.query(sql`
      update outbox.message
      set status = ${status}, next_attempt_at = ${next?.toISOString() ?? null}::timestamptz, lease_until = null, last_error = ${jsonb(error ?? undefined)},
        settled_at = ${settledAt}::timestamptz, claim = case when ${status} = 'uncertain' then claim else null end
      where id = ${message.id}::uuid and claim = ${message.claim}::uuid and status in ('pending', 'handing-over', 'uncertain') returning id`);
    if (kept.length === 0) return "lost";
    await tx.query(sql`
      insert into outbox.attempt (message_id, number, ended_at, milliseconds, outcome, code, error)
      values (${message.id}::uuid, ${message.attempts}, ${now.toISOString()}::timestamptz, ${milliseconds}, ${kind}, ${code}, ${jsonb(error ?? undefined)})
      on conflict (message_id, number) do update set ended_at = excluded.ended_at, milliseconds = excluded.milliseconds, outcome = excluded.outcome, code = excluded.code, error = excluded.error`);
    return kind;
  });
}

/** Mails handed over by a process that never said what came of it are uncertain once its lease has ended. Gives how many. */
export async function sweepInterrupted(db: Db, now: Date): Promise<number> {
  const swept = await db.query(sql`
    with gone as (
      update outbox.message set status = 'uncertain', lease_until = null, last_error = ${jsonb(interrupted)}
      where status = 'handing-over' and lease_until <= ${now.toISOString()}::timestamptz
      returning id, attempts)
    insert into outbox.attempt (message_id, number, ended_at, outcome, error)
    select id, attempts, ${now.toISOString()}::timestamptz, 'uncertain', ${jsonb(interrupted)} from gone
    on conflict do nothing returning message_id`);
  return swept.length;
}

const noServer: Bilingual = {
  fr: "Aucun serveur de courrier n’était réglé pendant cinq jours. L’avis reste lisible ici.",
  en: "No mail server was set for five days. The notice stays readable here.",
};

/** Without a transport, what has waited for five days is given up. Gives how many. */
export async function giveUpWithoutTransport(db: Db, closed: readonly Channel[], now: Date): Promise<number> {
  if (closed.length === 0) return 0;
  const given = await db.query(sql`
    update outbox.message set status = 'failed', next_attempt_at = null, settled_at = ${now.toISOString()}::timestamptz, last_error = ${jsonb(noServer)}
    where status = 'pending' and channel = any(${array(closed, "text")}) and due_since <= ${until(now, -giveUpMilliseconds)}::timestamptz
      and (lease_until is null or lease_until <= ${now.toISOString()}::timestamptz)
    returning id`);
  return given.length;
}

function until(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}
