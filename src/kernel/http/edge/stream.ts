import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Reply } from "../route.ts";
import type { ServerOptions } from "../server-options.ts";
import { disposition } from "./disposition.ts";
import { refusal, tracedStack } from "./failure.ts";
import { namesTag, requestedRange } from "./range.ts";

type StreamAnswer = Extract<Reply, { kind: "stream" }>;

/**
 * Sends bytes as they come (RFC 9110): whole, one part (206), nothing where the caller has them (304), or 416. With a
 * tag the answer is exactly these bytes and is never compressed; exports without one may be. A source that fails before
 * its first byte is an error like any other; after it the connection is cut, since the answer cannot be taken back.
 */
export async function sendStream(options: ServerOptions, answer: StreamAnswer, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { sizeBytes } = answer;
  const tag = answer.tag === undefined ? null : `"${answer.tag}"`;
  const inParts = tag !== null && sizeBytes !== null;
  const head = (): void => {
    for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
    if (tag !== null) reply.header("etag", tag);
    if (inParts) reply.header("accept-ranges", "bytes");
  };
  if (tag !== null && namesTag(request.headers["if-none-match"], tag)) {
    head();
    return reply.code(304).send();
  }
  const wanted = inParts && request.method === "GET" && holdsIfRange(request, tag) ? requestedRange(request.headers.range, sizeBytes) : "all";
  if (wanted === "unsatisfiable") {
    reply.header("content-range", `bytes */${sizeBytes}`);
    throw refusal(416);
  }
  const part = wanted === "all" ? null : wanted;
  // Before any header is set: a source that cannot be opened is answered by an error page.
  const source = request.method === "HEAD" ? null : await answer.open(part);
  head();
  if (tag !== null) keepUncompressed(request);
  if (answer.fileName !== null) reply.header("content-disposition", disposition(answer.fileName));
  if (part !== null) reply.header("content-range", `bytes ${part.startByte}-${part.endByte - 1}/${sizeBytes}`);
  const length = part === null ? sizeBytes : part.endByte - part.startByte;
  if (length !== null) reply.header("content-length", length);
  reply.code(part === null ? 200 : 206).type(answer.mediaType);
  // The framework would put 0 in the place of the size before an answer without a body.
  if (source === null) return reply.send(Readable.from([], { objectMode: false }));
  source.once("error", (error) => {
    // The framework answers a source that fails before its first byte, and that is logged with the answer.
    if (!reply.raw.headersSent || request.raw.destroyed || reply.raw.destroyed) return;
    options.log?.({
      level: "error",
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      stack: tracedStack(error),
    });
  });
  // Whoever leaves takes the source along, also where compression stands in between.
  reply.raw.once("close", () => source.destroy());
  return reply.send(source);
}

/** RFC 9110, section 13.1.5: a part is only of use to who holds the rest of the same bytes. A date is none of our tags. */
function holdsIfRange(request: FastifyRequest, tag: string | null): boolean {
  const condition = request.headers["if-range"];
  return condition === undefined || condition === tag;
}

function keepUncompressed(request: FastifyRequest): void {
  request.headers["x-no-compression"] = "1";
}
