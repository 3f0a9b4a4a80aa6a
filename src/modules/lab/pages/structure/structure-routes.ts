import { createElement } from "preact";
import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply, type TableFormat } from "../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Lineage } from "../../../directory/index.ts";
import type { LabDeps } from "../../deps.ts";
import { correctionLinks, correctionsSection } from "../../corrections/index.ts";
import { structureLinkedData } from "../../records/structure-record.ts";
import { jsonLdText } from "../../records/json-ld.ts";
import { loadEntityFacts, relationsOf, type EntityFacts } from "../entity-facts.ts";
import { findEntity, pathOf } from "../find-entity.ts";
import { meansOf } from "../means/means.ts";
import { codeParams, onQuery, placeOf, type Place } from "../place.ts";
import { listStatements, recordTable, statementsTable } from "../provenance/statements-table.ts";
import { filterOf, statementsQuery } from "../provenance/statements-query.ts";
import { StatementsView } from "../provenance/statements-view.tsx";
import { administrativeItems, administrativeTable, administrativeText, type AdministrativeItem } from "./administrative.ts";
import { AdministrativeView } from "./administrative-view.tsx";
import { StructureHead, StructureView } from "./structure-view.tsx";

interface Loaded {
  readonly facts: EntityFacts;
  readonly place: Place;
  readonly path: string;
  readonly lineage: Lineage;
}

/** The page of a structure and its other faces. All are public: what is private was never loaded. */
export function structureRoutes(deps: LabDeps): Route[] {
  const { directory } = deps;
  /** Answers with the structure, or with the move to its address. */
  const at = async (code: string, on: string | undefined, context: RequestContext, face: string, answer: (loaded: Loaded) => Promise<Reply> | Reply): Promise<Reply> => {
    const found = await findEntity(directory, "structure", code, context.url, face);
    if ("move" in found) return found.move;
    const place = placeOf(context, on);
    const [facts, lineage] = await Promise.all([loadEntityFacts(directory, found.ref, "structure", place), directory.lineage(found.ref.id)]);
    return answer({ facts, place, path: pathOf(found.ref) ?? "", lineage });
  };
  const page = (title: string, facts: EntityFacts, body: unknown): Reply => ({ kind: "page", page: { title, section: "lab", body, demonstration: facts.record.demonstration } });
  const items = async ({ facts, place }: Loaded): Promise<readonly AdministrativeItem[]> => {
    const ids = [...new Set([...relationsOf(facts, "co-supervision", place).current, ...relationsOf(facts, "participation", place).current].map(({ object }) => object.id))];
    const parents = ids.length === 0 ? [] : await directory.records(ids, place.on);
    return administrativeItems(facts, new Map(parents.map((record) => [record.ref.id, record])), place.on);
  };
  const downloads = (face: string, summary: string, tableOf: (loaded: Loaded, query: z.output<typeof statementsQuery>) => Promise<Table> | Table): Route[] =>
    tableFormats.map((format: TableFormat) =>
      route({
        method: "GET", path: `/structures/:code/${face}.${format}`, access: "public", summary: `${summary} (${format.toUpperCase()})`, params: codeParams, query: statementsQuery,
        handle: ({ params, query, context }) => at(params.code, query.on, context, `/${face}.${format}`, async (loaded) => tableReply(await tableOf(loaded, query), format, loaded.place.language)),
      }),
    );
  return [
    route({
      method: "GET", path: "/structures/:code", access: "public", summary: "One structure as of a day", params: codeParams, query: onQuery,
      handle: ({ params, query, context }) =>
        at(params.code, query.on, context, "", async ({ facts, place: seen, path, lineage }) => {
          const correct = correctionLinks(deps, context.actor, facts);
          const place = correct === undefined ? seen : { ...seen, correct };
          const corrections = await correctionsSection(deps, context, facts, place);
          const means = await meansOf(directory, facts.to, place);
          const publications = (await deps.publicationsOf?.(facts.record.ref.code)) ?? null;
          const linkedData = jsonLdText(structureLinkedData(facts, lineage, place.on, deps.publicUrl));
          return page(facts.record.acronym ?? facts.record.ref.name, facts, createElement(StructureView, { facts, lineage, means, place, path, corrections, publications, linkedData }));
        }),
    }),
    route({
      method: "GET", path: "/structures/:code/statements", access: "public", summary: "Every statement about one structure", params: codeParams, query: statementsQuery,
      handle: ({ params, query, context }) =>
        at(params.code, query.on, context, "/statements", ({ facts, place, path, lineage }) =>
          page(facts.record.ref.name, facts, createElement(StatementsView, {
            head: createElement(StructureHead, { facts, lineage, place, path, face: "/statements" }), facts, place, filter: filterOf(query), page: query.page, path: `${path}/statements`,
          }))),
    }),
    ...downloads("statements", "Every statement about one structure", ({ facts, place }, query) => statementsTable(facts.record.ref.code, facts, listStatements(facts, place, filterOf(query)), place.on)),
    ...downloads("record", "The record of one structure", ({ facts, place }) => recordTable(facts.record.ref.code, facts, place)),
    route({
      method: "GET", path: "/structures/:code/administrative", access: "public", summary: "Administrative data of one structure for a project application", params: codeParams, query: onQuery,
      handle: ({ params, query, context }) =>
        at(params.code, query.on, context, "/administrative", async (loaded) => {
          const { facts, place, path, lineage } = loaded;
          return page(facts.record.ref.name, facts, createElement(AdministrativeView, { facts, lineage, place, path, items: await items(loaded) }));
        }),
    }),
    ...downloads("administrative", "Administrative data of one structure", async (loaded) => administrativeTable(loaded.facts.record.ref.code, await items(loaded), loaded.place.on, loaded.facts.record.demonstration)),
    route({
      method: "GET", path: "/structures/:code/administrative.txt", access: "public", summary: "Administrative data of one structure as plain text", params: codeParams, query: onQuery,
      handle: ({ params, query, context }) =>
        at(params.code, query.on, context, "/administrative.txt", async (loaded) => ({
          kind: "file", mediaType: "text/plain; charset=utf-8", fileName: `administrative-data-${loaded.facts.record.ref.code}.txt`, bytes: administrativeText(await items(loaded), loaded.place),
        })),
    }),
  ];
}
