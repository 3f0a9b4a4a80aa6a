import { createElement } from "preact";
import { z } from "zod";
import { route, type Actor, type Page, type Reply, type RequestContext, type Route, type RouteInput } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { exportFiles, exportFormats, itemText } from "../../../publications/index.ts";
import { mayCurate, mayDownload, mayEdit, mayRead } from "../../domain/access.ts";
import type { Dataset, DatasetStanding } from "../../domain/dataset.ts";
import { contextOf, negotiated, schemaOrgOf, signpostingLinks, type ExchangeContext } from "../../exchange/index.ts";
import { formsOf } from "../../exchange/forms.ts";
import { croissantOf } from "../../profile/index.ts";
import { unknownDataset } from "../../errors.ts";
import { cslOf, citations } from "./citation.ts";
import type { SheetDeps } from "./deps.ts";
import { bilingualTitle, titleOf } from "./localised.ts";
import { nextStep } from "./next-step.ts";
import { SheetPage } from "./sheet-page.tsx";
import { ElsewherePage, TombstonePage, VersionsPage } from "./standing-pages.tsx";
import { dataPath, type SheetView } from "./view.ts";

const codeParams = z.object({ code: z.string().regex(/^ds-\d{6,}$/i) });
const versionParams = codeParams.extend({ version: z.coerce.number().int().min(1).max(100_000) });

/** A dataset that the caller may see, and what they are to it. */
interface Found {
  readonly dataset: Dataset;
  readonly standing: DatasetStanding;
  readonly mayEdit: boolean;
}

/** Every page of one dataset: sheet, tombstone, versions, way out to a repository, citations. */
export function sheetRoutes(deps: SheetDeps): readonly Route[] {
  const { datasets } = deps;
  const visible = async (code: string, actor: Actor | null): Promise<Found> => {
    const [dataset, standing] = await Promise.all([datasets.findFor(actor, code.toLowerCase()), datasets.standing(code.toLowerCase())]);
    if (dataset === null || standing === null || !mayRead(actor, standing)) throw unknownDataset();
    return { dataset, standing, mayEdit: mayEdit(actor, standing) };
  };
  const citedFormats = exportFormats.map((format) => ({ format, extension: format === "csl-json" ? "csl.json" : exportFiles[format].extension, mediaType: exportFiles[format].type }));
  return [
    route({
      method: "GET", path: "/data/:code", access: "public", summary: "The datasheet of a dataset", params: codeParams,
      handle: async (input) => {
        const { context, params } = input;
        const found = await visible(params.code, context.actor);
        const { dataset } = found;
        const otherForm = negotiated(dataset, input.headers?.["accept"]);
        if (otherForm !== null) return otherForm;
        const view = await viewOf(deps, found, context, false);
        const told = await contextOf(deps.exchange);
        if (dataset.state === "withdrawn") {
          const successor = dataset.withdrawal?.successor ?? null;
          return pageReply(dataset, context, { body: createElement(TombstonePage, { view, successor: successor === null ? null : await datasets.find(successor) }), structuredData: structuredData(dataset, told), links: signpostingLinks(dataset, told) });
        }
        if (dataset.state !== "published") return pageReply(dataset, context, { body: createElement(SheetPage, { view }) });
        if (isLookedAt(input)) deps.counter.count("view", [dataset.code], { address: context.address ?? null, userAgent: input.headers?.["user-agent"] ?? null });
        return pageReply(dataset, context, {
          body: createElement(SheetPage, { view }), structuredData: structuredData(dataset, told), links: signpostingLinks(dataset, told),
          headLinks: view.formats.map(({ path, mediaType }) => ({ rel: "alternate", href: `${dataPath(dataset.code)}/${path}`, type: mediaType })),
        });
      },
    }),
    route({
      method: "GET", path: "/data/:code/elsewhere", access: "public", summary: "The way out to the thematic repository that keeps the data", params: codeParams,
      handle: async ({ params, context }) => {
        const { dataset } = await visible(params.code, context.actor);
        if (dataset.metadata.elsewhere === null || dataset.state === "withdrawn") return { kind: "redirect", to: dataPath(dataset.code) };
        return pageReply(dataset, context, { body: createElement(ElsewherePage, { dataset, language: context.language }) }, dataset.metadata.elsewhere.repository);
      },
    }),
    route({
      method: "GET", path: "/data/:code/versions", access: "public", summary: "The published versions of a dataset", params: codeParams,
      handle: async ({ params, context }) => {
        const { dataset } = await visible(params.code, context.actor);
        return pageReply(dataset, context, { body: createElement(VersionsPage, { dataset, versions: await datasets.versions(dataset.code), language: context.language }) }, "Versions");
      },
    }),
    route({
      method: "GET", path: "/data/:code/versions/:version", access: "public", summary: "A version of a dataset as it was published", params: versionParams,
      handle: async ({ params, context }) => {
        const found = await visible(params.code, context.actor);
        const dataset = await datasets.version(found.dataset.code, params.version);
        if (dataset === null) throw unknownDataset();
        if (found.dataset.state === "published" && found.dataset.version === params.version) return { kind: "redirect", to: dataPath(dataset.code) };
        const view = await viewOf(deps, { ...found, dataset }, context, true);
        return pageReply(dataset, context, { body: found.dataset.state === "withdrawn" ? createElement(TombstonePage, { view, successor: null }) : createElement(SheetPage, { view }) }, `Version ${dataset.version}`);
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/datasets/:code/versions.${format}`, access: "public", summary: `The published versions of a dataset (${format.toUpperCase()})`, params: codeParams,
        handle: async ({ params, context }) => {
          const { dataset } = await visible(params.code, context.actor);
          return tableReply({
            name: `${dataset.code}-versions`, title: titled("Versions", bilingualTitle(dataset.metadata.title)), demonstration: dataset.demonstration,
            columns: [{ key: "version", label: both("Version", "Version") }, { key: "published_on", label: both("Publiée le", "Published on") }, { key: "summary", label: both("Ce qui a changé", "What changed") }],
            rows: (await datasets.versions(dataset.code)).map(({ version, publishedAt, summary }) => {
              const day = publishedAt.slice(0, 10);
              return [version, isDay(day) ? { day } : null, summary];
            }),
          }, format, context.language);
        },
      }),
    ),
    ...citedFormats.map(({ format, extension, mediaType }) =>
      route({
        method: "GET", path: `/data/:code/citation.${extension}`, access: "public", summary: `The reference of a dataset (${extension})`, params: codeParams,
        handle: async ({ params, context }): Promise<Reply> => {
          const { dataset } = await visible(params.code, context.actor);
          return { kind: "file", mediaType, fileName: `${dataset.code}.${extension}`, bytes: itemText(cslOf(dataset, context.language, deps.publicUrl ?? null), format) };
        },
      }),
    ),
  ];
}

/** For search engines and for programs of machine learning. */
function structuredData(dataset: Dataset, told: ExchangeContext): readonly object[] {
  const { siteUrl, today, institute } = told;
  return [schemaOrgOf(dataset, told), ...(dataset.state === "published" ? [croissantOf(dataset, { siteUrl, today, publisher: institute.name, head: true })] : [])];
}

/** Somebody looks at the page: no prefetch, no part of another page, no program that asks for no page. */
function isLookedAt({ headers }: Pick<RouteInput<unknown, unknown, unknown>, "headers">): boolean {
  const of = (name: string): string => headers?.[name] ?? "";
  if (!/text\/html/i.test(of("accept"))) return false;
  if (["sec-purpose", "purpose", "x-purpose", "x-moz"].some((name) => /prefetch|prerender|preview/i.test(of(name)))) return false;
  return of("sec-fetch-dest") === "" || of("sec-fetch-dest") === "document";
}

function titled(name: string, title: Bilingual): Bilingual {
  return both(`${name} · ${title.fr}`, `${name} · ${title.en}`);
}

/**
 * Status 200 for withdrawn datasets too: the address is that of the record, which is still there (FAIR principle A2), and
 * DOIs must lead to a page; what is gone are the data, whose own addresses say so.
 */
function pageReply(dataset: Dataset, { language }: RequestContext, page: Omit<Page, "title" | "section" | "demonstration">, about?: string): Reply {
  const name = titleOf(dataset.metadata.title, language).text;
  return { kind: "page", page: { title: about === undefined ? name : `${about} · ${name}`, section: "data", demonstration: dataset.demonstration, ...page } };
}

async function viewOf(deps: SheetDeps, { dataset, standing, mayEdit: edits }: Found, context: RequestContext, isOld: boolean): Promise<SheetView> {
  const { actor, language, clock } = context;
  const today = clock.today();
  const now = clock.now().toISOString();
  const { metadata } = dataset;
  const [grants, acceptsRequests, versions, units, project, near, own] = await Promise.all([
    deps.grants.of({ actor, linkToken: null }, dataset.code),
    deps.acceptsRequests(dataset),
    deps.datasets.versions(dataset.code),
    metadata.unit === null ? null : deps.structures.of([metadata.unit], today),
    metadata.project === null ? null : deps.projectName(metadata.project, today),
    dataset.state === "published" && !isOld ? deps.near(dataset) : { sameUnit: [], sameThemes: [] },
    actor === null ? null : deps.ownRequest(actor, dataset.code),
  ]);
  const related = await Promise.all(metadata.related.map(async (one) => ({ ...one, work: await deps.workOf(one.scheme, one.value) })));
  const may = (file: Dataset["files"][number]): boolean => mayDownload(actor, dataset, standing, file, grants, { today, instant: now });
  return {
    dataset, language, today, isOld, related, versions, near, project, mayEdit: edits,
    keeping: edits && !isOld ? { draft: standing.draftState, maySettle: dataset.state === "published" && dataset.origin.kind === "declared", mayWithdraw: dataset.state === "published" && mayCurate(actor, standing), csrfToken: context.csrfToken } : null,
    next: nextStep(dataset, { today, mayEdit: edits, grants, now, acceptsRequests }),
    downloadable: new Set(isOld || dataset.state === "withdrawn" ? [] : dataset.files.filter(may).map(({ id }) => id)),
    unit: metadata.unit === null ? null : (units?.get(metadata.unit) ?? null),
    fair: deps.datasets.fair(dataset), citations: citations(dataset, language, deps.publicUrl ?? null), ownRequest: own?.href ?? null, formats: formsOf(metadata),
  };
}
