import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Route } from "../route.ts";
import type { ServerOptions } from "../server-options.ts";
import { readOnlyToken } from "./bearer.ts";
import { accessRefusal, changesState, isApiPath, wantsProblem } from "./access.ts";
import { sendReply } from "./answer.ts";
import type { Callers } from "./caller.ts";
import { csrfRefusal, refusal } from "./failure.ts";
import { parseInput } from "./input.ts";
import { isPlainForm } from "./kept-fields.ts";
import { isStreamedType } from "./streamed-body.ts";
import { ordinaryLimit, readForm, uploadLimit, type ReadForm } from "./uploads.ts";

const methods = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const;

/** Puts the routes on the server, and at each of their places a 405 with `Allow` for the methods it does not take. */
export function registerRoutes(server: FastifyInstance, options: ServerOptions, callers: Callers, routes: readonly Route[]): void {
  for (const route of routes) registerRoute(server, options, callers, route);
  // Whoever misses the method is not noted either.
  const unloggedPaths = new Set(routes.filter(({ unlogged }) => unlogged === true).map(({ path }) => path));
  for (const [path, taken] of methodsByPath(routes)) {
    const allow = [...new Set([...taken, ...(taken.has("GET") ? ["HEAD"] : []), "OPTIONS"])].join(", ");
    server.route({
      method: methods.filter((method) => !taken.has(method)),
      url: path,
      config: unloggedPaths.has(path) ? { unlogged: true } : {},
      preParsing: async (_request, reply) => {
        reply.header("allow", allow);
        throw refusal(405);
      },
      handler: async () => {
        throw refusal(405);
      },
    });
    if (!taken.has("OPTIONS")) server.route({ method: "OPTIONS", url: path, config: unloggedPaths.has(path) ? { unlogged: true } : {}, handler: async (_request, reply) => reply.code(204).header("allow", allow).send() });
  }
}

/** Paths that differ only in the names of their parameters are one place. */
function methodsByPath(routes: readonly Route[]): Map<string, Set<string>> {
  const places = new Map<string, { path: string; taken: Set<string> }>();
  for (const { path, method } of routes) {
    const shape = path.replaceAll(/:\w+/g, ":");
    const place = places.get(shape) ?? { path, taken: new Set<string>() };
    place.taken.add(method);
    places.set(shape, place);
  }
  return new Map([...places.values()].map(({ path, taken }) => [path, taken]));
}

function registerRoute(server: FastifyInstance, options: ServerOptions, callers: Callers, route: Route): void {
  const forms = new WeakMap<FastifyRequest, ReadForm>();
  const preferences = (options.preferences ?? []).map(({ name }) => name);
  const limit = route.access === "public" ? ordinaryLimit : uploadLimit;
  const changes = changesState(route.method) && route.changesNothing !== true;
  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const context = await callers.contextOf(request, reply);
    const refused = accessRefusal(route.access, context.actor, context.url.pathname);
    // What somebody wrote while their session ended is read all the same, to be given back with the refusal.
    if (refused !== null && !(refused.status === 401 && isPlainForm(request) && !wantsProblem(request))) throw refused;
    if (context.token?.readOnly === true && changes) throw readOnlyToken();
    if (route.streamedBody === true) {
      if (!acceptableAsStream(request)) throw refusal(415);
    } else if (isApiPath(route.path) && changesState(route.method) && !acceptableToApi(request)) throw refusal(415);
  };
  const guard = async (request: FastifyRequest, reply: FastifyReply) => {
    if (route.streamedBody !== true) {
      const form = await readForm(request, limit);
      forms.set(request, form);
      request.body = form.body;
    }
    if (!changes) return;
    const { actor, token, url } = await callers.contextOf(request, reply);
    const refused = accessRefusal(route.access, actor, url.pathname);
    if (refused !== null) throw refused;
    // A page of another site cannot make a browser show a token, and cookies do not count beside one.
    if (token !== undefined) return;
    // Cookies were forgotten on the way in: there is no session to abuse.
    if (route.unlogged === true) return;
    // Without a session there is nothing to abuse in the API: a page of another site cannot send it JSON.
    if (isApiPath(route.path) && actor === null) return;
    await checkCsrf(server, request, reply);
  };
  server.route({
    method: route.method,
    url: route.path,
    config: {
      ...(route.streamedBody === true ? { streamedBody: true } : {}),
      ...(route.unlogged === true ? { unlogged: true } : {}),
      ...(route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: 60_000 } }),
    },
    bodyLimit: ordinaryLimit,
    preParsing: async (request, reply, payload) => {
      if (route.headers !== undefined) reply.headers(route.headers);
      await admit(request, reply);
      return payload;
    },
    preHandler: guard,
    handler: async (request, reply) => {
      const context = await callers.contextOf(request, reply);
      const form = forms.get(request);
      const input = await parseInput(route, { params: request.params, query: request.query, body: form?.body }, preferences);
      const stream = route.streamedBody === true && request.body instanceof Readable ? request.body : undefined;
      const answer = await route.handle({ ...input, files: form?.files ?? [], ...(stream === undefined ? {} : { stream }), headers: tellableHeaders(request), context });
      return sendReply(options, route, answer, context, request, reply);
    },
  });
}

/** The API takes JSON, and nothing that a form of another site could send. */
function acceptableToApi(request: FastifyRequest): boolean {
  const type = request.headers["content-type"];
  return type === undefined ? !Number(request.headers["content-length"] ?? 0) : /^application\/json\s*(;|$)/i.test(type);
}

function acceptableAsStream(request: FastifyRequest): boolean {
  const type = request.headers["content-type"];
  return type === undefined ? !Number(request.headers["content-length"] ?? 0) : isStreamedType(type);
}

/** What routes may read of the headers: never what says who calls. */
function tellableHeaders(request: FastifyRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (value === undefined || name === "cookie" || name === "authorization" ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]])),
  );
}

function checkCsrf(server: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  return new Promise((resolve, reject) => {
    // The plugin answers through the reply it is given; here its answer becomes an error like any other.
    const refusing = { send: () => reject(csrfRefusal()) };
    server.csrfProtection(request, Object.assign(Object.create(reply), refusing), () => resolve());
  });
}
