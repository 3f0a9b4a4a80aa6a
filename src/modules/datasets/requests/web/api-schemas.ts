import { z } from "zod";
import type { RequestView } from "../actions/read.ts";
import { questionKinds } from "../domain/form.ts";
import type { AccessRequest } from "../domain/request.ts";
import { requestMoves, requestSides, requestStates } from "../domain/table.ts";

const bilingual = z.object({ fr: z.string().max(1_000), en: z.string().max(1_000) });
const condition = z.object({ key: z.string().max(80), code: z.string().max(40).nullable(), text: bilingual });
const question = z.object({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), kind: z.enum(questionKinds), label: bilingual, hint: bilingual.nullable(), required: z.boolean(), options: z.array(z.string().max(200)).max(100) });

export const settingsSchema = z.object({
  deciders: z.array(z.string().max(80)).max(50), rule: z.discriminatedUnion("kind", [z.object({ kind: z.literal("any") }), z.object({ kind: z.literal("all") }), z.object({ kind: z.literal("quorum"), number: z.number().int() })]),
  questions: z.array(question).max(100), conditions: z.array(condition).max(50), deadlineDays: z.number().int(), durationDays: z.number().int(), duringEmbargo: z.boolean(),
});

const instant = z.string().nullable();

export const requestSchema = z.object({
  number: z.string(), dataset: z.string(), state: z.enum(requestStates), revision: z.number().int(), form: z.object({ human: z.boolean(), questions: z.array(question), conditions: z.array(condition) }), answers: z.record(z.string(), z.string()), accepted: z.array(z.string()),
  deciders: z.array(z.string()), conditions: z.array(condition), grantedFiles: z.array(z.string()).nullable(), durationDays: z.number().int(), renewalOf: z.string().nullable(),
  createdAt: z.string(), submittedAt: instant, dueAt: instant, decidedAt: instant, grantedAt: instant, expiresAt: instant, closedAt: instant, demonstration: z.boolean(),
});

export function requestOut({ number, dataset, state, revision, form, answers, accepted, deciders, conditions, grantedFiles, durationDays, renewalOf, createdAt, submittedAt, dueAt, decidedAt, grantedAt, expiresAt, closedAt, demonstration }: AccessRequest): z.input<typeof requestSchema> {
  return {
    number, dataset, state, revision, form: { human: form.human, questions: form.questions.map((one) => ({ ...one, options: [...one.options] })), conditions: [...form.conditions] }, answers: { ...answers }, accepted: [...accepted], deciders: [...deciders], conditions: [...conditions],
    grantedFiles: grantedFiles === null ? null : [...grantedFiles], durationDays, renewalOf, createdAt, submittedAt, dueAt, decidedAt, grantedAt, expiresAt, closedAt, demonstration,
  };
}

const opinion = z.object({ by: z.string(), shares: z.array(z.string()), verdict: z.enum(["agree", "refuse"]), reason: z.string(), note: z.string().nullable(), at: z.string() });

export const viewSchema = z.object({
  request: requestSchema, moves: z.array(z.enum(requestMoves)),
  events: z.array(z.object({ sequence: z.number().int(), at: z.string(), move: z.enum(requestMoves), side: z.enum(requestSides), internal: z.boolean(), fromState: z.enum(requestStates), toState: z.enum(requestStates), text: z.string().nullable(), reasons: z.array(z.string()) })),
  opinions: z.array(opinion).nullable(), tally: z.object({ total: z.number().int(), required: z.number().int(), agreed: z.number().int(), refused: z.number().int() }).nullable(),
  links: z.array(z.object({ id: z.string(), madeAt: z.string(), expiresAt: z.string(), revokedAt: instant })),
});

export function viewOut({ request, moves, events, deciding, links }: RequestView): z.input<typeof viewSchema> {
  return {
    request: requestOut(request), moves: [...moves], links: links.map(({ id, madeAt, expiresAt, revokedAt }) => ({ id, madeAt, expiresAt, revokedAt })),
    events: events.map(({ sequence, at, move, side, internal, fromState, toState, detail }) => ({ sequence, at, move, side, internal, fromState, toState, text: typeof detail["text"] === "string" ? detail["text"] : null, reasons: Array.isArray(detail["reasons"]) ? detail["reasons"].filter((one) => typeof one === "string") : [] })),
    opinions: deciding === null ? null : deciding.opinions.map(({ by, shares, verdict, reason, note, at }) => ({ by, shares: [...shares], verdict, reason, note, at })), tally: deciding === null ? null : { total: deciding.tally.total, required: deciding.tally.required, agreed: deciding.tally.agreed, refused: deciding.tally.refused },
  };
}
