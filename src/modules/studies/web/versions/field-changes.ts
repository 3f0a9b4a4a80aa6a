import { difference } from "../../domain/difference.ts";
import { fieldOf, type Field } from "../../domain/fields/index.ts";
import type { Study } from "../../domain/study.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { DescribeContext } from "../shown/context.ts";
import { describe } from "../shown/describe.ts";
import { itemText } from "../shown/plain-text.ts";
import { likeness, wordDifference, type TextPiece } from "./word-difference.ts";

/** One entry of a list that came, went or was reworded. */
export interface EntryChange {
  readonly kind: "added" | "removed" | "changed";
  readonly before: string | null;
  readonly after: string | null;
  readonly pieces: readonly TextPiece[];
}

/** What changed in one field. `text`: in one language, word by word; `value`: from one value to another; `entries`: of a list. */
export type FieldChange = { readonly field: Field } & (
  | { readonly kind: "text"; readonly lang: Language; readonly pieces: readonly TextPiece[]; readonly before: string; readonly after: string }
  | { readonly kind: "value"; readonly before: string | null; readonly after: string | null }
  | { readonly kind: "entries"; readonly entries: readonly EntryChange[]; readonly reordered: boolean }
);

const likelySame = 0.5;

/**
 * What differs between two versions in the words of the page: texts by language, lists by entry (the same entry by its identity, else by
 * its likeness), everything else by its value. In the order of the fields; empty where nothing differs.
 */
export function fieldChanges(before: Study, after: Study, context: DescribeContext): readonly FieldChange[] {
  const lists = new Set<string>();
  return difference(before.content, after.content).flatMap((one): readonly FieldChange[] => {
    const field = fieldOf(one.field);
    if (field === null) return [];
    if (one.language !== null && field.kind !== "keywords") {
      const [old, now] = [one.before, one.after].map((text) => (typeof text === "string" ? text : ""));
      return [{ field, kind: "text", lang: one.language, before: old ?? "", after: now ?? "", pieces: wordDifference(old ?? "", now ?? "") }];
    }
    if (lists.has(field.name)) return [];
    lists.add(field.name);
    return [listOrValue(field, before, after, context)];
  });
}

function listOrValue(field: Field, before: Study, after: Study, context: DescribeContext): FieldChange {
  const [old, now] = [before, after].map(({ content }) => {
    if (field.name === "otherDetails") return content.otherDetails.map((one) => ({ key: `${one.field} ${one.concept}`, text: [one.text.fr, one.text.en].filter((text) => text !== undefined).join(" / ") }));
    const both = { ...context, record: "both", labelsIn: context.language } as const;
    // Details in words belong to their field on the page, and are a field of their own here.
    return describe(field, { ...content, otherDetails: [] }, both).items.map((item) => ({ key: item.key, text: itemText(item, context.language) }));
  });
  const single = ["concept", "line", "url", "boolean", "number", "day", "study-date", "language"].includes(field.kind);
  if (single) return { field, kind: "value", before: old?.[0]?.text ?? null, after: now?.[0]?.text ?? null };
  const entries = entryChanges(old ?? [], now ?? []);
  return { field, kind: "entries", entries, reordered: entries.length === 0 };
}

interface Entry { readonly key: string; readonly text: string }

function entryChanges(old: readonly Entry[], now: readonly Entry[]): readonly EntryChange[] {
  const left = [...old];
  const came: Entry[] = [];
  const changed: EntryChange[] = [];
  const pair = (before: Entry, after: Entry): void => {
    left.splice(left.indexOf(before), 1);
    if (before.text !== after.text) changed.push({ kind: "changed", before: before.text, after: after.text, pieces: wordDifference(before.text, after.text) });
  };
  // The very same first, so that twins of one key do not take each other's place.
  const unmatched = now.filter((after) => { const twin = left.find((before) => before.text === after.text && before.key === after.key); if (twin !== undefined) pair(twin, after); return twin === undefined; });
  for (const after of unmatched) {
    const known = left.find((before) => before.key === after.key);
    if (known === undefined) came.push(after);
    else pair(known, after);
  }
  const added = came.filter((after) => {
    const [near] = left.map((before) => ({ before, share: likeness(before.text, after.text) })).filter(({ share }) => share >= likelySame && after.text.length > 12).toSorted((a, b) => b.share - a.share);
    if (near !== undefined) pair(near.before, after);
    return near === undefined;
  });
  return [
    ...changed,
    ...left.map(({ text }): EntryChange => ({ kind: "removed", before: text, after: null, pieces: [{ kind: "removed", text }] })),
    ...added.map(({ text }): EntryChange => ({ kind: "added", before: null, after: text, pieces: [{ kind: "added", text }] })),
  ];
}
