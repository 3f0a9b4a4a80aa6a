import { z } from "zod";
import { dataciteJson, dataciteXml } from "../../../../kernel/doi/index.ts";
import { route, type Reply, type Route } from "../../../../kernel/http/route.ts";
import { rdfMediaTypes } from "../../../../kernel/rdf/index.ts";
import { writeXml, xmlDeclaration } from "../../../../kernel/xml/xml.ts";
import { unknownDataset } from "../../errors.ts";
import { pageOf } from "../addresses.ts";
import type { ExchangeContext } from "../context.ts";
import { doiResourceOf, identifierOf } from "../datacite.ts";
import { contextOf, type ExchangeDeps } from "../deps.ts";
import { dublinCoreOf } from "../dublin-core.ts";
import { formsOf, wantedForm, type RecordForm } from "../forms.ts";
import { datasetQuads } from "../graph/catalogue.ts";
import { healthQuads } from "../graph/health.ts";
import type { Dataset } from "../record.ts";
import { schemaOrgOf } from "../schema-org.ts";
import { backLinks, linksetJson, linksetText } from "../signposting.ts";
import { endings, writtenAs } from "./catalogue-documents.ts";

const params = z.object({ code: z.string().regex(/^ds-\d{6,}$/) });

/**
 * The forms of one published record that programs read. What is not published, or was withdrawn, has none: 404 as for a code that
 * was never given; the page of a withdrawn one says what became of it.
 */
export function recordRoutes(deps: ExchangeDeps): readonly Route[] {
  const form = (path: string, summary: string, answer: (dataset: Dataset, context: ExchangeContext) => Reply | Promise<Reply>): Route => route({
    method: "GET", path: `/data/:code/${path}`, access: "public", summary, params,
    handle: async ({ params: { code } }) => {
      const dataset = await deps.datasets.find(code);
      if (dataset === null || dataset.state !== "published") throw unknownDataset();
      return answer(dataset, await contextOf(deps));
    },
  });
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ...Object.entries(endings).flatMap(([ending, format]) => [
      form(`metadata.${ending}`, `One dataset in DCAT-AP 3.0.1 (${format})`, async (dataset, context) => ({ kind: "document", mediaType: rdfMediaTypes[format], links: backLinks(dataset, context), text: await writtenAs([datasetQuads(dataset, context)], format) })),
      form(`healthdcat.${ending}`, `One dataset about people in HealthDCAT-AP (${format})`, async (dataset, context) => {
        const quads = healthQuads(dataset, context);
        if (quads === null) throw unknownDataset();
        return { kind: "document", mediaType: rdfMediaTypes[format], links: backLinks(dataset, context), text: await writtenAs([quads], format) };
      }),
    ]),
    form("datacite.xml", "One dataset in DataCite XML 4.7", (dataset, context) => {
      const { value, type } = identifierOf(dataset, context);
      return { kind: "file", mediaType: "application/vnd.datacite.datacite+xml", fileName: `${dataset.code}.datacite.xml`, links: backLinks(dataset, context), bytes: dataciteXml(value, doiResourceOf(dataset, context), type) };
    }),
    form("datacite.json", "One dataset in DataCite JSON", (dataset, context) => ({ kind: "file", mediaType: "application/vnd.datacite.datacite+json", fileName: `${dataset.code}.datacite.json`, links: backLinks(dataset, context), bytes: json(dataciteJson(dataset.doi, doiResourceOf(dataset, context), pageOf(context.siteUrl, dataset))) })),
    form("schema.json", "One dataset in schema.org (JSON-LD)", (dataset, context) => ({ kind: "document", mediaType: "application/ld+json; charset=utf-8", links: backLinks(dataset, context), text: json(schemaOrgOf(dataset, context)) })),
    form("dublin-core.xml", "One dataset in Dublin Core (oai_dc)", (dataset, context) => ({ kind: "document", mediaType: "text/xml; charset=utf-8", links: backLinks(dataset, context), text: `${xmlDeclaration}${writeXml(dublinCoreOf(dataset, context))}\n` })),
    form("linkset.json", "FAIR Signposting level 2 of one dataset (RFC 9264, JSON)", (dataset, context) => ({ kind: "document", mediaType: "application/linkset+json; charset=utf-8", links: backLinks(dataset, context), text: json(linksetJson(dataset, context)) })),
    form("linkset.txt", "FAIR Signposting level 2 of one dataset (RFC 9264, text)", (dataset, context) => ({ kind: "file", mediaType: "application/linkset", fileName: `${dataset.code}.linkset.txt`, bytes: linksetText(dataset, context) })),
  ];
}

/**
 * Where a program that asks for the page of a published record in another form is sent (303: the form tells of the dataset, it is not
 * the page). Null: the page itself is what is wanted, or all there is.
 */
export function negotiated(dataset: Pick<Dataset, "code" | "state" | "metadata">, accept: string | undefined): Reply | null {
  if (dataset.state !== "published") return null;
  return sentToForm(wantedForm(accept, formsOf(dataset.metadata)), `/data/${dataset.code}`);
}

/** To another form of what a page tells of; null where the page itself is what is wanted. */
export function sentToForm(form: RecordForm | null, page: string): Reply | null {
  return form === null ? null : { kind: "empty", status: 303, headers: { location: `${page}/${form.path}`, vary: "Accept" } };
}
