import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, Field, Heading, hrefWith, linkTo, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Indicator, Part } from "../../domain/measure.ts";
import { SeriesSection } from "./sheet-series.tsx";
import type { SheetReference, SheetSeriesData } from "./sheet-types.ts";
import { sheetWords } from "./sheet-words.ts";
import { VerdictMark } from "../verdict-mark.tsx";
import { seriesAnchor } from "../words.ts";

export interface SheetViewProps {
  readonly indicator: Indicator;
  readonly series: readonly SheetSeriesData[];
  readonly asOf: Day;
  /** Values learnt after this day are left out; null when all are taken. */
  readonly knownOn: Day | null;
  readonly language: Language;
  readonly url: URL;
  readonly priority: { readonly code: string; readonly title: Bilingual } | null;
  /** Actions of the contract whose text sends the reader to this indicator. */
  readonly references: readonly SheetReference[];
  /** Pages that tell more of its numbers. */
  readonly elsewhere?: readonly SheetReference[];
  /** The address of a line of the contract's text, where that can be shown. */
  readonly contractHref?: (line: number) => string;
  /** Where this reader changes the values of a series; null where they may not. */
  readonly manageHref?: (series: string) => string | null;
}

/** What is this indicator, where does it stand, how is that computed, and where do its numbers come from? */
export function SheetView({ indicator, series, asOf, knownOn, language, url, priority, references, elsewhere = [], contractHref, manageHref }: SheetViewProps): VNode {
  const words = sheetWords[language];
  const title = pick(indicator.title, language);
  return (
    <article class="sheet">
      <Breadcrumbs
        language={language}
        crumbs={[
          { label: words.board, href: "/" },
          ...(priority === null ? [] : [{ label: pick(priority.title, language), href: `/priorities/${encodeURIComponent(priority.code)}` }]),
          { label: title },
        ]}
      />
      <Heading level={1} kicker={`${words.indicator} ${indicator.code}`}>{title}</Heading>
      <Definitions parts={indicator.parts.filter((part) => series.some((one) => one.series.part.code === part.code))} language={language} />
      {elsewhere.length === 0 ? null : <p>{elsewhere.map((one, at) => <>{at === 0 ? "" : " · "}<a {...linkTo(one.href)}>{one.label}</a></>)}</p>}
      {series.length < 2 ? null : <Contents series={series} language={language} />}
      <div class="board-tools">
        <KnownForm url={url} asOf={asOf} knownOn={knownOn} language={language} />
        <DownloadLinks downloads={usualDownloads(`/exports/indicators/${encodeURIComponent(indicator.code)}`, url.search)} language={language} />
      </div>
      {series.map((data) => <SeriesSection data={data} language={language} contractHref={contractHref ?? null} manageHref={manageHref?.(data.assessment.measure.key) ?? null} />)}
      <section aria-labelledby="references-title">
        <Heading level={2} id="references-title">{words.references}</Heading>
        {references.length === 0 ? <p class="soft">{words.noReference}</p> : (
          <ul class="plain-list">{references.map((reference) => <li><a {...linkTo(reference.href)}>{reference.label}</a></li>)}</ul>
        )}
      </section>
    </article>
  );
}

function Definitions({ parts, language }: { readonly parts: readonly Part[]; readonly language: Language }): VNode | null {
  const words = sheetWords[language];
  const items = parts.flatMap((part) => {
    const label = parts.length === 1 ? words.definition : `${words.definition}, ${part.code}`;
    const own = part.definition === null ? [] : [{ term: label, details: pick(part.definition, language) }];
    const written = part.writtenDefinition === null ? [] : [{ term: words.writtenDefinition, details: <span lang="fr">{part.writtenDefinition}</span> }];
    return [...own, ...written];
  });
  return items.length === 0 ? null : <div class="sheet-definitions"><DefinitionList items={items} /></div>;
}

/** The series of the sheet with their verdicts: the answer first, then the way to each. */
function Contents({ series, language }: { readonly series: readonly SheetSeriesData[]; readonly language: Language }): VNode {
  return (
    <nav class="contents" aria-label={sheetWords[language].series}>
      <ul>
        {series.map(({ assessment }) => (
          <li>
            <a href={`#${seriesAnchor(assessment.measure.key)}`}>{assessment.measure.part} · {pick(assessment.measure.name, language)}</a>
            <VerdictMark kind={assessment.verdict.kind} language={language} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function KnownForm({ url, asOf, knownOn, language }: { readonly url: URL; readonly asOf: Day; readonly knownOn: Day | null; readonly language: Language }): VNode {
  const words = sheetWords[language];
  return (
    <div>
      <form method="get" action={url.pathname} class="inline-form">
        {[...url.searchParams].filter(([name]) => name !== "known").map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        <Field control="date" name="known" label={words.known} language={language} value={knownOn ?? ""} />
        <Button kind="second">{words.show}</Button>
      </form>
      <p class="soft small">
        {knownOn === null ? `${words.asOf(formatDay(asOf, language)).replace(/^./, (letter) => letter.toUpperCase())}.` : <>{words.knownOn(formatDay(knownOn, language))} <a href={hrefWith(url, { known: null })}>{words.allKnown}</a></>}
      </p>
    </div>
  );
}
