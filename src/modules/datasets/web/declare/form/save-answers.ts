import { AppError } from "../../../../../kernel/errors/app-error.ts";
import { textOf, type Written } from "./control.tsx";
import { markOf } from "./field-key.ts";
import { afterAct } from "./repeated.tsx";

/** A field that two people changed at once, with both values. */
export interface Clash<S> {
  readonly spec: S;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export type AnswersOutcome<D, S> =
  | { readonly kind: "saved"; readonly before: D; readonly draft: D; readonly changed: readonly S[]; /** Somebody else had saved meanwhile: both are kept. */ readonly merged: boolean }
  | { readonly kind: "conflict"; readonly draft: D; readonly differences: readonly Clash<S>[] };

/** One page of a form that is being saved. */
export interface AnswersToSave<D, S> {
  readonly answers: readonly { readonly spec: S; readonly value: unknown }[];
  readonly written: Written;
  readonly draft: () => Promise<D>;
  readonly valueOf: (draft: D, spec: S) => unknown;
  readonly save: (draft: D, mine: readonly { readonly spec: S; readonly value: unknown }[]) => Promise<D>;
  /** Code of the error that says that somebody saved in between. */
  readonly changedMeanwhile: string;
}

const attempts = 4;

/**
 * Saves the answers of one page of a form over a draft that others may be writing too. Only what differs from what the form started
 * from (`base`, a mark by field) is saved; a field that both changed to different values is given back with both (`conflict`),
 * unless the form already says which of the two to keep (`keep.FIELD`).
 */
export async function saveAnswers<D extends { readonly revision: number }, S extends { readonly key: string }>({ answers, written, draft: load, valueOf, save, changedMeanwhile }: AnswersToSave<D, S>): Promise<AnswersOutcome<D, S>> {
  const base = baseOf(written);
  for (let attempt = 1; ; attempt += 1) {
    const draft = await load();
    const stale = textOf(written, "revision") !== String(draft.revision);
    const mine: { readonly spec: S; readonly value: unknown }[] = [];
    const differences: Clash<S>[] = [];
    for (const { spec, value } of answers) {
      const now = valueOf(draft, spec);
      const [markMine, markNow] = [markOf(value), markOf(now)];
      const from = base[spec.key] ?? markNow;
      if (markMine === markNow || markMine === from) continue;
      const keep = textOf(written, `keep.${spec.key}`);
      if (stale && markNow !== from) differences.push({ spec, mine: value, theirs: now });
      else if (keep !== "theirs") mine.push({ spec, value });
    }
    if (differences.length > 0) return { kind: "conflict", draft, differences };
    try {
      return { kind: "saved", before: draft, draft: mine.length === 0 ? draft : await save(draft, mine), changed: mine.map(({ spec }) => spec), merged: stale };
    } catch (error) {
      // Somebody saved in between: what they changed is looked at anew.
      if (!(error instanceof AppError) || error.code !== changedMeanwhile || attempt === attempts) throw error;
    }
  }
}

/** An answer after the button of a group was pressed. */
export function actOn(key: string, value: unknown, act: string): unknown {
  return Array.isArray(value) ? afterAct(value as readonly unknown[], key, act) : value;
}

/** What the form of a conflict starts from: it has been shown the other's values. */
export function baseAfter(written: Written, differences: readonly Clash<{ readonly key: string }>[]): string {
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
