import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { certificateState, type Certificate, type TrainingModule } from "../domain/model.ts";
import { answerIssues } from "../domain/quiz.ts";
import { notYourClass, quizNotOpen, trainingNotValid, unknownModule } from "../errors.ts";
import type { ClassView } from "../training.ts";
import { stepCodes, outcomes } from "../../badges/verify.ts";
import { isOpen } from "./catalogue-routes.tsx";
import { accountOf, figureReaders, officeOnly, runsTraining, type TrainingWebDeps } from "./deps.ts";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const ofId = z.object({ id: z.uuid() });
const classOut = z.object({ id: z.string(), startsOn: z.string().nullable(), endsOn: z.string().nullable(), place: bilingual, places: z.int().nullable(), enrolled: z.int(), waiting: z.int() });
const moduleOut = z.object({
  code: z.string(), version: z.int(), title: bilingual, summary: bilingual, aims: bilingual, audience: bilingual, durationHours: z.number(), credits: z.int(), validityMonths: z.int(), forNewcomers: z.boolean(), selfPaced: z.boolean(),
  assessment: z.object({ passShare: z.number(), attempts: z.int(), questions: z.int() }).nullable(), demonstration: z.boolean(), classes: z.array(classOut),
});
const certificateOut = z.object({ id: z.string(), kind: z.enum(["module", "label"]), code: z.string(), title: bilingual, credits: z.int().nullable(), issuedOn: z.string(), expiresOn: z.string(), state: z.enum(["in-force", "expired", "superseded", "revoked"]), demonstration: z.boolean() });
const figure = z.int().nullable();

function classOf({ class: { id, startsOn, endsOn, place, places }, enrolled, waiting }: ClassView): z.output<typeof classOut> {
  return { id, startsOn, endsOn, place, places, enrolled, waiting };
}

/** Right answers, and the questions themselves, are not said here. */
function moduleOf({ assessment, offered: _offered, ...module }: TrainingModule, classes: readonly ClassView[]): z.output<typeof moduleOut> {
  return { ...module, assessment: assessment === null ? null : { passShare: assessment.passShare, attempts: assessment.attempts, questions: assessment.questions.length }, classes: classes.map(classOf) };
}

/** Training for programs: the same acts and the same permissions as on the pages. */
export function trainingApiRoutes({ training }: TrainingWebDeps): readonly Route[] {
  async function certificateOf(one: Certificate): Promise<z.output<typeof certificateOut>> {
    const { id, kind, code, credits, issuedOn, expiresOn, demonstration } = one;
    return { id, kind, code, credits, issuedOn, expiresOn, demonstration, title: (await training.subjectOf(one)).title as Bilingual, state: certificateState(one, await training.today()) };
  }

  return [
    route({
      method: "GET", path: "/api/v1/training/modules", access: "public", summary: "Modules in the catalogue, with the classes in which one can enrol", response: z.object({ modules: z.array(moduleOut) }),
      handle: async () => {
        const [views, today] = [await training.classes(), await training.today()];
        return { kind: "json", value: { modules: (await training.modules()).filter(({ offered }) => offered).map((module) => moduleOf(module, views.filter((view) => view.class.moduleCode === module.code && isOpen(view, today)))) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/training/modules/:code", access: "public", summary: "One module", params: z.object({ code: z.string().max(40) }), response: moduleOut,
      handle: async ({ params }) => {
        const module = await training.findModule(params.code);
        if (module === null) throw unknownModule();
        const [views, today] = [await training.classes(params.code), await training.today()];
        return { kind: "json", value: moduleOf(module, views.filter((view) => isOpen(view, today))) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/training/classes/:id/enrolment", access: "signed-in", summary: "Enrols the caller in a class, or puts them on its waiting list", params: ofId, response: z.object({ state: z.enum(["enrolled", "waiting"]) }), perMinute: 60,
      handle: async ({ params, context }) => ({ kind: "json", status: 201, value: { state: await training.enrol(accountOf(context), params.id) } }),
    }),
    route({
      method: "DELETE", path: "/api/v1/training/classes/:id/enrolment", access: "signed-in", summary: "Cancels the caller’s enrolment", params: ofId, response: z.object({ state: z.literal("cancelled") }), perMinute: 60,
      handle: async ({ params, context }) => {
        await training.leave(accountOf(context), params.id);
        return { kind: "json", value: { state: "cancelled" } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/training/classes/:id/quiz", access: "signed-in", summary: "One attempt of the caller at the quiz of a class", params: ofId, body: z.strictObject({ answers: z.record(z.string().max(40), z.array(z.string().max(40)).max(40)) }), response: z.object({ share: z.number(), passed: z.boolean(), attemptsLeft: z.int() }), perMinute: 30,
      handle: async ({ params, body, context }) => {
        const { module } = await training.classView(params.id);
        if (module.assessment === null) throw quizNotOpen();
        const issues = answerIssues(module.assessment, body.answers);
        if (issues.length > 0) throw trainingNotValid(issues);
        return { kind: "json", value: await training.handIn(accountOf(context), params.id, body.answers) };
      },
    }),
    route({
      method: "PUT", path: "/api/v1/training/classes/:id/attendance", access: "signed-in", summary: "Records who came to a class, for its trainer and the office; all marks or none", params: ofId,
      body: z.strictObject({ marks: z.array(z.strictObject({ accountId: z.string().max(80), attended: z.boolean(), share: z.number().min(0).max(1).nullable().default(null) })).max(5000) }), response: z.object({ recorded: z.int() }), perMinute: 60,
      handle: async ({ params, body, context }) => {
        const view = await training.classView(params.id);
        if (!runsTraining(context) && view.class.trainerAccountId !== accountOf(context)) throw notYourClass();
        return { kind: "json", value: { recorded: await training.record(authorOf(context), params.id, body.marks) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/training/me", access: "signed-in", summary: "What the caller holds: credits, certificates, progress towards each label",
      response: z.object({ credits: z.int(), certificates: z.array(certificateOut), labels: z.array(z.object({ code: z.string(), title: bilingual, held: z.boolean(), credits: z.int(), creditsNeeded: z.int(), missingModules: z.array(z.string()) })) }),
      handle: async ({ context }) => {
        const record = await training.recordOf(accountOf(context));
        return { kind: "json", value: { credits: record.balance, certificates: await Promise.all(record.certificates.map(certificateOf)), labels: record.labels.map(({ label, held, credits, creditsNeeded, missingModules }) => ({ code: label.code, title: label.title, held: held !== null, credits, creditsNeeded, missingModules })) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/training/certificates/:id", access: "public", summary: "A certificate for whoever knows its number: never its holder, nor why it was revoked", params: ofId, response: certificateOut,
      handle: async ({ params }) => ({ kind: "json", value: await certificateOf(await training.certificate(params.id)) }),
    }),
    route({
      method: "POST", path: "/api/v1/training/certificates/:id/revocation", access: officeOnly, summary: "Revokes a certificate", params: ofId, body: z.strictObject({ reason: z.string().max(1000) }), response: certificateOut, perMinute: 60,
      handle: async ({ params, body, context }) => {
        await training.revoke(authorOf(context), params.id, body.reason);
        return { kind: "json", value: await certificateOf(await training.certificate(params.id)) };
      },
    }),
    route({
      method: "POST", path: "/api/v1/training/verify", access: "public", changesNothing: true, summary: "Verifies an Open Badge 3.0 step by step; keeps nothing of it",
      description: "`credential` is the text of a JSON credential, of a compact JWS, or of a baked SVG. Nothing is asked of the network: what only another house could say is `unknown`.",
      body: z.strictObject({ credential: z.union([z.string().max(262_144), z.record(z.string(), z.unknown())]), mail: z.string().max(254).optional() }), perMinute: 60,
      response: z.object({ outcome: z.enum(outcomes), steps: z.array(z.object({ code: z.enum(stepCodes), state: z.enum(["passed", "failed", "unknown"]), text: bilingual })), name: z.string().nullable() }),
      handle: async ({ body }) => {
        const text = typeof body.credential === "string" ? body.credential : JSON.stringify(body.credential);
        const { outcome, steps, shown } = await training.verify(new TextEncoder().encode(text), body.mail ?? null);
        return { kind: "json", value: { outcome, steps, name: shown?.name ?? null } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/training/figures", access: figureReaders, summary: "Trained staff and certificates in force; counts of one to four people are null",
      response: z.object({ on: z.string(), trained: figure, trainedAtLeast: z.boolean().describe("True where one to four people more are trained: the exact count would tell of them."), inForce: figure, subjects: z.array(z.object({ kind: z.enum(["module", "label"]), code: z.string(), people: figure, inForce: figure, endingSoon: figure })) }),
      handle: async () => {
        const on = await training.today();
        return { kind: "json", value: { on, ...(await training.figures(on)) } };
      },
    }),
  ];
}
