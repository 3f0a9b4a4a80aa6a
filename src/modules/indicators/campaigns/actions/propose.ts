import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { answerEvent, appendEvent, type AfterEvent, type ValueDraft } from "../../actions/record-value.ts";
import { findEvent, listEvents, type StoredEvent } from "../../store/value-store.ts";
import { seriesLeftContract, unknownEvent } from "../../errors.ts";
import { phaseOn, type Duty } from "../domain/campaign.ts";
import { dutyCode } from "../domain/rules.ts";
import { sealOfRow } from "../domain/seal.ts";
import { campaignRefused, campaignTakesNothing, dutyRemoved, notYourProposal, unknownDraft } from "../errors.ts";
import { appendDraft, listLatestDrafts, lockCampaign, type DutyDraft, type KeptEntry } from "../store/campaign-store.ts";
import { actIssues } from "../domain/check-act.ts";
import { record } from "./act.ts";
import { dayOf, type CampaignsDeps } from "./context.ts";
import { loadCampaign, viewOf } from "./load.ts";
import { seriesLeft } from "../../domain/targets-over-time.ts";

/** What is proposed for a duty: the value without series and period, which the duty says. */
export type DutyValue = Omit<ValueDraft, "series" | "period" | "demonstration">;

export interface SentValue {
  /** Null where what was typed cannot be read: it can still be kept. */
  readonly value: DutyValue | null;
  /** The fields as typed, so that they come back as they were. */
  readonly typed: Readonly<Record<string, string>>;
}

/**
 * Proposes a value for a duty. Whatever stands in the way (campaign closed under the writer, duty removed, series taken
 * out of the contract, another proposal waiting), what was sent is kept as a draft of its author before the refusal is thrown:
 * `indicators.campaign-closed`, `indicators.campaign-not-open-yet`, `indicators.duty-removed`,
 * `indicators.series-left-contract`, `indicators.move-not-allowed` (409 all). Null where the campaign is open and the value cannot be read: the faults
 * are the caller's to show.
 */
export async function proposeForDuty(deps: CampaignsDeps, by: Author, where: { readonly campaign: string; readonly duty: string }, sent: SentValue, after: AfterEvent): Promise<StoredEvent | null> {
  const left = await seriesThatLeft(deps);
  try {
    return await deps.db.tx(async (inside) => {
      await lockCampaign(inside, where.campaign, "together");
      const campaign = await loadCampaign(inside, where.campaign);
      const phase = phaseOn(campaign, dayOf(deps, campaign));
      if (phase !== "open") throw campaignTakesNothing(campaign, phase);
      const duty = campaign.duties.find((one) => one.code === where.duty);
      if (duty === undefined) throw dutyRemoved();
      refuseIfLeft(left, duty.series);
      return sent.value === null ? null : enter(inside, deps, by, duty, sent.value, campaign.demonstration, after);
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    await keepDraft(deps, by, where, sent, error.code);
    throw error;
  }
}

/** Series that amendments have taken out of the contract, with the day of each. To be asked before a transaction. */
async function seriesThatLeft({ catalogues, clock }: CampaignsDeps): Promise<ReadonlyMap<string, Day>> {
  return new Map(seriesLeft((await catalogues.history?.(clock.today())) ?? []).map(({ series, leftOn }) => [series.key, leftOn]));
}

function refuseIfLeft(left: ReadonlyMap<string, Day>, series: string): void {
  const leftOn = left.get(series);
  if (leftOn !== undefined) throw seriesLeftContract(series, leftOn);
}

function enter(inside: Db, { clock }: CampaignsDeps, by: Author, duty: Duty, value: DutyValue, demonstration: boolean, after: AfterEvent): Promise<StoredEvent> {
  const { series, period } = duty;
  return appendEvent(inside, clock, by, { ...value, series, period, kind: "proposed", answers: null, demonstration }, after);
}

async function keepDraft({ db, clock }: CampaignsDeps, by: Author, where: { readonly campaign: string; readonly duty: string }, { value, typed }: SentValue, reasonCode: string): Promise<DutyDraft> {
  const entry: KeptEntry = { typed, value };
  const draft: DutyDraft = { id: randomUUID(), ...where, entry, reasonCode, recordedAt: clock.now().toISOString(), authorId: by.accountId ?? "", author: by.name };
  await db.tx(async (inside) => {
    await appendDraft(inside, draft);
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: "campaign.draft-kept", subject: `campaign:${where.campaign}`,
      next: { draftId: draft.id, draftSha256: sealOfRow({ ...draft }), duty: where.duty, reasonCode },
    });
  });
  return draft;
}

/** The drafts of a campaign that nobody has taken up: not let in, and not followed by a proposal of the same person. */
export async function openDrafts(db: Db, campaign: string): Promise<DutyDraft[]> {
  const { lettingIn } = await loadCampaign(db, campaign);
  const drafts = (await listLatestDrafts(db, { campaign })).filter((draft) => !lettingIn.has(draft.id));
  const later = await proposalsSince(db, drafts);
  return drafts.filter((draft) => !later.has(draft.id));
}

async function proposalsSince(db: Db, drafts: readonly DutyDraft[]): Promise<ReadonlySet<string>> {
  const events = await listEvents(db, [...new Set(drafts.map((draft) => seriesOfCode(draft.duty)))]);
  return new Set(drafts.filter((draft) => events.some((event) => event.kind === "proposed" && event.authorId === draft.authorId && dutyCode(event.series, event.period) === draft.duty && Date.parse(event.recordedAt) > Date.parse(draft.recordedAt))).map((draft) => draft.id));
}

function seriesOfCode(duty: string): string {
  return duty.slice(0, duty.lastIndexOf(":"));
}

/**
 * Lets in what somebody sent and could not: as their proposal, which somebody else answers. The campaign may be closed.
 * Fails with `indicators.unknown-draft`, `indicators.campaign-refused`, `indicators.move-not-allowed`.
 */
export async function letDraftIn(deps: CampaignsDeps, by: Author, campaignCode: string, draftId: string, after: AfterEvent): Promise<StoredEvent> {
  const left = await seriesThatLeft(deps);
  return deps.db.tx(async (inside) => {
    await lockCampaign(inside, campaignCode, "alone");
    const campaign = await loadCampaign(inside, campaignCode);
    const draft = (await openDrafts(inside, campaignCode)).find((one) => one.id === draftId);
    if (draft === undefined) throw unknownDraft();
    const duty = campaign.duties.find((one) => one.code === draft.duty);
    if (duty === undefined) throw dutyRemoved();
    refuseIfLeft(left, duty.series);
    if (draft.entry.value === null) throw campaignRefused([unreadable], 409);
    const on = dayOf(deps, campaign);
    const view = await viewOf(inside, campaign, on);
    const event = await enter(inside, deps, { accountId: draft.authorId === "" ? null : draft.authorId, name: draft.author }, duty, draft.entry.value, campaign.demonstration, after);
    const act = { kind: "draft-let-in", duty: duty.code, draftId, eventId: event.id } as const;
    const issues = actIssues(campaign, act, new Map(view.duties.map((one) => [one.code, one.position])), on);
    if (issues.length > 0) throw campaignRefused(issues, 409);
    await record(inside, deps, by, { campaign: campaignCode, act, demonstration: campaign.demonstration });
    return event;
  });
}

const unreadable = {
  code: "indicators.draft-unreadable",
  severity: "error",
  text: { fr: "Cet envoi ne peut pas être lu comme une valeur\u202f: son auteur doit le reprendre.", en: "This entry cannot be read as a value: its author has to take it up again." },
} as const;

/** One's own proposal taken back before anybody answers. Fails with `indicators.not-your-proposal`, `indicators.unknown-event`, `indicators.move-not-allowed`. */
export async function takeBack({ db, clock }: CampaignsDeps, by: Author, eventId: string, after: AfterEvent): Promise<StoredEvent> {
  const found = await findEvent(db, eventId);
  if (found === undefined || found.kind !== "proposed") throw unknownEvent();
  if (by.accountId === null || found.authorId !== by.accountId) throw notYourProposal();
  return answerEvent(db, clock, by, eventId, { kind: "refused", reason: "Reprise par son auteur" }, after);
}
