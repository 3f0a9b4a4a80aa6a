import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ServerOptions } from "../server-options.ts";
import { tracedStack } from "./failure.ts";

/** How long bugs of unlogged routes are gathered before they are told, so that a line is of no request. */
const gatheredMs = 900_000;

/** Did the route of this request ask that nothing of it be kept? */
export function isUnlogged(request: FastifyRequest): boolean {
  return Reflect.get(request.routeOptions.config, "unlogged") === true;
}

/** Before anything reads them: what tells who calls is forgotten, so that nobody is signed in and no session is looked up. */
export function forgetCaller(server: FastifyInstance): void {
  server.addHook("onRequest", async (request) => {
    if (!isUnlogged(request)) return;
    delete request.raw.headers.cookie;
    delete request.raw.headers.authorization;
  });
}

/** After everything else: no cookie is set, and nothing is kept on the way or counted beside others of the same address. */
export function leaveNothing(server: FastifyInstance): void {
  server.addHook("onSend", async (request, reply) => {
    if (!isUnlogged(request)) return;
    for (const name of ["set-cookie", "etag", "x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) reply.removeHeader(name);
    reply.header("cache-control", "no-store");
  });
}

/** Where bugs of unlogged routes go: counted by route and frames, told a quarter of an hour after the first, or when the server closes. */
export function gatherBugs(server: FastifyInstance, log: NonNullable<ServerOptions["log"]>, afterMs = gatheredMs): (request: FastifyRequest, bug: unknown) => void {
  const gathered = new Map<string, { readonly method: string; readonly route: string; readonly stack: string; count: number }>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    for (const { method, route, stack, count } of gathered.values()) log({ level: "error", requestId: "", method, route, status: 500, milliseconds: 0, count, stack });
    gathered.clear();
  };
  server.addHook("onClose", async () => {
    clearTimeout(timer);
    tell();
  });
  return (request, bug) => {
    const { method } = request;
    const route = request.routeOptions.url ?? "unknown";
    // Frames alone: a message may quote what was sent.
    const stack = tracedStack(bug).split("\n").filter((line) => /^\s+at /.test(line)).join("\n");
    const place = `${method} ${route}\n${stack}`;
    const found = gathered.get(place);
    if (found === undefined) gathered.set(place, { method, route, stack, count: 1 });
    else found.count += 1;
    timer ??= setTimeout(tell, afterMs).unref();
  };
}
