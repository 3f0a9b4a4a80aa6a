import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../../kernel/http/table-reply.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { PublishedQuestionnaire } from "../results.ts";
import { resultsNotPublished } from "../errors.ts";
import type { ResultWebDeps } from "./deps.ts";
import { EffectPage } from "./effect-page.tsx";
import { ResultsPage } from "./results-page.tsx";
import { resultsTable } from "./table.ts";

const codes = z.string().max(80);
const ofCode = z.object({ code: codes });
const count = z.number().int().nullable();
const axisSchema = z.union([
  z.object({
    axis: z.string(), shown: z.literal(true), contributions: z.number().int(), hiddenCells: z.number().int(), shownCells: z.number().int(),
    groups: z.array(z.object({ group: z.string(), categories: z.array(z.object({ values: z.array(z.string()), contributions: z.number().int() })) })),
    questions: z.array(z.object({ question: z.string(), parts: z.array(z.object({
      part: z.string(), cells: z.array(z.object({ value: z.string(), count })),
      crossings: z.array(z.object({ group: z.string(), columns: z.array(z.array(z.string())), rows: z.array(z.array(count)) })),
    })) })),
  }),
  z.object({ axis: z.string(), shown: z.literal(false) }),
]);
const responseSchema = z.object({
  release: z.object({
    questionnaire: z.string(), definitionSha256: z.string(), publishedOn: z.string(), eligible: count, issued: z.record(z.string(), count), lost: z.record(z.string(), count).optional(),
    results: z.object({ rule: z.object({ version: z.literal(1), threshold: z.number().int() }), axes: z.array(axisSchema) }),
  }),
  sha256: z.string(), demonstration: z.boolean(),
});

/** Published results of a questionnaire: page, files, API. All three read the one frozen release. */
export function resultRoutes({ results, objectiveStandings, standingDay }: ResultWebDeps): readonly Route[] {
  const published = async (code: string): Promise<PublishedQuestionnaire> => {
    const found = await results.resultsOf(code);
    if (found === null) throw resultsNotPublished();
    return found;
  };
  return [
    route({
      method: "GET", path: "/consultations/questionnaires/:code/results", access: "public", summary: "Published results of a questionnaire, by axis, crossed with one group if asked", params: ofCode,
      query: z.object({ axis: codes.optional(), group: codes.optional() }),
      handle: async ({ params, query, context: { language, url } }) => {
        const found = await published(params.code);
        const { form, title, demonstration } = found.questionnaire;
        const axis = form.axes.find(({ code }) => code === query.axis);
        const on = await standingDay();
        const spoken = axis === undefined ? [] : [...new Set([...axis.objectives, ...axis.sections.flatMap(({ questions }) => questions.flatMap(({ objectives = [] }) => objectives))])];
        const standings = spoken.length === 0 ? [] : await objectiveStandings(spoken, on);
        return { kind: "page", page: { title: `${language === "fr" ? "Résultats" : "Results"} – ${pick(title, language)}`, section: "consultations", demonstration, body: <ResultsPage found={found} axis={axis?.code ?? null} group={query.group ?? null} standings={standings} standingOn={on} language={language} url={url} /> } };
      },
    }),
    route({
      method: "GET", path: "/consultations/manage/:code/effect", access: { anyOf: rolesFor("consultations.run") }, summary: "How many numbers the publication of a closed questionnaire would hide", params: ofCode,
      handle: async ({ params, context: { language } }) => {
        const { questionnaire, axes } = await results.effectOf(params.code);
        return { kind: "page", page: { title: language === "fr" ? "Ce que la publication masquera" : "What publication will hide", section: "consultations", demonstration: questionnaire.demonstration, body: <EffectPage questionnaire={questionnaire} axes={axes} language={language} /> } };
      },
    }),
    route({
      method: "GET", path: "/exports/questionnaire-results/:file", access: "public", summary: "Published results of a questionnaire (CSV, ODS or JSON by the end of the address)", params: z.object({ file: namedTableFile }),
      handle: async ({ params: { file }, context: { language } }) => tableReply(resultsTable(await published(file.name), language), file.format, language),
    }),
    route({
      method: "GET", path: "/api/v1/questionnaires/:code/results", access: "public", summary: "Published results of a questionnaire", params: ofCode, response: responseSchema,
      description: "The one frozen release: counts by axis, question, part and value, and crossed with each group; null is hidden. `sha256` is that of `release` in canonical JSON (RFC 8785).",
      handle: async ({ params }) => {
        const { release: { sha256, demonstration, ...release } } = await published(params.code);
        return { kind: "json", value: { release, sha256, demonstration } };
      },
    }),
  ];
}
