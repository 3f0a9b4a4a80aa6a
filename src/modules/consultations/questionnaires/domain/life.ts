import type { CampaignState } from "../../domain/campaign.ts";

/** Steps that exist. Only before the opening can one go back. */
const steps: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ["announced"],
  announced: ["draft", "open"],
  open: ["closed"],
  closed: ["published"],
  published: [],
};

export function mayStep(from: CampaignState, to: CampaignState): boolean {
  return steps[from].includes(to);
}

/** From the opening on, what was fixed stays. */
export function isFixed(state: CampaignState): boolean {
  return state !== "draft" && state !== "announced";
}
