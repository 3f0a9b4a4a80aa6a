import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { queryOf, questionFrom, studyQuery, type StudyQuestion, type StudySearch } from "../../search/index.ts";
import { groupingNames, StudyMapPage } from "./map-page.tsx";
import { mapGroupings, placeRows, type MapGrouping, type PlaceRow } from "./place-rows.ts";
import type { StudyPlaces, StudyPlacesIndex } from "./study-places.ts";

export interface StudyMapDeps {
  readonly search: Pick<StudySearch, "matches">;
  readonly places: StudyPlacesIndex;
  /** True where what the portal shows is made up. */
  readonly demonstration: () => Promise<boolean>;
}

const query = studyQuery.extend({ by: z.enum(mapGroupings).catch("region") });

/** The map of studies, over the same questions as their search. */
export function studyMapRoutes(deps: StudyMapDeps): readonly Route[] {
  const answer = async (question: StudyQuestion): Promise<{ readonly codes: readonly string[]; readonly places: ReadonlyMap<string, StudyPlaces> }> => {
    const [codes, places] = await Promise.all([deps.search.matches(question), deps.places.current()]);
    return { codes, places };
  };
  const rowsBy = ({ codes, places }: Awaited<ReturnType<typeof answer>>, by: MapGrouping, language: Language): readonly PlaceRow[] => placeRows(codes, places, by, language);
  return [
    route({
      method: "GET", path: "/studies/map", access: "public", summary: "Where studies take place: a map of France that is also a table, and the countries of the world", query,
      handle: async ({ query: asked, context: { language, clock } }) => {
        const question = questionFrom(asked);
        const found = await answer(question);
        return {
          kind: "page", page: {
            title: language === "fr" ? "Carte des études" : "Map of the studies", section: "studies", demonstration: await deps.demonstration(),
            body: createElement(StudyMapPage, {
              by: asked.by, rows: rowsBy(found, asked.by, language), regions: rowsBy(found, "region", language), found: found.codes.length, placed: found.codes.filter((code) => found.places.has(code)).length,
              query: queryOf(question), searchHref: (by, code) => `/studies${queryOf({ ...question, filters: { ...question.filters, [by]: [code] } })}`, today: clock.today(), language,
            }),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/studies-map.${format}`, access: "public", summary: `Studies and sites by place (${format.toUpperCase()})`, query,
        handle: async ({ query: asked, context: { language } }) => {
          const found = await answer(questionFrom(asked));
          return tableReply({
            name: `studies-by-${asked.by}`, title: both(`Études par lieu\u202f: ${groupingNames[asked.by].fr}`, `Studies by place: ${groupingNames[asked.by].en}`), demonstration: await deps.demonstration(),
            columns: [{ key: "code", label: both("Code", "Code") }, { key: "name", label: both("Lieu", "Place") }, { key: "studies", label: both("Études", "Studies") }, { key: "sites", label: both("Centres", "Sites") }],
            rows: rowsBy(found, asked.by, language).map(({ code, name, studies, sites }) => [code, name[language], studies, sites]),
          }, format, language);
        },
      }),
    ),
  ];
}
