import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Spot } from "./domain/spot.ts";

interface Kept { readonly revision: number; readonly spots: ReadonlyMap<string, Spot> }
const kept = new WeakMap<Db, Kept>();

/**
 * Where every structure is, by entity, as the index of the search has it. Read whole once for each revision of the index:
 * a few numbers for each structure, and the map then needs no query of its own.
 */
export async function spotsOf(db: Db): Promise<ReadonlyMap<string, Spot>> {
  const [state] = await db.query<{ revision: number | string }>(sql`select revision from lab.search_state`);
  const revision = Number(state?.revision ?? 0);
  const known = kept.get(db);
  if (known?.revision === revision) return known.spots;
  const rows = await db.query<Spot>(sql`
    select entity, country, region_code as region, department_code as department, site_code as site, site_name as "siteName",
      latitude, longitude, position_precision as precision, demonstration
    from lab.search_entry where kind = 'structure'`);
  const spots = new Map(rows.map((row) => [row.entity, row]));
  kept.set(db, { revision, spots });
  return spots;
}
