import { z } from "zod";
import { route, type Actor, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import { fieldNames } from "../../domain/fields/index.ts";
import { studyStates, type Study } from "../../domain/study.ts";
import type { Studies } from "../../domain/studies.ts";
import { unknownStudy } from "../../errors.ts";
import { actedOut, codeParams, contentChange, contentGiven, draftOut, mineOut, revisionBody } from "./schemas.ts";

const declarers = { anyOf: rolesFor("studies.declare") };
const curators = { anyOf: rolesFor("studies.curate") };
const signedIn = "signed-in" as const;
const longText = z.string().max(10_000);
const mineQuery = z.object({
  page: z.coerce.number().int().min(1).default(1), pageSize: z.coerce.number().int().min(1).max(200).default(50), state: z.enum(studyStates).optional(), text: z.string().max(200).optional(),
  sort: z.enum(["changed", "title", "state", "waiting"]).optional(), curation: z.enum(["true", "false"]).optional().describe("true: all that the caller may review"),
});

/** Declaring, reviewing and publishing studies for programs, with the permissions of the pages. */
export function studyWriteRoutes({ studies }: { readonly studies: Studies }): readonly Route[] {
  return [...draftRoutes(studies), ...actRoutes(studies)];
}

function draftRoutes(studies: Studies): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/studies/mine", access: signedIn, summary: "Studies that the caller may edit or has to look at", query: mineQuery, response: mineOut,
      handle: async ({ query: { curation, state, text, sort, page, pageSize }, context }) => {
        const { total, items } = await studies.mine(actorIn(context), { page, pageSize, curation: curation === "true", ...(state === undefined ? {} : { state }), ...(text === undefined ? {} : { text }), ...(sort === undefined ? {} : { sort }) });
        return { kind: "json", value: { total, page, pageSize, items } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/studies", access: declarers, summary: "Opens the draft of a study", perMinute: 120, response: draftOut,
      body: z.strictObject({ title: z.object({ fr: longText.optional(), en: longText.optional() }).optional(), studyType: z.string().max(100).optional() }),
      handle: async ({ body: { title, studyType }, context }) => ({
        kind: "json", status: 201, value: await studies.declare(actorIn(context), {
          ...(title === undefined ? {} : { title: { ...(title.fr === undefined ? {} : { fr: title.fr }), ...(title.en === undefined ? {} : { en: title.en }) } }), ...(studyType === undefined ? {} : { studyType }),
        }),
      }),
    }),
    route({
      method: "GET", path: "/api/v1/studies/:code/draft", access: signedIn, summary: "The draft, with all that is wrong with it and what registers say otherwise", params: codeParams, response: draftOut,
      handle: async ({ params, context }) => ({ kind: "json", value: await studies.draft(actorIn(context), params.code) }),
    }),
    route({
      method: "PATCH", path: "/api/v1/studies/:code/draft", access: signedIn, summary: "Saves whole fields of the draft, right or wrong; 409 where somebody saved meanwhile", params: codeParams,
      body: z.strictObject({ revision: revisionBody, content: contentChange }), response: draftOut,
      handle: async ({ params, body, context }) => ({ kind: "json", value: await studies.save(actorIn(context), params.code, body.revision, contentGiven(body.content)) }),
    }),
    route({
      method: "DELETE", path: "/api/v1/studies/:code/draft", access: signedIn, summary: "Throws the draft away; what is published stays", params: codeParams,
      handle: async ({ params, context }) => {
        await studies.discard(actorIn(context), params.code);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
    route({
      method: "POST", path: "/api/v1/studies/:code/submit", access: signedIn, summary: "Hands the draft to the curators; 400 with every issue where something is wrong", params: codeParams, response: draftOut,
      handle: async ({ params, context }) => ({ kind: "json", value: await studies.submit(actorIn(context), params.code) }),
    }),
    route({
      method: "POST", path: "/api/v1/studies/:code/revise", access: signedIn, summary: "Opens the next version of a published study", params: codeParams, response: draftOut,
      handle: async ({ params, context }) => ({ kind: "json", status: 201, value: await studies.revise(actorIn(context), params.code) }),
    }),
  ];
}

function actRoutes(studies: Studies): readonly Route[] {
  return [
    route({
      method: "POST", path: "/api/v1/studies/:code/return", access: curators, summary: "Sends a submitted draft back, with reasons", params: codeParams, body: z.strictObject({ remark: longText }),
      handle: async ({ params, body, context }) => {
        await studies.returnForChange(actorIn(context), params.code, body.remark);
        return { kind: "empty", status: 204, headers: {} };
      },
    }),
    route({
      method: "POST", path: "/api/v1/studies/:code/publish", access: curators, summary: "Publishes the draft as the next version; 400 with every issue where something is wrong", params: codeParams, response: actedOut,
      handle: async ({ params, context }) => ({ kind: "json", value: acted(await studies.publish(actorIn(context), params.code)) }),
    }),
    route({
      method: "POST", path: "/api/v1/studies/:code/withdraw", access: curators, summary: "Withdraws a study: its page stays and says why", params: codeParams,
      body: z.strictObject({ reason: longText, successor: z.string().max(20).nullable().default(null) }), response: actedOut,
      handle: async ({ params, body, context }) => ({ kind: "json", value: acted(await studies.withdraw(actorIn(context), params.code, body.reason, body.successor)) }),
    }),
    route({
      method: "POST", path: "/api/v1/studies/:code/curate", access: curators, summary: "Says that somebody has read these fields (title.en…): translations and inferences then stand", params: codeParams,
      body: z.strictObject({ revision: revisionBody, fields: z.array(z.string().max(100)).max(500) }), response: draftOut,
      handle: async ({ params, body, context }) => ({ kind: "json", value: await studies.curate(actorIn(context), params.code, body.revision, body.fields) }),
    }),
    route({
      method: "POST", path: "/api/v1/studies/:code/divergences", access: signedIn, summary: "Decides what a register says otherwise: take it, or keep ours until it says something else", params: codeParams,
      body: z.strictObject({ revision: revisionBody, field: z.enum(fieldNames), source: z.string().max(200).describe("nct:NCT06171568"), take: z.boolean() }), response: draftOut,
      handle: async ({ params, body, context }) => ({ kind: "json", value: await studies.decideDivergence(actorIn(context), params.code, body.revision, body.field, body.source, body.take) }),
    }),
  ];
}

/** The acts answer where the study then stands; `GET /api/v1/studies/:code` gives the record. */
function acted({ code, state, version, doi, versionDoi, modifiedAt }: Study) {
  return { code, state, version, doi, versionDoi, modifiedAt };
}

/** Guarded routes have a caller; the rest of the world sees nothing here. */
function actorIn({ actor }: RequestContext): Actor {
  if (actor === null) throw unknownStudy();
  return actor;
}
