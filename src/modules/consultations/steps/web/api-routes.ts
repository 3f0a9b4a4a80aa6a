import { randomBytes } from "node:crypto";
import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { robotFields } from "../../../../kernel/robots/index.ts";
import { secretPattern } from "../actions/contribute.ts";
import { phasesOn } from "../domain/consultation.ts";
import { contributionNotValid, doorNotYours } from "../errors.ts";
import { robotForm, proposalParams, sendingOf, speakerOf } from "./contribute-routes.tsx";
import { signedIn, type StepsWebDeps } from "./deps.ts";
import { codeParams, proposalQuery, questionOf } from "./public-routes.tsx";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const consultationOut = z.object({
  code: z.string(), title: bilingual, purpose: bilingual, commitment: bilingual, themes: z.array(z.object({ code: z.string(), title: bilingual })), phases: z.array(z.object({ kind: z.string(), from: z.string(), to: z.string().nullable() })),
  phasesToday: z.array(z.string()), doors: z.array(z.string()), synthesisUrl: z.string().nullable(), demonstration: z.boolean(), counts: z.object({ proposals: z.number(), comments: z.number(), answered: z.number(), supports: z.number(), refused: z.record(z.string(), z.number()) }),
});
const proposalOut = z.object({
  number: z.number(), door: z.string(), shownAs: bilingual, title: z.string(), body: z.string(), theme: z.string(), objective: z.string(), publishedAt: z.string().nullable(), editedAt: z.string().nullable(), supports: z.number(), comments: z.number(),
  verdict: z.string().nullable(), answeredOn: z.string().nullable(), followUp: z.string().nullable(),
});
const commentOut = z.object({ id: z.string(), replyTo: z.string().nullable(), door: z.string(), shownAs: bilingual, body: z.string(), publishedAt: z.string().nullable() });
const answerOut = z.object({ verdict: z.string(), reason: z.string(), answeredBy: z.string(), action: z.string(), answeredOn: z.string() });
const followUpOut = z.object({ state: z.string(), note: z.string(), happenedOn: z.string() });
const longText = z.string().max(100_000);
const robotShape = { [robotFields.token]: z.string().max(5_000).optional(), [robotFields.solution]: z.string().max(500).optional(), [robotFields.answer]: z.string().max(200).optional(), [robotFields.trap]: z.string().max(200).optional() };
const sendBody = {
  secret: z.string().regex(secretPattern).optional().describe("32 random bytes in base64url of your own: the same sent twice is sent once, and it opens /consultations/steps/follow/SECRET. Made for you where you give none."),
  body: longText, pseudonym: z.string().max(200).optional().describe("Where the caller is not signed in."), as: z.string().max(60).optional().describe("Where the caller is staff: `name`, `staff` or the code of a role they hold."), sure: z.boolean().optional().describe("Send although the text looks as if it held personal data."),
};
const sentOut = z.object({ number: z.number().nullable(), state: z.string(), secret: z.string(), follow: z.string() });

/** Consultations for programs, with the rules of the pages: same doors, same moderation, same check against robots. */
export function stepsApiRoutes({ steps, robots }: StepsWebDeps): readonly Route[] {
  const of = async (code: string, today: Parameters<typeof phasesOn>[1]) => {
    const consultation = await steps.consultation(code, false);
    return { ...consultation, phasesToday: phasesOn(consultation, today).map(({ kind }) => kind), counts: await steps.counts(code) };
  };
  const send = (kind: "proposal" | "comment") => route({
    method: "POST", path: kind === "proposal" ? "/api/v1/consultations/:code/proposals" : "/api/v1/consultations/:code/proposals/:number/comments", access: "public", perMinute: 60, response: sentOut,
    summary: kind === "proposal" ? "Sends a proposal" : "Sends a comment", description: "Without an account, the fields of `GET /api/v1/consultations/{code}/robot-check` are wanted beside the text, solved; the text then waits for a moderator.",
    params: kind === "proposal" ? codeParams : proposalParams,
    body: kind === "proposal" ? z.object({ ...sendBody, ...robotShape, title: z.string().max(1_000), theme: z.string().max(60), objective: z.string().max(60).optional() }) : z.object({ ...sendBody, ...robotShape, replyTo: z.uuid().optional() }),
    handle: async ({ params, body: given, context }) => {
      const secret = given.secret ?? randomBytes(32).toString("base64url");
      const body = { ...given, secret, sure: given.sure === true ? "yes" : "" };
      const consultation = await steps.consultation(params.code, false);
      const number = "number" in params && typeof params.number === "number" ? params.number : null;
      const proposalId = number === null ? null : (await steps.proposal(params.code, number, context.actor)).proposal.id;
      const sending = sendingOf(params.code, proposalId, body, context);
      const speaker = speakerOf(consultation, context, body);
      if (speaker === null) throw doorNotYours();
      let sent = await steps.sentWith(secret);
      if (sent === null) {
        const issues = await steps.sendingIssues(speaker, sending);
        const robot = speaker.door === "public" ? await robots.check(body, { form: robotForm(kind, params.code), address: context.address, spend: issues.length === 0 }) : [];
        if (issues.length + robot.length > 0) throw contributionNotValid([...issues, ...robot]);
        sent = await steps.send(speaker, sending);
      }
      return { kind: "json", status: 201, value: { number: sent.number, state: sent.state, secret, follow: `/consultations/steps/follow/${secret}` } };
    },
  });
  return [
    route({
      method: "GET", path: "/api/v1/consultations", access: "public", summary: "Participatory consultations", response: z.object({ items: z.array(consultationOut) }),
      handle: async ({ context }) => ({ kind: "json", value: { items: await Promise.all((await steps.list(null, false)).map(({ code }) => of(code, context.clock.today()))) } }),
    }),
    route({ method: "GET", path: "/api/v1/consultations/:code", access: "public", summary: "One consultation", params: codeParams, response: consultationOut, handle: async ({ params, context }) => ({ kind: "json", value: await of(params.code, context.clock.today()) }) }),
    route({
      method: "GET", path: "/api/v1/consultations/:code/proposals", access: "public", summary: "Published proposals of a consultation", params: codeParams, query: proposalQuery.extend({ pageSize: z.coerce.number().int().min(1).max(200).default(50) }), response: z.object({ total: z.number(), page: z.number(), pageSize: z.number(), items: z.array(proposalOut) }),
      handle: async ({ params, query }) => {
        await steps.consultation(params.code, false);
        const { total, rows } = await steps.proposals(params.code, questionOf(query, query.pageSize));
        return { kind: "json", value: { total, page: query.page, pageSize: query.pageSize, items: rows } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/consultations/:code/proposals/:number", access: "public", summary: "A proposal with its comments, answers and what followed", params: proposalParams,
      response: z.object({ state: z.string(), proposal: proposalOut.nullable(), comments: z.array(commentOut), answers: z.array(answerOut), followUps: z.array(followUpOut) }),
      handle: async ({ params, context }) => {
        await steps.consultation(params.code, false);
        const { proposal, comments, answers, followUps } = await steps.proposal(params.code, params.number, context.actor);
        const shown = proposal.state === "published";
        return { kind: "json", value: { state: proposal.state, proposal: shown ? proposal : null, comments: shown ? comments.filter(({ state }) => state === "published") : [], answers: shown ? answers : [], followUps: shown ? followUps : [] } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/consultations/:code/robot-check", access: "public", summary: "A fresh check against robots for a proposal or a comment without an account", params: codeParams, perMinute: 120,
      query: z.object({ for: z.enum(["proposal", "comment"]).default("proposal") }), response: z.object({ "robot-token": z.string(), challenge: z.object({ parameters: z.record(z.string(), z.unknown()) }), question: z.string() }),
      handle: async ({ params, query, context }) => {
        await steps.consultation(params.code, false);
        const check = await robots.fields(robotForm(query.for, params.code), context.language);
        return { kind: "json", value: { "robot-token": check.token, challenge: check.challenge, question: check.question } };
      },
    }),
    send("proposal"),
    send("comment"),
    route({
      method: "POST", path: "/api/v1/consultations/:code/proposals/:number/support", access: "signed-in", summary: "Agrees with a proposal, or no longer", params: proposalParams, body: z.object({ agrees: z.boolean() }), response: z.object({ supports: z.number(), mine: z.boolean() }),
      handle: async ({ params, body, context }) => {
        const actor = signedIn(context);
        const { proposal } = await steps.proposal(params.code, params.number, actor);
        await steps.support(actor, proposal.id, body.agrees);
        const { support } = await steps.proposal(params.code, params.number, actor);
        return { kind: "json", value: { supports: support.count, mine: support.mine } };
      },
    }),
  ];
}
