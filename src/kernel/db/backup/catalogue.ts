import { sql } from "../db.ts";
import type { Db, SQL } from "../db.ts";
import { array } from "../values.ts";

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns of the primary key in order; empty where there is none. */
  readonly key: readonly string[];
}

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it in a cast: `numeric(12,2)`, `timestamp with time zone[]`. */
  readonly type: string;
}

/** `"schema"."name"`, quoted. */
export function nameOf(thing: { readonly schema: string; readonly name: string }): SQL {
  return sql`${sql.identifier(thing.schema)}.${sql.identifier(thing.name)}`;
}

/**
 * The tables of these schemas with the columns that hold data of their own (generated ones do not), by schema and
 * name. The ledger of migrations is left out: it is what ran here, not what is kept.
 */
export async function listTables(db: Db, schemas: readonly string[]): Promise<Table[]> {
  return db.query<Table>(sql`
    select n.nspname as schema, c.relname as name,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ), '[]') as columns,
      coalesce((
        select jsonb_agg(a.attname order by k.place)
        from pg_index i
        cross join lateral unnest(i.indkey::int[]) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary
      ), '[]') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any(${array(schemas, "text")})
      and not (n.nspname = 'kernel' and c.relname = 'migration')
    order by n.nspname collate "C", c.relname collate "C"`);
}

export async function listSequences(db: Db, schemas: readonly string[]): Promise<{ schema: string; name: string }[]> {
  return db.query(sql`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname = any(${array(schemas, "text")})
    order by n.nspname collate "C", c.relname collate "C"`);
}

export async function listMaterializedViews(db: Db, schemas: readonly string[]): Promise<{ schema: string; name: string }[]> {
  // By age: a view is made after those it reads.
  return db.query(sql`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'm' and n.nspname = any(${array(schemas, "text")})
    order by c.oid`);
}

/** Statements that take away, and put back, what would stand in the way of loading tables in any order. */
export async function listObstacles(db: Db, schemas: readonly string[]): Promise<{ remove: string; restore: string }[]> {
  return db.query(sql`
    select remove, restore from (
      select 1 as step, k.oid,
        format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as remove,
        format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as restore
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.conparentid = 0 and n.nspname = any(${array(schemas, "text")})
      union all
      select 2, t.oid,
        format('alter table %I.%I disable trigger %I', n.nspname, c.relname, t.tgname),
        format('alter table %I.%I enable trigger %I', n.nspname, c.relname, t.tgname)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and t.tgenabled = 'O' and n.nspname = any(${array(schemas, "text")})
    ) as obstacle order by step, oid`);
}
