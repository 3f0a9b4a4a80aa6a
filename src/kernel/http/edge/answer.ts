import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { localPath } from "../local-path.ts";
import type { Reply, RequestContext, Route } from "../route.ts";
import type { ServerOptions } from "../server-options.ts";
import { changesState, wantsProblem } from "./access.ts";
import { bearerOf } from "./bearer.ts";
import { withStatus } from "./caller.ts";
import type { Failure } from "./failure.ts";
import { keptFields } from "./kept-fields.ts";
import { disposition } from "./disposition.ts";
import { problemOf } from "./problem.ts";
import { sendStream } from "./stream.ts";

/** Sends what a route answered. A JSON value passes through the schema of the response, which drops what it does not name. */
export async function sendReply(
  options: ServerOptions,
  route: Route,
  answer: Reply,
  context: RequestContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  cachingHeaders(reply, context);
  const links = answer.kind === "page" ? answer.page.links : "links" in answer ? answer.links : undefined;
  if (links !== undefined && links.length > 0) reply.header("link", links.join(", "));
  switch (answer.kind) {
    case "redirect": {
      const to = localPath(answer.to);
      if (to === null) throw new Error(`route ${route.path} redirects away from this site`);
      return reply.redirect(to, answer.permanent === true ? 301 : 303);
    }
    case "json": {
      const value: unknown = route.response === undefined ? answer.value : await route.response.parseAsync(answer.value);
      return sendText(request, reply, answer.status ?? 200, "application/json; charset=utf-8", JSON.stringify(value));
    }
    case "page": {
      const status = answer.status ?? 200;
      reply.header("content-language", context.language);
      return sendText(request, reply, status, "text/html; charset=utf-8", options.render(answer.page, withStatus(context, status)));
    }
    case "document": {
      if (answer.shared !== true) reply.header("content-language", context.language);
      else if (answer.status === undefined) sharedCaching(reply);
      if (answer.retryAfterSeconds !== undefined) reply.header("retry-after", String(answer.retryAfterSeconds));
      if (answer.embeddable === true) openToOtherSites(reply);
      return sendText(request, reply, answer.status ?? 200, answer.mediaType ?? "text/html; charset=utf-8", answer.text);
    }
    case "file": {
      reply.header("content-disposition", disposition(answer.fileName));
      const bytes = typeof answer.bytes === "string" ? answer.bytes : Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength);
      return sendText(request, reply, 200, answer.mediaType, bytes);
    }
    case "stream":
      return sendStream(options, answer, request, reply);
    case "empty":
      return reply.code(answer.status).headers(answer.headers).send();
  }
}

/** This one answer may stand inside a page of another site; everything else of the policy stays. */
function openToOtherSites(reply: FastifyReply): void {
  const policy = reply.getHeader("content-security-policy");
  if (typeof policy !== "string" || !policy.includes("frame-ancestors 'none'")) throw new Error("the policy to be opened is not the one expected");
  reply.header("content-security-policy", policy.replace("frame-ancestors 'none'", "frame-ancestors *"));
  reply.removeHeader("x-frame-options");
  reply.header("cross-origin-resource-policy", "cross-origin");
}

/** Sends a refusal or a bug: a problem document, the sign-in page, the page that must be visited, or an error page. */
export function sendFailure(
  options: ServerOptions,
  failure: Failure,
  context: RequestContext,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  cachingHeaders(reply, context);
  reply.removeHeader("etag");
  const path = context.url.pathname;
  reply.header("content-language", context.language);
  if (wantsProblem(request)) {
    if (failure.status === 401) reply.header("www-authenticate", bearerOf(request) === null ? 'Session realm="account"' : 'Bearer realm="api", error="invalid_token"');
    const problem = problemOf(failure, context.language, path, context.requestId);
    return reply.code(failure.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
  }
  const kept = failure.code === "http.sign-in-required" || failure.code === "http.csrf" ? keptFields(request) : [];
  if (failure.code === "http.sign-in-required" && kept.length === 0) {
    const back = changesState(request.method) ? null : localPath(`${path}${context.url.search}`);
    return reply.redirect(back === null || back === "/" ? "/sign-in" : `/sign-in?return=${encodeURIComponent(back)}`, 303);
  }
  if (failure.code === "http.must-settle-first" && context.actor?.mustVisit !== undefined) return reply.redirect(context.actor.mustVisit, 303);
  const { status, title, text, issues } = failure;
  const paged = withStatus(context, status);
  const page = options.errorPage({ status, title, text, issues, requestId: context.requestId, ...(kept.length === 0 ? {} : { kept }) }, paged);
  return reply.code(status).type("text/html; charset=utf-8").send(options.render(page, paged));
}

/** What a signed-in caller sees is kept nowhere; the rest may be kept by the browser, which asks again each time. */
function cachingHeaders(reply: FastifyReply, context: RequestContext): void {
  reply.header("cache-control", context.actor === null ? "private, no-cache" : "no-store");
  reply.header("vary", "Accept-Language, Authorization, Cookie");
}

/** For what is the same whoever asks. Compression adds its own word to `vary`. */
function sharedCaching(reply: FastifyReply): void {
  reply.header("cache-control", "public, max-age=60");
  reply.removeHeader("vary");
}

function sendText(request: FastifyRequest, reply: FastifyReply, status: number, mediaType: string, payload: string | Buffer): FastifyReply {
  reply.code(status).type(mediaType);
  if (changesState(request.method) || status !== 200 || reply.getHeader("cache-control") === "no-store") return reply.send(payload);
  // Weak, because compression changes the bytes and not the meaning.
  const tag = `W/"${createHash("sha256").update(payload).digest("base64url").slice(0, 22)}"`;
  reply.header("etag", tag);
  const asked = request.headers["if-none-match"]?.split(",").map((text) => text.trim());
  if (asked?.some((text) => text === "*" || text.replace(/^W\//, "") === tag.slice(2))) return reply.code(304).send();
  return reply.send(payload);
}
