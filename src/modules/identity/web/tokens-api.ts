import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tokenMayNot } from "../errors.ts";
import type { Identity } from "../module.ts";
import { callerOf } from "./tokens.tsx";

const token = z.object({ id: z.string(), name: z.string(), readOnly: z.boolean(), createdAt: z.string(), expiresOn: z.string(), lastUsedOn: z.string().nullable(), revokedAt: z.string().nullable() });

/** One's own tokens, by program; making one asks for a session. */
export function tokenApiRoutes(identity: Identity): Route[] {
  return [
    route({
      method: "GET",
      path: "/api/v1/tokens",
      access: "signed-in",
      summary: "Own tokens for programs, the newest first",
      response: z.object({ tokens: z.array(token) }),
      handle: async ({ context }) => ({ kind: "json", value: { tokens: await identity.listTokens(callerOf(context).accountId) } }),
    }),
    route({
      method: "POST",
      path: "/api/v1/tokens",
      access: "signed-in",
      summary: "Creates a token, told once; not with a token",
      perMinute: 20,
      body: z.object({ name: z.string().max(300), expiresOn: z.string().max(20), readOnly: z.boolean().default(true) }),
      response: z.object({ token, secret: z.string() }),
      handle: async ({ body, context }) => {
        if (context.token !== undefined) throw tokenMayNot();
        return { kind: "json", status: 201, value: await identity.createToken(callerOf(context), body) };
      },
    }),
    route({
      method: "DELETE",
      path: "/api/v1/tokens/:id",
      access: "signed-in",
      summary: "Revokes a token",
      params: z.object({ id: z.uuid() }),
      response: z.object({ tokens: z.array(token) }),
      handle: async ({ params: { id }, context }) => {
        const caller = callerOf(context);
        await identity.revokeToken(caller, id);
        return { kind: "json", value: { tokens: await identity.listTokens(caller.accountId) } };
      },
    }),
  ];
}
