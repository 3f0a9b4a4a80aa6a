import { recordAudit, type Author } from "../audit/index.ts";
import { sql, type Db } from "../db/db.ts";
import { AppError } from "../errors/app-error.ts";
import type { Clock } from "../time/day.ts";
import type { MessageStatus } from "./message.ts";

export interface Decisions {
  /** Puts a message that failed, or of which nobody can tell, back in the queue from the first step of the ladder. A webhook that was sent may be sent again too, with its `webhook-id`. */
  sendAgain(id: string, by: Author): Promise<void>;
  /** Somebody has checked that an uncertain mail arrived. */
  declareArrived(id: string, by: Author): Promise<void>;
}

/** What people decide of messages; each decision is audited. Fail with `outbox.unknown-message` (404) and `outbox.nothing-to-decide` (409). */
export function createDecisions(db: Db, clock: Clock): Decisions {
  async function decide(id: string, by: Author, act: string, work: (tx: Db, channel: string, status: MessageStatus) => Promise<MessageStatus | null>): Promise<void> {
    await db.tx(async (tx) => {
      const [found] = isUuid(id) ? await tx.query<{ channel: string; status: MessageStatus }>(sql`select channel, status from outbox.message where id = ${id}::uuid for update`) : [];
      if (found === undefined) throw unknownMessage();
      const next = await work(tx, found.channel, found.status);
      if (next === null) throw nothingToDecide();
      await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `outbox.${act}`, subject: `message:${id}`, previous: { status: found.status }, next: { status: next } });
    });
  }

  return {
    sendAgain: (id, by) =>
      decide(id, by, "message-sent-again", async (tx, channel, status) => {
        if (status !== "failed" && status !== "uncertain" && !(channel === "webhook" && status === "sent")) return null;
        const now = clock.now().toISOString();
        await tx.query(sql`
          update outbox.message set status = 'pending', round = 0, claim = null, lease_until = null, last_error = null, settled_at = null,
            next_attempt_at = ${now}::timestamptz, due_since = ${now}::timestamptz where id = ${id}::uuid`);
        return "pending";
      }),
    declareArrived: (id, by) =>
      decide(id, by, "message-declared-arrived", async (tx, _channel, status) => {
        if (status !== "uncertain") return null;
        await tx.query(sql`update outbox.message set status = 'sent', claim = null, settled_at = ${clock.now().toISOString()}::timestamptz where id = ${id}::uuid`);
        return "sent";
      }),
  };
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

export function unknownMessage(): AppError {
  return new AppError("outbox.unknown-message", { fr: "Ce message n’existe pas.", en: "There is no such message." }, { status: 404 });
}

function nothingToDecide(): AppError {
  return new AppError(
    "outbox.nothing-to-decide",
    { fr: "Il n’y a plus rien à décider pour ce message\u202f: il est parti, ou quelqu’un d’autre a décidé. Rechargez la page.", en: "There is nothing left to decide for this message: it has left, or somebody else has decided. Reload the page." },
    { status: 409 },
  );
}
