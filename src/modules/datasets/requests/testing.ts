import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor, RoleGrant } from "../../../kernel/http/route.ts";
import type { Announcement, Notice } from "../../../kernel/outbox/notice.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { identityMigrations, type Account } from "../../identity/index.ts";
import type { Dataset, DatasetStanding } from "../domain/dataset.ts";
import { emptyMetadata } from "../domain/empty.ts";
import type { DatasetMetadata } from "../domain/metadata.ts";
import { datasetMigrations } from "../migrations.ts";
import { createRequests } from "./requests.ts";
import type { RequestSettings } from "./domain/settings.ts";
import { usualSettings } from "./domain/settings.ts";

export const testSets = [auditMigrations, identityMigrations, datasetMigrations];

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

function actor(n: number, name: string, roles: readonly RoleGrant[] = [{ role: "researcher", perimeter: [] }]): Actor {
  return { accountId: uuid(n), name, roles };
}

export const people = {
  declarer: actor(1, "Daria Déclarante"), requester: actor(2, "Rachid Requérant"), first: actor(3, "Fanny Première"), second: actor(4, "Sami Second"), third: actor(5, "Théo Tiers"),
  administrator: actor(6, "Ada Administratrice", [{ role: "data-administrator", perimeter: ["region-84"] }]), elsewhere: actor(7, "Élise Ailleurs", [{ role: "data-administrator", perimeter: ["region-11"] }]), stranger: actor(8, "Igor Inconnu"),
};

export function fileOf(n: number): Dataset["files"][number] {
  return { id: uuid(900 + n), path: `table-${n}.csv`, sha256: String(n).repeat(64).slice(0, 64), sizeBytes: 1_000 * n, mediaType: "text/csv", state: "checked", profile: null, description: null, addedAt: "2025-01-01T00:00:00.000Z" };
}

export function datasetOf(code: string, change: Partial<DatasetMetadata> = {}, more: Partial<Dataset> = {}): Dataset {
  const metadata = { ...emptyMetadata(change.subjectKind ?? "non-human"), title: { fr: "Cinétique d’une enzyme", en: "Kinetics of an enzyme" }, access: "restricted" as const, ...change };
  return {
    code, state: "published", version: 1, metadata, files: [fileOf(1), fileOf(2)], doi: null, label: { label: "preliminary", publication: null, missing: [] }, fairScore: 0, origin: { kind: "declared" },
    firstPublishedAt: "2025-01-01T00:00:00.000Z", modifiedAt: "2025-01-01T00:00:00.000Z", withdrawal: null, demonstration: false, ...more,
  };
}

export interface World {
  readonly requests: ReturnType<typeof createRequests>;
  readonly notices: Notice[];
  readonly announcements: Announcement[];
  readonly counted: string[];
  readonly datasets: Map<string, Dataset>;
  readonly closed: Set<string>;
  /** The same world at another instant. */
  at(instant: string): ReturnType<typeof createRequests>;
}

/** Requests over datasets in memory: `ds-000001` restricted, `ds-000002` human, `ds-000003` open, `ds-000004` embargoed. */
export function worldOn(db: Db, instant = "2025-03-03T09:00:00Z", more: readonly Actor[] = []): World {
  const notices: Notice[] = [];
  const announcements: Announcement[] = [];
  const counted: string[] = [];
  const closed = new Set<string>();
  const human: DatasetMetadata = {
    ...emptyMetadata("human"), title: { fr: "Cohorte d’essai", en: "Trial cohort" }, access: "restricted",
    human: { ...(emptyMetadata("human").human ?? undefinedHuman()), anonymity: "pseudonymised", purposes: [], purposeText: { fr: "Recherche sur le diabète", en: "Diabetes research" }, useConditions: [{ code: "DUO:0000018", detail: null }] },
  };
  const datasets = new Map<string, Dataset>([
    ["ds-000001", datasetOf("ds-000001")], ["ds-000002", datasetOf("ds-000002", human)], ["ds-000003", datasetOf("ds-000003", { access: "open" })],
    ["ds-000004", datasetOf("ds-000004", { access: "embargoed", availableFrom: "2026-01-01" as DatasetMetadata["availableFrom"] })],
  ]);
  const standing = (code: string): DatasetStanding => ({ code, state: datasets.get(code)?.state ?? "draft", subjectKind: datasets.get(code)?.metadata.subjectKind ?? "non-human", declaredBy: people.declarer.accountId, editors: [], region: "84" });
  const everybody = [...Object.values(people), ...more];
  const account = (one: Actor): Account => ({ id: one.accountId, email: "x@example.org", name: one.name, active: !closed.has(one.accountId), mustChangePassword: false, createdAt: "2020-01-01T00:00:00.000Z", lastSignIn: null, roles: one.roles });
  const byId = new Map(everybody.map((one) => [one.accountId, one]));
  const at = (when: string) => createRequests({
    db, clock: fixedClock(when),
    datasets: { find: async (code) => datasets.get(code) ?? null, findFor: async (_, code) => datasets.get(code) ?? null, standing: async (code) => (datasets.has(code) ? standing(code) : null), published: async (codes) => codes.flatMap((code) => datasets.get(code) ?? []) },
    accounts: { getAccount: async (id) => { const one = byId.get(id); return one === undefined ? null : account(one); }, allAccounts: async () => everybody.map(account) },
    counter: { count: (kind, codes) => void counted.push(`${kind} ${codes.join()}`) },
    notify: async (_, notice) => void notices.push(notice), announce: async (_, one) => void announcements.push(one),
    conditionText: (code) => (code === "DUO:0000018" ? { fr: "Usage non commercial", en: "Not for profit use only" } : null),
  });
  return { requests: at(instant), notices, announcements, counted, datasets, closed, at };
}

function undefinedHuman(): never {
  throw new Error("metadata about people have their part");
}

export const fullAnswers = { project: "Modèle de réaction", purpose: "Comparer deux modèles", team: "Institut d’essai, 3 personnes", country: "FR" };
export const fullHumanAnswers = { ...fullAnswers, compatibility: "Même finalité", confidentiality: "yes" };
export const given = (formKey: string, more: Partial<{ answers: Readonly<Record<string, string>>; accepted: readonly string[] }> = {}) => ({ formKey, answers: fullAnswers, accepted: [], ...more });
export const visitor = { address: null, userAgent: null };
export const settingsWith = (change: Partial<RequestSettings>): RequestSettings => ({ ...usualSettings, ...change });
export const agree = { verdict: "agree" as const, reason: "Projet solide", note: null, conditions: [], durationDays: null, files: null };
