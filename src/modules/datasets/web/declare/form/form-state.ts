import { sql, type Db } from "../../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../../kernel/db/values.ts";
import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import type { Unread } from "./control.tsx";

export interface Undo {
  /** Revision of the draft right after the act: once it has moved on, the act can no longer be undone. */
  readonly revision: number;
  /** Step on which it was done. */
  readonly step: string;
  /** Values before the act, by field. */
  readonly before: Readonly<Record<string, unknown>>;
}

/** What the forms of one declaration remember beyond its metadata. */
export interface FormState {
  readonly steps: readonly string[];
  readonly unread: Unread;
  readonly undo: Undo | null;
}

export const newForm: FormState = { steps: [], unread: new Map(), undo: null };

export async function readForm(db: Db, dataset: string): Promise<FormState> {
  const [row] = await db.query<{ steps: string[]; unread: Record<string, { text: string; issue: Issue }>; undo: Undo | null }>(
    sql`select steps, unread, undo from datasets.declaration_form where dataset = ${dataset}`);
  return row === undefined ? newForm : { steps: row.steps, unread: new Map(Object.entries(row.unread)), undo: row.undo };
}

/** Notes that a step was saved: texts that could not be read replace those of the same fields, those that now can be read go. */
export async function noteSaved(db: Db, dataset: string, saved: { readonly step: string; readonly asked: readonly string[]; readonly unread: Unread; readonly undo: Undo | null }): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query(sql`insert into datasets.declaration_form (dataset) select code from datasets.dataset where code = ${dataset} on conflict (dataset) do nothing`);
    const [row] = await tx.query<{ unread: Record<string, unknown> }>(sql`select unread from datasets.declaration_form where dataset = ${dataset} for update`);
    const kept = Object.entries(row?.unread ?? {}).filter(([path]) => !saved.asked.some((key) => path === key || path.startsWith(`${key}.`)));
    await tx.query(sql`
      update datasets.declaration_form set unread = ${jsonb(Object.fromEntries([...kept, ...saved.unread]))}, undo = ${saved.undo === null ? sql`undo` : jsonb(saved.undo)},
        steps = (select array_agg(distinct step) from unnest(steps || ${array([saved.step], "text")}) as step)
      where dataset = ${dataset}`);
  });
}

export async function forgetUndo(db: Db, dataset: string): Promise<void> {
  await db.query(sql`update datasets.declaration_form set undo = null where dataset = ${dataset}`);
}
