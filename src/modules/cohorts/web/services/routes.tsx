import { authorOf } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formBody, givenIn, issuesOf, typed, typedPair, type SentForm } from "../../../../kernel/http/sent-form.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { serviceKindNames, serviceKinds, type Service, type ServiceInput } from "../../domain/service.ts";
import { keeps, ofCode, officeOnly, pageReply, placeOf, yesNo, type CohortWebDeps, type Given } from "../deps.tsx";
import { numberIn } from "../register/input.ts";
import { CataloguePage, ServiceFormPage, ServicePage } from "./pages.tsx";

/** The catalogue of services, for everyone; its versions are made by the office. */
export function serviceRoutes({ cohorts }: CohortWebDeps): readonly Route[] {
  const shownTo = async (context: RequestContext): Promise<readonly Service[]> => (await cohorts.services()).filter(({ offered }) => offered || keeps(context)).toSorted((a, b) => serviceKinds.indexOf(a.kind) - serviceKinds.indexOf(b.kind) || (a.code < b.code ? -1 : 1));

  async function form(context: RequestContext, code: string | null, given: Given | null, issues: readonly Issue[]): Promise<Reply> {
    const place = placeOf(context);
    const service = code === null ? null : (await cohorts.versions(code))[0];
    const start: Given = service === null ? { offered: "on" } : { kind: service.kind, nameFr: service.name.fr, nameEn: service.name.en, descriptionFr: service.description.fr, descriptionEn: service.description.en, conditionsFr: service.conditions.fr, conditionsEn: service.conditions.en, answerDays: String(service.answerDays), deliveryDays: String(service.deliveryDays), offered: service.offered ? "on" : "" };
    return pageReply(service?.name[place.language] ?? place.say("Ajouter un service", "Add a service"), <ServiceFormPage place={place} service={service} basedOn={given === null ? (service?.version ?? 0) : Number(given["basedOn"]) || 0} given={given ?? start} issues={issues} />, { issues });
  }

  async function save(context: RequestContext, body: SentForm, code: string, isNew: boolean): Promise<Reply> {
    const refused = await issuesOf(() => cohorts.saveService(authorOf(context), serviceIn(body, code), isNew ? 0 : Number(typed(body, "basedOn")) || 0));
    return refused === null ? { kind: "redirect", to: "/cohorts/services?done=saved" } : form(context, isNew ? null : code, givenIn(body), refused);
  }

  return [
    route({
      method: "GET", path: "/cohorts/services", access: "public", summary: "The catalogue of services for cohorts",
      handle: async ({ context }) => {
        const place = placeOf(context);
        const services = await shownTo(context);
        return pageReply(place.say("Catalogue de services", "Catalogue of services"), <CataloguePage place={place} services={services} />, { demonstration: services.some(({ demonstration }) => demonstration) });
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/cohort-services.${format}`, access: "public", summary: `The catalogue of services for cohorts, ${format}`,
      handle: async ({ context }) => tableReply(serviceTable(await shownTo(context)), format, context.language),
    })),
    route({ method: "GET", path: "/cohorts/services/new", access: officeOnly, summary: "Form of a new service", handle: ({ context }) => form(context, null, null, []) }),
    route({ method: "POST", path: "/cohorts/services/new", access: officeOnly, summary: "Adds a service to the catalogue", body: formBody, perMinute: 60, handle: ({ body, context }) => save(context, body, typed(body, "code"), true) }),
    route({
      method: "GET", path: "/cohorts/services/:code", access: "public", summary: "A service: what it is, conditions, delays promised", params: ofCode,
      handle: async ({ params, context }) => {
        const place = placeOf(context);
        const versions = await cohorts.versions(params.code);
        return pageReply(versions[0].name[place.language], <ServicePage place={place} service={versions[0]} versions={versions} />, { demonstration: versions[0].demonstration });
      },
    }),
    route({ method: "GET", path: "/cohorts/services/:code/edit", access: officeOnly, summary: "Form of a service", params: ofCode, handle: ({ params, context }) => form(context, params.code, null, []) }),
    route({ method: "POST", path: "/cohorts/services/:code/edit", access: officeOnly, summary: "Saves a service as its next version", params: ofCode, body: formBody, perMinute: 60, handle: async ({ params, body, context }) => save(context, body, (await cohorts.versions(params.code))[0].code, false) }),
  ];
}

function serviceIn(body: SentForm, code: string): ServiceInput {
  return { code, kind: serviceKinds.find((one) => one === typed(body, "kind")) ?? "coordination", name: typedPair(body, "name"), description: typedPair(body, "description"), conditions: typedPair(body, "conditions"), answerDays: numberIn(body, "answerDays") ?? Number.NaN, deliveryDays: numberIn(body, "deliveryDays") ?? Number.NaN, offered: typed(body, "offered") !== "" };
}

function serviceTable(services: readonly Service[]): Table {
  return {
    name: "cohort-services", title: both("Catalogue de services aux cohortes", "Catalogue of services for cohorts"), demonstration: services.some(({ demonstration }) => demonstration),
    columns: [{ key: "code", label: both("Code", "Code") }, { key: "version", label: both("Version", "Version") }, { key: "kind", label: both("Nature", "Kind") }, { key: "name", label: both("Service", "Service") }, { key: "description", label: both("Description", "Description") }, { key: "conditions", label: both("Conditions", "Conditions") }, { key: "answerDays", label: both("Réponse promise", "Answer promised"), unit: "j" }, { key: "deliveryDays", label: both("Livraison promise", "Delivery promised"), unit: "j" }, { key: "offered", label: both("Au catalogue", "In the catalogue") }],
    rows: services.map((one) => [one.code, one.version, serviceKindNames[one.kind], one.name, one.description, one.conditions, one.answerDays, one.deliveryDays, yesNo(one.offered)]),
  };
}
