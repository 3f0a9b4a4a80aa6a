import type { Actor } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { loadOf, type ServiceLoad } from "../domain/load.ts";
import type { Cohort } from "../domain/record.ts";
import { daysLate, type RequestDocument, type RequestEvent, type ServiceRequest } from "../domain/request.ts";
import { requestMoves, sideFor, statesOver, statesOwed, type RequestMove, type RequestState, type Side } from "../domain/request-table.ts";
import type { Service } from "../domain/service.ts";
import { sidesFor } from "../domain/standing.ts";
import { dayOf, type CohortDeps, type LinkageProject, type Person } from "../deps.ts";
import { unknownDocument, unknownService } from "../errors.ts";
import { roles } from "../roles.ts";
import { listCohorts } from "../store/cohorts.ts";
import { eventsOf, listRequests, listServices, serviceVersions } from "../store/requests.ts";
import { standingOf } from "./requests.ts";

/** A request as one reader sees it. */
export interface RequestView {
  readonly request: ServiceRequest;
  readonly cohort: Cohort;
  /** In the version that was asked for. */
  readonly service: Service;
  readonly sides: readonly Side[];
  /** Moves that this reader may make now. */
  readonly moves: readonly RequestMove[];
  readonly events: readonly RequestEvent[];
  readonly project: LinkageProject | null;
  /** Those to whom the office may give it; empty for whoever may not. */
  readonly office: readonly Person[];
  readonly assignedName: string | null;
  /** Days by which the promise is passed. */
  readonly late: number;
  readonly today: Day;
}

export interface RequestQuestion {
  readonly state: RequestState | "open" | null;
  readonly service: string | null;
  readonly cohort: string | null;
  readonly late: boolean;
  readonly sort: "due" | "newest" | "cohort";
}

export interface RequestLine {
  readonly request: ServiceRequest;
  readonly cohort: Cohort;
  readonly service: Service | null;
  readonly late: number;
  readonly today: Day;
}

/** What may be read of requests: the office reads all, others those of the cohorts they speak for and their own. */
export function createRequestReads(deps: CohortDeps) {
  const { db, ports, storage } = deps;

  async function visible(actor: Actor): Promise<readonly RequestLine[]> {
    const [cohorts, services, requests] = [await listCohorts(db), await listServices(db), await listRequests(db)];
    const byCode = new Map(cohorts.map((one) => [one.code, { cohort: one, sides: sidesFor(roles, actor, one) }]));
    const names = new Map(services.map((one) => [one.code, one]));
    return requests.flatMap((request): RequestLine[] => {
      const found = byCode.get(request.cohort);
      if (found === undefined || found.sides.length === 0) return [];
      const today = dayOf(deps, request);
      return [{ request, cohort: found.cohort, service: names.get(request.service) ?? null, late: statesOwed.includes(request.state) ? daysLate(request, today) : 0, today }];
    });
  }

  return {
    visible,
    async list(actor: Actor, question: RequestQuestion): Promise<readonly RequestLine[]> {
      const within = ({ request, late }: RequestLine): boolean =>
        (question.state === null || (question.state === "open" ? !statesOver.includes(request.state) : request.state === question.state))
        && (question.service === null || request.service === question.service) && (question.cohort === null || request.cohort === question.cohort) && (!question.late || late > 0);
      const due = ({ request }: RequestLine): string => request.dueOn ?? "9999";
      const order = (a: RequestLine, b: RequestLine): number => (question.sort === "due" ? due(a).localeCompare(due(b)) : question.sort === "cohort" ? a.cohort.content.acronym.localeCompare(b.cohort.content.acronym, "fr") : 0) || b.request.id - a.request.id;
      return (await visible(actor)).filter(within).toSorted(order);
    },
    /** Fails with `cohorts.unknown-request` where there is none that this reader may see. */
    async view(actor: Actor, number: string): Promise<RequestView> {
      const { request, cohort, sides } = await standingOf(db, actor, number);
      const service = (await serviceVersions(db, request.service)).find(({ version }) => version === request.serviceVersion);
      if (service === undefined) throw unknownService();
      const isOffice = sides.includes("office");
      const people = await ports.people();
      const today = dayOf(deps, request);
      return {
        request, cohort, service, sides, today,
        moves: requestMoves.filter((move) => move !== "ask" && sideFor(request.state, move, sides) !== null && (move !== "tie" || service.kind === "linkage")),
        events: (await eventsOf(db, request.id)).filter(({ internal }) => isOffice || !internal),
        project: request.linkageProject === null ? null : await ports.linkageProject(request.linkageProject),
        office: isOffice ? people.filter((one) => one.active && one.roles.includes("cohort-office")) : [],
        assignedName: people.find(({ accountId }) => accountId === request.assignedTo)?.name ?? null,
        late: statesOwed.includes(request.state) ? daysLate(request, today) : 0,
      };
    },
    /** The bytes of a document that this reader may see. Fails with `cohorts.unknown-document`. */
    async document(actor: Actor, number: string, sha256: string): Promise<{ readonly document: RequestDocument; readonly bytes: Uint8Array }> {
      const { request, sides } = await standingOf(db, actor, number);
      const events = (await eventsOf(db, request.id)).filter(({ internal }) => sides.includes("office") || !internal);
      const document = events.flatMap(({ detail }) => detail.documents ?? []).find((one) => one.sha256 === sha256);
      if (document === undefined) throw unknownDocument();
      return { document, bytes: await storage.get(sha256) };
    },
    /** The load of every service, for the office. */
    async load(): Promise<readonly ServiceLoad[]> {
      return loadOf(await listServices(db), await listRequests(db), deps.clock.today(), (request) => dayOf(deps, request));
    },
    /** The cohorts for which somebody may ask. */
    async cohortsOf(actor: Actor): Promise<readonly Cohort[]> {
      return (await listCohorts(db)).filter((cohort) => cohort.state !== "left" && sidesFor(roles, actor, cohort).length > 0);
    },
  };
}
