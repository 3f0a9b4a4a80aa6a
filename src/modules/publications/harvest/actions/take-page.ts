import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Harvest, SourcePage } from "../domain/harvest.ts";
import { forgetSeen, markSeen, recordPage } from "../store/harvests.ts";
import { insertTroubles } from "../store/troubles.ts";
import type { HarvestsDeps } from "./deps.ts";
import type { Run } from "./run.ts";
import { Stopped } from "./stopped.ts";

/**
 * One page in one transaction: its records, what is wrong with some of them, and the cursor after it. A process that
 * dies before the end of it leaves nothing of the page; one that is no longer the runner of the harvest neither.
 */
export async function takePage(deps: HarvestsDeps, { runner, by }: Run, harvest: Harvest, page: SourcePage, seconds: number): Promise<void> {
  const { db, clock, publicationsIn } = deps;
  const { number, source } = harvest;
  await db.tx(async (tx) => {
    const now = clock.now();
    const { records, issues } = page.read;
    const report = records.length === 0 ? null : await publicationsIn(tx).take(by, { source, observedOn: clock.today(), fileName: null, fileSha256: null, demonstration: false, records });
    const fresh = await markSeen(tx, number, records.map(({ record }) => record.key));
    const found: readonly Issue[] = [...issues, ...(report?.issues ?? []), ...page.remarks];
    const kept = await recordPage(tx, number, runner.id, {
      cursor: page.next, total: page.total, given: page.given, records: fresh, repeated: records.length - fresh, unchanged: report?.unchanged ?? 0,
      faults: found.filter((issue) => issue.severity === "error").length, seconds: Math.max(0, seconds), done: page.next === null, endedAt: now,
    });
    if (!kept) throw new Stopped("lost");
    await insertTroubles(tx, number, harvest.pages + 1, now, found);
    if (page.next === null) await forgetSeen(tx, number);
  });
}
