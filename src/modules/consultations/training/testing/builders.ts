import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomInt, randomUUID } from "node:crypto";
import { auditMigrations, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Notice } from "../../../../kernel/outbox/notice.ts";
import { day, fixedClock } from "../../../../kernel/time/day.ts";
import { identityMigrations } from "../../../identity/index.ts";
import { createKeyFile } from "../../badges/index.ts";
import { consultationMigrations } from "../../migrations.ts";
import type { ClassInput, LabelInput, ModuleInput } from "../actions/manage.ts";
import type { TrainingPerson } from "../deps.ts";
import { readQuiz } from "../domain/quiz.ts";
import { createTraining } from "../training.ts";

export const trainingSets = [auditMigrations, identityMigrations, consultationMigrations];
export const office: Author = { accountId: "a-office", name: "Olga Office" };
export const publicUrl = "https://jalon.example";
/** One folder of keys for all tests of a process; each test has its own register of public keys. */
const folder = mkdtempSync(join(tmpdir(), "jalon-training-"));

export const people: readonly TrainingPerson[] = ["ada", "bob", "cleo", "dan", "eve", "office", "trainer"].map((name) => ({
  accountId: `a-${name}`, name: `${name[0]?.toUpperCase() ?? ""}${name.slice(1)} Essai`, email: `${name}@example.org`, active: true, createdAt: name === "eve" ? "2025-03-01T00:00:00.000Z" : "2020-01-01T00:00:00.000Z",
}));

export function actorOf(name: string, ...roles: readonly string[]): Actor {
  return { accountId: `a-${name}`, name: `${name} Essai`, roles: roles.map((role) => ({ role, perimeter: [] })) };
}

export function trainingOn(db: Db, today: string, url: string | undefined = publicUrl) {
  const notices: Notice[] = [];
  const clock = fixedClock(today);
  const training = createTraining({
    db, clock, people: async () => people, notify: async (_, notice) => void notices.push(notice), keys: createKeyFile(folder, clock.now),
    site: url ?? "http://127.0.0.1:3000", publicUrl: url, issuerName: async () => ({ fr: "Institut d’essai", en: "Trial institute" }), randomId: randomUUID, randomBelow: (bound) => randomInt(bound),
  });
  return { training, notices, clock };
}

const quizText = `? Deux et deux | Two and two
+ quatre | four
- cinq | five

? Nombres pairs | Even numbers
+ deux | two
+ quatre | four
- trois | three`;

export const quiz = { passShare: 0.5, attempts: 2, questions: readQuiz(quizText).questions };

export function moduleInput(code: string, more: Partial<ModuleInput> = {}): ModuleInput {
  return {
    code, title: { fr: `Module ${code}`, en: `Module ${code}` }, summary: { fr: "Résumé.", en: "Summary." }, aims: { fr: "Savoir.", en: "Know." }, audience: { fr: "Tous.", en: "All." },
    durationHours: 3, credits: 3, validityMonths: 36, forNewcomers: false, selfPaced: false, assessment: null, offered: true, ...more,
  };
}

export function labelInput(code: string, more: Partial<LabelInput> = {}): LabelInput {
  return { code, title: { fr: `Label ${code}`, en: `Label ${code}` }, description: { fr: "Pour qui apprend.", en: "For those who learn." }, required: [], credits: 3, validityMonths: 24, renewalCredits: 2, offered: true, ...more };
}

export function classInput(more: Partial<ClassInput> = {}): ClassInput {
  return { startsOn: day("2025-03-10"), endsOn: day("2025-03-11"), place: { fr: "Salle 1", en: "Room 1" }, places: 2, trainerAccountId: "a-trainer", ...more };
}
