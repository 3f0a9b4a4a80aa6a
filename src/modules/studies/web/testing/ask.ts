import { render, elementOf } from "../../../../kernel/html/index.ts";
import type { Actor, Reply, RequestContext, Route } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";

/** Asks the route that has the address, as somebody, in a language, on 31 March 2025; the most literal route first, as the server does. */
export async function ask(routes: readonly Route[], address: string, actor: Actor | null = null, language: Language = "fr"): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  const literal = (path: string): number => path.split("/").filter((part) => part.startsWith(":")).length;
  for (const one of routes.toSorted((a, b) => literal(a.path) - literal(b.path))) {
    const match = new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null) continue;
    const context: RequestContext = { actor, language, clock: fixedClock("2025-03-31"), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    const query = Object.fromEntries(url.searchParams);
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    return one.handle({ params: one.params?.parse(params) ?? {}, query: one.query?.parse(query) ?? query, body: undefined, files: [], context, headers: { accept: "text/html" } });
  }
  throw new Error(`no route at ${url.pathname}`);
}

export function html(reply: Reply): string {
  if (reply.kind !== "page") throw new Error(`not a page: ${reply.kind}`);
  return render(elementOf(reply.page.body));
}
