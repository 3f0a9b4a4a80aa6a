import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import { noteChanges } from "./works.ts";

/** A structure or organisation that signatures of a work name, at its date. */
export interface WorkUnit {
  readonly workCode: string;
  readonly entityId: string;
  readonly code: string;
  readonly kind: "structure" | "organisation";
  /** The institute itself, or a unit of which it was a supervisor at the date of the paper. */
  readonly institute: boolean;
}

/**
 * Replaces what is known of the units of some works; works that are not there are passed over. Those whose units are no
 * longer the same count as changed, so that searches and harvesters see it. Gives their codes.
 */
export async function replaceWorkUnits(db: Db, codes: readonly string[], units: readonly WorkUnit[], now: string): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  return db.tx(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('publications.works', 0))`);
    const before = await tx.query<{ work_code: string; entity_id: string; code: string; kind: string; institute: boolean }>(sql`
      select work_code, entity_id, code, kind, institute from publications.work_unit where work_code = any(${array(codes, "text")})`);
    const living = new Set((await tx.query<{ code: string }>(sql`select code from publications.work where code = any(${array(codes, "text")})`)).map(({ code }) => code));
    const rows = units.filter(({ workCode }) => living.has(workCode)).map(({ workCode, entityId, code, kind, institute }) => ({ work_code: workCode, entity_id: entityId, code, kind, institute }));
    const said = (list: readonly (typeof before)[number][]): ReadonlyMap<string, string> => {
      const byWork = new Map<string, string[]>();
      for (const one of list) byWork.set(one.work_code, [...(byWork.get(one.work_code) ?? []), `${one.entity_id} ${one.code} ${one.kind} ${one.institute}`]);
      return new Map([...byWork].map(([code, all]) => [code, all.sort().join("\n")]));
    };
    const [old, next] = [said(before), said(rows)];
    const changed = [...new Set(codes)].filter((code) => old.get(code) !== next.get(code));
    if (changed.length === 0) return [];
    const these = new Set(changed);
    await tx.query(sql`delete from publications.work_unit where work_code = any(${array(changed, "text")})`);
    await tx.query(sql`
      insert into publications.work_unit (work_code, entity_id, code, kind, institute)
      select work_code, entity_id, code, kind, institute
      from jsonb_to_recordset(${jsonb(rows.filter(({ work_code }) => these.has(work_code)))}) as r (work_code text, entity_id text, code text, kind text, institute boolean)
      on conflict (work_code, entity_id) do update set institute = excluded.institute or publications.work_unit.institute`);
    await tx.query(sql`
      update publications.work w set
        structures = array(select u.code from publications.work_unit u where u.work_code = w.code and u.kind = 'structure' order by u.code),
        institute = exists (select from publications.work_unit u where u.work_code = w.code and u.institute)
      where w.code = any(${array(changed, "text")})`);
    await noteChanges(tx, changed.filter((code) => living.has(code)).map((code) => ({ code, gone: false })), now);
    return changed;
  });
}
