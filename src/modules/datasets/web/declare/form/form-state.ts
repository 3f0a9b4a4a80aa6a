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

/** What the forms of one declaration remember beyond its record. */
export interface FormState {
  readonly steps: readonly string[];
  readonly unread: Unread;
  readonly undo: Undo | null;
}

export const newForm: FormState = { steps: [], unread: new Map(), undo: null };

/** Where the forms of a kind of record are remembered: `table` has the columns of `datasets.declaration_form`, `records` their records by `code`. */
export interface FormPlace {
  readonly table: string;
  readonly records: string;
  /** Column of `table` that holds the code of the record. */
  readonly column: string;
}

export interface FormStore {
  read(db: Db, code: string): Promise<FormState>;
  /** Notes that a step was saved: texts that could not be read replace those of the same fields, those that now can be read go. */
  noteSaved(db: Db, code: string, saved: { readonly step: string; readonly asked: readonly string[]; readonly unread: Unread; readonly undo: Undo | null }): Promise<void>;
  forgetUndo(db: Db, code: string): Promise<void>;
}

export function formStore(place: FormPlace): FormStore {
  const [table, records, column] = [sql.raw(place.table), sql.raw(place.records), sql.raw(place.column)];
  return {
    async read(db, code) {
      const [row] = await db.query<{ steps: string[]; unread: Record<string, { text: string; issue: Issue }>; undo: Undo | null }>(
        sql`select steps, unread, undo from ${table} where ${column} = ${code}`);
      return row === undefined ? newForm : { steps: row.steps, unread: new Map(Object.entries(row.unread)), undo: row.undo };
    },
    noteSaved: (db, code, saved) => db.tx(async (tx) => {
      await tx.query(sql`insert into ${table} (${column}) select code from ${records} where code = ${code} on conflict (${column}) do nothing`);
      const [row] = await tx.query<{ unread: Record<string, unknown> }>(sql`select unread from ${table} where ${column} = ${code} for update`);
      const kept = Object.entries(row?.unread ?? {}).filter(([path]) => !saved.asked.some((key) => path === key || path.startsWith(`${key}.`)));
      await tx.query(sql`
        update ${table} set unread = ${jsonb(Object.fromEntries([...kept, ...saved.unread]))}, undo = ${saved.undo === null ? sql`undo` : jsonb(saved.undo)},
          steps = (select array_agg(distinct step) from unnest(steps || ${array([saved.step], "text")}) as step)
        where ${column} = ${code}`);
    }),
    async forgetUndo(db, code) {
      await db.query(sql`update ${table} set undo = null where ${column} = ${code}`);
    },
  };
}

export const { read: readForm, noteSaved, forgetUndo } = formStore({ table: "datasets.declaration_form", records: "datasets.dataset", column: "dataset" });
