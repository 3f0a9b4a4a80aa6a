import type { Author } from "../../../kernel/audit/index.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";
import type { AfterImport } from "../actions/import-values.ts";
import type { AfterEvent } from "../actions/record-value.ts";
import type { StoredEvent } from "../store/value-store.ts";
import { actOn, openCampaign, seriesNames, type CampaignDraft } from "./actions/act.ts";
import { dayOf, type CampaignsDeps } from "./actions/context.ts";
import { endOf, loadCampaign, loadCampaigns, viewOf, viewsOf, type CampaignView, type DutyView } from "./actions/load.ts";
import { tellAnswered } from "./actions/notices.ts";
import { letDraftIn, openDrafts, proposeForDuty, takeBack, type SentValue } from "./actions/propose.ts";
import { runReminders, type Reminded } from "./actions/remind.ts";
import { calendarOf, currentRules, setRule } from "./actions/rules.ts";
import { phaseOn, type Campaign, type CampaignAct, type CampaignEvent } from "./domain/campaign.ts";
import { dutyCode, type Candidate, type CollectionRule, type DutyTerms, type RecordedRule, type RuleDraft } from "./domain/rules.ts";
import { listCampaignEvents, listLatestDrafts, listRules, type DutyDraft } from "./store/campaign-store.ts";

/** A duty of somebody, with the campaign that asks for it. */
export interface OwnDuty {
  readonly campaign: Campaign;
  readonly on: Day;
  readonly duty: DutyView;
  /** What they sent last and could not, if it was not taken up since. */
  readonly draft: DutyDraft | null;
}

export type ManagedAct = Exclude<CampaignAct, { kind: "opened" | "announced" | "draft-let-in" }>;

export interface Campaigns {
  /** The day on which a campaign stands: today, or the demonstration's. */
  dayOf(campaign: Campaign): Day;
  people(): Promise<readonly Candidate[]>;
  /** The code of the duty of a series and period: `3.a:2024`. */
  codeOf(series: string, period: Period): string;
  rules(): Promise<readonly { readonly rule: CollectionRule; readonly recorded: RecordedRule | null }[]>;
  setRule(by: Author, draft: RuleDraft): Promise<RecordedRule>;
  /** The rules a series has had, newest first. */
  ruleHistory(series: string): Promise<readonly RecordedRule[]>;
  /** Who owes which value by when, for deadlines from the first day (in) to the second (out). */
  calendar(due: Period): Promise<readonly DutyTerms[]>;
  open(by: Author, draft: CampaignDraft): Promise<Campaign>;
  /** Every campaign, the newest opening first. */
  list(): Promise<readonly CampaignView[]>;
  /** One campaign on a day (its own, where none is given), as known at the end of another (null: all). Fails with `indicators.unknown-campaign`. */
  view(code: string, moment?: { readonly on?: Day; readonly knownOn?: Day | null }): Promise<CampaignView>;
  /** The acts of a campaign, newest first. */
  history(code: string): Promise<readonly CampaignEvent[]>;
  act(by: Author, code: string, act: ManagedAct, basedOn: number | null): Promise<Campaign>;
  /** What some accounts owe in campaigns that are open, and what they sent to closed ones; sent back first, then by due day. */
  ownDuties(accountIds: readonly string[]): Promise<readonly OwnDuty[]>;
  propose(by: Author, where: { readonly campaign: string; readonly duty: string }, sent: SentValue): Promise<StoredEvent | null>;
  takeBack(by: Author, eventId: string): Promise<StoredEvent>;
  /** Entries kept because they could not be proposed, newest first. */
  drafts(code: string): Promise<readonly DutyDraft[]>;
  letIn(by: Author, code: string, draftId: string): Promise<StoredEvent>;
  runReminders(on: Day): Promise<Reminded>;
  /** To be called within the transaction of each event of a value: tells programs, and the proposer where it concerns them. */
  readonly afterValueEvent: AfterEvent;
  /** To be called within the transaction of each import: tells programs once, of the whole file. */
  readonly afterImport: AfterImport;
}

export function createCampaigns(deps: CampaignsDeps): Campaigns {
  const { db } = deps;

  const afterValueEvent: AfterEvent = async (inside, event, proposal) => {
    await deps.announce(inside, { type: `value.${event.kind}`, subject: `indicator:${event.series}`, data: { eventId: event.id, series: event.series, period: event.period, value: event.value, state: event.state } });
    if (proposal === null || proposal.authorId === event.authorId || event.demonstration || (event.kind !== "refused" && event.kind !== "accepted-changed")) return;
    const owners = (await loadCampaigns(inside))
      .filter((campaign) => phaseOn(campaign, dayOf(deps, campaign)) === "open")
      .flatMap((campaign) => campaign.duties.filter((duty) => duty.series === event.series && duty.period.from === event.period.from && duty.period.until === event.period.until))
      .flatMap((duty) => duty.owners.map((owner) => owner.accountId));
    const to = [...new Set([proposal.authorId, ...owners])].filter((id) => id !== "" && id !== event.authorId);
    await tellAnswered(inside, deps.notify, { event, proposal, to, series: await seriesNames(deps, deps.clock.today(), inside) });
  };

  const afterImport: AfterImport = async (inside, batchId, events) => {
    if (events.every((event) => event.demonstration)) return;
    const series = [...new Set(events.map((event) => event.series))].sort();
    await deps.announce(inside, { type: "values.imported", subject: `import:${batchId}`, data: { batchId, values: events.length, series } });
  };

  return {
    dayOf: (campaign) => dayOf(deps, campaign),
    people: deps.people,
    codeOf: dutyCode,
    rules: () => currentRules(deps),
    setRule: (by, draft) => setRule(deps, by, draft),
    ruleHistory: (series) => listRules(db, series),
    calendar: (due) => calendarOf(deps, due),
    open: (by, draft) => openCampaign(deps, by, draft),
    async list() {
      const campaigns = (await loadCampaigns(db)).sort((a, b) => (a.opensOn > b.opensOn ? -1 : a.opensOn < b.opensOn ? 1 : a.code < b.code ? -1 : 1));
      return viewsOf(db, campaigns, (campaign) => dayOf(deps, campaign));
    },
    async view(code, { on, knownOn = null } = {}) {
      const campaign = await loadCampaign(db, code, endOf(knownOn));
      return viewOf(db, campaign, on ?? dayOf(deps, campaign), endOf(knownOn));
    },
    history: async (code) => (await listCampaignEvents(db, code)).toReversed(),
    act: (by, code, act, basedOn) => actOn(deps, by, code, act, basedOn),
    async ownDuties(accountIds) {
      const mine = new Set(accountIds);
      const open: OwnDuty[] = [];
      const left = (await Promise.all(accountIds.map((accountId) => listLatestDrafts(db, { accountId })))).flat();
      for (const { campaign, phase, on, duties } of await viewsOf(db, await loadCampaigns(db), (one) => dayOf(deps, one))) {
        const drafts = left.some((draft) => draft.campaign === campaign.code) ? await openDrafts(db, campaign.code) : [];
        for (const duty of duties) {
          const draft = drafts.find((one) => one.duty === duty.code && mine.has(one.authorId)) ?? null;
          if ((phase === "open" && duty.owners.some((owner) => mine.has(owner.accountId))) || (draft !== null && phase !== "planned")) open.push({ campaign, on, duty, draft });
        }
      }
      const rank = (one: OwnDuty): number => (one.duty.state === "sent-back" ? 0 : one.duty.state === "overdue" || one.duty.state === "due" ? 1 : one.duty.state === "submitted" ? 2 : 3);
      return open.sort((a, b) => rank(a) - rank(b) || (a.duty.dueOn < b.duty.dueOn ? -1 : a.duty.dueOn > b.duty.dueOn ? 1 : 0));
    },
    propose: (by, where, sent) => proposeForDuty(deps, by, where, sent, afterValueEvent),
    takeBack: (by, eventId) => takeBack(deps, by, eventId, afterValueEvent),
    drafts: (code) => openDrafts(db, code),
    letIn: (by, code, draftId) => letDraftIn(deps, by, code, draftId, afterValueEvent),
    runReminders: (on) => runReminders(deps, on),
    afterValueEvent,
    afterImport,
  };
}
