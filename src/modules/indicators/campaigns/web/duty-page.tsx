import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, Disclosure, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Page, RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatDay } from "../../../../kernel/i18n/format.ts";
import { may } from "../../../identity/index.ts";
import type { Series } from "../../domain/catalogue.ts";
import { formatValue } from "../../domain/format.ts";
import type { ValueEvent } from "../../domain/value-events.ts";
import type { CampaignView, DutyView } from "../actions/load.ts";
import { actsOnDuty } from "../domain/moves.ts";
import type { Candidate } from "../domain/rules.ts";
import { periodWords } from "../domain/words.ts";
import { DutyNumbers, dutyPath } from "./campaign-page.tsx";
import { Csrf, errorAt, names, StateTag } from "./parts.tsx";
import { ownerFields, textOf, type Sent } from "./read-act.ts";
import { kindWords } from "./kind-words.ts";
import { say } from "./words.ts";

export interface DutyPageProps {
  readonly context: RequestContext;
  readonly view: CampaignView;
  readonly duty: DutyView;
  readonly series: ReadonlyMap<string, Series>;
  readonly events: readonly ValueEvent[];
  readonly people: readonly Candidate[];
  readonly tried: { readonly sent: Sent; readonly issues: readonly Issue[] } | null;
  readonly done: boolean;
}

/** One expected value: where it stands and why, what was said of it, and what can be done with it. */
export function dutyPage(props: DutyPageProps): Page {
  const { context, view, duty, series, events, tried, done } = props;
  const { language, actor, csrfToken } = context;
  const name = series.get(duty.series)?.measure.name[language] ?? "";
  const unit = series.get(duty.series)?.measure.unit ?? { kind: "index" as const };
  const mayAnswer = may(actor, "values.accept", duty.series) && duty.waiting !== null && duty.waiting.authorId !== actor?.accountId;
  const kind = tried === null ? "" : textOf(tried.sent, "kind");
  return {
    title: `${duty.series} · ${view.campaign.title[language]}`,
    section: "campaigns",
    demonstration: view.campaign.demonstration,
    body: (
      <>
        {tried === null ? null : <ErrorSummary language={language} errors={tried.issues.map((issue) => ({ fieldId: issue.field === undefined || issue.field === "duty" ? null : fieldId(`${issue.field === "owners" ? "owner" : issue.field}-${kind}`), message: issue.text[language] }))} />}
        <Breadcrumbs language={language} crumbs={[{ label: say("campaigns", language), href: "/campaigns" }, { label: view.campaign.title[language], href: `/campaigns/${view.campaign.code}` }, { label: duty.code }]} />
        <Heading level={1} kicker={duty.series}>{name}</Heading>
        <Lead>{periodWords(duty.period)[language]}, {say("dueOn", language).toLowerCase()} {formatDay(duty.dueOn, language)}</Lead>
        {done ? <Notice kind="info" language={language}>{say("done", language)}</Notice> : null}
        <DefinitionList
          items={[
            { term: say("state", language), details: <StateTag state={duty.state} language={language} /> },
            ...(duty.reason === null ? [] : [{ term: say("reason", language), details: duty.reason }]),
            ...(duty.answeredBy === null ? [] : [{ term: say("answeredBy", language), details: duty.answeredBy }]),
            { term: say("value", language), details: <DutyNumbers duty={duty} series={series} language={language} /> },
            { term: say("owner", language), details: names(duty.owners.slice(0, 1), language) },
            ...(duty.owners.length < 2 ? [] : [{ term: say("deputies", language), details: names(duty.owners.slice(1), language) }]),
            { term: say("validator", language), details: duty.validator?.name ?? say("noOwner", language) },
            ...(duty.dueOn === duty.firstDueOn ? [] : [{ term: `${say("dueOn", language)}, ${say("firstDueOn", language)}`, details: formatDay(duty.firstDueOn, language) }]),
          ]}
        />
        {mayAnswer && duty.position === "submitted" ? <p class="button-row"><LinkButton href="/values" kind="main">{say("answerHere", language)}</LinkButton></p> : null}
        {mayAnswer && duty.position === "unsigned" && duty.waiting !== null ? (
          <form method="post" action={`/values/${duty.waiting.id}/countersign`}>
            <Csrf token={csrfToken} />
            <input type="hidden" name="return" value={dutyPath(view.campaign.code, duty.code)} />
            <p>{say("unsignedHelp", language)}</p>
            <div class="button-row"><Button>{say("countersign", language)}</Button></div>
          </form>
        ) : null}
        <Heading level={2}>{say("valueHistory", language)}</Heading>
        <Table<ValueEvent>
          caption={say("valueHistory", language)}
          captionHidden
          language={language}
          rows={events}
          empty={<EmptyState title={say("noEvent", language)} />}
          columns={[
            { header: say("recordedOn", language), rowHeader: true, cell: (event) => formatDateTime(event.recordedAt, language) },
            { header: say("act", language), cell: (event) => <>{kindWords[event.kind][language]}{event.reason === null || event.reason === "" ? null : <span class="event-details">{event.reason}</span>}</> },
            { header: say("value", language), numeric: true, cell: (event) => (event.value === null ? "–" : formatValue(event.value, unit, language)) },
            { header: say("author", language), cell: (event) => event.author },
          ]}
        />
        {may(actor, "campaigns.run") ? <DutyActs {...props} /> : null}
      </>
    ),
  };
}

function DutyActs({ context: { language, csrfToken }, view, duty, people, tried }: DutyPageProps): VNode {
  const allowed = actsOnDuty(view.phase, duty.position);
  const triedKind = tried === null ? "" : textOf(tried.sent, "kind");
  const open = (kind: string): boolean => triedKind === kind;
  const sent = (kind: string, field: string, otherwise = ""): string => (tried !== null && open(kind) ? textOf(tried.sent, field) : otherwise);
  const wrong = (kind: string, field: string) => (tried !== null && open(kind) ? errorAt(tried.issues, field, language) : {});
  const form = (kind: string, title: string, fields: VNode | null, danger = false): VNode | null =>
    allowed.some((one) => one === kind) ? (
      <Disclosure summary={title} open={open(kind)}>
        <form method="post" action={`${dutyPath(view.campaign.code, duty.code)}/act`}>
          <Csrf token={csrfToken} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="basedOn" value={duty.revision} />
          {fields}
          <Field control="textarea" rows={2} name="reason" id={fieldId(`reason-${kind}`)} label={say("reason", language)} value={sent(kind, "reason")} required language={language} {...wrong(kind, "reason")} />
          <div class="button-row"><Button kind={danger ? "danger" : "main"}>{title}</Button></div>
        </form>
      </Disclosure>
    ) : null;
  const able = (permission: "values.propose" | "values.accept") => [{ value: "", label: "—" }, ...people.filter((person) => may(person, permission, duty.series)).map((person) => ({ value: person.accountId, label: person.name }))];
  const ownersOf = "duty-reassigned";
  return (
    <section aria-labelledby="acts">
      <Heading level={2} id="acts">{say("acts", language)}</Heading>
      {form(ownersOf, say("reassign", language), (
        <div class="two-columns">
          {ownerFields.map((field, index) => (
            <Field control="select" name={field} id={fieldId(`${field}-${ownersOf}`)} label={index === 0 ? say("owner", language) : `${say("deputy", language)} ${index}`} options={able("values.propose")} value={sent(ownersOf, field, duty.owners[index]?.accountId ?? "")} optional={index > 0} language={language} {...(index === 0 ? wrong(ownersOf, "owners") : {})} />
          ))}
          <Field control="select" name="validator" id={fieldId(`validator-${ownersOf}`)} label={say("validator", language)} options={able("values.accept")} value={sent(ownersOf, "validator", duty.validator?.accountId ?? "")} optional language={language} {...wrong(ownersOf, "validator")} />
        </div>
      ))}
      {form("duty-postponed", say("postpone", language), <Field control="date" name="dueOn" id={fieldId("dueOn-duty-postponed")} label={say("newDueOn", language)} value={sent("duty-postponed", "dueOn", duty.dueOn)} required language={language} {...wrong("duty-postponed", "dueOn")} />)}
      {form("duty-excused", say("excuse", language), <p>{say("excuseHelp", language)}</p>)}
      {form("duty-resumed", say("resume", language), null)}
      {form("duty-removed", say("remove", language), null, true)}
    </section>
  );
}
