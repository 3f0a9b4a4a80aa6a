import { createElement } from "preact";
import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { LabDeps } from "../../deps.ts";
import { jsonLdText } from "../../records/json-ld.ts";
import { organisationLinkedData } from "../../records/structure-record.ts";
import { loadEntityFacts, type EntityFacts } from "../entity-facts.ts";
import { findEntity, pathOf } from "../find-entity.ts";
import { codeParams, onDate, placeOf, type Place } from "../place.ts";
import { filterOf, statementsQuery } from "../provenance/statements-query.ts";
import { listStatements, recordTable, statementsTable } from "../provenance/statements-table.ts";
import { StatementsView } from "../provenance/statements-view.tsx";
import { OrganisationHead, OrganisationView } from "./organisation-view.tsx";
import { ownStructures, structureSorts, structuresTable, sortStructures } from "./structures.ts";

const pageQuery = z.object({
  on: onDate,
  relation: z.enum(["", "co-supervision", "participation"]).catch(""),
  sort: z.enum(structureSorts).catch("name"),
  descending: z.string().optional(),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

interface Loaded {
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly path: string;
}

/** The page of an organisation and its downloads. */
export function organisationRoutes(deps: LabDeps): Route[] {
  const { directory } = deps;
  const at = async (code: string, on: string | undefined, context: RequestContext, face: string, answer: (loaded: Loaded) => Promise<Reply> | Reply): Promise<Reply> => {
    const found = await findEntity(directory, "organisation", code, context.url, face);
    if ("move" in found) return found.move;
    const place = placeOf(context, on);
    return answer({ facts: await loadEntityFacts(directory, found.ref, "organisation", place), place, path: pathOf(found.ref) ?? "" });
  };
  const page = (facts: EntityFacts, body: unknown): Reply => ({ kind: "page", page: { title: facts.record.acronym ?? facts.record.ref.name, section: "lab", body, demonstration: facts.record.demonstration } });
  const downloads = (face: string, summary: string, tableOf: (loaded: Loaded, query: z.output<typeof statementsQuery>) => Promise<Table> | Table): Route[] =>
    tableFormats.map((format) =>
      route({
        method: "GET", path: `/organisations/:code/${face}.${format}`, access: "public", summary: `${summary} (${format.toUpperCase()})`, params: codeParams, query: statementsQuery,
        handle: ({ params, query, context }) => at(params.code, query.on, context, `/${face}.${format}`, async (loaded) => tableReply(await tableOf(loaded, query), format, loaded.place.language)),
      }),
    );
  return [
    route({
      method: "GET", path: "/organisations/:code", access: "public", summary: "One organisation and its structures as of a day", params: codeParams, query: pageQuery,
      handle: ({ params, query, context }) =>
        at(params.code, query.on, context, "", async ({ facts, place, path }) => {
          const structures = await ownStructures(directory, facts.to, place);
          const linkedData = jsonLdText(organisationLinkedData(facts, place.on, deps.publicUrl));
          const list = { relation: query.relation, sort: query.sort, descending: query.descending !== undefined, page: query.page };
          return page(facts, createElement(OrganisationView, { facts, structures, place, path, list, linkedData }));
        }),
    }),
    route({
      method: "GET", path: "/organisations/:code/statements", access: "public", summary: "Every statement about one organisation", params: codeParams, query: statementsQuery,
      handle: ({ params, query, context }) =>
        at(params.code, query.on, context, "/statements", ({ facts, place, path }) =>
          page(facts, createElement(StatementsView, {
            head: createElement(OrganisationHead, { facts, place, path, face: "/statements", structures: null }), facts, place, filter: filterOf(query), page: query.page, path: `${path}/statements`,
          }))),
    }),
    ...downloads("statements", "Every statement about one organisation", ({ facts, place }, query) => statementsTable(facts.record.ref.code, facts, listStatements(facts, place, filterOf(query)), place.on)),
    ...downloads("record", "The record of one organisation", ({ facts, place }) => recordTable(facts.record.ref.code, facts, place)),
    ...downloads("structures", "Structures of one organisation", async ({ facts, place }) =>
      structuresTable(facts.record.ref.code, sortStructures(await ownStructures(directory, facts.to, place), "name", false), place.on, facts.record.demonstration)),
  ];
}
