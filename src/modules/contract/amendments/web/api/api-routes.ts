import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { day } from "../../../../../kernel/time/day.ts";
import { may, rolesFor } from "../../../../identity/index.ts";
import { difference } from "../../../domain/difference/index.ts";
import { consequencesOf } from "../../actions/consequences.ts";
import type { LoadedAmendment } from "../../actions/load.ts";
import { signatureSides } from "../../domain/act.ts";
import type { Amendment } from "../../domain/amendment.ts";
import { editSchema } from "../../domain/edit.ts";
import { reasonKinds } from "../../domain/reasons.ts";
import { issue, notYourSide, refusedSignature } from "../../errors.ts";
import { editors, readers } from "../detail/detail-routes.tsx";
import { authorOf, type AmendmentWebDeps } from "../deps.ts";
import { numberParams } from "../forms/edit-routes.tsx";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const words = z.string().trim().min(1).max(4000);
const reasonBody = { reasonKind: z.enum(reasonKinds), reason: z.object({ fr: words, en: words }) };
const revision = z.int().min(1).describe("The revision that you read; where somebody has changed the same since, the answer is 409 and nothing is written.");

const summarySchema = z.object({
  number: z.int(), revision: z.int(), state: z.enum(["draft", "proposed", "signed-by-one", "signed", "abandoned"]), baseVersion: z.int(), reasonKind: z.enum(reasonKinds), reason: bilingual,
  inForceFrom: z.iso.date().nullable(), version: z.int().nullable(), edits: z.int(), signatures: z.array(z.object({ side: z.enum(signatureSides), registerSha256: z.string(), signedAt: z.string() })),
  voided: z.array(z.object({ side: z.enum(signatureSides), signedAt: z.string(), by: z.int().describe("The act that made it void.") })), abandonedBecause: z.string().nullable(), demonstration: z.boolean(),
});

function summaryOf(one: Amendment): z.input<typeof summarySchema> {
  return { ...one, edits: one.edits.length, signatures: [...one.signatures], voided: [...one.voided] };
}

const changeSchema = z.object({ kind: z.enum(["added", "removed", "changed"]), code: z.string(), path: z.string(), message: bilingual });
const contradictionSchema = z.object({ code: z.string(), severity: z.string(), message: bilingual, items: z.array(z.string()) });
const verdictSchema = z.object({ kind: z.string(), reason: bilingual }).nullable();
const wholeSchema = summarySchema.extend({
  registerSha256: z.string().describe("The hash of the draft's register: what a signature is given to."),
  newerBase: z.int().nullable().describe("A version that came into force after the base: the draft has to be carried over to it."),
  edits: z.array(z.object({ act: z.int(), recordedAt: z.string(), edit: editSchema })),
  changes: z.array(changeSchema),
  consequences: z.object({
    asOf: z.iso.date(),
    verdicts: z.array(z.object({ series: z.string(), before: verdictSchema, after: verdictSchema })),
    seriesRemoved: z.array(z.string()), seriesWithoutTarget: z.array(z.string()), actionsRemoved: z.array(z.string()),
    uses: z.array(z.object({ kind: z.string(), of: z.string(), count: z.int(), what: bilingual, href: z.string() })),
    contradictionsBrought: z.array(contradictionSchema), contradictionsRemoved: z.array(contradictionSchema),
  }),
});

async function wholeOf({ amendments, indicators }: AmendmentWebDeps, loaded: LoadedAmendment): Promise<z.input<typeof wholeSchema>> {
  const { amendment, base, draft, registerSha256, newerBase } = loaded;
  const { asOf, judged, losses, uses, contradictions } = await consequencesOf({ indicators, usesOf: (given) => amendments.usesOf(given) }, loaded);
  return {
    ...summaryOf(amendment), registerSha256, newerBase: newerBase?.number ?? null,
    edits: amendment.edits.map(({ act, recordedAt, edit }) => ({ act, recordedAt, edit })),
    changes: [...difference(base.register, draft.register)],
    consequences: {
      asOf, verdicts: judged.map((one) => ({ series: one.key, before: one.before?.verdict ?? null, after: one.after?.verdict ?? null })),
      seriesRemoved: [...losses.series], seriesWithoutTarget: [...losses.withoutTarget], actionsRemoved: [...losses.actions], uses: [...uses],
      contradictionsBrought: contradictions.brought.map((one) => ({ ...one, items: [...one.items] })), contradictionsRemoved: contradictions.removed.map((one) => ({ ...one, items: [...one.items] })),
    },
  };
}

/** Amendments for programs: the same acts and refusals as the pages. */
export function amendmentApiRoutes(deps: AmendmentWebDeps): readonly Route[] {
  const { amendments } = deps;
  const path = "/api/v1/amendments/:number";
  const answer = async (loaded: LoadedAmendment): Promise<{ kind: "json"; value: unknown }> => ({ kind: "json", value: await wholeOf(deps, loaded) });
  const by = (context: RequestContext) => authorOf(context);
  return [
    route({
      method: "GET", path: "/api/v1/amendments", access: readers, summary: "The amendments of the contract with their states", response: z.object({ items: z.array(summarySchema) }),
      handle: async () => ({ kind: "json", value: { items: (await amendments.list()).map(summaryOf) } }),
    }),
    route({ method: "GET", path, access: readers, summary: "One amendment: its edits, what they change, and what that does", params: numberParams, response: wholeSchema, handle: async ({ params }) => answer(await amendments.load(params.number)) }),
    route({
      method: "POST", path: "/api/v1/amendments", access: editors, summary: "Opens an amendment beside the contract in force", body: z.object(reasonBody), response: wholeSchema,
      handle: async ({ body, context }) => ({ ...(await answer(await amendments.load(await amendments.start(by(context), body)))), status: 201 }),
    }),
    route({
      method: "POST", path: `${path}/edits`, access: editors, summary: "Makes one edit of a draft; the first edit of a proposal makes it a draft again", params: numberParams, body: z.object({ edit: editSchema, revision }), response: wholeSchema,
      handle: async ({ params, body, context }) => answer(await amendments.edit(by(context), params.number, body.edit, body.revision)),
    }),
    route({
      method: "POST", path: `${path}/undo`, access: editors, summary: "Makes an edit count no longer", params: numberParams, body: z.object({ act: z.int().min(1), revision }), response: wholeSchema,
      handle: async ({ params, body, context }) => answer(await amendments.undo(by(context), params.number, body.act, body.revision)),
    }),
    route({
      method: "POST", path: `${path}/reason`, access: editors, summary: "Changes why the amendment is made", params: numberParams, body: z.object({ ...reasonBody, revision }), response: wholeSchema,
      handle: async ({ params, body: { revision: seen, ...reason }, context }) => answer(await amendments.changeReason(by(context), params.number, reason, seen)),
    }),
    route({
      method: "POST", path: `${path}/carry-over`, access: editors, summary: "Puts a draft on the version that came into force after its base", params: numberParams, body: z.object({ dropped: z.array(z.int().min(1)).default([]), revision }), response: wholeSchema,
      handle: async ({ params, body, context }) => answer(await amendments.carryOver(by(context), params.number, body.dropped, body.revision)),
    }),
    route({
      method: "POST", path: `${path}/propose`, access: editors, summary: "Proposes for signature, in force from a day", params: numberParams, body: z.object({ inForceFrom: z.iso.date(), revision }), response: wholeSchema,
      handle: async ({ params, body, context }) => answer(await amendments.propose(by(context), params.number, day(body.inForceFrom), body.revision)),
    }),
    route({
      method: "POST", path: `${path}/withdraw`, access: editors, summary: "Takes a proposal back", params: numberParams, body: z.object({ revision }), response: wholeSchema,
      handle: async ({ params, body, context }) => answer(await amendments.withdraw(by(context), params.number, body.revision)),
    }),
    route({
      method: "POST", path: `${path}/abandon`, access: editors, summary: "Ends an amendment that shall not be made", params: numberParams, body: z.object({ why: words, revision }), response: wholeSchema,
      handle: async ({ params, body, context }) => answer(await amendments.abandon(by(context), params.number, body.why, body.revision)),
    }),
    route({
      method: "POST", path: `${path}/sign`, access: { anyOf: rolesFor("contract.sign") }, summary: "Signs for one side what was read, with the password of the signatory", params: numberParams, perMinute: 20,
      body: z.object({ side: z.enum(signatureSides), registerSha256: z.string().length(64), inForceFrom: z.iso.date(), password: z.string().max(1000) }), response: wholeSchema,
      handle: async ({ params, body, context }) => {
        const { actor } = context;
        if (actor === null || !may(actor, "contract.sign", body.side)) throw notYourSide();
        if (!(await deps.confirmPassword(actor, body.password, context.address ?? ""))) throw refusedSignature([issue("password-wrong", "password", "Le mot de passe ne convient pas.", "The password is not right.")]);
        return answer(await amendments.sign({ accountId: actor.accountId, name: actor.name }, params.number, body.side, { registerSha256: body.registerSha256, inForceFrom: day(body.inForceFrom) }));
      },
    }),
  ];
}
