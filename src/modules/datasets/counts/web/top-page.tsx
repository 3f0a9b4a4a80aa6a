import type { VNode } from "preact";
import { Breadcrumbs, DefinitionList, DownloadLinks, EmptyState, Heading, Lead, TabLinks, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { addDays, isDay, type Day, type Period } from "../../../../kernel/time/day.ts";
import { titleOf } from "../../web/sheet/localised.ts";
import { topPeriods, type Top, type TopPeriod, type TopRow } from "../tops.ts";
import { countingRule, countNames, emptyNames, fairness, periodNames, topNames } from "./top-words.ts";

export interface TopPageProps {
  readonly tops: readonly Top[];
  readonly period: TopPeriod;
  readonly days: Period;
  readonly today: Day;
  readonly language: Language;
}

/** The three Top 10, for a chosen period, with the rule by which uses are counted. */
export function TopPage({ tops, period, days, today, language }: TopPageProps): VNode {
  const fr = language === "fr";
  const title = fr ? "Les trois Top 10" : "The three Top 10s";
  return (
    <article class="entity tops">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: title }]} />
        <Heading level={1}>{title}</Heading>
        <Lead>{fr ? "Ce que l’on trouve, ce que l’on télécharge, ce que l’on demande parmi les jeux de données publiés." : "What is found, what is downloaded, what is asked for among the published datasets."}</Lead>
      </header>
      <TabLinks label={fr ? "Période" : "Period"} tabs={topPeriods.map((one) => ({ label: pick(periodNames[one], language), href: `/data/top?period=${one}`, current: one === period }))} />
      <p class="soft">{spanText(days, language)}</p>
      {tops.map((top) => <TopSection top={top} today={today} language={language} />)}
      <p class="copy-text tops-fairness">{pick(fairness, language)}</p>
      <DownloadLinks downloads={usualDownloads("/exports/datasets-top", `?period=${period}`)} language={language} />
      <section aria-labelledby="rule">
        <Heading level={2} id="rule">{fr ? "Comment on compte" : "How uses are counted"}</Heading>
        <DefinitionList items={countingRule.map(({ term, text }) => ({ term: pick(term, language), details: pick(text, language) }))} />
      </section>
    </article>
  );
}

/** "Du 1er avril 2024 au 31 mars 2025 inclus." */
function spanText({ from, until }: Period, language: Language): string {
  const last = addDays(until, -1);
  return language === "fr" ? `Du ${formatDay(from, "fr")} au ${formatDay(last, "fr")} inclus.` : `From ${formatDay(from, "en")} to ${formatDay(last, "en")}, both included.`;
}

function TopSection({ top, today, language }: { readonly top: Top; readonly today: Day; readonly language: Language }): VNode {
  const fr = language === "fr";
  const name = pick(topNames[top.kind], language);
  const most = Math.max(1, ...top.rows.map(({ count }) => count));
  const id = `top-${top.kind}`;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>{name}</Heading>
      <Table
        caption={name} captionHidden language={language} rows={top.rows}
        empty={<EmptyState title={pick(emptyNames[top.kind], language)}><p>{fr ? "La liste se remplit d’elle-même\u202f; une période plus longue en dit peut-être plus." : "The list fills by itself; a longer period may tell more."}</p></EmptyState>}
        columns={[
          { header: fr ? "Rang" : "Rank", cell: ({ rank, tied }: TopRow) => `${rank}${tied ? (fr ? "\u00a0ex æquo" : "\u00a0=") : ""}`, numeric: false },
          { header: fr ? "Jeu de données" : "Dataset", rowHeader: true, cell: ({ dataset }) => <DatasetName code={dataset.code} title={titleOf(dataset.metadata.title, language)} /> },
          { header: pick(countNames[top.kind], language), cell: ({ count }) => <span class="top-count"><Bar share={count / most} /><b>{formatNumber(count, language)}</b></span> },
          { header: fr ? "Publié le" : "Published on", cell: ({ dataset }) => publishedOn(dataset.firstPublishedAt, language) },
          { header: fr ? "Pour 30 jours de présence" : "Per 30 days of presence", numeric: true, cell: ({ perThirtyDays }) => (perThirtyDays === null ? "–" : formatNumber(perThirtyDays, language, { maximumFractionDigits: 1 })) },
        ]}
      />
      {top.leftOutAtSameCount === 0 ? null : <p class="small soft">{fr ? `${formatNumber(top.leftOutAtSameCount, "fr")} autres ont le même nombre que le dernier de la liste.` : `${formatNumber(top.leftOutAtSameCount, "en")} more have the same number as the last of the list.`}</p>}
      <p class="chart-source">{fr ? `Source\u202f: compteurs du portail, état du ${formatDay(today, "fr")}. Robots et doubles clics exclus.` : `Source: counters of the portal, as of ${formatDay(today, "en")}. Robots and double clicks left out.`}</p>
    </section>
  );
}

function DatasetName({ code, title }: { readonly code: string; readonly title: { readonly text: string; readonly lang: Language } }): VNode {
  return <a href={`/data/${code}`}><span lang={title.lang}>{title.text}</span></a>;
}

function publishedOn(instant: string | null, language: Language): string {
  const text = instant?.slice(0, 10) ?? "";
  return isDay(text) ? formatDay(text, language, "short") : "–";
}

/** The number beside it, as a length: nothing for those who listen. */
function Bar({ share }: { readonly share: number }): VNode {
  return (
    <svg class="top-bar" width="100%" height="12" aria-hidden="true" focusable="false">
      <rect class="bar bar-1" x="0" y="0" height="12" width={`${Math.max(1, Math.round(share * 1000) / 10)}%`} />
    </svg>
  );
}
