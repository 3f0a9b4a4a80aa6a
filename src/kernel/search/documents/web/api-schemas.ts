import { z } from "zod";
import { places, wayCodes, type Explanation, type FacetValue } from "../question.ts";
import { tiers } from "../ranking.ts";

/** For schemas of answers: why a result stands where it stands. */
export const explanationSchema = z.object({
  tier: z.enum(tiers).describe("The tier reached; nothing carries a result across a tier."),
  wordPoints: z.number(), coveragePoints: z.number(), qualityPoints: z.number(), freshnessPoints: z.number(),
  words: z.array(z.object({ written: z.string(), way: z.enum(wayCodes), as: z.string().nullable(), places: z.array(z.enum(places)) })),
  vanished: z.boolean(),
});

export const facetValueSchema = z.object({ value: z.string(), label: z.string().nullable(), count: z.number().int(), chosen: z.boolean() });

/** What every answer of a search says, but for its facets and items. */
export const answerShape = {
  total: z.number().int(), page: z.number().int(), pageSize: z.number().int(),
  reading: z.enum(["every", "words", "near", "some"]).describe("How the words were taken: all of them, near spellings, or some of them only."),
  suggestion: z.string().nullable(),
  concepts: z.array(z.object({ id: z.string(), fr: z.string(), en: z.string() })).describe("Concepts that the words name; looked for under all their names."),
};

export function explanationJson(explanation: Explanation | null): z.input<typeof explanationSchema> | null {
  return explanation === null ? null : { ...explanation, words: explanation.words.map((word) => ({ ...word, places: [...word.places] })) };
}

export function facetsJson<F extends string>(facets: Readonly<Record<F, readonly FacetValue[]>>, codes: readonly F[]): Record<F, z.input<typeof facetValueSchema>[]> {
  return Object.fromEntries(codes.map((code) => [code, facets[code].map((one) => ({ ...one }))])) as unknown as Record<F, z.input<typeof facetValueSchema>[]>;
}
