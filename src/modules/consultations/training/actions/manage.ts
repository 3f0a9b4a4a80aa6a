import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { classIssues, labelIssues, moduleIssues } from "../domain/checks.ts";
import type { TrainingClass, TrainingLabel, TrainingModule } from "../domain/model.ts";
import type { TrainingDeps } from "../deps.ts";
import { codeTaken, trainingNotValid, unknownClass, unknownModule } from "../errors.ts";
import { addVersion, findClass, findLabel, findModule, keepClass, listModules } from "../store/catalogue.ts";
import { enrolmentsOf } from "../store/enrolments.ts";
import { promote } from "./enrol.ts";

export type ModuleInput = Omit<TrainingModule, "version" | "demonstration">;
export type LabelInput = Omit<TrainingLabel, "version" | "demonstration">;
export type ClassInput = Pick<TrainingClass, "startsOn" | "endsOn" | "place" | "places" | "trainerAccountId">;

/** What the ethics and integrity office keeps: modules, labels, classes. Every act leaves its line in the audit. */
export function createManagement(deps: TrainingDeps) {
  const { db, clock, demonstration = false } = deps;

  async function saveVersion(by: Author, table: "module" | "label", input: ModuleInput | LabelInput, before: TrainingModule | TrainingLabel | null, isNew: boolean): Promise<void> {
    if (isNew && before !== null) throw codeTaken();
    const next = { ...input, version: (before?.version ?? 0) + 1, demonstration } as TrainingModule | TrainingLabel;
    await db.tx(async (tx) => {
      if (!(await addVersion(tx, table, next, by.name, clock.now()))) throw codeTaken();
      await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `consultations.training-${table}-saved`, subject: `training-${table}:${input.code}`, next: { version: next.version } });
    });
  }

  return {
    /** Saves a module as its next version; `isNew` refuses a code that is taken. `more` are faults found while reading the form. */
    async saveModule(by: Author, input: ModuleInput, isNew: boolean, more: readonly Issue[] = []): Promise<void> {
      const before = await findModule(db, input.code);
      const issues = [...moduleIssues({ ...input, version: 1, demonstration }), ...more];
      if (issues.length > 0) throw trainingNotValid(issues);
      await saveVersion(by, "module", input, before, isNew);
    },

    async saveLabel(by: Author, input: LabelInput, isNew: boolean): Promise<void> {
      const before = await findLabel(db, input.code);
      const issues = labelIssues({ ...input, version: 1, demonstration }, new Set((await listModules(db)).map(({ code }) => code)));
      if (issues.length > 0) throw trainingNotValid(issues);
      await saveVersion(by, "label", input, before, isNew);
    },

    /** Opens a class of the latest version of a module, or changes one; who is enrolled is told of other days and places. */
    async saveClass(by: Author, moduleCode: string, id: string | null, input: ClassInput): Promise<TrainingClass> {
      return db.tx(async (tx) => {
        const before = id === null ? null : await findClass(tx, id, true);
        if (id !== null && (before === null || before.moduleCode !== moduleCode)) throw unknownClass();
        const module = await findModule(tx, moduleCode, before?.moduleVersion);
        if (module === null) throw unknownModule();
        const issues = classIssues(input, module);
        if (issues.length > 0) throw trainingNotValid(issues);
        const one: TrainingClass = { id: before?.id ?? deps.randomId(), moduleCode, moduleVersion: module.version, ...input, cancelledOn: before?.cancelledOn ?? null, demonstration: before?.demonstration ?? demonstration };
        await keepClass(tx, one);
        await audit(tx, by, before === null ? "class-opened" : "class-changed", one);
        if (before !== null) {
          await promote(deps, tx, one, module);
          if (before.startsOn !== one.startsOn || before.endsOn !== one.endsOn || before.place.fr !== one.place.fr) await tellAll(tx, one, module, "changed");
        }
        return one;
      });
    },

    /** Nobody can enrol any more; those who were enrolled or waited are told. Again: nothing. */
    async cancelClass(by: Author, id: string): Promise<TrainingClass> {
      return db.tx(async (tx) => {
        const before = await findClass(tx, id, true);
        if (before === null) throw unknownClass();
        if (before.cancelledOn !== null) return before;
        const one = { ...before, cancelledOn: clock.today() };
        await keepClass(tx, one);
        await audit(tx, by, "class-cancelled", one);
        const module = await findModule(tx, one.moduleCode, one.moduleVersion);
        if (module !== null) await tellAll(tx, one, module, "cancelled");
        return one;
      });
    },
  };

  async function audit(tx: Db, by: Author, act: string, one: TrainingClass): Promise<void> {
    await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `consultations.training-${act}`, subject: `training-class:${one.id}`, next: { module: one.moduleCode, startsOn: one.startsOn, endsOn: one.endsOn, places: one.places } });
  }

  async function tellAll(tx: Db, one: TrainingClass, module: TrainingModule, what: "changed" | "cancelled"): Promise<void> {
    const people = (await enrolmentsOf(tx, one.id)).filter(({ state }) => state !== "cancelled").map(({ accountId }) => accountId);
    if (one.demonstration || people.length === 0) return;
    const onDay = { fr: one.startsOn === null ? "" : ` du ${formatDay(one.startsOn, "fr")}`, en: one.startsOn === null ? "" : ` of ${formatDay(one.startsOn, "en")}` };
    await deps.notify(tx, {
      key: what === "cancelled" ? `training-class:${one.id}:cancelled` : `training-class:${one.id}:${one.startsOn ?? ""}:${one.endsOn ?? ""}:${one.place.fr}`,
      to: people,
      subject: what === "cancelled" ? { fr: `La séance${onDay.fr} est annulée\u202f: ${module.title.fr}`, en: `The class${onDay.en} is cancelled: ${module.title.en}` } : { fr: `Votre séance change\u202f: ${module.title.fr}`, en: `Your class has changed: ${module.title.en}` },
      text: what === "cancelled" ? { fr: "Les autres séances sont au catalogue.", en: "The other classes are in the catalogue." } : { fr: `${one.startsOn === null ? "" : `Elle commence le ${formatDay(one.startsOn, "fr")}. `}${one.place.fr}.`, en: `${one.startsOn === null ? "" : `It starts on ${formatDay(one.startsOn, "en")}. `}${one.place.en}.` },
      path: `/integrity/training/${one.moduleCode}`,
    });
  }
}
