import { z } from "zod";
import type { Scope, Target } from "../../../indicators/index.ts";

/**
 * One thing that an amendment changes in the register. An edit holds the new state alone, whole for the thing that it
 * changes, so that the draft is the register that it started from with its edits made in their order.
 */

const text = z.string().trim().min(1).max(4000);
const bilingual = z.strictObject({ fr: text, en: text });
const code = z.string().trim().min(1).max(120).regex(/^[\p{L}\p{N}][\p{L}\p{N}.#_-]*$/u);
const anyCode = z.string().min(1).max(400);
const year = z.int().min(1900).max(2200);
const number = z.number().refine(Number.isFinite);

const scope: z.ZodType<Scope> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("at-date") }),
  z.strictObject({ kind: z.literal("stock") }),
  z.strictObject({ kind: z.literal("cumulated"), fromYear: year, toYear: year }),
  z.strictObject({ kind: z.literal("mean"), fromYear: year, toYear: year }),
  z.strictObject({ kind: z.literal("mean-after"), years: z.int().min(0).max(50) }),
]);

export const comparators = ["at-least", "more-than", "at-most", "less-than", "between", "keep-at-or-above", "rank-at-most", "qualitative"] as const;

/** What an amendment can say of a target. Its unit is the series' and its key stays, so that the series goes on. */
export type TargetTerms = Pick<Target, "comparator" | "strict" | "value" | "upperValue" | "scope" | "dueYear" | "approximate" | "condition" | "statement" | "role">;

const terms: z.ZodType<TargetTerms> = z.strictObject({
  comparator: z.enum(comparators),
  strict: z.boolean(),
  value: number.nullable(),
  upperValue: number.nullable(),
  scope,
  dueYear: year,
  approximate: z.boolean(),
  condition: bilingual.nullable(),
  statement: bilingual.nullable(),
  role: z.enum(["commitment", "context"]),
});

/** A removal of something that is in use says so: whoever removed it saw how many values, reviews and duties hang on it. */
const decision = z.strictObject({ acknowledged: z.literal(true), uses: z.int().min(0), note: z.string().trim().max(2000) }).nullable();

const amounts = z.array(number.nullable()).max(60);
const unitKinds = ["share", "eur", "year", "count", "index", "rank", "none"] as const;
const newMeasure = { key: code, name: bilingual, unit: z.enum(unitKinds), noun: bilingual.nullable() };

export const editSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("contract.title"), title: bilingual }),
  z.strictObject({ kind: z.literal("contract.years"), fromYear: year, toYear: year }),
  z.strictObject({ kind: z.literal("priority.title"), code: anyCode, title: bilingual }),
  z.strictObject({ kind: z.literal("objective.title"), code: anyCode, title: bilingual }),
  z.strictObject({ kind: z.literal("action.title"), code: anyCode, title: bilingual }),
  z.strictObject({ kind: z.literal("indicator.title"), code: anyCode, title: bilingual }),
  z.strictObject({ kind: z.literal("part.definition"), code: anyCode, definition: bilingual }),
  z.strictObject({ kind: z.literal("measure.name"), code: anyCode, name: bilingual }),
  z.strictObject({ kind: z.literal("target.terms"), code: anyCode, terms }),
  z.strictObject({ kind: z.literal("objective.add"), priority: anyCode, code, title: bilingual }),
  z.strictObject({ kind: z.literal("action.add"), objective: anyCode, code, title: bilingual }),
  z.strictObject({ kind: z.literal("indicator.add"), code, title: bilingual, lagYears: z.int().min(0).max(10) }),
  z.strictObject({ kind: z.literal("part.add"), indicator: anyCode, code, definition: bilingual }),
  z.strictObject({ kind: z.literal("measure.add"), part: anyCode, ...newMeasure }),
  z.strictObject({ kind: z.literal("target.add"), part: anyCode, series: anyCode, terms }),
  z.strictObject({ kind: z.literal("objective.remove"), code: anyCode, decision }),
  z.strictObject({ kind: z.literal("action.remove"), code: anyCode, decision }),
  z.strictObject({ kind: z.literal("indicator.remove"), code: anyCode, decision }),
  z.strictObject({ kind: z.literal("part.remove"), code: anyCode, decision }),
  z.strictObject({ kind: z.literal("measure.remove"), code: anyCode, decision }),
  z.strictObject({ kind: z.literal("target.remove"), code: anyCode, decision }),
  z.strictObject({ kind: z.literal("reference.add"), action: anyCode, indicator: anyCode }),
  z.strictObject({ kind: z.literal("reference.remove"), action: anyCode, indicator: anyCode }),
  z.strictObject({ kind: z.literal("line.amounts"), table: anyCode, line: anyCode, amounts, overall: number.nullable() }),
  z.strictObject({ kind: z.literal("line.add"), table: anyCode, label: bilingual, group: bilingual.nullable(), lineKind: z.enum(["line", "within", "total"]), amounts, overall: number.nullable() }),
  z.strictObject({ kind: z.literal("line.remove"), table: anyCode, line: anyCode }),
]);

export type Edit = z.infer<typeof editSchema>;
export type EditKind = Edit["kind"];
export type Removal = Extract<Edit, { decision: unknown }>;

export function isRemoval(edit: Edit): edit is Removal {
  return "decision" in edit;
}
