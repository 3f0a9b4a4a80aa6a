import { addDays, daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { RequestMove, RequestState, Side } from "./request-table.ts";
import type { Service } from "./service.ts";

export interface Quote {
  /** Null: free of charge. */
  readonly euros: number | null;
  /** Calendar days from the agreement to the delivery; takes the place of what the catalogue promises. */
  readonly days: number;
}

/** A request as it stands. */
export interface ServiceRequest {
  readonly id: number;
  /** `c-000042`: what people quote. */
  readonly number: string;
  readonly cohort: string;
  readonly service: string;
  readonly serviceVersion: number;
  readonly state: RequestState;
  readonly revision: number;
  readonly title: string;
  readonly need: string;
  readonly wantedOn: Day | null;
  readonly requester: string;
  readonly assignedTo: string | null;
  readonly quote: Quote | null;
  /** Code of a linkage project. */
  readonly linkageProject: string | null;
  readonly askedOn: Day;
  /** First quote, agreement or refusal. */
  readonly answeredOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly endedOn: Day | null;
  readonly dueOn: Day | null;
  readonly demonstration: boolean;
}

export interface RequestDocument {
  readonly sha256: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** One line of the journal. */
export interface RequestEvent {
  readonly sequence: number;
  readonly at: string;
  readonly on: Day;
  readonly move: RequestMove;
  readonly side: Side;
  readonly accountId: string | null;
  readonly author: string;
  readonly internal: boolean;
  readonly fromState: RequestState | null;
  readonly toState: RequestState;
  readonly detail: { readonly text?: string; readonly documents?: readonly RequestDocument[]; readonly quote?: Quote; readonly assignedTo?: string | null; readonly assignedName?: string; readonly linkageProject?: string | null };
}

export function numberOf(id: number): string {
  return `c-${String(id).padStart(6, "0")}`;
}

/** The id behind a number; null where the text is none. */
export function idOf(number: string): number | null {
  const found = /^c-(\d{6,9})$/i.exec(number.trim());
  return found === null ? null : Number(found[1]);
}

type Dated = Pick<ServiceRequest, "askedOn" | "answeredOn" | "acceptedOn" | "deliveredOn" | "endedOn" | "dueOn">;

/** The days of a request after a step: what was answered, agreed, delivered, ended, and by when the next step is promised. */
export function daysAfter(before: Dated & Pick<ServiceRequest, "quote">, state: RequestState, on: Day, service: Pick<Service, "answerDays" | "deliveryDays">): Dated {
  const acceptedOn = state === "accepted" ? on : before.acceptedOn;
  const answered = state === "quoted" || state === "accepted" || state === "refused";
  const dueOn = state === "asked" || state === "qualified" ? addDays(before.askedOn, service.answerDays)
    : (state === "accepted" || state === "under-way") && acceptedOn !== null ? addDays(acceptedOn, before.quote?.days ?? service.deliveryDays) : null;
  return {
    askedOn: before.askedOn,
    answeredOn: before.answeredOn ?? (answered ? on : null),
    acceptedOn,
    // A delivery that the cohort sends back is none: the last one counts.
    deliveredOn: state === "delivered" ? on : state === "under-way" ? null : before.deliveredOn,
    endedOn: state === "closed" || state === "refused" || state === "withdrawn" ? on : null,
    dueOn,
  };
}

/** Days by which the promise is passed on a day; 0 while it holds. */
export function daysLate({ dueOn }: Pick<ServiceRequest, "dueOn">, on: Day): number {
  return dueOn === null || dueOn >= on ? 0 : daysBetween(dueOn, on);
}
