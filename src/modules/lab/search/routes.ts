import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { publicFolders } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { searchKinds, type SearchAnswer, type SearchKind, type SearchQuestion } from "./domain/question.ts";
import { searchOf, type Search } from "./searcher.ts";
import { answerJson, answerSchema, suggestionSchema } from "./web/api-schemas.ts";
import { resultTable } from "./web/export-table.ts";
import { pathOf } from "./web/result-list.tsx";
import { exportNames, SearchPage } from "./web/search-page.tsx";
import { questionOf, searchQuery } from "./web/search-query.ts";

/** The portal's front page, its downloads, and the same questions for programs. */
export function searchRoutes(deps: LabDeps): readonly Route[] {
  const search = searchOf(deps);
  return [
    route({
      method: "GET",
      path: "/lab",
      access: "public",
      summary: "The portal: search over structures, organisations and people",
      query: searchQuery,
      handle: async ({ query, context }) => {
        const question = questionOf(query, context);
        const { kind, answer } = query.kind === undefined ? await bestKind(search, question) : { kind: query.kind, answer: await search.search(question) };
        const { language, url, clock } = context;
        return {
          kind: "page",
          page: {
            title: (query.q ?? "").trim() === "" ? (language === "fr" ? "Laboratoires" : "Labs") : `${query.q?.trim() ?? ""} · ${language === "fr" ? "Laboratoires" : "Labs"}`,
            section: "lab",
            demonstration: answer.items.some(({ demonstration }) => demonstration),
            body: createElement(SearchPage, { query, kind, on: question.on, today: clock.today(), answer, language, url }),
          },
        };
      },
    }),
    ...searchKinds.map((kind) =>
      route({
        method: "GET",
        path: publicFolders[kind],
        access: "public",
        summary: `The list of ${kind === "person" ? "people" : `${kind}s`}: that of the search`,
        handle: async () => ({ kind: "redirect", to: kind === "structure" ? "/lab" : `/lab?kind=${kind}` }),
      }),
    ),
    ...searchKinds.flatMap((kind) => exportRoutes(search, kind)),
    route({
      method: "GET",
      path: "/api/v1/lab/search",
      access: "public",
      summary: "Search over structures, organisations or people, with facets",
      query: searchQuery.extend({ pageSize: z.coerce.number().int().min(1).max(200).default(25) }),
      response: answerSchema,
      handle: async ({ query, context }) => {
        const question = { ...questionOf(query, context), pageSize: query.pageSize };
        return { kind: "json", value: answerJson(await search.search(question), question) };
      },
    }),
    route({
      method: "GET",
      path: "/api/v1/lab/suggestions",
      access: "public",
      summary: "What a question that is being typed may lead to, at most eight",
      query: z.object({ q: z.string().max(300).default("") }),
      response: suggestionSchema,
      handle: async ({ query, context }) => ({ kind: "json", value: { items: await suggestions(search, questionOf(searchQuery.parse({ q: query.q }), context)) } }),
    }),
  ];
}

/** Where the reader named no kind: structures, unless only another kind has an answer. */
async function bestKind(search: Search, question: SearchQuestion): Promise<{ kind: SearchKind; answer: SearchAnswer }> {
  const answer = await search.search(question);
  if (question.text === "" || (answer.total > 0 && answer.reading !== "some" && answer.reading !== "near")) return { kind: "structure", answer };
  for (const kind of ["organisation", "person"] as const) {
    const other = await search.search({ ...question, kind });
    if (other.total > 0 && other.reading !== "some" && other.reading !== "near") return { kind, answer: other };
  }
  return { kind: "structure", answer };
}

function exportRoutes(search: Search, kind: SearchKind): Route[] {
  return tableFormats.map((format) =>
    route({
      method: "GET",
      path: `/exports/${exportNames[kind]}.${format}`,
      access: "public",
      summary: `Search results as a table: ${exportNames[kind]} (${format.toUpperCase()})`,
      query: searchQuery,
      handle: async ({ query, context }) => {
        const question = { ...questionOf(query, context), kind };
        const items = await search.items(await search.matches(question), question);
        return tableReply(resultTable(kind, items, question.on), format, context.language);
      },
    }),
  );
}

/** Structures first, then organisations and people, so long as their words are found as they are written. */
async function suggestions(search: Search, question: SearchQuestion): Promise<{ label: string; detail: string; href: string }[]> {
  if (question.text === "") return [];
  const found: { label: string; detail: string; href: string }[] = [];
  for (const kind of searchKinds) {
    const answer = await search.search({ ...question, kind, pageSize: kind === "structure" ? 5 : 3 });
    if (answer.reading === "some") continue;
    found.push(...answer.items.map((item) => ({
      label: item.ref.name,
      detail: [item.acronym, item.labels[0], item.siteName, item.related[0]?.acronym ?? (kind === "person" ? item.related[0]?.ref.name : null)].filter((part) => part !== null && part !== undefined && part !== "").slice(0, 3).join(" · "),
      href: pathOf(item.ref),
    })));
  }
  return found.slice(0, 8);
}
