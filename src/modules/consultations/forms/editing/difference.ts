import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayCondition } from "../../domain/answering/index.ts";
import type { Condition, Form } from "../../domain/form.ts";

export interface FormChange {
  /** Codes that lead to the thing: `research / steering / means`; empty: the form itself. */
  readonly thing: string;
  /** What of it: `label.fr`, `options / yes`, `order`. */
  readonly what: string;
  /** Null: it was not there; or is there no more. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What differs from one version of a form to another, thing by thing: texts, bounds, options, conditions, what came,
 * what went (conditions in words of `language`), and where the order of what stayed has changed. Things are the same where their codes are.
 */
export function differenceOf(before: Form, after: Form, language: Language): readonly FormChange[] {
  const [old, now] = [leavesOf(before, language), leavesOf(after, language)];
  const changes: FormChange[] = [];
  for (const [key, leaf] of old) {
    const other = now.get(key);
    if (other?.value === leaf.value) continue;
    changes.push({ thing: leaf.thing, what: leaf.what, before: leaf.value, after: other?.value ?? null });
  }
  for (const [key, leaf] of now) if (!old.has(key)) changes.push({ thing: leaf.thing, what: leaf.what, before: null, after: leaf.value });
  return changes;
}

interface Leaf {
  readonly thing: string;
  readonly what: string;
  readonly value: string;
}

const holders = new Set(["groups", "axes", "sections", "questions"]);
const lists = new Set(["options", "rows", "columns"]);

function leavesOf(form: Form, language: Language): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const put = (things: readonly string[], what: readonly string[], value: string) => leaves.set(JSON.stringify([things, what]), { thing: things.join(" / "), what: what.join("."), value });
  const coded = (value: unknown): value is readonly { readonly code: string }[] => Array.isArray(value) && value.every((item: unknown) => typeof item === "object" && item !== null && "code" in item && typeof item.code === "string");
  const walk = (value: unknown, things: readonly string[], what: readonly string[]): void => {
    if (typeof value !== "object" || value === null) return void put(things, what, String(value));
    const name = what.at(-1) ?? "";
    const axis = form.axes.find(({ code }) => code === things[0]);
    // What is under `when` is a condition, as the type of the form says.
    if (name === "when" && axis !== undefined) return void put(things, what, pick(sayCondition(value as Condition, axis, form.groups), language));
    if (coded(value) && holders.has(name)) {
      if (value.length > 0) put(things, [name, "order"], value.map(({ code }) => code).join(", "));
      for (const item of value) walk(item, [...things, item.code], []);
      return;
    }
    if (coded(value) && lists.has(name)) {
      if (value.length > 0) put(things, [name, "order"], value.map(({ code }) => code).join(", "));
      for (const item of value) walk(item, things, [name, item.code]);
      return;
    }
    if (Array.isArray(value)) return void (value.length > 0 && put(things, what, value.map(String).join(", ")));
    for (const [key, member] of Object.entries(value)) if (key !== "version" && key !== "code") walk(member, things, [...what, key]);
  };
  walk(form, [], []);
  return leaves;
}
