import { z } from "zod";
import { facetCodes, searchKinds, searchStates, type SearchAnswer, type SearchItem, type SearchQuestion } from "../domain/question.ts";
import { pathOf } from "./result-list.tsx";

const refSchema = z.object({ id: z.uuid(), kind: z.string(), code: z.string(), name: z.string() });
const itemSchema = refSchema.extend({
  href: z.string(), acronym: z.string().nullable(), labels: z.array(z.string()), type: z.string().nullable(), legalForm: z.string().nullable(),
  regionCode: z.string().nullable(), town: z.string().nullable(), opened: z.iso.date().nullable(), closed: z.iso.date().nullable(),
  related: z.array(refSchema.extend({ acronym: z.string().nullable(), relation: z.string(), label: z.string().nullable() })),
  demonstration: z.boolean(),
});

export const answerSchema = z.object({
  on: z.iso.date(), kind: z.enum(searchKinds), state: z.enum(searchStates), total: z.number().int(), page: z.number().int(), pageSize: z.number().int(),
  reading: z.enum(["every", "exact", "words", "near", "some"]).describe("How the words were taken: all of them, near spellings, or some of them only."),
  suggestion: z.string().nullable(),
  kinds: z.record(z.enum(searchKinds), z.number().int()),
  facets: z.record(z.enum(facetCodes), z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.number().int(), chosen: z.boolean() }))),
  items: z.array(itemSchema),
});

export const suggestionSchema = z.object({ items: z.array(z.object({ label: z.string(), detail: z.string(), href: z.string() })) });

export function answerJson(answer: SearchAnswer, { on, kind }: SearchQuestion): z.input<typeof answerSchema> {
  const { state, total, page, pageSize, reading, suggestion, kinds } = answer;
  const facets = Object.fromEntries(facetCodes.map((code) => [code, answer.facets[code].map((one) => ({ ...one }))])) as z.input<typeof answerSchema>["facets"];
  return { on, kind, state, total, page, pageSize, reading, suggestion, kinds, facets, items: answer.items.map(itemJson) };
}

function itemJson(item: SearchItem): z.input<typeof itemSchema> {
  const { ref, acronym, labels, type, form, regionCode, siteName, openedDay, closedDay, related, demonstration } = item;
  return {
    ...ref, href: pathOf(ref), acronym, labels: [...labels], type, legalForm: form, regionCode, town: siteName, opened: openedDay, closed: closedDay,
    related: related.map((one) => ({ ...one.ref, acronym: one.acronym, relation: one.field, label: one.label })), demonstration,
  };
}
