import { group } from "d3-array";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { countersignedAmong } from "../../store/countersignature-store.ts";
import { listEvents, type StoredEvent } from "../../store/value-store.ts";
import { foldCampaign, phaseOn, type Campaign, type CampaignEvent, type CampaignPhase, type Duty } from "../domain/campaign.ts";
import { standingOfDuty, type DutyStanding } from "../domain/duty-state.ts";
import { positionOf, type DutyPosition } from "../domain/moves.ts";
import { unknownCampaign } from "../errors.ts";
import { listCampaignEvents } from "../store/campaign-store.ts";

/** A duty with where it stands on the day asked. */
export interface DutyView extends Duty, DutyStanding {
  readonly position: DutyPosition;
}

export interface CampaignView {
  readonly campaign: Campaign;
  readonly phase: CampaignPhase;
  readonly on: Day;
  readonly duties: readonly DutyView[];
}

/** The end of a day as an instant, for what was known on it; null for all. */
export function endOf(day: Day | null): string | null {
  return day === null ? null : `${day}T23:59:59.999Z`;
}

export async function loadCampaign(db: Db, code: string, knownAt: string | null = null): Promise<Campaign> {
  const campaign = foldCampaign(await listCampaignEvents(db, code, knownAt));
  if (campaign === null) throw unknownCampaign();
  return campaign;
}

export async function loadCampaigns(db: Db, knownAt: string | null = null): Promise<Campaign[]> {
  const events = group(await listCampaignEvents(db, null, knownAt), (event: CampaignEvent) => event.campaign);
  return [...events.values()].flatMap((list) => foldCampaign(list) ?? []);
}

/** Campaigns with the standing of their duties, in one pass over the values. */
export async function viewsOf(db: Db, campaigns: readonly Campaign[], onOf: (campaign: Campaign) => Day, knownAt: string | null = null): Promise<CampaignView[]> {
  const series = [...new Set(campaigns.flatMap((campaign) => campaign.duties.map((duty) => duty.series)))];
  const events = (await listEvents(db, series)).filter((event) => knownAt === null || Date.parse(event.recordedAt) <= Date.parse(knownAt));
  const byKey = group(events, keyOf);
  const countersigned = await countersignedAmong(db, null, knownAt);
  return campaigns.map((campaign) => {
    const on = onOf(campaign);
    const duties = campaign.duties.map((duty): DutyView => {
      const standing = standingOfDuty(duty, { events: byKey.get(keyOf(duty)) ?? [], countersigned, opensOn: campaign.opensOn, on });
      return { ...duty, ...standing, position: positionOf(standing) };
    });
    return { campaign, phase: phaseOn(campaign, on), on, duties };
  });
}

export async function viewOf(db: Db, campaign: Campaign, on: Day, knownAt: string | null = null): Promise<CampaignView> {
  const [view] = await viewsOf(db, [campaign], () => on, knownAt);
  if (view === undefined) throw unknownCampaign();
  return view;
}

function keyOf({ series, period }: Pick<StoredEvent, "series" | "period">): string {
  return `${series}|${period.from}|${period.until}`;
}
