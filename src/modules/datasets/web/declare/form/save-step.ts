import type { Actor } from "../../../../../kernel/http/route.ts";
import { cleaned } from "../../../domain/clean.ts";
import type { DatasetDraft } from "../../../domain/datasets.ts";
import type { Step } from "../steps/step.ts";
import type { DeclareDeps } from "../deps.ts";
import { unknownDataset } from "../../../errors.ts";
import type { FieldSpec, Unread, Written } from "./control.tsx";
import { changeOf, valueAt, type FieldKey } from "./field-key.ts";
import { noteSaved } from "./form-state.ts";
import { resolveCodes } from "./resolve-codes.ts";
import { actOn, saveAnswers, type Clash } from "./save-answers.ts";

/** A field that two people changed at once, with both values. */
export type Difference = Clash<FieldSpec>;

export type SaveOutcome =
  | { readonly kind: "saved"; readonly draft: DatasetDraft; readonly unread: Unread; readonly changed: readonly FieldKey[]; /** Somebody else had changed other fields meanwhile: both are kept. */ readonly merged: boolean }
  | { readonly kind: "conflict"; readonly draft: DatasetDraft; readonly differences: readonly Difference[] };

/**
 * Saves what was written on one step. Only what differs from what the form started from is saved, so that two people on different
 * fields of one record never hurt each other; a field that both changed to different values is given back with both (`conflict`),
 * unless the form already says which of the two to keep (`keep.FIELD`).
 */
export async function saveStep(deps: DeclareDeps, actor: Actor, code: string, step: Step, written: Written, act = ""): Promise<SaveOutcome> {
  const unread: Unread = new Map();
  const read = step.fields.map((spec) => ({ spec, value: cleaned(actOn(spec.key, spec.read(written, unread), act)) }));
  const answers = await resolveCodes(deps, read, unread);
  const outcome = await saveAnswers<DatasetDraft, FieldSpec>({
    answers, written, changedMeanwhile: "datasets.changed-meanwhile",
    async draft() {
      const draft = await deps.datasets.draft(actor, code);
      if (draft === null) throw unknownDataset();
      return draft;
    },
    valueOf: ({ metadata }, { key }) => valueAt(metadata, key),
    save: (draft, mine) => deps.datasets.save(actor, code, draft.revision, changeOf(draft.metadata, new Map(mine.map(({ spec, value }) => [spec.key, value])))),
  });
  if (outcome.kind === "conflict") return outcome;
  const before = act === "" ? null : { revision: outcome.draft.revision, step: step.key, before: Object.fromEntries(outcome.changed.map(({ key }) => [key, valueAt(outcome.before.metadata, key)])) };
  await noteSaved(deps.db, code, { step: step.key, asked: step.fields.map(({ key }) => key), unread, undo: outcome.changed.length === 0 ? null : before });
  return { kind: "saved", draft: outcome.draft, unread, changed: outcome.changed.map(({ key }) => key), merged: outcome.merged };
}
