import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import { numberOf, type RequestEvent, type ServiceRequest } from "../domain/request.ts";
import type { Service } from "../domain/service.ts";

interface ServiceRow {
  readonly code: string;
  readonly version: number;
  readonly definition: Omit<Service, "code" | "version" | "demonstration">;
  readonly demonstration: boolean;
}

const whole = ({ definition, ...row }: ServiceRow): Service => ({ ...definition, ...row });

/** The latest version of every service, by code. */
export async function listServices(db: Db): Promise<readonly Service[]> {
  return (await db.query<ServiceRow>(sql`select distinct on (code) code, version, definition, demonstration from cohorts.service order by code, version desc`)).map(whole);
}

/** Every version of one, newest first. */
export async function serviceVersions(db: Db, code: string): Promise<readonly Service[]> {
  return (await db.query<ServiceRow>(sql`select code, version, definition, demonstration from cohorts.service where code = ${code} order by version desc`)).map(whole);
}

/** False where somebody else has just added the same version. */
export async function addService(db: Db, { code, version, demonstration, ...definition }: Service, author: string, now: Date): Promise<boolean> {
  const added = await db.query(sql`insert into cohorts.service (code, version, definition, saved_at, author, demonstration) values (${code}, ${version}, ${jsonb(definition)}, ${now.toISOString()}::timestamptz, ${author}, ${demonstration}) on conflict do nothing returning code`);
  return added.length === 1;
}

type RequestRow = Omit<ServiceRequest, "number">;
const columns = sql`id, cohort, service, service_version as "serviceVersion", state, revision, title, need, wanted_on as "wantedOn", requester, assigned_to as "assignedTo", quote, linkage_project as "linkageProject", asked_on as "askedOn", answered_on as "answeredOn", accepted_on as "acceptedOn", delivered_on as "deliveredOn", ended_on as "endedOn", due_on as "dueOn", demonstration`;
const requestOf = (row: RequestRow): ServiceRequest => ({ ...row, number: numberOf(row.id) });

async function select(db: Db, rest: SQL): Promise<readonly ServiceRequest[]> {
  return (await db.query<RequestRow>(sql`select ${columns} from cohorts.request ${rest}`)).map(requestOf);
}

/** Every request, newest first. */
export const listRequests = (db: Db): Promise<readonly ServiceRequest[]> => select(db, sql`order by id desc`);

/** `lock`: whoever acts on it waits for those who do. */
export async function findRequest(db: Db, id: number, lock = false): Promise<ServiceRequest | null> {
  const [found] = await select(db, sql`where id = ${id} ${lock ? sql`for update` : sql``}`);
  return found ?? null;
}

export async function requestOfForm(db: Db, requester: string, formKey: string): Promise<ServiceRequest | null> {
  const [found] = await select(db, sql`where requester = ${requester} and form_key = ${formKey}`);
  return found ?? null;
}

/** Null where the same form has just made one. */
export async function insertRequest(db: Db, one: Omit<ServiceRequest, "id" | "number" | "revision">, formKey: string): Promise<ServiceRequest | null> {
  const [row] = await db.query<RequestRow>(sql`
    insert into cohorts.request (cohort, service, service_version, state, revision, title, need, wanted_on, requester, linkage_project, asked_on, due_on, form_key, demonstration)
    values (${one.cohort}, ${one.service}, ${one.serviceVersion}, ${one.state}, 1, ${one.title}, ${one.need}, ${one.wantedOn}::date, ${one.requester}, ${one.linkageProject}, ${one.askedOn}::date, ${one.dueOn}::date, ${formKey}, ${one.demonstration})
    on conflict (requester, form_key) do nothing returning ${columns}`);
  return row === undefined ? null : requestOf(row);
}

export async function updateRequest(db: Db, one: ServiceRequest): Promise<void> {
  await db.query(sql`
    update cohorts.request set state = ${one.state}, revision = ${one.revision}, assigned_to = ${one.assignedTo}, quote = ${one.quote === null ? sql`null::jsonb` : jsonb(one.quote)}, linkage_project = ${one.linkageProject},
      answered_on = ${one.answeredOn}::date, accepted_on = ${one.acceptedOn}::date, delivered_on = ${one.deliveredOn}::date, ended_on = ${one.endedOn}::date, due_on = ${one.dueOn}::date
    where id = ${one.id}`);
}

export async function appendEvent(db: Db, request: number, event: Omit<RequestEvent, "sequence">): Promise<void> {
  await db.query(sql`
    insert into cohorts.request_event (request, at, on_day, move, side, account_id, author, internal, from_state, to_state, detail)
    values (${request}, ${event.at}::timestamptz, ${event.on}::date, ${event.move}, ${event.side}, ${event.accountId}, ${event.author}, ${event.internal}, ${event.fromState}, ${event.toState}, ${jsonb(event.detail)})`);
}

/** The journal of a request, oldest first. */
export async function eventsOf(db: Db, request: number): Promise<readonly RequestEvent[]> {
  return db.query<RequestEvent>(sql`select sequence, at, on_day as "on", move, side, account_id as "accountId", author, internal, from_state as "fromState", to_state as "toState", detail from cohorts.request_event where request = ${request} order by sequence`);
}
