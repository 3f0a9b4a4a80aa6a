import { createElement } from "preact";
import { z } from "zod";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { Reply } from "../../../../kernel/http/route.ts";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../../kernel/http/table-reply.ts";
import { may } from "../../../identity/index.ts";
import type { WorkItem } from "../../domain/publications.ts";
import type { Work } from "../../domain/work.ts";
import { citationsOf, citationStyles, exportFiles, exportFormats, exportText } from "../../exchange/export.ts";
import type { ReadingDeps } from "./deps.ts";
import { workTable } from "./export-table.ts";
import { workLinkedData } from "./linked-data.ts";
import { ListPage, pageSize } from "./list-page.tsx";
import { listQuery, questionOf, type ListQuery } from "./query.ts";
import { workPath } from "./result-list.tsx";
import { WorkPage } from "./work-page.tsx";

const codeParams = z.object({ code: z.string().min(1).max(300) });
/** How many works one question to the store holds where all are wanted. */
const batch = 500;

/** Formats that reference managers read, as files; `.json` alone is that of the tables. */
const files = exportFormats.map((format) => ({ format, extension: format === "csl-json" ? "csl.json" : exportFiles[format].extension, mediaType: exportFiles[format].type }));

/** Public pages of publications: the list with its downloads, and one publication. */
export function readingRoutes(deps: ReadingDeps): readonly Route[] {
  const { publications } = deps;
  /** Everything that answers a question, in its order. */
  const allItems = async (query: ListQuery): Promise<readonly WorkItem[]> => {
    const items: WorkItem[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await publications.search(questionOf(query, page, batch));
      items.push(...answer.items);
      if (answer.items.length === 0 || items.length >= answer.total) return items;
    }
  };
  /** Answers with the work, or with the move to its address. */
  const at = async (text: string, face: string, url: URL, answer: (work: Work) => Promise<Reply>): Promise<Reply> => {
    const found = await publications.find(text);
    if (found === null) throw unknownWork();
    if (found.moved || found.code !== text) return { kind: "redirect", to: `${workPath(found.code)}${face}${url.search}`, permanent: true };
    const work = await publications.work(found.code);
    if (work === null) throw unknownWork();
    return answer(work);
  };
  return [
    route({
      method: "GET", path: "/publications", access: "public", summary: "The publications, searched and narrowed", query: listQuery,
      handle: async ({ query, context }) => {
        const { language, url } = context;
        const [answer, counts] = await Promise.all([publications.search(questionOf(query, query.page ?? 1, pageSize)), publications.counts()]);
        const codes = new Set([...query.structure, ...answer.items.flatMap((item) => item.structures), ...(answer.facets["structure"] ?? []).map(({ code }) => code)]);
        const structures = codes.size === 0 ? new Map<string, string>() : await deps.structureNames([...codes]);
        const title = "Publications";
        const asked = query.q?.trim() ?? "";
        return {
          kind: "page",
          page: {
            title: asked === "" ? title : `${asked} · ${title}`, section: "publications", demonstration: answer.items.some(({ demonstration }) => demonstration),
            body: createElement(ListPage, { query, answer, worksInAll: counts.works, structures, language, url }),
          },
        };
      },
    }),
    ...tableFormats.map((format) =>
      route({
        method: "GET", path: `/exports/publications.${format}`, access: "public", summary: `Publications found, as a table (${format.toUpperCase()})`, query: listQuery,
        handle: async ({ query, context }) => tableReply(workTable(await allItems(query)), format, context.language),
      }),
    ),
    ...files.map(({ format, extension, mediaType }) =>
      route({
        method: "GET", path: `/exports/publications.${extension}`, access: "public", summary: `Publications found, for reference managers (${extension})`, query: listQuery,
        handle: async ({ query }) => {
          const items = await allItems(query);
          const works: Work[] = [];
          for (let start = 0; start < items.length; start += batch) works.push(...(await publications.works(items.slice(start, start + batch).map(({ code }) => code))));
          return { kind: "file", mediaType, fileName: `publications.${extension}`, bytes: await exportText(works, format) };
        },
      }),
    ),
    route({
      method: "GET", path: "/publications/:code", access: "public", summary: "One publication", params: codeParams,
      handle: ({ params, context }) =>
        at(params.code, "", context.url, async (work) => {
          const { language, clock } = context;
          const citations = await Promise.all(citationStyles.map(async ({ code, name }) => ({ name, text: (await citationsOf([work], { style: code, language, format: "text" }))[0]?.citation ?? "" })));
          const signatures = await deps.signaturesOf(work.code);
          const linkedData = workLinkedData(work, workPath(work.code), deps.publicUrl);
          return {
            kind: "page",
            page: { title: work.title?.value ?? "Publication", section: "publications", demonstration: work.demonstration, body: createElement(WorkPage, { work, signatures, citations, linkedData, today: clock.today(), mayDecide: may(context.actor, "publications.decide"), language }) },
          };
        }),
    }),
    ...files.map(({ format, extension, mediaType }) =>
      route({
        method: "GET", path: `/publications/:code/record.${extension}`, access: "public", summary: `One publication, for reference managers (${extension})`, params: codeParams,
        handle: ({ params, context }) => at(params.code, `/record.${extension}`, context.url, async (work) => ({ kind: "file", mediaType, fileName: `${fileName(work.code)}.${extension}`, bytes: await exportText([work], format) })),
      }),
    ),
    route({
      method: "GET", path: "/publications/:code/record.jsonld", access: "public", summary: "One publication as schema.org linked data", params: codeParams,
      handle: ({ params, context }) => at(params.code, "/record.jsonld", context.url, async (work) => ({ kind: "file", mediaType: "application/ld+json; charset=utf-8", fileName: `${fileName(work.code)}.jsonld`, bytes: workLinkedData(work, workPath(work.code), deps.publicUrl) })),
    }),
  ];
}

function fileName(code: string): string {
  return `publication-${code.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}`;
}

function unknownWork(): AppError {
  return new AppError("publications.unknown-publication", { fr: "Aucune publication ne porte ce code. La recherche les trouve par titre, auteur, revue ou identifiant.", en: "No publication bears this code. The search finds them by title, author, journal or identifier." }, { status: 404 });
}
