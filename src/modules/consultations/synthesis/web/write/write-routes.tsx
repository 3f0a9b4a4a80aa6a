import { z } from "zod";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { pick } from "../../../../../kernel/i18n/format.ts";
import { publishingIssues } from "../../actions/publish-synthesis.ts";
import { documentOf } from "../../domain/document.ts";
import type { Sentence } from "../../domain/sentence.ts";
import { notTheMoment, unknownSentence } from "../../errors.ts";
import { formBody, issuesOf, numbersIn, ofSubject, pageReply, pathOf, sayIn, typed, typedPair, writers, type SynthesisWebDeps } from "../deps.tsx";
import { DraftPage } from "./draft-page.tsx";
import { PublishPage } from "./publish-page.tsx";
import { sentenceIn } from "./sentence-form.ts";
import { SentencePage } from "./sentence-page.tsx";

const ofSentence = z.object({ code: z.string().max(80), number: z.union([z.literal("new"), z.coerce.number().int().positive()]) });
const blank: Sentence = { number: 0, kind: "finding", axis: null, objectives: [], theme: "", text: { fr: "", en: "" }, codes: [], contributions: [], results: [], quotations: [] };

/** Writing the synthesis and publishing it. */
export function writeRoutes(deps: SynthesisWebDeps): readonly Route[] {
  const { syntheses } = deps;

  async function ground(code: string) {
    const evidence = await syntheses.evidence(code);
    if (evidence.coding.state === "open") throw notTheMoment("La synthèse s’écrit quand les deux lectures sont closes.", "The synthesis is written once the two readings are closed.");
    return { evidence, draft: await syntheses.draft(code) };
  }

  async function draftPage(context: RequestContext, code: string, issues: readonly Issue[], status = 200): Promise<Reply> {
    const { evidence, draft } = await ground(code);
    const document = documentOf(evidence, draft, 0, context.clock.today(), new Map());
    return pageReply(sayIn(context.language)("Écrire la synthèse", "Write the synthesis"), <DraftPage {...{ context, evidence, draft, document, issues }} revisions={await syntheses.revisions(code)} toMend={publishingIssues(evidence, draft)} versions={await syntheses.versions(code)} />, { demonstration: evidence.coding.demonstration, status });
  }

  async function sentencePage(context: RequestContext, code: string, number: number | "new", given: Sentence | null, basedOn: number | null, issues: readonly Issue[]): Promise<Reply> {
    const { evidence, draft } = await ground(code);
    const kept = number === "new" ? blank : draft.sentences.find((one) => one.number === number);
    if (kept === undefined) throw unknownSentence();
    const sentence = given ?? kept;
    const document = documentOf(evidence, { introduction: draft.introduction, sentences: [sentence] }, 0, context.clock.today(), new Map());
    const title = sayIn(context.language)(number === "new" ? "Nouvelle phrase" : `Phrase ${number}`, number === "new" ? "New sentence" : `Sentence ${number}`);
    return pageReply(title, <SentencePage {...{ context, evidence, sentence, title, issues }} isNew={number === "new"} shown={document.sentences[0] ?? null} basedOn={basedOn ?? draft.revision} objectives={await deps.objectives()} />, { demonstration: evidence.coding.demonstration, status: issues.length === 0 ? 200 : 422 });
  }

  return [
    route({ method: "GET", path: "/consultations/coding/:code/synthesis", access: writers, params: ofSubject, summary: "The synthesis as it is being written", handle: ({ params, context }) => draftPage(context, params.code, []) }),
    route({
      method: "POST", path: "/consultations/coding/:code/synthesis", access: writers, params: ofSubject, body: formBody, summary: "Move or remove a sentence, introduce, bring a revision back",
      handle: async ({ params: { code }, body, context }) => {
        const by = authorOf(context);
        const number = (name: string): number => numbersIn([typed(body, name)])[0] ?? 0;
        const basedOn = number("basedOn");
        const act = typed(body, "act");
        const issues = await issuesOf(() => {
          if (act === "up" || act === "down") return syntheses.moveSentence(by, code, number("number"), act === "up" ? -1 : 1, basedOn);
          if (act === "remove") return syntheses.removeSentence(by, code, number("number"), basedOn);
          if (act === "restore") return syntheses.restoreDraft(by, code, number("revision"), basedOn);
          return syntheses.saveIntroduction(by, code, typedPair(body, "introduction"), basedOn);
        });
        return issues === null ? { kind: "redirect", to: pathOf(code, `/synthesis?done=${act === "remove" ? "removed" : "saved"}`) } : draftPage(context, code, issues, 409);
      },
    }),
    route({ method: "GET", path: "/consultations/coding/:code/synthesis/sentences/:number", access: writers, params: ofSentence, summary: "Write a sentence and tie it to what carries it", handle: ({ params, context }) => sentencePage(context, params.code, params.number, null, null, []) }),
    route({
      method: "POST", path: "/consultations/coding/:code/synthesis/sentences/:number", access: writers, params: ofSentence, body: formBody, summary: "Keep a sentence, or recount it first",
      handle: async ({ params: { code, number }, body, context }) => {
        const { evidence } = await ground(code);
        const sentence = sentenceIn(body, number === "new" ? null : number, evidence);
        const basedOn = numbersIn([typed(body, "basedOn")])[0] ?? 0;
        const given: Sentence = { ...sentence, number: sentence.number ?? 0 };
        if (typed(body, "act") === "recount") return sentencePage(context, code, number, given, basedOn, []);
        const issues = await issuesOf(() => syntheses.saveSentence(authorOf(context), code, sentence, basedOn));
        return issues === null ? { kind: "redirect", to: pathOf(code, "/synthesis?done=saved") } : sentencePage(context, code, number, given, basedOn, issues);
      },
    }),
    route({
      method: "GET", path: "/consultations/coding/:code/synthesis/publish", access: writers, params: ofSubject, summary: "What would be published, to be confirmed",
      handle: async ({ params: { code }, context }) => publishPage(context, code, [], 200),
    }),
    route({
      method: "POST", path: "/consultations/coding/:code/synthesis/publish", access: writers, params: ofSubject, body: formBody, summary: "Publish the synthesis",
      handle: async ({ params: { code }, body, context }) => {
        const issues = await issuesOf(() => syntheses.publish(authorOf(context), code, numbersIn([typed(body, "basedOn")])[0] ?? 0));
        if (issues !== null) return publishPage(context, code, issues, 422);
        const { subject } = await syntheses.evidence(code);
        return { kind: "redirect", to: `${subject.href}/synthesis?done=published` };
      },
    }),
  ];

  async function publishPage(context: RequestContext, code: string, issues: readonly Issue[], status: number): Promise<Reply> {
    const { evidence, draft } = await ground(code);
    const toMend = publishingIssues(evidence, draft);
    const version = ((await syntheses.versions(code))[0]?.document.version ?? 0) + 1;
    const digests = new Map(draft.sentences.map(({ number, quotations }) => [number, quotations.map(() => "")]));
    const document = documentOf(evidence, draft, version, context.clock.today(), digests);
    return pageReply(sayIn(context.language)("Publier la synthèse", "Publish the synthesis"), <PublishPage {...{ context, evidence, draft, document }} issues={issues.length > 0 ? issues : toMend} title={pick(evidence.subject.title, context.language)} />, { demonstration: evidence.coding.demonstration, status });
  }
}
