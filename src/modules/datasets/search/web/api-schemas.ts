import { z } from "zod";
import { facetCodes, places, type SearchAnswer } from "../domain/question.ts";
import { tiers } from "../domain/ranking.ts";
import { bytesOf, type ResultRow } from "./result-list.tsx";

const textSchema = z.object({ fr: z.string().optional(), en: z.string().optional() });

const explanationSchema = z.object({
  tier: z.enum(tiers).describe("The tier reached; nothing carries a result across a tier."),
  wordPoints: z.number(), coveragePoints: z.number(), qualityPoints: z.number(), freshnessPoints: z.number(),
  words: z.array(z.object({ written: z.string(), way: z.enum(["as-written", "beginning", "joined", "synonym", "near"]), as: z.string().nullable(), places: z.array(z.enum(places)) })),
  vanished: z.boolean(),
});

export const answerSchema = z.object({
  total: z.number().int(), page: z.number().int(), pageSize: z.number().int(),
  reading: z.enum(["every", "words", "near", "some"]).describe("How the words were taken: all of them, near spellings, or some of them only."),
  suggestion: z.string().nullable(),
  concepts: z.array(z.object({ id: z.string(), fr: z.string(), en: z.string() })).describe("Concepts that the words name; looked for under all their names."),
  facets: z.record(z.enum(facetCodes), z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.number().int(), chosen: z.boolean() }))),
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
    facets: Object.fromEntries(facetCodes.map((code) => [code, answer.facets[code].map((one) => ({ ...one }))])) as z.input<typeof answerSchema>["facets"],
    items: rows.map(({ dataset, unitName, access, explanation }) => ({
      code: dataset.code, href: `/data/${dataset.code}`, title: dataset.metadata.title, description: dataset.metadata.description, doi: dataset.doi, kind: dataset.metadata.kind,
      subjectKind: dataset.metadata.subjectKind, access, licence: dataset.metadata.licence, label: dataset.label.label, themes: [...dataset.metadata.themes],
      unit: dataset.metadata.unit === null ? null : { code: dataset.metadata.unit, name: unitName }, bytes: bytesOf(dataset), fairScore: dataset.fairScore,
      firstPublishedAt: dataset.firstPublishedAt, modifiedAt: dataset.modifiedAt, demonstration: dataset.demonstration,
      explanation: explanation === null ? null : { ...explanation, words: explanation.words.map((word) => ({ ...word, places: [...word.places] })) },
    })),
  };
}
