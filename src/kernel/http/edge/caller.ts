import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { asLanguage, preferredLanguage } from "../preferred-language.ts";
import type { Actor, RequestContext, SessionAccess } from "../route.ts";
import type { PageContext, ServerOptions } from "../server-options.ts";
import { sessionAccountKey } from "../session-key.ts";
import { bearerOf, invalidToken, noSession } from "./bearer.ts";

const oneYear = 31_536_000;

/** Who calls and in which language, worked out once a request. */
export interface Callers {
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext>;
  /** Without asking who it is: for refusals that must cost nothing, or when asking failed. */
  anonymousContext(request: FastifyRequest, reply: FastifyReply): RequestContext;
  /** Has this token opened something lately? Without asking who it is. */
  isKnownToken(token: string): boolean;
}

const knownTokens = 1_000;

export function createCallers(options: ServerOptions): Callers {
  const known = new WeakMap<FastifyRequest, Promise<RequestContext>>();
  const anonymousContext = (request: FastifyRequest, reply: FastifyReply) => buildContext(options, request, reply, null);
  // By digest; what has opened something once is counted on its own, everything else by address.
  const seen = new Set<string>();
  const remember = (token: string): void => {
    const digest = digestOf(token);
    seen.delete(digest);
    seen.add(digest);
    for (const oldest of seen) {
      if (seen.size <= knownTokens) break;
      seen.delete(oldest);
    }
  };
  const contextByToken = async (request: FastifyRequest, reply: FastifyReply, token: string): Promise<RequestContext> => {
    const found = (await options.resolveToken?.(token)) ?? null;
    if (found === null) {
      seen.delete(digestOf(token));
      throw invalidToken();
    }
    remember(token);
    return buildContext(options, request, reply, found.actor, { readOnly: found.readOnly });
  };
  return {
    anonymousContext,
    isKnownToken: (token) => seen.has(digestOf(token)),
    contextOf(request, reply) {
      const found = known.get(request);
      if (found !== undefined) return found;
      const token = bearerOf(request);
      const context = token === null ? actorOf(options, request).then((actor) => buildContext(options, request, reply, actor)) : contextByToken(request, reply, token);
      known.set(request, context);
      return context;
    },
  };
}

async function actorOf(options: ServerOptions, request: FastifyRequest): Promise<Actor | null> {
  const reference: unknown = request.session.get(sessionAccountKey);
  if (typeof reference !== "string") return null;
  const actor = await options.resolveActor(reference);
  if (actor === null) request.session.regenerate();
  return actor;
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function buildContext(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, actor: Actor | null, token?: { readonly readOnly: boolean }): RequestContext {
  const url = urlOf(request.url);
  // A program that shows a token is not a browser: no cookie of its counts, and none is set.
  if (token !== undefined || bearerOf(request) !== null) {
    const language = preferredLanguage(asLanguage(url.searchParams.get("lang")), null, request.headers["accept-language"]);
    return { actor, language, clock: options.clock, requestId: request.id, url, csrfToken: "", session: noSession, address: request.ip, ...(token === undefined ? {} : { token }) };
  }
  const asked = asLanguage(url.searchParams.get("lang"));
  if (asked !== null && asked !== request.cookies["lang"]) {
    reply.setCookie("lang", asked, { path: "/", maxAge: oneYear, sameSite: "lax", httpOnly: true, secure: options.secureCookies });
  }
  return {
    actor,
    language: preferredLanguage(asked, request.cookies["lang"], request.headers["accept-language"]),
    clock: options.clock,
    requestId: request.id,
    url,
    // Made only when a form asks for it: a reader of public pages gets no session cookie.
    get csrfToken() {
      return reply.generateCsrf();
    },
    session: sessionAccess(request),
    address: request.ip,
    preferences: preferencesOf(options, request, reply, url),
  };
}

/** Choices that a link of any page can make (`?name=value`), kept in a cookie; a value that is none forgets the choice. */
function preferencesOf(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, url: URL): Readonly<Record<string, string>> {
  const chosen: Record<string, string> = {};
  for (const { name, accepts } of options.preferences ?? []) {
    const asked = url.searchParams.get(name);
    const kept = request.cookies[name];
    const value = asked ?? kept;
    if (value !== undefined && value !== null && accepts(value)) chosen[name] = value;
    if (asked === null || asked === kept) continue;
    // Scripts may write it too: the choice is then made without asking for the page again.
    const cookie = { path: "/", sameSite: "lax" as const, secure: options.secureCookies };
    if (accepts(asked)) reply.setCookie(name, asked, { ...cookie, maxAge: oneYear });
    else if (kept !== undefined) reply.clearCookie(name, cookie);
  }
  return chosen;
}

/** The host is not the caller's to choose: links that keep the reader's place use path and query only. */
function urlOf(target: string): URL {
  const text = `http://localhost${target.startsWith("/") ? target : "/"}`;
  return URL.canParse(text) ? new URL(text) : new URL("http://localhost/");
}

function sessionAccess(request: FastifyRequest): SessionAccess {
  return {
    get: (key) => request.session.get(key),
    set: (key, value) => {
      // The types of the library know no keys; its setter is the same act.
      Reflect.set(request.session, key, value);
    },
    renew: () => request.session.regenerate(),
  };
}

/** The same context with the status of the answer; not spread, which would make a token nobody asked for. */
export function withStatus(context: RequestContext, status: number): PageContext {
  return {
    actor: context.actor,
    language: context.language,
    clock: context.clock,
    requestId: context.requestId,
    url: context.url,
    get csrfToken() {
      return context.csrfToken;
    },
    session: context.session,
    ...(context.address === undefined ? {} : { address: context.address }),
    ...(context.preferences === undefined ? {} : { preferences: context.preferences }),
    ...(context.token === undefined ? {} : { token: context.token }),
    status,
  };
}
