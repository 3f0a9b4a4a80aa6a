import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../../kernel/http/table-reply.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { may, maySomewhere } from "../../../identity/index.ts";
import type { Evaluations } from "../module.ts";
import { evaluationApiRoutes } from "./api.ts";
import { editRoutes } from "./edit-routes.tsx";
import { EvaluationPage } from "./evaluation-page.tsx";
import { forecastsTable, objectivesTable, promisesTable, recommendationsTable } from "./tables.ts";
import { sayIn } from "./words.ts";

const onQuery = z.object({ on: z.string().max(10).optional() });

/** The day asked for; the usual one where none is, or where it is no day. */
export async function dayAsked(evaluations: Evaluations, on: string | undefined): Promise<Day> {
  return on !== undefined && isDay(on) ? on : evaluations.defaultDay();
}

/** The final evaluation: page, exports, entry of recommendations and their follow-up, API. */
export function createEvaluationRoutes(evaluations: Evaluations): readonly Route[] {
  async function page(context: RequestContext, on: Day): Promise<Reply> {
    const [evaluation, recommendations] = [await evaluations.evaluate(on), await evaluations.recommendations(on)];
    return {
      kind: "page",
      page: {
        title: sayIn(context.language)("Évaluation finale", "Final evaluation"), section: "board", demonstration: evaluation.demonstration,
        body: <EvaluationPage evaluation={evaluation} recommendations={recommendations} mayEdit={maySomewhere(context.actor, "evaluation.edit") && may(context.actor, "evaluation.edit")} context={context} />,
      },
    };
  }

  return [
    route({
      method: "GET", path: "/evaluation", access: "public", summary: "Final evaluation: what was promised, reached, foreseen and recommended", query: onQuery,
      handle: async ({ query, context }) => page(context, await dayAsked(evaluations, query.on)),
    }),
    route({
      method: "GET", path: "/exports/evaluation/:file", access: "public", summary: "The final evaluation as tables: objectives, promises, forecasts, recommendations",
      params: z.object({ file: namedTableFile }), query: onQuery,
      handle: async ({ params: { file: { name, format } }, query, context }) => {
        const on = await dayAsked(evaluations, query.on);
        if (name === "recommendations") return tableReply(recommendationsTable(await evaluations.recommendations(on)), format, context.language);
        const table = name === "objectives" ? objectivesTable : name === "promises" ? promisesTable : name === "forecasts" ? forecastsTable : null;
        if (table === null) throw new AppError("reports.unknown-table", { fr: `L’évaluation n’a pas de tableau «\u202f${name}\u202f».`, en: `The evaluation has no table “${name}”.` }, { status: 404 });
        return tableReply(table(await evaluations.evaluate(on)), format, context.language);
      },
    }),
    ...editRoutes(evaluations),
    ...evaluationApiRoutes(evaluations),
  ];
}
