import type { VNode } from "preact";
import { Tag, type Tone } from "../../../../kernel/html/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { formatList, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import type { Indicators } from "../../module.ts";
import type { Campaigns } from "../campaigns.ts";
import type { Coverage } from "../domain/coverage.ts";
import { dutyStates, type DutyState } from "../domain/duty-state.ts";
import type { Holder } from "../domain/rules.ts";
import { stateWords } from "../domain/words.ts";
import { say } from "./words.ts";

export interface CampaignWebDeps {
  readonly campaigns: Campaigns;
  readonly indicators: Indicators;
}

const tones: Readonly<Record<DutyState, Tone>> = {
  overdue: "bad", due: "quiet", "sent-back": "warn", submitted: "accent", "accepted-with-change": "good", accepted: "good", "already-known": "good", excused: "quiet",
};

export function StateTag({ state, language }: { readonly state: DutyState; readonly language: Language }): VNode {
  return <Tag tone={tones[state]}>{stateWords[state][language]}</Tag>;
}

/** "12 en retard, 3 soumises": every state that has any, in words. */
export function coverageWords({ counts }: Coverage, language: Language): string {
  return formatList(dutyStates.filter((state) => counts[state] > 0).map((state) => counted(state, counts[state], language)), language);
}

/** "2 attendues", "1 acceptée avec modification": the French participle agrees. */
function counted(state: DutyState, count: number, language: Language): string {
  const word = stateWords[state][language];
  const agreed = language === "fr" && count > 1 ? word.replace(/(?:ée|ue)(?=$| )/, (ending) => `${ending}s`).replace(/^soumise$/, "soumises") : word;
  return `${formatNumber(count, language)} ${agreed}`;
}

/** How many of a group are in each state, as one bar; the words beside it say the same. */
export function CoverageBar({ coverage, label, language }: { readonly coverage: Coverage; readonly label: string; readonly language: Language }): VNode {
  let from = 0;
  const title = `${label}${language === "fr" ? "\u202f: " : ": "}${coverageWords(coverage, language)}`;
  return (
    <svg class="coverage" role="img" width="100%" height="12">
      <title>{title}</title>
      {dutyStates.map((state) => {
        if (coverage.counts[state] === 0) return null;
        const width = (100 * coverage.counts[state]) / coverage.total;
        const x = from;
        from += width;
        return <rect class={`coverage-${state}`} x={`${x.toFixed(3)}%`} y="0" width={`${width.toFixed(3)}%`} height="12" />;
      })}
    </svg>
  );
}

/** What each shade of the bars means. */
export function CoverageLegend({ coverage, language }: { readonly coverage: Coverage; readonly language: Language }): VNode {
  return (
    <ul class="legend">
      {dutyStates.filter((state) => coverage.counts[state] > 0).map((state) => (
        <li><svg class="coverage-sample" width="14" height="12" aria-hidden="true"><rect class={`coverage-${state}`} width="14" height="12" /></svg> {counted(state, coverage.counts[state], language)}</li>
      ))}
    </ul>
  );
}

export function names(people: readonly Holder[], language: Language): string {
  return people.length === 0 ? say("noOwner", language) : people.map((person) => person.name).join(", ");
}

/** The accounts a caller answers for: their own, and those they stand in for. */
export function ownAccounts({ actor }: Pick<RequestContext, "actor">): readonly string[] {
  return actor === null ? [] : [actor.accountId, ...(actor.inPlaceOf ?? []).map((one) => one.accountId)];
}

/** Runs what a form asks; a refusal that its sender can mend comes back with its status, anything else is thrown on. */
export async function refusalOf(work: () => Promise<unknown>): Promise<{ readonly status: number; readonly issues: readonly Issue[] } | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 403 || error.status === 404 || error.status >= 500) throw error;
    return { status: error.status, issues: error.issues.length > 0 ? error.issues : [{ code: error.code, severity: "error", text: error.text }] };
  }
}

/** The error beside a field, where an issue names it. */
export function errorAt(issues: readonly Issue[], field: string, language: Language): { readonly error: string } | Record<string, never> {
  const found = issues.find((issue) => issue.field === field);
  return found === undefined ? {} : { error: found.text[language] };
}

export function Csrf({ token }: { readonly token: string }): VNode {
  return <input type="hidden" name="_csrf" value={token} />;
}
