import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { RequestSettings } from "../domain/settings.ts";

export interface KeptSettings {
  readonly version: number;
  readonly settings: RequestSettings;
}

/** The settings in force of a dataset; null where nobody has settled anything. */
export async function settingsOf(db: Db, dataset: string): Promise<KeptSettings | null> {
  const [row] = await db.query<KeptSettings>(sql`select version, settings from datasets.request_settings where dataset = ${dataset} order by version desc limit 1`);
  return row ?? null;
}

/** Adds a version; false where somebody else added it first. */
export async function addSettings(db: Db, dataset: string, version: number, settings: RequestSettings, at: string, by: string | null): Promise<boolean> {
  const rows = await db.query(sql`insert into datasets.request_settings (dataset, version, settings, changed_at, changed_by) values (${dataset}, ${version}, ${jsonb(settings)}, ${at}, ${by}) on conflict do nothing returning version`);
  return rows.length > 0;
}
