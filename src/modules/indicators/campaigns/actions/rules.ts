import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Period } from "../../../../kernel/time/day.ts";
import { seriesOf } from "../../domain/catalogue.ts";
import { noContract, unknownSeries } from "../../errors.ts";
import { defaultRule, dutyCalendar, isPeriodicity, ruleIssues, type CollectionRule, type DutyTerms, type RecordedRule, type RuleDraft } from "../domain/rules.ts";
import { sealOfRow } from "../domain/seal.ts";
import { campaignRefused } from "../errors.ts";
import { appendRule, listLatestRules } from "../store/campaign-store.ts";
import type { CampaignsDeps } from "./context.ts";

/** The rule of every series of the contract in force, its own or the one that holds by default; the record it rests on where there is one. */
export async function currentRules(deps: CampaignsDeps): Promise<readonly { readonly rule: CollectionRule; readonly recorded: RecordedRule | null }[]> {
  const catalogue = await deps.catalogues.at(deps.clock.today());
  if (catalogue === null) return [];
  const latest = new Map((await listLatestRules(deps.db)).map((rule) => [rule.series, rule]));
  return seriesOf(catalogue).map(({ key }) => {
    const recorded = latest.get(key) ?? null;
    return { rule: recorded ?? defaultRule(key), recorded };
  });
}

/** Sets the rule of a series from now on; earlier ones stay readable. Fails with `indicators.campaign-refused` (422), `indicators.unknown-series`. */
export async function setRule(deps: CampaignsDeps, by: Author, draft: RuleDraft): Promise<RecordedRule> {
  const issues = ruleIssues(draft);
  if (issues.length > 0 || !isPeriodicity(draft.periodicity)) throw campaignRefused(issues);
  if (!(await currentRules(deps)).some(({ rule }) => rule.series === draft.series)) throw unknownSeries(draft.series);
  const { series, periodicity, delayMonths, owners, validator } = draft;
  const rule: RecordedRule = { id: randomUUID(), series, periodicity, delayMonths, owners, validator, reason: draft.reason.trim(), recordedAt: deps.clock.now().toISOString(), authorId: by.accountId ?? "", author: by.name };
  await deps.db.tx(async (inside) => {
    const previous = (await listLatestRules(inside)).find((one) => one.series === series);
    await appendRule(inside, rule);
    await recordAudit(inside, {
      accountId: by.accountId, author: by.name, act: "collection-rule.set", subject: series,
      previous: previous === undefined ? null : { periodicity: previous.periodicity, delayMonths: previous.delayMonths },
      next: { ruleId: rule.id, ruleSha256: sealOfRow({ ...rule }), periodicity, delayMonths, reason: rule.reason },
    });
  });
  return rule;
}

/** Every duty whose deadline falls from the first day (in) to the second (out), whatever campaign asks for it. */
export async function calendarOf(deps: CampaignsDeps, due: Period): Promise<DutyTerms[]> {
  const catalogue = await deps.catalogues.at(deps.clock.today());
  if (catalogue === null) throw noContract();
  const rules = new Map((await listLatestRules(deps.db)).map((rule) => [rule.series, rule]));
  return dutyCalendar({ series: seriesOf(catalogue), ruleOf: (series) => rules.get(series) ?? defaultRule(series), candidates: await deps.people(), contract: catalogue, due });
}
