import type { VNode } from "preact";
import { Button, Disclosure, ErrorSummary, Field, fieldId, Heading, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import type { CampaignView } from "../actions/load.ts";
import type { CampaignEvent } from "../domain/campaign.ts";
import { writtenLadder } from "../domain/ladder.ts";
import { campaignMoves } from "../domain/moves.ts";
import type { DutyTerms } from "../domain/rules.ts";
import { actWords, periodWords } from "../domain/words.ts";
import type { DutyDraft } from "../store/campaign-store.ts";
import { LadderFields } from "./new-page.tsx";
import { Csrf, errorAt } from "./parts.tsx";
import { textOf, type Sent } from "./read-act.ts";
import { say } from "./words.ts";

export interface ActsProps {
  readonly context: RequestContext;
  readonly view: CampaignView;
  readonly drafts: readonly DutyDraft[];
  readonly history: readonly CampaignEvent[];
  /** What the calendar offers and the campaign does not hold. */
  readonly offered: readonly DutyTerms[];
  /** The act that was refused, as sent, and why. */
  readonly tried: { readonly sent: Sent; readonly issues: readonly Issue[] } | null;
}

/** What the steering office can do with a campaign; only what its phase allows. */
export function CampaignActs({ context, view: { campaign, phase }, drafts, offered, tried }: ActsProps): VNode {
  const { language, csrfToken } = context;
  const action = `/campaigns/${campaign.code}/act`;
  const allowed = campaignMoves[phase];
  const issues = tried?.issues ?? [];
  const triedKind = tried === null ? "" : textOf(tried.sent, "kind");
  const wrong = (kind: string, field: string) => (triedKind === kind ? errorAt(issues, field, language) : {});
  const sent = (kind: string, field: string, otherwise = ""): string => (tried !== null && triedKind === kind ? textOf(tried.sent, field) : otherwise);
  const ladder = triedKind === "ladder-set" && tried !== null
    ? { owner: textOf(tried.sent, "ladder-owner"), validator: textOf(tried.sent, "ladder-validator"), office: textOf(tried.sent, "ladder-office") } : writtenLadder(campaign.ladder);
  return (
    <section aria-labelledby="acts">
      {drafts.length === 0 ? null : (
        <>
          <Heading level={2} id="drafts">{say("drafts", language)}</Heading>
          <p class="prose">{say("draftsHelp", language)}</p>
          <Table<DutyDraft>
            caption={say("drafts", language)}
            captionHidden
            language={language}
            rows={drafts}
            columns={[
              { header: say("value", language), rowHeader: true, cell: (draft) => draft.duty },
              { header: say("author", language), cell: (draft) => <>{draft.author}<span class="event-details">{formatDateTime(draft.recordedAt, language)}</span></> },
              { header: say("written", language), cell: (draft) => <>{draft.entry.typed["value"] ?? draft.entry.value?.value ?? ""}<span class="event-details">{[draft.entry.typed["source"] ?? draft.entry.value?.source, draft.entry.typed["justification"]].filter((part) => part !== undefined && part !== "").join(" · ")}</span></> },
              {
                header: say("letIn", language),
                cell: (draft) => draft.entry.value === null ? null : (
                  <form method="post" action={`/campaigns/${campaign.code}/drafts/${draft.id}`}>
                    <Csrf token={csrfToken} />
                    <Button kind="second">{say("letIn", language)}<span class="visually-hidden"> {draft.duty}, {draft.author}</span></Button>
                  </form>
                ),
              },
            ]}
          />
        </>
      )}
      <Heading level={2} id="acts">{say("acts", language)}</Heading>
      {allowed.includes("duty-added") && offered.length > 0 ? (
        <Disclosure summary={say("addDuty", language)} open={triedKind === "duty-added"}>
          <form method="post" action={action}>
            <Csrf token={csrfToken} />
            <input type="hidden" name="kind" value="duty-added" />
            <Field control="select" name="duty" label={say("value", language)} options={offered.map((one) => ({ value: one.code, label: `${one.series}, ${periodWords(one.period)[language]} (${formatDay(one.dueOn, language)})` }))} value={sent("duty-added", "duty")} required language={language} {...wrong("duty-added", "duty")} />
            <div class="button-row"><Button>{say("addDuty", language)}</Button></div>
          </form>
        </Disclosure>
      ) : null}
      {allowed.includes("ladder-set") ? (
        <Disclosure summary={say("ladder", language)} open={triedKind === "ladder-set"}>
          <form method="post" action={action}>
            <Csrf token={csrfToken} />
            <input type="hidden" name="kind" value="ladder-set" />
            <input type="hidden" name="basedOn" value={campaign.revision} />
            <LadderFields written={ladder} issues={triedKind === "ladder-set" ? issues : []} language={language} />
            <div class="button-row"><Button>{say("ladderSave", language)}</Button></div>
          </form>
        </Disclosure>
      ) : null}
      {allowed.includes("closed") ? (
        <Disclosure summary={say("close", language)} open={triedKind === "closed"}>
          <p>{say("closeHelp", language)}</p>
          <form method="post" action={action}>
            <Csrf token={csrfToken} />
            <input type="hidden" name="kind" value="closed" />
            <Field control="textarea" rows={2} name="reason" id={fieldId("reason-closed")} label={say("reason", language)} value={sent("closed", "reason")} required language={language} {...wrong("closed", "reason")} />
            <div class="button-row"><Button kind="danger">{say("close", language)}</Button></div>
          </form>
        </Disclosure>
      ) : null}
      {allowed.includes("reopened") ? (
        <form method="post" action={action}>
          <Csrf token={csrfToken} />
          <input type="hidden" name="kind" value="reopened" />
          <Field control="date" name="closesOn" label={say("newClosesOn", language)} value={sent("reopened", "closesOn", campaign.closesOn)} required language={language} {...wrong("reopened", "closesOn")} />
          <Field control="textarea" rows={2} name="reason" id={fieldId("reason-reopened")} label={say("reason", language)} value={sent("reopened", "reason")} required language={language} {...wrong("reopened", "reason")} />
          <div class="button-row"><Button>{say("reopen", language)}</Button></div>
        </form>
      ) : null}
    </section>
  );
}

/** All faults of the act that was tried, each leading to its field. */
export function ActErrors({ tried, context: { language } }: ActsProps): VNode | null {
  if (tried === null) return null;
  const kind = textOf(tried.sent, "kind");
  return <ErrorSummary language={language} errors={tried.issues.map((issue) => ({ fieldId: issue.field === undefined ? null : issue.field === "reason" ? fieldId(`reason-${kind}`) : fieldId(issue.field), message: issue.text[language] }))} />;
}

/** What was done, newest first. */
export function ActHistory({ history, context: { language } }: ActsProps): VNode {
  const subject = ({ act }: CampaignEvent): string => ("duty" in act ? (typeof act.duty === "string" ? act.duty : act.duty.code) : "");
  return (
    <Disclosure summary={say("history", language)}>
      <ul>
        {history.slice(0, 200).map((event) => <li>{formatDateTime(event.recordedAt, language)}, {event.author}{language === "fr" ? "\u202f: " : ": "}{actWords[event.act.kind][language]} {subject(event)}{"reason" in event.act ? ` (${event.act.reason})` : ""}</li>)}
      </ul>
    </Disclosure>
  );
}
