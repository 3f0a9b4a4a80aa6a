import { createElement } from "preact";
import { z } from "zod";
import type { Db } from "../../../kernel/db/db.ts";
import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { listMessages, type SubscriptionInput, type Subscriptions } from "../../../kernel/outbox/index.ts";
import { rolesFor } from "../../../modules/identity/index.ts";
import { authorOf } from "./mail-routes.ts";
import { EventsView, eventsPage, SecretView, WebhooksView, WebhookView } from "./webhook-views.tsx";
import { webhookWords as words } from "./webhook-words.ts";

export interface WebhookRoutesDeps {
  readonly db: Db;
  readonly subscriptions: Subscriptions;
}

const access = { anyOf: rolesFor("webhooks.manage") };
const byId = z.object({ id: z.string().max(60) });
const form = z.object({ url: z.string().max(3000), note: z.string().max(1000).default(""), eventTypes: z.array(z.string().max(80)).max(100).default([]) });
const perPage = 25;

/** Subscriptions of programs: made, tried, paused, their secrets changed, their journal; and what is announced, for everybody. */
export function webhookRoutes({ db, subscriptions }: WebhookRoutesDeps): Route[] {
  const list = async (context: RequestContext, input: SubscriptionInput, issues: readonly Issue[]): Promise<Reply> => {
    const body = createElement(WebhooksView, { subscriptions: await subscriptions.list(), input, issues, context });
    return { kind: "page", status: issues.length === 0 ? 200 : 422, page: { title: words.title[context.language], section: "webhooks", body } };
  };
  const one = async (context: RequestContext, id: string, issues: readonly Issue[] = [], written: SubscriptionInput | null = null, page = 1, done: string | null = null): Promise<Reply> => {
    const subscription = await subscriptions.get(id);
    const { rows, total } = await listMessages(db, { channel: "webhook", recipient: id, sort: "created", descending: true, limit: perPage, offset: (page - 1) * perPage });
    const body = createElement(WebhookView, { subscription, input: written ?? subscription, issues, deliveries: rows, total, page, pages: Math.max(1, Math.ceil(total / perPage)), done, context });
    return { kind: "page", status: issues.length === 0 ? 200 : 422, page: { title: new URL(subscription.url).host, section: "webhooks", body, demonstration: rows.some(({ demonstration }) => demonstration) } };
  };
  const secretPage = ({ language }: RequestContext, made: Awaited<ReturnType<Subscriptions["create"]>>, rotated: boolean): Reply => ({
    kind: "page",
    page: { title: words.secretTitle[language], section: "webhooks", body: createElement(SecretView, { ...made, rotated, language }) },
  });
  const done = (id: string, what = "saved"): Reply => ({ kind: "redirect", to: `/webhooks/${id}?done=${what}` });
  /** What the sender can mend comes back in the form. */
  const mended = async (work: () => Promise<Reply>, again: (issues: readonly Issue[]) => Promise<Reply>): Promise<Reply> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AppError && error.code === "outbox.invalid") return again(error.issues);
      throw error;
    }
  };

  return [
    route({ method: "GET", path: eventsPage, access: "public", summary: "What is announced by webhook, and how to check a signature", handle: async ({ context: { language } }) => ({ kind: "page", page: { title: words.typesTitle[language], section: "webhooks", body: createElement(EventsView, { language }) } }) }),
    route({ method: "GET", path: "/webhooks", access, summary: "Subscriptions of programs", handle: async ({ context }) => list(context, { url: "", note: "", eventTypes: [] }, []) }),
    route({
      method: "POST", path: "/webhooks", access, summary: "Creates a subscription; its secret is shown once", body: form,
      handle: async ({ body, context }) => mended(async () => secretPage(context, await subscriptions.create(body, authorOf(context)), false), (issues) => list(context, body, issues)),
    }),
    route({
      method: "GET", path: "/webhooks/:id", access, summary: "One subscription with its journal", params: byId, query: z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1), done: z.enum(["saved", "test"]).optional().catch(undefined) }),
      handle: async ({ params: { id }, query, context }) => one(context, id, [], null, query.page, query.done ?? null),
    }),
    route({
      method: "POST", path: "/webhooks/:id", access, summary: "Changes address, note and events", params: byId, body: form,
      handle: async ({ params: { id }, body, context }) =>
        mended(async () => {
          await subscriptions.update(id, body, authorOf(context));
          return done(id);
        }, (issues) => one(context, id, issues, body)),
    }),
    route({
      method: "POST", path: "/webhooks/:id/test", access, summary: "Sends a test", params: byId, perMinute: 30,
      handle: async ({ params: { id }, context }) => {
        await subscriptions.sendTest(id, authorOf(context));
        return done(id, "test");
      },
    }),
    route({
      method: "POST", path: "/webhooks/:id/rotate", access, summary: "Makes a new secret, shown once", params: byId,
      handle: async ({ params: { id }, context }) => secretPage(context, await subscriptions.rotate(id, authorOf(context)), true),
    }),
    ...(["pause", "resume"] as const).map((act) =>
      route({
        method: "POST", path: `/webhooks/:id/${act}`, access, summary: act === "pause" ? "Pauses a subscription" : "Resumes a subscription", params: byId,
        handle: async ({ params: { id }, context }) => {
          await subscriptions.setActive(id, act === "resume", authorOf(context));
          return done(id);
        },
      }),
    ),
  ];
}
