import { z } from "zod";
import { authorOf } from "../../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../../kernel/http/route.ts";
import { formBody, issuesOf, typed } from "../../../synthesis/web/deps.tsx";
import { trainingNotValid, unknownModule } from "../../errors.ts";
import { manage, officeOnly, placeOf, type TrainingWebDeps } from "../deps.ts";
import { classDays } from "../parts.tsx";
import { ClassFormPage, ConfirmPage, LabelFormPage, ModuleFormPage } from "./forms-page.tsx";
import { classIn, givenIn, givenOfClass, givenOfLabel, givenOfModule, labelIn, moduleIn, type Given } from "./input.ts";
import { OverviewPage } from "./overview-page.tsx";

const ofCode = z.object({ code: z.string().max(40) });
const ofId = z.object({ id: z.uuid() });
const saved: Reply = { kind: "redirect", to: `${manage}?done=saved` };

/** What the ethics and integrity office does: modules, labels, classes, the key. */
export function manageRoutes({ training }: TrainingWebDeps): readonly Route[] {
  const page = (title: string, body: unknown, issues: readonly Issue[] = [], demonstration = false): Reply => ({ kind: "page", status: issues.length > 0 ? 422 : 200, page: { title, section: "consultations", body, demonstration } });

  async function modulePage(context: RequestContext, code: string | null, given?: Given, issues: readonly Issue[] = []): Promise<Reply> {
    const place = await placeOf({ training }, context);
    const module = code === null ? null : await training.findModule(code);
    if (code !== null && module === null) throw unknownModule();
    const start: Given = module === null ? { offered: "on", passPercent: "80", attempts: "3", validityMonths: "36" } : givenOfModule(module);
    return page(module?.title[place.language] ?? place.say("Nouveau module", "New module"), <ModuleFormPage place={place} module={module} given={given ?? start} issues={issues} />, issues, module?.demonstration);
  }

  async function labelPage(context: RequestContext, code: string | null, given?: Given, issues: readonly Issue[] = []): Promise<Reply> {
    const place = await placeOf({ training }, context);
    const label = code === null ? null : await training.findLabel(code);
    if (code !== null && label === null) throw unknownModule();
    return page(label?.title[place.language] ?? place.say("Nouveau label", "New label"), <LabelFormPage place={place} label={label} modules={await training.modules()} given={given ?? (label === null ? { offered: "on", validityMonths: "36" } : givenOfLabel(label))} issues={issues} />, issues, label?.demonstration);
  }

  async function classPage(context: RequestContext, where: { readonly module: string } | { readonly id: string }, given?: Given, issues: readonly Issue[] = []): Promise<Reply> {
    const place = await placeOf({ training }, context);
    const view = "id" in where ? await training.classView(where.id) : null;
    const module = view?.module ?? ("module" in where ? await training.findModule(where.module) : null);
    if (module === null) throw unknownModule();
    const trainers = (await training.people()).filter(({ active }) => active).toSorted((a, b) => a.name.localeCompare(b.name, "fr"));
    return page(module.title[place.language], <ClassFormPage place={place} module={module} classId={view?.class.id ?? null} cancelled={view?.class.cancelledOn != null} trainers={trainers} given={given ?? (view === null ? {} : givenOfClass(view.class))} issues={issues} />, issues, module.demonstration);
  }

  const get = (path: string, summary: string, handle: (context: RequestContext) => Promise<Reply>): Route => route({ method: "GET", path, access: officeOnly, summary, handle: ({ context }) => handle(context) });

  return [
    route({
      method: "GET", path: manage, access: officeOnly, summary: "Running of training: classes, modules, labels", query: z.object({ done: z.string().max(10).optional() }),
      handle: async ({ query, context }) => {
        const place = await placeOf({ training }, context);
        const views = (await training.classes()).toReversed();
        const open = new Set<string>();
        for (const view of views) {
          if (view.module.selfPaced || view.class.cancelledOn !== null || view.class.endsOn === null || view.class.endsOn > place.today || view.enrolled === 0) continue;
          if ((await training.enrolments(view.class.id)).some(({ state, attended }) => state === "enrolled" && attended === null)) open.add(view.class.id);
        }
        return page(place.say("Conduite des formations", "Running of training"), <OverviewPage place={place} modules={await training.modules()} labels={await training.labels()} views={views} open={open} done={query.done ?? null} />, [], views.some((view) => view.class.demonstration));
      },
    }),
    get(`${manage}/modules/new`, "Form of a new module", (context) => modulePage(context, null)),
    route({
      method: "POST", path: `${manage}/modules/new`, access: officeOnly, summary: "Makes a module", body: formBody, perMinute: 60,
      handle: async ({ body, context }) => {
        const { input, issues } = moduleIn(body, typed(body, "code"));
        const refused = await issuesOf(() => training.saveModule(authorOf(context), input, true, issues));
        return refused === null ? saved : modulePage(context, null, givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: `${manage}/modules/:code`, access: officeOnly, summary: "Form of a module", params: ofCode, handle: ({ params, context }) => modulePage(context, params.code) }),
    route({
      method: "POST", path: `${manage}/modules/:code`, access: officeOnly, summary: "Saves a module as its next version", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const { input, issues } = moduleIn(body, params.code);
        const refused = await issuesOf(() => training.saveModule(authorOf(context), input, false, issues));
        return refused === null ? saved : modulePage(context, params.code, givenIn(body), refused);
      },
    }),
    get(`${manage}/labels/new`, "Form of a new label", (context) => labelPage(context, null)),
    route({
      method: "POST", path: `${manage}/labels/new`, access: officeOnly, summary: "Makes a label", body: formBody, perMinute: 60,
      handle: async ({ body, context }) => {
        const refused = await issuesOf(() => training.saveLabel(authorOf(context), labelIn(body, typed(body, "code")), true));
        return refused === null ? saved : labelPage(context, null, givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: `${manage}/labels/:code`, access: officeOnly, summary: "Form of a label", params: ofCode, handle: ({ params, context }) => labelPage(context, params.code) }),
    route({
      method: "POST", path: `${manage}/labels/:code`, access: officeOnly, summary: "Saves a label as its next version", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const refused = await issuesOf(() => training.saveLabel(authorOf(context), labelIn(body, params.code), false));
        return refused === null ? saved : labelPage(context, params.code, givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: `${manage}/modules/:code/classes/new`, access: officeOnly, summary: "Form of a new class of a module", params: ofCode, handle: ({ params, context }) => classPage(context, { module: params.code }) }),
    route({
      method: "POST", path: `${manage}/modules/:code/classes/new`, access: officeOnly, summary: "Opens a class of a module", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const { input, issues } = classIn(body);
        const refused = issues.length > 0 ? issues : await issuesOf(() => training.saveClass(authorOf(context), params.code, null, input));
        return refused === null ? saved : classPage(context, { module: params.code }, givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: `${manage}/classes/:id`, access: officeOnly, summary: "Form of a class", params: ofId, handle: ({ params, context }) => classPage(context, { id: params.id }) }),
    route({
      method: "POST", path: `${manage}/classes/:id`, access: officeOnly, summary: "Changes a class; who is enrolled is told", params: ofId, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const { input, issues } = classIn(body);
        const view = await training.classView(params.id);
        const refused = await issuesOf(async () => {
          if (issues.length > 0) throw trainingNotValid(issues);
          await training.saveClass(authorOf(context), view.class.moduleCode, params.id, input);
        });
        return refused === null ? saved : classPage(context, { id: params.id }, givenIn(body), refused);
      },
    }),
    route({
      method: "GET", path: `${manage}/classes/:id/cancel`, access: officeOnly, summary: "Asks whether a class is to be cancelled", params: ofId,
      handle: async ({ params, context }) => {
        const [place, view] = [await placeOf({ training }, context), await training.classView(params.id)];
        const title = place.say("Annuler la séance\u202f?", "Cancel the class?");
        return page(title, <ConfirmPage place={place} title={title} lead={`${view.module.title[place.language]}, ${classDays(view.class, place)}. ${place.say("Les personnes inscrites ou en attente sont prévenues. Cela ne se reprend pas.", "Those who are enrolled or wait are told. This cannot be taken back.")}`} action={`${manage}/classes/${params.id}/cancel`} back={`${manage}/classes/${params.id}`} button={place.say("Annuler la séance", "Cancel the class")} />);
      },
    }),
    route({
      method: "POST", path: `${manage}/classes/:id/cancel`, access: officeOnly, summary: "Cancels a class; who is enrolled is told", params: ofId, body: formBody, perMinute: 60,
      handle: async ({ params, context }) => {
        await training.cancelClass(authorOf(context), params.id);
        return saved;
      },
    }),
    get(`${manage}/key`, "Asks whether certificates are to be signed with a new key", async (context) => {
      const place = await placeOf({ training }, context);
      const title = place.say("Changer la clé de signature\u202f?", "Change the signing key?");
      return page(title, <ConfirmPage place={place} title={title} lead={place.say("La partie secrète de la clé d’aujourd’hui est effacée\u202f; sa partie publique reste publiée, et les certificats déjà signés restent vérifiables. À faire si le serveur a pu être lu par quelqu’un d’autre, ou une fois par an.", "The secret half of today’s key is erased; its public half stays published, and certificates that are signed stay verifiable. To be done if somebody else may have read the server, or once a year.")} action={`${manage}/key`} back={manage} button={place.say("Changer la clé", "Change the key")} />);
    }),
    route({
      method: "POST", path: `${manage}/key`, access: officeOnly, summary: "Signs certificates with a new key from now on", body: formBody, perMinute: 5,
      handle: async ({ context }) => {
        await training.rotateKey(authorOf(context));
        return { kind: "redirect", to: `${manage}?done=key` };
      },
    }),
  ];
}
