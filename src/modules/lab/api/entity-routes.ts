import type { Reply, RequestContext } from "../../../kernel/http/route.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { isDay, type Day } from "../../../kernel/time/day.ts";
import { coreKinds, type EntityRef, type ProvenStatement } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { unknownEntity } from "../pages/errors.ts";
import { loadVisibility, publicKinds } from "../pages/visibility.ts";
import { apiPath } from "./addresses.ts";
import { historyOut } from "./history.ts";
import { entityRecord, idParams, onQuery, statementList, structureHistory } from "./schemas.ts";
import { recordOut } from "./shown-record.ts";

type Kind = (typeof coreKinds)[number];

/**
 * The entity that an address names, then what `answer` makes of it. A code that was merged into another moves for ever to
 * it. A person whom no public source names is answered like one who does not exist.
 */
async function withEntity(deps: LabDeps, kind: Kind, id: string, face: string, context: RequestContext, answer: (ref: EntityRef) => Promise<Reply>): Promise<Reply> {
  const found = await deps.directory.find(id, kind);
  if (found === null || found.ref.kind !== kind) throw unknownEntity(kind);
  if (kind === "person" && !(await deps.directory.statements(found.ref.id, "name")).some((statement) => publicKinds.has(statement.sourceKind))) throw unknownEntity(kind);
  if (found.moved) return { kind: "redirect", to: `${apiPath(found.ref, face)}${context.url.search}`, permanent: true };
  return answer(found.ref);
}

function dayOf(asked: string | undefined, context: RequestContext): Day {
  return asked !== undefined && isDay(asked) ? asked : context.clock.today();
}

function recordRoute(deps: LabDeps, kind: Kind, folder: string, what: string): Route {
  return route({
    method: "GET",
    path: `/api/v1/${folder}/:id`,
    access: "public",
    summary: `${what}: its fields on a day, each value with its source and the ids of its statements`,
    params: idParams,
    query: onQuery,
    response: entityRecord,
    handle: ({ params, query, context }) =>
      withEntity(deps, kind, params.id, "", context, async (ref) => {
        const on = dayOf(query.on, context);
        const record = await deps.directory.record(ref.id, on);
        if (record === null) throw unknownEntity(kind);
        return { kind: "json", value: await recordOut(deps, record, on) };
      }),
  });
}

/** A statement as anyone may read it. */
function statementOut(statement: ProvenStatement, objects: ReadonlyMap<string, EntityRef>): unknown {
  const { id, nodeKey, field, slot, object, value, validFrom, validUntil, source, sourceName, sourceKind, firstObservedOn, lastObservedOn, endedOn, confidence, raw, recordedAt, demonstration } = statement;
  return {
    id, nodeKey, field, slot, object: object === null ? null : (objects.get(object)?.code ?? null), value, validFrom, validUntil, source, sourceName, sourceKind,
    firstObservedOn, lastObservedOn, endedOn, confidence, raw, recordedAt, demonstration,
  };
}

export function entityRoutes(deps: LabDeps): readonly Route[] {
  const { directory } = deps;
  return [
    recordRoute(deps, "structure", "structures", "A structure"),
    recordRoute(deps, "organisation", "organisations", "An organisation"),
    recordRoute(deps, "person", "people", "A person whom a public source names"),
    route({
      method: "GET",
      path: "/api/v1/structures/:id/history",
      access: "public",
      summary: "A structure over time: names, parents, the structures that it came from and that came from it",
      params: idParams,
      query: onQuery,
      response: structureHistory,
      handle: ({ params, query, context }) =>
        withEntity(deps, "structure", params.id, "/history", context, async (ref) => {
          const on = dayOf(query.on, context);
          const record = await directory.record(ref.id, on);
          if (record === null) throw unknownEntity("structure");
          return { kind: "json", value: await historyOut(deps, record, on) };
        }),
    }),
    route({
      method: "GET",
      path: "/api/v1/structures/:id/statements",
      access: "public",
      summary: "Every public statement about a structure: who said it, when it was observed, word for word",
      params: idParams,
      response: statementList,
      handle: ({ params, context }) =>
        withEntity(deps, "structure", params.id, "/statements", context, async (ref) => {
          const visibility = await loadVisibility(directory);
          const statements = (await directory.statements(ref.id)).filter((statement) => visibility.statement(statement));
          const objects = await directory.refs([...new Set(statements.flatMap((statement) => statement.object ?? []))]);
          return { kind: "json", value: { id: ref.code, statements: statements.map((statement) => statementOut(statement, objects)) } };
        }),
    }),
  ];
}
