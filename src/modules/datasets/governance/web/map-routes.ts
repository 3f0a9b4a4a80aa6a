import { createElement } from "preact";
import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { maySomewhere } from "../../../identity/index.ts";
import { placeOf, themeOf } from "../../domain/vocabularies/index.ts";
import type { GovernanceDeps } from "../deps.ts";
import { filtered, mapGroupings, mapRows, rowOf, sensitivities, type Holding, type MapFilter, type MapRow } from "../domain/holdings.ts";
import { createHoldingsReader } from "../store/holdings.ts";
import { groupHeaders, MapPage, sensitivityNames, type MapPageProps } from "./map-page.tsx";

const mapQuery = z.object({
  by: z.enum(mapGroupings).catch("unit"), region: z.string().regex(/^\d{2}$/).optional().catch(undefined), theme: z.string().min(1).max(60).optional().catch(undefined), sensitivity: z.enum(sensitivities).optional().catch(undefined),
});
type MapQuery = z.output<typeof mapQuery>;

const rowSchema = z.object({ code: z.string(), name: z.object({ fr: z.string(), en: z.string() }), datasets: z.number(), drafts: z.number(), open: z.number(), onRequest: z.number(), closed: z.number(), sensitive: z.number(), bytes: z.number() });

/** Where the institute's data are, about what, how sensitive: the map, which is also a table. */
export function mapRoutes(deps: GovernanceDeps): readonly Route[] {
  const holdingsOf = createHoldingsReader(deps.db, deps.clock);
  const read = async (query: MapQuery, { actor, clock }: RequestContext): Promise<Omit<MapPageProps, "language"> & { readonly demonstration: boolean }> => {
    // Drafts are counted only for those who steer: to everybody else they are not there.
    const seesDrafts = maySomewhere(actor, "datasets.govern");
    const all = (await holdingsOf()).filter(({ published }) => published || seesDrafts);
    const filter: MapFilter = { ...(query.region === undefined ? {} : { region: query.region }), ...(query.theme === undefined ? {} : { theme: query.theme }), ...(query.sensitivity === undefined ? {} : { sensitivity: query.sensitivity }) };
    const { region: _, ...withoutRegion } = filter;
    const shown = filtered(all, filter);
    const rows = mapRows(shown, query.by);
    const units = query.by === "unit" ? await deps.structures.of(rows.flatMap(({ code }) => (code === "" ? [] : [code])), clock.today()) : new Map();
    const nameOf = (row: MapRow): Bilingual => {
      if (row.code === "") return both("Non précisé", "Not stated");
      const known = query.by === "theme" ? themeOf(row.code)?.name : query.by === "place" ? placeOf(row.code)?.name : query.by === "sensitivity" ? sensitivityNames[row.code as keyof typeof sensitivityNames] : null;
      const unit = units.get(row.code);
      return known ?? (unit === undefined ? both(row.code, row.code) : both(unit.acronym ?? unit.name, unit.acronym ?? unit.name));
    };
    return {
      by: query.by, filter, rows: rows.map((row) => ({ ...row, name: nameOf(row) })), whole: rowOf("", shown), regionCounts: regionCounts(filtered(all, withoutRegion)), seesDrafts,
      themeName: query.theme === undefined ? null : (themeOf(query.theme)?.name ?? both(query.theme, query.theme)), today: clock.today(), demonstration: shown.some(({ demonstration }) => demonstration),
    };
  };
  return [
    route({
      method: "GET", path: "/data/map", access: "public", summary: "The map of the institute’s data by unit, theme, sensitivity and place", query: mapQuery,
      handle: async ({ query, context }) => {
        const { demonstration, ...props } = await read(query, context);
        return { kind: "page", page: { title: pick(both("Carte des données", "Map of the data"), context.language), section: "data", demonstration, body: createElement(MapPage, { ...props, language: context.language }) } };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/datasets-map.${format}`, access: "public", summary: `The map of the data as a table (${format.toUpperCase()})`, query: mapQuery,
        handle: async ({ query, context }) => {
          const { rows, demonstration, seesDrafts } = await read(query, context);
          return tableReply({
            name: `datasets-by-${query.by}`, title: both("Carte des données", "Map of the data"), demonstration,
            columns: [
              { key: "code", label: both("Code", "Code") }, { key: "name", label: groupHeaders[query.by] }, { key: "datasets", label: both("Jeux de données", "Datasets") }, ...(seesDrafts ? [{ key: "drafts", label: both("dont non publiés", "of which not published") }] : []),
              { key: "open", label: both("Ouverts à tous", "Open to all") }, { key: "on_request", label: both("Sur demande", "On request") }, { key: "closed", label: both("Fermés", "Closed") }, { key: "sensitive", label: both("Données personnelles", "Personal data") }, { key: "bytes", label: both("Volume", "Volume"), unit: "octets" },
            ],
            rows: rows.map(({ code, name, datasets, drafts, open, onRequest, closed, sensitive, bytes }) => [code, name, datasets, ...(seesDrafts ? [drafts] : []), open, onRequest, closed, sensitive, bytes]),
          }, format, context.language);
        },
      }),
    ),
    route({
      method: "GET", path: "/api/v1/datasets/map", access: "public", summary: "Datasets counted by unit, theme, sensitivity or place", query: mapQuery, response: z.object({ by: z.enum(mapGroupings), rows: z.array(rowSchema) }),
      handle: async ({ query, context }) => ({ kind: "json", value: { by: query.by, rows: (await read(query, context)).rows } }),
    }),
  ];
}

function regionCounts(holdings: readonly Holding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { region } of holdings) if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1);
  return counts;
}
