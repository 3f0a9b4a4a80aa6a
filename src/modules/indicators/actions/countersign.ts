import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import { sealOfRow } from "../campaigns/domain/seal.ts";
import { countersignIssues } from "../domain/countersign.ts";
import { standing } from "../domain/value-events.ts";
import { moveNotAllowed, unknownEvent } from "../errors.ts";
import { appendCountersignature, countersignedAmong } from "../store/countersignature-store.ts";
import { findEvent, listEvents, type StoredEvent } from "../store/value-store.ts";
import type { AfterEvent } from "./record-value.ts";

/**
 * A second person stands behind the value that one alone put in. Fails with `indicators.unknown-event`, and with
 * `indicators.move-not-allowed` for one's own value, one that stands no more, one that two people have seen.
 */
export async function countersign(db: Db, clock: Clock, by: Author, eventId: string, after?: AfterEvent): Promise<StoredEvent> {
  const found = await findEvent(db, eventId);
  if (found === undefined) throw unknownEvent();
  return db.tx(async (inside) => {
    await inside.query(sql`select pg_advisory_xact_lock(hashtextextended(${`indicators.value ${found.series}`}, 0))`);
    const same = (await listEvents(inside, [found.series])).filter((one) => one.period.from === found.period.from && one.period.until === found.period.until);
    const countersigned = await countersignedAmong(inside, [found.id]);
    const issues = countersignIssues(found, by.accountId ?? "", { stands: standing(same).observation?.eventId === found.id, countersigned });
    if (issues.length > 0) throw moveNotAllowed(issues);
    const signature = { id: randomUUID(), eventId: found.id, recordedAt: clock.now().toISOString(), authorId: by.accountId ?? "", author: by.name, demonstration: found.demonstration };
    await appendCountersignature(inside, signature);
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: "value.countersigned", subject: `${found.series} ${found.period.from}/${found.period.until}`,
      next: { countersignatureId: signature.id, countersignatureSha256: sealOfRow({ ...signature }), countersignedEvent: found.id, value: found.value },
    });
    await after?.(inside, found, null);
    return found;
  });
}
