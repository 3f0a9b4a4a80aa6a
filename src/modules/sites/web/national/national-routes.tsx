import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { momentQuery, placeOf, type SitesWebDeps } from "../deps.ts";
import { commitmentsTable, filtered, nationalView, reviewsTable, sitesTable, siteSorts } from "./national.ts";
import { NationalPage } from "./national-page.tsx";
import { objectiveRows, ObjectivesPage, objectivesTable } from "./objectives-page.tsx";

const pageSize = 25;
export const nationalQuery = momentQuery.extend({
  q: z.string().max(200).catch(""),
  wave: z.string().max(1).catch(""),
  show: z.enum(["all", "late", "waiting", "without-referent"]).catch("all"),
  sort: z.enum(siteSorts).catch("name"),
  direction: z.enum(["ascending", "descending"]).catch("ascending"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** All sites together: the national view, the synthesis by objective, and what they can be taken away as. */
export function nationalRoutes(deps: SitesWebDeps): readonly Route[] {
  const tables = { sites: sitesTable, "site-commitments": commitmentsTable, "site-reviews": reviewsTable } as const;
  return [
    route({
      method: "GET", path: "/sites", access: "public", summary: "Every site with its wave, its commitments by state, its next review and what is late", query: nationalQuery,
      handle: async ({ query, context }) => {
        const place = await placeOf(deps, query, context);
        const national = await nationalView(deps, place);
        const kept = filtered(national.rows, query);
        const page = Math.min(query.page, Math.max(1, Math.ceil(kept.length / pageSize)));
        const body = <NationalPage place={place} national={national} filter={query} kept={kept} page={page} pageSize={pageSize} />;
        return { kind: "page", page: { title: place.say("Dialogue de site", "Site dialogue"), section: "sites", body, demonstration: national.demonstration } };
      },
    }),
    route({
      method: "GET", path: "/sites/by-objective", access: "public", summary: "Which commitments of all sites serve each objective of the contract", query: momentQuery,
      handle: async ({ query, context }) => {
        const place = await placeOf(deps, query, context);
        const national = await nationalView(deps, place);
        const body = <ObjectivesPage place={place} national={national} rows={objectiveRows(national, await deps.objectives(place.on), deps.steering, place.on)} />;
        return { kind: "page", page: { title: place.say("Engagements des sites par objectif", "Commitments of sites by objective"), section: "sites", body, demonstration: national.demonstration } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/site-objectives.${format}`, access: "public", summary: `Commitments of sites by objective of the contract (${format.toUpperCase()})`, query: momentQuery,
      handle: async ({ query, context }) => {
        const place = await placeOf(deps, query, context);
        const national = await nationalView(deps, place);
        return tableReply(objectivesTable(objectiveRows(national, await deps.objectives(place.on), deps.steering, place.on), national.demonstration, place.on), format, place.language);
      },
    })),
    ...Object.entries(tables).flatMap(([name, table]) => tableFormats.map((format) => route({
      method: "GET", path: `/exports/${name}.${format}`, access: "public", summary: `${name.replace("-", " ")} (${format.toUpperCase()})`, query: nationalQuery,
      handle: async ({ query, context }) => {
        const place = await placeOf(deps, query, context);
        const national = await nationalView(deps, place);
        return tableReply(table({ ...national, rows: filtered(national.rows, query) }, place), format, place.language);
      },
    }))),
  ];
}
