import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { isAttendanceHeader, readAttendance, type AttendanceMark } from "../domain/attendance.ts";
import type { Enrolment, TrainingClass, TrainingModule } from "../domain/model.ts";
import { answerIssues, shareRight, type QuizAnswers } from "../domain/quiz.ts";
import type { TrainingDeps } from "../deps.ts";
import { classOver, handedInAlready, noMoreAttempts, notEnrolled, passedAlready, quizNotOpen, trainingNotValid, unknownClass, unknownModule } from "../errors.ts";
import { readTable } from "../../../../kernel/tables/index.ts";
import { findClass, findModule } from "../store/catalogue.ts";
import { addAttempt, clearAttempts, enrolmentsOf, findEnrolment, setAttended } from "../store/enrolments.ts";
import { certifiedIn } from "../store/earned.ts";
import { complete } from "./earn.ts";

export interface QuizResult {
  readonly share: number;
  readonly passed: boolean;
  readonly attemptsLeft: number;
}

/** The sheet of a class, and the quiz that ends it. */
export function createAttendance(deps: TrainingDeps) {
  const { db, clock } = deps;

  async function classAndModule(tx: Db, classId: string): Promise<{ readonly one: TrainingClass; readonly module: TrainingModule }> {
    const one = await findClass(tx, classId, true);
    if (one === null) throw unknownClass();
    const module = await findModule(tx, one.moduleCode, one.moduleVersion);
    if (module === null) throw unknownModule();
    return { one, module };
  }

  /** All marks, or none. Who was there and needs no quiz (or passed it in the room) has completed the class on its last day. */
  async function record(by: Author, classId: string, marks: readonly AttendanceMark[]): Promise<number> {
    return db.tx(async (tx) => {
      const { one, module } = await classAndModule(tx, classId);
      const day = clock.today();
      if (one.cancelledOn !== null) throw classOver();
      const enrolled = new Map((await enrolmentsOf(tx, classId)).map((enrolment) => [enrolment.accountId, enrolment]));
      const certified = await certifiedIn(tx, classId);
      const issues: Issue[] = one.startsOn !== null && one.startsOn > day ? [fault("not-started", "La séance n’a pas encore commencé\u202f: les présences s’enregistrent à partir de son premier jour.", "The class has not started yet: attendance is recorded from its first day on.")] : [];
      if (marks.some(({ accountId }) => enrolled.get(accountId)?.state !== "enrolled")) issues.push(fault("attendance-not-enrolled", "Une personne de la feuille n’est pas inscrite à cette séance\u202f: rechargez la feuille.", "A person on the sheet is not enrolled in this class: load the sheet again."));
      if (marks.some(({ accountId, attended }) => !attended && certified.has(accountId))) issues.push(fault("attendance-credited", "Une personne notée absente a déjà reçu son certificat\u202f: révoquez-le d’abord.", "A person marked absent has already received a certificate: revoke it first."));
      if (new Set(marks.map(({ accountId }) => accountId)).size < marks.length) issues.push(fault("attendance-twice", "Une personne est deux fois sur la feuille.", "A person is on the sheet twice."));
      if (issues.length > 0) throw trainingNotValid(issues);
      for (const mark of marks) await keep(tx, one, module, mark, enrolled.get(mark.accountId));
      await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "consultations.training-attendance-recorded", subject: `training-class:${classId}`, next: { marked: marks.length, attended: marks.filter(({ attended }) => attended).length } });
      return marks.length;
    });
  }

  async function keep(tx: Db, one: TrainingClass, module: TrainingModule, { accountId, attended, share }: AttendanceMark, before: Enrolment | undefined): Promise<void> {
    await setAttended(tx, one.id, accountId, attended);
    if (!attended || before === undefined) return;
    const { assessment } = module;
    const passedNow = assessment !== null && share !== null && share >= assessment.passShare;
    if (assessment !== null && share !== null && share !== before.bestShare) await addAttempt(tx, one.id, accountId, share, passedNow);
    const done = assessment === null ? before.attended !== true : passedNow && !before.passed;
    if (done) await complete(deps, tx, accountId, one, module, one.endsOn !== null && one.endsOn < clock.today() ? one.endsOn : clock.today());
  }

  return {
    record,

    /** Lets somebody who used up their attempts try again. */
    async giveBackAttempts(by: Author, classId: string, accountId: string): Promise<void> {
      await db.tx(async (tx) => {
        await classAndModule(tx, classId);
        await clearAttempts(tx, classId, accountId);
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "consultations.training-attempts-given-back", subject: `training-class:${classId}` });
      });
    },

    /** The marks of a CSV, XLSX or ODS file; faults of the whole file at once. Fails with `consultations.bad-training` and those of `readTable`. */
    async importFile(by: Author, classId: string, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<number> {
      const table = await readTable(file.name, file.bytes, { recogniseHeader: isAttendanceHeader, limits: { bytes: 2_000_000 } });
      const emails = new Map((await deps.people()).map(({ accountId, email }) => [accountId, email]));
      const expected = (await enrolmentsOf(db, classId)).map(({ accountId, state }) => ({ accountId, state, email: emails.get(accountId) ?? "" }));
      const { marks, issues } = readAttendance(table, expected);
      if (issues.length > 0) throw trainingNotValid(issues);
      return record(by, classId, marks);
    },

    /**
     * One attempt at the quiz of a class; `attempt` is how many there were when the quiz was shown, so that a button pressed
     * twice is one. What was chosen is not kept: the share alone. Fails with `consultations.bad-training` for what is not
     * answered, `consultations.handed-in-already`, `consultations.quiz-not-open`, `consultations.no-more-attempts`, `consultations.passed-already`.
     */
    async handIn(accountId: string, classId: string, answers: QuizAnswers, attempt?: number): Promise<QuizResult> {
      return db.tx(async (tx) => {
        const { one, module } = await classAndModule(tx, classId);
        const mine = await findEnrolment(tx, classId, accountId);
        if (mine === null || mine.state !== "enrolled") throw notEnrolled();
        const { assessment } = module;
        if (assessment === null || assessment.questions.length === 0 || one.cancelledOn !== null || (!module.selfPaced && mine.attended !== true)) throw quizNotOpen();
        if (mine.passed) throw passedAlready();
        if (attempt !== undefined && attempt !== mine.attempts) throw handedInAlready();
        if (mine.attempts >= assessment.attempts) throw noMoreAttempts();
        const issues = answerIssues(assessment, answers);
        if (issues.length > 0) throw trainingNotValid(issues);
        const share = shareRight(assessment, answers);
        const passed = share >= assessment.passShare;
        await addAttempt(tx, classId, accountId, share, passed);
        if (passed) await complete(deps, tx, accountId, one, module, clock.today());
        return { share, passed, attemptsLeft: assessment.attempts - mine.attempts - 1 };
      });
    },
  };
}

function fault(code: string, fr: string, en: string): Issue {
  return { code: `consultations.${code}`, severity: "error", text: both(fr, en) };
}
