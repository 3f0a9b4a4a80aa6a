import { route, type Route } from "../../../../kernel/http/route.ts";
import { rdfMediaTypes } from "../../../../kernel/rdf/index.ts";
import { contextOf, type ExchangeDeps } from "../deps.ts";
import { cataloguePath, catalogueQuads } from "../graph/catalogue.ts";
import type { Dataset } from "../record.ts";
import { allPublished, pageStart, publishedAfter, publishedCount } from "../store/published.ts";
import { catalogueDocumentRoutes, endings, type CatalogueDocuments } from "./catalogue-documents.ts";
import { CatalogueView } from "./catalogue-view.tsx";

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
    ...catalogueDocumentRoutes(documents(deps)),
    route({
      method: "GET", path: `${cataloguePath}/fairicat.json`, access: "public", summary: "FAIRiCat: the interfaces of the portal for programs (RFC 9264)",
      handle: async () => ({ kind: "document", mediaType: "application/linkset+json; charset=utf-8", text: `${JSON.stringify(fairicat(deps.siteUrl), null, 2)}\n` }),
    }),
  ];
}

function documents(deps: ExchangeDeps): CatalogueDocuments<Dataset> {
  return {
    siteUrl: deps.siteUrl, path: cataloguePath, summary: "The catalogue in DCAT-AP 3.0.1",
    count: () => publishedCount(deps.db), startOf: (page, size) => pageStart(deps.db, page, size), after: (code, limit) => publishedAfter(deps, code, limit), all: () => allPublished(deps),
    quads: async (batches, page) => catalogueQuads(batches, await contextOf(deps), page),
  };
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
