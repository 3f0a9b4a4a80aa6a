import { Readable } from "node:stream";
import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { route, type Reply, type Route } from "../../../../kernel/http/route.ts";
import { rdfMediaTypes, rdfWriters, type RdfFormat } from "../../../../kernel/rdf/index.ts";
import { contextOf, type ExchangeDeps } from "../deps.ts";
import { cataloguePath, catalogueQuads, type CataloguePage } from "../graph/catalogue.ts";
import { prefixes } from "../graph/terms.ts";
import { allPublished, pageStart, publishedAfter, publishedCount } from "../store/published.ts";
import { CatalogueView } from "./catalogue-view.tsx";
import { endings } from "./record-routes.ts";

const size = 100;

const query = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).optional() });

/**
 * The whole catalogue in DCAT-AP: streamed, so that its size costs nothing; `?page=1` gives it in parts of a hundred that say where the next one is
 * (Hydra), for harvesters that would rather. The page for people says how to take it.
 */
export function catalogueRoutes(deps: ExchangeDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: cataloguePath, access: "public", summary: "How to harvest the catalogue of datasets",
      handle: async ({ context }) => ({
        kind: "page",
        page: {
          title: context.language === "fr" ? "Moissonner le catalogue" : "Harvest the catalogue", section: "/data",
          body: <CatalogueView language={context.language} siteUrl={deps.siteUrl} total={await publishedCount(deps.db)} />,
          headLinks: Object.entries(endings).map(([ending, format]) => ({ rel: "alternate", href: `${cataloguePath}.${ending}`, type: rdfMediaTypes[format].split(";")[0] ?? "" })),
          links: [
            ...Object.entries(endings).map(([ending, format]) => `<${deps.siteUrl}${cataloguePath}.${ending}>; rel="describedby"; type="${rdfMediaTypes[format].split(";")[0]}"; profile="http://data.europa.eu/r5r/"`),
            `<${deps.siteUrl}${cataloguePath}/fairicat.json>; rel="api-catalog"; type="application/linkset+json"`,
          ],
        },
      }),
    }),
    ...Object.entries(endings).map(([ending, format]) => route({
      method: "GET", path: `${cataloguePath}.${ending}`, access: "public", summary: `The catalogue in DCAT-AP 3.0.1 (${format}), whole or by pages`, query, perMinute: 60,
      handle: async ({ query: { page } }) => (page === undefined ? whole(deps, format, ending) : part(deps, format, ending, page)),
    })),
    route({
      method: "GET", path: `${cataloguePath}/fairicat.json`, access: "public", summary: "FAIRiCat: the interfaces of the portal for programs (RFC 9264)",
      handle: async () => ({ kind: "document", mediaType: "application/linkset+json; charset=utf-8", text: `${JSON.stringify(fairicat(deps.siteUrl), null, 2)}\n` }),
    }),
  ];
}

async function whole(deps: ExchangeDeps, format: RdfFormat, ending: string): Promise<Reply> {
  return {
    kind: "stream", mediaType: rdfMediaTypes[format], fileName: `catalogue.${ending}`, sizeBytes: null,
    open: async () => Readable.from(rdfWriters[format](catalogueQuads(allPublished(deps), await contextOf(deps)), prefixes), { objectMode: false }),
  };
}

async function part(deps: ExchangeDeps, format: RdfFormat, ending: string, page: number): Promise<Reply> {
  const total = await publishedCount(deps.db);
  const last = Math.max(1, Math.ceil(total / size));
  const start = page > last ? null : await pageStart(deps.db, page, size);
  if (start === null) throw new AppError("datasets.no-such-page", { fr: `Le catalogue n’a que ${last} pages.`, en: `The catalogue has only ${last} pages.` }, { status: 404 });
  const address = (number: number): string => `${deps.siteUrl}${cataloguePath}.${ending}?page=${number}`;
  const place: CataloguePage = { total, size, addresses: { self: address(page), first: address(1), previous: page > 1 ? address(page - 1) : null, next: page < last ? address(page + 1) : null, last: address(last) } };
  const several = await publishedAfter(deps, start, size);
  let text = "";
  for await (const piece of rdfWriters[format](catalogueQuads([several], await contextOf(deps), place), prefixes)) text += piece;
  return { kind: "document", mediaType: rdfMediaTypes[format], text, links: place.addresses.next === null ? [] : [`<${place.addresses.next}>; rel="next"`] };
}

/** What programs can ask here, and by which rules (https://signposting.org/FAIRiCat/). */
function fairicat(siteUrl: string): object {
  const one = (anchor: string, rules: string, description: string) => ({ anchor, "service-doc": [{ href: rules, type: "text/html" }], "service-desc": [{ href: description }] });
  return {
    linkset: [
      { anchor: `${siteUrl}/data`, "service-meta": [{ href: `${siteUrl}${cataloguePath}`, type: "text/html" }] },
      one(`${siteUrl}/oai`, "http://www.openarchives.org/OAI/openarchivesprotocol.html", `${siteUrl}/oai?verb=Identify`),
      one(`${siteUrl}${cataloguePath}.ttl`, "https://semiceu.github.io/DCAT-AP/releases/3.0.1/", `${siteUrl}${cataloguePath}.ttl?page=1`),
      one(`${siteUrl}/api/v1/datasets`, `${siteUrl}/about`, `${siteUrl}/api/v1/openapi.json`),
    ],
  };
}
