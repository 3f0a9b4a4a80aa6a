import { createHash } from "node:crypto";
import { auditMigrations } from "../../kernel/audit/index.ts";
import type { Db } from "../../kernel/db/db.ts";
import type { Actor, Reply, RequestContext, Route, UploadedFile } from "../../kernel/http/route.ts";
import { both } from "../../kernel/i18n/format.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import type { RoleCode } from "../identity/index.ts";
import { usualRhythm } from "./domain/alerts.ts";
import type { SteeredSubject } from "./domain/standing.ts";
import type { Steering } from "./domain/steering.ts";
import { steeringMigrations } from "./migrations.ts";
import { createSteering, type SteeringDeps } from "./module.ts";
import type { EvidenceStore, SteeringWebDeps } from "./web/deps.ts";

export const steeringSets = [auditMigrations, steeringMigrations];
export const owner = { accountId: "11111111-1111-4111-8111-111111111111", name: "Ada Lovelace" };
export const office = { accountId: "22222222-2222-4222-8222-222222222222", name: "Grace Hopper" };

/** Steering on a day of the calendar, with what else is given. */
export function steeringOn(db: Db, today: string, more: Partial<SteeringDeps> = {}): Steering {
  return createSteering({ db, clock: fixedClock(today), ...more });
}

export function actorAs(person: { readonly accountId: string; readonly name: string }, role: RoleCode, perimeter: readonly string[] = []): Actor {
  return { ...person, roles: [{ role, perimeter }] };
}

/** Files in memory, addressed by what they hold. */
export function memoryStore(): EvidenceStore {
  const files = new Map<string, Uint8Array>();
  return {
    async put(content) {
      const sha256 = createHash("sha256").update(content).digest("hex");
      files.set(sha256, content);
      return { sha256, sizeBytes: content.byteLength };
    },
    async get(sha256) {
      const found = files.get(sha256);
      if (found === undefined) throw new Error(`no file ${sha256}`);
      return found;
    },
  };
}

function subject(code: string, objective: string): SteeredSubject {
  return {
    subject: `action-${code}`, code, title: both(`Faire <${code}>`, `Do <${code}>`), href: `/actions/${code}`,
    group: { code: objective, title: both(`But ${objective}`, `Aim ${objective}`), href: `/objectives/${objective}` }, namedIndicators: code === "1" ? ["4.a"] : [],
  };
}

/** Pages of three actions, and of a fourth that an amendment has removed. */
export function steeringWeb(db: Db, today: string, more: Partial<SteeringDeps> = {}): SteeringWebDeps {
  return {
    steering: steeringOn(db, today, more), defaultDay: async () => day(today), evidence: memoryStore(), publicUrl: "https://jalon.example",
    steered: async () => ({ current: [subject("1", "1"), subject("2", "1"), subject("3", "2")], former: [subject("9", "2")], indicators: [{ code: "4.a", title: both("Cohortes", "Cohorts") }], rhythm: usualRhythm }),
    accounts: async () => [
      { id: owner.accountId, name: owner.name, active: true, roles: [{ role: "action-owner", perimeter: ["action-1"] }] },
      { id: office.accountId, name: office.name, active: true, roles: [{ role: "steering-office", perimeter: [] }] },
    ],
  };
}

export interface Asked {
  readonly actor: Actor | null;
  readonly today?: string;
  readonly body?: unknown;
  readonly files?: readonly UploadedFile[];
  readonly language?: "fr" | "en";
}

/** Asks a route as somebody, as the edge would: refused where no role of theirs is named. */
export async function ask(routes: readonly Route[], method: "GET" | "POST", address: string, { actor, today = "2025-03-31", body, files = [], language = "fr" }: Asked): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null || route.method !== method) continue;
    const { access } = route;
    if (typeof access === "object" && !(actor?.roles ?? []).some((grant) => access.anyOf.includes(grant.role))) throw Object.assign(new Error("refused"), { code: "http.forbidden" });
    const context: RequestContext = { actor, language, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    const given = Object.fromEntries(url.searchParams);
    const reply = await route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse(given) ?? given, body: route.body?.parse(body ?? {}), files, context });
    return reply.kind === "json" && route.response !== undefined ? { ...reply, value: route.response.parse(reply.value) } : reply;
  }
  throw new Error(`no route at ${url.pathname}`);
}
