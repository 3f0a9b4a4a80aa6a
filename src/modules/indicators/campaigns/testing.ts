import type { Db } from "../../../kernel/db/db.ts";
import type { Announcement, Notice } from "../../../kernel/outbox/notice.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import { createIndicators, type Indicators } from "../module.ts";
import { contractCatalogue } from "../testing.ts";
import { createCampaigns, type Campaigns } from "./campaigns.ts";
import type { CampaignDraft } from "./actions/act.ts";
import type { Candidate } from "./domain/rules.ts";
import { defaultLadder } from "./domain/ladder.ts";

export const ada = { accountId: "ada", name: "Ada" };
export const blaise = { accountId: "blaise", name: "Blaise" };
export const claire = { accountId: "claire", name: "Claire" };
export const office = { accountId: "office", name: "Bureau" };

/** Ada contributes to 3, Blaise everywhere, Claire validates, the office runs. */
export const people: readonly Candidate[] = [
  { ...ada, roles: [{ role: "indicator-contributor", perimeter: ["3"] }] },
  { ...blaise, roles: [{ role: "indicator-contributor", perimeter: [] }] },
  { ...claire, roles: [{ role: "validator", perimeter: [] }] },
  { ...office, roles: [{ role: "steering-office", perimeter: [] }] },
];

export interface CampaignHouse {
  readonly indicators: Indicators;
  readonly campaigns: Campaigns;
  /** What was told, each key once for each recipient. */
  readonly told: Notice[];
  readonly announced: Announcement[];
}

let ticks = 0;

/** Noon of a day, a millisecond later each time it is asked: what is recorded has an order. */
function tickingClock(today: string): Clock {
  const start = Date.parse(`${today}T12:00:00Z`);
  return { today: () => day(today), now: () => new Date(start + (ticks += 1)) };
}

/** Campaigns and values on a day, over a contract with the series 3.a; what is told lands in lists that days may share. */
export function openCampaigns(db: Db, today: string, shared: Pick<CampaignHouse, "told" | "announced"> = { told: [], announced: [] }): CampaignHouse {
  const clock = tickingClock(today);
  const catalogues = { at: async () => contractCatalogue };
  const { told, announced } = shared;
  const campaigns = createCampaigns({
    db, clock, catalogues,
    people: async () => people,
    demonstrationDay: day("2025-03-31"),
    notify: async (_inside, notice) => {
      const to = notice.to.filter((id) => !told.some((one) => one.key === notice.key && one.to.includes(id)));
      if (to.length > 0) told.push({ ...notice, to });
    },
    announce: async (_inside, announcement) => {
      announced.push(announcement);
    },
  });
  return { campaigns, told, announced, indicators: createIndicators({ db, clock, catalogues, demonstrationDay: day("2025-03-31"), afterEvent: campaigns.afterValueEvent, afterImport: campaigns.afterImport }) };
}

/** The campaign of 2024, of its one value due on 28 February 2025. */
export async function campaignDraft(campaigns: Campaigns, part: Partial<CampaignDraft> = {}): Promise<CampaignDraft> {
  return {
    code: "2024", title: { fr: "Campagne 2024", en: "Campaign 2024" }, year: 2024, opensOn: "2025-01-15", closesOn: "2025-03-31", ladder: defaultLadder,
    duties: await campaigns.calendar({ from: day("2025-01-01"), until: day("2026-01-01") }), ...part,
  };
}
