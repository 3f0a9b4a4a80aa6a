import { day, daysBetween, type Day } from "../../../../kernel/time/day.ts";
import { certificateState } from "../domain/model.ts";
import { expiryNotices, newcomerNotices, newcomerDays } from "../domain/reminders.ts";
import type { TrainingDeps } from "../deps.ts";
import { listClasses, listLabels, listModules } from "../store/catalogue.ts";
import { enrolmentsOfPerson } from "../store/enrolments.ts";
import { listCertificates } from "../store/earned.ts";
import { awardLabels } from "./earn.ts";

/** What the timer does of a day: renews labels that are due, reminds of what ends, tells newcomers. Again on the same day: nothing more. */
export async function runTraining(deps: TrainingDeps, on: Day): Promise<void> {
  const { db, notify } = deps;
  const people = (await deps.people()).filter(({ active }) => active);
  const known = new Set(people.map(({ accountId }) => accountId));
  const holders = new Set((await listCertificates(db)).filter((one) => !one.demonstration).map(({ accountId }) => accountId));
  for (const accountId of holders) await db.tx((tx) => awardLabels(deps, tx, accountId, on));

  const certificates = (await listCertificates(db)).filter(({ accountId }) => known.has(accountId));
  const [modules, labels, classes] = [await listModules(db), await listLabels(db), await listClasses(db)];
  const titles = new Map([...modules.map((one) => [`module:${one.code}`, one.title] as const), ...labels.map((one) => [`label:${one.code}`, one.title] as const)]);
  const newcomers = people.map(({ accountId, createdAt }) => ({ accountId, since: day(createdAt.slice(0, 10)) })).filter(({ since }) => daysBetween(since, on) <= newcomerDays);
  const moduleOfClass = new Map(classes.filter(({ cancelledOn }) => cancelledOn === null).map((one) => [one.id, one.moduleCode]));
  const done = new Set<string>();
  for (const { accountId } of newcomers) for (const { classId, state, attended } of await enrolmentsOfPerson(db, accountId)) if (state !== "cancelled" && attended !== false) done.add(`${accountId}:${moduleOfClass.get(classId) ?? ""}`);
  for (const one of certificates) if (certificateState(one, on) === "in-force") done.add(`${one.accountId}:${one.code}`);
  const notices = [
    ...expiryNotices(certificates, ({ kind, code }) => titles.get(`${kind}:${code}`) ?? { fr: code, en: code }, on),
    ...newcomerNotices(newcomers, modules, (accountId, module) => done.has(`${accountId}:${module}`), on),
  ];
  await db.tx(async (tx) => {
    for (const notice of notices) await notify(tx, notice);
  });
}
