import { Socket } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refusal } from "./failure.ts";

const streamedTypes = ["application/offset+octet-stream", "application/octet-stream"];

/** Longest time for a whole body that is read into memory. */
const wholeBodyMs = 120_000;
/** A body that is streamed may take as long as it moves. */
const idleMs = 60_000;
/** How long whoever sends on after a refusal is listened to, so that they can read it. */
const lingerMs = 2_000;

export function isStreamedType(type: string): boolean {
  return streamedTypes.includes((type.split(";")[0] ?? "").trim().toLowerCase());
}

function isStreamed(request: FastifyRequest): boolean {
  return Reflect.get(request.routeOptions.config, "streamedBody") === true;
}

/** Hands bodies of these types to routes that said `streamedBody`, unread; everywhere else they are refused (415). */
export function takeStreamedBodies(server: FastifyInstance): void {
  server.addContentTypeParser(streamedTypes, (request, payload, done) => {
    if (isStreamed(request)) done(null, payload);
    else done(refusal(415));
  });
}

/**
 * Nobody holds a connection by sending slowly: a body that is read into memory comes within two minutes, one that is
 * streamed never stands still for one. After an answer, what still comes is read for a moment, then cut.
 */
export function limitSlowBodies(server: FastifyInstance): void {
  server.addHook("onRequest", async (request) => {
    const { raw } = request;
    if (raw.headers["content-length"] === undefined && raw.headers["transfer-encoding"] === undefined) return;
    if (isStreamed(request)) {
      const { socket } = raw;
      // Requests made within the process have no connection.
      if (!(socket instanceof Socket)) return;
      const cut = (): void => { raw.destroy(); };
      socket.setTimeout(idleMs).once("timeout", cut);
      // The next request on this connection has its own time.
      raw.once("close", () => socket.setTimeout(0).off("timeout", cut));
      return;
    }
    const timer = setTimeout(() => raw.destroy(), wholeBodyMs);
    timer.unref();
    raw.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
  });
  server.addHook("onResponse", async (request) => {
    const { raw } = request;
    if (!isStreamed(request) || raw.complete || raw.destroyed) return;
    raw.unpipe();
    raw.resume();
    setTimeout(() => { if (!raw.complete) raw.destroy(); }, lingerMs).unref();
  });
}
