import { z } from "zod";
import { isDay } from "../../../kernel/time/day.ts";
import type { Baseline, Indicator, Scope, Target, Unit } from "../../indicators/index.ts";
import type { Register, ResourceTable } from "./register.ts";

const bilingual = z.strictObject({ fr: z.string(), en: z.string() });
const lines = z.array(z.int().positive());
const year = z.int().min(0).max(2200);
const code = z.string().min(1).max(400);
const number = z.number();

const unit: z.ZodType<Unit> = z
  .strictObject({ kind: z.enum(["share", "eur", "year", "count", "index", "rank", "none"]), noun: bilingual.optional() })
  .transform(({ kind, noun }) => (noun === undefined ? { kind } : { kind, noun }));

const scope: z.ZodType<Scope> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("at-date") }),
  z.strictObject({ kind: z.literal("stock") }),
  z.strictObject({ kind: z.literal("cumulated"), fromYear: year, toYear: year }),
  z.strictObject({ kind: z.literal("mean"), fromYear: year, toYear: year }),
  z.strictObject({ kind: z.literal("mean-after"), years: z.int().nonnegative() }),
]);

const target: z.ZodType<Target> = z.strictObject({
  key: code,
  series: code,
  comparator: z.enum(["at-least", "more-than", "at-most", "less-than", "between", "keep-at-or-above", "rank-at-most", "qualitative"]),
  strict: z.boolean(),
  value: number.nullable(),
  upperValue: number.nullable(),
  unit,
  scope,
  dueYear: year,
  approximate: z.boolean(),
  condition: bilingual.nullable(),
  calledTarget: z.boolean(),
  role: z.enum(["commitment", "context"]),
  written: z.string().nullable(),
  statement: bilingual.nullable(),
  lines,
});

const note = bilingual.nullable();
const baseline: z.ZodType<Baseline> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("value"), value: number, year, note, lines }),
  z.strictObject({ kind: z.literal("censored"), bound: z.enum(["more-than", "less-than"]), value: number, year, note, lines }),
  z.strictObject({ kind: z.literal("previous-period"), value: number, fromYear: year, toYear: year, note, lines }),
  z.strictObject({ kind: z.literal("none") }),
]);

const indicator: z.ZodType<Indicator> = z.strictObject({
  code,
  title: bilingual,
  lagYears: z.int().min(0).max(10),
  parts: z.array(
    z.strictObject({
      code,
      definition: bilingual.nullable(),
      writtenDefinition: z.string().nullable(),
      measures: z.array(z.strictObject({ key: code, part: code, name: bilingual, unit, baseline, lines })),
      targets: z.array(target),
      lines,
    }),
  ),
  lines,
});

const resourceTable: z.ZodType<ResourceTable> = z.strictObject({
  code,
  title: bilingual,
  unit: z.enum(["eur", "full-time-equivalent"]),
  years: z.array(year),
  differenceToYear: year.nullable(),
  conditional: z.boolean(),
  lines: z.array(
    z.strictObject({
      label: bilingual,
      group: bilingual.nullable(),
      kind: z.enum(["line", "within", "total"]),
      amounts: z.array(number.nullable()),
      overall: number.nullable(),
      noteMark: z.string().nullable(),
      sourceLine: z.int().positive(),
    }),
  ),
  notes: z.array(z.strictObject({ mark: z.string(), text: bilingual, sourceLine: z.int().positive() })),
  sourceLines: lines,
});

/** The shape of a register as stored, shipped and imported. Unknown fields are refused. */
export const registerSchema: z.ZodType<Register> = z.strictObject({
  code,
  title: bilingual,
  institute: z.string(),
  fromYear: year,
  toYear: year,
  signedOn: z.string().refine(isDay, "a day of the calendar is expected (YYYY-MM-DD)").nullable(),
  priorities: z.array(
    z.strictObject({
      code,
      title: bilingual,
      objectives: z.array(
        z.strictObject({
          code,
          title: bilingual,
          actions: z.array(z.strictObject({ code, title: bilingual, group: bilingual.nullable(), lines })),
          lines,
        }),
      ),
      lines,
    }),
  ),
  indicators: z.array(indicator),
  resourceTables: z.array(resourceTable),
  employmentPlan: resourceTable.nullable(),
  references: z.array(
    z.strictObject({
      from: z.strictObject({ kind: z.enum(["action", "objective", "section"]), code }),
      indicator: code,
      about: z.string().nullable(),
      lines,
    }),
  ),
});
