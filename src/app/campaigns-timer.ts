import type { House } from "./house.ts";
import { repeat } from "./repeat.ts";

const hour = 3_600_000;

/** Announces and reminds, so that a day is never missed for long; each thing is told once however often it runs. */
export function startReminders({ campaigns, sites, training, clock }: Pick<House, "campaigns" | "sites" | "training" | "clock">): () => Promise<void> {
  return repeat("reminders", hour, async () => {
    await campaigns.runReminders(clock.today());
    await sites.runSiteReminders(await sites.defaultDay());
    await training.run(await training.today());
  });
}
