import { z } from "zod";
import { answerShape, explanationJson, explanationSchema, facetsJson, facetValueSchema } from "../../../../kernel/search/documents/index.ts";
import { facetCodes, type SearchAnswer } from "../domain/question.ts";
import { bytesOf, type ResultRow } from "./result-list.tsx";

const textSchema = z.object({ fr: z.string().optional(), en: z.string().optional() });

export const answerSchema = z.object({
  ...answerShape,
  facets: z.record(z.enum(facetCodes), z.array(facetValueSchema)),
  items: z.array(z.object({
    code: z.string(), href: z.string(), title: textSchema, description: textSchema, doi: z.string().nullable(), kind: z.string().nullable(), subjectKind: z.string(), access: z.string().nullable(),
    licence: z.string().nullable(), label: z.string(), themes: z.array(z.string()), unit: z.object({ code: z.string(), name: z.string().nullable() }).nullable(), bytes: z.number().nullable(), fairScore: z.number(),
    firstPublishedAt: z.string().nullable(), modifiedAt: z.string(), demonstration: z.boolean(), explanation: explanationSchema.nullable(),
  })),
});

export const suggestionSchema = z.object({ items: z.array(z.object({ label: z.string(), detail: z.string(), href: z.string() })) });

export function answerJson(answer: SearchAnswer, rows: readonly ResultRow[]): z.input<typeof answerSchema> {
  const { total, page, pageSize, reading, suggestion, concepts } = answer;
  return {
    total, page, pageSize, reading, suggestion, concepts: concepts.map((one) => ({ ...one })),
    facets: facetsJson(answer.facets, facetCodes),
    items: rows.map(({ dataset, unitName, access, explanation }) => ({
      code: dataset.code, href: `/data/${dataset.code}`, title: dataset.metadata.title, description: dataset.metadata.description, doi: dataset.doi, kind: dataset.metadata.kind,
      subjectKind: dataset.metadata.subjectKind, access, licence: dataset.metadata.licence, label: dataset.label.label, themes: [...dataset.metadata.themes],
      unit: dataset.metadata.unit === null ? null : { code: dataset.metadata.unit, name: unitName }, bytes: bytesOf(dataset), fairScore: dataset.fairScore,
      firstPublishedAt: dataset.firstPublishedAt, modifiedAt: dataset.modifiedAt, demonstration: dataset.demonstration,
      explanation: explanationJson(explanation),
    })),
  };
}
