import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Rung } from "./ladder.ts";
import type { DutyTerms, Holder } from "./rules.ts";

/** One act on a campaign. What a person can change carries its reason. */
export type CampaignAct =
  | { readonly kind: "opened"; readonly title: Bilingual; readonly year: number; readonly opensOn: Day; readonly closesOn: Day; readonly ladder: readonly Rung[]; readonly duties: readonly DutyTerms[] }
  /** The opening day came and everybody was told. */
  | { readonly kind: "announced" }
  | { readonly kind: "ladder-set"; readonly ladder: readonly Rung[] }
  | { readonly kind: "duty-added"; readonly duty: DutyTerms }
  | { readonly kind: "duty-removed"; readonly duty: string; readonly reason: string }
  | { readonly kind: "duty-reassigned"; readonly duty: string; readonly owners: readonly Holder[]; readonly validator: Holder | null; readonly reason: string }
  | { readonly kind: "duty-postponed"; readonly duty: string; readonly dueOn: Day; readonly reason: string }
  | { readonly kind: "duty-excused"; readonly duty: string; readonly reason: string }
  | { readonly kind: "duty-resumed"; readonly duty: string; readonly reason: string }
  /** What somebody typed and could not send was let in, as the value event named. */
  | { readonly kind: "draft-let-in"; readonly duty: string; readonly draftId: string; readonly eventId: string }
  | { readonly kind: "closed"; readonly reason: string }
  | { readonly kind: "reopened"; readonly closesOn: Day; readonly reason: string };

export interface CampaignEvent {
  readonly id: string;
  readonly campaign: string;
  readonly act: CampaignAct;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly authorId: string;
  readonly author: string;
  readonly demonstration: boolean;
}

export interface Duty extends DutyTerms {
  /** The due day it had at first: a deadline that moves is seen to move. */
  readonly firstDueOn: Day;
  /** The act by which nothing is owed any more; null as a rule. */
  readonly excused: { readonly reason: string; readonly author: string; readonly recordedAt: string } | null;
  /** How many acts it rests on: who writes says which they saw. */
  readonly revision: number;
}

export interface Campaign {
  readonly code: string;
  readonly title: Bilingual;
  /** The year it is named after: the one whose deadlines' values it gathers. */
  readonly year: number;
  readonly opensOn: Day;
  /** The last day on which it takes values. */
  readonly closesOn: Day;
  readonly ladder: readonly Rung[];
  /** In the order of the contract, as they came in. */
  readonly duties: readonly Duty[];
  readonly announced: boolean;
  readonly closed: { readonly reason: string; readonly author: string; readonly recordedAt: string } | null;
  readonly lettingIn: ReadonlySet<string>;
  readonly revision: number;
  readonly demonstration: boolean;
}

export type CampaignPhase = "planned" | "open" | "closed";

/** Before its first day, taking values, or over: by an act or by its last day. */
export function phaseOn({ opensOn, closesOn, closed }: Pick<Campaign, "opensOn" | "closesOn" | "closed">, on: Day): CampaignPhase {
  if (closed !== null || on > closesOn) return "closed";
  return on < opensOn ? "planned" : "open";
}

/** The campaign that its acts make, in the order in which they were recorded; null where none opens it. An act on a duty that is not there changes nothing. */
export function foldCampaign(events: readonly CampaignEvent[]): Campaign | null {
  let campaign: Campaign | null = null;
  for (const event of events) campaign = after(campaign, event);
  return campaign;
}

function after(campaign: Campaign | null, event: CampaignEvent): Campaign | null {
  const { act, author, recordedAt } = event;
  if (act.kind === "opened") {
    const { title, year, opensOn, closesOn, ladder } = act;
    return { code: event.campaign, title, year, opensOn, closesOn, ladder, duties: act.duties.map(begun), announced: false, closed: null, lettingIn: new Set(), revision: 1, demonstration: event.demonstration };
  }
  if (campaign === null) return null;
  const now: Campaign = { ...campaign, revision: campaign.revision + 1 };
  const changed = (code: string, change: (duty: Duty) => Partial<Duty>): Campaign => ({
    ...now,
    duties: now.duties.map((duty) => (duty.code === code ? { ...duty, ...change(duty), revision: duty.revision + 1 } : duty)),
  });
  switch (act.kind) {
    case "announced":
      return { ...now, announced: true };
    case "ladder-set":
      return { ...now, ladder: act.ladder };
    case "duty-added":
      return { ...now, duties: [...now.duties.filter((duty) => duty.code !== act.duty.code), begun(act.duty)] };
    case "duty-removed":
      return { ...now, duties: now.duties.filter((duty) => duty.code !== act.duty) };
    case "duty-reassigned":
      return changed(act.duty, () => ({ owners: act.owners, validator: act.validator }));
    case "duty-postponed":
      return changed(act.duty, () => ({ dueOn: act.dueOn }));
    case "duty-excused":
      return changed(act.duty, () => ({ excused: { reason: act.reason, author, recordedAt } }));
    case "duty-resumed":
      return changed(act.duty, () => ({ excused: null }));
    case "draft-let-in":
      return { ...now, lettingIn: new Set([...now.lettingIn, act.draftId]) };
    case "closed":
      return { ...now, closed: { reason: act.reason, author, recordedAt } };
    case "reopened":
      return { ...now, closed: null, closesOn: act.closesOn };
  }
}

function begun(terms: DutyTerms): Duty {
  return { ...terms, firstDueOn: terms.dueOn, excused: null, revision: 1 };
}
