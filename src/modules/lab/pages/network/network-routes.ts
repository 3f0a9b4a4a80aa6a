import { createElement } from "preact";
import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { LabDeps } from "../../deps.ts";
import { loadEntityFacts, type EntityFacts } from "../entity-facts.ts";
import { findEntity, pathOf } from "../find-entity.ts";
import { OrganisationHead } from "../organisation/organisation-view.tsx";
import { codeParams, onDate, onQuery, placeOf, type Place } from "../place.ts";
import { StructureHead } from "../structure/structure-view.tsx";
import { NetworkView, networkSorts } from "./network-view.tsx";
import { networkTable, organisationNetwork, structureNetwork, type Neighbour } from "./network.ts";

const query = z.object({ on: onDate, sort: z.enum(networkSorts).catch("tie"), descending: z.string().optional(), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

const kinds = [["structures", "structure"], ["organisations", "organisation"]] as const;

interface Loaded {
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly path: string;
  readonly neighbours: readonly Neighbour[];
}

/** The network view of a structure and of an organisation, as a drawing, a table and downloads. */
export function networkRoutes({ directory }: LabDeps): Route[] {
  const at = async (kind: "structure" | "organisation", code: string, on: string | undefined, context: RequestContext, face: string, answer: (loaded: Loaded) => Promise<Reply> | Reply): Promise<Reply> => {
    const found = await findEntity(directory, kind, code, context.url, face);
    if ("move" in found) return found.move;
    const place = placeOf(context, on);
    const facts = await loadEntityFacts(directory, found.ref, kind, place);
    const neighbours = await (kind === "structure" ? structureNetwork(directory, facts, place) : organisationNetwork(directory, facts, place));
    return answer({ facts, place, path: pathOf(found.ref) ?? "", neighbours });
  };
  return kinds.flatMap(([folder, kind]) => [
    route({
      method: "GET", path: `/${folder}/:code/network`, access: "public", summary: `Whom one ${kind} works with`, params: codeParams, query,
      handle: ({ params, query: asked, context }) =>
        at(kind, params.code, asked.on, context, "/network", async ({ facts, place, path, neighbours }) => {
          const head = kind === "structure"
            ? createElement(StructureHead, { facts, lineage: await directory.lineage(facts.record.ref.id), place, path, face: "/network" })
            : createElement(OrganisationHead, { facts, place, path, face: "/network", structures: null });
          const body = createElement(NetworkView, { head, record: facts.record, neighbours, place, path, sort: asked.sort, descending: asked.descending !== undefined, page: asked.page });
          return { kind: "page", page: { title: facts.record.acronym ?? facts.record.ref.name, section: "lab", body, demonstration: facts.record.demonstration } };
        }),
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/${folder}/:code/network.${format}`, access: "public", summary: `Whom one ${kind} works with (${format.toUpperCase()})`, params: codeParams, query: onQuery,
        handle: ({ params, query: asked, context }) =>
          at(kind, params.code, asked.on, context, `/network.${format}`, ({ facts, place, neighbours }) =>
            tableReply(networkTable(facts.record.ref.code, neighbours, place.on, facts.record.demonstration), format, place.language)),
      }),
    ),
  ]);
}
