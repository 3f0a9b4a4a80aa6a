import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, Lead, Table, TabLinks, usualDownloads } from "../../../../kernel/html/index.ts";
import { both, formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { regions } from "../../../directory/index.ts";
import { RegionMap } from "../../../lab/index.ts";
import { formatBytes } from "../../web/sheet/words.ts";
import { mapGroupings, sensitivities, type MapFilter, type MapGrouping, type MapRow, type Sensitivity } from "../domain/holdings.ts";

export interface MapPageProps {
  readonly by: MapGrouping;
  readonly filter: MapFilter;
  readonly rows: readonly (MapRow & { readonly name: Bilingual })[];
  readonly whole: MapRow;
  readonly regionCounts: ReadonlyMap<string, number>;
  readonly themeName: Bilingual | null;
  readonly seesDrafts: boolean;
  readonly today: Day;
  readonly language: Language;
}

export const groupHeaders: Readonly<Record<MapGrouping, Bilingual>> = { unit: both("Unité", "Unit"), theme: both("Thème", "Theme"), sensitivity: both("Sensibilité", "Sensitivity"), place: both("Lieu", "Place") };

export const sensitivityNames: Readonly<Record<Sensitivity, Bilingual>> = {
  none: both("Sans données sur des personnes", "No data about people"), anonymous: both("Anonymes", "Anonymous"), pseudonymised: both("Pseudonymisées", "Pseudonymised"), identifying: both("Directement identifiantes", "Directly identifying"),
  unknown: both("Sur des personnes, anonymat non précisé", "About people, anonymity not stated"),
};

/** The map of the data: circles by region of the unit, and the same datasets as a table by unit, theme, sensitivity or place. */
export function MapPage(props: MapPageProps): VNode {
  const { by, filter, rows, whole, regionCounts, seesDrafts, today, language } = props;
  const fr = language === "fr";
  const title = fr ? "Carte des données" : "Map of the data";
  const placed = [...regionCounts.values()].reduce((sum, one) => sum + one, 0);
  const number = (value: number): string => formatNumber(value, language);
  const datasets = (count: number): string => `${number(count)} ${plural(language, count, fr ? { one: "jeu de données", other: "jeux de données" } : { one: "dataset", other: "datasets" })}`;
  return (
    <article class="entity data-map">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Données" : "Data", href: "/data" }, { label: title }]} />
        <Heading level={1}>{title}</Heading>
        <Lead>{`${datasets(whole.datasets)}${fr ? "\u202f: " : ": "}${number(whole.open)} ${fr ? plural("fr", whole.open, { one: "ouvert à tous", other: "ouverts à tous" }) : "open to all"}, ${number(whole.onRequest)} ${fr ? "sur demande" : "on request"}, ${number(whole.closed)} ${fr ? plural("fr", whole.closed, { one: "fermé", other: "fermés" }) : "closed"}.`}{seesDrafts ? (fr ? ` Dont ${number(whole.drafts)} ${plural("fr", whole.drafts, { one: "non publié, que vous voyez", other: "non publiés, que vous voyez" })} par votre rôle.` : ` Of these, ${number(whole.drafts)} are not published: you see them by your role.`) : ""}</Lead>
      <form method="get" action="/data/map" class="inline-form">
        <input type="hidden" name="by" value={by} />
        {filter.theme === undefined ? null : <input type="hidden" name="theme" value={filter.theme} />}
        <Field control="select" name="region" label={fr ? "Région de l’unité" : "Region of the unit"} language={language} value={filter.region ?? ""} options={[{ value: "", label: fr ? "Toutes" : "All" }, ...regions.map(({ code, name }) => ({ value: code, label: pick(name, language) }))]} />
        <Field control="select" name="sensitivity" label={fr ? "Sensibilité" : "Sensitivity"} language={language} value={filter.sensitivity ?? ""} options={[{ value: "", label: fr ? "Toutes" : "All" }, ...sensitivities.map((code) => ({ value: code, label: pick(sensitivityNames[code], language) }))]} />
        <Button kind="second">{fr ? "Voir" : "Show"}</Button>
        {filter.region === undefined && filter.theme === undefined && filter.sensitivity === undefined ? null : <a href={`/data/map?by=${by}`}>{fr ? "Tout montrer" : "Show all"}</a>}
      </form>
      </header>
      {props.themeName === null ? null : <p>{fr ? "Thème\u202f:" : "Theme:"} <b>{pick(props.themeName, language)}</b></p>}
      <div class="data-map-columns">
        <figure class="chart">
          <RegionMap
            counts={regionCounts} title={title} language={language} hrefOf={(region) => addressOf(by, { ...filter, region })}
            description={fr ? "Un cercle par région, à l’échelle du nombre de jeux de données de ses unités. Le tableau donne les mêmes nombres." : "One circle for each region, to the scale of the number of datasets of its units. The table gives the same numbers."}
            saidOf={(name, count) => `${name}${fr ? "\u202f" : ""}: ${datasets(count)}`}
          />
          <p class="chart-source">{fr ? `Nombre de jeux de données par région de l’unité. Source\u202f: portail de données, état du ${formatDay(today, "fr")}.` : `Number of datasets by region of the unit. Source: data portal, as of ${formatDay(today, "en")}.`}{placed < whole.datasets && filter.region === undefined ? (fr ? ` ${datasets(whole.datasets - placed)} sans région connue.` : ` ${datasets(whole.datasets - placed)} without a known region.`) : null}</p>
          <details class="disclosure"><summary>{fr ? "Les nombres de la carte" : "The numbers of the map"}</summary><div class="disclosure-body">
            <Table
              caption={fr ? "Jeux de données par région" : "Datasets by region"} captionHidden language={language} rows={regions.filter(({ code }) => (regionCounts.get(code) ?? 0) > 0)} empty={<p class="soft">{fr ? "Aucun jeu de données situé." : "No dataset placed."}</p>}
              columns={[{ header: fr ? "Région" : "Region", rowHeader: true, cell: ({ code, name }) => <a href={addressOf(by, { ...filter, region: code })}>{pick(name, language)}</a> }, { header: fr ? "Jeux de données" : "Datasets", numeric: true, cell: ({ code }) => number(regionCounts.get(code) ?? 0) }]}
            />
          </div></details>
        </figure>
        <section aria-labelledby="map-table">
          <Heading level={2} id="map-table">{fr ? "Les mêmes données en tableau" : "The same data as a table"}</Heading>
          <TabLinks label={fr ? "Découpage" : "Grouping"} tabs={mapGroupings.map((one) => ({ label: pick(groupHeaders[one], language), href: addressOf(one, filter), current: one === by }))} />
          <Table
            caption={pick(groupHeaders[by], language)} captionHidden language={language} rows={rows.slice(0, 200)} filter={rows.length > 12}
            empty={<EmptyState title={fr ? "Aucun jeu de données ici" : "No dataset here"} action={{ href: "/data/map", label: fr ? "Tout montrer" : "Show all" }} />}
            columns={[
              { header: pick(groupHeaders[by], language), rowHeader: true, cell: (row: MapPageProps["rows"][number]) => <GroupName row={row} by={by} filter={filter} language={language} /> },
              { header: fr ? "Jeux" : "Datasets", numeric: true, cell: (row) => number(row.datasets) },
              ...(seesDrafts ? [{ header: fr ? "Non publiés" : "Not published", numeric: true, cell: (row: MapRow) => number(row.drafts) }] : []),
              { header: fr ? "Ouverts" : "Open", numeric: true, cell: (row) => number(row.open) },
              { header: fr ? "Sur demande" : "On request", numeric: true, cell: (row) => number(row.onRequest) },
              { header: fr ? "Fermés" : "Closed", numeric: true, cell: (row) => number(row.closed) },
              { header: fr ? "Volume" : "Volume", numeric: true, cell: (row) => formatBytes(row.bytes, language) },
            ]}
          />
          {rows.length <= 200 ? null : <p class="small soft">{fr ? `Les 200 premières lignes sur ${number(rows.length)}\u202f; l’export les contient toutes.` : `The first 200 rows of ${number(rows.length)}; the export holds them all.`}</p>}
          <DownloadLinks downloads={usualDownloads("/exports/datasets-map", queryOf(by, filter))} language={language} />
        </section>
      </div>
    </article>
  );
}

function GroupName({ row, by, filter, language }: { readonly row: MapPageProps["rows"][number]; readonly by: MapGrouping; readonly filter: MapFilter; readonly language: Language }): VNode {
  const name = pick(row.name, language);
  if (row.code === "") return <span class="soft">{name}</span>;
  if (by === "unit") return <a href={`/data?unit=${encodeURIComponent(row.code)}`}>{name}</a>;
  if (by === "theme") return <a href={addressOf("unit", { ...filter, theme: row.code })}>{name}</a>;
  return by === "sensitivity" ? <a href={addressOf("unit", { ...filter, sensitivity: row.code as Sensitivity })}>{name}</a> : <>{name}</>;
}

function queryOf(by: MapGrouping, { region, theme, sensitivity }: MapFilter): string {
  const query = new URLSearchParams({ by });
  for (const [name, value] of [["region", region], ["theme", theme], ["sensitivity", sensitivity]] as const) if (value !== undefined) query.set(name, value);
  return `?${query.toString()}`;
}

function addressOf(by: MapGrouping, filter: MapFilter): string {
  return `/data/map${queryOf(by, filter)}`;
}
