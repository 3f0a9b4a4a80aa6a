import { addDays, type Day } from "../../../kernel/time/day.ts";
import { createAttendance } from "./actions/attend.ts";
import { createCertificates } from "./actions/certify.ts";
import { createEnrolment } from "./actions/enrol.ts";
import { createManagement } from "./actions/manage.ts";
import { runTraining } from "./actions/remind.ts";
import type { TrainingDeps } from "./deps.ts";
import { afterSettling, standingClock } from "./standing-clock.ts";
import { creditsByYear, labelProgress, type LabelProgress, type YearOfCredits } from "./domain/labels.ts";
import { balanceOn, type Certificate, type Credit, type Enrolment, type TrainingClass, type TrainingModule } from "./domain/model.ts";
import { trainingFigures, type TrainingFigures } from "./domain/statistics.ts";
import { unknownClass } from "./errors.ts";
import { findClass, findLabel, findModule, listClasses, listLabels, listModules } from "./store/catalogue.ts";
import { countEnrolments, enrolmentsOf, enrolmentsOfPerson } from "./store/enrolments.ts";
import { listCertificates, listCredits } from "./store/earned.ts";

export interface ClassView {
  readonly class: TrainingClass;
  /** In the version that is taught. */
  readonly module: TrainingModule;
  readonly enrolled: number;
  readonly waiting: number;
}

export interface TrainingRecord {
  readonly enrolments: readonly { readonly enrolment: Enrolment; readonly view: ClassView }[];
  readonly credits: readonly Credit[];
  readonly balance: number;
  readonly years: readonly YearOfCredits[];
  readonly certificates: readonly Certificate[];
  readonly labels: readonly LabelProgress[];
}

/** Training, from the catalogue to the certificate that others can verify. */
export function createTraining(given: TrainingDeps) {
  const { db } = given;
  const clock = standingClock(db, given.clock, given.demonstrationDay);
  const deps: TrainingDeps = { ...given, clock };

  async function classViews(moduleCode?: string): Promise<readonly ClassView[]> {
    const [classes, counts] = [await listClasses(db, moduleCode), await countEnrolments(db)];
    const versions = new Map<string, TrainingModule>();
    for (const { moduleCode: code, moduleVersion } of classes) {
      const name = `${code} ${moduleVersion}`;
      const module = versions.get(name) ?? (await findModule(db, code, moduleVersion));
      if (module !== null) versions.set(name, module);
    }
    return classes.flatMap((one): ClassView[] => {
      const module = versions.get(`${one.moduleCode} ${one.moduleVersion}`);
      return module === undefined ? [] : [{ class: one, module, ...(counts.get(one.id) ?? { enrolled: 0, waiting: 0 }) }];
    });
  }

  const acts = {
    ...createManagement(deps), ...createEnrolment(deps), ...createAttendance(deps), ...createCertificates(deps),
    /** The day on which training stands: today, or the demonstration's. */
    today: async () => clock.today(),
    modules: () => listModules(db),
    labels: () => listLabels(db),
    findModule: (code: string, version?: number) => findModule(db, code, version),
    findLabel: (code: string) => findLabel(db, code),
    classes: classViews,
    /** Fails with `consultations.unknown-class`. */
    async classView(id: string): Promise<ClassView> {
      const one = await findClass(db, id);
      const view = one === null ? undefined : (await classViews(one.moduleCode)).find((each) => each.class.id === id);
      if (view === undefined) throw unknownClass();
      return view;
    },
    /** Everybody who is or was on the list of a class, in the order in which they came. */
    enrolments: (classId: string) => enrolmentsOf(db, classId),
    certificates: () => listCertificates(db),
    people: deps.people,
    /** What a person has, what they are enrolled in, and what is missing for each label. */
    async recordOf(accountId: string): Promise<TrainingRecord> {
      const [mine, credits, certificates, labels, views] = [await enrolmentsOfPerson(db, accountId), await listCredits(db, accountId), await listCertificates(db, accountId), await listLabels(db), await classViews()];
      const byId = new Map(views.map((view) => [view.class.id, view]));
      const today = clock.today();
      return {
        enrolments: mine.flatMap((enrolment) => { const view = byId.get(enrolment.classId); return view === undefined ? [] : [{ enrolment, view }]; }),
        credits, certificates, balance: balanceOn(credits, today), years: creditsByYear(credits, today),
        labels: labels.map((label) => labelProgress(label, certificates, credits, today)).filter(({ label, held }) => label.offered || held !== null),
      };
    },
    /** Counts for the steering office, without those of fewer than five people. */
    async figures(on: Day): Promise<TrainingFigures> {
      const subjects = [...(await listModules(db)).map(({ code }) => ({ kind: "module" as const, code })), ...(await listLabels(db)).map(({ code }) => ({ kind: "label" as const, code }))];
      return trainingFigures(await listCertificates(db), subjects, on, addDays(on, 180));
    },
    /** For the timer, as often as one likes: each thing is told once. */
    run: (on: Day) => runTraining(deps, on),
  };
  return {
    ...afterSettling(clock, acts),
    /** What is kept was changed by another hand: the day is settled again. */
    unsettle: () => clock.unsettle(),
  };
}

export type Training = ReturnType<typeof createTraining>;
