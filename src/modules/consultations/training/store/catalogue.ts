import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { TrainingClass, TrainingLabel, TrainingModule } from "../domain/model.ts";

type Definition<T> = Omit<T, "code" | "version" | "demonstration">;
interface Versioned<T> { readonly code: string; readonly version: number; readonly definition: Definition<T>; readonly demonstration: boolean }

function whole<T>({ definition, ...row }: Versioned<T>): T {
  return { ...definition, ...row } as T;
}

const tables = { module: sql`consultations.training_module`, label: sql`consultations.training_label` } as const;

async function latest<T>(db: Db, table: keyof typeof tables): Promise<readonly T[]> {
  const rows = await db.query<Versioned<T>>(sql`select distinct on (code) code, version, definition, demonstration from ${tables[table]} order by code, version desc`);
  return rows.map(whole<T>);
}

/** The latest version of every module, by code. */
export const listModules = (db: Db): Promise<readonly TrainingModule[]> => latest<TrainingModule>(db, "module");
export const listLabels = (db: Db): Promise<readonly TrainingLabel[]> => latest<TrainingLabel>(db, "label");

/** Null where there is none; without a version the latest. */
export async function findModule(db: Db, code: string, version?: number): Promise<TrainingModule | null> {
  const [row] = await db.query<Versioned<TrainingModule>>(sql`select code, version, definition, demonstration from consultations.training_module where code = ${code} and (${version ?? null}::int is null or version = ${version ?? null}::int) order by version desc limit 1`);
  return row === undefined ? null : whole<TrainingModule>(row);
}

export async function findLabel(db: Db, code: string, version?: number): Promise<TrainingLabel | null> {
  const [row] = await db.query<Versioned<TrainingLabel>>(sql`select code, version, definition, demonstration from consultations.training_label where code = ${code} and (${version ?? null}::int is null or version = ${version ?? null}::int) order by version desc limit 1`);
  return row === undefined ? null : whole<TrainingLabel>(row);
}

/** Adds a version; false where somebody else has just added the same. */
export async function addVersion(db: Db, table: keyof typeof tables, { code, version, demonstration, ...definition }: TrainingModule | TrainingLabel, author: string, now: Date): Promise<boolean> {
  const added = await db.query(sql`insert into ${tables[table]} (code, version, definition, saved_at, author, demonstration) values (${code}, ${version}, ${jsonb(definition)}, ${now.toISOString()}::timestamptz, ${author}, ${demonstration}) on conflict do nothing returning code`);
  return added.length === 1;
}

const classColumns = sql`id, module_code as "moduleCode", module_version as "moduleVersion", starts_on as "startsOn", ends_on as "endsOn", place, places, trainer_account_id as "trainerAccountId", cancelled_on as "cancelledOn", demonstration`;

/** Every class, those at one's own pace first, then by day. */
export async function listClasses(db: Db, moduleCode?: string): Promise<readonly TrainingClass[]> {
  return db.query<TrainingClass>(sql`select ${classColumns} from consultations.training_class where ${moduleCode ?? null}::text is null or module_code = ${moduleCode ?? null} order by starts_on nulls first, module_code, id`);
}

/** `lock`: whoever changes who is enrolled waits for those who do. */
export async function findClass(db: Db, id: string, lock = false): Promise<TrainingClass | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const [row] = await db.query<TrainingClass>(sql`select ${classColumns} from consultations.training_class where id = ${id}::uuid ${lock ? sql`for update` : sql``}`);
  return row ?? null;
}

export async function keepClass(db: Db, one: TrainingClass): Promise<void> {
  await db.query(sql`
    insert into consultations.training_class (id, module_code, module_version, starts_on, ends_on, place, places, trainer_account_id, cancelled_on, demonstration)
    values (${one.id}::uuid, ${one.moduleCode}, ${one.moduleVersion}, ${one.startsOn}::date, ${one.endsOn}::date, ${jsonb(one.place)}, ${one.places}::int, ${one.trainerAccountId}, ${one.cancelledOn}::date, ${one.demonstration})
    on conflict (id) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on, place = excluded.place, places = excluded.places, trainer_account_id = excluded.trainer_account_id, cancelled_on = excluded.cancelled_on`);
}
