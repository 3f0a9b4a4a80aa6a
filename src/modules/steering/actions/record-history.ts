import { recordAudits } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { day } from "../../../kernel/time/day.ts";
import { sealOf, type SteeringEvent } from "../domain/event.ts";
import { faultsOf } from "../domain/faults.ts";
import { applyEvent, emptyStanding } from "../domain/fold.ts";
import type { Standing } from "../domain/standing.ts";
import { notPossible } from "../errors.ts";
import { appendEvents } from "../store/event-store.ts";

/**
 * Records many acts at once upon subjects of which nothing was ever said, in the order given, each through the rules of its
 * own day: for made-up histories and for taking over what was followed elsewhere. Nobody is told. All or nothing; fails with
 * `steering.not-possible`.
 */
export async function recordHistory(db: Db, events: readonly SteeringEvent[]): Promise<void> {
  const standings = new Map<string, Standing>();
  for (const event of events) {
    const before = standings.get(event.subject) ?? emptyStanding(event.subject);
    const issues = faultsOf(before, event.act, day(event.recordedAt.slice(0, 10)));
    if (issues.length > 0) throw notPossible(issues);
    standings.set(event.subject, applyEvent(before, event));
  }
  await db.tx(async (inside) => {
    await appendEvents(inside, events);
    await recordAudits(inside, events.map((event) => ({
      recordedAt: new Date(event.recordedAt), accountId: event.accountId, author: event.author, act: `steering.${event.act.kind}`, subject: event.subject, previous: null,
      next: { eventId: event.id, eventSha256: sealOf(event) },
    })));
  });
}
