import type { Db } from "../../../kernel/db/db.ts";
import { createDirectory, coreFields, type Directory } from "../../directory/index.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import type { Actor, Reply, RequestContext, Route } from "../../../kernel/http/route.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { LabDeps } from "../deps.ts";
import { delivery, institute, organisation, registerStatements, staffStatements, testAuthor } from "../pages/testing.ts";
import type { StatementDraft } from "../../directory/index.ts";

/** For tests of corrections and asks: a house on a day, the invented units, and callers. */
export function labOn(db: Db, today: string): LabDeps {
  const clock = fixedClock(today);
  const directory = createDirectory({ db, clock, fields: coreFields });
  return { db, clock, directory, indicators: {} as never, institute: `uai:${institute}` };
}

export async function importRegister(directory: Directory, on: string, change: (statements: readonly StatementDraft[]) => readonly StatementDraft[] = (all) => all): Promise<void> {
  await directory.deliver(testAuthor, delivery("rnsr", "official-register", on, change(registerStatements)));
}

export async function importStaff(directory: Directory): Promise<void> {
  await directory.deliver(testAuthor, delivery("staff", "human-resources", "2022-03-01", staffStatements));
}

export const parent = organisation;

export function actor(role: string, perimeter: readonly string[] = []): Actor {
  return { accountId: `account-${role}-${perimeter.join("-")}`, name: role, roles: [{ role, perimeter }] };
}

export interface Asked {
  readonly actor: Actor | null;
  readonly today: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly language?: Language;
}

/** Asks one route as the edge would, refusals of roles included. */
export async function call(routes: readonly Route[], method: "GET" | "POST", address: string, { actor: who, today, body, language = "fr" }: Asked): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null || route.method !== method) continue;
    const { access } = route;
    if (typeof access === "object" && !(who?.roles ?? []).some((grant) => access.anyOf.includes(grant.role))) throw Object.assign(new Error("refused"), { code: "http.forbidden" });
    const context: RequestContext = {
      actor: who, language, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined },
    };
    const given = Object.fromEntries(url.searchParams);
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    return route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse(given) ?? given, body: route.body?.parse(body ?? {}), files: [], context });
  }
  throw new Error(`no route at ${url.pathname}`);
}
