import { route, type Reply, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";
import { loadEntityFacts, type EntityFacts } from "../pages/entity-facts.ts";
import { unknownEntity, type PagedKind } from "../pages/errors.ts";
import { findEntity } from "../pages/find-entity.ts";
import { publicRoles } from "../pages/person/person-routes.tsx";
import { codeParams, onQuery, placeOf, type Place } from "../pages/place.ts";
import { cerifOf, orgUnitsFile, personsFile } from "./cerif/files.ts";
import { jsonLdText, type LinkedNode } from "./json-ld.ts";
import { organisationLinkedData, personLinkedData, structureLinkedData } from "./structure-record.ts";

const folders: readonly (readonly [string, PagedKind])[] = [["structures", "structure"], ["organisations", "organisation"], ["people", "person"]];

/** The faces of records that programs read: JSON-LD (schema.org) and CERIF XML, one by one, and whole sets. */
export function recordRoutes(deps: LabDeps): Route[] {
  const { directory } = deps;
  const at = async (kind: PagedKind, code: string, on: string | undefined, context: RequestContext, face: string, answer: (facts: EntityFacts, place: Place) => Promise<Reply> | Reply): Promise<Reply> => {
    const found = await findEntity(directory, kind, code, context.url, face);
    if ("move" in found) return found.move;
    const place = placeOf(context, on);
    const facts = await loadEntityFacts(directory, found.ref, kind, place);
    if (kind === "person" && publicRoles(facts).length === 0) throw unknownEntity("person");
    return answer(facts, place);
  };
  const linked = async (kind: PagedKind, facts: EntityFacts, { on }: Place): Promise<LinkedNode> => {
    switch (kind) {
      case "structure": return structureLinkedData(facts, await directory.lineage(facts.record.ref.id), on, deps.publicUrl);
      case "organisation": return organisationLinkedData(facts, on, deps.publicUrl);
      case "person": return personLinkedData(facts, on, deps.publicUrl);
    }
  };
  return [
    ...folders.flatMap(([folder, kind]) => [
      route({
        method: "GET", path: `/${folder}/:code/record.jsonld`, access: "public", summary: `One ${kind} as JSON-LD (schema.org)`, params: codeParams, query: onQuery,
        handle: ({ params, query, context }) =>
          at(kind, params.code, query.on, context, "/record.jsonld", async (facts, place) => ({
            kind: "file", mediaType: "application/ld+json; charset=utf-8", fileName: `${facts.record.ref.code}.jsonld`, bytes: `${jsonLdText(await linked(kind, facts, place))}\n`,
          })),
      }),
      route({
        method: "GET", path: `/${folder}/:code/record.cerif.xml`, access: "public", summary: `One ${kind} as CERIF XML (OpenAIRE 1.2)`, params: codeParams, query: onQuery,
        handle: ({ params, query, context }) =>
          at(kind, params.code, query.on, context, "/record.cerif.xml", async (facts, place) => ({
            kind: "file", mediaType: "application/xml; charset=utf-8", fileName: `${facts.record.ref.code}.cerif.xml`, bytes: await cerifOf(directory, facts, place),
          })),
      }),
    ]),
    route({
      method: "GET", path: "/exports/orgunits.cerif.xml", access: "public", summary: "Structures and organisations as CERIF XML (OpenAIRE 1.2)", query: onQuery, perMinute: 20,
      handle: async ({ query, context }) => {
        const place = placeOf(context, query.on);
        return { kind: "file", mediaType: "application/xml; charset=utf-8", fileName: "orgunits.cerif.xml", bytes: await orgUnitsFile(directory, place, context.clock.now(), deps.publicUrl) };
      },
    }),
    route({
      method: "GET", path: "/exports/persons.cerif.xml", access: "public", summary: "People named by public registers as CERIF XML (OpenAIRE 1.2)", query: onQuery, perMinute: 20,
      handle: async ({ query, context }) => {
        const place = placeOf(context, query.on);
        return { kind: "file", mediaType: "application/xml; charset=utf-8", fileName: "persons.cerif.xml", bytes: await personsFile(directory, place, context.clock.now(), deps.publicUrl) };
      },
    }),
  ];
}
