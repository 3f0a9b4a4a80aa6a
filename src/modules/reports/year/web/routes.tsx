import { z } from "zod";
import { EmptyState, Heading } from "../../../../kernel/html/index.ts";
import { route, type Reply, type RequestContext, type Route } from "../../../../kernel/http/route.ts";
import { namedTableFile, tableReply } from "../../../../kernel/http/table-reply.ts";
import { maySomewhere } from "../../../identity/index.ts";
import type { Figure } from "../../../activity/index.ts";
import type { Region } from "../../../directory/index.ts";
import { crossCheck } from "../cross-check.ts";
import type { YearDeps } from "../deps.ts";
import { countRegion, regionNamed } from "../regional.ts";
import { contractTie, yearPath } from "../say-figure.ts";
import { apiRoutes } from "./api-routes.ts";
import { codeInPath, yearInPath } from "./api-schemas.ts";
import { cardAddresses, cardDocument, cardSvg } from "./card.tsx";
import { editRoutes } from "./edit-routes.tsx";
import { FigurePage } from "./figure-page.tsx";
import { standingFigure, unknownFigure } from "./find-figure.ts";
import { oembedRoute } from "./oembed.ts";
import { figuresTable } from "./tables.ts";
import { regionPreference, YearPage } from "./year-page.tsx";

const yearQuery = z.object({ region: z.string().max(20).optional(), with: z.preprocess((given) => (given === "" ? undefined : given), yearInPath.optional().catch(undefined)) });

/** The region of the address, else the one remembered; `national` in the address sets it aside for once. */
function regionOf(asked: string | undefined, { preferences }: RequestContext): Region | null {
  return asked === undefined ? regionNamed(preferences?.[regionPreference]) : regionNamed(asked);
}

/** Every page, card, export and API route of the year in figures. */
export function createYearRoutes(deps: YearDeps): readonly Route[] {
  const { figures, directory, publicUrl } = deps;
  return [
    route({
      method: "GET", path: "/year", access: "public", summary: "The latest year that has figures",
      handle: async ({ context }) => {
        const [latest] = await figures.years();
        return latest === undefined ? nothingYet(null, [], context) : { kind: "redirect", to: `${yearPath(latest)}${context.url.search}` };
      },
    }),
    route({
      method: "GET", path: "/year/:year", access: "public", summary: "Key figures of a year, national or with a region",
      params: z.object({ year: yearInPath }), query: yearQuery,
      handle: async ({ params: { year }, query, context }) => {
        const [years, found] = await Promise.all([figures.years(), figures.ofYear(year, null)]);
        if (found.length === 0) return nothingYet(year, years, context);
        const region = regionOf(query.region, context);
        const count = region === null ? null : await countRegion(deps, region.code, year, context.clock.today());
        const other = query.with === undefined || query.with === year ? null : { year: query.with, figures: new Map((await figures.ofYear(query.with, null)).map((one): [string, Figure] => [one.code, one])) };
        const view = { context, year, years, figures: found, region, count, other, mayEdit: maySomewhere(context.actor, "figures.edit") };
        return {
          kind: "page",
          page: {
            title: context.language === "fr" ? `L’année ${year} en chiffres` : `The year ${year} in figures`, section: "year",
            demonstration: count?.demonstration === true || found.some((one) => one.demonstration), body: <YearPage {...view} />,
          },
        };
      },
    }),
    route({
      method: "GET", path: "/year/:year/figures/:code", access: "public", summary: "One key figure: source, history, place in the contract",
      params: z.object({ year: yearInPath, code: codeInPath }),
      handle: async ({ params: { year, code }, context }) => {
        const figure = await standingFigure(deps, year, code);
        const [all, fact, { version }] = await Promise.all([figures.ofYear(year, null), figures.fact(year, code), deps.contracts.inForce(context.clock.today())]);
        if (fact === null) throw new Error(`a figure stands without its fact: ${year}/${code}`);
        const view = {
          figure, fact, language: context.language,
          parts: all.filter((one) => one.partOf === code), whole: all.find((one) => one.code === figure.partOf) ?? null,
          ties: figure.ties.flatMap((tie) => contractTie(tie, version.register) ?? []),
          check: await crossCheck(directory, code, year, context.clock.today()),
          addresses: cardAddresses(figure, publicUrl), mayEdit: maySomewhere(context.actor, "figures.edit"),
        };
        return { kind: "page", page: { title: `${figure.label[context.language]} · ${year}`, section: "year", demonstration: figure.demonstration, body: <FigurePage {...view} /> } };
      },
    }),
    route({
      method: "GET", path: "/year/:year/figures/:code/card", access: "public", summary: "The card of a figure, to be placed on another site",
      params: z.object({ year: yearInPath, code: codeInPath }),
      handle: async ({ params: { year, code }, context: { language } }) => {
        const figure = await standingFigure(deps, year, code);
        return { kind: "document", embeddable: true, text: cardDocument(figure, cardAddresses(figure, publicUrl), language) };
      },
    }),
    route({
      method: "GET", path: "/year/:year/figures/:code/card.svg", access: "public", summary: "The card of a figure as a picture",
      params: z.object({ year: yearInPath, code: codeInPath }), query: z.object({ scheme: z.enum(["light", "dark"]).default("light") }),
      handle: async ({ params: { year, code }, query, context: { language } }) =>
        ({ kind: "document", embeddable: true, mediaType: "image/svg+xml", text: cardSvg(await standingFigure(deps, year, code), language, query.scheme) }),
    }),
    route({
      method: "GET", path: "/exports/year/:file", access: "public", summary: "The figures of a year (CSV, ODS, JSON)",
      params: z.object({ file: namedTableFile }), query: z.object({ region: z.string().max(20).optional() }),
      handle: async ({ params: { file }, query, context }) => {
        const year = yearInPath.safeParse(file.name);
        const found = year.success ? await figures.ofYear(year.data, null) : [];
        if (!year.success || found.length === 0) throw await unknownFigure(deps, file.name);
        return tableReply(figuresTable(year.data, found.filter((one) => one.region === null || one.region === query.region)), file.format, context.language);
      },
    }),
    ...apiRoutes(deps),
    oembedRoute(deps),
    ...editRoutes(deps),
  ];
}

/** A year without figures: said so, with the years that have some. */
function nothingYet(year: number | null, years: readonly number[], { language, actor }: RequestContext): Reply {
  const french = language === "fr";
  const mayEdit = maySomewhere(actor, "figures.edit");
  const title = french ? (year === null ? "L’année en chiffres" : `L’année ${year} en chiffres`) : year === null ? "The year in figures" : `The year ${year} in figures`;
  return {
    kind: "page",
    status: 404,
    page: {
      title, section: "year",
      body: (
        <>
          <Heading level={1}>{title}</Heading>
          <EmptyState
            title={french ? (year === null ? "Aucune année n’a encore de chiffres." : `Aucun chiffre n’est enregistré pour ${year}.`) : year === null ? "No year has figures yet." : `No figure is recorded for ${year}.`}
            {...(mayEdit ? { action: { href: "/year/edit", label: french ? "Faire entrer des chiffres" : "Bring figures in" } } : {})}
          >
            {years.length > 0
              ? <p>{french ? "Années présentes\u202f: " : "Years at hand: "}{years.map((one, at) => <>{at === 0 ? null : ", "}<a href={yearPath(one)}>{one}</a></>)}.</p>
              : <p>{french ? "Une publication de l’institut entre par la commande jalon facts import figures, ou par la page d’import." : "A publication of the institute comes in by the command jalon facts import figures, or by the import page."}</p>}
          </EmptyState>
        </>
      ),
    },
  };
}

