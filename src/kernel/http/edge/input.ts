import { z } from "zod";
import { keepableText } from "../../audit/canonical.ts";
import { AppError, type Issue } from "../../errors/app-error.ts";
import type { Route } from "../route.ts";
import { refusal } from "./failure.ts";

type Part = "params" | "query" | "body";

export interface ParsedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const fr = z.locales.fr().localeError;
const en = z.locales.en().localeError;

/**
 * What came in, through the schemas of the route; a part without a schema is given as it came. Throws one 422 with the
 * faults of all parts. The language, what a reader has remembered (`preferences`) and the CSRF token belong to the edge and are taken out first, so that
 * strict schemas need not name them; a single value where a list is expected becomes a list of one. Signs that no
 * database keeps (U+0000, half a surrogate pair) become U+FFFD, so that nothing further in has to think of them.
 */
export async function parseInput(route: Route, raw: ParsedInput, preferences: readonly string[] = []): Promise<ParsedInput> {
  const issues: Issue[] = [];
  const read = async (part: Part, value: unknown) => {
    const schema = route[part];
    const kept = keepable(value);
    if (schema === undefined) return kept;
    const listed = withLists(schema, kept);
    const result = await schema.safeParseAsync(listed, { error: fr });
    if (result.success) return result.data;
    const english = await schema.safeParseAsync(listed, { error: en });
    issues.push(...bilingualIssues(part, result.error.issues, english.success ? [] : english.error.issues));
    return undefined;
  };
  const params = await read("params", raw.params);
  const query = await read("query", ["lang", ...preferences].reduce(without, raw.query));
  const body = await read("body", without(raw.body, "_csrf"));
  if (issues.length > 0) {
    const { code, text } = refusal(422);
    throw new AppError(code, text, { status: 422, issues });
  }
  return { params, query, body };
}

function bilingualIssues(part: Part, french: readonly z.core.$ZodIssue[], english: readonly z.core.$ZodIssue[]): Issue[] {
  return french.map((issue, index) => ({
    code: `http.${issue.code.replaceAll("_", "-")}`,
    severity: "error",
    text: { fr: issue.message, en: english[index]?.message ?? issue.message },
    field: `/${[part, ...issue.path.map(String)].map(escaped).join("/")}`,
  }));
}

/** Nested deeper than this nothing is meant: only a stack that is to run over. */
const deepest = 200;

function keepable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return keepableText(value);
  if (depth > deepest) throw refusal(400);
  if (Array.isArray(value)) return value.map((member) => keepable(member, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [keepableText(name), keepable(member, depth + 1)]));
}

function escaped(segment: string): string {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function without(value: unknown, key: string): unknown {
  if (!isRecord(value) || !(key in value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** A form or a query with one ticked box sends a text, with two a list: here both are lists. */
function withLists(schema: z.ZodType, value: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || !isRecord(value)) return value;
  const shape: Record<string, unknown> = schema.shape;
  return Object.fromEntries(
    Object.entries(value).map(([name, given]) => [name, typeof given === "string" && wantsList(shape[name]) ? [given] : given]),
  );
}

function wantsList(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return wantsList(schema.unwrap());
  return schema instanceof z.ZodArray;
}
