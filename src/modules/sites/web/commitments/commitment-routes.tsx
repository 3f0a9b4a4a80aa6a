import { z } from "zod";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { day } from "../../../../kernel/time/day.ts";
import { rolesFor } from "../../../identity/index.ts";
import { fault } from "../../actions/describe.ts";
import { commitmentOf, waveOf } from "../../actions/texts.ts";
import { lastOf } from "../../domain/model.ts";
import { commitmentIssues } from "../../domain/rules.ts";
import { commitmentsIn, minutesOf } from "../../domain/view.ts";
import { notPossible, unknownCommitment } from "../../errors.ts";
import { CommitmentForm, draftIn, givenOf } from "./commitment-form.tsx";
import { CommitmentPage } from "./commitment-page.tsx";
import { authorOf, formBody, givenIn, momentQuery, numberIn, placeOf, requireOffice, requireReporter, siteParams, viewAt, type Given, type SitesWebDeps } from "../deps.ts";
import { refusalOf, type Refusal } from "../refusal.ts";
import { readAct, type SteeringForm } from "./steering-acts.ts";

export const commitmentParams = siteParams.extend({ number: z.coerce.number().int().min(1).max(99_999) });

/** Commitments: reading, writing, validating, and steering them with the machinery of actions. */
export function commitmentRoutes(deps: SitesWebDeps): readonly Route[] {
  const { sites, steering } = deps;
  const access = { anyOf: rolesFor("sites.report") };

  async function show(context: RequestContext, code: string, number: number, query: z.output<typeof momentQuery>, refused: { readonly form: SteeringForm | "validate"; readonly refusal: Refusal; readonly given: Given } | null): Promise<Reply> {
    const place = await placeOf(deps, query, context);
    const view = await viewAt(deps, place, code);
    const found = commitmentsIn(view).find((one) => one.commitment.number === number);
    if (found === undefined) throw unknownCommitment();
    const said = view.waves.flatMap((wave) => wave.reviews).flatMap((review) => {
      const minutes = minutesOf(review, false);
      const conclusion = minutes?.revision.content.conclusions.find((one) => one.commitment === number);
      return minutes === null || conclusion === undefined ? [] : [{ review, conclusion, heldOn: minutes.revision.content.heldOn }];
    });
    const accounts = context.actor === null ? [] : (await deps.identity.allAccounts()).filter((one) => one.active).map(({ id, name }) => ({ id, name }));
    const body = <CommitmentPage place={place} view={view} one={found} said={said} standing={await steering.standing(found.commitment.subject, place.knownOn)} steering={steering} accounts={accounts} refused={refused} />;
    return { kind: "page", status: refused?.refusal.status ?? 200, page: { title: `${view.site.name}, ${place.say("engagement", "commitment")} ${number}`, section: "sites", body, demonstration: view.site.demonstration } };
  }

  async function form(context: RequestContext, code: string, number: number | null, wave: string, refused: { readonly refusal: Refusal; readonly given: Given } | null): Promise<Reply> {
    requireReporter(context, code);
    const place = await placeOf(deps, {}, context);
    const site = await sites.site(code, null);
    const commitment = number === null ? null : commitmentOf(site, number);
    const last = commitment === null ? null : lastOf(commitment.text);
    const known = waveOf(site, commitment?.wave ?? (wave === "" ? (site.waves.at(-1)?.code ?? "") : wave));
    const given = refused?.given ?? (last === null ? {} : givenOf(last.content));
    const body = <CommitmentForm place={place} site={site} wave={known.code} commitment={commitment} given={given} refusal={refused?.refusal ?? null} />;
    return { kind: "page", status: refused?.refusal.status ?? 200, page: { title: `${site.name}, ${place.say("engagement", "commitment")}`, section: "sites", body, demonstration: site.demonstration } };
  }

  async function write(context: RequestContext, code: string, number: number | null, given: Given): Promise<Reply> {
    requireReporter(context, code);
    const { draft } = draftIn(given, number, given["wave"] ?? "");
    let written = number;
    const refusal = await refusalOf(async () => {
      const { decidedOn } = draft.content;
      if (decidedOn === null) {
        const site = await sites.site(code, null);
        // All faults at once: the missing day beside those of the texts.
        throw notPossible([...commitmentIssues({ ...draft.content, decidedOn: day("2000-01-01") }, site, number !== null, draft.reason), fault("decidedOn", "day-missing", "Donnez le jour de la décision.", "Give the day of the decision.")]);
      }
      written = (await sites.writeCommitment(authorOf(context), code.toUpperCase(), { ...draft, content: { ...draft.content, decidedOn } }, numberIn(given["basedOn"]))).number;
    });
    if (refusal === null) return { kind: "redirect", to: `/sites/${encodeURIComponent(code)}/commitments/${written ?? ""}?done=saved` };
    return form(context, code, number, given["wave"] ?? "", { refusal, given });
  }

  return [
    route({ method: "GET", path: "/sites/:code/commitments/new", access, summary: "Form to add a commitment", params: siteParams, query: z.object({ wave: z.string().max(12).catch("") }), handle: ({ params, query, context }) => form(context, params.code, null, query.wave, null) }),
    route({ method: "POST", path: "/sites/:code/commitments/new", access, summary: "Adds a commitment, not public yet", params: siteParams, body: formBody, perMinute: 60, handle: ({ params, body, context }) => write(context, params.code, null, givenIn(body)) }),
    route({ method: "GET", path: "/sites/:code/commitments/:number/edit", access, summary: "Form to change a commitment", params: commitmentParams, handle: ({ params, context }) => form(context, params.code, params.number, "", null) }),
    route({ method: "POST", path: "/sites/:code/commitments/:number/edit", access, summary: "Changes a commitment, with a reason", params: commitmentParams, body: formBody, perMinute: 60, handle: ({ params, body, context }) => write(context, params.code, params.number, givenIn(body)) }),
    route({ method: "GET", path: "/sites/:code/commitments/:number", access: "public", summary: "A commitment: its text, its owner's word, its milestones, what reviews conclude", params: commitmentParams, query: momentQuery, handle: ({ params, query, context }) => show(context, params.code, params.number, query, null) }),
    route({
      method: "POST", path: "/sites/:code/commitments/:number/validate", access: { anyOf: rolesFor("sites.run") }, summary: "Validates the last text of a commitment, which becomes public", params: commitmentParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        requireOffice(context);
        const given = givenIn(body);
        const refusal = await refusalOf(() => sites.validateCommitment(authorOf(context), params.code.toUpperCase(), params.number, numberIn(given["basedOn"])));
        return refusal === null ? { kind: "redirect", to: `/sites/${encodeURIComponent(params.code)}/commitments/${params.number}?done=validated` } : show(context, params.code, params.number, {}, { form: "validate", refusal, given });
      },
    }),
    route({
      method: "POST", path: "/sites/:code/commitments/:number/steering", access, summary: "An act of steering on a commitment: owner, milestone, evidence, review, obstacle, decision", params: commitmentParams, body: formBody, perMinute: 60,
      handle: async ({ params, body, context }) => {
        requireReporter(context, params.code);
        const { subject } = commitmentOf(await sites.site(params.code, null), params.number);
        const given = givenIn(body);
        const read = readAct(given, context.clock.today());
        const refusal = await refusalOf(async () => {
          if ("issues" in read) throw notPossible(read.issues);
          await steering.act(authorOf(context), subject, read.act, numberIn(given["basedOn"]));
        });
        return refusal === null ? { kind: "redirect", to: `/sites/${encodeURIComponent(params.code)}/commitments/${params.number}?done=saved` } : show(context, params.code, params.number, {}, { form: read.form, refusal, given });
      },
    }),
  ];
}
