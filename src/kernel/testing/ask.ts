import { elementOf, render } from "../html/index.ts";
import type { Actor, Page, Reply, RequestContext, Route, UploadedFile } from "../http/route.ts";
import type { Language } from "../i18n/language.ts";
import { fixedClock } from "../time/day.ts";

/** Asks one route as the edge would, nobody signed in, on the day `today`, parameters taken from the address; throws where no route has it. */
export async function askRoute(routes: readonly Route[], address: string, language: Language = "fr", today = "2024-11-22"): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null) continue;
    const context: RequestContext = {
      actor: null, language, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined },
    };
    const given = Object.fromEntries(url.searchParams);
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    return route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse(given) ?? given, body: undefined, files: [], context });
  }
  throw new Error(`no route at ${url.pathname}`);
}

export interface Sent {
  readonly actor?: Actor;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly files?: readonly UploadedFile[];
  readonly language?: Language;
  readonly today?: string;
}

/**
 * Asks one route as the edge would, whoever asks and by whatever method; the first of the path in the order of its fixed parts.
 * Refuses, as the edge does, who is not signed in or has none of the roles: `http.forbidden`. Throws where no route has it.
 */
export async function sendTo(routes: readonly Route[], method: Route["method"], address: string, { actor, body, files = [], language = "fr", today = "2025-03-31" }: Sent = {}): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  const fixedParts = ({ path }: Route): number => path.split("/").filter((part) => !part.startsWith(":")).length;
  const found = routes.filter((one) => one.method === method).toSorted((a, b) => fixedParts(b) - fixedParts(a)).map((one) => ({ one, match: new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname) })).find(({ match }) => match !== null);
  if (found === undefined) throw new Error(`no route at ${method} ${url.pathname}`);
  const { one: { access, params, query, body: bodyShape, handle }, match } = found;
  const allowed = access === "public" || (actor !== undefined && (access === "signed-in" || actor.roles.some(({ role }) => access.anyOf.includes(role))));
  if (!allowed) throw Object.assign(new Error("refused"), { code: "http.forbidden" });
  const context: RequestContext = { actor: actor ?? null, language, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
  const named = Object.fromEntries(Object.entries(match?.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
  const asked = Object.fromEntries(url.searchParams);
  return handle({ params: params?.parse(named) ?? {}, query: query?.parse(asked) ?? asked, body: bodyShape?.parse(body ?? {}) ?? body, files, context });
}

/** The HTML of the body of a page; throws where the answer is no page. */
export function htmlOf(reply: Reply): string {
  return render(elementOf(pageOf(reply).body));
}

export function pageOf(reply: Reply): Page {
  if (reply.kind !== "page") throw new Error(`not a page: ${reply.kind}`);
  return reply.page;
}

/** The text of a file; throws where the answer is no file. */
export function textOf(reply: Reply): string {
  if (reply.kind !== "file") throw new Error(`not a file: ${reply.kind}`);
  return typeof reply.bytes === "string" ? reply.bytes : Buffer.from(reply.bytes).toString("utf8");
}
