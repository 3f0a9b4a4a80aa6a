import { createElement } from "preact";
import { z } from "zod";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { defaultPageSize, sortOf, type SearchHit } from "../../../kernel/search/documents/index.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import { may } from "../../identity/index.ts";
import type { Datasets } from "../domain/datasets.ts";
import type { Structures, UseCounter } from "../domain/ports.ts";
import { accessOf } from "./entry-of.ts";
import type { DatasetSearch } from "./searcher.ts";
import { shippedVocabulary } from "./vocabulary/vocabulary.ts";
import { answerJson, answerSchema, suggestionSchema } from "./web/api-schemas.ts";
import { resultTable } from "./web/export-table.ts";
import { atomFeed, openSearch } from "./web/feeds.ts";
import { SearchHelpPage } from "./web/help-page.tsx";
import { textIn, type ResultRow } from "./web/result-list.tsx";
import { DatasetSearchPage } from "./web/search-page.tsx";
import { questionOf, searchQuery } from "./web/search-query.ts";

export interface SearchRouteDeps {
  readonly search: DatasetSearch;
  readonly datasets: Pick<Datasets, "published">;
  readonly structures: Structures;
  readonly clock: Clock;
  readonly counter?: UseCounter;
  readonly publicUrl?: string;
}

const mostInFeed = 50;
const exportBatch = 500;

/** The data portal's page, its downloads, and the same questions for programs. Only what is published is ever asked for. */
export function searchRoutes(deps: SearchRouteDeps): readonly Route[] {
  const { search, counter } = deps;
  const baseOf = ({ url }: RequestContext): string => deps.publicUrl?.replace(/\/$/, "") ?? url.origin;
  return [
    route({
      method: "GET", path: "/data", access: "public", summary: "The data portal: search over published datasets, with facets", query: searchQuery,
      handle: async ({ query, context, headers }) => {
        const question = questionOf(query);
        const answer = await search.search(question);
        const rows = await rowsOf(deps, answer.hits, answer.on);
        const { language, url } = context;
        const text = query.q?.trim() ?? "";
        counter?.count("search", rows.map(({ dataset }) => dataset.code), { address: context.address ?? null, userAgent: headers?.["user-agent"] ?? null, query: url.search });
        const name = language === "fr" ? "Données" : "Data";
        return {
          kind: "page",
          page: {
            title: text === "" ? name : `${text} · ${name}`,
            section: "data",
            demonstration: rows.some(({ dataset }) => dataset.demonstration),
            headLinks: [
              { rel: "search", href: `/data/opensearch.xml?lang=${language}`, type: "application/opensearchdescription+xml" },
              { rel: "alternate", href: `/data/feed.xml?lang=${language}`, type: "application/atom+xml" },
            ],
            body: createElement(DatasetSearchPage, { query, sort: sortOf(question), answer, rows, mayDeclare: context.actor === null || may(context.actor, "datasets.declare"), language, url }),
          },
        };
      },
    }),
    route({
      method: "GET", path: "/data/help", access: "public", summary: "How the search of datasets ranks",
      handle: async ({ context: { language } }) => {
        const { concepts } = shippedVocabulary();
        const nameCount = concepts.reduce((sum, { fr, en }) => sum + new Set([...fr, ...en]).size, 0);
        return { kind: "page", page: { title: language === "fr" ? "Comment la recherche classe" : "How the search ranks", section: "data", body: createElement(SearchHelpPage, { language, conceptCount: concepts.length, nameCount }) } };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/datasets.${format}`, access: "public", summary: `Search results over datasets as a table (${format.toUpperCase()})`, query: searchQuery,
      handle: async ({ query, context: { language } }) => {
        const codes = await search.matches(questionOf(query));
        const rows: ResultRow[] = [];
        for (let at = 0; at < codes.length; at += exportBatch) rows.push(...await rowsOf(deps, codes.slice(at, at + exportBatch).map((code) => ({ code, explanation: null })), deps.clock.today()));
        return tableReply(resultTable(rows, language), format, language);
      },
    })),
    route({
      method: "GET", path: "/api/v1/datasets/search", access: "public", summary: "Search over published datasets, with facets and why each result stands where it does",
      query: searchQuery.extend({ pageSize: z.coerce.number().int().min(1).max(200).default(defaultPageSize) }),
      response: answerSchema,
      handle: async ({ query }) => {
        const answer = await search.search({ ...questionOf(query), pageSize: query.pageSize });
        return { kind: "json", value: answerJson(answer, await rowsOf(deps, answer.hits, answer.on)) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/datasets/suggestions", access: "public", summary: "What a question that is being typed may lead to, at most eight",
      query: z.object({ q: z.string().max(1000).default("") }), response: suggestionSchema,
      handle: async ({ query, context }) => ({ kind: "json", value: { items: await suggestions(deps, query.q, context.language) } }),
    }),
    route({
      method: "GET", path: "/data/opensearch.xml", access: "public", summary: "OpenSearch description of the search of datasets",
      handle: async ({ context }) => ({ kind: "document", mediaType: "text/xml; charset=utf-8", text: openSearch(baseOf(context), context.language) }),
    }),
    route({
      method: "GET", path: "/data/feed.xml", access: "public", summary: "Atom feed of the newest datasets, or of the newest that answer a question", query: searchQuery,
      handle: async ({ query, context }) => {
        const answer = await search.search({ ...questionOf(query), sort: "newest", page: 1, pageSize: mostInFeed });
        return { kind: "document", mediaType: "text/xml; charset=utf-8", text: atomFeed(baseOf(context), `${context.url.pathname}${context.url.search}`, await rowsOf(deps, answer.hits, answer.on), context.language) };
      },
    }),
  ];
}

async function rowsOf({ datasets, structures }: SearchRouteDeps, hits: readonly SearchHit[], on: Day): Promise<ResultRow[]> {
  const found = await datasets.published(hits.map(({ code }) => code));
  const byCode = new Map(found.map((dataset) => [dataset.code, dataset]));
  const units = await structures.of([...new Set(found.flatMap(({ metadata }) => metadata.unit ?? []))], on);
  return hits.flatMap(({ code, explanation }) => {
    const dataset = byCode.get(code);
    if (dataset === undefined) return [];
    const unit = units.get(dataset.metadata.unit ?? "");
    return [{ dataset, unitName: unit === undefined ? null : (unit.acronym ?? unit.name), access: accessOf(dataset, on)[0] ?? null, explanation }];
  });
}

async function suggestions(deps: SearchRouteDeps, text: string, language: Language): Promise<{ label: string; detail: string; href: string }[]> {
  if (text.trim() === "") return [];
  const answer = await deps.search.search({ text, pageSize: 6 });
  if (answer.reading === "some") return [];
  return (await rowsOf(deps, answer.hits, answer.on)).map(({ dataset, unitName }) => ({
    label: textIn(dataset.metadata.title, language)?.text ?? dataset.code,
    detail: [unitName, dataset.code].filter((part) => part !== null).join(" · "),
    href: `/data/${dataset.code}`,
  }));
}
