import { constants } from "node:zlib";
import { randomUUID } from "node:crypto";
import compress from "@fastify/compress";
import csrfProtection from "@fastify/csrf-protection";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import secureSession from "@fastify/secure-session";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { apiPrefix, isApiPath } from "./edge/access.ts";
import { sendFailure } from "./edge/answer.ts";
import { registerAssets } from "./edge/assets.ts";
import { createCallers, type Callers } from "./edge/caller.ts";
import { failureOf, refusal, tracedStack, type Failure } from "./edge/failure.ts";
import { problemOf } from "./edge/problem.ts";
import { registerRoutes } from "./edge/register-routes.ts";
import { callerKey, permissionsPolicy, protectiveHeaders, sessionOptions } from "./edge/security.ts";
import { limitSlowBodies, takeStreamedBodies } from "./edge/streamed-body.ts";
import { forgetCaller, gatherBugs, isUnlogged, leaveNothing } from "./edge/unlogged.ts";
import { ordinaryLimit } from "./edge/uploads.ts";
import { openApiDocument } from "./openapi.ts";
import { localPath } from "./local-path.ts";
import { preferredLanguage } from "./preferred-language.ts";
import { route, type Route } from "./route.ts";
import type { ServerOptions } from "./server-options.ts";

export type { AssetSource, KeptField, LogEntry, PageContext, PageError, Served, ServerOptions } from "./server-options.ts";

const defaultPerMinute = 1000;

/** Of one part of a path, as it is sent: a file name of 200 bytes, each of them encoded. */
const longestParam = 1_000;

/**
 * A server, not yet listening, that gives each route parsed input and a known caller, and sends what it answers with
 * the headers the house wants. Adds `/health` and `/api/v1/openapi.json`. Throws at once on a secret of the wrong
 * length, two routes at one place, or schemas that cannot be described.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const session = sessionOptions(options.sessionSecret, options.secureCookies);
  const callers = createCallers(options);
  const server = fastify({
    logger: false,
    bodyLimit: ordinaryLimit,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: longestParam },
    requestIdHeader: false,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: "idle",
    return503OnClosing: true,
    // Bodies that are streamed may take hours: `limitSlowBodies` sees to all the others.
    requestTimeout: 0,
    http: { headersTimeout: 60_000 },
    frameworkErrors: (error, request, reply) => sendUnreadable(error, request, reply),
  });
  forgetCaller(server);
  await server.register(helmet, protectiveHeaders(options.secureCookies));
  await server.register(secureSession, session);
  await server.register(csrfProtection, { sessionPlugin: "@fastify/secure-session", getToken: csrfTokenOf });
  await server.register(formbody, { bodyLimit: ordinaryLimit });
  await server.register(multipart);
  await server.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ["br", "gzip"],
    // Quality 11 would cost a hundred times the work of 4 for a tenth of the bytes.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await server.register(rateLimit, {
    global: true,
    max: options.rateLimitPerMinute ?? defaultPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => callerKey(request, callers.isKnownToken),
    errorResponseBuilder: () => refusal(429),
  });
  server.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", permissionsPolicy);
    reply.header("x-request-id", request.id);
    // An address has one form: with a slash too many at its end it moves for ever.
    const [path = "", ...query] = request.url.split("?");
    const plain = /^.+[^/]\/+$/.test(path) && (request.method === "GET" || request.method === "HEAD") ? localPath(path.replace(/\/+$/, "")) : null;
    if (plain !== null) return reply.redirect([plain, ...query].join("?"), 301);
    return undefined;
  });

  const failures = new WeakMap<FastifyRequest, unknown>();
  leaveNothing(server);
  takeStreamedBodies(server);
  limitSlowBodies(server);
  answerFailures(server, options, callers, failures);
  logResponses(server, options, failures);
  tellServed(server, options);
  registerRoutes(server, options, callers, [...options.routes, ...ownRoutes(options, session.cookieName)]);
  await registerAssets(server, options.assets);
  await server.ready();
  return server;
}

function ownRoutes(options: ServerOptions, sessionCookie: string): Route[] {
  const document = openApiDocument(
    options.routes.filter(({ path }) => isApiPath(path)),
    { title: options.apiTitle ?? "API", version: options.version, sessionCookie },
  );
  return [
    route({
      method: "GET",
      path: "/health",
      access: "public",
      summary: "Is the service up?",
      handle: async () => ({ kind: "json", value: { status: "ok", version: options.version } }),
    }),
    route({
      method: "GET",
      path: `${apiPrefix}openapi.json`,
      access: "public",
      summary: "The description of this interface, OpenAPI 3.1",
      handle: async () => ({ kind: "json", value: document }),
    }),
  ];
}

function csrfTokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers["x-csrf-token"];
  if (typeof header === "string") return header;
  const body = request.body;
  if (isApiPath(request.url) || typeof body !== "object" || body === null || !("_csrf" in body)) return undefined;
  return typeof body._csrf === "string" ? body._csrf : undefined;
}

function answerFailures(server: FastifyInstance, options: ServerOptions, callers: Callers, failures: WeakMap<FastifyRequest, unknown>): void {
  const answer = async (failure: Failure, request: FastifyRequest, reply: FastifyReply) => {
    // A flood must not reach the database, and a broken database must not hide the error.
    const context =
      failure.status === 429
        ? callers.anonymousContext(request, reply)
        : await callers.contextOf(request, reply).catch(() => callers.anonymousContext(request, reply));
    return sendFailure(options, failure, context, request, reply);
  };
  server.setErrorHandler(async (thrown, request, reply) => {
    const failure = failureOf(thrown);
    if (failure.bug) failures.set(request, thrown);
    try {
      return await answer(failure, request, reply);
    } catch (broken) {
      failures.set(request, broken);
      return sendUnreadable(broken, request, reply);
    }
  });
  server.setNotFoundHandler({ preValidation: server.rateLimit() }, (request, reply) => answer(failureOf(refusal(404)), request, reply));
}

/** The last resort, where neither caller nor page can be had: a bare problem document. */
function sendUnreadable(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(thrown);
  const language = preferredLanguage(null, null, request.headers["accept-language"]);
  const path = request.url.split("?")[0] ?? "/";
  return reply
    .code(failure.status)
    .type("application/problem+json; charset=utf-8")
    .headers({ "x-content-type-options": "nosniff", "cache-control": "no-store" })
    .send(JSON.stringify(problemOf(failure, language, path, request.id)));
}

function logResponses(server: FastifyInstance, options: ServerOptions, failures: WeakMap<FastifyRequest, unknown>): void {
  const { log } = options;
  if (log === undefined) return;
  const gather = gatherBugs(server, log, options.unloggedBugsAfterMs);
  server.addHook("onResponse", async (request, reply) => {
    const bug = failures.get(request);
    if (isUnlogged(request)) {
      if (bug !== undefined) gather(request, bug);
      return;
    }
    log({
      level: bug === undefined ? "info" : "error",
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(bug === undefined ? {} : { stack: tracedStack(bug) }),
    });
  });
}

function tellServed(server: FastifyInstance, { onServed }: ServerOptions): void {
  if (onServed === undefined) return;
  server.addHook("onResponse", async (request, reply) => {
    if (isUnlogged(request)) return;
    const header = (name: string): string | undefined => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    try {
      onServed({ route: request.routeOptions.url ?? "unknown", method: request.method, status: reply.statusCode, header });
    } catch {
      // The answer is sent: nobody is to pay for a count that failed.
    }
  });
}
