import { z } from "zod";
import { DownloadLinks, Heading, hrefWith, Lead, Table, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { route, type Route } from "../../../kernel/http/route.ts";
import { describeBaseline, describeTarget } from "../domain/describe.ts";
import type { Assessment } from "../domain/assessment.ts";
import type { Indicator } from "../domain/measure.ts";
import { VerdictMark } from "./verdict-mark.tsx";
import { momentOf, momentQuery, type IndicatorWebDeps } from "./web-deps.ts";
import { seriesAnchor, verdictKinds } from "./words.ts";

interface ListRow {
  readonly indicator: Indicator;
  readonly assessment: Assessment;
  readonly order: number;
}

const sorts = ["code", "name", "due", "verdict"] as const;
type Sort = (typeof sorts)[number];

function compare(sort: Sort, language: Language): (a: ListRow, b: ListRow) => number {
  const tie = (a: ListRow, b: ListRow): number => a.order - b.order;
  switch (sort) {
    case "code":
      return tie;
    case "name":
      return (a, b) => a.assessment.measure.name[language].localeCompare(b.assessment.measure.name[language], language) || tie(a, b);
    case "due":
      return (a, b) => (a.assessment.target?.dueYear ?? 9999) - (b.assessment.target?.dueYear ?? 9999) || tie(a, b);
    case "verdict":
      return (a, b) => verdictKinds.indexOf(a.assessment.verdict.kind) - verdictKinds.indexOf(b.assessment.verdict.kind) || tie(a, b);
  }
}

/** Every series of the contract in one table that sorts and filters. */
export function listRoutes({ indicators, elsewhere = [] }: IndicatorWebDeps): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/indicators",
      access: "public",
      summary: "All indicators, parts and series in one table",
      query: momentQuery.extend({ sort: z.enum(sorts).optional(), direction: z.enum(["ascending", "descending"]).optional() }),
      handle: async ({ query, context }) => {
        const { language, url } = context;
        const french = language === "fr";
        const board = await indicators.board(await momentOf(indicators, query));
        const left = await indicators.leftSeries(board.moment.on);
        const sort = query.sort ?? "code";
        const direction = query.direction ?? "ascending";
        const rows = board.indicators
          .flatMap(({ indicator, assessments }) => assessments.map((assessment) => ({ indicator, assessment })))
          .map((row, order) => ({ ...row, order }))
          .sort(compare(sort, language));
        if (direction === "descending") rows.reverse();
        const sortable = (name: Sort) => ({
          sortHref: hrefWith(url, { sort: name, direction: sort === name && direction === "ascending" ? "descending" : "ascending" }),
          ...(sort === name ? { sorted: direction } : {}),
        });
        const title = french ? "Les indicateurs du contrat" : "The indicators of the contract";
        const parts = new Set(rows.map((row) => row.assessment.measure.part)).size;
        return {
          kind: "page",
          page: {
            title,
            section: "indicators",
            demonstration: board.demonstration,
            body: (
              <>
                <Heading level={1}>{title}</Heading>
                <Lead>
                  {french
                    ? `${board.indicators.length} indicateurs, ${parts} volets, ${formatNumber(rows.length, "fr")} séries. Chaque ligne s’ouvre sur sa définition, son calcul et son historique.`
                    : `${board.indicators.length} indicators, ${parts} parts, ${formatNumber(rows.length, "en")} series. Each row opens on its definition, calculation and history.`}
                </Lead>
                <p><a href="/measures">{french ? "Les mesures tirées des faits\u202f: recettes et derniers nombres" : "Measures made from facts: recipes and last numbers"}</a>{elsewhere.filter((place) => place.indicator === "").map(({ href, label }) => <> · <a href={href}>{label[language]}</a></>)}</p>
                <DownloadLinks downloads={usualDownloads("/exports/board", url.search)} language={language} />
                <Table<ListRow>
                  caption={title}
                  captionHidden
                  language={language}
                  filter
                  rows={rows}
                  columns={[
                    { header: french ? "Volet" : "Part", ...sortable("code"), cell: ({ assessment }) => <a href={`/indicators/${encodeURIComponent(assessment.measure.part)}#${seriesAnchor(assessment.measure.key)}`}>{assessment.measure.part}</a> },
                    { header: french ? "Série" : "Series", ...sortable("name"), rowHeader: true, cell: ({ assessment }) => assessment.measure.name[language] },
                    { header: french ? "Indicateur" : "Indicator", cell: ({ indicator }) => indicator.title[language] },
                    { header: french ? "Départ" : "Baseline", cell: ({ assessment }) => describeBaseline(assessment.measure.baseline, assessment.measure.unit)[language] },
                    { header: french ? "Cible" : "Target", ...sortable("due"), cell: ({ assessment }) => (assessment.target === null ? "—" : describeTarget(assessment.target)[language]) },
                    { header: "Verdict", ...sortable("verdict"), cell: ({ assessment }) => <VerdictMark kind={assessment.verdict.kind} language={language} /> },
                  ]}
                />
                {left.length === 0 ? null : (
                  <>
                    <Heading level={2} id="left">{french ? "Séries qui ont quitté le contrat" : "Series that have left the contract"}</Heading>
                    <ul class="prose">
                      {left.map(({ series, leftOn }) => (
                        <li><a href={`/indicators/${encodeURIComponent(series.key)}`}>{series.key} · {series.measure.name[language]}</a>{french ? `, le ${formatDay(leftOn, "fr")}` : `, on ${formatDay(leftOn, "en")}`}</li>
                      ))}
                    </ul>
                  </>
                )}
              </>
            ),
          },
        };
      },
    }),
  ];
}
