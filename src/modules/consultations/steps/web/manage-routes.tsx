import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { addDays, isDay } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { ConsultationInput } from "../domain/check-consultation.ts";
import { plainLine, plainText } from "../domain/check.ts";
import { doors, phaseKinds, staffIdentities, type Phase } from "../domain/consultation.ts";
import { faultsOf, listIn, pageReply, sayIn, signedIn, stepsPath, textIn, type StepsWebDeps } from "./deps.ts";
import { EditPage, formOf, ManageListPage } from "./manage-pages.tsx";
import { codeParams } from "./public-routes.tsx";

const access = { anyOf: rolesFor("consultations.run") };
const manage = `${stepsPath}/manage`;

/** A consultation as its form says it. People give the last day of a phase, what is kept is the day after. */
export function consultationFrom(body: unknown, code: string): ConsultationInput {
  const text = (name: string): string => textIn(body, name);
  const both = (name: string, clean: (given: string) => string) => ({ fr: clean(text(`${name}-fr`)), en: clean(text(`${name}-en`)) });
  const phases = phaseKinds.flatMap((kind): Phase[] => {
    const [from, to] = [text(`phase-${kind}-from`), text(`phase-${kind}-to`)];
    return isDay(from) ? [{ kind, from, to: isDay(to) ? addDays(to, 1) : null }] : [];
  });
  const themes = text("themes").split("\n").map((line) => line.split("|").map(plainLine)).filter(([one = ""]) => one !== "").map(([one = "", fr = "", en = ""]) => ({ code: one, title: { fr, en } }));
  const synthesisUrl = text("synthesisUrl").trim();
  return {
    code, title: both("title", plainLine), purpose: both("purpose", plainText), commitment: both("commitment", plainText), themes, phases, doors: doors.filter((door) => listIn(body, "doors").includes(door)),
    staffShownAs: staffIdentities.filter((one) => listIn(body, "staffShownAs").includes(one)), synthesisUrl: synthesisUrl === "" ? null : synthesisUrl,
  };
}

export function manageRoutes({ steps, site }: StepsWebDeps): readonly Route[] {
  async function editPage(code: string, context: RequestContext, more: { readonly given?: unknown; readonly issues?: readonly Issue[]; readonly status?: number; readonly link?: string } = {}): Promise<Reply> {
    const consultation = await steps.consultation(code, true);
    const [events, invitations] = await Promise.all([steps.events(code), steps.invitations(code)]);
    return pageReply({
      title: pick(consultation.title, context.language), demonstration: consultation.demonstration, status: more.status ?? 200,
      body: <EditPage consultation={consultation} given={more.given ?? formOf(consultation)} issues={more.issues ?? []} events={events} invitations={invitations} link={more.link ?? null} context={context} />,
    });
  }
  const newPage = (context: RequestContext, given: unknown, issues: readonly Issue[], status: number): Reply =>
    pageReply({ title: sayIn(context.language)("Préparer une consultation", "Prepare a consultation"), status, body: <EditPage consultation={null} given={given} issues={issues} events={[]} invitations={[]} link={null} context={context} /> });
  return [
    route({
      method: "GET", path: manage, access, summary: "Consultations, for those who run them",
      handle: async ({ context }) => {
        const list = await steps.list(context.actor, true);
        const listed = await Promise.all(list.map(async (consultation) => ({ consultation, counts: await steps.counts(consultation.code) })));
        return pageReply({ title: sayIn(context.language)("Conduire les consultations", "Run consultations"), demonstration: list.some(({ demonstration }) => demonstration), body: <ManageListPage listed={listed} context={context} /> });
      },
    }),
    route({ method: "GET", path: `${manage}/new`, access, summary: "Prepare a consultation", handle: async ({ context }) => newPage(context, { staffShownAs: ["name", "role"] }, [], 200) }),
    route({
      method: "POST", path: `${manage}/new`, access, summary: "Make a consultation",
      handle: async ({ body, context }) => {
        const input = consultationFrom(body, textIn(body, "code").trim());
        const faults = await faultsOf(() => steps.save(signedIn(context), input, null));
        return faults === null ? { kind: "redirect", to: `${manage}/${input.code}` } : newPage(context, body, faults.issues, faults.status);
      },
    }),
    route({ method: "GET", path: `${manage}/:code`, access, summary: "Change a consultation", params: codeParams, handle: ({ params, context }) => editPage(params.code, context) }),
    route({
      method: "POST", path: `${manage}/:code`, access, summary: "Change a consultation", params: codeParams,
      handle: async ({ params, body, context }) => {
        const faults = await faultsOf(() => steps.save(signedIn(context), consultationFrom(body, params.code), Number(textIn(body, "revision"))));
        return faults === null ? { kind: "redirect", to: `${manage}/${params.code}` } : editPage(params.code, context, { given: body, ...faults });
      },
    }),
    route({ method: "POST", path: `${manage}/:code/publish`, access, summary: "Publish a consultation", params: codeParams, handle: async ({ params, context }) => { await steps.publish(signedIn(context), params.code); return { kind: "redirect", to: `${stepsPath}/${params.code}` }; } }),
    route({
      method: "POST", path: `${manage}/:code/invitations`, access, summary: "Invite an organisation", params: codeParams,
      handle: async ({ params, body, context }) => {
        let link: string | null = null;
        const faults = await faultsOf(async () => { link = `${site}${stepsPath}/${params.code}/invitation/${await steps.invite(signedIn(context), params.code, textIn(body, "organisation"))}`; });
        return editPage(params.code, context, faults ?? (link === null ? {} : { link }));
      },
    }),
    route({ method: "POST", path: `${manage}/:code/invitations/:id/end`, access, summary: "End the link of an organisation", params: codeParams.extend({ id: z.uuid() }), handle: async ({ params, context }) => { await steps.endInvitation(signedIn(context), params.code, params.id); return { kind: "redirect", to: `${manage}/${params.code}#invitations` }; } }),
    route({
      method: "POST", path: `${manage}/:code/events`, access, summary: "Keep a meeting or a seminar", params: codeParams,
      handle: async ({ params, body, context }) => {
        const text = (name: string): string => textIn(body, name);
        const id = z.uuid().safeParse(text("id"));
        const sheets = Array.from({ length: 30 }, (_, index) => ({ kind: text(`sheet-kind-${index}`) === "capsule" ? ("capsule" as const) : ("advice" as const), title: text(`sheet-title-${index}`), text: text(`sheet-text-${index}`) }));
        const faults = await faultsOf(() => steps.keepEvent(signedIn(context), { id: id.success ? id.data : null, consultation: params.code, kind: text("kind") === "meeting" ? "meeting" : "seminar", title: { fr: text("title-fr"), en: text("title-en") }, place: text("place"), happensOn: text("happensOn"), account: text("account"), sheets }));
        return faults === null ? { kind: "redirect", to: `${manage}/${params.code}#events` } : editPage(params.code, context, faults);
      },
    }),
  ];
}
