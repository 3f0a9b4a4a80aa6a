import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { day } from "../../../kernel/time/day.ts";
import { rolesFor } from "../../identity/index.ts";
import { stateOn } from "../../steering/index.ts";
import type { ReviewAct } from "../actions/reviews.ts";
import { conclusionKinds, lastOf } from "../domain/model.ts";
import { commitmentsIn, minutesOf, viewOf, type SiteView } from "../domain/view.ts";
import { authorOf, momentQuery, placeOf, requireOffice, requireReporter, seesDrafts, siteParams, viewAt, type Place, type SitesWebDeps } from "./deps.ts";
import { commitmentParams } from "./commitments/commitment-routes.tsx";
import { reviewParams } from "./reviews/review-routes.tsx";
import { waveParams } from "./site/site-routes.tsx";

const bilingual = z.object({ fr: z.string().max(20_000), en: z.string().max(20_000) });
const conclusion = z.object({ commitment: z.number().int(), kind: z.enum(conclusionKinds), reason: z.string().max(2000) });
const isoDay = z.iso.date();
const siteSchema = z.object({
  code: z.string(), name: z.string(), communes: z.array(z.string()), partners: z.array(z.object({ code: z.string().nullable(), name: z.string() })), on: isoDay, demonstration: z.boolean(), revision: z.number().int(),
  hasReferent: z.boolean(),
  waves: z.array(z.object({
    code: z.string(), letter: z.string(), startsOn: isoDay, halfWayOn: isoDay, lastDay: isoDay,
    projection: z.object({ text: bilingual, revision: z.number().int(), draft: z.boolean() }).nullable(),
    reviews: z.array(z.object({
      id: z.string(), kind: z.string(), year: z.number().int().nullable(), dueOn: isoDay, state: z.enum(["done", "held", "late", "soon", "to-come"]), daysLate: z.number().int(),
      minutes: z.object({ heldOn: isoDay, participants: z.array(z.string()), text: bilingual, conclusions: z.array(conclusion), revision: z.number().int(), draft: z.boolean() }).nullable(), sentOn: isoDay.nullable(),
    })),
  })),
  commitments: z.array(z.object({
    number: z.number().int(), subject: z.string(), wave: z.string(), continues: z.number().int().nullable(), title: bilingual, text: bilingual, partners: z.array(z.string()), contractCodes: z.array(z.string()), decidedOn: isoDay,
    revision: z.number().int(), draft: z.boolean(), state: z.string().nullable(), conclusion: conclusion.extend({ review: z.string(), heldOn: isoDay }).nullable(),
  })),
});

/** The dialogue of sites for programs: the same view, the same acts, the same rights as the pages. */
export function apiRoutes(deps: SitesWebDeps): readonly Route[] {
  const { sites, steering } = deps;
  const writing = { anyOf: rolesFor("sites.report") };

  async function out(view: SiteView, place: Place): Promise<z.input<typeof siteSchema>> {
    const { site } = view;
    const all = seesDrafts(place.context, site.code);
    const standings = await steering.standings(`${site.subject}.`, place.knownOn);
    return {
      code: site.code, name: site.name, communes: [...site.communes], partners: [...site.partners], on: place.on, demonstration: site.demonstration, revision: site.revision, hasReferent: view.referents.length > 0,
      waves: view.waves.map(({ wave, projection, reviews }) => ({
        code: wave.code, letter: wave.letter, startsOn: wave.startsOn, halfWayOn: wave.halfWayOn, lastDay: wave.lastDay,
        projection: projection === null ? null : { text: projection.revision.content, revision: projection.revision.number, draft: projection.isDraft },
        reviews: reviews.map((one) => {
          const minutes = minutesOf(one, all);
          return {
            id: one.id, kind: one.kind, year: one.year, dueOn: one.dueOn, state: one.state, daysLate: one.daysLate, sentOn: one.review?.sent?.on ?? null,
            minutes: minutes === null ? null : { ...minutes.revision.content, participants: [...minutes.revision.content.participants], conclusions: [...minutes.revision.content.conclusions], revision: minutes.revision.number, draft: minutes.isDraft },
          };
        }),
      })),
      commitments: commitmentsIn(view).map(({ commitment, shown, conclusion: last }) => {
        const standing = standings.get(commitment.subject);
        const { content } = shown.revision;
        return {
          number: commitment.number, subject: commitment.subject, wave: commitment.wave, continues: commitment.continues, title: content.title, text: content.text, partners: [...content.partners], contractCodes: [...content.contractCodes],
          decidedOn: content.decidedOn, revision: shown.revision.number, draft: shown.isDraft, state: standing === undefined ? null : stateOn(standing, place.on), conclusion: last,
        };
      }),
    };
  }

  const basedOn = z.number().int().min(0).describe("The revision that the writer saw; 0 where there was none");
  return [
    route({
      method: "GET", path: "/api/v1/sites", access: "public", summary: "Every site with its waves, commitments and reviews", query: momentQuery, response: z.object({ sites: z.array(siteSchema) }),
      handle: async ({ query, context }) => {
        const place = await placeOf(deps, query, context);
        const all = [...(await sites.all(place.knownOn)).values()].map((site) => viewOf(site, place.on, seesDrafts(context, site.code)));
        const shown: z.input<typeof siteSchema>[] = [];
        for (const view of all) shown.push(await out(view, place));
        return { kind: "json", value: { sites: shown } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/sites/:code", access: "public", summary: "A site with its waves, commitments and reviews", params: siteParams, query: momentQuery, response: siteSchema,
      handle: async ({ params, query, context }) => {
        const place = await placeOf(deps, query, context);
        return { kind: "json", value: await out(await viewAt(deps, place, params.code), place) };
      },
    }),
    route({
      method: "PUT", path: "/api/v1/sites/:code", access: { anyOf: rolesFor("sites.run") }, summary: "Opens a site or describes it anew", params: siteParams, response: z.object({ code: z.string(), revision: z.number().int() }),
      body: z.object({ name: z.string().max(300), communes: z.array(z.string().max(5)).max(200), partners: z.array(z.object({ code: z.string().max(40).nullable(), name: z.string().max(300) })).max(200), basedOn }),
      handle: async ({ params, body, context }) => {
        requireOffice(context);
        const site = await sites.describe(authorOf(context), { code: params.code, name: body.name, communes: body.communes, partners: body.partners }, body.basedOn);
        return { kind: "json", value: { code: site.code, revision: site.revision } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/sites/:code/waves", access: { anyOf: rolesFor("sites.run") }, summary: "Opens a wave of five years", params: siteParams, body: z.object({ letter: z.string().max(1), startsOn: isoDay }), response: z.object({ waves: z.array(z.string()) }),
      handle: async ({ params, body, context }) => {
        requireOffice(context);
        const site = await sites.openWave(authorOf(context), params.code.toUpperCase(), body.letter.toUpperCase(), day(body.startsOn));
        return { kind: "json", value: { waves: site.waves.map((wave) => wave.code) } };
      },
    }),
    route({
      method: "PUT", path: "/api/v1/sites/:code/waves/:wave/projection", access: writing, summary: "Writes the strategic projection of a wave; 409 where somebody wrote since", params: waveParams, body: z.object({ text: bilingual, basedOn }), response: z.object({ revision: z.number().int() }),
      handle: async ({ params, body, context }) => {
        requireReporter(context, params.code);
        const site = await sites.writeProjection(authorOf(context), params.code.toUpperCase(), params.wave, body.text, body.basedOn);
        return { kind: "json", value: { revision: site.waves.find((wave) => wave.code.toLowerCase() === params.wave.toLowerCase())?.projection.revisions.length ?? 0 } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/sites/:code/waves/:wave/projection/validate", access: { anyOf: rolesFor("sites.run") }, summary: "Validates the last projection of a wave, written by somebody else", params: waveParams, body: z.object({ revision: z.number().int().min(1) }), response: z.object({ revision: z.number().int() }),
      handle: async ({ params, body, context }) => {
        requireOffice(context);
        await sites.validateProjection(authorOf(context), params.code.toUpperCase(), params.wave, body.revision);
        return { kind: "json", value: { revision: body.revision } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/sites/:code/commitments", access: writing, summary: "Adds a commitment, or writes another text of one; 409 where somebody wrote since", params: siteParams, response: z.object({ number: z.number().int(), revision: z.number().int() }),
      body: z.object({ number: z.number().int().min(1).nullable(), wave: z.string().max(12), continues: z.number().int().nullable(), title: bilingual, text: bilingual, partners: z.array(z.string().max(300)).max(100), contractCodes: z.array(z.string().max(20)).max(50), decidedOn: isoDay, reason: z.string().max(2000).nullable(), basedOn }),
      handle: async ({ params, body, context }) => {
        requireReporter(context, params.code);
        const { number, wave, continues, reason, title, text, partners, contractCodes } = body;
        const written = await sites.writeCommitment(authorOf(context), params.code.toUpperCase(), { number, wave, continues, reason, content: { title, text, partners, contractCodes, decidedOn: day(body.decidedOn) } }, body.basedOn);
        const found = written.site.commitments.find((one) => one.number === written.number);
        return { kind: "json", value: { number: written.number, revision: found === undefined ? 0 : (lastOf(found.text)?.number ?? 0) } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/sites/:code/commitments/:number/validate", access: { anyOf: rolesFor("sites.run") }, summary: "Validates the last text of a commitment, written by somebody else", params: commitmentParams, body: z.object({ revision: z.number().int().min(1) }), response: z.object({ revision: z.number().int() }),
      handle: async ({ params, body, context }) => {
        requireOffice(context);
        await sites.validateCommitment(authorOf(context), params.code.toUpperCase(), params.number, body.revision);
        return { kind: "json", value: { revision: body.revision } };
      },
    }),
    route({
      method: "POST", path: "/api/v1/sites/:code/reviews/:review", access: writing, summary: "One step of a review: write, send, validate, send back, reopen; 409 where somebody wrote or closed since", params: reviewParams,
      body: z.object({
        basedOn,
        act: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("write"), minutes: z.object({ heldOn: isoDay, participants: z.array(z.string().max(300)).max(200), text: bilingual, conclusions: z.array(conclusion).max(500) }) }),
          z.object({ kind: z.literal("send"), on: isoDay }), z.object({ kind: z.literal("validate-as-referent") }), z.object({ kind: z.literal("validate-as-office") }),
          z.object({ kind: z.literal("send-back"), reason: z.string().max(2000) }), z.object({ kind: z.literal("reopen"), reason: z.string().max(2000) }),
        ]),
      }),
      response: z.object({ state: z.string(), revision: z.number().int() }),
      handle: async ({ params, body, context }) => {
        requireReporter(context, params.code);
        const { act } = body;
        if (act.kind === "validate-as-office" || act.kind === "send-back" || act.kind === "reopen") requireOffice(context);
        const step: ReviewAct = act.kind === "write" ? { kind: "write", minutes: { ...act.minutes, heldOn: day(act.minutes.heldOn) } } : act.kind === "send" ? { kind: "send", on: day(act.on) } : act;
        const site = await sites.review(authorOf(context), params.code.toUpperCase(), params.review, step, body.basedOn);
        const review = site.reviews.get(params.review);
        return { kind: "json", value: { state: review?.state ?? "draft", revision: review?.revisions.length ?? 0 } };
      },
    }),
  ];
}
