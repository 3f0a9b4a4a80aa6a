import { authorOf, recordAudit } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { fault } from "../domain/fault.ts";
import type { Cohort } from "../domain/record.ts";
import { actIssues, askIssues, type AskInput, type GivenFile, type RequestAct } from "../domain/request-checks.ts";
import { daysAfter, idOf, type RequestDocument, type RequestEvent, type ServiceRequest } from "../domain/request.ts";
import { allowedMoves, sideFor, stateAfter } from "../domain/request-table.ts";
import type { Service } from "../domain/service.ts";
import { sidesFor } from "../domain/standing.ts";
import { dayOf, type CohortDeps } from "../deps.ts";
import { changedMeanwhile, moveNotAllowed, notValid, notYourCohort, unknownCohort, unknownRequest, unknownService } from "../errors.ts";
import { roles } from "../roles.ts";
import { findCohort } from "../store/cohorts.ts";
import { appendEvent, findRequest, insertRequest, requestOfForm, serviceVersions, updateRequest } from "../store/requests.ts";
import { officeAccounts, tellOf } from "./tell.ts";

/** What cohorts ask of the office, and what becomes of it: every act in one transaction, with its line in the journal and its notice. */
export function createRequestActs(deps: CohortDeps) {
  const { db, clock, storage, ports, demonstration = false } = deps;

  async function kept(files: readonly GivenFile[]): Promise<readonly RequestDocument[]> {
    return Promise.all(files.map(async ({ name, bytes }) => ({ ...(await storage.put(bytes)), name: cleanName(name) })));
  }

  async function projectIssues(code: string): Promise<readonly Issue[]> {
    return code === "" || (await ports.linkageProject(code)) !== null ? [] : [fault("unknown-project", "linkageProject", "Aucun projet d’appariement ne porte ce code.", "No linkage project bears this code.")];
  }

  async function audit(tx: Db, actor: Actor, act: string, one: ServiceRequest): Promise<void> {
    const by = authorOf({ actor });
    await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: `cohorts.request-${act}`, subject: `cohort-request:${one.number}`, next: { state: one.state } });
  }

  return {
    /**
     * Asks a service for a cohort. The same form sent again gives the same request. Fails with `cohorts.not-your-cohort`,
     * `cohorts.unknown`, `cohorts.unknown-service`, `cohorts.not-valid`.
     */
    async ask(actor: Actor, input: AskInput, more: readonly Issue[] = []): Promise<ServiceRequest> {
      const cohort = await findCohort(db, input.cohort);
      if (cohort === null) throw unknownCohort();
      const [side] = sidesFor(roles, actor, cohort);
      if (side === undefined) throw notYourCohort();
      const [service] = await serviceVersions(db, input.service);
      if (service === undefined) throw unknownService();
      const known = await requestOfForm(db, actor.accountId, input.formKey);
      if (known !== null) return known;
      const on = dayOf(deps, cohort);
      const issues = [...askIssues(input, service.kind, on), ...(await projectIssues(input.linkageProject)), ...more];
      if (!service.offered) issues.push(fault("not-offered", "service", "Ce service n’est plus au catalogue.", "This service is no longer in the catalogue."));
      if (cohort.state === "left") issues.push(fault("cohort-left", "cohort", "Cette cohorte est partie\u202f: elle ne demande plus rien.", "This cohort has left: it asks for nothing any more."));
      if (issues.length > 0) throw notValid(issues);
      const [documents, office] = [await kept(input.files), await officeAccounts(deps)];
      return db.tx(async (tx) => {
        const start = { askedOn: on, answeredOn: null, acceptedOn: null, deliveredOn: null, endedOn: null, dueOn: null, quote: null };
        const made = await insertRequest(tx, {
          cohort: cohort.code, service: service.code, serviceVersion: service.version, state: "asked", title: input.title.trim(), need: input.need.trim(), wantedOn: input.wantedOn, requester: actor.accountId, assignedTo: null,
          linkageProject: input.linkageProject === "" ? null : input.linkageProject, ...start, ...daysAfter(start, "asked", on, service), demonstration: demonstration || cohort.demonstration,
        }, input.formKey);
        if (made === null) return (await requestOfForm(tx, actor.accountId, input.formKey)) ?? Promise.reject(changedMeanwhile());
        await appendEvent(tx, made.id, { at: clock.now().toISOString(), on, move: "ask", side, accountId: actor.accountId, author: actor.name, internal: false, fromState: null, toState: "asked", detail: documents.length === 0 ? {} : { documents } });
        await audit(tx, actor, "ask", made);
        await tellOf(tx, deps, made, cohort, { move: "ask", side, accountId: actor.accountId, internal: false }, office);
        return made;
      });
    },

    /**
     * One act of one person. The table of moves says whether it may be. Fails with `cohorts.unknown-request` (who may not see it),
     * `cohorts.move-not-allowed`, `cohorts.changed-meanwhile` (`basedOn` is not the revision any more), `cohorts.not-valid`.
     */
    async act(actor: Actor, number: string, act: RequestAct, basedOn?: number, more: readonly Issue[] = []): Promise<ServiceRequest> {
      const { request: seen, cohort, sides } = await standingOf(db, actor, number);
      const [service] = (await serviceVersions(db, seen.service)).filter(({ version }) => version === seen.serviceVersion);
      if (service === undefined) throw unknownService();
      // What is for the office alone is said by the office, also by somebody of its team who speaks for the cohort.
      const forOffice = act.move === "message" && act.internal;
      const side = sideFor(seen.state, act.move, forOffice ? sides.filter((one) => one === "office") : sides);
      if (side === null || !allowedMoves.some((one) => one.move === act.move)) throw moveNotAllowed();
      const issues = [...actIssues(act, service.kind), ...(act.move === "tie" ? await projectIssues(act.linkageProject) : []), ...more];
      const assigned = act.move !== "assign" || act.assignedTo === null ? null : ((await ports.people()).find((one) => one.accountId === act.assignedTo && one.active && one.roles.includes("cohort-office")) ?? null);
      if (act.move === "assign" && act.assignedTo !== null && assigned === null) issues.push(fault("unknown-account", "assignedTo", "Cette personne n’est pas du bureau.", "This person is not of the office."));
      if (issues.length > 0) throw notValid(issues);
      const [documents, office] = [await kept(act.files), await officeAccounts(deps)];
      return db.tx(async (tx) => {
        const request = await findRequest(tx, seen.id, true);
        if (request === null) throw unknownRequest();
        if (act.move !== "message" && basedOn !== undefined && basedOn !== request.revision) throw changedMeanwhile();
        const state = stateAfter(request.state, act.move, side);
        if (state === null) throw moveNotAllowed();
        const on = dayOf(deps, request);
        const next = nextOf(request, act, state, on, service);
        const text = act.text.trim();
        await updateRequest(tx, next);
        await appendEvent(tx, request.id, {
          at: clock.now().toISOString(), on, move: act.move, side, accountId: actor.accountId, author: actor.name, internal: forOffice, fromState: request.state, toState: state,
          detail: { ...(text === "" ? {} : { text }), ...(documents.length === 0 ? {} : { documents }), ...(act.move === "quote" && act.quote !== null ? { quote: act.quote } : {}), ...(act.move === "assign" ? { assignedTo: act.assignedTo, ...(assigned === null ? {} : { assignedName: assigned.name }) } : {}), ...(act.move === "tie" ? { linkageProject: next.linkageProject } : {}) },
        });
        await audit(tx, actor, act.move, next);
        await tellOf(tx, deps, next, cohort, { move: act.move, side, accountId: actor.accountId, internal: forOffice }, office);
        return next;
      });
    },
  };
}

/** A request, its cohort, and the sides on which a caller stands; fails with `cohorts.unknown-request` where there are none. */
export async function standingOf(db: Db, actor: Actor, number: string): Promise<{ readonly request: ServiceRequest; readonly cohort: Cohort; readonly sides: ReturnType<typeof sidesFor> }> {
  const id = idOf(number);
  const request = id === null ? null : await findRequest(db, id);
  const cohort = request === null ? null : await findCohort(db, request.cohort);
  if (request === null || cohort === null) throw unknownRequest();
  const sides = sidesFor(roles, actor, cohort);
  if (sides.length === 0) throw unknownRequest();
  return { request, cohort, sides };
}

function nextOf(request: ServiceRequest, act: RequestAct, state: ServiceRequest["state"], on: RequestEvent["on"], service: Service): ServiceRequest {
  const quoted = act.move === "quote" ? { ...request, quote: act.quote } : request;
  const moved = state === request.state && act.move !== "quote" ? quoted : { ...quoted, state, ...daysAfter(quoted, state, on, service) };
  return {
    ...moved, revision: request.revision + 1,
    ...(act.move === "assign" ? { assignedTo: act.assignedTo } : {}),
    ...(act.move === "tie" ? { linkageProject: act.linkageProject === "" ? null : act.linkageProject } : {}),
  };
}

/** The last part of a path, without characters that a file system or a header would take for something else. */
function cleanName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const plain = name.normalize("NFC").split(/[/\\]/).at(-1)?.replaceAll(/[\u0000-\u001f\u007f"<>|:*?]/g, "").trim().slice(-120) ?? "";
  return plain === "" || /^\.+$/.test(plain) ? "document" : plain;
}
