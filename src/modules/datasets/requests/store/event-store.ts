import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { RequestEvent } from "../domain/request.ts";

export type NewEvent = Omit<RequestEvent, "sequence">;

interface EventRow {
  readonly sequence: number;
  readonly at: string;
  readonly move: RequestEvent["move"];
  readonly side: RequestEvent["side"];
  readonly account: string | null;
  readonly internal: boolean;
  readonly from_state: RequestEvent["fromState"];
  readonly to_state: RequestEvent["toState"];
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function appendEvent(db: Db, request: number, event: NewEvent): Promise<void> {
  await db.query(sql`
    insert into datasets.request_event (request, at, move, side, account, internal, from_state, to_state, detail)
    values (${request}, ${event.at}, ${event.move}, ${event.side}, ${event.account}, ${event.internal}, ${event.fromState}, ${event.toState}, ${jsonb(event.detail)})`);
}

export async function eventsOf(db: Db, request: number): Promise<readonly RequestEvent[]> {
  const rows = await db.query<EventRow>(sql`select sequence, at, move, side, account, internal, from_state, to_state, detail from datasets.request_event where request = ${request} order by sequence`);
  return rows.map(({ from_state, to_state, ...row }) => ({ ...row, fromState: from_state, toState: to_state }));
}
