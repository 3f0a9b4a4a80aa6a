import { route, type Reply, type Route } from "../http/route.ts";
import type { OaiProvider } from "./provider.ts";

/** How long a harvester waits while the ledger is being made for the first time. */
const comeBackSeconds = 30;

/** The provider at one address, by GET and by POST as the protocol asks (section 3.1.1). */
export function oaiRoutes(provider: OaiProvider, path: string): readonly Route[] {
  const answered = async (given: Iterable<readonly [string, string]>): Promise<Reply> => {
    const text = await provider.answer(given);
    if (text === null) return { kind: "document", status: 503, mediaType: "text/plain; charset=utf-8", text: "The records are being listed. Come back shortly.\n", retryAfterSeconds: comeBackSeconds, shared: true };
    return { kind: "document", mediaType: "text/xml; charset=utf-8", text, shared: true };
  };
  return [
    route({ method: "GET", path, access: "public", summary: "OAI-PMH 2.0", handle: async ({ context }) => answered(context.url.searchParams) }),
    route({ method: "POST", path, access: "public", changesNothing: true, summary: "OAI-PMH 2.0, arguments in the body of the request", handle: async ({ body }) => answered(fieldsOf(body)) }),
  ];
}

function fieldsOf(body: unknown): [string, string][] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]));
}
