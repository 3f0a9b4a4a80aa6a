import type { Db } from "../../../../kernel/db/db.ts";
import type { Announce, Notify } from "../../../../kernel/outbox/notice.ts";
import type { Clock, Day } from "../../../../kernel/time/day.ts";
import type { CatalogueSource } from "../../domain/catalogue.ts";
import type { Campaign } from "../domain/campaign.ts";
import type { Candidate } from "../domain/rules.ts";

/** What campaigns need and this module does not hold: given by whoever wires. */
export interface CampaignsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly catalogues: CatalogueSource;
  /** Everybody whose account is open, with what they may do. */
  readonly people: () => Promise<readonly Candidate[]>;
  readonly notify: Notify;
  readonly announce: Announce;
  /** The day at which a demonstration stands: its campaigns live on that day. */
  readonly demonstrationDay: Day;
}

/** Today, or for a made-up campaign the day of the demonstration. */
export function dayOf({ clock, demonstrationDay }: Pick<CampaignsDeps, "clock" | "demonstrationDay">, campaign: Pick<Campaign, "demonstration">): Day {
  return campaign.demonstration ? demonstrationDay : clock.today();
}
