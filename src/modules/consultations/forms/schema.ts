import { z } from "zod";
import { keepable } from "../../../kernel/audit/canonical.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { checkForm } from "../domain/answering/index.ts";
import type { Condition, Form } from "../domain/form.ts";

const text = z.strictObject({ fr: z.string(), en: z.string() }).meta({ id: "Text", description: "A text in French and in English." });
const code = z.string().max(60).regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/).meta({ id: "Code", description: "Lower-case words of letters and digits, joined by hyphens." });
const option = z.strictObject({ code, label: text }).meta({ id: "Option" });
const options = z.array(option).max(100);
/** Recursive schemas are read before anything walks them: what is nested too deeply is refused by its size first. */
const condition: z.ZodType<Condition> = z.union([
  z.strictObject({ get all() { return z.array(condition).max(40); } }),
  z.strictObject({ get any() { return z.array(condition).max(40); } }),
  z.strictObject({ get not() { return condition; } }),
  z.strictObject({ question: code, answered: z.literal(true) }),
  z.strictObject({ question: code, oneOf: z.array(z.string().max(130)).max(100) }),
  z.strictObject({ question: code, from: z.number().exactOptional(), to: z.number().exactOptional() }),
]).meta({ id: "Condition", description: "Of answers given before, in the same axis. Of a matrix, `oneOf` names `row:column`." });

const base = {
  code, label: text,
  help: text.exactOptional(),
  when: condition.exactOptional(),
  objectives: z.array(z.string().max(30)).max(50).exactOptional(),
  required: z.literal(true).exactOptional().meta({ description: "Behind an open link only." }),
};
const single = z.strictObject({ ...base, kind: z.literal("single"), options }).meta({ id: "SingleQuestion" });
const question = z.discriminatedUnion("kind", [
  z.strictObject({ ...base, kind: z.literal("scale"), low: z.int(), high: z.int(), lowLabel: text, highLabel: text, noOpinion: z.boolean() }),
  single,
  z.strictObject({ ...base, kind: z.literal("multiple"), options, atMost: z.int().exactOptional(), alone: z.array(code).max(100).exactOptional() }),
  z.strictObject({ ...base, kind: z.literal("ranking"), options, atMost: z.int().exactOptional() }),
  z.strictObject({ ...base, kind: z.literal("matrix"), rows: options, columns: options }),
  z.strictObject({ ...base, kind: z.literal("number"), least: z.number(), most: z.number(), decimals: z.int(), unit: text, bands: z.array(z.number()).max(100).meta({ description: "Lower bounds, ascending; the first is `least`." }) }),
  z.strictObject({ ...base, kind: z.literal("date"), precision: z.enum(["year", "month"]), earliest: z.string().max(7), latest: z.string().max(7) }),
  z.strictObject({ ...base, kind: z.literal("text"), longest: z.int().min(1).max(4000) }),
]).meta({ id: "Question" });

/** The shape of a form. That its codes, conditions and bounds hold together is asked of `checkForm`. */
export const formSchema: z.ZodType<Form> = z.strictObject({
  code, version: z.int().min(1), title: text, introduction: text,
  groups: z.array(single).max(50),
  axes: z.array(z.strictObject({
    code, title: text, introduction: text, objectives: z.array(z.string().max(30)).max(50),
    sections: z.array(z.strictObject({ code, title: text, introduction: text.exactOptional(), when: condition.exactOptional(), questions: z.array(question).max(200) })).max(100),
  })).max(50),
});

/** JSON Schema (draft 2020-12) of a form as it is given and taken as JSON. */
export function jsonSchemaOfForm(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(formSchema, { target: "draft-2020-12" }), title: "Form of a questionnaire", description: "Questions in French and English, by axis and section, with their conditions." };
}

const fr = z.locales.fr().localeError;
const en = z.locales.en().localeError;
const mostIssues = 200;

/** Deeper than this no form is: the text is refused before anything walks into it. */
const deepest = 40;

/**
 * A form from outside, and everything that is wrong with it: its shape, then what `checkForm` says. Null where the
 * shape does not hold. `field` is a path with dots. Nothing that is nested beyond any form is walked into. JSON can write
 * signs that no database keeps: they become U+FFFD, which `checkForm` tells.
 */
export function readForm(value: unknown): { readonly form: Form | null; readonly issues: readonly Issue[] } {
  if (depthOver(value, deepest)) {
    return { form: null, issues: [{ code: "consultations.form-too-deep", severity: "error", field: "form", text: { fr: "Ce JSON est imbriqué plus profondément qu’aucun formulaire.", en: "This JSON is nested more deeply than any form." } }] };
  }
  const kept = keepable(value);
  const french = formSchema.safeParse(kept, { error: fr });
  if (french.success) return { form: french.data, issues: checkForm(french.data) };
  const english = formSchema.safeParse(kept, { error: en });
  const others = english.success ? [] : english.error.issues;
  return {
    form: null,
    issues: french.error.issues.slice(0, mostIssues).map((issue, index) => ({
      code: `consultations.shape-${issue.code.replaceAll("_", "-")}`, severity: "error", field: issue.path.length === 0 ? "form" : issue.path.map(String).join("."),
      text: { fr: issue.message, en: others[index]?.message ?? issue.message },
    })),
  };
}

/** Does this value go more than `most` levels deep? Walked level by level, without recursion. */
function depthOver(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((each): unknown[] => (typeof each === "object" && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}
