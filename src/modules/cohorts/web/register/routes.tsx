import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { emptyAsNone, valueList } from "../../../../kernel/search/documents/index.ts";
import type { Linked } from "../../deps.ts";
import { populationKinds, type Cohort } from "../../domain/record.ts";
import { cohortSorts, searchCohorts, type CohortAnswer } from "../../domain/search.ts";
import { statesOver } from "../../domain/request-table.ts";
import { sidesFor } from "../../domain/standing.ts";
import { cohortStates } from "../../domain/states.ts";
import { roles } from "../../roles.ts";
import { ofCode, pageReply, placeOf, toldText, type CohortWebDeps } from "../deps.tsx";
import { CohortPage } from "./cohort-page.tsx";
import { HistoryPage } from "./dated-pages.tsx";
import { RegisterPage } from "./register-page.tsx";
import { historyTable, registerTable } from "./tables.ts";
import { TimelinePage } from "./timeline-page.tsx";

const pageSize = 20;
export const registerQuery = z.object({
  q: z.preprocess(emptyAsNone, z.string().max(200).default("")),
  state: valueList(40).transform((list) => cohortStates.filter((one) => list.includes(one))), population: valueList(40).transform((list) => populationKinds.filter((one) => list.includes(one))),
  biobank: valueList(3).transform((list) => (["yes", "no"] as const).filter((one) => list.includes(one))), datasets: valueList(3).transform((list) => (["yes", "no"] as const).filter((one) => list.includes(one))),
  sort: z.enum(cohortSorts).catch("name").default("name"),
  page: z.preprocess(emptyAsNone, z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
});

/** The register for everyone: the list, a cohort, its history, the timeline, and the files of them. */
export function registerRoutes({ cohorts, indicator, day }: CohortWebDeps): readonly Route[] {
  const asked = async (query: z.output<typeof registerQuery>, language: RequestContext["language"]): Promise<{ readonly all: readonly Cohort[]; readonly answer: CohortAnswer }> => {
    const all = await cohorts.list();
    return { all, answer: searchCohorts(all, query, language) };
  };
  const structuresOf = (list: readonly Cohort[]): Promise<ReadonlyMap<string, Linked>> => cohorts.ports.structures([...new Set(list.flatMap(({ content }) => content.structure ?? []))]);

  return [
    route({
      method: "GET", path: "/cohorts", access: "public", summary: "The register of cohorts", query: registerQuery,
      handle: async ({ query, context }) => {
        const place = placeOf(context);
        const { all, answer } = await asked(query, place.language);
        const shown = answer.items.slice((query.page - 1) * pageSize, query.page * pageSize);
        return pageReply(place.say("Cohortes", "Cohorts"), <RegisterPage place={place} query={query} answer={answer} pageSize={pageSize} all={all} count={await indicator.count(await day())} structures={await structuresOf(shown)} />, { demonstration: all.some(({ demonstration }) => demonstration) });
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/cohorts.${format}`, access: "public", summary: `The register of cohorts, ${format}`, query: registerQuery,
      handle: async ({ query, context: { language } }) => {
        const { answer } = await asked(query, language);
        return tableReply(registerTable(answer.items, await structuresOf(answer.items)), format, language);
      },
    })),
    route({
      method: "GET", path: "/cohorts/timeline", access: "public", summary: "Hosted cohorts on a timeline",
      handle: async ({ context }) => {
        const place = placeOf(context);
        const all = await cohorts.list();
        return pageReply(place.say("Frise des cohortes", "Timeline of cohorts"), <TimelinePage place={place} cohorts={all} on={await day()} />, { demonstration: all.some(({ demonstration }) => demonstration) });
      },
    }),
    route({
      method: "GET", path: "/cohorts/:code", access: "public", summary: "A cohort: record, way to hosting, participants, sharing", params: ofCode,
      handle: async ({ params, context }) => {
        const place = placeOf(context);
        const cohort = await cohorts.cohort(params.code);
        const { structure, study, datasets } = cohort.content;
        const sides = sidesFor(roles, context.actor, cohort);
        const open = context.actor === null || sides.length === 0 ? 0 : (await cohorts.requests.visible(context.actor)).filter(({ request }) => request.cohort === cohort.code && !statesOver.includes(request.state)).length;
        return pageReply(toldText(cohort.content.name, place.language), <CohortPage
          place={place} cohort={cohort} sides={sides} openRequests={open}
          structure={structure === null ? null : ((await cohorts.ports.structures([structure])).get(structure) ?? null)} study={study === null ? null : await cohorts.ports.study(study)}
          datasets={await cohorts.ports.datasets(datasets)} sharing={context.actor === null || sides.length === 0 || datasets.length === 0 ? null : await cohorts.ports.sharingRequests(context.actor, datasets)}
        />, { demonstration: cohort.demonstration });
      },
    }),
    route({
      method: "GET", path: "/cohorts/:code/history", access: "public", summary: "Everything that was said of a cohort", params: ofCode,
      handle: async ({ params, context }) => {
        const place = placeOf(context);
        const cohort = await cohorts.cohort(params.code);
        return pageReply(place.say(`Historique, ${cohort.content.acronym}`, `History, ${cohort.content.acronym}`), <HistoryPage place={place} cohort={cohort} statements={await cohorts.history(cohort.code)} />, { demonstration: cohort.demonstration });
      },
    }),
    route({
      method: "GET", path: "/exports/cohort-history/:file", access: "public", summary: "Everything that was said of a cohort, as a file", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context: { language } }) => {
        const cohort = await cohorts.cohort(file.name);
        return tableReply(historyTable(cohort, await cohorts.history(cohort.code)), file.format, language);
      },
    }),
  ];
}
