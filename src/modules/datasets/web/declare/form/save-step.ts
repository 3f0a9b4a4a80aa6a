import { AppError } from "../../../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../../../kernel/http/route.ts";
import { cleaned } from "../../../domain/clean.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import type { Step } from "../steps/step.ts";
import type { DeclareDeps } from "../deps.ts";
import { unknownDataset } from "../../../errors.ts";
import { textOf, type FieldSpec, type Unread, type Written } from "./control.tsx";
import { changeOf, markOf, valueAt, type FieldKey } from "./field-key.ts";
import { noteSaved } from "./form-state.ts";
import { afterAct } from "./repeated.tsx";
import { resolveCodes } from "./resolve-codes.ts";

/** A field that two people changed at once, with both values. */
export interface Difference {
  readonly spec: FieldSpec;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly draft: DatasetDraft; readonly unread: Unread; readonly changed: readonly FieldKey[]; /** Somebody else had changed other fields meanwhile: both are kept. */ readonly merged: boolean }
  | { readonly kind: "conflict"; readonly draft: DatasetDraft; readonly differences: readonly Difference[] };

const attempts = 4;

/**
 * Saves what was written on one step. Only what differs from what the form started from is saved, so that two people on different
 * fields of one record never hurt each other; a field that both changed to different values is given back with both (`conflict`),
 * unless the form already says which of the two to keep (`keep.FIELD`).
 */
export async function saveStep(deps: DeclareDeps, actor: Actor, code: string, step: Step, written: Written, act = ""): Promise<SaveOutcome> {
  const unread: Unread = new Map();
  const read = step.fields.map((spec) => ({ spec, value: cleaned(actOn(spec, spec.read(written, unread), act)) }));
  const answers = await resolveCodes(deps, read, unread);
  const base = baseOf(written);
  for (let attempt = 1; ; attempt += 1) {
    const draft = await deps.datasets.draft(actor, code);
    if (draft === null) throw unknownDataset();
    const stale = textOf(written, "revision") !== String(draft.revision);
    const mine = new Map<FieldKey, unknown>();
    const differences: Difference[] = [];
    for (const { spec, value } of answers) {
      const now = valueAt(draft.metadata, spec.key);
      const [markMine, markNow] = [markOf(value), markOf(now)];
      const from = base[spec.key] ?? markNow;
      if (markMine === markNow || markMine === from) continue;
      const keep = textOf(written, `keep.${spec.key}`);
      if (stale && markNow !== from) differences.push({ spec, mine: value, theirs: now });
      else if (keep !== "theirs") mine.set(spec.key, value);
    }
    if (differences.length > 0) return { kind: "conflict", draft, differences };
    try {
      const saved = mine.size === 0 ? draft : await deps.datasets.save(actor, code, draft.revision, changeOf(draft.metadata, mine));
      const before = act === "" ? null : { revision: saved.revision, step: step.key, before: Object.fromEntries([...mine.keys()].map((key) => [key, valueAt(draft.metadata, key)])) };
      await noteSaved(deps.db, code, { step: step.key, asked: step.fields.map(({ key }) => key), unread, undo: mine.size === 0 ? null : before });
      return { kind: "saved", draft: saved, unread, changed: [...mine.keys()], merged: stale };
    } catch (error) {
      // Somebody saved in between: what they changed is looked at anew.
      if (!(error instanceof AppError) || error.code !== "datasets.changed-meanwhile" || attempt === attempts) throw error;
    }
  }
}

function actOn(spec: FieldSpec, value: unknown, act: string): unknown {
  return Array.isArray(value) ? afterAct(value as readonly unknown[], spec.key, act) : value;
}

/** What the form of a conflict starts from: it has been shown the other's values. */
export function baseAfter(written: Written, differences: readonly Difference[]): string {
  return JSON.stringify({ ...baseOf(written), ...Object.fromEntries(differences.map(({ spec, theirs }) => [spec.key, markOf(theirs)])) });
}

/** The marks of what the form started from; a form without them started from what is there now. */
function baseOf(written: Written): Readonly<Record<string, string>> {
  try {
    const read: unknown = JSON.parse(textOf(written, "base") || "{}");
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(Object.entries(read).flatMap(([key, mark]: [string, unknown]) => (typeof mark === "string" ? [[key, mark]] : [])));
  } catch {
    return {};
  }
}
