import { z } from "zod";
import type { Day } from "../../../../kernel/time/day.ts";
import { undertakingStates, type Standing } from "../../domain/standing.ts";
import type { SteeringAct } from "../../domain/steering.ts";
import { milestoneState } from "../parts/marks.tsx";
import type { Row } from "../lists/rows.ts";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const day = z.iso.date();
const person = z.object({ accountId: z.string(), name: z.string() });
const tie = z.object({ kind: z.enum(["indicator", "resource", "partner"]), code: z.string(), label: z.string() });
const link = z.object({ kind: z.literal("link"), label: z.string(), href: z.string() });
const file = z.object({ kind: z.literal("file"), label: z.string(), fileName: z.string(), mediaType: z.string(), sizeBytes: z.int(), sha256: z.string() });
const evidence = z.discriminatedUnion("kind", [link, file]);
const ask = z.object({ id: z.string(), kind: z.enum(["obstacle", "decision"]), text: z.string(), openedOn: day, closedOn: day.nullable(), outcome: z.string().nullable() });
const review = z.object({ id: z.string(), on: day, state: z.enum(undertakingStates), confidenceShare: z.number(), synthesis: z.string(), author: z.string(), recordedAt: z.string() });

const details = z.object({
  owner: person.nullable(), deputies: z.array(person), reviews: z.array(review), asks: z.array(ask),
  milestones: z.array(z.object({ id: z.string(), ownerId: z.string().nullable(), ownerName: z.string().nullable(), droppedReason: z.string().nullable(), evidence: z.array(evidence) })),
  partners: z.array(tie),
  alerts: z.object({ lateMilestones: z.int(), daysSinceReview: z.int().nullable(), silent: z.boolean(), openObstacles: z.int(), openDecisions: z.int(), withoutOwner: z.boolean() }),
  mayWrite: z.boolean(),
});

export const actionSchema = z.object({
  action: z.string(), subject: z.string(), title: bilingual, objective: z.string(), inContract: z.boolean(),
  revision: z.int().describe("To be sent back as basedOn with an act."),
  state: z.enum(undertakingStates).nullable().describe("Null where nobody has reviewed it yet."),
  reviewedOn: day.nullable(), synthesis: z.string().nullable(),
  milestones: z.array(z.object({ id: z.string(), title: z.string(), dueOn: day, firstDueOn: day, reachedOn: day.nullable(), state: z.enum(["reached", "late", "to-come", "dropped"]) })),
  ties: z.array(tie), noIndicator: z.string().nullable(),
  details: details.nullable().describe("For those who may read drafts of this action; null for anybody else."),
});

export const changeSchema = z.object({ subject: z.string(), kind: z.string(), recordedAt: z.string(), author: z.string(), text: bilingual });

/** One action as the API gives it: what is public, and the rest for those who may read it. */
export function actionOut({ subject, isFormer, standing, alerts, review, rights }: Row, on: Day): z.input<typeof actionSchema> {
  return {
    action: subject.code, subject: subject.subject, title: subject.title, objective: subject.group.code, inContract: !isFormer, revision: standing.revision,
    state: review?.state ?? null, reviewedOn: review?.on ?? null, synthesis: review?.synthesis ?? null,
    milestones: standing.milestones.map((one) => ({ id: one.id, title: one.title, dueOn: one.dueOn, firstDueOn: one.firstDueOn, reachedOn: one.reachedOn, state: milestoneState(one, on) })),
    ties: standing.ties.filter(({ kind }) => kind !== "partner"), noIndicator: standing.noIndicator,
    details: rights.read ? detailsOf(standing, alerts, rights.write) : null,
  };
}

function detailsOf(standing: Standing, alerts: Row["alerts"], mayWrite: boolean): z.input<typeof details> {
  const { owner, deputies, reviews, asks, milestones, ties } = standing;
  return {
    owner, deputies: [...deputies], reviews: [...reviews], asks: [...asks], partners: ties.filter(({ kind }) => kind === "partner"), alerts, mayWrite,
    milestones: milestones.map(({ id, ownerId, ownerName, droppedReason, evidence: pieces }) => ({ id, ownerId, ownerName, droppedReason, evidence: [...pieces] })),
  };
}

const text = z.string().max(10_000);
/** Days are checked with everything else, so that all faults come at once. */
const given = z.string().max(20);
const personIn = z.object({ accountId: z.string().max(80), name: z.string().max(200).default("") });

/** An act as a program sends it; files of evidence have an address of their own. */
export const actIn = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("owners-set"), owner: personIn.nullable(), deputies: z.array(personIn).max(20) }),
  z.object({ kind: z.literal("milestone-set"), milestoneId: z.string().max(80).nullable(), milestone: z.object({ title: text, dueOn: given, ownerId: z.string().max(80).nullable() }), reason: text.nullable() }),
  z.object({ kind: z.literal("milestone-reached"), milestoneId: z.string().max(80), on: given, evidence: z.array(link).max(20) }),
  z.object({ kind: z.literal("milestone-reopened"), milestoneId: z.string().max(80), reason: text }),
  z.object({ kind: z.literal("milestone-dropped"), milestoneId: z.string().max(80), reason: text }),
  z.object({ kind: z.literal("evidence-added"), milestoneId: z.string().max(80), evidence: link }),
  z.object({ kind: z.literal("reviewed"), review: z.object({ on: given, state: z.enum(undertakingStates), confidenceShare: z.number(), synthesis: text }) }),
  z.object({ kind: z.literal("ask-opened"), ask: z.enum(["obstacle", "decision"]), text, on: given }),
  z.object({ kind: z.literal("ask-closed"), askId: z.string().max(80), outcome: text, on: given }),
  z.object({ kind: z.literal("ties-set"), ties: z.array(tie).max(100), noIndicator: text.nullable() }),
]);

/** What was sent, as an act; whether its days are days is for the rules to say. */
export function actFrom(sent: z.output<typeof actIn>): SteeringAct {
  return sent as SteeringAct;
}
