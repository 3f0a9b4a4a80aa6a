import { z } from "zod";
import { apiAuthor, guardEdit, tieCheck } from "./guard.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { rolesFor } from "../../../identity/index.ts";
import type { YearDeps } from "../deps.ts";
import { countRegion, regionNamed } from "../regional.ts";
import { codeInPath, figureIn, figureOut, figuresOut, toFigureOut, yearInPath } from "./api-schemas.ts";
import { standingFigure, unknownFigure } from "./find-figure.ts";

/** The year in figures for programs: the same figures, the same rights. */
export function apiRoutes(deps: YearDeps): readonly Route[] {
  const { figures, publicUrl } = deps;
  return [
    route({
      method: "GET", path: "/api/v1/year/:year/figures", access: "public", summary: "Key figures of a year, national and of one region",
      params: z.object({ year: yearInPath }), query: z.object({ region: z.string().max(20).optional() }), response: figuresOut,
      handle: async ({ params: { year }, query, context }) => {
        const found = await figures.ofYear(year, null);
        if (found.length === 0) throw await unknownFigure(deps, String(year));
        const region = regionNamed(query.region);
        const count = region === null ? null : await countRegion(deps, region.code, year, context.clock.today());
        const shown = found.filter((one) => one.region === null || one.region === region?.code);
        return {
          kind: "json",
          value: { year, years: await figures.years(), figures: shown.map((one) => toFigureOut(one, publicUrl)), region: region === null || count === null ? null : { ...count, code: region.code, name: region.name } },
        };
      },
    }),
    route({
      method: "GET", path: "/api/v1/year/:year/figures/:code", access: "public", summary: "One key figure",
      params: z.object({ year: yearInPath, code: codeInPath }), response: figureOut,
      handle: async ({ params: { year, code } }) => ({ kind: "json", value: toFigureOut(await standingFigure(deps, year, code), publicUrl) }),
    }),
    route({
      method: "PUT", path: "/api/v1/year/:year/figures/:code", access: { anyOf: rolesFor("figures.edit") }, summary: "Enters or corrects a key figure, with its source", perMinute: 60,
      params: z.object({ year: yearInPath, code: codeInPath }), body: figureIn, response: figureOut,
      handle: async ({ params: { year, code }, body, context }) => {
        guardEdit(context);
        const { seen, ...content } = body;
        await figures.enter(apiAuthor(context), { content: { ...content, year, code }, seen }, await tieCheck(deps, context));
        return { kind: "json", value: toFigureOut(await standingFigure(deps, year, code), publicUrl) };
      },
    }),
  ];
}
