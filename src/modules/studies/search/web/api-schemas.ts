import { z } from "zod";
import { answerShape, explanationJson, explanationSchema, facetsJson, facetValueSchema } from "../../../../kernel/search/documents/index.ts";
import { facetCodes, type StudyAnswer } from "../domain/question.ts";
import type { ResultRow } from "./result-list.tsx";

const textSchema = z.object({ fr: z.string().optional(), en: z.string().optional() });

export const answerSchema = z.object({
  ...answerShape,
  facets: z.record(z.enum(facetCodes), z.array(facetValueSchema)),
  items: z.array(z.object({
    code: z.string(), href: z.string(), title: textSchema, summary: textSchema, acronym: z.string().nullable(), doi: z.string().nullable(),
    registryNumbers: z.array(z.object({ scheme: z.string(), number: z.string() })), studyType: z.string().nullable(), phases: z.array(z.string()), recruitmentStatus: z.string().nullable(),
    sponsors: z.array(z.string()), countries: z.array(z.string()), startedOn: z.string().nullable(), completedOn: z.string().nullable(), plannedSize: z.number().nullable(), actualSize: z.number().nullable(),
    individualDataAccess: z.string().nullable(), firstPublishedAt: z.string().nullable(), modifiedAt: z.string(), demonstration: z.boolean(), explanation: explanationSchema.nullable(),
  })),
});

export const suggestionSchema = z.object({ items: z.array(z.object({ label: z.string(), detail: z.string(), href: z.string() })) });

export function answerJson(answer: StudyAnswer, rows: readonly ResultRow[]): z.input<typeof answerSchema> {
  const { total, page, pageSize, reading, suggestion, concepts } = answer;
  return {
    total, page, pageSize, reading, suggestion, concepts: concepts.map((one) => ({ ...one })), facets: facetsJson(answer.facets, facetCodes),
    items: rows.map(({ study: { code, content, doi, firstPublishedAt, modifiedAt, demonstration }, explanation }) => ({
      code, href: `/studies/${code}`, title: content.title, summary: content.summary, acronym: content.acronym, doi,
      registryNumbers: content.registryNumbers.map(({ scheme, number }) => ({ scheme, number })), studyType: content.studyType, phases: [...content.phases], recruitmentStatus: content.recruitmentStatus,
      sponsors: content.sponsors.map(({ name }) => name), countries: [...content.countries], startedOn: content.startedOn?.date ?? null, completedOn: content.completedOn?.date ?? null, plannedSize: content.plannedSize, actualSize: content.actualSize,
      individualDataAccess: content.individualDataAccess, firstPublishedAt, modifiedAt, demonstration, explanation: explanationJson(explanation),
    })),
  };
}
