import { route, type Route } from "../../../kernel/http/route.ts";
import { forecastRoutes } from "../forecast/web/routes.tsx";
import { indicatorRoutes } from "../indicators/web/routes.tsx";
import { askedDay, ledgerRoutes, onQuery } from "../ledger/web/routes.tsx";
import { tableRoutes } from "../tables/web/routes.tsx";
import { apiRoutes } from "./api-routes.ts";
import type { MortalityWebDeps } from "./deps.ts";
import { OverviewPage } from "./overview-page.tsx";

/** Every page, file and API route of the line of causes of death. */
export function mortalityRoutes(deps: MortalityWebDeps): readonly Route[] {
  const { indicators, tables } = deps.mortality;
  return [
    route({
      method: "GET", path: "/mortality", access: "public", summary: "Causes of death: delay, failure rate, released tables", query: onQuery,
      handle: async ({ query, context }) => {
        const on = await askedDay(deps, query.on);
        const releases = await tables.releases();
        return { kind: "page", page: { title: context.language === "fr" ? "Causes de décès" : "Causes of death", section: "mortality", demonstration: releases.some(({ demonstration }) => demonstration), body: <OverviewPage delay={await indicators.delay(on)} failure={await indicators.failure(on)} releases={releases} context={context} /> } };
      },
    }),
    ...ledgerRoutes(deps), ...forecastRoutes(deps), ...tableRoutes(deps), ...indicatorRoutes(deps), ...apiRoutes(deps),
  ];
}
