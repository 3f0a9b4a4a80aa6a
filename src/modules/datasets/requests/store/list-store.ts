import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { AccessRequest } from "../domain/request.ts";
import { statesWaiting, type RequestState } from "../domain/table.ts";
import { requestColumns, requestOf, type RequestRow } from "./request-rows.ts";

/** Whose requests: made by an account; awaiting accounts as deciders (with the regions that a data administrator sees to); all that the account handles. */
export type ListScope =
  | { readonly kind: "mine"; readonly account: string }
  | { readonly kind: "to-decide" | "handled"; readonly accounts: readonly string[]; readonly regions: readonly string[] | "all"; readonly notOf: readonly string[] };

export interface ListQuestion {
  readonly scope: ListScope;
  readonly state: RequestState | null;
  readonly dataset: string | null;
  readonly sort: "deadline" | "newest";
  readonly page: number;
  readonly pageSize: number;
}

export interface RequestPage {
  readonly total: number;
  readonly items: readonly AccessRequest[];
  /** How many in each state, whatever state was asked for. */
  readonly byState: Readonly<Partial<Record<RequestState, number>>>;
}

function within(scope: ListScope): SQL {
  if (scope.kind === "mine") return sql`request.requester = ${scope.account}`;
  const named = sql`request.id in (select request from datasets.request_decider where account = any(${array(scope.accounts, "text")}))`;
  const ofRegions = scope.regions === "all" ? sql`true` : scope.regions.length === 0 ? sql`false` : sql`request.region = any(${array(scope.regions, "text")})`;
  const notOwn = sql`coalesce(request.requester, '') <> all(${array(scope.notOf, "text")}) and request.state <> 'draft'`;
  if (scope.kind === "handled") return sql`(${named} or ${ofRegions}) and ${notOwn}`;
  // What a data administrator has to decide: what is overdue, or has nobody named.
  return sql`request.state = any(${array(statesWaiting, "text")}) and (${named} or (${ofRegions} and (request.escalated_at is not null or request.deciders = '[]'::jsonb))) and ${notOwn}`;
}

/** A page of requests with the count of all. */
export async function listRequests(db: Db, { scope, state, dataset, sort, page, pageSize }: ListQuestion): Promise<RequestPage> {
  const scoped = sql`${within(scope)} ${dataset === null ? sql`` : sql`and request.dataset = ${dataset}`}`;
  const counts = await db.query<{ state: RequestState; count: number }>(sql`select state, count(*)::int as count from datasets.request request where ${scoped} group by state`);
  const byState = Object.fromEntries(counts.map((row) => [row.state, row.count]));
  const total = state === null ? counts.reduce((sum, row) => sum + row.count, 0) : (byState[state] ?? 0);
  const order = sort === "deadline" ? sql`(case when request.state in ('submitted', 'under-review') then request.due_at end) asc nulls last, request.changed_at desc, request.id desc` : sql`request.id desc`;
  const rows = await db.query<RequestRow>(sql`
    select ${requestColumns} from datasets.request request where ${scoped} ${state === null ? sql`` : sql`and request.state = ${state}`}
    order by ${order} limit ${pageSize} offset ${(page - 1) * pageSize}`);
  return { total, items: rows.map(requestOf), byState };
}
