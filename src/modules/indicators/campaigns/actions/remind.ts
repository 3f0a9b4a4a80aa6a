import type { Author } from "../../../../kernel/audit/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { phaseOn } from "../domain/campaign.ts";
import { owingStates } from "../domain/duty-state.ts";
import { rungInForce } from "../domain/ladder.ts";
import type { Candidate } from "../domain/rules.ts";
import { lockCampaign } from "../store/campaign-store.ts";
import { announceOpening, seriesNames } from "./act.ts";
import type { CampaignsDeps } from "./context.ts";
import { loadCampaign, loadCampaigns, viewOf, type DutyView } from "./load.ts";
import { tellRung } from "./notices.ts";

const clockwork: Author = { accountId: null, name: "Jalon" };

export interface Reminded {
  /** Campaigns whose opening day came and that were announced by this run. */
  readonly opened: number;
  /** Duties that stand on a rung of their ladder; those already told of it are told nothing. */
  readonly duties: number;
}

/**
 * Tells what has to be told on a day: the opening of campaigns whose first day has come, and for each value still owed
 * the rung it stands on. Run as often as one likes, by as many processes: each rung is told once, by its key. Made-up
 * campaigns remind nobody.
 */
export async function runReminders(deps: CampaignsDeps, on: Day): Promise<Reminded> {
  const [names, people] = [await seriesNames(deps, on), await deps.people()];
  let opened = 0;
  let duties = 0;
  for (const { code, demonstration } of await loadCampaigns(deps.db)) {
    if (demonstration) continue;
    await deps.db.tx(async (inside) => {
      await lockCampaign(inside, code, "alone");
      let campaign = await loadCampaign(inside, code);
      if (phaseOn(campaign, on) !== "open") return;
      if (!campaign.announced) {
        campaign = await announceOpening(inside, deps, clockwork, campaign, names);
        opened += 1;
      }
      for (const duty of (await viewOf(inside, campaign, on)).duties) {
        // Of a series that an amendment has taken out nothing is expected any more, whatever the campaign still lists.
        const rung = owingStates.includes(duty.state) && names.has(duty.series) ? rungInForce(campaign.ladder, duty.dueOn, on) : null;
        if (rung === null) continue;
        await tellRung(inside, deps.notify, { campaign, duty, rung, to: recipients(duty, rung.level, people), series: names });
        duties += 1;
      }
    });
  }
  return { opened, duties };
}

/** Each level tells those below it too; a duty that nobody owns is the steering office's from the first rung on. */
function recipients(duty: DutyView, level: "owner" | "validator" | "office", people: readonly Candidate[]): readonly string[] {
  const office = people.filter(({ roles }) => roles.some((grant) => grant.role === "steering-office")).map((person) => person.accountId);
  return [...new Set([
    ...duty.owners.map((owner) => owner.accountId),
    ...(level === "owner" || duty.validator === null ? [] : [duty.validator.accountId]),
    ...(level === "office" || duty.owners.length === 0 ? office : []),
  ])];
}
