import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, StackedBars, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDay, formatList, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { ResourceTable } from "../../domain/register.ts";
import { downloadsOf } from "../exports.ts";
import { versionName } from "../parts.tsx";
import type { Place } from "../place.ts";
import type { ActualPosts, PostComparison } from "./actual-posts.ts";

export interface ActualPostsProps {
  readonly place: Place;
  readonly plan: ResourceTable;
  readonly comparisons: readonly PostComparison[];
}

/** The posts that facts count, beside those that the plan gives; how to bring the facts where there are none. */
export function ActualPostsView({ place, plan, comparisons }: ActualPostsProps): VNode {
  const { say, language } = place;
  const known = comparisons.filter((one) => one.actual !== null);
  const number = (value: number, signed = false): string => formatNumber(value, language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signed });
  return (
    <section aria-labelledby="actual-posts">
      <Heading level={3} id="actual-posts">{say("Prévu et réel", "Planned and actual")}</Heading>
      {known.length === 0 ? (
        <EmptyState title={say("Aucun fait ne permet encore de compter les postes.", "No fact allows posts to be counted yet.")}>
          <p>{say("Importez la liste des postes du système de ressources humaines, puis calculez\u202f:", "Import the list of posts of the human-resources system, then compute:")}</p>
          <pre><code>{`jalon facts import feed ${say("FICHIER", "FILE")} --mapping posts --observed-on ${say("JOUR", "DAY")}\njalon measure --indicator employment --year ${plan.years[0] ?? ""}`}</code></pre>
        </EmptyState>
      ) : (
        <>
          <p class="prose">{say(
            "Le réel est la somme des équivalents temps plein des postes de fonctionnaires en activité le 31 décembre, ou au jour dit tant que l’année court. Chaque nombre se déplie jusqu’aux postes comptés et à leurs sources.",
            "Actual is the sum of the full-time equivalents of the civil-servant posts in activity on 31 December, or on the day said while the year runs. Each number unfolds to the posts counted and their sources.",
          )}</p>
          {known.some((one) => one.figures.some((figure) => figure.demonstration)) ? (
            <p class="prose soft">{say("Les faits sont ceux du jeu de démonstration\u202f: quelques postes fictifs, sans commune mesure avec le plan.", "The facts are those of the demonstration: a few fictitious posts, not to be compared with the plan.")}</p>
          ) : null}
          <Chart place={place} plan={plan} comparisons={comparisons} />
          <DownloadLinks downloads={downloadsOf(place, "posts")} language={language} />
          <Table<PostComparison>
            id="posts-compared"
            caption={say("Schéma d’emplois, prévu et réel (ETP)", "Employment plan, planned and actual (FTE)")}
            captionHidden
            language={language}
            rows={comparisons.filter((one) => known.some((other) => other.year === one.year))}
            rowKind={({ line }) => (line.kind === "total" ? "total" : null)}
            columns={[
              { header: say("Année", "Year"), rowHeader: true, cell: ({ year }) => String(year) },
              { header: say("Ligne", "Line"), cell: ({ line }) => pick(line.label, language) },
              { header: say("Prévu (ETP)", "Planned (FTE)"), numeric: true, cell: ({ planned }) => (planned === null ? "–" : number(planned)) },
              { header: say("Réel (ETP)", "Actual (FTE)"), numeric: true, cell: (one) => <Actual one={one} write={number} /> },
              { header: say("Écart", "Difference"), numeric: true, cell: ({ gap }) => (gap === null ? "–" : number(gap, true)) },
              { header: say("Au, source", "On, source"), cell: (one) => <Origin place={place} one={one} /> },
            ]}
          />
        </>
      )}
    </section>
  );
}

function Actual({ one, write }: { readonly one: PostComparison; readonly write: (value: number) => string }): VNode {
  if (one.actual === null) return <>–</>;
  const [only] = one.figures;
  return one.figures.length === 1 && only !== undefined ? <a href={only.href}>{write(one.actual)}</a> : <>{write(one.actual)}</>;
}

function Origin({ place, one }: { readonly place: Place; readonly one: PostComparison }): VNode {
  const { say, language } = place;
  const [first] = one.figures;
  if (first === undefined) return <>–</>;
  const days = [...new Set(one.figures.map((figure) => figure.asOf))].map((day) => formatDay(day, language));
  const presumed = one.figures.reduce((sum, figure) => sum + Math.round(figure.presumed * 1000), 0) / 1000;
  return (
    <span class="small">
      {formatList(days, language)}{one.figures.length === 1 ? <>, {pick(first.source, language)}</> : null}
      {presumed === 0 ? null : say(`, dont ${formatNumber(presumed, "fr")} présumés`, `, ${formatNumber(presumed, "en")} of them presumed`)}
      {one.figures.some((figure) => figure.demonstration) ? <> <Tag>{say("fictif", "fictitious")}</Tag></> : null}
    </span>
  );
}

/** Planned and actual side by side for the years that have both, categories piled up. */
function Chart({ place, plan, comparisons }: ActualPostsProps): VNode | null {
  const { say, language, version } = place;
  const lines = plan.lines.filter((line) => line.kind === "line");
  const of = (year: number): PostComparison[] => lines.flatMap((line) => comparisons.filter((one) => one.year === year && one.line === line));
  const years = plan.years.filter((year) => of(year).length > 0 && of(year).every((one) => one.actual !== null));
  const [last] = years.slice(-1);
  if (last === undefined) return null;
  const write = (value: number): string => formatNumber(value, language, { maximumFractionDigits: 0 });
  const sum = (values: readonly (number | null)[]): string => write(values.reduce<number>((all, one) => all + (one ?? 0), 0));
  const planned = (year: number): (number | null)[] => of(year).map((one) => one.planned);
  const actual = (year: number): (number | null)[] => of(year).map((one) => one.actual);
  const figures: ActualPosts[] = years.flatMap((year) => of(year).flatMap((one) => one.figures));
  const latest = figures.map((one) => one.asOf).sort().at(-1);
  return (
    <StackedBars
      title={say("Prévu et réel par année", "Planned and actual by year")}
      description={say(`En ${last}, ${sum(planned(last))} ETP prévus et ${sum(actual(last))} réels.`, `In ${last}, ${sum(planned(last))} FTE planned and ${sum(actual(last))} actual.`)}
      language={language}
      unit={say("ETP\u202f; à gauche le prévu, à droite le réel", "FTE; planned on the left, actual on the right")}
      series={lines.map((line) => pick(line.label, language))}
      groups={years.flatMap((year) => [{ label: String(year), amounts: planned(year) }, { label: say("réel", "actual"), amounts: actual(year) }])}
      formatTick={write}
      source={say(
        `contrat, ${versionName(version, say)}\u202f; faits du graphe${latest === undefined ? "" : ` au ${formatDay(latest, "fr")}`}.`,
        `contract, ${versionName(version, say)}; facts of the graph${latest === undefined ? "" : ` on ${formatDay(latest, "en")}`}.`,
      )}
      table={<p><a href="#posts-compared">{say("Les mêmes nombres dans le tableau qui suit", "The same numbers in the table below")}</a></p>}
    />
  );
}
