import type { Author } from "../../../kernel/audit/index.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import type { PublicationDeps } from "../deps.ts";
import type { IntakeReport, RecordDelivery } from "../domain/publications.ts";
import { lockWorks } from "../store/records.ts";
import { projectWorks } from "./project.ts";
import { takeDelivery } from "./take.ts";
import type { Gathered } from "./take-batch.ts";

const recordsAtOnce = 4_000;

/**
 * Several deliveries, each as if taken in on the day it was observed, all or nothing: works are worked out once at the
 * end, rather than again for each source that speaks of them. The works are those that `take` would have made of the same
 * deliveries one by one; the reports count no works. For corpora that fit one transaction, as the demonstration does.
 */
export async function takeTogether({ db }: Pick<PublicationDeps, "db">, by: Author, deliveries: readonly RecordDelivery[]): Promise<readonly IntakeReport[]> {
  return db.tx(async (tx) => {
    await lockWorks(tx);
    const gathered: Gathered = new Map();
    const reports: IntakeReport[] = [];
    let now = "";
    for (const delivery of deliveries) {
      const clock = fixedClock(delivery.observedOn);
      now = clock.now().toISOString() > now ? clock.now().toISOString() : now;
      reports.push(await takeDelivery({ db: tx, clock }, by, delivery, () => {}, gathered));
    }
    const names = [...gathered.keys()];
    // What the first records are joined to is given its work with them: from then on records are read as they stand.
    for (let at = 0; at < names.length; at += recordsAtOnce) await projectWorks(tx, now, { records: names.slice(at, at + recordsAtOnce), links: [], fresh: at === 0 ? gathered : new Map() });
    return reports;
  });
}
