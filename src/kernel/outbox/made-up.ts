import { randomUUID } from "node:crypto";
import { sql, type Db } from "../db/db.ts";
import { jsonb } from "../db/values.ts";
import type { Bilingual } from "../i18n/language.ts";
import type { NewMessage } from "./queue.ts";

export interface MadeUpMessage extends NewMessage {
  /** Instants in ISO 8601. */
  readonly createdAt: string;
  /** What came of each attempt, the last of which says how the message stands; at least one, and not `postponed` at the end. */
  readonly attempts: readonly { readonly endedAt: string; readonly milliseconds: number; readonly outcome: "sent" | "postponed" | "failed" | "uncertain"; readonly code: number | null; readonly error: Bilingual | null }[];
}

/** Puts messages with their past in the queue, marked as made up. None of them is due: nothing leaves. Those that are there already are left as they are. */
export async function addMadeUpMessages(db: Db, messages: readonly MadeUpMessage[]): Promise<void> {
  await db.tx(async (tx) => {
    for (const { channel, key, recipient, payload, createdAt, attempts } of messages) {
      const last = attempts.at(-1);
      if (last === undefined || last.outcome === "postponed") throw new RangeError("a made-up message must have an end");
      const id = randomUUID();
      const added = await tx.query(sql`
        insert into outbox.message (id, channel, key, recipient, payload, status, attempts, round, last_error, created_at, due_since, settled_at, demonstration)
        values (${id}::uuid, ${channel}, ${key}, ${recipient}, ${jsonb(payload)}, ${last.outcome}, ${attempts.length}, ${attempts.length}, ${jsonb(last.error ?? undefined)},
          ${createdAt}::timestamptz, ${createdAt}::timestamptz, ${last.outcome === "uncertain" ? null : last.endedAt}::timestamptz, true)
        on conflict on constraint message_told_once do nothing returning id`);
      if (added.length === 0) continue;
      for (const [index, attempt] of attempts.entries()) {
        await tx.query(sql`
          insert into outbox.attempt (message_id, number, ended_at, milliseconds, outcome, code, error)
          values (${id}::uuid, ${index + 1}, ${attempt.endedAt}::timestamptz, ${attempt.milliseconds}, ${attempt.outcome}, ${attempt.code}, ${jsonb(attempt.error ?? undefined)})`);
      }
    }
  });
}
