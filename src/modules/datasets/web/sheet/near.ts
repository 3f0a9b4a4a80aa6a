import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { Datasets } from "../../domain/datasets.ts";

const shown = 5;

/** Other published datasets of the same unit, latest first; then those that share the first theme, without those already named. */
export async function datasetsNear(db: Db, datasets: Pick<Datasets, "published">, { code, metadata }: Dataset): Promise<{ readonly sameUnit: readonly Dataset[]; readonly sameThemes: readonly Dataset[] }> {
  const codesWhere = async (condition: ReturnType<typeof sql>, most: number): Promise<readonly string[]> =>
    (await db.query<{ code: string }>(sql`
      select d.code from datasets.dataset d join datasets.dataset_version v on v.code = d.code and v.version = d.published_version
      where d.public_state = 'published' and d.code <> ${code} and ${condition} order by d.code desc limit ${most}`)).map((row) => row.code);
  const [theme] = metadata.themes;
  const none: readonly string[] = [];
  const [unitCodes, themeCodes] = await Promise.all([
    metadata.unit === null ? none : codesWhere(sql`v.metadata ->> 'unit' = ${metadata.unit}`, shown),
    theme === undefined ? none : codesWhere(sql`v.metadata -> 'themes' @> ${jsonb([theme])}`, 2 * shown),
  ]);
  const [sameUnit, sameThemes] = await Promise.all([datasets.published(unitCodes), datasets.published(themeCodes.filter((one) => !unitCodes.includes(one)).slice(0, shown))]);
  return { sameUnit, sameThemes };
}
