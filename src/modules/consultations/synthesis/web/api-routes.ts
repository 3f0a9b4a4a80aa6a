import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { requireCoder } from "../actions/read-texts.ts";
import { codesInUse } from "../domain/code-book.ts";
import { isDone } from "../domain/coding.ts";
import { shownAgreements } from "../domain/document.ts";
import { sentenceKinds } from "../domain/sentence.ts";
import { notTheMoment, unknownText } from "../errors.ts";
import { coders, ofSubject, readers, runners, writers, type SynthesisWebDeps } from "./deps.tsx";
import { ofVersion, publishedVersion } from "./public/public-routes.tsx";

const bilingual = z.object({ fr: z.string().max(20_000), en: z.string().max(20_000) });
const count = z.union([z.object({ kind: z.enum(["exact", "at-least"]), count: z.number() }), z.object({ kind: z.literal("fewer"), threshold: z.number() })]);
const result = z.object({ axis: z.string(), question: z.string(), part: z.string(), value: z.string(), label: bilingual, share: z.number().nullable(), of: z.number().nullable() });
const agreement = z.object({
  kind: z.enum(["code", "theme"]), number: z.number().nullable(), name: bilingual, theme: bilingual,
  measured: z.object({ texts: z.number(), agreedShare: z.number().nullable(), kappa: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), none: z.enum(["no-text", "one-value"]).nullable(), alpha: z.number().nullable(), prevalenceAdjusted: z.number().nullable(), paradox: z.boolean() }).nullable(),
});
const documentOut = z.object({
  subject: z.string(), title: bilingual, version: z.number(), publishedOn: z.string(), threshold: z.number(), selfEvaluation: z.boolean(), demonstration: z.boolean(),
  axes: z.array(z.object({ code: z.string(), title: bilingual, texts: z.number() })), introduction: bilingual,
  sentences: z.array(z.object({ number: z.number(), kind: z.enum(sentenceKinds), axis: z.string().nullable(), objectives: z.array(z.string()), theme: bilingual.nullable(), text: bilingual, count: count.nullable(), of: z.number(), codes: z.array(z.number()), results: z.array(result), quotations: z.array(z.string()) })),
  codes: z.array(z.object({ number: z.number(), label: bilingual, definition: bilingual, example: z.string(), theme: bilingual, count, uncovered: z.boolean() })), bookVersion: z.number(),
  agreements: z.array(agreement), disagreements: z.object({ texts: count, settled: count, by: z.enum(["third-person", "together"]) }),
  notCovered: z.array(z.object({ axis: z.string(), texts: z.number(), nothing: count, uncovered: count, unsettled: count })),
  questionsNotCovered: z.array(z.object({ axis: z.string(), code: z.string(), label: bilingual, why: z.enum(["no-text", "no-sentence"]) })),
});
const publishedOut = z.object({ sha256: z.string(), document: documentOut, quotations: z.array(z.object({ sentence: z.number(), position: z.number(), words: z.string(), salt: z.string() })) });
const sentenceIn = z.strictObject({
  number: z.number().int().positive().nullable(), kind: z.enum(sentenceKinds), axis: z.string().max(80).nullable(), objectives: z.array(z.string().max(20)).max(60), theme: z.string().max(80), text: bilingual,
  codes: z.array(z.number().int().positive()).max(200), contributions: z.array(z.string().max(120)).max(5000), results: z.array(z.string().max(400)).max(200), quotations: z.array(z.strictObject({ contribution: z.string().max(120), words: z.string().max(4000) })).max(50),
});
const wordsIn = z.strictObject({ label: bilingual, definition: bilingual, example: z.string().max(2000), theme: bilingual });
const done = z.object({ done: z.literal(true) });
const api = "/api/v1/consultations/coding/:code";
const based = z.strictObject({ basedOn: z.number().int().min(0) });

/** Coding and synthesis for programs: the same rights and refusals as the pages. */
export function apiRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses } = deps;
  const ok = { kind: "json", value: { done: true } } as const;
  return [
    ...(["questionnaires", "consultations"] as const).map((kind) => route({
      method: "GET", path: `/api/v1/${kind}/:code/synthesis`, access: "public", params: ofSubject, query: ofVersion, response: publishedOut, summary: "A published synthesis: its document, the hash over it, its quotations with their salts",
      handle: async ({ params, query }) => {
        const { published } = await publishedVersion(deps, params.code, query.version);
        return { kind: "json", value: { sha256: published.sha256, document: published.document, quotations: await syntheses.quotations(params.code, published.document.version) } };
      },
    })),
    route({
      method: "GET", path: `${api}/book`, access: readers, params: ofSubject, summary: "The codes in use", response: z.object({ version: z.number(), codes: z.array(z.object({ number: z.number(), label: bilingual, definition: bilingual, example: z.string(), theme: bilingual })) }),
      handle: async ({ params }) => { await syntheses.coding(params.code); const book = await syntheses.book(params.code); return { kind: "json", value: { version: book.version, codes: codesInUse(book) } }; },
    }),
    route({
      method: "POST", path: `${api}/book`, access: coders, params: ofSubject, body: wordsIn, response: done, summary: "Create a code; for the two who code",
      handle: async ({ params, body, context }) => { requireCoder(await syntheses.coding(params.code), authorOf(context)); await syntheses.createCode(authorOf(context), params.code, body); return ok; },
    }),
    route({
      method: "GET", path: `${api}/next`, access: coders, params: ofSubject, summary: "The next text for the coder who asks, with how far they are", response: z.object({ done: z.number(), total: z.number(), text: z.object({ id: z.string(), question: z.string(), text: z.string() }).nullable() }),
      handle: async ({ params: { code }, context }) => {
        const reading = await syntheses.ownReading(code, requireCoder(await syntheses.coding(code), authorOf(context)));
        const book = await syntheses.book(code);
        const next = reading.find(({ codes }) => !isDone(book, codes ?? undefined));
        const text = next === undefined ? null : await syntheses.text(code, next.id);
        return { kind: "json", value: { done: reading.filter(({ codes }) => isDone(book, codes ?? undefined)).length, total: reading.length, text } };
      },
    }),
    route({
      method: "PUT", path: `${api}/texts/:text/codes`, access: coders, params: ofSubject.extend({ text: z.string().max(120) }), body: z.strictObject({ codes: z.array(z.number().int().positive()).max(200) }), response: done, summary: "Give codes to a text; none: nothing to code",
      handle: async ({ params, body, context }) => { await syntheses.giveCodes(authorOf(context), params.code, { text: params.text, codes: body.codes }); return ok; },
    }),
    route({
      method: "PUT", path: `${api}/texts/:text/marks`, access: coders, params: ofSubject.extend({ text: z.string().max(120) }), body: z.strictObject({ toMask: z.boolean(), withheld: z.boolean() }), response: done, summary: "Say that a text is to be masked, or never to be shown",
      handle: async ({ params, body, context }) => { if ((await syntheses.text(params.code, params.text)) === null) throw unknownText(); await syntheses.mark(authorOf(context), params.code, params.text, body); return ok; },
    }),
    route({
      method: "PUT", path: `${api}/texts/:text/settlement`, access: coders, params: ofSubject.extend({ text: z.string().max(120) }), body: z.strictObject({ codes: z.array(z.number().int().positive()).max(200), reason: z.string().max(1000) }), response: done, summary: "Settle a disagreement",
      handle: async ({ params, body, context }) => { await syntheses.settle(authorOf(context), params.code, { text: params.text, ...body }); return ok; },
    }),
    route({
      method: "POST", path: `${api}/begin`, access: runners, params: ofSubject, body: z.strictObject({ coderA: z.string().max(80), coderB: z.string().max(80), adjudicator: z.string().max(80).nullable() }), response: done, summary: "Appoint who codes",
      handle: async ({ params, body, context }) => { await syntheses.begin(authorOf(context), params.code, body); return ok; },
    }),
    route({
      method: "GET", path: `${api}/agreement`, access: readers, params: ofSubject, response: z.object({ agreements: z.array(agreement) }), summary: "Agreement of the two coders, once their readings are over",
      handle: async ({ params }) => {
        const { agreements, coding, subject } = await syntheses.evidence(params.code);
        if (coding.state === "open") throw notTheMoment("Les deux lectures ne sont pas closes\u202f: l’accord n’est pas encore mesuré.", "The two readings are not closed: agreement is not measured yet.");
        return { kind: "json", value: { agreements: shownAgreements(agreements, subject.threshold) } };
      },
    }),
    route({
      method: "POST", path: `${api}/synthesis/sentences`, access: writers, params: ofSubject, body: sentenceIn.extend({ basedOn: z.number().int().min(0) }), response: z.object({ number: z.number() }), summary: "Write a sentence of the synthesis",
      handle: async ({ params, body: { basedOn, ...sentence }, context }) => ({ kind: "json", value: { number: await syntheses.saveSentence(authorOf(context), params.code, sentence, basedOn) } }),
    }),
    route({
      method: "GET", path: `${api}/synthesis`, access: writers, params: ofSubject, response: z.object({ revision: z.number(), introduction: bilingual, sentences: z.array(sentenceIn) }), summary: "The synthesis as it is being written",
      handle: async ({ params }) => { await syntheses.coding(params.code); return { kind: "json", value: await syntheses.draft(params.code) }; },
    }),
    route({
      method: "POST", path: `${api}/synthesis/publish`, access: writers, params: ofSubject, body: based, response: publishedOut.pick({ sha256: true }).extend({ version: z.number() }), summary: "Publish the synthesis at the revision that was read",
      handle: async ({ params, body, context }) => { const { sha256, document } = await syntheses.publish(authorOf(context), params.code, body.basedOn); return { kind: "json", value: { sha256, version: document.version } }; },
    }),
  ];
}
