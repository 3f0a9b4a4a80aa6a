import { z } from "zod";
import { route, type Route } from "../../../kernel/http/route.ts";
import { authorOf } from "../../../kernel/audit/index.ts";
import { rolesFor } from "../../identity/index.ts";
import { isSettingKey, settingKeys, settings, choicesOn } from "../domain/settings.ts";
import { hiddenResult, unknownResult, unknownSetting } from "../errors.ts";
import { seesDrafts, type BibliometricWebDeps } from "./web-deps.ts";

const bilingual = z.object({ fr: z.string(), en: z.string() });
const interval = z.object({ low: z.number(), high: z.number() }).nullable();
const span = z.object({ first: z.iso.date(), last: z.iso.date() }).nullable();
const counting = z.enum(["full", "fractional"]);
const resultSchema = z.object({
  id: z.string(), series: z.string(), name: bilingual, publicationYear: z.number(), state: z.enum(["provisional", "final"]), value: z.number(), interval,
  readings: z.array(z.object({ code: z.string(), counting, value: z.number().nullable(), interval, papers: z.number(), divisor: z.number().nullable(), leftOut: z.number() })),
  groups: z.array(z.object({ kind: z.enum(["unit", "field"]), code: z.string(), name: z.string(), structureType: z.string().nullable(), papers: z.number(), value: z.number().nullable(), interval })),
  recipe: z.object({
    code: z.string(), version: z.number(), engineVersion: z.number(), publicationYear: z.number(), factsOn: z.iso.date(), accessOn: z.iso.date(), closesOn: z.iso.date(), windowYears: z.number(),
    documentTypes: z.array(z.string()), counting, declaredReading: z.string(), corpusSha256: z.string(), europeList: z.string().nullable(), accessObserved: span,
    citations: z.object({
      referenceSha256: z.string(), referenceObservedOn: z.string(), classification: z.string(), citationsUntilYear: z.number(), selfCitations: z.enum(["included", "excluded", "unknown"]),
      tieRule: z.literal("fractional"), uncitedCellRule: z.literal("one"), observed: span,
    }).nullable(),
  }),
  papers: z.number(), files: z.object({ contributions: z.string(), papers: z.string().nullable(), units: z.string().nullable() }), demonstration: z.boolean(),
  entries: z.array(z.object({ measurementId: z.string(), proposed: z.boolean() })), computedAt: z.string(), author: z.string(),
});
const declarationSchema = z.object({ id: z.string(), key: z.string(), option: z.string(), from: z.iso.date(), reason: z.string(), author: z.string(), recordedAt: z.string() });
const contributionSchema = z.object({
  paper: z.string(), title: z.string(), year: z.number(), documentType: z.string(), journal: z.string().nullable(), reason: z.string().nullable(), adds: z.array(z.number().nullable()), instituteFractional: z.string(),
  units: z.array(z.string()), countries: z.array(z.string()), citations: z.number().nullable(),
});
const corpusRecipe = z.object({ classification: z.string(), documentTypes: z.array(z.string()), citationsUntilYear: z.number(), windowYears: z.number().nullable(), selfCitations: z.string(), observedOn: z.string() });
const referenceSummary = z.object({ sha256: z.string(), recipe: corpusRecipe, firstYear: z.number(), lastYear: z.number(), cells: z.number(), importedAt: z.string(), author: z.string(), demonstration: z.boolean() });
const referenceSchema = z.object({
  sha256: z.string(), recipe: corpusRecipe,
  cells: z.array(z.object({ kind: z.enum(["field", "journal"]), code: z.string(), year: z.number(), documentType: z.string(), classes: z.array(z.object({ citations: z.number(), weight: z.string() })) })),
  totals: z.array(z.object({ year: z.number(), documentType: z.string(), country: z.string(), papers: z.number() })),
  journalFields: z.array(z.object({ journal: z.string(), field: z.string(), weight: z.string() })).optional(),
  tiers: z.array(z.object({ year: z.number(), field: z.string(), journal: z.string(), topTenPercent: z.number(), firstTenPercentByNumber: z.number() })).optional(),
});

/** The same as the pages, for programs. */
export function apiRoutes({ bibliometrics }: BibliometricWebDeps): readonly Route[] {
  return [
    route({
      method: "GET", path: "/api/v1/bibliometrics/results", access: "public", summary: "The last result of each series and publication year, with all readings and groups",
      query: z.object({ year: z.coerce.number().int().optional(), series: z.string().max(40).optional() }), response: z.object({ results: z.array(resultSchema) }),
      handle: async ({ query, context }) => {
        const results = await bibliometrics.latest({ drafts: seesDrafts(context) });
        return { kind: "json", value: { results: results.filter((one) => (query.year === undefined || one.publicationYear === query.year) && (query.series === undefined || one.series === query.series)) } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/bibliometrics/results/:id", access: "public", summary: "One result, with the papers it rests on", params: z.object({ id: z.string().max(64) }),
      response: resultSchema.extend({ readingCodes: z.array(z.string()), contributions: z.array(contributionSchema) }),
      handle: async ({ params, context }) => {
        const result = await bibliometrics.result(params.id);
        if (!(await bibliometrics.isPublic(result)) && !seesDrafts(context)) throw hiddenResult();
        const { readings, papers } = await bibliometrics.contributions(result);
        return { kind: "json", value: { ...result, readingCodes: readings, contributions: papers } };
      },
    }),
    route({
      method: "GET", path: "/api/v1/bibliometrics/references", access: "public", summary: "The references kept, without their cells", response: z.object({ references: z.array(referenceSummary) }),
      handle: async () => ({ kind: "json", value: { references: await bibliometrics.references() } }),
    }),
    route({
      method: "GET", path: "/api/v1/bibliometrics/references/:sha256", access: "public", summary: "A reference with its cells and totals", params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), response: referenceSchema, perMinute: 20,
      handle: async ({ params }) => {
        const found = await bibliometrics.reference(params.sha256);
        if (found === undefined) throw unknownResult();
        return { kind: "json", value: found };
      },
    }),
    route({
      method: "GET", path: "/api/v1/bibliometrics/settings", access: "public", summary: "What the contract leaves open: options, what holds today, what was declared",
      response: z.object({ settings: z.array(z.object({ key: z.string(), name: bilingual, why: bilingual, byDefault: z.string(), inForce: z.string(), options: z.array(z.object({ code: z.string(), name: bilingual, sentence: bilingual })) })), declarations: z.array(declarationSchema) }),
      handle: async ({ context }) => {
        const declarations = await bibliometrics.declarations();
        const choices = choicesOn(declarations, context.clock.today());
        return {
          kind: "json",
          value: { settings: settingKeys.map((key) => ({ ...settings[key], inForce: choices[key], options: settings[key].options.map(({ code, name, sentence }) => ({ code, name, sentence })) })), declarations },
        };
      },
    }),
    route({
      method: "POST", path: "/api/v1/bibliometrics/settings/:key/declarations", access: { anyOf: rolesFor("bibliometrics.declare") }, summary: "Declares which reading is the contract’s, from a day on", perMinute: 30,
      params: z.object({ key: z.string().max(40) }), body: z.object({ option: z.string().max(100), from: z.string().max(20), reason: z.string().max(5_000) }), response: declarationSchema,
      handle: async ({ params, body, context }) => {
        if (!isSettingKey(params.key)) throw unknownSetting();
        return { kind: "json", status: 201, value: await bibliometrics.declare(authorOf(context), { key: params.key, ...body }) };
      },
    }),
  ];
}
