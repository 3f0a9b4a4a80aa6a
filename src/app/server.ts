import type { FastifyInstance } from "fastify";
import { loadAssets } from "../kernel/html/index.ts";
import { createServer, type LogEntry } from "../kernel/http/server.ts";
import type { Route } from "../kernel/http/route.ts";
import { createActivityRoutes } from "../modules/activity/index.ts";
import { createContractRoutes, findAction, indicatorsByPriority, objectiveOf, type Register } from "../modules/contract/index.ts";
import { createDirectoryRoutes } from "../modules/directory/index.ts";
import { createIdentityRoutes } from "../modules/identity/index.ts";
import { createIndicatorRoutes, type ReferringPlace } from "../modules/indicators/index.ts";
import { createLabRoutes, searchOf, type LabDeps } from "../modules/lab/index.ts";
import type { House } from "./house.ts";
import { actualPostsFrom } from "./measures/actual-posts.ts";
import { errorPage } from "./error-page.tsx";
import { renderPage } from "./layout/frame.tsx";
import { auditRoutes, createAppRoutes } from "./pages/index.ts";

/** Where the text of the contract refers to indicators, as links to the pages of the contract. */
function referringPlaces(register: Register): ReferringPlace[] {
  return register.references.flatMap((reference) => {
    const { from, indicator } = reference;
    if (from.kind === "action") {
      const title = findAction(register, from.code)?.action.title;
      return title === undefined ? [] : [{ indicator, label: { fr: `Action ${from.code} · ${title.fr}`, en: `Action ${from.code} · ${title.en}` }, href: `/actions/${encodeURIComponent(from.code)}` }];
    }
    const objective = objectiveOf(register, from)?.objective;
    if (objective === undefined) return [];
    const { code, title } = objective;
    return [{ indicator, label: { fr: `Objectif ${code} · ${title.fr}`, en: `Objective ${code} · ${title.en}` }, href: `/objectives/${encodeURIComponent(code)}` }];
  });
}

/** What the portal is given of the house. */
export function labDeps({ db, clock, directory, indicators, config }: House): LabDeps {
  return { db, clock, directory, indicators, institute: config.institute, ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }) };
}

/** Every route of the house, in one list: what the server serves and what the tests walk. */
export function allRoutes(house: House): readonly Route[] {
  const { contracts, indicators, identity, directory, activity } = house;
  return [
    ...createIndicatorRoutes({
      indicators,
      groups: async (on) => {
        const { version } = await contracts.inForce(on);
        return indicatorsByPriority(version.register).map((group) => ({
          code: group.priority?.code ?? "",
          title: group.priority?.title ?? { fr: "Autres indicateurs", en: "Other indicators" },
          indicators: group.indicators.map((indicator) => indicator.code),
        }));
      },
      references: async (on) => referringPlaces((await contracts.inForce(on)).version.register),
    }),
    ...createContractRoutes({ contracts, indicators, actualPosts: actualPostsFrom(indicators) }),
    ...createActivityRoutes({ activity, directory, indicators }),
    ...createIdentityRoutes({ identity }),
    ...createDirectoryRoutes({ directory, feeds: house.feeds }),
    ...createLabRoutes(labDeps(house)),
    ...createAppRoutes({ ...house, portal: searchOf(labDeps(house)) }),
    ...auditRoutes(house.db),
  ];
}

export async function createHouseServer(house: House, sessionSecret: Uint8Array, log?: (entry: LogEntry) => void): Promise<FastifyInstance> {
  const { config } = house;
  const database = house.db.kind === "pglite" ? "PGlite" : "PostgreSQL";
  return createServer({
    routes: allRoutes(house),
    render: (page, context) => renderPage(page, context, { version: config.version, database }),
    errorPage,
    assets: { prefix: "/assets/", files: loadAssets() },
    apiTitle: "Jalon",
    sessionSecret,
    resolveActor: (reference) => house.identity.resolveActor(reference),
    clock: house.clock,
    ...(log === undefined ? {} : { log }),
    onServed: (served) => house.accesses.served(served),
    secureCookies: config.publicUrl?.startsWith("https:") ?? false,
    version: config.version,
    trustProxy: config.trustProxy,
  });
}
