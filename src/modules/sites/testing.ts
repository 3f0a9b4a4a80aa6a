import type { Db } from "../../kernel/db/db.ts";
import { auditMigrations } from "../../kernel/audit/index.ts";
import type { Author } from "../../kernel/audit/index.ts";
import type { Actor, Reply, RequestContext, Route, UploadedFile } from "../../kernel/http/route.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import type { Announcement, Notice } from "../../kernel/outbox/notice.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { identityMigrations } from "../identity/index.ts";
import { createSteering, steeringMigrations } from "../steering/index.ts";
import type { CommitmentContent } from "./domain/model.ts";
import { createSites, siteMigrations } from "./module.ts";
import type { SitesWebDeps } from "./web/deps.ts";
import { createSiteRoutes } from "./web/routes.ts";

export const testSets = [auditMigrations, identityMigrations, steeringMigrations, siteMigrations];
export const referent: Author = { accountId: "00000000-0000-4000-8000-000000000001", name: "Rita Référente" };
export const office: Author = { accountId: "00000000-0000-4000-8000-000000000002", name: "Otto Office" };
export const secondOffice: Author = { accountId: "00000000-0000-4000-8000-000000000003", name: "Olga Office" };

/** The dialogue on a day, with two accounts of the office, and what it told. */
export function sitesOn(db: Db, today: string) {
  const notices: Notice[] = [];
  const announcements: Announcement[] = [];
  const account = (by: Author, role: string, perimeter: readonly string[]) => ({ id: by.accountId ?? "", name: by.name, email: "x@example.org", active: true, mustChangePassword: false, createdAt: "2020-01-01T00:00:00.000Z", lastSignIn: null, roles: [{ role, perimeter }] });
  const identity = { allAccounts: async () => [account(office, "steering-office", []), account(secondOffice, "steering-office", []), account(referent, "scientific-referent", ["site-69123"])] };
  const sites = createSites({ db, clock: fixedClock(today), identity, notify: async (_, notice) => void notices.push(notice), announce: async (_, one) => void announcements.push(one) });
  return { sites, identity, notices, announcements };
}

export const content: CommitmentContent = {
  title: { fr: "Plateforme commune", en: "Shared platform" }, text: { fr: "L’ouvrir à toutes les unités.", en: "Open it to every unit." }, partners: ["Université d’essai"], contractCodes: ["3"], decidedOn: day("2024-03-01"),
};

/** Lyon with two partners and a wave begun on 1 January 2024. */
export async function openLyon(db: Db): Promise<void> {
  const { sites } = sitesOn(db, "2024-01-01");
  await sites.describe(office, { code: "69123", name: "Lyon", communes: ["69123"], partners: [{ code: null, name: "Université d’essai" }, { code: null, name: "Hôpital d’essai" }] }, 0);
  await sites.openWave(office, "69123", "D", day("2024-01-01"));
}

export const actors = {
  office: actorOf(office, "steering-office"), second: actorOf(secondOffice, "steering-office"), referent: actorOf(referent, "scientific-referent", ["site-69123"]),
  elsewhere: actorOf({ accountId: "00000000-0000-4000-8000-000000000004", name: "Rémi Autre" }, "scientific-referent", ["site-59350"]), board: actorOf({ accountId: "00000000-0000-4000-8000-000000000005", name: "Béa Conseil" }, "board-member"),
};

function actorOf(by: Author, role: string, perimeter: readonly string[] = []): Actor {
  return { accountId: by.accountId ?? "", name: by.name, roles: [{ role, perimeter }] };
}

export function routesOn(db: Db, today: string): readonly Route[] {
  const { sites, identity } = sitesOn(db, today);
  const directory: SitesWebDeps["directory"] = { find: async () => null, structures: async () => ({ total: 0, attested: 0, presumed: 0, items: [], observed: null }), relations: async () => [], refs: async () => new Map() };
  return createSiteRoutes({
    sites, identity, directory, steering: createSteering({ db, clock: fixedClock(today) }), institute: "siren:180036048",
    objectives: async () => [{ code: "3", title: { fr: "Sites", en: "Sites" }, href: "/objectives/3", priority: "1", actions: ["15"] }, { code: "4", title: { fr: "Transfert", en: "Transfer" }, href: "/objectives/4", priority: "1", actions: ["18"] }],
  });
}

export interface Asked {
  readonly actor?: Actor;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly files?: readonly UploadedFile[];
  readonly language?: Language;
}

/** Asks one route as the edge would, refusals of roles included. */
export async function call(routes: readonly Route[], method: Route["method"], address: string, { actor, body, files = [], language = "fr" }: Asked = {}, today = "2025-03-31"): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null || route.method !== method) continue;
    const { access } = route;
    if (typeof access === "object" && !(actor?.roles ?? []).some((grant) => access.anyOf.includes(grant.role))) throw Object.assign(new Error("refused"), { code: "http.forbidden" });
    const context: RequestContext = { actor: actor ?? null, language, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    const given = Object.fromEntries(url.searchParams);
    return route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse(given) ?? given, body: route.body?.parse(body ?? {}), files, context });
  }
  throw new Error(`no route at ${url.pathname}`);
}
