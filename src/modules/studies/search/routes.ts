import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { defaultPageSize, sortOf, type SearchHit, type Vocabulary } from "../../../kernel/search/documents/index.ts";
import { shippedVocabulary } from "../../datasets/index.ts";
import { may } from "../../identity/index.ts";
import type { ConceptLabels } from "../domain/ports.ts";
import type { Studies } from "../domain/studies.ts";
import { questionFrom, studyQuery } from "./domain/question.ts";
import type { StudySearch } from "./searcher.ts";
import { answerJson, answerSchema, suggestionSchema } from "./web/api-schemas.ts";
import { resultTable } from "./web/export-table.ts";
import { StudyHelpPage } from "./web/help-page.tsx";
import { textIn, type ResultRow } from "./web/result-list.tsx";
import { StudySearchPage } from "./web/search-page.tsx";

export interface StudySearchRouteDeps {
  readonly search: StudySearch;
  readonly studies: Pick<Studies, "published">;
  readonly labels: ConceptLabels;
  readonly vocabulary?: Vocabulary;
}

const exportBatch = 500;

/** The portal of studies, its downloads, and the same questions for programs. Only what is published is ever asked for. */
export function studySearchRoutes(deps: StudySearchRouteDeps): readonly Route[] {
  const { search, labels } = deps;
  const naming = { labels, vocabulary: deps.vocabulary ?? shippedVocabulary() };
  return [
    route({
      method: "GET", path: "/studies", access: "public", summary: "The portal of health studies: search in both languages at once, with facets", query: studyQuery,
      handle: async ({ query, context: { language, url, actor } }) => {
        const question = questionFrom(query);
        const answer = await search.search(question);
        const rows = await rowsOf(deps, answer.hits);
        const text = query.q?.trim() ?? "";
        const name = language === "fr" ? "Études" : "Studies";
        return {
          kind: "page",
          page: {
            title: text === "" ? name : `${text} · ${name}`, section: "studies", demonstration: rows.some(({ study }) => study.demonstration),
            headLinks: [{ rel: "alternate", href: `/studies/feed.xml?lang=${language}`, type: "application/atom+xml" }],
            body: createElement(StudySearchPage, { query, sort: sortOf(question), answer, rows, naming, mayDeclare: actor === null || may(actor, "studies.declare"), language, url }),
          },
        };
      },
    }),
    route({
      method: "GET", path: "/studies/help", access: "public", summary: "How the search of studies ranks, and how it crosses languages",
      handle: async ({ context: { language } }) => ({ kind: "page", page: { title: language === "fr" ? "Comment la recherche classe" : "How the search ranks", section: "studies", body: createElement(StudyHelpPage, { language, vocabulary: naming.vocabulary }) } }),
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/studies.${format}`, access: "public", summary: `Search results over studies as a table (${format.toUpperCase()})`, query: studyQuery,
      handle: async ({ query, context: { language } }) => {
        const codes = await search.matches(questionFrom(query));
        const rows: ResultRow[] = [];
        for (let at = 0; at < codes.length; at += exportBatch) rows.push(...await rowsOf(deps, codes.slice(at, at + exportBatch).map((code) => ({ code, explanation: null }))));
        return tableReply(resultTable(rows, naming, language), format, language);
      },
    })),
    route({
      method: "GET", path: "/api/v1/studies/search", access: "public", summary: "Search over published studies in both languages at once, with facets and why each result stands where it does",
      query: studyQuery.extend({ pageSize: z.coerce.number().int().min(1).max(200).default(defaultPageSize) }), response: answerSchema,
      handle: async ({ query }) => {
        const answer = await search.search({ ...questionFrom(query), pageSize: query.pageSize });
        return { kind: "json", value: answerJson(answer, await rowsOf(deps, answer.hits)) };
      },
    }),
    route({
      method: "GET", path: "/api/v1/studies/suggestions", access: "public", summary: "What a question that is being typed may lead to, at most six",
      query: z.object({ q: z.string().max(1000).default("") }), response: suggestionSchema,
      handle: async ({ query, context }) => ({ kind: "json", value: { items: await suggestions(deps, query.q, context.language) } }),
    }),
  ];
}

async function rowsOf({ studies }: StudySearchRouteDeps, hits: readonly SearchHit[]): Promise<ResultRow[]> {
  const byCode = new Map((await studies.published(hits.map(({ code }) => code))).map((study) => [study.code, study]));
  return hits.flatMap(({ code, explanation }) => { const study = byCode.get(code); return study === undefined ? [] : [{ study, explanation }]; });
}

async function suggestions(deps: StudySearchRouteDeps, text: string, language: Language): Promise<{ label: string; detail: string; href: string }[]> {
  if (text.trim() === "") return [];
  const answer = await deps.search.search({ text, pageSize: 6 });
  if (answer.reading === "some") return [];
  return (await rowsOf(deps, answer.hits)).map(({ study: { code, content } }) => ({
    label: textIn(content.title, language)?.text ?? code, detail: [content.acronym, content.registryNumbers[0]?.number ?? null, code].filter((part) => part !== null).join(" · "), href: `/studies/${code}`,
  }));
}
