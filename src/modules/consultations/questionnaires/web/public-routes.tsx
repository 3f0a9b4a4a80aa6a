import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { campaignModes, campaignStates } from "../../domain/campaign.ts";
import { definitionOf, definitionText } from "../../domain/definition.ts";
import { unknownQuestionnaire } from "../errors.ts";
import { isOrganiser, visibleTo, type QuestionnaireWebDeps } from "./deps.ts";
import { HubPage } from "./hub-page.tsx";
import { SheetPage } from "./sheet-page.tsx";

export const ofQuestionnaire = z.object({ code: z.string().max(60) });

const bilingual = z.object({ fr: z.string(), en: z.string() });
const listed = z.object({
  code: z.string(), title: bilingual, mode: z.enum(campaignModes), state: z.enum(campaignStates), opensOn: z.string(), closesOn: z.string(), threshold: z.number(),
  definitionSha256: z.string().nullable(), demonstration: z.boolean(),
});
const whole = listed.extend({
  contact: z.string(),
  closedOn: z.string().nullable(),
  /** As it is hashed; null before the opening. */
  definition: z.record(z.string(), z.unknown()).nullable(),
});

/** What everybody may read of questionnaires: the hub, each one's page, its definition, the API. */
export function publicRoutes(deps: QuestionnaireWebDeps): readonly Route[] {
  const { questionnaires } = deps;
  return [
    route({
      method: "GET", path: "/consultations", access: "public", summary: "What one can take part in: questionnaires, consultations, participatory steps",
      handle: async ({ context }) => {
        const seen = (await questionnaires.list()).filter(({ state }) => state !== "draft");
        const entries = (await deps.entries?.(context)) ?? [];
        return {
          kind: "page",
          page: {
            title: context.language === "fr" ? "Participer" : "Take part", section: "consultations", demonstration: seen.some(({ demonstration }) => demonstration) || entries.some(({ demonstration }) => demonstration),
            body: <HubPage questionnaires={seen} entries={entries} organiser={isOrganiser(context)} language={context.language} />,
          },
        };
      },
    }),
    route({
      method: "GET", path: "/consultations/questionnaires/:code", access: "public", summary: "One questionnaire: its rules, its axes, how to check it", params: ofQuestionnaire,
      handle: async ({ params, context }) => {
        const record = await visibleTo(context, deps, params.code);
        return {
          kind: "page",
          page: { title: pick(record.title, context.language), section: "consultations", demonstration: record.demonstration, body: <SheetPage record={record} actor={context.actor} eligible={context.actor === null || (await deps.mayAnswer(context.actor, record))} organiser={isOrganiser(context)} site={deps.site} language={context.language} /> },
        };
      },
    }),
    route({
      method: "GET", path: "/consultations/questionnaires/:code/definition", access: "public", summary: "What the opening of a questionnaire fixed, as it is hashed (canonical JSON, RFC 8785)", params: ofQuestionnaire,
      handle: async ({ params }) => {
        const record = await questionnaires.find(params.code);
        if (record === null || record.definitionSha256 === null) throw unknownQuestionnaire();
        return { kind: "document", mediaType: "application/json; charset=utf-8", text: definitionText(definitionOf(record, record.keys)), shared: true };
      },
    }),
    route({
      method: "GET", path: "/api/v1/questionnaires", access: "public", summary: "Questionnaires that were announced, latest first", response: z.object({ items: z.array(listed) }),
      handle: async () => ({ kind: "json", value: { items: (await questionnaires.list()).filter(({ state }) => state !== "draft") } }),
    }),
    route({
      method: "GET", path: "/api/v1/questionnaires/:code", access: "public", summary: "One questionnaire with its definition", params: ofQuestionnaire, response: whole,
      description: "`definition` is what the opening fixed, public keys included. `definitionSha256` is the SHA-256 of its canonical JSON (RFC 8785) in UTF-8; both are null before the opening.",
      handle: async ({ params, context }) => {
        const record = await visibleTo(context, deps, params.code);
        return { kind: "json", value: { ...record, definition: record.definitionSha256 === null ? null : JSON.parse(definitionText(definitionOf(record, record.keys))) } };
      },
    }),
  ];
}
