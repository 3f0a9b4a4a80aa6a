import { randomBytes } from "node:crypto";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { createRobots } from "../../../../kernel/robots/index.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Notice } from "../../../../kernel/outbox/index.ts";
import { day, fixedClock, type Clock } from "../../../../kernel/time/day.ts";
import type { Sending, Speaker } from "../actions/contribute.ts";
import type { ConsultationInput } from "../domain/check-consultation.ts";
import { createSteps, type Steps } from "../steps.ts";
import { stepsRoutes } from "../web/routes.ts";

export const office: Actor = { accountId: "office", name: "Aliénor Bureau", roles: [{ role: "consultation-office", perimeter: [] }] };
export const agent: Actor = { accountId: "agent", name: "Basile Agent", roles: [{ role: "researcher", perimeter: [] }] };

export const contract = async () => ({
  objectives: [{ code: "9", title: both("Données", "Data"), href: "/objectives/9" }],
  actions: [{ code: "61", title: both("Programme", "Programme"), href: "/actions/61" }],
});

export function aConsultation(changes: Partial<ConsultationInput> = {}): ConsultationInput {
  return {
    code: "essai", title: both("Essai", "Trial"), purpose: both("Pourquoi.", "Why."), commitment: both("L’institut répond.", "The institute answers."), themes: [{ code: "un", title: both("Un", "One") }],
    phases: [{ kind: "announced", from: day("2025-01-01"), to: day("2025-02-01") }, { kind: "contributions", from: day("2025-02-01"), to: day("2025-03-01") }, { kind: "discussion", from: day("2025-02-15"), to: day("2025-04-01") }, { kind: "answer", from: day("2025-04-01"), to: day("2025-05-01") }, { kind: "follow-up", from: day("2025-05-01"), to: null }],
    doors: ["staff", "stakeholders", "public"], staffShownAs: ["name", "role"], synthesisUrl: null, ...changes,
  };
}

export const secret = (): string => randomBytes(32).toString("base64url");

export const visitor: Speaker = { door: "public", pseudonym: "Tilleul" };
export const asAgent: Speaker = { door: "staff", actor: agent, as: "name" };

export function aSending(changes: Partial<Sending> = {}): Sending {
  return { consultation: "essai", proposalId: null, replyTo: null, title: "Moins de papier", body: "Que chaque laboratoire imprime moins, et dise comment il fait.", theme: "un", objective: "", secret: secret(), language: "fr", sure: false, ...changes };
}

/** A house with one published consultation; its contract is another part of the same database, as in the product, on a day that tests move. Checks against robots want no waiting. */
export async function aWorld(db: Db, on = "2025-02-20") {
  let now = fixedClock(`${on}T12:00:00Z`);
  const clock: Clock = { now: () => now.now(), today: () => now.today() };
  const notices: Notice[] = [];
  const steps: Steps = createSteps({ db, clock, contract: async () => { await db.query(sql`select 1`); return contract(); }, notify: async (_inside, notice) => { notices.push(notice); } });
  await steps.save(office, aConsultation(), null);
  await steps.publish(office, "essai");
  const robots = createRobots({ key: () => new Uint8Array(32), leastMs: 0, tries: { least: 1, most: 3 } });
  return { steps, clock, notices, robots, routes: stepsRoutes({ steps, robots, contract, site: "https://jalon.example" }), on: (other: string) => { now = fixedClock(`${other}T12:00:00Z`); } };
}
