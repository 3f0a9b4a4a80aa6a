import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Harvests } from "../actions/harvests.ts";
import { harvestSources, type Harvest } from "../domain/harvest.ts";
import { sourceFacts } from "../domain/sources.ts";
import { ProgressBar, questionText, StandingTag } from "./parts.tsx";
import { words } from "./words.ts";

/** What was typed in the form, kept as it was. */
export interface HarvestForm {
  readonly question: string;
  readonly value: string;
  readonly since: string;
  readonly day: string;
  readonly base: string;
}

export const emptyForm: HarvestForm = { question: "hal:collection", value: "", since: "all", day: "", base: "" };

export interface ListPageProps {
  readonly context: RequestContext;
  readonly settings: Harvests["settings"];
  readonly total: number;
  readonly items: readonly Harvest[];
  readonly page: number;
  readonly pageSize: number;
  readonly form: HarvestForm;
  readonly issues: readonly Issue[];
}

const fieldOf: Readonly<Record<string, string>> = { by: "question", value: "value", base: "base", since: "since", day: "day" };

export function ListPage(props: ListPageProps): VNode {
  const { context, settings, total, items, page, pageSize, issues } = props;
  const { language, url } = context;
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(fieldOf[field] ?? field), message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: words.title[language] }]} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      {settings.hasContact ? null : <Notice kind="warn" language={language}><p>{words.noContact[language]}</p></Notice>}
      {items.some(({ demonstration }) => demonstration) ? <Notice kind="info" language={language}><p>{words.demonstration[language]}</p></Notice> : null}
      <Configured {...props} />
      <Heading level={2} id="done">{words.done[language]}</Heading>
      {total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/harvests", `?lang=${language}`)} />}
      <Table<Harvest>
        caption={words.done[language]}
        captionHidden
        language={language}
        rows={items}
        empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.number[language], rowHeader: true, cell: (one) => <><a href={`/publications/harvests/${one.number}`}>{sourceFacts[one.source].name}, {language === "fr" ? "nº" : "no."}&nbsp;{one.number}</a><span class="event-details break-anywhere">{questionText(one, language)}</span></> },
          { header: words.standing[language], cell: (one) => <StandingTag harvest={one} language={language} /> },
          { header: words.progress[language], cell: (one) => <ProgressBar harvest={one} language={language} /> },
          { header: words.faults[language], numeric: true, cell: (one) => formatNumber(one.faults, language) },
          { header: words.retries[language], numeric: true, cell: (one) => formatNumber(one.retries, language) },
          { header: words.started[language], cell: (one) => <>{formatDateTime(one.startedAt, language)}<span class="event-details">{one.author}</span></> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
      <StartForm {...props} />
    </>
  );
}

/** One button each for what the configuration names. */
function Configured({ context: { language, csrfToken }, settings }: ListPageProps): VNode | null {
  const known = harvestSources.flatMap((source) => {
    const query = settings.queries[source];
    return query === undefined ? [] : [{ source, query }];
  });
  if (known.length === 0) return null;
  return (
    <>
      <Heading level={2} id="configured">{words.configured[language]}</Heading>
      <p>{words.configuredHelp[language]}</p>
      <ul class="harvest-configured">
        {known.map(({ source, query }) => (
          <li>
            <span><strong>{sourceFacts[source].name}</strong>{"\u00a0· "}<span class="break-anywhere">{questionText({ source, query, since: null }, language)}</span></span>
            <form method="post" action="/publications/harvests">
              <input type="hidden" name="_csrf" value={csrfToken} />
              <input type="hidden" name="question" value={`${source}:${query.by}`} />
              <input type="hidden" name="value" value={query.value} />
              <Button name="since" value="last" kind="second" disabled={!settings.hasContact}>{words.sinceLast[language]}</Button>
              <Button name="since" value="all" kind="plain" disabled={!settings.hasContact}>{words.everything[language]}</Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

function StartForm({ context: { language, csrfToken }, form, issues, settings }: ListPageProps): VNode {
  const faulty = (name: string): { readonly error: string } | object => {
    const fault = issues.find(({ field }) => field !== undefined && (fieldOf[field] ?? field) === name);
    return fault === undefined ? {} : { error: fault.text[language] };
  };
  const choices = harvestSources.flatMap((source) => sourceFacts[source].kinds.map((kind) => ({ value: `${source}:${kind.by}`, label: `${sourceFacts[source].name} · ${kind.label[language]}` })));
  const hints = harvestSources.flatMap((source) => sourceFacts[source].kinds.map((kind) => `${sourceFacts[source].name}, ${kind.label[language].toLowerCase()}${language === "fr" ? "\u202f:" : ":"} ${kind.hint[language]}`));
  return (
    <>
      <Heading level={2} id="new">{words.newHarvest[language]}</Heading>
      <form method="post" action="/publications/harvests">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field control="select" name="question" label={words.question[language]} value={form.question} options={choices} language={language} {...faulty("question")} />
        <Field name="value" label={words.value[language]} value={form.value} autocomplete="off" language={language} {...faulty("value")} />
        <details class="help harvest-hints"><summary>{language === "fr" ? "Que mettre dans «\u202fValeur\u202f»" : "What to write in “Value”"}</summary><div class="help-body"><ul>{hints.map((hint) => <li>{hint}</li>)}</ul></div></details>
        <Field
          control="radios" name="since" label={words.since[language]} value={form.since} language={language} {...faulty("since")}
          options={[{ value: "all", label: words.sinceAll[language] }, { value: "last", label: words.sinceLastChoice[language] }, { value: "changed", label: words.sinceChanged[language] }, { value: "published", label: words.sincePublished[language] }]}
        />
        <Field control="date" name="day" label={words.sinceDay[language]} hint={words.sinceDayHint[language]} value={form.day} optional language={language} {...faulty("day")} />
        <Field name="base" label={words.base[language]} hint={words.baseHint[language]} value={form.base} autocomplete="off" optional language={language} {...faulty("base")} />
        <div class="button-row"><Button disabled={!settings.hasContact}>{words.start[language]}</Button></div>
      </form>
    </>
  );
}
