import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Lead, Table, TabLinks, usualDownloads } from "../../../../kernel/html/index.ts";
import { both, formatDay, formatNumber, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { departmentOf } from "../../../directory/index.ts";
import { RegionMap } from "../../../lab/index.ts";
import { mapGroupings, type MapGrouping, type PlaceRow } from "./place-rows.ts";

export interface StudyMapPageProps {
  readonly by: MapGrouping;
  readonly rows: readonly PlaceRow[];
  readonly regions: readonly PlaceRow[];
  /** Studies that the question finds, and those of them that say a place. */
  readonly found: number;
  readonly placed: number;
  /** `?q=…` of the question, without the grouping; empty where nothing is asked. */
  readonly query: string;
  /** The question narrowed to one more place, as a search. */
  readonly searchHref: (by: "region" | "country", code: string) => string;
  readonly today: Day;
  readonly language: Language;
}

export const groupingNames: Readonly<Record<MapGrouping, Bilingual>> = { region: both("Régions françaises", "French regions"), department: both("Départements français", "French departments"), country: both("Pays du monde", "Countries of the world") };
const placeHeaders: Readonly<Record<MapGrouping, Bilingual>> = { region: both("Région", "Region"), department: both("Département", "Department"), country: both("Pays", "Country") };

/** More than that is a file to take away. */
const mostRows = 250;

/** Where studies take place: circles on the regions of France, and the same as a table by region, department or country. */
export function StudyMapPage(props: StudyMapPageProps): VNode {
  const { by, rows, regions, found, placed, query, searchHref, today, language } = props;
  const fr = language === "fr";
  const title = fr ? "Carte des études" : "Map of the studies";
  const studies = (count: number): string => `${formatNumber(count, language)} ${plural(language, count, fr ? { one: "étude", other: "études" } : { one: "study", other: "studies" })}`;
  const tabHref = (one: MapGrouping): string => `/studies/map${query === "" ? `?by=${one}` : `${query}&by=${one}`}`;
  return (
    <article class="entity study-map">
      <header>
        <Breadcrumbs language={language} crumbs={[{ label: fr ? "Études" : "Studies", href: `/studies${query}` }, { label: title }]} />
        <Heading level={1}>{title}</Heading>
        <Lead>{fr ? `${studies(placed)} sur ${formatNumber(found, "fr")} disent où elles se déroulent.` : `${studies(placed)} of ${formatNumber(found, "en")} say where they take place.`}</Lead>
        {query === "" ? null : <p>{fr ? "La carte suit une recherche." : "The map follows a search."} <a href={`/studies${query}`}>{fr ? "Revenir aux résultats" : "Back to the results"}</a> · <a href={`/studies/map?by=${by}`}>{fr ? "Toutes les études" : "All studies"}</a></p>}
      </header>
      <div class="study-map-columns">
        <figure class="chart">
          <RegionMap
            counts={new Map(regions.map((row) => [row.code, row.studies]))} title={title} language={language} hrefOf={(region) => searchHref("region", region)}
            description={fr ? "Un cercle par région, à l’échelle du nombre d’études. Le tableau donne les mêmes nombres." : "One circle for each region, to the scale of the number of studies. The table gives the same numbers."}
            saidOf={(name, count) => `${name}${fr ? "\u202f: " : ": "}${studies(count)}`}
          />
          <figcaption class="chart-source">{fr ? `Nombre d’études par région où elles se déroulent\u202f; une étude compte dans chacune des siennes. Source\u202f: portail des études, état du ${formatDay(today, "fr")}. Limites\u202f: svg-maps (CC BY 4.0).` : `Number of studies by region in which they take place; a study counts in each of its own. Source: portal of studies, as of ${formatDay(today, "en")}. Boundaries: svg-maps (CC BY 4.0).`}</figcaption>
        </figure>
        <section aria-labelledby="map-table">
          <Heading level={2} id="map-table">{pick(groupingNames[by], language)}</Heading>
          <TabLinks label={fr ? "Découpage" : "Grouping"} tabs={mapGroupings.map((one) => ({ label: pick(groupingNames[one], language), href: tabHref(one), current: one === by }))} />
          <PlaceTable {...props} />
          {rows.length <= mostRows ? null : <p class="small soft">{fr ? `Les ${mostRows} premières lignes sur ${formatNumber(rows.length, "fr")}\u202f; l’export les contient toutes.` : `The first ${mostRows} rows of ${formatNumber(rows.length, "en")}; the export holds them all.`}</p>}
          <DownloadLinks downloads={usualDownloads("/exports/studies-map", query === "" ? `?by=${by}` : `${query}&by=${by}`)} language={language} />
        </section>
      </div>
    </article>
  );
}

function PlaceTable({ by, rows, query, searchHref, language }: StudyMapPageProps): VNode {
  const fr = language === "fr";
  const most = Math.max(1, ...rows.map((row) => row.studies));
  const nameCell = ({ code, name }: PlaceRow): VNode => {
    const region = by === "department" ? (departmentOf(code)?.regionCode ?? null) : by === "region" ? code : null;
    if (by === "country") return <a href={searchHref("country", code)}>{pick(name, language)}</a>;
    return region === null ? <>{pick(name, language)}</> : <a href={searchHref("region", region)}>{pick(name, language)}</a>;
  };
  return (
    <>
      {by === "department" ? <p class="small soft">{fr ? "D’après le code postal des centres. Le lien mène aux études de la région." : "From the postal codes of the sites. The link leads to the studies of the region."}</p> : null}
      <Table
        caption={pick(groupingNames[by], language)} captionHidden language={language} rows={rows.slice(0, mostRows)} filter={rows.length > 12}
        empty={<EmptyState title={fr ? "Aucune étude située ici." : "No study is placed here."} {...(query === "" ? {} : { action: { href: "/studies/map", label: fr ? "Toutes les études" : "All studies" } })}>{fr ? "Les études paraissent ici dès qu’elles disent leurs pays, leurs régions ou leurs centres." : "Studies appear here once they say their countries, regions or sites."}</EmptyState>}
        columns={[
          { header: pick(placeHeaders[by], language), rowHeader: true, cell: nameCell },
          { header: fr ? "Études" : "Studies", numeric: true, cell: (row) => <span class="top-count"><svg class="top-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" width="100%"><rect class="study-bar" width={Math.round((row.studies / most) * 1000) / 10} height="8" /></svg>{formatNumber(row.studies, language)}</span> },
          { header: fr ? "Centres" : "Sites", numeric: true, cell: (row) => (row.sites === 0 ? "–" : formatNumber(row.sites, language)) },
        ]}
      />
    </>
  );
}
