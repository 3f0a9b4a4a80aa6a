import { z } from "zod";
import { namedTableFile, tableReply } from "../../../../kernel/http/table-reply.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Consultation } from "../domain/consultation.ts";
import { answerFilters, proposalSorts, type ProposalQuestion } from "../store/proposals.ts";
import { ConsultationPage } from "./consultation-page.tsx";
import { mayRun, pageReply, sayIn, stepsPath, type StepsWebDeps } from "./deps.ts";
import { consultationFeed } from "./feed.ts";
import { ListPage } from "./list-page.tsx";
import { CharterPage } from "./own-page.tsx";
import { answersTable, commentsTable, proposalsTable } from "./tables.ts";

const pageSize = 20;
export const codeParams = z.object({ code: z.string().regex(/^[a-z0-9-]{1,60}$/) });
export const proposalQuery = z.object({
  q: z.string().max(200).catch(""), theme: z.string().max(60).catch(""), objective: z.string().max(60).catch(""),
  answer: z.enum(answerFilters).catch("any"), sort: z.enum(proposalSorts).catch("newest"), page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export function questionOf(query: z.output<typeof proposalQuery>, size: number | null): ProposalQuestion {
  return { text: query.q, theme: query.theme, objective: query.objective, answer: query.answer, sort: query.sort, page: query.page, size };
}

/** Consultations as everybody reads them, their exports and their feed. */
export function publicRoutes(deps: StepsWebDeps): readonly Route[] {
  const { steps } = deps;
  const visible = (code: string, { actor }: RequestContext): Promise<Consultation> => steps.consultation(code, mayRun(actor));
  const tables = { "consultation-proposals": proposalsTable, "consultation-comments": commentsTable, "consultation-answers": answersTable } as const;
  return [
    route({
      method: "GET", path: stepsPath, access: "public", summary: "Consultations: what is open, what was said, what became of it",
      handle: async ({ context }) => {
        const list = await steps.list(context.actor, mayRun(context.actor));
        const listed = await Promise.all(list.map(async (consultation) => ({ consultation, counts: await steps.counts(consultation.code) })));
        return pageReply({ title: "Consultations", demonstration: list.some(({ demonstration }) => demonstration), body: <ListPage listed={listed} today={context.clock.today()} runs={mayRun(context.actor)} language={context.language} /> });
      },
    }),
    route({ method: "GET", path: `${stepsPath}/charter`, access: "public", summary: "Moderation charter", handle: async ({ context: { language } }) => pageReply({ title: sayIn(language)("Charte de modération", "Moderation charter"), body: <CharterPage language={language} /> }) }),
    route({
      method: "GET", path: `${stepsPath}/:code`, access: "public", summary: "A consultation: phases, rules, proposals", params: codeParams, query: proposalQuery,
      handle: async ({ params, query, context }): Promise<Reply> => {
        const consultation = await visible(params.code, context);
        const question = questionOf(query, pageSize);
        const [counts, events, found, contract] = await Promise.all([steps.counts(params.code), steps.events(params.code), steps.proposals(params.code, question), deps.contract(context.clock.today())]);
        const pages = Math.max(1, Math.ceil(found.total / pageSize));
        if (question.page > pages) return { kind: "redirect", to: `${stepsPath}/${params.code}` };
        return pageReply({
          title: pick(consultation.title, context.language), demonstration: consultation.demonstration,
          headLinks: [{ rel: "alternate", href: `${stepsPath}/${params.code}/feed.atom`, type: "application/atom+xml" }],
          body: <ConsultationPage consultation={consultation} counts={counts} events={events} found={found} question={question} pages={pages} objectives={contract.objectives} context={context} />,
        });
      },
    }),
    route({
      method: "GET", path: `${stepsPath}/:code/feed.atom`, access: "public", summary: "Atom feed of a consultation: proposals and answers", params: codeParams,
      handle: async ({ params, context }) => {
        const consultation = await visible(params.code, context);
        const [{ rows }, { answers }] = await Promise.all([steps.proposals(params.code, questionOf(proposalQuery.parse({}), 50)), steps.outcomes(params.code)]);
        return { kind: "document", mediaType: "text/xml; charset=utf-8", text: consultationFeed(deps.site, consultation, rows, answers, context.language) };
      },
    }),
    ...Object.entries(tables).map(([name, make]) => route({
      method: "GET", path: `/exports/${name}/:file`, access: "public", summary: `Open data of a consultation: ${name.slice(13)} (CSV, ODS or JSON by the end of the address)`, params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context }) => tableReply(await make(steps, await visible(file.name, context), context.clock.today()), file.format, context.language),
    })),
  ];
}
