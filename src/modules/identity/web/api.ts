import { z } from "zod";
import { route, type Actor, type Reply, type Route } from "../../../kernel/http/route.ts";
import { sessionAccountKey } from "../../../kernel/http/session-key.ts";
import { roleCodes, rolesFor } from "../domain/roles.ts";
import { unknownAccount } from "../errors.ts";
import { accountSorts } from "../store/accounts.ts";
import type { Identity } from "../module.ts";

const grant = z.object({ role: z.enum(roleCodes), perimeter: z.array(z.string().max(80)).max(100).default([]) });
const grantOut = z.object({ role: z.string(), perimeter: z.array(z.string()) });

const session = z.object({
  actor: z.object({ accountId: z.string(), name: z.string(), roles: z.array(grantOut), mustVisit: z.string().optional(), inPlaceOf: z.array(z.object({ accountId: z.string(), name: z.string() })).optional() }).nullable(),
  csrfToken: z.string(),
});

const account = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: z.string(),
  lastSignIn: z.string().nullable(),
  roles: z.array(grantOut),
});

const byId = z.object({ id: z.uuid() });
const manage = { anyOf: rolesFor("accounts.manage") };

function state(actor: Actor | null, csrfToken: string): Reply {
  return { kind: "json", value: { actor, csrfToken } };
}

/** Signing in and out by program. The token is for the header `x-csrf-token` of what follows. */
export function sessionApiRoutes(identity: Identity): Route[] {
  return [
    route({
      method: "GET",
      path: "/api/v1/session",
      access: "public",
      summary: "Who is signed in, and the token for changes",
      response: session,
      handle: async ({ context }) => state(context.actor, context.csrfToken),
    }),
    route({
      method: "POST",
      path: "/api/v1/session",
      access: "public",
      summary: "Signs in",
      perMinute: 30,
      body: z.object({ email: z.string().max(300), password: z.string().max(1000) }),
      response: session,
      handle: async ({ body, context }) => {
        const { actor, reference } = await identity.signIn(body.email, body.password, context.address ?? "");
        context.session.renew();
        context.session.set(sessionAccountKey, reference);
        return state(actor, context.csrfToken);
      },
    }),
    route({
      method: "DELETE",
      path: "/api/v1/session",
      access: "public",
      summary: "Signs out",
      response: session,
      handle: async ({ context }) => {
        context.session.renew();
        return state(null, context.csrfToken);
      },
    }),
  ];
}

export function accountApiRoutes(identity: Identity): Route[] {
  return [
    route({
      method: "GET",
      path: "/api/v1/accounts",
      access: manage,
      summary: "Accounts, searched, sorted, by page of 25",
      query: z.object({
        search: z.string().max(200).default(""),
        page: z.coerce.number().int().min(1).max(1_000_000).default(1),
        sort: z.enum(accountSorts).default("name"),
        order: z.enum(["ascending", "descending"]).default("ascending"),
      }),
      response: z.object({ rows: z.array(account), total: z.int(), page: z.int(), pages: z.int() }),
      handle: async ({ query: { search, page, sort, order } }) => ({
        kind: "json",
        value: await identity.listAccounts({ search, page, sort, descending: order === "descending" }),
      }),
    }),
    route({
      method: "POST",
      path: "/api/v1/accounts",
      access: manage,
      summary: "Creates an account; its one-time password is told once",
      body: z.object({ email: z.string().max(300), name: z.string().max(300), roles: z.array(grant).default([]) }),
      response: z.object({ account, oneTimePassword: z.string() }),
      handle: async ({ body, context }) => ({ kind: "json", status: 201, value: await identity.createAccount(body, context.actor) }),
    }),
    route({
      method: "GET",
      path: "/api/v1/accounts/:id",
      access: manage,
      summary: "One account",
      params: byId,
      response: account,
      handle: async ({ params }) => {
        const value = await identity.getAccount(params.id);
        if (value === null) throw unknownAccount();
        return { kind: "json", value };
      },
    }),
    route({
      method: "PUT",
      path: "/api/v1/accounts/:id",
      access: manage,
      summary: "Changes name and address",
      params: byId,
      body: z.object({ email: z.string().max(300), name: z.string().max(300) }),
      response: account,
      handle: async ({ params, body, context }) => ({ kind: "json", value: await identity.updateAccount(params.id, body, context.actor) }),
    }),
    route({
      method: "PUT",
      path: "/api/v1/accounts/:id/roles",
      access: manage,
      summary: "Replaces the roles and their perimeters",
      params: byId,
      body: z.object({ roles: z.array(grant).max(20) }),
      response: account,
      handle: async ({ params, body, context }) => ({ kind: "json", value: await identity.setRoles(params.id, body.roles, context.actor) }),
    }),
    route({
      method: "PUT",
      path: "/api/v1/accounts/:id/active",
      access: manage,
      summary: "Closes or reopens an account",
      params: byId,
      body: z.object({ active: z.boolean() }),
      response: account,
      handle: async ({ params, body, context }) => ({
        kind: "json",
        value: await (body.active ? identity.reactivate(params.id, context.actor) : identity.deactivate(params.id, context.actor)),
      }),
    }),
  ];
}
