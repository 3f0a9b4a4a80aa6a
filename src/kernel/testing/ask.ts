import { elementOf, render } from "../html/index.ts";
import type { Page, Reply, RequestContext, Route } from "../http/route.ts";
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
