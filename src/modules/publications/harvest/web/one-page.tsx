import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, Heading, Lead, LinkButton, Notice, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import { isResumable, progressOf, type Harvest, type HarvestTrouble } from "../domain/harvest.ts";
import { sourceFacts } from "../domain/sources.ts";
import { durationText, ProgressBar, questionText, StandingTag } from "./parts.tsx";
import { words } from "./words.ts";

export interface OnePageProps {
  readonly context: RequestContext;
  readonly harvest: Harvest;
  readonly troubles: { readonly total: number; readonly items: readonly HarvestTrouble[] };
  readonly page: number;
  readonly pageSize: number;
}

export function titleOf({ source, number }: Harvest, language: "fr" | "en"): string {
  return language === "fr" ? `Moisson nº\u00a0${number} de ${sourceFacts[source].name}` : `Harvest no.\u00a0${number} of ${sourceFacts[source].name}`;
}

/** One harvest: how far it has got, what can be done with it, what went wrong. While it runs, the figures are asked again by themselves. */
export function OnePage(props: OnePageProps): VNode {
  const { context, harvest } = props;
  const { language } = context;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/publications/harvests" }, { label: titleOf(harvest, language) }]} />
      <Heading level={1}>{titleOf(harvest, language)}</Heading>
      <Lead><span class="break-anywhere">{questionText(harvest, language)}</span></Lead>
      <div id="harvest" data-follow={harvest.standing === "running" ? "3" : undefined}>
        <Standing {...props} />
      </div>
      <Acts {...props} />
      <Troubles {...props} />
    </>
  );
}

function Standing({ context: { language }, harvest }: OnePageProps): VNode {
  const { rate, remainingSeconds } = progressOf(harvest);
  const number = (value: number): string => formatNumber(value, language);
  const each = harvest.source === "orcid" ? (language === "fr" ? "personnes par seconde" : "people per second") : language === "fr" ? "notices par seconde" : "records per second";
  return (
    <>
      {harvest.lastError === null ? null : <Notice kind={harvest.lastError.severity === "error" ? "error" : "warn"} language={language} title={words.lastError[language]}><p>{harvest.lastError.text[language]}</p></Notice>}
      {harvest.stopAsked === null || harvest.standing !== "running" ? null : <Notice kind="info" language={language}><p>{words.stopping[language]}</p></Notice>}
      <DefinitionList
        items={[
          { term: words.standing[language], details: <><StandingTag harvest={harvest} language={language} />{harvest.demonstration ? <>{" "}<Tag>{words.madeUp[language]}</Tag></> : null}</> },
          { term: words.progress[language], details: <ProgressBar harvest={harvest} language={language} /> },
          ...(harvest.source === "orcid" ? [{ term: words.records[language], details: number(harvest.records) }] : []),
          { term: words.pages[language], details: number(harvest.pages) },
          ...(rate === null ? [] : [{ term: words.rate[language], details: `${formatNumber(Math.round(rate * 10) / 10, language)} ${each}` }]),
          ...(remainingSeconds === null || harvest.standing !== "running" ? [] : [{ term: words.remaining[language], details: durationText(remainingSeconds, language) }]),
          { term: words.unchanged[language], details: number(harvest.unchanged) },
          { term: words.repeated[language], details: number(harvest.repeated) },
          { term: words.faults[language], details: number(harvest.faults) },
          { term: words.retries[language], details: `${number(harvest.retries)} (${words.throttled[language]}${language === "fr" ? "\u202f:" : ":"} ${number(harvest.throttled)})` },
          { term: words.started[language], details: `${formatDateTime(harvest.startedAt, language)}, ${harvest.author}` },
          ...(harvest.endedAt === null ? [] : [{ term: words.ended[language], details: formatDateTime(harvest.endedAt, language) }]),
          { term: words.base_[language], details: <span class="break-anywhere">{harvest.baseAddress}</span> },
        ]}
      />
    </>
  );
}

function Acts({ context: { language, csrfToken }, harvest }: OnePageProps): VNode | null {
  if (harvest.demonstration || (harvest.standing !== "running" && !isResumable(harvest))) return null;
  const place = `/publications/harvests/${harvest.number}`;
  const act = harvest.standing === "running" ? "pause" : "resume";
  return (
    <form method="post" action={`${place}/${act}`}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <div class="button-row">
        <Button kind={act === "resume" ? "main" : "second"}>{words[act][language]}</Button>
        <LinkButton href={`${place}/cancel`}>{words.cancel[language]}</LinkButton>
        {harvest.standing === "running" ? <LinkButton href={place}>{words.refresh[language]}</LinkButton> : null}
      </div>
    </form>
  );
}

function Troubles({ context: { language, url }, harvest, troubles, page, pageSize }: OnePageProps): VNode {
  return (
    <>
      <Heading level={2} id="troubles">{words.troubles[language]}</Heading>
      {troubles.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads(`/exports/harvest-troubles/${harvest.number}`, `?lang=${language}`)} />}
      <Table<HarvestTrouble>
        caption={`${words.troubles[language]} (${formatNumber(troubles.total, language)})`}
        language={language}
        rows={troubles.items}
        empty={<EmptyState title={words.noTroubles[language]} />}
        columns={[
          { header: words.when[language], cell: (one) => formatDateTime(one.recordedAt, language) },
          { header: words.page[language], numeric: true, cell: (one) => formatNumber(one.page, language) },
          { header: words.severity[language], cell: (one) => <Tag tone={one.issue.severity === "error" ? "bad" : "warn"}>{words[one.issue.severity][language]}</Tag> },
          { header: words.what[language], rowHeader: true, cell: (one) => <span class="break-anywhere">{one.issue.text[language]}</span> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(troubles.total / pageSize)} url={url} language={language} />
    </>
  );
}

/** Asked before what cannot be taken back. */
export function CancelPage({ context: { language, csrfToken }, harvest }: Pick<OnePageProps, "context" | "harvest">): VNode {
  const place = `/publications/harvests/${harvest.number}`;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/publications/harvests" }, { label: titleOf(harvest, language), href: place }, { label: words.cancel[language] }]} />
      <Heading level={1} kicker={titleOf(harvest, language)}>{words.cancelTitle[language]}</Heading>
      <p>{words.cancelText[language]}</p>
      <form method="post" action={`${place}/cancel`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <div class="button-row"><Button kind="danger">{words.cancel[language]}</Button><LinkButton href={place}>{words.keep[language]}</LinkButton></div>
      </form>
    </>
  );
}
