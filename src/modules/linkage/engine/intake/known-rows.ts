import type { Analytics } from "../../../../kernel/analytics/index.ts";
import type { LinkQuestion } from "../../domain/run.ts";

async function addColumn(analytics: Analytics, side: "left" | "right", ids: ReadonlySet<string>): Promise<void> {
  await analytics.run("create or replace temp table known_ids (id varchar)");
  const appender = await analytics.connection.createAppender("known_ids", null, "temp");
  for (const id of ids) {
    appender.appendVarchar(id);
    appender.endRow();
  }
  appender.closeSync();
  await analytics.run(`alter table ${side}_rows add column is_known boolean default false`);
  await analytics.run(`update ${side}_rows set is_known = true where id in (select id from known_ids)`);
  await analytics.run("drop table known_ids");
}

/** Marks the rows that an earlier run linked (`is_known`): pairs of two such rows are not looked at again. */
export async function markKnown(analytics: Analytics, since: NonNullable<LinkQuestion["since"]>, isLink: boolean): Promise<void> {
  await addColumn(analytics, "left", since.left ?? new Set());
  if (isLink) await addColumn(analytics, "right", since.right ?? new Set());
}
