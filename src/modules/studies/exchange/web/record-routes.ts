import { z } from "zod";
import { dataciteJson, dataciteXml } from "../../../../kernel/doi/index.ts";
import { route, type Reply, type Route } from "../../../../kernel/http/route.ts";
import { rdfMediaTypes } from "../../../../kernel/rdf/index.ts";
import { writeXml, xmlDeclaration } from "../../../../kernel/xml/xml.ts";
import { exchange } from "../../../datasets/index.ts";
import { unknownStudy } from "../../errors.ts";
import type { StudyExchangeContext } from "../context.ts";
import { studyAddress, studyDoiResource, studyIdentifier } from "../datacite.ts";
import { studyContext, type StudyExchangeDeps } from "../deps.ts";
import { studyDublinCore } from "../dublin-core.ts";
import { studyHealthQuads, studyQuads } from "../graph/study.ts";
import { studyJson } from "../json/study-json.ts";
import { studySchemaOrg } from "../schema-org.ts";
import { backLinks, studyLinkset } from "../signposting.ts";
import { doiOf, type ToldStudy } from "../told.ts";

const code = z.string().regex(/^st-\d{6,}$/);
const places = [
  { path: "/studies/:code", of: "One study", params: z.object({ code }) },
  { path: "/studies/:code/v/:version", of: "One version of a study", params: z.object({ code, version: z.coerce.number().int().min(1).max(1_000_000) }) },
] as const;

/** The published study, or this version of one that is published still; null where there is none. */
export async function toldStudy(deps: Pick<StudyExchangeDeps, "studies">, asked: { readonly code: string; readonly version?: number | undefined }): Promise<ToldStudy | null> {
  const [newest, versions] = await Promise.all([deps.studies.find(asked.code), deps.studies.versions(asked.code)]);
  if (newest === null || newest.state !== "published") return null;
  if (asked.version === undefined) return { study: newest, versions, as: "study" };
  const study = await deps.studies.version(asked.code, asked.version);
  return study === null ? null : { study, versions, as: "version" };
}

/**
 * The forms of one published study, or of one of its versions, that programs read. What is not published, or was withdrawn, has none: 404 as for
 * a code that was never given; the page of a withdrawn one says what became of it.
 */
export function recordRoutes(deps: StudyExchangeDeps): readonly Route[] {
  const form = (path: string, summary: string, answer: (told: ToldStudy, context: StudyExchangeContext) => Reply | Promise<Reply>): readonly Route[] => places.map((place) => route({
    method: "GET", path: `${place.path}/${path}`, access: "public", summary: `${place.of} ${summary}`, params: place.params, headers: openHeaders,
    handle: async ({ params }) => {
      const told = await toldStudy(deps, params);
      if (told === null) throw unknownStudy();
      return answer(told, await studyContext(deps));
    },
  }));
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const named = ({ study, as }: ToldStudy): string => (as === "study" ? study.code : `${study.code}.v${study.version}`);
  return [
    ...form("metadata.json", "as JSON of the house, by /studies/schema.json", (told, context) => ({
      kind: "document", mediaType: "application/json; charset=utf-8", links: [...backLinks(told, context), `<${context.siteUrl}/studies/schema.json>; rel="describedby"; type="application/schema+json"`], text: json(studyJson(told, context)),
    })),
    ...Object.entries(exchange.endings).flatMap(([ending, format]) => [
      ...form(`metadata.${ending}`, `in DCAT-AP 3.0.1 (${format})`, async (told, context) => ({ kind: "document", mediaType: rdfMediaTypes[format], links: backLinks(told, context), text: await exchange.writtenAs([studyQuads(told, context)], format) })),
      ...form(`healthdcat.${ending}`, `in HealthDCAT-AP (${format})`, async (told, context) => ({ kind: "document", mediaType: rdfMediaTypes[format], links: backLinks(told, context), text: await exchange.writtenAs([studyHealthQuads(told, context)], format) })),
    ]),
    ...form("metadata.datacite.xml", "in DataCite XML 4.7", (told, context) => {
      const { value, type } = studyIdentifier(told, context);
      return { kind: "file", mediaType: "application/vnd.datacite.datacite+xml", fileName: `${named(told)}.datacite.xml`, links: backLinks(told, context), bytes: dataciteXml(value, studyDoiResource(told, context), type) };
    }),
    ...form("metadata.datacite.json", "in DataCite JSON", (told, context) => ({
      kind: "file", mediaType: "application/vnd.datacite.datacite+json", fileName: `${named(told)}.datacite.json`, links: backLinks(told, context), bytes: json(dataciteJson(doiOf(told), studyDoiResource(told, context), studyAddress(told, context))),
    })),
    ...form("metadata.schema.json", "in schema.org (JSON-LD)", (told, context) => ({ kind: "document", mediaType: "application/ld+json; charset=utf-8", links: backLinks(told, context), text: json(studySchemaOrg(told, context)) })),
    ...form("metadata.dublin-core.xml", "in Dublin Core (oai_dc)", (told, context) => ({ kind: "document", mediaType: "text/xml; charset=utf-8", links: backLinks(told, context), text: `${xmlDeclaration}${writeXml(studyDublinCore(told, context))}\n` })),
    ...form("linkset.json", "as FAIR Signposting level 2 (RFC 9264, JSON)", (told, context) => ({ kind: "document", mediaType: "application/linkset+json; charset=utf-8", links: backLinks(told, context), text: json(studyLinkset(told, context).json) })),
    ...form("linkset.txt", "as FAIR Signposting level 2 (RFC 9264, text)", (told, context) => ({ kind: "file", mediaType: "application/linkset", fileName: `${named(told)}.linkset.txt`, bytes: studyLinkset(told, context).text })),
  ];
}

/** Published records are for programs of any site. */
export const openHeaders = { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag, Link", "cross-origin-resource-policy": "cross-origin" } as const;
