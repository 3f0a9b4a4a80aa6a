import type { FastifyReply, FastifyRequest } from "fastify";
import { asLanguage, preferredLanguage } from "../preferred-language.ts";
import type { Actor, RequestContext, SessionAccess } from "../route.ts";
import type { PageContext, ServerOptions } from "../server-options.ts";
import { sessionAccountKey } from "../session-key.ts";

const oneYear = 31_536_000;

/** Who calls and in which language, worked out once a request. */
export interface Callers {
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext>;
  /** Without asking who it is: for refusals that must cost nothing, or when asking failed. */
  anonymousContext(request: FastifyRequest, reply: FastifyReply): RequestContext;
}

export function createCallers(options: ServerOptions): Callers {
  const known = new WeakMap<FastifyRequest, Promise<RequestContext>>();
  const anonymousContext = (request: FastifyRequest, reply: FastifyReply) => buildContext(options, request, reply, null);
  return {
    anonymousContext,
    contextOf(request, reply) {
      const found = known.get(request);
      if (found !== undefined) return found;
      const context = actorOf(options, request).then((actor) => buildContext(options, request, reply, actor));
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

function buildContext(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, actor: Actor | null): RequestContext {
  const url = urlOf(request.url);
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
  };
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
    status,
  };
}
