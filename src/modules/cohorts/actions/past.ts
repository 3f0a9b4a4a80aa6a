import { sql } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { daysAfter, type Quote, type RequestEvent, type ServiceRequest } from "../domain/request.ts";
import { stateAfter, type RequestMove, type Side } from "../domain/request-table.ts";
import type { CohortDeps } from "../deps.ts";
import { moveNotAllowed, unknownService } from "../errors.ts";
import { listServices } from "../store/requests.ts";

export interface PastStep {
  readonly move: Exclude<RequestMove, "ask">;
  readonly side: Side;
  readonly on: Day;
  readonly text?: string;
  readonly quote?: Quote;
  readonly internal?: boolean;
}

/** A request of the past with all that happened to it, for houses that take over what they kept elsewhere. */
export interface PastRequest {
  readonly cohort: string;
  readonly service: string;
  readonly title: string;
  readonly need: string;
  readonly askedOn: Day;
  readonly requester: { readonly accountId: string; readonly name: string };
  readonly office: { readonly accountId: string; readonly name: string };
  readonly linkageProject?: string;
  readonly steps: readonly PastStep[];
}

/** Enters requests with their journals in one go, by the same table of moves; nobody is told. Fails with `cohorts.move-not-allowed`, `cohorts.unknown-service`. */
export function createPast({ db, demonstration = false }: Pick<CohortDeps, "db" | "demonstration">) {
  return {
    async enterPast(past: readonly PastRequest[]): Promise<void> {
      const services = new Map((await listServices(db)).map((one) => [one.code, one]));
      const told = past.map((one, at) => {
        const service = services.get(one.service);
        if (service === undefined) throw unknownService();
        const event = (move: RequestMove, side: Side, on: Day, fromState: ServiceRequest["state"] | null, toState: ServiceRequest["state"], detail: RequestEvent["detail"], internal = false) => ({ at, move, side, on, instant: `${on}T09:00:00.000Z`, ...(side === "cohort" ? one.requester : one.office), fromState, toState, detail, internal });
        const blank = { askedOn: one.askedOn, answeredOn: null, acceptedOn: null, deliveredOn: null, endedOn: null, dueOn: null };
        let now = { state: "asked" as ServiceRequest["state"], quote: null as Quote | null, ...daysAfter({ ...blank, quote: null }, "asked", one.askedOn, service) };
        const events = [event("ask", "cohort", one.askedOn, null, "asked", {})];
        for (const step of one.steps) {
          const state = stateAfter(now.state, step.move, step.side);
          if (state === null) throw moveNotAllowed();
          const quote = step.quote ?? now.quote;
          events.push(event(step.move, step.side, step.on, now.state, state, { ...(step.text === undefined ? {} : { text: step.text }), ...(step.quote === undefined ? {} : { quote: step.quote }) }, step.internal === true));
          now = { ...now, quote, state, ...(state === now.state ? {} : daysAfter({ ...now, quote }, state, step.on, service)) };
        }
        const assigned = one.steps.some(({ move }) => move === "start") ? one.office.accountId : null;
        return { request: { ...now, at, revision: events.length, cohort: one.cohort, service: one.service, version: service.version, title: one.title, need: one.need, requester: one.requester.accountId, assigned, project: one.linkageProject ?? null, key: `past-${at}` }, events };
      });
      await db.tx(async (tx) => {
        const rows = await tx.query<{ id: number }>(sql`
          insert into cohorts.request (cohort, service, service_version, state, revision, title, need, requester, assigned_to, quote, linkage_project, asked_on, answered_on, accepted_on, delivered_on, ended_on, due_on, form_key, demonstration)
          select r->>'cohort', r->>'service', (r->>'version')::int, r->>'state', (r->>'revision')::int, r->>'title', r->>'need', r->>'requester', r->>'assigned', nullif(r->'quote', 'null'::jsonb), r->>'project', (r->>'askedOn')::date, (r->>'answeredOn')::date, (r->>'acceptedOn')::date, (r->>'deliveredOn')::date, (r->>'endedOn')::date, (r->>'dueOn')::date, r->>'key', ${demonstration}::boolean
          from jsonb_array_elements(${jsonb(told.map(({ request }) => request))}) with ordinality as given (r, at) order by at returning id`);
        const ids = rows.map(({ id }) => id).toSorted((a, b) => a - b);
        await tx.query(sql`
          insert into cohorts.request_event (request, at, on_day, move, side, account_id, author, internal, from_state, to_state, detail)
          select (e->>'request')::int, (e->>'instant')::timestamptz, (e->>'on')::date, e->>'move', e->>'side', e->>'accountId', e->>'name', (e->>'internal')::boolean, e->>'fromState', e->>'toState', e->'detail'
          from jsonb_array_elements(${jsonb(told.flatMap(({ events }) => events.map((one) => ({ ...one, request: ids[one.at] }))))}) with ordinality as given (e, at) order by at`);
      });
    },
  };
}
