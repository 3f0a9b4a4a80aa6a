import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { constraintOf } from "../../../../kernel/db/errors.ts";
import { both, formatDay } from "../../../../kernel/i18n/format.ts";
import { day, type Day } from "../../../../kernel/time/day.ts";
import { seriesOf } from "../../domain/catalogue.ts";
import { phaseOn, type Campaign, type CampaignAct, type CampaignEvent } from "../domain/campaign.ts";
import { actIssues, openingIssues, type OpeningDraft } from "../domain/check-act.ts";
import type { Rung } from "../domain/ladder.ts";
import type { DutyTerms } from "../domain/rules.ts";
import { sealOfRow } from "../domain/seal.ts";
import { unknownSeries } from "../../errors.ts";
import { campaignRefused, changedMeanwhile } from "../errors.ts";
import { appendCampaignEvent, listCampaignEvents, lockCampaign } from "../store/campaign-store.ts";
import { dayOf, type CampaignsDeps } from "./context.ts";
import { loadCampaign, viewOf } from "./load.ts";
import { tellClosed, tellOpened, tellReassigned, type SeriesNames } from "./notices.ts";

export interface CampaignDraft extends OpeningDraft {
  readonly ladder: readonly Rung[];
  readonly duties: readonly DutyTerms[];
  readonly demonstration?: boolean;
}

/** `inside` where it is asked within a transaction. */
export async function seriesNames(deps: CampaignsDeps, on: Day, inside?: Db): Promise<SeriesNames> {
  const catalogue = await deps.catalogues.at(on, inside);
  return new Map(catalogue === null ? [] : seriesOf(catalogue).map((series) => [series.key, series]));
}

/** Opens a campaign. Fails with `indicators.campaign-refused` (422, every fault). Whoever owes something is told on the opening day. */
export async function openCampaign(deps: CampaignsDeps, by: Author, draft: CampaignDraft): Promise<Campaign> {
  const issues = openingIssues(draft, draft.duties.length);
  if (issues.length > 0) throw campaignRefused(issues);
  const { code, title, year, ladder, duties } = draft;
  const names = await seriesNames(deps, deps.clock.today());
  try {
    return await deps.db.tx(async (inside) => {
      await lockCampaign(inside, code, "alone");
      const act: CampaignAct = { kind: "opened", title: { fr: title.fr.trim(), en: title.en.trim() }, year, opensOn: day(draft.opensOn), closesOn: day(draft.closesOn), ladder, duties: duties.map(termsOnly) };
      await record(inside, deps, by, { campaign: code, act, demonstration: draft.demonstration ?? false });
      const campaign = await loadCampaign(inside, code);
      return phaseOn(campaign, dayOf(deps, campaign)) === "open" ? announceOpening(inside, deps, by, campaign, names) : campaign;
    });
  } catch (error) {
    if (constraintOf(error)?.constraint !== "campaign_opened_once") throw error;
    throw campaignRefused([{ code: "indicators.campaign-code-taken", severity: "error", field: "code", text: { fr: `Une campagne «\u202f${code}\u202f» existe déjà\u202f: choisissez un autre code.`, en: `There is a campaign “${code}” already: choose another code.` } }]);
  }
}

/** Tells everybody that the campaign is open, once. To be called with the campaign locked. */
export async function announceOpening(inside: Db, deps: CampaignsDeps, by: Author, campaign: Campaign, names: SeriesNames): Promise<Campaign> {
  await record(inside, deps, by, { campaign: campaign.code, act: { kind: "announced" }, demonstration: campaign.demonstration });
  await tellOpened(inside, deps.notify, campaign, names);
  await deps.announce(inside, { type: "campaign.opened", subject: `campaign:${campaign.code}`, data: { title: campaign.title, year: campaign.year, opensOn: campaign.opensOn, closesOn: campaign.closesOn, duties: campaign.duties.length } });
  return loadCampaign(inside, campaign.code);
}

/**
 * Does one act on a campaign. `basedOn` is the revision that the writer saw of what the act replaces: of the duty, or of
 * the campaign for its reminders; null where nothing is replaced. Fails with `indicators.unknown-campaign`,
 * `indicators.campaign-refused` (409, every fault), `indicators.campaign-changed-meanwhile` (409).
 */
export async function actOn(deps: CampaignsDeps, by: Author, code: string, act: Exclude<CampaignAct, { kind: "opened" | "announced" | "draft-let-in" }>, basedOn: number | null): Promise<Campaign> {
  const names = await seriesNames(deps, deps.clock.today());
  if (act.kind === "duty-added" && !names.has(act.duty.series)) throw unknownSeries(act.duty.series);
  return deps.db.tx(async (inside) => {
    await lockCampaign(inside, code, "alone");
    const campaign = await loadCampaign(inside, code);
    const on = dayOf(deps, campaign);
    refuseUnseen(campaign, act, basedOn, await listCampaignEvents(inside, code));
    const view = await viewOf(inside, campaign, on);
    const issues = actIssues(campaign, act, new Map(view.duties.map((duty) => [duty.code, duty.position])), on);
    if (issues.length > 0) throw campaignRefused(issues, issues.some((issue) => issue.field !== undefined && issue.field !== "duty") ? 422 : 409);
    const event = await record(inside, deps, by, { campaign: code, act, demonstration: campaign.demonstration });
    const now = await loadCampaign(inside, code);
    await follow(inside, deps, now, event, names);
    return now;
  });
}

async function follow(inside: Db, deps: CampaignsDeps, campaign: Campaign, { act, id }: CampaignEvent, series: SeriesNames): Promise<void> {
  switch (act.kind) {
    case "closed":
      await tellClosed(inside, deps.notify, campaign, id);
      await deps.announce(inside, { type: "campaign.closed", subject: `campaign:${campaign.code}`, data: { title: campaign.title, year: campaign.year } });
      return;
    case "duty-reassigned": {
      const duty = campaign.duties.find((one) => one.code === act.duty);
      if (duty !== undefined && campaign.announced) await tellReassigned(inside, deps.notify, campaign, duty, { reason: both(act.reason, act.reason), eventId: id, series });
      return;
    }
    case "duty-added": {
      const duty = campaign.duties.find((one) => one.code === act.duty.code);
      if (duty !== undefined && campaign.announced) await tellReassigned(inside, deps.notify, campaign, duty, { reason: both("ajoutée à la campagne", "added to the campaign"), eventId: id, series });
      return;
    }
    default:
  }
}

/** Somebody wrote since on what this act replaces: says what they did, and writes nothing. */
function refuseUnseen(campaign: Campaign, act: CampaignAct, basedOn: number | null, events: readonly CampaignEvent[]): void {
  if (basedOn === null) return;
  const code = "duty" in act && typeof act.duty === "string" ? act.duty : null;
  const revision = code === null ? campaign.revision : campaign.duties.find((duty) => duty.code === code)?.revision;
  if (revision === undefined || revision === basedOn) return;
  const last = events.findLast((event) => code === null || ("duty" in event.act && event.act.duty === code));
  if (last === undefined) return;
  const said = last.act.kind === "duty-postponed" ? { fr: `\u202f: échéance du ${formatDay(last.act.dueOn, "fr")}`, en: `: due ${formatDay(last.act.dueOn, "en")}` }
    : last.act.kind === "duty-reassigned" ? { fr: `\u202f: confiée à ${last.act.owners.map((one) => one.name).join(", ")}`, en: `: assigned to ${last.act.owners.map((one) => one.name).join(", ")}` } : { fr: "", en: "" };
  const reason = "reason" in last.act ? ` (${last.act.reason})` : "";
  throw changedMeanwhile({ fr: `${last.author} a écrit${said.fr}${reason}.`, en: `${last.author} wrote${said.en}${reason}.` });
}

/** Adds one act, sealed in the audit. To be called in a transaction with the campaign locked. */
export async function record(inside: Db, { clock }: Pick<CampaignsDeps, "clock">, by: Author, { campaign, act, demonstration }: Pick<CampaignEvent, "campaign" | "act" | "demonstration">): Promise<CampaignEvent> {
  const event: CampaignEvent = { id: randomUUID(), campaign, act, recordedAt: clock.now().toISOString(), authorId: by.accountId ?? "", author: by.name, demonstration };
  await appendCampaignEvent(inside, event);
  await recordAudit(inside, {
    accountId: by.accountId, author: by.name, act: `campaign.${act.kind}`, subject: `campaign:${campaign}`,
    next: { campaignEventId: event.id, campaignEventSha256: sealOfRow({ ...event }), ...summary(act) },
  });
  return event;
}

/** What a reader of the audit sees at once; the seal covers the rest. */
function summary(act: CampaignAct): Readonly<Record<string, unknown>> {
  switch (act.kind) {
    case "opened":
      return { title: act.title, opensOn: act.opensOn, closesOn: act.closesOn, duties: act.duties.length };
    case "duty-added":
      return { duty: act.duty.code, dueOn: act.duty.dueOn };
    case "ladder-set":
      return { rungs: act.ladder.length };
    default: {
      const { kind: _kind, ...rest } = act;
      return rest;
    }
  }
}

function termsOnly({ code, series, period, dueOn, owners, validator }: DutyTerms): DutyTerms {
  return { code, series, period: { from: period.from, until: period.until }, dueOn, owners: owners.map(({ accountId, name }) => ({ accountId, name })), validator: validator === null ? null : { accountId: validator.accountId, name: validator.name } };
}

