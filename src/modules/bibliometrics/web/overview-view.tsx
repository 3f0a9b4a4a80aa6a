import { group } from "d3-array";
import type { VNode } from "preact";
import { Disclosure, DownloadLinks, EmptyState, Heading, hrefWith, Lead, Notice, Table, TabLinks, Tag, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { classificationName } from "../../publications/index.ts";
import { resultPath, sayNumber } from "../domain/measurement-draft.ts";
import type { BibliometricSeries } from "../domain/recipes/recipes.ts";
import type { GroupValue, RecordedResult } from "../domain/result.ts";
import { PartHead, ReadingsTable, sayInterval, scaleColumn } from "./parts.tsx";
import { indicatorHref, recipeOf, sayPapers, stateWords } from "./web-deps.ts";
import { YearChart } from "./year-chart.tsx";

export interface OverviewProps {
  readonly results: readonly RecordedResult[];
  readonly years: readonly number[];
  readonly year: number | null;
  readonly language: Language;
  readonly url: URL;
}

const sections: readonly { readonly code: string; readonly fr: string; readonly en: string; readonly series: readonly BibliometricSeries[] }[] = [
  { code: "1", fr: "Indicateur 1\u202f: articles et visibilité", en: "Indicator 1: papers and visibility", series: ["1.articles", "1.france", "1.monde", "1.top-10", "1.europe"] },
  { code: "2", fr: "Indicateur 2\u202f: impact normalisé", en: "Indicator 2: normalised impact", series: ["2"] },
  { code: "4.c", fr: "Indicateur 4.c\u202f: centres d’investigation clinique", en: "Indicator 4.c: clinical investigation centres", series: ["4.c"] },
  { code: "13", fr: "Indicateur 13\u202f: libre accès et HAL", en: "Indicator 13: open access and HAL", series: ["13"] },
];

const fieldsShown = 12;

/** The four indicators of a publication year: the declared number, its other readings, its course, its fields. */
export function OverviewView({ results, years, year, language, url }: OverviewProps): VNode {
  const french = language === "fr";
  const bySeries = group(results, (one) => one.series);
  const ofYear = results.filter((one) => one.publicationYear === year);
  const first = ofYear[0];
  return (
    <article>
      <PartHead current="overview" language={language} />
      <Heading level={1}>{french ? "Ce que disent les publications" : "What the publications say"}</Heading>
      {year === null || first === undefined ? <Nothing language={language} /> : (
        <>
          <Lead>{french
            ? `Les indicateurs 1, 2, 4.c et 13 du contrat, calculés à partir des publications de ${year} connues le ${formatDay(first.recipe.factsOn, "fr")}. Chaque nombre se déplie jusqu’aux publications, et se refait.`
            : `Indicators 1, 2, 4.c and 13 of the contract, worked out from the publications of ${year} known on ${formatDay(first.recipe.factsOn, "en")}. Each number unfolds to its publications, and can be made again.`}</Lead>
          <TabLinks label={french ? "Année de publication" : "Publication year"} tabs={years.map((one) => ({ label: String(one), href: hrefWith(url, { year: String(one) }), current: one === year }))} />
          {ofYear.some(({ state }) => state === "provisional") ? (
            <Notice kind="info" language={language}>{french
              ? `Provisoire jusqu’à la fin de la fenêtre, le ${formatDay(first.recipe.closesOn, "fr")}\u202f: citations et dépôts arrivent encore. Une mesure faite après ce jour corrige la valeur, et l’ancienne reste lisible.`
              : `Provisional until the window closes on ${formatDay(first.recipe.closesOn, "en")}: citations and deposits still come in. A measure made after that day corrects the value, and the old one stays readable.`}</Notice>
          ) : null}
          <DownloadLinks downloads={usualDownloads("/exports/bibliometrics", `?year=${year}`)} language={language} />
          {sections.map((section) => (
            <section>
              <Heading level={2} id={`indicator-${section.code.replace(".", "-")}`}>{french ? section.fr : section.en}</Heading>
              <p><a href={indicatorHref(section.series[0] ?? "")}>{french ? `Fiche de l’indicateur ${section.code}` : `Sheet of indicator ${section.code}`}</a></p>
              {section.series.map((series) => {
                const mine = ofYear.find((one) => one.series === series);
                return mine === undefined
                  ? <Missing series={series} year={year} language={language} />
                  : <SeriesPart result={mine} all={bySeries.get(mine.series) ?? []} language={language} />;
              })}
            </section>
          ))}
          <Specialisation result={ofYear.find(({ series }) => series === "1.monde")} language={language} />
        </>
      )}
    </article>
  );
}

function Nothing({ language }: { readonly language: Language }): VNode {
  return language === "fr"
    ? <EmptyState title="Aucun nombre n’est encore calculé.">Importez des publications (<code>jalon facts import publications</code>) et une référence (<code>jalon facts import reference</code>), puis lancez <a href="/measures">les mesures</a>.</EmptyState>
    : <EmptyState title="No number has been worked out yet.">Import publications (<code>jalon facts import publications</code>) and a reference (<code>jalon facts import reference</code>), then run <a href="/measures">the measures</a>.</EmptyState>;
}

function Missing({ series, year, language }: { readonly series: BibliometricSeries; readonly year: number; readonly language: Language }): VNode {
  return <p class="soft">{language === "fr" ? `${recipeOf({ series }).name.fr}\u202f: pas de valeur pour ${year}.` : `${recipeOf({ series }).name.en}: no value for ${year}.`}</p>;
}

function SeriesPart({ result, all, language }: { readonly result: RecordedResult; readonly all: readonly RecordedResult[]; readonly language: Language }): VNode {
  const french = language === "fr";
  const recipe = recipeOf(result);
  const fields = result.groups.filter(({ kind, value }) => kind === "field" && value !== null);
  return (
    <div id={`series-${result.series.replace(".", "-")}`}>
      <Heading level={3}>{pick(recipe.name, language)}</Heading>
      <p>
        <a class="big-number" href={resultPath(result.id)}>{sayNumber(result.value, recipe.unit, language)}</a>{" "}
        <Tag tone={result.state === "final" ? "good" : "quiet"}>{pick(stateWords[result.state], language)}</Tag>{" "}
        <span class="event-details">{[result.interval === null ? null : sayInterval(result.interval, recipe.unit, language), sayPapers(result.readings.find(({ code }) => code === result.recipe.declaredReading)?.papers ?? 0, language)].filter((text) => text !== null).join(" · ")}</span>
      </p>
      {result.readings.length < 2 ? null : <ReadingsTable result={result} language={language} />}
      <YearChart results={all} language={language} />
      {fields.length === 0 ? null : (
        <Disclosure summary={french ? `Par discipline (${formatNumber(fields.length, "fr")})` : `By field (${formatNumber(fields.length, "en")})`}>
          <FieldTable fields={fields.slice(0, fieldsShown)} result={result} language={language} />
          {fields.length <= fieldsShown ? null : <p class="small soft">{french ? `Les ${fieldsShown} premières par nombre de publications\u202f; toutes sont dans ` : `The first ${fieldsShown} by number of publications; all are in `}<a href={`/exports/bibliometrics-groups/${result.id}.csv`}>{french ? "le fichier" : "the file"}</a>.</p>}
        </Disclosure>
      )}
    </div>
  );
}

function FieldTable({ fields, result, language }: { readonly fields: readonly GroupValue[]; readonly result: RecordedResult; readonly language: Language }): VNode {
  const french = language === "fr";
  const { unit, name } = recipeOf(result);
  const source = result.recipe.citations?.classification;
  return (
    <>
      <Table<GroupValue>
        caption={french ? `${name.fr}, par discipline, publications de ${result.publicationYear}` : `${name.en}, by field, publications of ${result.publicationYear}`}
        language={language}
        rows={fields}
        columns={[
          { header: french ? "Discipline" : "Field", rowHeader: true, cell: (one) => one.name },
          { header: french ? "Valeur" : "Value", numeric: true, cell: (one) => sayNumber(one.value, unit, language) },
          scaleColumn(french ? "Sur une même échelle" : "On one scale", fields, unit, language),
          ...(fields.some(({ interval }) => interval !== null) ? [{ header: french ? "Intervalle à 95\u202f%" : "95% interval", numeric: true, cell: (one: GroupValue) => sayInterval(one.interval, unit, language) }] : []),
          { header: "Publications", numeric: true, cell: (one) => formatNumber(one.papers, language) },
        ]}
      />
      <p class="chart-source">{french ? "Source\u202f: publications de l’institut" : "Source: publications of the institute"}{source === undefined ? "" : `, classification ${pick(classificationName(source), language)}`}, {french ? "faits connus le" : "facts known on"} {formatDay(result.recipe.factsOn, language)}</p>
    </>
  );
}

const enoughForSpecialisation = 10;

/** Where the institute publishes more, or less, than its share of the world would have it. */
function Specialisation({ result, language }: { readonly result: RecordedResult | undefined; readonly language: Language }): VNode | null {
  if (result === undefined || result.value === 0) return null;
  const french = language === "fr";
  const rows = result.groups.filter(({ kind, value, papers }) => kind === "field" && value !== null && papers >= enoughForSpecialisation)
    .map((one) => ({ ...one, value: (one.value ?? 0) / result.value, interval: null })).sort((a, b) => b.value - a.value).slice(0, fieldsShown);
  if (rows.length === 0) return null;
  return (
    <section>
      <Heading level={2} id="specialisation">{french ? "Spécialisation" : "Specialisation"}</Heading>
      <p>{french
        ? `La part de l’institut dans chaque discipline sur sa part dans toutes, même référence, publications de ${result.publicationYear}. 1 est neutre. Disciplines d’au moins ${enoughForSpecialisation} publications.`
        : `The share of the institute in each field over its share in all of them, same reference, publications of ${result.publicationYear}. 1 is neutral. Fields with at least ${enoughForSpecialisation} publications.`}</p>
      <Table
        caption={french ? "Indice de spécialisation" : "Specialisation index"}
        captionHidden
        language={language}
        rows={rows}
        columns={[
          { header: french ? "Discipline" : "Field", rowHeader: true, cell: (one) => one.name },
          { header: french ? "Indice" : "Index", numeric: true, cell: (one) => sayNumber(one.value, "index", language) },
          scaleColumn(french ? "Sur une même échelle" : "On one scale", rows, "index", language),
          { header: "Publications", numeric: true, cell: (one) => formatNumber(one.papers, language) },
        ]}
      />
      <p class="chart-source">{french ? "Source\u202f: publications de l’institut et référence" : "Source: publications of the institute and reference"} <code>{result.recipe.citations?.referenceSha256.slice(0, 12)}</code>, {formatDay(result.recipe.factsOn, language)}</p>
    </section>
  );
}
