import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { listMessages, messageStatuses } from "../../../kernel/outbox/index.ts";
import { rolesFor } from "../../../modules/identity/index.ts";
import { eventTypes } from "../../outbox/event-types.ts";
import { authorOf } from "./mail-routes.ts";
import type { WebhookRoutesDeps } from "./webhook-routes.ts";

const access = { anyOf: rolesFor("webhooks.manage") };
const byId = z.object({ id: z.uuid() });
const input = z.object({ url: z.string().max(3000), note: z.string().max(1000).default(""), eventTypes: z.array(z.string().max(80)).max(100).default([]) });
const subscription = z.object({ id: z.string(), url: z.string(), eventTypes: z.array(z.string()), note: z.string(), active: z.boolean(), previousUntil: z.string().nullable(), createdAt: z.string() });
const withSecret = z.object({ subscription, secret: z.string() });
const delivery = z.object({ id: z.string(), eventId: z.string(), type: z.string(), subject: z.string(), status: z.enum(messageStatuses), attempts: z.int(), lastCode: z.int().nullable(), createdAt: z.string(), settledAt: z.string().nullable() });

/** Subscriptions by program, with the same rights as the pages. */
export function webhookApiRoutes({ db, subscriptions }: WebhookRoutesDeps): Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/event-types", access: "public", summary: "What is announced by webhook", response: z.object({ eventTypes: z.array(z.object({ type: z.string(), label: z.object({ fr: z.string(), en: z.string() }) })) }),
      handle: async () => ({ kind: "json", value: { eventTypes } }),
    }),
    route({
      method: "GET", path: "/api/v1/webhooks", access, summary: "Subscriptions of programs", response: z.object({ webhooks: z.array(subscription) }),
      handle: async () => ({ kind: "json", value: { webhooks: await subscriptions.list() } }),
    }),
    route({
      method: "POST", path: "/api/v1/webhooks", access, summary: "Creates a subscription; its secret is told once", body: input, response: withSecret,
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await subscriptions.create(body, authorOf(context)) }),
    }),
    route({
      method: "GET", path: "/api/v1/webhooks/:id", access, summary: "One subscription", params: byId, response: subscription,
      handle: async ({ params: { id } }) => ({ kind: "json", value: await subscriptions.get(id) }),
    }),
    route({
      method: "PUT", path: "/api/v1/webhooks/:id", access, summary: "Changes address, note and events", params: byId, body: input, response: subscription,
      handle: async ({ params: { id }, body, context }) => ({ kind: "json", value: await subscriptions.update(id, body, authorOf(context)) }),
    }),
    route({
      method: "PUT", path: "/api/v1/webhooks/:id/active", access, summary: "Pauses or resumes", params: byId, body: z.object({ active: z.boolean() }), response: subscription,
      handle: async ({ params: { id }, body, context }) => ({ kind: "json", value: await subscriptions.setActive(id, body.active, authorOf(context)) }),
    }),
    route({
      method: "POST", path: "/api/v1/webhooks/:id/rotate", access, summary: "Makes a new secret, told once; the one before signs for another day", params: byId, response: withSecret,
      handle: async ({ params: { id }, context }) => ({ kind: "json", value: await subscriptions.rotate(id, authorOf(context)) }),
    }),
    route({
      method: "POST", path: "/api/v1/webhooks/:id/test", access, summary: "Sends a test", params: byId, perMinute: 30, response: z.object({ messageId: z.string() }),
      handle: async ({ params: { id }, context }) => ({ kind: "json", value: { messageId: await subscriptions.sendTest(id, authorOf(context)) } }),
    }),
    route({
      method: "GET", path: "/api/v1/webhooks/:id/deliveries", access, summary: "What was announced to a subscription, by page of 25, the newest first", params: byId,
      query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }), response: z.object({ rows: z.array(delivery), total: z.int() }),
      handle: async ({ params: { id }, query: { page } }) => {
        await subscriptions.get(id);
        const { rows, total } = await listMessages(db, { channel: "webhook", recipient: id, sort: "created", descending: true, limit: 25, offset: (page - 1) * 25 });
        return { kind: "json", value: { total, rows: rows.flatMap((line) => (line.channel === "webhook" ? [{ ...line, ...line.payload }] : [])) } };
      },
    }),
  ];
}
