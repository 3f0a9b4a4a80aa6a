import { createHash } from "node:crypto";
import { both } from "../../../kernel/i18n/format.ts";
import { day } from "../../../kernel/time/day.ts";
import type { ClassInput, Training } from "../../../modules/consultations/index.ts";
import type { House } from "../../house.ts";
import { madeUpTraining } from "../../consultations/training.ts";
import { seededRandom } from "../random.ts";
import { madeUpLearners } from "./learners.ts";
import { madeUpLabels, madeUpModules } from "./training-modules.ts";

const author = { accountId: null, name: "Démonstration" };
const alone: ClassInput = { startsOn: null, endsOn: null, place: both("En ligne", "On line"), places: null, trainerAccountId: null };

type Parts = Pick<House, "db" | "clock" | "config" | "outbox" | "identity" | "institute" | "training">;

/** Modules, classes, people who came and certificates in force, ending and revoked, where no module is kept yet. */
export async function addDemonstrationTraining(house: Parts): Promise<void> {
  if ((await house.training.modules()).length > 0) return;
  const accounts = new Map((await house.identity.allAccounts()).map(({ email, id }) => [email, id]));
  const account = (role: string): string => accounts.get(`${role}@demonstration.invalid`) ?? `demonstration-${role}`;
  let made = 0;
  const random = seededRandom("training");
  const chance = {
    randomId: () => {
      made += 1;
      const hex = createHash("sha256").update(`training ${made}`).digest("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    randomBelow: (bound: number) => Math.floor(random() * bound),
  };
  const on = (at: string): Training => madeUpTraining(house, at, chance);
  const first = on("2022-03-01");
  for (const module of madeUpModules) await first.saveModule(author, module, true);
  for (const label of madeUpLabels) await first.saveLabel(author, label, true);
  const basics = await first.saveClass(author, "integrite-bases", null, alone);
  const open = await first.saveClass(author, "science-ouverte", null, alone);

  /** A dated class at which these people were, the trainer’s mark in percent where the module is assessed in the room. */
  async function held(module: string, from: string, until: string, place: string, people: readonly string[], absent: readonly string[] = [], share: number | null = null): Promise<void> {
    const before = on("2022-03-02");
    const one = await before.saveClass(author, module, null, { startsOn: day(from), endsOn: day(until), place: both(place, place), places: Math.max(12, people.length + absent.length), trainerAccountId: account("integrity-office") });
    for (const person of [...people, ...absent]) await before.enrol(person, one.id);
    await on(until).record(author, one.id, [...people.map((accountId) => ({ accountId, attended: true, share })), ...absent.map((accountId) => ({ accountId, attended: false, share: null }))]);
  }

  async function passed(classId: string, module: string, accountId: string, at: string): Promise<void> {
    const then = on(at);
    await then.enrol(accountId, classId);
    const questions = madeUpModules.find(({ code }) => code === module)?.assessment?.questions ?? [];
    await then.handIn(accountId, classId, Object.fromEntries(questions.map(({ question, right }) => [question.code, right])));
  }

  const learners = madeUpLearners.map(({ accountId }) => accountId);
  const group = (from: number, until: number): readonly string[] => learners.slice(from, until);
  for (const [index, accountId] of learners.entries()) await passed(basics.id, "integrite-bases", accountId, `${index < 8 ? 2022 : index < 16 ? 2023 : 2024}-${String(4 + (index % 8)).padStart(2, "0")}-12`);
  for (const [index, accountId] of group(6, 18).entries()) await passed(open.id, "science-ouverte", accountId, `2024-${String(2 + (index % 9)).padStart(2, "0")}-20`);
  // The lab manager’s certificate ends in May 2025; the researcher’s label holds; one certificate was given by mistake.
  await passed(basics.id, "integrite-bases", account("lab-manager"), "2022-05-12");
  await passed(basics.id, "integrite-bases", account("researcher"), "2024-02-06");
  await passed(basics.id, "integrite-bases", account("study-curator"), "2024-09-17");
  await passed(basics.id, "integrite-bases", account("scientific-referent"), "2023-09-05");
  await held("donnees-ethique", "2023-06-08", "2023-06-08", "Lyon", [...group(0, 7), account("lab-manager")], [learners[7] ?? ""]);
  await held("donnees-ethique", "2024-06-11", "2024-06-11", "Paris", [...group(8, 15), account("researcher")]);
  await held("ecouter-signalement", "2023-11-14", "2023-11-15", "Paris", [...group(0, 5), account("scientific-referent")]);
  await held("signer-ensemble", "2024-03-19", "2024-03-19", "Montpellier", [...group(2, 8), account("scientific-referent")], [learners[9] ?? ""]);
  await held("animal-ethique", "2024-10-03", "2024-10-04", "Toulouse", group(16, 22), [], 0.85);
  for (const [accountId, at] of [[account("researcher"), "2024-11-21"], [account("scientific-referent"), "2024-12-10"]] as const) await passed(open.id, "science-ouverte", accountId, at);

  const today = on("2025-03-31");
  const [mistaken] = (await on("2024-09-18").recordOf(account("study-curator"))).certificates;
  if (mistaken !== undefined) await on("2024-10-01").revoke(author, mistaken.id, "Certificat délivré deux fois sous le même compte");
  // A sheet that waits, and classes to come, one of them full.
  const waiting = await today.saveClass(author, "signer-ensemble", null, { startsOn: day("2025-03-27"), endsOn: day("2025-03-27"), place: both("Rennes", "Rennes"), places: 12, trainerAccountId: account("integrity-office") });
  for (const person of group(10, 16)) await on("2025-03-02").enrol(person, waiting.id);
  const next = await today.saveClass(author, "donnees-ethique", null, { startsOn: day("2025-05-15"), endsOn: day("2025-05-15"), place: both("Bordeaux", "Bordeaux"), places: 20, trainerAccountId: account("integrity-office") });
  for (const person of [...group(15, 21), account("action-owner")]) await today.enrol(person, next.id);
  const full = await today.saveClass(author, "ecouter-signalement", null, { startsOn: day("2025-06-03"), endsOn: day("2025-06-04"), place: both("Paris", "Paris"), places: 6, trainerAccountId: account("integrity-office") });
  for (const person of [...group(6, 12), account("data-administrator"), account("researcher")]) await today.enrol(person, full.id);
  await today.saveClass(author, "animal-ethique", null, { startsOn: day("2025-09-18"), endsOn: day("2025-09-19"), place: both("Toulouse", "Toulouse"), places: 15, trainerAccountId: null });
  house.training.unsettle();
}
