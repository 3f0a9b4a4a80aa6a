import { randomUUID } from "node:crypto";
import type { Db } from "../db/db.ts";
import { sql } from "../db/db.ts";
import type { MigrationSet } from "../db/migrate.ts";
import type { Bilingual } from "../i18n/language.ts";
import type { Clock } from "../time/day.ts";
import type { Channel, Claimed, MailPayload, Outcome, Transport, WebhookPayload } from "./message.ts";
import { delaysMilliseconds } from "./ladder.ts";
import type { Announce, Notify } from "./notice.ts";
import { claimNext, enqueue, giveUpWithoutTransport, markHandingOver, settle, sweepInterrupted, type NewMessage } from "./queue.ts";

export const outboxMigrations: MigrationSet = { schema: "outbox", directory: new URL("./migrations/", import.meta.url) };

export interface OutboxDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** How messages of each channel leave. Those of a channel without transport wait, readable in the house. */
  readonly transports?: Partial<Readonly<Record<Channel, Transport>>>;
  /** The accounts that are told in the place of, and beside, this one (it is away); asked inside the transaction of the act. None by default. */
  readonly standIns?: (inside: Db, accountId: string) => Promise<readonly string[]>;
  /** Told of what drain threw, when it runs by itself. */
  readonly onError?: (error: unknown) => void;
  /** How long a process may hold a message before another may take it. Longer than a whole attempt takes. */
  readonly leaseMilliseconds?: number;
  /** How often the timer looks. */
  readonly everyMilliseconds?: number;
}

/** What one pass did. `uncertain` counts those found interrupted too. */
export interface Drained {
  readonly sent: number;
  readonly postponed: number;
  readonly failed: number;
  readonly uncertain: number;
}

export interface Outbox {
  readonly notify: Notify;
  readonly announce: Announce;
  /** Does this channel leave the house? */
  readonly sends: (channel: Channel) => boolean;
  /** Sends what is due now, until nothing is. Several may run at once, in one process or more: none sends what another holds. */
  drain(): Promise<Drained>;
  /** Drains now and then by itself, until `stop`. */
  start(): void;
  /** Ends the timer and what is under way: what can still be taken back is, the rest gets a few seconds for its answer. */
  stop(): Promise<void>;
}

/** How many messages of a channel are under way at once in one pass. A subscriber that is slow must not hold the others back. */
const hands: Readonly<Record<Channel, number>> = { mail: 1, webhook: 4 };
const wholeChannel = "*";
const defaultLease = 15 * 60_000;
const defaultEvery = 15_000;

export function createOutbox(deps: OutboxDeps): Outbox {
  const { db, clock, transports = {}, standIns, onError = () => undefined, leaseMilliseconds = defaultLease, everyMilliseconds = defaultEvery } = deps;
  const open = (["mail", "webhook"] as const).filter((channel) => transports[channel] !== undefined);
  const closed = (["mail", "webhook"] as const).filter((channel) => transports[channel] === undefined);
  let stopping = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> | null = null;

  async function attempt(message: Claimed): Promise<Outcome> {
    if (message.round > delaysMilliseconds.length + 1) return { kind: "failed", code: null, error: tooOftenInterrupted };
    const transport = transports[message.channel];
    if (transport === undefined) throw new Error(`no transport for ${message.channel}`);
    let handedOver = false;
    const beforeHandOver = async () => {
      if (!(await markHandingOver(db, message, clock.now(), leaseMilliseconds))) throw new Error("this message is held by somebody else");
      handedOver = true;
    };
    try {
      return await transport.deliver(message, beforeHandOver, stopping.signal);
    } catch (error) {
      onError(error);
      return handedOver ? { kind: "uncertain", error: unforeseen } : { kind: "postponed", code: null, error: unforeseen, stops: "nothing" };
    }
  }

  /** One after the other until nothing of the channel is due, beside other hands doing the same. */
  async function drainChannel(channel: Channel, counts: Record<keyof Drained, number>, left: Set<string>): Promise<void> {
    while (!stopping.signal.aborted && !left.has(wholeChannel)) {
      const message = await claimNext(db, channel, clock.now(), leaseMilliseconds, [...left]);
      if (message === null) return;
      const from = performance.now();
      const outcome = await attempt(message);
      const kept = await settle(db, message, outcome, clock.now(), Math.round(performance.now() - from));
      if (kept !== "lost") counts[kept] += 1;
      if (outcome.kind === "postponed" && outcome.stops !== "nothing") left.add(outcome.stops === "channel" ? wholeChannel : message.recipient);
    }
  }

  async function drain(): Promise<Drained> {
    const counts = { sent: 0, postponed: 0, failed: await giveUpWithoutTransport(db, closed, clock.now()), uncertain: await sweepInterrupted(db, clock.now()) };
    await Promise.all(open.map((channel) => {
      const left = new Set<string>();
      return Promise.all(Array.from({ length: hands[channel] }, () => drainChannel(channel, counts, left)));
    }));
    return counts;
  }

  function plan(delay: number): void {
    timer = setTimeout(() => {
      running = drain().catch(onError).finally(() => {
        running = null;
        if (timer !== null) plan(everyMilliseconds);
      });
    }, delay);
    timer.unref();
  }

  return {
    sends: (channel) => transports[channel] !== undefined,
    async notify(inside, { key, to, subject, text, path, unsubscribe, personal = false }) {
      const accounts = new Map<string, string | null>(to.map((account) => [account, null]));
      for (const account of standIns === undefined || personal ? [] : new Set(to)) {
        for (const other of (await standIns?.(inside, account)) ?? []) if (!accounts.has(other)) accounts.set(other, account);
      }
      const messages = [...accounts].map(([recipient, inPlaceOf]): NewMessage => {
        const payload: MailPayload = { subject, text, path, inPlaceOf, ...(unsubscribe === undefined ? {} : { unsubscribe }) };
        return { channel: "mail", key, recipient, payload };
      });
      await enqueue(inside, messages, clock.now());
    },
    async announce(inside, { type, subject, data }) {
      const subscriptions = await inside.query<{ id: string }>(sql`
        select id from outbox.subscription where active and (cardinality(event_types) = 0 or ${type} = any(event_types)) order by created_at, id`);
      if (subscriptions.length === 0) return;
      const payload = webhookPayload(type, subject, data, clock.now());
      await enqueue(inside, subscriptions.map(({ id }): NewMessage => ({ channel: "webhook", key: payload.eventId, recipient: id, payload })), clock.now());
    },
    drain,
    start() {
      if (timer !== null) return;
      stopping = new AbortController();
      plan(0);
    },
    async stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      stopping.abort();
      await running;
    },
  };
}

/** The body as the Standard Webhooks specification shapes it, with the subject beside. */
export function webhookPayload(type: string, subject: string, data: Readonly<Record<string, unknown>>, now: Date): WebhookPayload {
  return { type, subject, eventId: `evt_${randomUUID().replaceAll("-", "")}`, body: JSON.stringify({ type, timestamp: now.toISOString(), subject, data }) };
}

const unforeseen: Bilingual = { fr: "Une erreur imprévue a interrompu l’envoi.", en: "An unforeseen error interrupted the sending." };
const tooOftenInterrupted: Bilingual = {
  fr: "Chaque essai a été interrompu avant la fin\u202f: l’envoi est abandonné.",
  en: "Every attempt was interrupted before its end: it is given up.",
};
