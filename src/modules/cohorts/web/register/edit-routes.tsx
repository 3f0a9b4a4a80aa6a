import { z } from "zod";
import { authorOf } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { formBody, givenIn, issuesOf, typed, type SentForm } from "../../../../kernel/http/sent-form.ts";
import { fault } from "../../domain/fault.ts";
import type { CohortPlan } from "../../domain/import.ts";
import { cohortStates } from "../../domain/states.ts";
import { notValid } from "../../errors.ts";
import { cohortPath, ofCode, officeOnly, pageReply, placeOf, type CohortWebDeps, type Given } from "../deps.tsx";
import { ParticipantsPage, StatePage } from "./dated-pages.tsx";
import { CohortFormPage } from "./form-page.tsx";
import { ImportPage } from "./import-page.tsx";
import { contentIn, dayAskedIn, givenOf, numberIn } from "./input.ts";

const revisionIn = (body: SentForm): number => Number(typed(body, "revision")) || 0;
const done = (code: string, word: string): Reply => ({ kind: "redirect", to: `${cohortPath(code)}?done=${word}` });

/** What the office does to the register. */
export function editRoutes({ cohorts }: CohortWebDeps): readonly Route[] {
  async function form(context: RequestContext, code: string | null, given: Given | null, issues: readonly Issue[], revision?: number): Promise<Reply> {
    const place = placeOf(context);
    const cohort = code === null ? null : await cohorts.cohort(code);
    const start: Given = cohort === null ? { on: cohorts.dayOf({ demonstration: false }) } : givenOf(cohort.content, await cohorts.ports.people(), place.language);
    return pageReply(cohort?.content.acronym ?? place.say("Inscrire une cohorte", "Enter a cohort"), <CohortFormPage place={place} cohort={cohort} revision={revision ?? cohort?.revision ?? 0} given={given ?? start} issues={issues} />, { issues, demonstration: cohort?.demonstration === true });
  }

  async function dated(context: RequestContext, code: string, which: "state" | "participants", given: Given | null, issues: readonly Issue[]): Promise<Reply> {
    const place = placeOf(context);
    const cohort = await cohorts.cohort(code);
    const props = { place, cohort, given: given ?? { on: cohorts.dayOf(cohort) }, issues };
    return pageReply(cohort.content.acronym, which === "state" ? <StatePage {...props} /> : <ParticipantsPage {...props} />, { issues, demonstration: cohort.demonstration });
  }

  const importPage = (context: RequestContext, plan: CohortPlan | null, issues: readonly Issue[]): Reply =>
    pageReply(placeOf(context).say("Importer des cohortes", "Import cohorts"), <ImportPage place={placeOf(context)} plan={plan} issues={issues} />, { issues: issues.filter(({ severity }) => severity === "error") });

  return [
    route({ method: "GET", path: "/cohorts/new", access: officeOnly, summary: "Form of a new cohort", handle: ({ context }) => form(context, null, null, []) }),
    route({
      method: "POST", path: "/cohorts/new", access: officeOnly, summary: "Enters a cohort", body: formBody, perMinute: 60,
      handle: async ({ body, context }) => {
        const code = typed(body, "code").toLowerCase();
        const { content, issues } = contentIn(body, await cohorts.ports.people());
        const faults = [...issues];
        const on = dayAskedIn(body, "on", faults);
        const refused = await issuesOf(() => cohorts.add(authorOf(context), code, content, { on, reference: typed(body, "reference"), source: typed(body, "source") }, faults));
        return refused === null ? done(code, "added") : form(context, null, givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: "/cohorts/:code/edit", access: officeOnly, summary: "Form of a cohort", params: ofCode, handle: ({ params, context }) => form(context, params.code, null, []) }),
    route({
      method: "POST", path: "/cohorts/:code/edit", access: officeOnly, summary: "Says anew what has changed of a cohort", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const { content, issues } = contentIn(body, await cohorts.ports.people());
        let changed = 0;
        const refused = await issuesOf(async () => { changed = await cohorts.save(authorOf(context), params.code, revisionIn(body), content, typed(body, "source"), issues); });
        // Whoever was overtaken goes on from the revision that they saw, until they have read the other's.
        return refused === null ? done(params.code, changed === 0 ? "same" : "saved") : form(context, params.code, givenIn(body), refused, revisionIn(body));
      },
    }),
    route({ method: "GET", path: "/cohorts/:code/state", access: officeOnly, summary: "Form of the state of a cohort", params: ofCode, handle: ({ params, context }) => dated(context, params.code, "state", null, []) }),
    route({
      method: "POST", path: "/cohorts/:code/state", access: officeOnly, summary: "Moves a cohort to another state, with its evidence", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const issues: Issue[] = [];
        const on = dayAskedIn(body, "on", issues);
        const state = cohortStates.find((one) => one === typed(body, "state"));
        const refused = await issuesOf(async () => {
          if (state === undefined) throw notValid([fault("state-missing", "state", "Choisissez un état.", "Choose a state."), ...issues]);
          await cohorts.move(authorOf(context), params.code, { state, on, reference: typed(body, "reference") }, revisionIn(body), issues);
        });
        return refused === null ? done(params.code, "moved") : dated(context, params.code, "state", givenIn(body), refused);
      },
    }),
    route({ method: "GET", path: "/cohorts/:code/participants", access: officeOnly, summary: "Form of a count of participants", params: ofCode, handle: ({ params, context }) => dated(context, params.code, "participants", null, []) }),
    route({
      method: "POST", path: "/cohorts/:code/participants", access: officeOnly, summary: "Records how many people are in a cohort on a day", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const issues: Issue[] = [];
        const on = dayAskedIn(body, "on", issues);
        const refused = await issuesOf(() => cohorts.count(authorOf(context), params.code, { on, enrolled: numberIn(body, "enrolled") ?? Number.NaN, followed: numberIn(body, "followed"), source: typed(body, "source") }, revisionIn(body), issues));
        return refused === null ? done(params.code, "counted") : dated(context, params.code, "participants", givenIn(body), refused);
      },
    }),
    route({
      method: "POST", path: "/cohorts/:code/retract", access: officeOnly, summary: "Takes back a state or a count entered by mistake", params: ofCode, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        const refused = await issuesOf(() => cohorts.retract(authorOf(context), params.code, Number(typed(body, "statement")) || 0, typed(body, "reason"), revisionIn(body)));
        return refused === null ? { kind: "redirect", to: `${cohortPath(params.code, "/history")}?done=retracted` } : dated(context, params.code, "state", null, refused);
      },
    }),
    route({ method: "GET", path: "/cohorts/import", access: officeOnly, summary: "Form to import cohorts", handle: async ({ context }) => importPage(context, null, []) }),
    route({
      method: "POST", path: "/cohorts/import", access: officeOnly, summary: "Checks or imports a file of cohorts", body: z.record(z.string(), z.unknown()), perMinute: 30,
      handle: async ({ body, files, context }) => {
        const [file] = files;
        if (file === undefined) return importPage(context, null, [fault("file-missing", "file", "Choisissez un fichier.", "Choose a file.")]);
        try {
          if (typed(body, "act") !== "import") {
            const plan = await cohorts.planImport(file);
            return importPage(context, plan, plan.issues);
          }
          await cohorts.importCohorts(authorOf(context), file);
          return { kind: "redirect", to: "/cohorts?done=added" };
        } catch (error) {
          if (!(error instanceof AppError) || error.status === 404 || error.status >= 500) throw error;
          return importPage(context, null, error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", field: "file", text: both(error.text.fr, error.text.en) }]);
        }
      },
    }),
  ];
}
