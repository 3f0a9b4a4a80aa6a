import { createElement } from "preact";
import { z } from "zod";
import type { Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { route, type Actor, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { attemptsOf, channels, findMessage, listMessages, messageSorts, messageStatuses, unknownMessage, type Decisions, type MessageLine, type Outbox, type Subscriptions } from "../../../kernel/outbox/index.ts";
import { may, rolesFor, type Identity } from "../../../modules/identity/index.ts";
import { messagesTable, namesOf, noticesTable } from "./message-table.ts";
import { MessageListView, MessageView, NoticesView } from "./message-views.tsx";
import { words } from "./words.ts";

export interface MailRoutesDeps {
  readonly db: Db;
  readonly outbox: Pick<Outbox, "sends">;
  readonly mailDecisions: Decisions;
  readonly subscriptions: Subscriptions;
  readonly identity: Identity;
}

const perPage = 25;
const exported = 100_000;
const access = { anyOf: rolesFor("mail.read") };
const byId = z.object({ id: z.string().max(60) });
const blank = (given: unknown): unknown => (given === "" ? undefined : given);
const listQuery = z.object({
  channel: z.preprocess(blank, z.enum(channels).optional().catch(undefined)),
  status: z.preprocess(blank, z.enum(messageStatuses).optional().catch(undefined)),
  sort: z.enum(messageSorts).catch("created"),
  order: z.enum(["ascending", "descending"]).catch("descending"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
const pageOnly = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });
const decision = z.object({ decision: z.enum(["arrived", "send-again"]) });

export function authorOf({ actor }: RequestContext): Author {
  if (actor === null) throw new Error("a guarded route was reached by nobody");
  return { accountId: actor.accountId, name: actor.name };
}

/** The queue of what leaves, for those who keep watch over it; and everybody's own notices. */
export function mailRoutes(deps: MailRoutesDeps): Route[] {
  const { db, identity, subscriptions } = deps;
  const ask = (query: z.output<typeof listQuery>, limit: number, offset: number) => listMessages(db, { channel: query.channel, status: query.status, sort: query.sort, descending: query.order === "descending", limit, offset });
  const own = (actor: Actor | null, limit: number, offset: number) => listMessages(db, { channel: "mail", recipient: actor?.accountId ?? "", sort: "created", descending: true, limit, offset });
  const messageOf = async (id: string): Promise<MessageLine> => {
    const line = await findMessage(db, id);
    if (line === null) throw unknownMessage();
    return line;
  };
  const mayDecide = (actor: Actor | null, line: MessageLine): boolean => may(actor, line.channel === "webhook" ? "webhooks.manage" : "mail.read");
  const decide = async (id: string, chosen: z.output<typeof decision>["decision"], context: RequestContext): Promise<void> => {
    if (!mayDecide(context.actor, await messageOf(id))) throw new AppError("outbox.not-yours-to-decide", { fr: "Seul un administrateur renvoie une annonce à un programme.", en: "Only an administrator sends an announcement to a program again." }, { status: 403 });
    await (chosen === "arrived" ? deps.mailDecisions.declareArrived(id, authorOf(context)) : deps.mailDecisions.sendAgain(id, authorOf(context)));
  };

  return [
    route({
      method: "GET", path: "/mail", access, summary: "Outgoing messages", query: listQuery,
      handle: async ({ query, context }) => {
        const { rows, total } = await ask(query, perPage, (query.page - 1) * perPage);
        const { total: uncertain } = await listMessages(db, { status: "uncertain", sort: "created", descending: true, limit: 1, offset: 0 });
        const named = await namesOf(rows, identity, subscriptions);
        const shown = { channel: query.channel ?? null, status: query.status ?? null, sort: query.sort, order: query.order };
        const body = createElement(MessageListView, { rows, total, page: query.page, pages: Math.max(1, Math.ceil(total / perPage)), query: shown, named, sendsMail: deps.outbox.sends("mail"), uncertain, context });
        return { kind: "page", page: { title: words.title[context.language], section: "mail", body, demonstration: rows.some(({ demonstration }) => demonstration) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/mail.${format}`, access, summary: `Outgoing messages (${format.toUpperCase()})`, query: listQuery,
        handle: async ({ query, context }) => {
          const { rows } = await ask(query, exported, 0);
          return tableReply(messagesTable(rows, await namesOf(rows, identity, subscriptions)), format, context.language);
        },
      }),
    ),
    route({
      method: "GET", path: "/mail/:id", access, summary: "One message in full", params: byId, query: z.object({ done: z.string().optional() }),
      handle: async ({ params: { id }, query, context }) => {
        const line = await messageOf(id);
        const inPlaceOf = line.channel === "mail" && line.payload.inPlaceOf !== null ? ((await identity.getAccount(line.payload.inPlaceOf))?.name ?? words.unknownAccount[context.language]) : null;
        const body = createElement(MessageView, { line, attempts: await attemptsOf(db, id), recipient: (await namesOf([line], identity, subscriptions))(line), inPlaceOf, mayDecide: mayDecide(context.actor, line), done: query.done === "decided", context });
        return { kind: "page", page: { title: words.title[context.language], section: "mail", body, demonstration: line.demonstration } };
      },
    }),
    route({
      method: "POST", path: "/mail/:id/decision", access, summary: "Sends a message again, or says that it arrived", params: byId, body: decision,
      handle: async ({ params: { id }, body, context }) => {
        await decide(id, body.decision, context);
        return { kind: "redirect", to: `/mail/${id}?done=decided` };
      },
    }),
    route({
      method: "GET", path: "/notices", access: "signed-in", summary: "Own notices", query: pageOnly,
      handle: async ({ query: { page }, context }) => {
        const perNotices = 20;
        const { rows, total } = await own(context.actor, perNotices, (page - 1) * perNotices);
        const absent = new Set(rows.flatMap((line) => (line.channel === "mail" && line.payload.inPlaceOf !== null ? [line.payload.inPlaceOf] : [])));
        const names = new Map<string, string>();
        for (const id of absent) names.set(id, (await identity.getAccount(id))?.name ?? words.unknownAccount[context.language]);
        const body = createElement(NoticesView, { rows, page, pages: Math.max(1, Math.ceil(total / perNotices)), names, context });
        return { kind: "page", page: { title: words.notices[context.language], section: "notices", body, demonstration: rows.some(({ demonstration }) => demonstration) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/notices.${format}`, access: "signed-in", summary: `Own notices (${format.toUpperCase()})`,
        handle: async ({ context }) => tableReply(noticesTable((await own(context.actor, exported, 0)).rows), format, context.language),
      }),
    ),
    ...mailApiRoutes(ask, own, messageOf, decide, db),
  ];
}

const bilingual = z.object({ fr: z.string(), en: z.string() });
const noticeOut = z.object({ id: z.string(), createdAt: z.string(), subject: bilingual, text: bilingual, path: z.string().nullable(), inPlaceOf: z.string().nullable() });
const messageOut = z.object({
  id: z.string(), channel: z.enum(channels), recipient: z.string(), status: z.enum(messageStatuses), attempts: z.int(), nextAttemptAt: z.string().nullable(),
  lastCode: z.int().nullable(), lastError: bilingual.nullable(), createdAt: z.string(), settledAt: z.string().nullable(), payload: z.unknown(),
});
const attemptOut = z.object({ number: z.int(), endedAt: z.string(), milliseconds: z.int().nullable(), outcome: z.string(), code: z.int().nullable(), error: bilingual.nullable() });

function mailApiRoutes(
  ask: (query: z.output<typeof listQuery>, limit: number, offset: number) => ReturnType<typeof listMessages>,
  own: (actor: Actor | null, limit: number, offset: number) => ReturnType<typeof listMessages>,
  messageOf: (id: string) => Promise<MessageLine>,
  decide: (id: string, chosen: "arrived" | "send-again", context: RequestContext) => Promise<void>,
  db: Db,
): Route[] {
  const whole = async (id: string) => ({ ...(await messageOf(id)), attemptList: await attemptsOf(db, id) });
  const oneOut = messageOut.extend({ attemptList: z.array(attemptOut) });
  return [
    route({
      method: "GET", path: "/api/v1/mail", access, summary: "Outgoing messages, by page of 25", query: listQuery, response: z.object({ rows: z.array(messageOut), total: z.int() }),
      handle: async ({ query }) => ({ kind: "json", value: await ask(query, perPage, (query.page - 1) * perPage) }),
    }),
    route({
      method: "GET", path: "/api/v1/mail/:id", access, summary: "One message with its attempts", params: byId, response: oneOut,
      handle: async ({ params: { id } }) => ({ kind: "json", value: await whole(id) }),
    }),
    route({
      method: "POST", path: "/api/v1/mail/:id/decision", access, summary: "Sends a message again, or says that it arrived", params: byId, body: decision, response: oneOut,
      handle: async ({ params: { id }, body, context }) => {
        await decide(id, body.decision, context);
        return { kind: "json", value: await whole(id) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/notices", access: "signed-in", summary: "Own notices, by page of 25, the newest first", query: pageOnly, response: z.object({ rows: z.array(noticeOut), total: z.int() }),
      handle: async ({ query: { page }, context }) => {
        const { rows, total } = await own(context.actor, perPage, (page - 1) * perPage);
        return { kind: "json", value: { total, rows: rows.flatMap((line) => (line.channel === "mail" ? [{ id: line.id, createdAt: line.createdAt, ...line.payload }] : [])) } };
      },
    }),
  ];
}
