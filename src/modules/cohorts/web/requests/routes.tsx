import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formBody, givenIn, issuesOf, typed, type SentForm } from "../../../../kernel/http/sent-form.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { emptyAsNone } from "../../../../kernel/search/documents/index.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { RequestLine, RequestQuestion } from "../../actions/read.ts";
import type { ServiceLoad } from "../../domain/load.ts";
import type { GivenFile, RequestAct } from "../../domain/request-checks.ts";
import { requestMoves, requestStates } from "../../domain/request-table.ts";
import { moveActs, requestStateNames } from "../../domain/request-words.ts";
import { moveNotAllowed } from "../../errors.ts";
import { askers, officeOnly, pageReply, placeOf, signedIn, type CohortWebDeps, type Given } from "../deps.tsx";
import { dayIn, numberIn } from "../register/input.ts";
import { AskPage } from "./ask-page.tsx";
import { ConfirmPage, endings } from "./confirm-page.tsx";
import { LoadPage, RequestListPage } from "./list-page.tsx";
import { RequestPage } from "./request-page.tsx";

const pageSize = 25;
const ofNumber = z.object({ number: z.string().max(20) });
export const requestQuery = z.object({
  state: z.enum([...requestStates, "open"]).optional().catch(undefined), service: z.preprocess(emptyAsNone, z.string().max(40).optional()), cohort: z.preprocess(emptyAsNone, z.string().max(40).optional()),
  late: z.string().max(3).optional(), sort: z.enum(["due", "newest", "cohort"]).catch("due").default("due"), page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export const questionOf = ({ state, service, cohort, late, sort }: z.output<typeof requestQuery>): RequestQuestion => ({ state: state ?? null, service: service ?? null, cohort: cohort ?? null, late: late !== undefined && late !== "", sort });
/** A file field left empty is sent as a file without name and bytes. */
const filesOf = (files: readonly GivenFile[]): readonly GivenFile[] => files.filter(({ name, bytes }) => name !== "" || bytes.length > 0);

/** Requests for services: the list, the form, the page of one, its documents, and the load of the office. */
export function requestRoutes({ cohorts }: CohortWebDeps): readonly Route[] {
  const { requests } = cohorts;

  async function askPage(context: RequestContext, given: Given, issues: readonly Issue[]): Promise<Reply> {
    const place = placeOf(context);
    const mine = (await requests.cohortsOf(signedIn(context))).toSorted((a, b) => a.content.acronym.localeCompare(b.content.acronym, place.language));
    const services = (await cohorts.services()).filter(({ offered }) => offered);
    return pageReply(place.say("Demander un service", "Ask for a service"), <AskPage place={place} cohorts={mine} services={services} given={given} issues={issues} formKey={given["formKey"] ?? randomUUID()} />, { issues, demonstration: mine.some(({ demonstration }) => demonstration) });
  }

  async function page(context: RequestContext, number: string, given: Given, issues: readonly Issue[]): Promise<Reply> {
    const place = placeOf(context);
    const view = await requests.view(signedIn(context), number);
    return pageReply(`${view.request.number}, ${view.request.title}`, <RequestPage place={place} view={view} given={given} issues={issues} />, { issues, demonstration: view.request.demonstration });
  }

  return [
    route({
      method: "GET", path: "/cohorts/requests", access: "signed-in", summary: "Requests for services that the caller may see", query: requestQuery,
      handle: async ({ query, context }) => {
        const place = placeOf(context);
        const actor = signedIn(context);
        const lines = await requests.list(actor, questionOf(query));
        const [services, mine] = [await cohorts.services(), await requests.cohortsOf(actor)];
        return pageReply(place.say("Demandes de services", "Requests for services"), <RequestListPage place={place} question={questionOf(query)} lines={lines} page={query.page} pageSize={pageSize} services={services} cohorts={mine} />, { demonstration: lines.some(({ request }) => request.demonstration) });
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/cohort-requests.${format}`, access: "signed-in", summary: `Requests for services that the caller may see, ${format}`, query: requestQuery, perMinute: 30,
      handle: async ({ query, context }) => tableReply(requestTable(await requests.list(signedIn(context), questionOf(query))), format, context.language),
    })),
    route({
      method: "GET", path: "/cohorts/requests/load", access: officeOnly, summary: "The load of each service and its delays",
      handle: async ({ context }) => {
        const place = placeOf(context);
        const load = await requests.load();
        return pageReply(place.say("Charge par service", "Load by service"), <LoadPage place={place} load={load} />, { demonstration: load.some(({ service }) => service.demonstration) });
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/cohort-load.${format}`, access: officeOnly, summary: `The load of each service and its delays, ${format}`,
      handle: async ({ context }) => tableReply(loadTable(await requests.load()), format, context.language),
    })),
    route({
      method: "GET", path: "/cohorts/requests/new", access: askers, summary: "Form of a request for a service", query: z.object({ cohort: z.string().max(40).optional(), service: z.string().max(40).optional() }),
      handle: ({ query, context }) => askPage(context, { ...(query.cohort === undefined ? {} : { cohort: query.cohort }), ...(query.service === undefined ? {} : { service: query.service }) }, []),
    }),
    route({
      method: "POST", path: "/cohorts/requests/new", access: askers, summary: "Asks for a service in the name of a cohort", body: formBody, perMinute: 60,
      handle: async ({ body, files, context }) => {
        const issues: Issue[] = [];
        const wantedOn = dayIn(body, "wantedOn", issues);
        let number = "";
        const refused = await issuesOf(async () => {
          number = (await requests.ask(signedIn(context), { cohort: typed(body, "cohort"), service: typed(body, "service"), title: typed(body, "title"), need: typed(body, "need"), wantedOn, linkageProject: typed(body, "linkageProject"), formKey: typed(body, "formKey"), files: filesOf(files) }, issues)).number;
        });
        return refused === null ? { kind: "redirect", to: `/cohorts/requests/${number}?done=ask` } : askPage(context, givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: "/cohorts/requests/:number", access: "signed-in", summary: "A request for a service, as its reader may see it", params: ofNumber, handle: ({ params, context }) => page(context, params.number, {}, []) }),
    route({
      method: "POST", path: "/cohorts/requests/:number", access: "signed-in", summary: "An act on a request for a service", params: ofNumber, body: formBody, perMinute: 60,
      handle: async ({ params, body, files, context }) => {
        const actor = signedIn(context);
        const act = actIn(body, filesOf(files));
        const ending = endings.find((move) => move === act?.move);
        if (ending !== undefined && typed(body, "confirmed") === "" && typed(body, "text").trim() !== "") {
          const place = placeOf(context);
          const view = await requests.view(actor, params.number);
          // What could not be done anyway is refused at once, below.
          if (view.moves.includes(ending) && String(view.request.revision) === typed(body, "revision")) return pageReply(moveActs[ending][place.language], <ConfirmPage place={place} view={view} move={ending} text={typed(body, "text")} revision={typed(body, "revision")} />, { demonstration: view.request.demonstration });
        }
        const refused = await issuesOf(async () => {
          if (act === null) throw moveNotAllowed();
          await requests.act(actor, params.number, act, Number(typed(body, "revision")) || 0);
        });
        return refused === null ? { kind: "redirect", to: `/cohorts/requests/${params.number}` } : page(context, params.number, givenIn(body), refused);
      },
    }),
    route({
      method: "GET", path: "/cohorts/requests/:number/documents/:sha256", access: "signed-in", summary: "A document of a request", params: ofNumber.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
      handle: async ({ params, context }) => {
        const { document, bytes } = await requests.document(signedIn(context), params.number, params.sha256);
        return { kind: "file", mediaType: "application/octet-stream", fileName: document.name, bytes };
      },
    }),
  ];
}

/** What a form asks; null where it is no move that people make. */
function actIn(body: SentForm, files: readonly GivenFile[]): RequestAct | null {
  const move = requestMoves.find((one) => one === typed(body, "move"));
  if (move === undefined || move === "ask") return null;
  const days = numberIn(body, "days");
  return { move, text: typed(body, "text"), internal: typed(body, "internal") !== "", quote: move === "quote" ? { euros: numberIn(body, "euros"), days: days ?? Number.NaN } : null, assignedTo: typed(body, "assignedTo") || null, linkageProject: typed(body, "linkageProject"), files };
}

function requestTable(lines: readonly RequestLine[]): Table {
  const on = (day: RequestLine["request"]["dueOn"]) => (day === null ? null : { day });
  return {
    name: "cohort-requests", title: both("Demandes de services des cohortes", "Requests of cohorts for services"), demonstration: lines.some(({ request }) => request.demonstration),
    columns: [{ key: "number", label: both("Demande", "Request") }, { key: "cohort", label: both("Cohorte", "Cohort") }, { key: "service", label: both("Service", "Service") }, { key: "title", label: both("Titre", "Title") }, { key: "state", label: both("État", "State") }, { key: "askedOn", label: both("Déposée le", "Asked on") }, { key: "answeredOn", label: both("Répondue le", "Answered on") }, { key: "acceptedOn", label: both("Acceptée le", "Accepted on") }, { key: "deliveredOn", label: both("Livrée le", "Delivered on") }, { key: "endedOn", label: both("Terminée le", "Ended on") }, { key: "dueOn", label: both("Promise pour le", "Promised by") }, { key: "daysLate", label: both("Retard", "Late by"), unit: "j" }, { key: "linkageProject", label: both("Projet d’appariement", "Linkage project") }],
    rows: lines.map(({ request: one, service, late }) => [one.number, one.cohort, service?.name ?? one.service, one.title, requestStateNames[one.state], on(one.askedOn), on(one.answeredOn), on(one.acceptedOn), on(one.deliveredOn), on(one.endedOn), on(one.dueOn), late, one.linkageProject]),
  };
}

function loadTable(load: readonly ServiceLoad[]): Table {
  return {
    name: "cohort-load", title: both("Charge par service", "Load by service"), demonstration: load.some(({ service }) => service.demonstration),
    columns: [{ key: "service", label: both("Service", "Service") }, { key: "open", label: both("Ouvertes", "Open") }, { key: "toAnswer", label: both("À répondre", "To answer") }, { key: "underWay", label: both("En cours", "Under way") }, { key: "overdue", label: both("En retard", "Late") }, { key: "delivered", label: both("Livrées en douze mois", "Delivered in twelve months") }, { key: "medianAnswerDays", label: both("Réponse médiane", "Median answer"), unit: "j" }, { key: "answerDays", label: both("Réponse promise", "Answer promised"), unit: "j" }, { key: "medianDeliveryDays", label: both("Livraison médiane", "Median delivery"), unit: "j" }, { key: "deliveryDays", label: both("Livraison promise", "Delivery promised"), unit: "j" }, { key: "onTimeShare", label: both("Livrées à temps", "Delivered on time"), unit: "%" }],
    rows: load.map((one) => [one.service.name, one.open, one.toAnswer, one.underWay, one.overdue, one.delivered, one.medianAnswerDays, one.service.answerDays, one.medianDeliveryDays, one.service.deliveryDays, one.onTimeShare === null ? null : { share: one.onTimeShare }]),
  };
}
