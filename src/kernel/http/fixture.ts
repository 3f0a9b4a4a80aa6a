import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { AppError } from "../errors/app-error.ts";
import { fixedClock } from "../time/day.ts";
import { route, type Actor, type Route } from "./route.ts";
import { createServer, type LogEntry, type ServerOptions } from "./server.ts";
import { sessionAccountKey } from "./session-key.ts";

/** For tests of the edge: a small server with one route of each kind, and callers by the name of their role. */
export const exampleRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/",
    access: "public",
    summary: "Home",
    handle: async ({ context }) => ({ kind: "page", page: { title: `Bonjour ${context.language}`, body: "x".repeat(3000) } }),
  }),
  route({
    method: "GET",
    path: "/form",
    access: "public",
    summary: "Form",
    handle: async ({ context }) => ({ kind: "page", page: { title: "form", body: context.csrfToken } }),
  }),
  route({
    method: "POST",
    path: "/form",
    access: "public",
    summary: "Sends the form",
    handle: async ({ body, files }) => ({ kind: "json", value: { body, files: files.map(({ name, bytes }) => ({ name, size: bytes.byteLength })) } }),
  }),
  route({
    method: "POST",
    path: "/enter/:role",
    access: "public",
    summary: "Signs in as a role",
    handle: async ({ params, context }) => {
      const role = z.object({ role: z.string() }).parse(params).role;
      context.session.renew();
      context.session.set(sessionAccountKey, role);
      return { kind: "redirect", to: "/" };
    },
  }),
  route({ method: "GET", path: "/mine", access: "signed-in", summary: "Mine", handle: async ({ context }) => ({ kind: "page", page: { title: "mine", body: context.csrfToken } }) }),
  route({ method: "GET", path: "/staff", access: { anyOf: ["staff"] }, summary: "Staff", handle: async () => ({ kind: "page", page: { title: "staff", body: "" } }) }),
  route({ method: "POST", path: "/upload", access: { anyOf: ["staff"] }, summary: "Upload", handle: async ({ body, files }) => ({ kind: "json", value: { body, files: files.length, bytes: files[0]?.bytes.byteLength } }) }),
  route({
    method: "GET",
    path: "/broken",
    access: "public",
    summary: "Broken",
    handle: async () => {
      throw new Error('secret detail: could not read "ada@example.invalid"');
    },
  }),
  route({ method: "GET", path: "/moved", access: "public", summary: "Moved for ever", handle: async () => ({ kind: "redirect", to: "/mine", permanent: true }) }),
  route({ method: "GET", path: "/away", access: "public", summary: "Away", handle: async () => ({ kind: "redirect", to: "//elsewhere.invalid" }) }),
  route({ method: "GET", path: "/slow", access: "public", summary: "Rarely allowed", perMinute: 2, handle: async () => ({ kind: "json", value: {} }) }),
  route({ method: "GET", path: "/table.csv", access: "public", summary: "File", handle: async () => ({ kind: "file", mediaType: "text/csv; charset=utf-8", fileName: "été \"1\".csv", bytes: "a;b\n" }) }),
  route({
    method: "GET",
    path: "/api/v1/things/:id",
    access: "public",
    summary: "One thing",
    params: z.object({ id: z.coerce.number().int() }),
    query: z.strictObject({ tag: z.array(z.string()).default([]), size: z.coerce.number().max(10).optional() }),
    response: z.object({ id: z.number(), tag: z.array(z.string()) }),
    handle: async ({ params, query }) => ({ kind: "json", value: { id: params.id, tag: query.tag, hidden: "not in the schema" } }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/things/:id",
    access: { anyOf: ["staff"] },
    summary: "Changes a thing",
    body: z.object({ name: z.string().min(2), count: z.number() }),
    response: z.object({ name: z.string() }),
    handle: async ({ body }) => {
      if (body.name === "refused") throw new AppError("things.refused", { fr: "Refusé.", en: "Refused." }, { status: 409 });
      return { kind: "json", value: body };
    },
  }),
];

const actorOf = (role: string): Actor => ({
  accountId: role,
  name: role,
  roles: role === "beginner" ? [] : [{ role, perimeter: [] }],
  ...(role === "beginner" ? { mustVisit: "/mine" } : {}),
});

/** A folder of assets for all servers of this process, gone with it. */
const directory = mkdtempSync(join(tmpdir(), "jalon-assets-"));
process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
writeFileSync(join(directory, "style.3fa9c01b.css"), "a{}");
writeFileSync(join(directory, "plain.css"), "b{}");

export async function exampleServer(changes: Partial<ServerOptions> = {}): Promise<{ server: FastifyInstance; log: LogEntry[] }> {
  const log: LogEntry[] = [];
  const server = await createServer({
    routes: exampleRoutes,
    render: (page, context) => `<html lang="${context.language}"><title>${page.title}</title>${String(page.body)}</html>`,
    errorPage: ({ status, text, requestId }, context) => ({ title: `${status}`, body: `${text[context.language]} ${requestId}` }),
    assets: {
      prefix: "/assets/",
      directory,
      files: new Map([["/assets/kept.0123456789.js", { mediaType: "text/javascript; charset=utf-8", bytes: new TextEncoder().encode("1;\n".repeat(1000)) }]]),
    },
    sessionSecret: new Uint8Array(32).fill(7),
    resolveActor: async (reference) => (reference === "gone" ? null : actorOf(reference)),
    clock: fixedClock("2024-03-12"),
    log: (entry) => log.push(entry),
    secureCookies: false,
    version: "0.0.0",
    ...changes,
  });
  return { server, log };
}

/** A browser's memory: the cookies it was given, sent back. */
export class Browser {
  readonly server: FastifyInstance;
  readonly cookies = new Map<string, string>();

  constructor(server: FastifyInstance) {
    this.server = server;
  }

  async send(method: "GET" | "POST" | "PUT" | "HEAD" | "DELETE", url: string, options: { headers?: Record<string, string>; payload?: string | Buffer } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    const answer = await this.server.inject({
      method,
      url,
      headers: { ...(cookie === "" ? {} : { cookie }), ...options.headers },
      ...(options.payload === undefined ? {} : { payload: options.payload }),
    });
    for (const { name, value } of answer.cookies) this.cookies.set(name, value);
    return answer;
  }

  get(url: string, headers: Record<string, string> = {}) {
    return this.send("GET", url, { headers });
  }

  form(url: string, fields: Record<string, string>) {
    return this.send("POST", url, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(fields).toString(),
    });
  }

  /** The token that a page with a form shows as its body. */
  async token(url: string): Promise<string> {
    return /<\/title>(.*)<\/html>/.exec((await this.get(url)).body)?.[1] ?? "";
  }

  async enter(role: string) {
    return this.form(`/enter/${role}`, { _csrf: await this.token("/form") });
  }
}
