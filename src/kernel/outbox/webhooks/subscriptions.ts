import { createHash, randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../audit/index.ts";
import { sql, type Db } from "../../db/db.ts";
import { array } from "../../db/values.ts";
import { AppError, type Issue } from "../../errors/app-error.ts";
import type { Clock } from "../../time/day.ts";
import { isUuid } from "../decisions.ts";
import { enqueue } from "../queue.ts";
import { webhookPayload } from "../outbox.ts";
import { urlIssues, type AddressRules } from "./addresses.ts";
import { newSecret } from "./sign.ts";

export interface Subscription {
  readonly id: string;
  readonly url: string;
  /** Empty: every type, those to come too. */
  readonly eventTypes: readonly string[];
  readonly note: string;
  readonly active: boolean;
  /** Until when the secret before the last rotation still signs too; null where none does. */
  readonly previousUntil: string | null;
  readonly createdAt: string;
}

export interface SubscriptionInput {
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly note: string;
}

export interface Subscriptions {
  list(): Promise<readonly Subscription[]>;
  /** Fails with `outbox.unknown-subscription` (404). */
  get(id: string): Promise<Subscription>;
  /** The secret is told here and by `rotate`, and never again. Fails with `outbox.invalid` (422), every fault at once. */
  create(input: SubscriptionInput, by: Author): Promise<{ readonly subscription: Subscription; readonly secret: string }>;
  update(id: string, input: SubscriptionInput, by: Author): Promise<Subscription>;
  setActive(id: string, active: boolean, by: Author): Promise<Subscription>;
  /** A new secret; for a day the one before signs too, so that the subscriber can change without missing anything. */
  rotate(id: string, by: Author): Promise<{ readonly subscription: Subscription; readonly secret: string }>;
  /** Puts a `test.sent` announcement in the queue for this subscription alone; gives the id of the message. Fails with `outbox.subscription-paused` (409). */
  sendTest(id: string, by: Author): Promise<string>;
}

const overlapMilliseconds = 24 * 3_600_000;
export const testType = "test.sent";

export function createSubscriptions(db: Db, clock: Clock, eventTypes: readonly string[], rules: AddressRules): Subscriptions {
  const change = (id: string, by: Author, act: string, work: (tx: Db) => Promise<void>): Promise<Subscription> =>
    db.tx(async (tx) => {
      const before = await find(tx, id, true);
      await work(tx);
      const after = await find(tx, id);
      await audit(tx, by, act, before, after);
      return after;
    });
  const audit = (tx: Db, by: Author, act: string, previous: Subscription | null, next: Subscription): Promise<void> =>
    recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `outbox.${act}`, subject: `webhook:${next.id}`, previous: previous === null ? null : audited(previous), next: audited(next) });

  function checked(input: SubscriptionInput): SubscriptionInput {
    const url = input.url.trim();
    const note = input.note.trim();
    const issues: Issue[] = urlIssues(url, rules);
    const unknown = input.eventTypes.filter((type) => !eventTypes.includes(type));
    if (unknown.length > 0) issues.push({ code: "outbox.unknown-event-type", severity: "error", field: "eventTypes", text: { fr: `Types d’événement inconnus\u202f: ${unknown.join(", ")}.`, en: `Unknown event types: ${unknown.join(", ")}.` } });
    if (note.length > 200) issues.push({ code: "outbox.note-too-long", severity: "error", field: "note", text: { fr: "200 caractères au plus.", en: "At most 200 characters." } });
    if (issues.length > 0) throw new AppError("outbox.invalid", { fr: "Certaines données ne conviennent pas. Chaque faute est indiquée.", en: "Some of the data will not do. Each fault is listed." }, { status: 422, issues });
    return { url: new URL(url).href, note, eventTypes: [...new Set(input.eventTypes)].sort() };
  }

  return {
    list: () => db.query<Subscription>(sql`select ${columns} from outbox.subscription order by created_at, id`),
    get: (id) => find(db, id),
    create: (input, by) =>
      db.tx(async (tx) => {
        const { url, note, eventTypes: types } = checked(input);
        const id = randomUUID();
        const secret = newSecret();
        await tx.query(sql`
          insert into outbox.subscription (id, url, event_types, note, secret, created_at)
          values (${id}::uuid, ${url}, ${array(types, "text")}, ${note}, ${secret}, ${clock.now().toISOString()}::timestamptz)`);
        const subscription = await find(tx, id);
        await audit(tx, by, "webhook-created", null, subscription);
        return { subscription, secret };
      }),
    update: (id, input, by) =>
      change(id, by, "webhook-changed", async (tx) => {
        const { url, note, eventTypes: types } = checked(input);
        await tx.query(sql`update outbox.subscription set url = ${url}, event_types = ${array(types, "text")}, note = ${note} where id = ${id}::uuid`);
      }),
    setActive: (id, active, by) =>
      change(id, by, active ? "webhook-resumed" : "webhook-paused", async (tx) => {
        await tx.query(sql`update outbox.subscription set active = ${active} where id = ${id}::uuid`);
        // What waited through the pause starts again from the first step.
        if (active) await tx.query(sql`update outbox.message set round = 0, next_attempt_at = ${clock.now().toISOString()}::timestamptz where channel = 'webhook' and recipient = ${id} and status = 'pending' and claim is null`);
      }),
    async rotate(id, by) {
      const secret = newSecret();
      const previousUntil = new Date(clock.now().getTime() + overlapMilliseconds).toISOString();
      const subscription = await change(id, by, "webhook-secret-rotated", async (tx) => {
        await tx.query(sql`update outbox.subscription set previous_secret = secret, previous_until = ${previousUntil}::timestamptz, secret = ${secret} where id = ${id}::uuid`);
      });
      return { subscription, secret };
    },
    sendTest: (id, by) =>
      db.tx(async (tx) => {
        const subscription = await find(tx, id, true);
        if (!subscription.active) throw new AppError("outbox.subscription-paused", { fr: "Cet abonnement est en pause. Reprenez-le d’abord.", en: "This subscription is paused. Resume it first." }, { status: 409 });
        const payload = webhookPayload(testType, `webhook:${id}`, {}, clock.now());
        await enqueue(tx, [{ channel: "webhook", key: payload.eventId, recipient: id, payload }], clock.now());
        await audit(tx, by, "webhook-tested", subscription, subscription);
        const [row] = await tx.query<{ id: string }>(sql`select id from outbox.message where channel = 'webhook' and key = ${payload.eventId}`);
        return row?.id ?? "";
      }),
  };
}

const columns = sql`id, url, event_types as "eventTypes", note, active, case when previous_secret is null then null else previous_until end as "previousUntil", created_at as "createdAt"`;

async function find(db: Db, id: string, lock = false): Promise<Subscription> {
  const [row] = isUuid(id) ? await db.query<Subscription>(sql`select ${columns} from outbox.subscription where id = ${id}::uuid ${lock ? sql`for update` : sql``}`) : [];
  if (row === undefined) throw new AppError("outbox.unknown-subscription", { fr: "Cet abonnement n’existe pas.", en: "There is no such subscription." }, { status: 404 });
  return row;
}

/** Addresses may hold a token of the subscriber's: the audit keeps the host, and a hash that tells two apart. */
function audited({ url, eventTypes, active, previousUntil }: Subscription) {
  return { host: new URL(url).host, urlSha256: createHash("sha256").update(url).digest("hex"), eventTypes, active, previousUntil };
}
