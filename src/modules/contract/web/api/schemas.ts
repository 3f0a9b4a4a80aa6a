import { z } from "zod";
import { contradictionCodes } from "../../domain/check/contradiction.ts";

/** Shapes of what the API answers about a contract. They parse every answer and make the OpenAPI document. */
export const bilingual = z.object({ fr: z.string(), en: z.string() });
const lines = z.array(z.int()).describe("Lines of the published document, from 1; empty where they are not known.");
const day = z.iso.date();

export const versionSchema = z.object({
  number: z.int().describe("0 is the original text, then the amendments."),
  kind: z.enum(["base", "amendment"]),
  reason: bilingual.nullable(),
  inForceFrom: day.nullable().describe("Null for a draft."),
  registerSha256: z.string().describe("SHA-256 of the register as canonical JSON."),
  sourceName: z.string().nullable(),
  sourceSha256: z.string().nullable(),
  createdAt: z.string(),
});

/** Which version an answer is about. */
export const standingSchema = z.object({
  on: day.describe("The day asked for, or the usual day."),
  early: z.boolean().describe("True where the day is before the first version came into force, which is given all the same."),
  version: versionSchema,
});

export const contradictionSchema = z.object({
  code: z.enum(contradictionCodes),
  severity: z.enum(["contradiction", "remark"]),
  message: bilingual,
  lines,
  items: z.array(z.string()).describe("“4.c” for an indicator, a part or a measure; other items with their kind: “action 48”."),
});

export const actionSchema = z.object({
  code: z.string(),
  title: bilingual,
  group: bilingual.nullable().describe("The heading that the action stands under."),
  objective: z.object({ code: z.string(), title: bilingual }),
  priority: z.object({ code: z.string(), title: bilingual }),
  indicators: z.array(z.string()).describe("Codes that the text of the action names."),
  objectiveIndicators: z.array(z.string()).describe("Codes that the text of its objective names for all its actions."),
  lines,
});

export const actionDetailSchema = actionSchema.extend({
  references: z.array(z.object({ indicator: z.string(), about: z.string().nullable(), lines })),
  contradictions: z.array(contradictionSchema),
});

const unit = z.object({ kind: z.enum(["share", "eur", "year", "count", "index", "rank", "none"]), noun: bilingual.optional() }).describe("Shares are 0 to 1, money in euros.");
const note = bilingual.nullable();
const baseline = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("value"), value: z.number(), year: z.int(), note, lines }),
  z.object({ kind: z.literal("censored"), bound: z.enum(["more-than", "less-than"]), value: z.number(), year: z.int(), note, lines }),
  z.object({ kind: z.literal("previous-period"), value: z.number(), fromYear: z.int(), toYear: z.int(), note, lines }),
  z.object({ kind: z.literal("none") }),
]);
const scope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("at-date") }),
  z.object({ kind: z.literal("stock") }),
  z.object({ kind: z.literal("cumulated"), fromYear: z.int(), toYear: z.int() }),
  z.object({ kind: z.literal("mean"), fromYear: z.int(), toYear: z.int() }),
  z.object({ kind: z.literal("mean-after"), years: z.number() }),
]);
const target = z.object({
  key: z.string(),
  series: z.string(),
  comparator: z.enum(["at-least", "more-than", "at-most", "less-than", "between", "keep-at-or-above", "rank-at-most", "qualitative"]),
  strict: z.boolean(),
  value: z.number().nullable(),
  upperValue: z.number().nullable(),
  unit,
  scope,
  dueYear: z.int(),
  approximate: z.boolean(),
  condition: bilingual.nullable(),
  calledTarget: z.boolean(),
  role: z.enum(["commitment", "context"]),
  written: z.string().nullable(),
  statement: bilingual.nullable(),
  lines,
});
const part = z.object({
  code: z.string(),
  definition: bilingual.nullable(),
  writtenDefinition: z.string().nullable(),
  measures: z.array(z.object({ key: z.string(), part: z.string(), name: bilingual, unit, baseline, lines })),
  targets: z.array(target),
  lines,
});

export const resourceTableSchema = z.object({
  code: z.string(),
  title: bilingual,
  unit: z.enum(["eur", "full-time-equivalent"]),
  years: z.array(z.int()),
  differenceToYear: z.int().nullable().describe("Amounts are differences to this year."),
  conditional: z.boolean(),
  lines: z.array(
    z.object({
      label: bilingual,
      group: bilingual.nullable(),
      kind: z.enum(["line", "within", "total"]).describe("`within` lines are inside the line before and never added."),
      amounts: z.array(z.number().nullable()),
      overall: z.number().nullable(),
      noteMark: z.string().nullable(),
      sourceLine: z.int(),
    }),
  ),
  notes: z.array(z.object({ mark: z.string(), text: bilingual, sourceLine: z.int() })),
  sourceLines: z.array(z.int()),
});

export const registerSchema = z.object({
  code: z.string(),
  title: bilingual,
  institute: z.string(),
  fromYear: z.int(),
  toYear: z.int(),
  signedOn: day.nullable(),
  priorities: z.array(
    z.object({
      code: z.string(),
      title: bilingual,
      lines,
      objectives: z.array(
        z.object({ code: z.string(), title: bilingual, lines, actions: z.array(z.object({ code: z.string(), title: bilingual, group: bilingual.nullable(), lines })) }),
      ),
    }),
  ),
  indicators: z.array(z.object({ code: z.string(), title: bilingual, lagYears: z.number(), parts: z.array(part), lines })),
  resourceTables: z.array(resourceTableSchema),
  employmentPlan: resourceTableSchema.nullable(),
  references: z.array(z.object({ from: z.object({ kind: z.enum(["action", "objective", "section"]), code: z.string() }), indicator: z.string(), about: z.string().nullable(), lines })),
});

export const sumCheckSchema = z.object({
  line: z.int().describe("Place of the line in the table, from 0."),
  column: z.union([z.int(), z.literal("overall")]).describe("Place of the year, from 0, or the last column."),
  said: z.number().nullable(),
  computed: z.number().nullable(),
  right: z.boolean(),
});

/** Lists come in pages; `total` is the number of all. */
export const pagingQuery = { limit: z.coerce.number().int().min(1).max(500).default(100), offset: z.coerce.number().int().min(0).default(0) };

export function pageOf<T extends z.ZodType>(item: T): z.ZodObject<{ on: z.ZodISODate; total: z.ZodInt; limit: z.ZodInt; offset: z.ZodInt; items: z.ZodArray<T> }> {
  return z.object({ on: day, total: z.int(), limit: z.int(), offset: z.int(), items: z.array(item) });
}
