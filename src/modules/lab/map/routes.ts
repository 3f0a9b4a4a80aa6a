import { createElement } from "preact";
import { route, type Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";
import { searchOf } from "../search/index.ts";
import { questionOf } from "../search/web/search-query.ts";
import { addressOf, lookOf, mapQuery, shiftOf, withoutPlace } from "./address.ts";
import { mapView, movedWindow } from "./domain/map-view.ts";
import { spotsOf } from "./spots.ts";
import { MapPage, mapTitle } from "./web/map-page.tsx";

const pageSize = 25;
/** Names of filters that are looked up; more are shown as written. */
const mostNamed = 10;

/** The map of the portal: every view of it has an address. */
export function mapRoutes(deps: LabDeps): readonly Route[] {
  const search = searchOf(deps);
  return [
    route({
      method: "GET",
      path: "/lab/map",
      access: "public",
      summary: "The map of structures, and the list of what it shows",
      query: mapQuery,
      handle: async ({ query, context }) => {
        const { language, url } = context;
        const question = questionOf({ ...withoutPlace(query), kind: "structure" }, context);
        const found = await search.matches(question);
        const spots = await spotsOf(deps.db);
        const map = mapView(found.flatMap((entity) => spots.get(entity) ?? []), lookOf(query));
        const shift = shiftOf(query);
        if (shift !== null) {
          const look = map.view === null ? map.look : movedWindow(map.view, shift.across, shift.down, shift.scale);
          return { kind: "redirect", to: addressOf(query, look) };
        }
        const pages = Math.max(1, Math.ceil(map.shown.length / pageSize));
        const page = Math.min(query.page ?? 1, pages);
        const items = await search.items(map.shown.slice((page - 1) * pageSize, page * pageSize).map(({ entity }) => entity), { on: question.on });
        const named = [...query.parent, ...query.participant, ...query.theme].slice(0, mostNamed);
        const names = new Map((await Promise.all(named.map(async (text) => [text, (await deps.directory.find(text))?.ref.name] as const))).flatMap(([text, name]) => (name === undefined ? [] : [[text, name] as const])));
        return {
          kind: "page",
          page: {
            title: mapTitle({ query, map, language }),
            section: "lab",
            demonstration: map.shown.some(({ demonstration }) => demonstration),
            body: createElement(MapPage, { query, map, items, page, pages, pageSize, on: question.on, language, url, anything: spots.size > 0, names }),
          },
        };
      },
    }),
  ];
}
