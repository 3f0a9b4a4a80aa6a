import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { day, isDay } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { undertakingStates } from "../../../steering/index.ts";
import type { Evaluation } from "../domain/evaluation.ts";
import { recommendationSubject } from "../domain/recommendation.ts";
import type { Evaluations, FollowedRecommendation } from "../module.ts";
import { authorOf, guardEdit, guardFollowUp } from "./guard.ts";

const inTwo = z.object({ fr: z.string(), en: z.string() });
const ofRecommendation = z.object({ number: z.coerce.number().int().positive().max(100_000) });
const onQuery = z.object({ on: z.string().refine(isDay).transform(day).optional() });

const recommendationOut = z.object({
  number: z.int(), revision: z.int(), text: inTwo, source: z.string(), page: z.string().nullable(), objectives: z.array(z.string()), withdrawn: z.boolean(), demonstration: z.boolean(),
  subject: z.string(), followUpRevision: z.int(), state: z.enum(undertakingStates).nullable(), reviewedOn: z.string().nullable(), synthesis: z.string().nullable(),
  milestones: z.array(z.object({ id: z.string(), title: z.string(), dueOn: z.string(), firstDueOn: z.string(), reachedOn: z.string().nullable(), dropped: z.boolean() })),
});

const evaluationOut = z.object({
  asOf: z.string(), provisional: z.boolean(), demonstration: z.boolean(), contract: z.object({ code: z.string(), title: inTwo, fromYear: z.int(), toYear: z.int() }),
  objectives: z.array(z.object({
    code: z.string(), title: inTwo, indicators: z.array(z.string()), selfEvaluation: inTwo.nullable(),
    spread: z.object({ counts: z.record(z.string(), z.int()), neverReviewed: z.int(), late: z.int(), silent: z.int(), total: z.int() }),
    milestones: z.object({ onTime: z.int(), late: z.int(), never: z.int(), toCome: z.int(), dropped: z.int(), moved: z.int() }),
  })),
  series: z.array(z.object({
    key: z.string(), indicator: z.string(), name: inTwo, unit: z.string(), verdict: z.string(), reason: inTwo, reached: z.number().nullable(), outcome: z.number().nullable(),
    promised: z.array(z.object({ value: z.number().nullable(), comparator: z.string().nullable(), dueYear: z.int().nullable(), versionNumber: z.int(), from: z.string(), until: z.string().nullable() })),
    forecasts: z.array(z.object({ kind: z.enum(["owner", "projection"]), madeOn: z.string(), value: z.number(), low: z.number().nullable(), high: z.number().nullable(), confidenceShare: z.number(), error: z.number().nullable(), inside: z.boolean().nullable() })),
  })),
  intervals: z.object({ judged: z.int(), inside: z.int(), claimedShare: z.number().nullable() }),
});

const words = z.string().trim().min(1).max(4_000);
const textIn = z.strictObject({ text: z.strictObject({ fr: words, en: words }), source: z.string().trim().min(1).max(300), page: z.string().trim().min(1).max(20).nullable().default(null), objectives: z.array(z.string().max(20)).max(100).default([]) });
const dayIn = z.string().refine(isDay).transform(day);
const actIn = z.strictObject({
  seen: z.int().min(0),
  act: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("milestone-set"), milestoneId: z.string().max(64).nullable(), milestone: z.strictObject({ title: words, dueOn: dayIn, ownerId: z.string().max(64).nullable() }), reason: z.string().max(1_000).nullable() }),
    z.strictObject({ kind: z.literal("milestone-reached"), milestoneId: z.string().max(64), on: dayIn, evidence: z.array(z.never()).max(0).default([]) }),
    z.strictObject({ kind: z.literal("reviewed"), review: z.strictObject({ on: dayIn, state: z.enum(undertakingStates), confidenceShare: z.number().min(0).max(1), synthesis: words }) }),
  ]),
});

/** The evaluation for programs: the same facts, the same rights. */
export function evaluationApiRoutes(evaluations: Evaluations): readonly Route[] {
  const path = "/api/v1/evaluation/recommendations";
  const access = { anyOf: rolesFor("evaluation.edit") };
  return [
    route({
      method: "GET", path: "/api/v1/evaluation", access: "public", summary: "Final evaluation of the contract, seen from a day", query: onQuery, response: evaluationOut,
      handle: async ({ query }) => ({ kind: "json", value: evaluationValue(await evaluations.evaluate(query.on ?? (await evaluations.defaultDay()))) }),
    }),
    route({
      method: "GET", path, access: "public", summary: "Recommendations of the external evaluation with their follow-up", query: onQuery, response: z.object({ recommendations: z.array(recommendationOut) }),
      handle: async ({ query }) => ({ kind: "json", value: { recommendations: (await evaluations.recommendations(query.on ?? null)).map(recommendationValue) } }),
    }),
    route({
      method: "POST", path, access, summary: "Enters a recommendation", body: textIn, response: recommendationOut, perMinute: 60,
      handle: async ({ body, context }) => {
        guardEdit(context);
        const { number } = await evaluations.enter(authorOf(context), body);
        return { kind: "json", status: 201, value: recommendationValue(await evaluations.recommendation(number)) };
      },
    }),
    route({
      method: "PUT", path: `${path}/:number`, access, summary: "Changes a recommendation", params: ofRecommendation, body: textIn.extend({ seen: z.int().min(1), reason: z.string().trim().min(1).max(1_000) }), response: recommendationOut, perMinute: 60,
      handle: async ({ params: { number }, body: { seen, reason, ...draft }, context }) => {
        guardEdit(context);
        await evaluations.revise(authorOf(context), draft, { number, seen, reason });
        return { kind: "json", value: recommendationValue(await evaluations.recommendation(number)) };
      },
    }),
    route({
      method: "POST", path: `${path}/:number/withdrawal`, access, summary: "Withdraws a recommendation", params: ofRecommendation, body: z.strictObject({ seen: z.int().min(1), reason: z.string().trim().min(1).max(1_000) }), response: recommendationOut, perMinute: 60,
      handle: async ({ params: { number }, body, context }) => {
        guardEdit(context);
        await evaluations.withdraw(authorOf(context), { number, ...body });
        return { kind: "json", value: recommendationValue(await evaluations.recommendation(number)) };
      },
    }),
    route({
      method: "POST", path: `${path}/:number/follow-up`, access: { anyOf: [...new Set([...rolesFor("evaluation.edit"), ...rolesFor("actions.report")])] }, summary: "Milestone or review of a recommendation", params: ofRecommendation, body: actIn, response: recommendationOut, perMinute: 60,
      handle: async ({ params: { number }, body, context }) => {
        guardFollowUp(context, number);
        await evaluations.followUp(authorOf(context), number, body.act, body.seen);
        return { kind: "json", value: recommendationValue(await evaluations.recommendation(number)) };
      },
    }),
  ];
}

function recommendationValue({ recommendation, standing }: Omit<FollowedRecommendation, "history">): z.input<typeof recommendationOut> {
  const [review] = standing.reviews;
  return {
    ...recommendation, objectives: [...recommendation.objectives], subject: recommendationSubject(recommendation.number), followUpRevision: standing.revision, state: review?.state ?? null, reviewedOn: review?.on ?? null, synthesis: review?.synthesis ?? null,
    milestones: standing.milestones.map(({ id, title, dueOn, firstDueOn, reachedOn, dropped }) => ({ id, title, dueOn, firstDueOn, reachedOn, dropped })),
  };
}

function evaluationValue(evaluation: Evaluation): z.input<typeof evaluationOut> {
  return {
    ...evaluation,
    objectives: evaluation.objectives.map((one) => ({ ...one, indicators: [...one.indicators] })),
    series: evaluation.series.map(({ key, indicator, assessment, promised, outcome, forecasts }) => ({
      key, indicator: indicator.code, name: assessment.measure.name, unit: assessment.measure.unit.kind, verdict: assessment.verdict.kind, reason: assessment.verdict.reason, reached: assessment.compared?.value ?? null, outcome,
      promised: promised.map(({ target, versionNumber, from, until }) => ({ value: target?.value ?? null, comparator: target?.comparator ?? null, dueYear: target?.dueYear ?? null, versionNumber, from, until })),
      forecasts: forecasts.map(({ kind, madeOn, value, low, high, confidenceShare, error, inside }) => ({ kind, madeOn, value, low, high, confidenceShare, error, inside })),
    })),
  };
}
