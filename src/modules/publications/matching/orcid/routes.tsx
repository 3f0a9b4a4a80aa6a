import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { day, isDay, type Day } from "../../../../kernel/time/day.ts";
import type { Directory } from "../../../directory/index.ts";
import { may, rolesFor } from "../../../identity/index.ts";
import { orcidCoverage } from "./coverage.ts";
import { coverageTable, OrcidPage, orcidWords } from "./page.tsx";
import { readResearchers } from "./read-researchers.ts";

export interface OrcidWebDeps {
  readonly directory: Pick<Directory, "allRecords" | "hasDemonstration">;
}

const access = { anyOf: rolesFor("publications.read-drafts") };
const namesAccess = { anyOf: rolesFor("publications.decide") };
const pageSize = 50;
const query = z.object({ on: z.string().refine(isDay).optional().catch(undefined) });
const row = z.object({ key: z.string(), name: z.string(), researchers: z.int(), withOrcid: z.int() });

/** ORCID coverage: page, exports, API. Who lacks one is for those who decide on publications. */
export function orcidRoutes({ directory }: OrcidWebDeps): readonly Route[] {
  const dayOf = (on: string | undefined, today: Day): Day => (on === undefined ? today : day(on));
  return [
    route({
      method: "GET", path: "/publications/orcid", access, summary: "ORCID coverage of researchers, over all, by structure and by year of arrival",
      query: query.extend({ page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1) }),
      handle: async ({ query: { on: asked, page }, context }) => {
        const on = dayOf(asked, context.clock.today());
        const people = await readResearchers(directory, on);
        const lacking = may(context.actor, "publications.decide") ? people.filter(({ hasOrcid }) => !hasOrcid) : null;
        const missing = lacking === null ? null : { total: lacking.length, items: lacking.slice((page - 1) * pageSize, page * pageSize), page, pageSize };
        const body = <OrcidPage {...{ context, on, missing, coverage: orcidCoverage(people) }} />;
        return { kind: "page", page: { title: orcidWords.title[context.language], section: "publications", demonstration: await directory.hasDemonstration(), body } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/orcid-coverage", access, summary: "ORCID coverage of researchers on a day", query,
      response: z.object({ on: z.string(), all: row, byUnit: z.array(row), byArrival: z.array(row) }),
      handle: async ({ query: { on: asked }, context }) => {
        const on = dayOf(asked, context.clock.today());
        return { kind: "json", value: { on, ...orcidCoverage(await readResearchers(directory, on)) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/publications/orcid-missing", access: namesAccess, summary: "Researchers of whom no valid ORCID iD is known", query,
      response: z.object({ on: z.string(), items: z.array(z.object({ code: z.string(), name: z.string(), units: z.array(z.object({ code: z.string(), name: z.string() })), arrivalYear: z.int().nullable() })) }),
      handle: async ({ query: { on: asked }, context }) => {
        const on = dayOf(asked, context.clock.today());
        return { kind: "json", value: { on, items: (await readResearchers(directory, on)).filter(({ hasOrcid }) => !hasOrcid) } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/orcid-coverage.${format}`, access, summary: `ORCID coverage as ${format.toUpperCase()}, nobody named`, query,
      handle: async ({ query: { on: asked }, context }) => tableReply(coverageTable(orcidCoverage(await readResearchers(directory, dayOf(asked, context.clock.today())))), format, context.language),
    })),
  ];
}
