import { z } from "zod";
import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Pager, Table, Tag, usualDownloads, type Column } from "../../../kernel/html/index.ts";
import { tableFormats, tableReply } from "../../../kernel/http/table-reply.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import { formatDay, formatNumber, pick } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { withoutAccents } from "../../../kernel/text/fold.ts";
import { readingName, resultPath, sayNumber } from "../domain/measurement-draft.ts";
import { bibliometricSeries, type BibliometricSeries } from "../domain/recipes/recipes.ts";
import type { GroupValue, RecordedResult } from "../domain/result.ts";
import { PartHead, sayInterval, scaleColumn } from "./parts.tsx";
import { groupsTable } from "./tables.ts";
import { fewPapers, pageSize, recipeOf, sayPapers, seesDrafts, seriesName, type BibliometricWebDeps } from "./web-deps.ts";

/** Shares of a country mean nothing for a unit. */
const unitSeries: readonly BibliometricSeries[] = bibliometricSeries.filter((series) => series !== "1.france" && series !== "1.monde");

const unitQuestion = z.object({
  series: z.enum(bibliometricSeries).default("2").catch("2"),
  year: z.coerce.number().int().optional().catch(undefined),
  sort: z.enum(["papers", "value", "name"]).default("papers").catch("papers"),
  q: z.string().max(100).default(""),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
type UnitQuestion = z.infer<typeof unitQuestion>;

/** Units as asked. One paper has no interval: of it the number is not shown either, its papers are. */
function listed(result: RecordedResult, { sort, q }: UnitQuestion): GroupValue[] {
  const isCount = recipeOf(result).unit === "count";
  const units = result.groups.filter((one) => one.kind === "unit" && withoutAccents(`${one.name} ${one.code}`).includes(withoutAccents(q.trim())))
    .map((one) => (isCount || one.interval !== null ? one : { ...one, value: null }));
  return units.sort((a, b) => (sort === "name" ? a.name.localeCompare(b.name, "fr") : sort === "value" ? (b.value ?? -1) - (a.value ?? -1) : b.papers - a.papers) || (a.code < b.code ? -1 : 1));
}

/** Numbers by unit: never without their interval, and with a word where papers are few. */
export function unitRoutes({ bibliometrics }: BibliometricWebDeps): readonly Route[] {
  async function load(question: UnitQuestion, context: RequestContext) {
    const results = (await bibliometrics.latest({ drafts: seesDrafts(context) })).filter((one) => unitSeries.includes(one.series));
    const years = [...new Set(results.map((one) => one.publicationYear))].sort((a, b) => b - a);
    const year = years.find((one) => one === question.year) ?? years[0];
    return { years, year, result: results.find((one) => one.series === question.series && one.publicationYear === year) };
  }

  return [
    route({
      method: "GET", path: "/bibliometrics/units", access: "public", summary: "Indicators made of publications, by unit, with their intervals", query: unitQuestion,
      handle: async ({ query, context }) => {
        const { language, url } = context;
        const loaded = await load(query, context);
        return {
          kind: "page",
          page: { title: language === "fr" ? "Bibliométrie par unité" : "Bibliometrics by unit", section: "indicators", demonstration: loaded.result?.demonstration ?? false, body: <UnitsView {...loaded} question={query} language={language} url={url} /> },
        };
      },
    }),
    ...tableFormats.map((format) => route({
      method: "GET", path: `/exports/bibliometrics-units.${format}`, access: "public", summary: `Indicators by unit (${format.toUpperCase()})`, query: unitQuestion,
      handle: async ({ query, context }) => {
        const { result } = await load(query, context);
        const name = `bibliometrics-units-${query.series.replaceAll(".", "-")}`;
        return tableReply(result === undefined ? { name, title: { fr: "Par unité", en: "By unit" }, columns: [], rows: [], demonstration: false } : groupsTable(`${name}-${result.publicationYear}`, result, listed(result, query)), format, context.language);
      },
    })),
  ];
}

interface UnitsProps {
  readonly years: readonly number[];
  readonly year: number | undefined;
  readonly result: RecordedResult | undefined;
  readonly question: UnitQuestion;
  readonly language: Language;
  readonly url: URL;
}

function UnitsView({ years, year, result, question, language, url }: UnitsProps): VNode {
  const french = language === "fr";
  return (
    <article>
      <PartHead current="units" language={language} />
      <Heading level={1}>{french ? "Par unité" : "By unit"}</Heading>
      <Lead>{french
        ? "Un nombre d’unité ne se lit qu’avec son intervalle, et ne classe personne\u202f: sous 50 publications, quelques articles suffisent à le déplacer."
        : "The number of a unit is only read with its interval, and ranks nobody: below 50 publications a few papers are enough to move it."}</Lead>
      <form method="get" action="/bibliometrics/units" class="inline-form">
        <Field control="select" name="series" label={french ? "Mesure" : "Measure"} language={language} value={question.series} options={unitSeries.map((series) => ({ value: series, label: seriesName(recipeOf({ series }), language) }))} />
        <Field control="select" name="year" label={french ? "Année de publication" : "Publication year"} language={language} value={String(year ?? "")} options={years.map((one) => ({ value: String(one), label: String(one) }))} />
        <Field control="search" name="q" label={french ? "Unité" : "Unit"} language={language} value={question.q} />
        <Button>{french ? "Afficher" : "Show"}</Button>
      </form>
      {result === undefined
        ? <EmptyState title={french ? "Pas de nombre par unité pour ce choix." : "No number by unit for this choice."}>{french ? "Les mesures qui comptent des publications remplissent cette page." : "The measures that count publications fill this page."}</EmptyState>
        : <UnitTable result={result} question={question} language={language} url={url} />}
    </article>
  );
}

function UnitTable({ result, question, language, url }: { readonly result: RecordedResult; readonly question: UnitQuestion; readonly language: Language; readonly url: URL }): VNode {
  const french = language === "fr";
  const recipe = recipeOf(result);
  const units = listed(result, question);
  const pages = Math.max(1, Math.ceil(units.length / pageSize));
  const page = Math.min(question.page, pages);
  const rows = units.slice((page - 1) * pageSize, page * pageSize);
  const sorted = (key: UnitQuestion["sort"]): Pick<Column<GroupValue>, "sortHref" | "sorted"> => ({ sortHref: hrefWith(url, { sort: key, page: null }), ...(question.sort === key ? { sorted: key === "name" ? "ascending" as const : "descending" as const } : {}) });
  const few = units.filter((one) => one.papers < fewPapers).length;
  return (
    <>
      <p><a href={resultPath(result.id)}>{pick(recipe.name, language)}, {result.publicationYear}</a>{french ? "\u202f: " : ": "}{sayNumber(result.value, recipe.unit, language)} {french ? "pour l’institut" : "for the institute"} ({pick(readingName(recipe, result.recipe.declaredReading), language).toLowerCase()}).</p>
      {few === 0 ? null : <Notice kind="warn" language={language}>{french ? `${few === 1 ? "1 unité de cette liste a" : `${formatNumber(few, "fr")} unités de cette liste ont`} moins de ${fewPapers} publications cette année-là\u202f: le nombre dit peu, lisez l’intervalle.` : `${few === 1 ? "1 unit of this list has" : `${formatNumber(few, "en")} units of this list have`} fewer than ${fewPapers} publications of that year: the number says little, read the interval.`}</Notice>}
      <Table<GroupValue>
        caption={french ? "Unités" : "Units"} captionHidden language={language} rows={rows}
        empty={<EmptyState title={french ? `Aucune unité de ce nom n’a de publication comptée en ${result.publicationYear}.` : `No unit of that name has a publication counted in ${result.publicationYear}.`} />}
        columns={[
          { header: french ? "Unité" : "Unit", rowHeader: true, cell: (one) => <a href={`/structures/${encodeURIComponent(one.code)}`}>{one.name}</a>, ...sorted("name") },
          { header: french ? "Valeur" : "Value", numeric: true, cell: (one) => (one.value === null ? "–" : sayNumber(one.value, recipe.unit, language)), ...sorted("value") },
          ...(recipe.unit === "count" ? [] : [
            { header: french ? "Intervalle à 95\u202f%" : "95% interval", numeric: true, cell: (one: GroupValue) => sayInterval(one.interval, recipe.unit, language) },
            scaleColumn<GroupValue>(french ? "Sur une même échelle" : "On one scale", rows, recipe.unit, language),
          ]),
          { header: "Publications", numeric: true, cell: (one) => <><a href={`${resultPath(result.id)}?unit=${encodeURIComponent(one.code)}#papers`} aria-label={`${sayPapers(one.papers, language)}, ${one.name}`}>{formatNumber(one.papers, language)}</a> {one.papers < fewPapers ? <Tag tone="warn">{french ? `moins de ${fewPapers}` : `below ${fewPapers}`}</Tag> : null}</>, ...sorted("papers") },
        ]}
      />
      <Pager url={url} page={page} pages={pages} language={language} />
      {units.length === 0 ? null : <p class="chart-source">{french ? "Source\u202f: publications de l’institut, faits connus le" : "Source: publications of the institute, facts known on"} {formatDay(result.recipe.factsOn, language)}.</p>}
      <DownloadLinks downloads={usualDownloads("/exports/bibliometrics-units", `?${new URLSearchParams({ series: result.series, year: String(result.publicationYear), sort: question.sort, q: question.q }).toString()}`)} language={language} />
    </>
  );
}
