import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Contradiction } from "../../domain/check/contradiction.ts";
import { unknownItem } from "../../errors.ts";
import { filterActions, folded, listActions, noFilter, type ListedAction } from "../actions/action-list.ts";
import { contradictionsAbout } from "../contradictions/contradiction-items.tsx";
import { findPlace, type ContractWebDeps, type Place } from "../place.ts";
import { checkSums } from "../../domain/sums.ts";
import { actionAround, tablesOf } from "../resources/ties.ts";
import {
  actionDetailSchema, actionSchema, contradictionSchema, pageOf, pagingQuery, registerSchema, resourceTableSchema, standingSchema, sumCheckSchema, versionSchema,
} from "./schemas.ts";

const on = z.iso.date().optional().describe("The contract as in force on this day; by default the usual day.");

interface Paging {
  readonly limit: number;
  readonly offset: number;
}

function paged<T>(place: Place, all: readonly T[], { limit, offset }: Paging): { on: string; total: number; limit: number; offset: number; items: readonly T[] } {
  return { on: place.on, total: all.length, limit, offset, items: all.slice(offset, offset + limit) };
}

function standing({ on: day, early, version }: Place): z.input<typeof standingSchema> {
  return { on: day, early, version };
}

function actionJson(one: ListedAction): z.input<typeof actionSchema> {
  const { action, objective, priority, own, through } = one;
  return {
    code: action.code, title: action.title, group: action.group,
    objective: { code: objective.code, title: objective.title }, priority: { code: priority.code, title: priority.title },
    indicators: [...own], objectiveIndicators: [...through], lines: [...action.lines],
  };
}

/** The contract for programs: register, versions, actions, resources with their sums, contradictions. */
export function contractApiRoutes(deps: ContractWebDeps): Route[] {
  const at = (asked: string | undefined, context: RequestContext): Promise<Place> => findPlace(deps, asked, context);
  return [
    route({
      method: "GET", path: "/api/v1/contract", access: "public",
      summary: "The contract in force on a day: its version and its whole register",
      query: z.object({ on }),
      response: standingSchema.extend({ register: registerSchema }),
      handle: async ({ query, context }) => {
        const place = await at(query.on, context);
        return { kind: "json", value: { ...standing(place), register: place.register } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/contract/versions", access: "public",
      summary: "Versions of the contract, oldest first, drafts included",
      response: z.object({ items: z.array(versionSchema) }),
      handle: async () => ({ kind: "json", value: { items: await deps.contracts.versions() } }),
    }),
    route({
      method: "GET", path: "/api/v1/actions", access: "public",
      summary: "Actions of the contract, with the indicators that the text names for them",
      query: z.object({ on, q: z.string().max(200).default(""), priority: z.string().max(40).default(""), indicator: z.enum(["own", "objective", "none"]).optional(), ...pagingQuery }),
      response: pageOf(actionSchema),
      handle: async ({ query, context }) => {
        const place = await at(query.on, context);
        const kept = filterActions(listActions(place.register), { ...noFilter, q: query.q, priority: query.priority, tie: query.indicator ?? "" });
        return { kind: "json", value: paged(place, kept.map(actionJson), query) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/actions/:code", access: "public",
      summary: "One action, with its references and the contradictions that name it",
      params: z.object({ code: z.string().min(1).max(40) }),
      query: z.object({ on }),
      response: standingSchema.extend({ action: actionDetailSchema }),
      handle: async ({ params: { code }, query, context }) => {
        const place = await at(query.on, context);
        const found = listActions(place.register).find((one) => one.action.code === code);
        if (found === undefined) throw unknownItem("action", code);
        const references = place.register.references.filter((one) => one.from.kind === "action" && one.from.code === code);
        const contradictions = contradictionsAbout(place.version.contradictions, [`action ${code}`]);
        return { kind: "json", value: { ...standing(place), action: { ...actionJson(found), references, contradictions } } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/resources", access: "public",
      summary: "Employment plan and tables of resources, with every sum done again",
      query: z.object({ on }),
      response: standingSchema.extend({
        tables: z.array(resourceTableSchema.extend({ sums: z.array(sumCheckSchema), action: z.string().nullable().describe("The action in whose text the table stands.") })),
      }),
      handle: async ({ query, context }) => {
        const place = await at(query.on, context);
        const tables = tablesOf(place.register).map((table) => ({ ...table, sums: checkSums(table), action: actionAround(place.register, table)?.action.code ?? null }));
        return { kind: "json", value: { ...standing(place), tables } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/contradictions", access: "public",
      summary: "What the contract says against itself",
      query: z.object({ on, severity: z.enum(["contradiction", "remark"]).optional(), item: z.string().max(80).optional().describe("Only those that name this item: “4.c”, “action 48”."), ...pagingQuery }),
      response: pageOf(contradictionSchema),
      handle: async ({ query, context }) => {
        const place = await at(query.on, context);
        return { kind: "json", value: paged(place, chosen(place.version.contradictions, query.severity, query.item), query) };
      },
    }),
  ];
}

function chosen(all: readonly Contradiction[], severity: string | undefined, item: string | undefined): Contradiction[] {
  return all.filter((one) => (severity === undefined || one.severity === severity) && (item === undefined || one.items.some((name) => folded(name) === folded(item))));
}
