import { z } from "zod";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { certificateState, type Quiz } from "../domain/model.ts";
import { answerIssues, type QuizAnswers } from "../domain/quiz.ts";
import { notEnrolled, noMoreAttempts, passedAlready, quizNotOpen } from "../errors.ts";
import type { ClassView, Training, TrainingRecord } from "../training.ts";
import { formBody, listed, typed } from "../../synthesis/web/deps.tsx";
import { accountOf, placeOf, type TrainingWebDeps } from "./deps.ts";
import { LeavePage, MyPage } from "./my-page.tsx";
import { classDays, stateNames } from "./parts.tsx";
import { QuizPage, QuizResultPage } from "./quiz-page.tsx";

const ofClass = z.object({ id: z.uuid() });

export async function titlesOf(training: Training): Promise<ReadonlyMap<string, Bilingual>> {
  return new Map([...(await training.modules()).map((one) => [`module:${one.code}`, one.title] as const), ...(await training.labels()).map((one) => [`label:${one.code}`, one.title] as const)]);
}

function pressedTwice(error: unknown): null {
  if (error instanceof AppError && ["handed-in-already", "passed-already", "no-more-attempts"].some((reason) => error.code === `consultations.${reason}`)) return null;
  throw error;
}

/** What is one's own: the record, leaving a class, the quiz. */
export function myRoutes({ training }: TrainingWebDeps): readonly Route[] {
  async function quizOf(context: RequestContext, classId: string): Promise<{ readonly view: ClassView; readonly quiz: Quiz; readonly attempts: number }> {
    const view = await training.classView(classId);
    const mine = (await training.enrolments(classId)).find(({ accountId }) => accountId === accountOf(context));
    if (mine === undefined || mine.state !== "enrolled") throw notEnrolled();
    const { assessment } = view.module;
    if (mine.passed) throw passedAlready();
    if (assessment === null || assessment.questions.length === 0 || view.class.cancelledOn !== null || (!view.module.selfPaced && mine.attended !== true)) throw quizNotOpen();
    if (mine.attempts >= assessment.attempts) throw noMoreAttempts();
    return { view, quiz: assessment, attempts: mine.attempts };
  }

  async function quizPage(context: RequestContext, classId: string, given: QuizAnswers, issues: readonly Issue[]): Promise<Reply> {
    const { view, quiz, attempts } = await quizOf(context, classId);
    const place = await placeOf({ training }, context);
    const title = view.module.title[place.language];
    return { kind: "page", status: issues.length > 0 ? 422 : 200, page: { title, section: "consultations", demonstration: view.class.demonstration, body: <QuizPage place={place} title={title} classId={classId} questions={quiz.questions.map(({ question }) => question)} passShare={quiz.passShare} attempt={attempts} attemptsLeft={quiz.attempts - attempts} given={given} issues={issues} /> } };
  }

  return [
    route({
      method: "GET", path: "/integrity/my-training", access: "signed-in", summary: "What the caller has learnt, holds and is enrolled in", query: z.object({ done: z.string().max(20).optional(), module: z.string().max(40).optional() }),
      handle: async ({ query, context }) => {
        const place = await placeOf({ training }, context);
        const mine = accountOf(context);
        const record = await training.recordOf(mine);
        const teaching = (await training.classes()).filter((view) => view.class.trainerAccountId === mine).map((view) => ({ id: view.class.id, title: view.module.title, days: classDays(view.class, place) }));
        const has = new Set([...record.certificates.filter((one) => certificateState(one, place.today) === "in-force").map(({ code }) => code), ...record.enrolments.filter(({ enrolment, view }) => enrolment.state !== "cancelled" && enrolment.attended !== false && view.class.cancelledOn === null).map(({ view }) => view.module.code)]);
        const compulsory = (await training.modules()).filter((module) => module.forNewcomers && module.offered && !has.has(module.code));
        const demonstration = record.credits.length + record.enrolments.length > 0 && record.enrolments.every(({ view }) => view.class.demonstration);
        return { kind: "page", page: { title: place.say("Mes formations", "My training"), section: "consultations", demonstration, body: <MyPage place={place} record={record} titles={await titlesOf(training)} teaching={teaching} compulsory={compulsory} done={query.done ?? null} /> } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/my-training.${format}`, access: "signed-in", summary: "The caller’s own credits and certificates as a file",
      handle: async ({ context }) => tableReply(recordTable(await training.recordOf(accountOf(context)), await titlesOf(training), await training.today()), format, context.language),
    })),
    route({
      method: "GET", path: "/integrity/my-training/classes/:id/leave", access: "signed-in", summary: "Asks whether an enrolment is to be cancelled", params: ofClass,
      handle: async ({ params, context }) => {
        const view = await training.classView(params.id);
        const place = await placeOf({ training }, context);
        return { kind: "page", page: { title: place.say("Annuler l’inscription", "Cancel the enrolment"), section: "consultations", demonstration: view.class.demonstration, body: <LeavePage place={place} classId={params.id} title={`${view.module.title[place.language]}, ${classDays(view.class, place)}`} /> } };
      },
    }),
    route({
      method: "POST", path: "/integrity/my-training/classes/:id/leave", access: "signed-in", summary: "Cancels the caller’s enrolment", params: ofClass, body: formBody, perMinute: 60,
      handle: async ({ params, context }) => {
        await training.leave(accountOf(context), params.id);
        return { kind: "redirect", to: "/integrity/my-training?done=left" };
      },
    }),
    route({ method: "GET", path: "/integrity/my-training/classes/:id/quiz", access: "signed-in", summary: "The quiz of a class", params: ofClass, handle: ({ params, context }) => quizPage(context, params.id, {}, []) }),
    route({
      method: "POST", path: "/integrity/my-training/classes/:id/quiz", access: "signed-in", summary: "One attempt at the quiz of a class", params: ofClass, body: formBody, perMinute: 30,
      handle: async ({ params, body, context }) => {
        // Pressed twice, the first press did it: what came of it is on the page of one's training.
        const asked = await quizOf(context, params.id).catch(pressedTwice);
        if (asked === null || Number(typed(body, "attempt")) !== asked.attempts) return { kind: "redirect", to: "/integrity/my-training#enrolments" };
        const { view, quiz, attempts } = asked;
        const given: QuizAnswers = Object.fromEntries(quiz.questions.map(({ question }) => [question.code, listed(body, `q-${question.code}`)]));
        const issues = answerIssues(quiz, given);
        if (issues.length > 0) return quizPage(context, params.id, given, issues);
        const result = await training.handIn(accountOf(context), params.id, given, attempts).catch(pressedTwice);
        if (result === null) return { kind: "redirect", to: "/integrity/my-training#enrolments" };
        const place = await placeOf({ training }, context);
        const title = view.module.title[place.language];
        return { kind: "page", page: { title, section: "consultations", demonstration: view.class.demonstration, body: <QuizResultPage place={place} title={title} classId={params.id} result={result} /> } };
      },
    }),
  ];
}

/** Credits and certificates of one person, one a line. */
function recordTable(record: TrainingRecord, titles: ReadonlyMap<string, Bilingual>, today: Parameters<typeof certificateState>[1]): Table {
  const name = (kind: string, code: string): Bilingual => titles.get(`${kind}:${code}`) ?? { fr: code, en: code };
  return {
    name: "my-training", title: { fr: "Mes formations", en: "My training" },
    columns: [{ key: "what", label: { fr: "Quoi", en: "What" } }, { key: "title", label: { fr: "Intitulé", en: "Title" } }, { key: "credits", label: { fr: "Crédits", en: "Credits" } }, { key: "from", label: { fr: "Depuis le", en: "From" } }, { key: "until", label: { fr: "Premier jour sans", en: "First day without" } }, { key: "state", label: { fr: "État", en: "State" } }],
    rows: [
      ...record.credits.map((one) => [{ fr: "crédits", en: "credits" }, name("module", one.moduleCode), one.credits, { day: one.earnedOn }, { day: one.expiresOn }, one.takenBackOn === null ? null : { fr: "repris", en: "taken back" }]),
      ...record.certificates.map((one) => [one.kind === "module" ? { fr: "certificat", en: "certificate" } : { fr: "label", en: "label" }, name(one.kind, one.code), one.credits, { day: one.issuedOn }, { day: one.expiresOn }, stateNames[certificateState(one, today)]]),
    ],
    demonstration: record.certificates.some((one) => one.demonstration),
  };
}
