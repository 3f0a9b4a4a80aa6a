import type { Db } from "../../../../kernel/db/db.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { TrainingClass, TrainingModule } from "../domain/model.ts";
import type { TrainingDeps } from "../deps.ts";
import { classOver, enrolledAlready, notEnrolled, recordedAlready, unknownClass, unknownModule } from "../errors.ts";
import { findClass, findModule } from "../store/catalogue.ts";
import { enrolmentsOf, findEnrolment, putInLine, setState } from "../store/enrolments.ts";

/** Enrolling and leaving. Whoever does either waits for the others at the same class: the last place goes to one person. */
export function createEnrolment(deps: TrainingDeps) {
  const { db, clock } = deps;
  return {
    /** Takes a place where one is left, else one on the waiting list; says which. Fails with `consultations.enrolled-already`, `consultations.class-over`, `consultations.unknown-class`. */
    async enrol(accountId: string, classId: string): Promise<"enrolled" | "waiting"> {
      return db.tx(async (tx) => {
        const one = await findClass(tx, classId, true);
        if (one === null) throw unknownClass();
        if (one.cancelledOn !== null || (one.endsOn !== null && one.endsOn < clock.today())) throw classOver();
        const mine = await findEnrolment(tx, classId, accountId);
        if (mine !== null && mine.state !== "cancelled") throw enrolledAlready();
        const all = await enrolmentsOf(tx, classId);
        const taken = all.filter(({ state }) => state === "enrolled").length;
        const someoneWaits = all.some(({ state }) => state === "waiting");
        const state = one.places === null || (taken < one.places && !someoneWaits) ? "enrolled" : "waiting";
        await putInLine(tx, classId, accountId, state, one.demonstration);
        return state;
      });
    },

    /** Gives a place back, to the first who waits. Fails with `consultations.not-enrolled`, and once attendance is recorded. */
    async leave(accountId: string, classId: string): Promise<void> {
      await db.tx(async (tx) => {
        const one = await findClass(tx, classId, true);
        if (one === null) throw unknownClass();
        const mine = await findEnrolment(tx, classId, accountId);
        if (mine === null || mine.state === "cancelled") throw notEnrolled();
        if (mine.attended !== null || mine.passed) throw recordedAlready();
        await setState(tx, classId, accountId, "cancelled");
        const module = await findModule(tx, one.moduleCode, one.moduleVersion);
        if (module === null) throw unknownModule();
        await promote(deps, tx, one, module);
      });
    },
  };
}

/** Gives the places that are left to those who wait, first come first served, and tells them. The class is locked by the caller. */
export async function promote({ clock, notify }: Pick<TrainingDeps, "clock" | "notify">, tx: Db, one: TrainingClass, module: TrainingModule): Promise<void> {
  if (one.cancelledOn !== null || (one.endsOn !== null && one.endsOn < clock.today())) return;
  const all = await enrolmentsOf(tx, one.id);
  const free = one.places === null ? Number.POSITIVE_INFINITY : one.places - all.filter(({ state }) => state === "enrolled").length;
  const next = all.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free));
  for (const { accountId } of next) {
    await setState(tx, one.id, accountId, "enrolled");
    if (one.demonstration) continue;
    await notify(tx, {
      key: `training-place:${one.id}:${accountId}:${clock.today()}`,
      to: [accountId],
      subject: { fr: `Une place s’est libérée\u202f: ${module.title.fr}`, en: `A place has come free: ${module.title.en}` },
      text: one.startsOn === null ? { fr: "Vous êtes inscrit.", en: "You are enrolled." } : { fr: `Vous êtes inscrit à la séance du ${formatDay(one.startsOn, "fr")}. Si vous ne pouvez plus venir, annulez pour laisser la place.`, en: `You are enrolled in the class of ${formatDay(one.startsOn, "en")}. If you can no longer come, cancel to leave the place.` },
      path: "/integrity/my-training",
    });
  }
}
