import { auditMigrations, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Notice } from "../../../kernel/outbox/notice.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { createHash } from "node:crypto";
import { cohortMigrations } from "../migrations.ts";
import { createHostedIndicator, type HostedMeasurement } from "../actions/indicator.ts";
import type { CohortPorts, Person } from "../deps.ts";
import { emptyContent, type CohortContent } from "../domain/record.ts";
import type { AskInput, RequestAct } from "../domain/request-checks.ts";
import type { ServiceInput } from "../domain/service.ts";
import { createCohorts } from "../module.ts";

export const cohortSets = [auditMigrations, cohortMigrations];
export const office: Author = { accountId: "a-office", name: "Olga Office" };

export const people: readonly Person[] = [["ada", "researcher"], ["bob", "researcher"], ["mona", "lab-manager"], ["office", "cohort-office"], ["otto", "cohort-office"]].map(([name = "", role = ""]) => ({ accountId: `a-${name}`, name: `${name} Essai`, email: `${name}@example.org`, active: true, roles: [role] }));

export function actorOf(name: string, role: string, perimeter: readonly string[] = []): Actor {
  return { accountId: `a-${name}`, name: `${name} Essai`, roles: [{ role, perimeter }] };
}

const ports: CohortPorts = {
  structures: async (codes) => new Map(codes.filter((code) => code.startsWith("2099")).map((code) => [code, { code, name: both("Unité d’essai", "Trial unit"), href: `/structures/${code}` }])),
  study: async (code) => (code === "st-000001" ? { code, name: both("Étude", "Study"), href: "/studies/st-000001" } : null),
  datasets: async (codes) => new Map(codes.filter((code) => /^ds-00000[12]$/.test(code)).map((code) => [code, { code, name: both(`Jeu ${code}`, `Set ${code}`), href: `/data/${code}`, access: both("Sur demande", "On request"), requestHref: code === "ds-000001" ? `/data/${code}/request` : null, whyNot: code === "ds-000001" ? null : both("fermé", "closed"), conditions: [both("Citer la cohorte", "Cite the cohort")] }])),
  sharingRequests: async (actor) => ({ visible: actor.accountId === "a-ada" ? [{ number: "r-000007", dataset: "ds-000001", state: both("déposée", "submitted"), submittedOn: day("2025-02-01"), href: "/data/requests/r-000007" }] : [], counts: [{ dataset: "ds-000001", state: both("déposées", "submitted"), count: 3 }] }),
  linkageProject: async (code) => (code === "deces-maree" ? { code, name: both("Décès de Marée", "Deaths of Marée"), state: both("ouvert", "open") } : null),
  people: async () => people,
};

/** A register over a database, on a day; what is told and what is stored are kept for the test to look at. */
export function cohortsOn(db: Db, today: string, { demonstration = false }: { readonly demonstration?: boolean } = {}) {
  const notices: Notice[] = [];
  const files = new Map<string, Uint8Array>();
  const clock = fixedClock(today);
  const drafts: HostedMeasurement[] = [];
  const cohorts = createCohorts({
    db, clock, ports, notify: async (_, notice) => void notices.push(notice), demonstration, demonstrationDay: day("2025-03-31"),
    storage: {
      put: async (content) => { const bytes = content as Uint8Array; const sha256 = createHash("sha256").update(bytes).digest("hex"); files.set(sha256, bytes); return { sha256, sizeBytes: bytes.length }; },
      get: async (sha256) => files.get(sha256) ?? Promise.reject(new Error("absent")),
    },
  });
  const indicator = createHostedIndicator({ db, clock, record: async (_, draft) => { drafts.push(draft); return { result: "entered", id: "m-1" }; } });
  return { cohorts, indicator, notices, drafts, clock };
}

export function aContent(more: Partial<CohortContent> = {}): CohortContent {
  return { ...emptyContent, name: { fr: "Cohorte d’essai", en: "Trial cohort" }, acronym: "ESSAI", population: { fr: "Adultes", en: "Adults" }, startedOn: day("2015-01-01"), structure: "209900101X", ...more };
}

export const start = { on: day("2020-06-01"), reference: "", source: "courriel" };

export function aService(code: string, more: Partial<ServiceInput> = {}): ServiceInput {
  const text = both("Texte", "Text");
  return { code, kind: "cleaning", name: both(`Service ${code}`, `Service ${code}`), description: text, conditions: text, answerDays: 10, deliveryDays: 30, offered: true, ...more };
}

export function anAsk(more: Partial<AskInput> = {}): AskInput {
  return { cohort: "maree", service: "nettoyage", title: "Doublons", need: "Trouver les doublons", wantedOn: null, linkageProject: "", formKey: "k1", files: [], ...more };
}

export function anAct(move: RequestAct["move"], more: Partial<RequestAct> = {}): RequestAct {
  return { move, text: "", internal: false, quote: null, assignedTo: null, linkageProject: "", files: [], ...more };
}
