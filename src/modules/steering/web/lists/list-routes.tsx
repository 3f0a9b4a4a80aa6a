import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { addDays, isDay, type Day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { undertakingStates } from "../../domain/standing.ts";
import { actionPrefix, type SteeringWebDeps } from "../deps.ts";
import { dayOf, sayIn } from "../place.ts";
import { asksIn } from "./asks.ts";
import { AsksView } from "./asks-view.tsx";
import { ChangesView } from "./changes-view.tsx";
import { OverviewView } from "./overview-view.tsx";
import { flags, keptRows, loadRows, rowSorts, type Row } from "./rows.ts";
import { asksTable, changesTable, milestonesTable, overviewTable } from "./tables.ts";

const date = z.preprocess((given) => (typeof given === "string" && isDay(given) ? given : ""), z.string()).default("");
const page = z.coerce.number().int().min(1).max(100_000).catch(1);
const overviewQuery = z.object({
  on: date, since: date, q: z.string().max(200).catch("").default(""), state: z.enum(["", ...undertakingStates, "never"]).catch(""), flag: z.enum(["", ...flags]).catch(""), objective: z.string().max(40).catch("").default(""),
  sort: z.enum(rowSorts).catch("contract"), direction: z.enum(["ascending", "descending"]).catch("ascending"), page,
});
const asksQuery = z.object({ on: date, kind: z.enum(["", "decision", "obstacle"]).catch(""), status: z.enum(["open", "closed", "all"]).catch("open"), page });
const changesQuery = z.object({ since: date, page });

/** Before the first board of the demonstration or of a year of work, so that something is there to be seen. */
const usualDaysBack = 90;

function dayIn(text: string): Day | null {
  return isDay(text) ? text : null;
}

/** Lists across actions: all of them, what is asked for, what changed; and the milestones, which are public. */
export function listRoutes(deps: SteeringWebDeps): readonly Route[] {
  const access = { anyOf: rolesFor("drafts.read") };

  async function overview(query: z.output<typeof overviewQuery>, context: RequestContext) {
    const loaded = await loadRows(deps, context.actor, await dayOf(deps, query.on), null, dayIn(query.since));
    const mayRead = ({ rights }: Row): boolean => rights.read;
    const readable = loaded.rows.filter(mayRead);
    return { loaded, readable, former: loaded.former.filter(mayRead), kept: keptRows(readable, query) };
  }

  async function asks(query: z.output<typeof asksQuery>, context: RequestContext) {
    const loaded = await loadRows(deps, context.actor, await dayOf(deps, query.on), null, null);
    return { loaded, asks: asksIn([...loaded.rows, ...loaded.former].filter(({ rights }) => rights.read), query, loaded.on) };
  }

  async function changes(query: z.output<typeof changesQuery>, context: RequestContext) {
    const on = await deps.defaultDay();
    const since = dayIn(query.since) ?? addDays(on, -usualDaysBack);
    const { rows, former, demonstration } = await loadRows(deps, context.actor, on, null, null);
    const readable = new Map([...rows, ...former].filter(({ rights }) => rights.read).map(({ subject }) => [subject.subject, subject]));
    return { since, demonstration, subjects: readable, changes: (await deps.steering.changesSince(actionPrefix, since)).filter(({ subject }) => readable.has(subject)) };
  }

  return [
    route({
      method: "GET", path: "/steering", access, summary: "All actions with how they stand", query: overviewQuery,
      handle: async ({ query, context }) => {
        const found = await overview(query, context);
        return { kind: "page", page: { title: sayIn(context.language)("Suivi des actions", "Steering of the actions"), section: "actions", demonstration: found.loaded.demonstration, body: <OverviewView {...found} filter={query} context={context} /> } };
      },
    }),
    route({
      method: "GET", path: "/steering/asks", access, summary: "Obstacles and decisions asked for, across actions", query: asksQuery,
      handle: async ({ query, context }) => {
        const found = await asks(query, context);
        return { kind: "page", page: { title: sayIn(context.language)("Obstacles et décisions demandées", "Obstacles and decisions asked for"), section: "actions", demonstration: found.loaded.demonstration, body: <AsksView {...found} filter={query} context={context} /> } };
      },
    }),
    route({
      method: "GET", path: "/steering/changes", access, summary: "What changed in the steering of actions since a day", query: changesQuery,
      handle: async ({ query, context }) => {
        const found = await changes(query, context);
        return { kind: "page", page: { title: sayIn(context.language)("Ce qui a changé", "What changed"), section: "actions", demonstration: found.demonstration, body: <ChangesView {...found} page={query.page} context={context} /> } };
      },
    }),
    ...tableFormats.flatMap((format) => [
      route({
        method: "GET", path: `/exports/steering.${format}`, access, summary: `All actions with how they stand (${format.toUpperCase()})`, query: overviewQuery,
        handle: async ({ query, context }) => {
          const { kept, former, loaded } = await overview(query, context);
          return tableReply(overviewTable([...kept, ...former], loaded.demonstration), format, context.language);
        },
      }),
      route({
        method: "GET", path: `/exports/steering-asks.${format}`, access, summary: `Obstacles and decisions asked for (${format.toUpperCase()})`, query: asksQuery,
        handle: async ({ query, context }) => {
          const found = await asks(query, context);
          return tableReply(asksTable(found.asks, found.loaded.demonstration), format, context.language);
        },
      }),
      route({
        method: "GET", path: `/exports/steering-changes.${format}`, access, summary: `What changed in the steering of actions (${format.toUpperCase()})`, query: changesQuery,
        handle: async ({ query, context }) => {
          const found = await changes(query, context);
          return tableReply(changesTable(found.changes, found.subjects, found.demonstration), format, context.language);
        },
      }),
      route({
        method: "GET", path: `/exports/milestones.${format}`, access: "public", summary: `Milestones of the actions, with their dates (${format.toUpperCase()})`, query: z.object({ on: date }),
        handle: async ({ query, context }) => {
          const { rows, on, demonstration } = await loadRows(deps, context.actor, await dayOf(deps, query.on), null, null);
          return tableReply(milestonesTable(rows, on, demonstration), format, context.language);
        },
      }),
    ]),
  ];
}
