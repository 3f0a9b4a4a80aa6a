import { route, type Route } from "../../../../kernel/http/route.ts";
import { rdfMediaTypes } from "../../../../kernel/rdf/index.ts";
import { exchange } from "../../../datasets/index.ts";
import { studyPortal } from "../context.ts";
import { studyContext, type StudyExchangeDeps } from "../deps.ts";
import { studyCatalogueQuads } from "../graph/study.ts";
import { allTold, pageStart, publishedCount, toldAfter } from "../store/published.ts";
import type { ToldStudy } from "../told.ts";
import { StudyCatalogueView } from "./catalogue-view.tsx";

const path = studyPortal.cataloguePath;

/** The catalogue of studies in DCAT-AP, whole and streamed or by parts, and the page that says how programs take it. */
export function catalogueRoutes(deps: StudyExchangeDeps): readonly Route[] {
  return [
    route({
      method: "GET", path, access: "public", summary: "How programs take the studies: catalogue, OAI-PMH, forms of one study",
      handle: async ({ context }) => ({
        kind: "page",
        page: {
          title: context.language === "fr" ? "Moissonner les études" : "Harvest the studies", section: "/studies",
          body: <StudyCatalogueView language={context.language} siteUrl={deps.siteUrl} total={await publishedCount(deps.db)} />,
          headLinks: Object.entries(exchange.endings).map(([ending, format]) => ({ rel: "alternate", href: `${path}.${ending}`, type: rdfMediaTypes[format].split(";")[0] ?? "" })),
        },
      }),
    }),
    ...exchange.catalogueDocumentRoutes<ToldStudy>({
      siteUrl: deps.siteUrl, path, summary: "The catalogue of studies in DCAT-AP 3.0.1",
      count: () => publishedCount(deps.db), startOf: (page, size) => pageStart(deps.db, page, size), after: (code, limit) => toldAfter(deps.db, code, limit), all: () => allTold(deps.db),
      quads: async (batches, page) => studyCatalogueQuads(batches, await studyContext(deps), page),
    }),
  ];
}
