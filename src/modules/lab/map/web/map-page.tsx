import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Pager, Tag, usualDownloads, type Crumb } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { FacetValue, SearchItem } from "../../search/index.ts";
import { facetCodes, type FacetCode } from "../../search/domain/question.ts";
import { ResultList } from "../../search/web/result-list.tsx";
import { queryText } from "../../search/web/search-query.ts";
import { facetNames, valueName } from "../../search/web/words.ts";
import { addressOf, withoutPlace, type MapQuery } from "../address.ts";
import type { Look, MapView } from "../domain/map-view.ts";
import { isPlaced, pointName, type Spot } from "../domain/spot.ts";
import { MapFigure } from "./map-figure.tsx";
import { placeName, pointPlaceName, regionName, siteName, structures } from "./words.ts";

export interface MapPageProps {
  readonly query: MapQuery;
  readonly map: MapView;
  readonly items: readonly SearchItem[];
  readonly page: number;
  readonly pages: number;
  readonly pageSize: number;
  readonly on: Day;
  readonly language: Language;
  readonly url: URL;
  /** Is there any structure at all, whatever the filters? */
  readonly anything: boolean;
  /** Names of the organisations and institutes that filters name. */
  readonly names: ReadonlyMap<string, string>;
}

export function mapTitle({ query: _query, map, language }: Pick<MapPageProps, "query" | "map" | "language">): string {
  return `${placeName(map.look, map, language)}${language === "fr" ? "\u202f" : ""}: ${structures(map.shown.length, language)}`;
}

/** The map, and beside it the list of what it shows: two views of one answer. */
export function MapPage(props: MapPageProps): VNode {
  const { query, map, language, anything } = props;
  const fr = language === "fr";
  const title = mapTitle(props);
  return (
    <div class="map-page" data-map-view data-map-address={addressOf(query, map.look, props.page)}>
      <Breadcrumbs crumbs={crumbsOf(props)} language={language} />
      <h1 class="heading heading-1" id="map-heading" tabIndex={-1} data-map-heading>{title}</h1>
      <Outside {...props} />
      {anything ? <Filters {...props} /> : null}
      {anything ? (
        <div class={map.view === null ? "map-layout map-layout-list" : "map-layout"}>
          {map.view === null ? null : (
            <figure class="map-figure">
              <MapFigure query={query} map={map} title={title} language={language} />
              <figcaption class="chart-source">
                {fr ? "Un cercle par lieu\u202f: centre de la commune ou de l’arrondissement, non la rue. Positions\u202f: GeoNames (CC BY 4.0). Limites\u202f: " : "One circle per place: the centre of the commune or arrondissement, not the street. Positions: GeoNames (CC BY 4.0). Boundaries: "}
                Victor Cazanave, svg-maps (CC BY 4.0){fr ? "\u202f; " : "; "}Natural Earth{fr ? " (domaine public)." : " (public domain)."}
                {map.offMap === 0 ? null : <span>{" "}{offMapText(map.offMap, language)}</span>}
                <span class="map-hint"> {fr ? "Au clavier\u202f: flèches pour déplacer, + et − pour changer d’échelle." : "By keyboard: arrows to move, + and − to zoom."}</span>
              </figcaption>
            </figure>
          )}
          <section class="map-side" id="map-list" aria-label={fr ? "Ce que la carte montre" : "What the map shows"}>
            <Places {...props} />
            <Structures {...props} />
          </section>
        </div>
      ) : (
        <EmptyState title={fr ? "La carte est encore vide." : "The map is still empty."}>
          {fr
            ? "Elle montrera les structures par région, par ville et par point dès qu’un répertoire aura été importé\u202f: jalon facts import rnsr FICHIER."
            : "It will show the structures by region, town and point once a register has been imported: jalon facts import rnsr FILE."}
        </EmptyState>
      )}
      <p class="visually-hidden" role="status" data-map-status />
    </div>
  );
}

function offMapText(count: number, language: Language): string {
  if (language === "fr") return count === 1 ? "Une structure n’a pas de point sur la carte\u202f: elle est dans la liste." : `${formatNumber(count, "fr")} structures n’ont pas de point sur la carte\u202f: elles sont dans la liste.`;
  return count === 1 ? "One structure has no point on the map: it is in the list." : `${formatNumber(count, "en")} structures have no point on the map: they are in the list.`;
}

function crumbsOf({ query, map, language }: MapPageProps): readonly Crumb[] {
  const fr = language === "fr";
  const { look } = map;
  const crumbs: Crumb[] = [{ label: fr ? "Laboratoires" : "Labs", href: `/lab${queryText(withoutPlace(query), { kind: null, sort: null })}` }, { label: "France", href: addressOf(query, { kind: "country" }) }];
  if (map.region !== null) crumbs.push({ label: regionName(map.region, language), href: addressOf(query, { kind: "region", region: map.region }) });
  if (look.kind === "site") crumbs.push({ label: placeName(look, map, language) });
  if (look.kind === "point" && look.site !== null) crumbs.push({ label: map.shown[0]?.siteName ?? siteName(look.site, language), href: addressOf(query, { kind: "site", site: look.site }) });
  if (["point", "window", "abroad", "unplaced"].includes(look.kind)) crumbs.push({ label: placeName(look, map, language) });
  return crumbs;
}

/** What narrows the map, each with a way to take it off. */
function Filters({ query, map, on, language, names }: MapPageProps): VNode | null {
  const fr = language === "fr";
  const narrowed = withoutPlace(query);
  const chosen = facetCodes.flatMap((code: FacetCode) => narrowed[code].map((value) => ({ code, value })));
  const words = (query.q ?? "").trim();
  if (chosen.length === 0 && words === "" && query.on === undefined && (query.state ?? "open") === "open") return null;
  const without = (changes: Partial<MapQuery>): string => addressOf({ ...query, ...changes }, map.look);
  const named = (code: FacetCode, value: string): string => (code === "site" ? siteName(value, language) : valueName(code, { value, label: names.get(value) ?? null } satisfies Pick<FacetValue, "value" | "label">, language));
  return (
    <ul class="map-filters" aria-label={fr ? "Filtres" : "Filters"}>
      {words === "" ? null : <li><Tag tone="accent">{fr ? `«\u202f${words}\u202f»` : `“${words}”`}</Tag> <a href={without({ q: undefined })}>{fr ? "retirer" : "remove"}</a></li>}
      {chosen.map(({ code, value }) => (
        <li><Tag tone="accent">{facetNames[code][language]}{fr ? "\u202f" : ""}: {named(code, value)}</Tag> <a href={without({ [code]: query[code].filter((one) => one !== value) })}>{fr ? "retirer" : "remove"}</a></li>
      ))}
      {query.on === undefined ? null : <li><Tag tone="accent">{fr ? "au" : "on"} {formatDay(on, language)}</Tag> <a href={without({ on: undefined })}>{fr ? "aujourd’hui" : "today"}</a></li>}
    </ul>
  );
}

interface PlaceRow { readonly name: string; readonly count: number; readonly look: Look }

/** The parts of what is shown, the greatest first: regions of the country, towns of a region, points of a town. */
export function placeRows({ look, shown }: Pick<MapView, "look" | "shown">, language: Language): readonly PlaceRow[] {
  const keyOf = (spot: Spot): string | null => (look.kind === "country" ? spot.region : look.kind === "site" ? (isPlaced(spot) ? pointName(spot) : null) : spot.site);
  const counts = new Map<string, number>();
  for (const spot of shown) {
    const key = keyOf(spot);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const siteNames = new Map(shown.flatMap(({ site, siteName: name }) => (site === null || name === null ? [] : [[site, name] as const])));
  const rows = [...counts].map(([key, count]): PlaceRow => {
    if (look.kind === "country") return { name: regionName(key, language), count, look: { kind: "region", region: key } };
    if (look.kind === "site") return { name: pointPlaceName(key, siteNames.get(look.site) ?? null), count, look: { kind: "point", point: key, site: look.site } };
    return { name: siteNames.get(key) ?? key, count, look: { kind: "site", site: key } };
  }).toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, language));
  return rows;
}

/** What the number of the heading leaves out, since no sheet of the map shows it, with its own views. */
function Outside({ query, map, language }: MapPageProps): VNode | null {
  if (map.look.kind !== "country") return null;
  const looks: readonly { readonly look: Look; readonly count: number }[] = [{ look: { kind: "abroad" }, count: map.abroad }, { look: { kind: "unplaced" }, count: map.unplaced }];
  const some = looks.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  const total = map.shown.length + map.abroad + map.unplaced;
  return (
    <p class="map-outside">
      {language === "fr" ? `Sur ${structures(total, "fr")}, ${formatNumber(total - map.shown.length, "fr")} hors de la carte\u202f: ` : `Of ${structures(total, "en")}, ${formatNumber(total - map.shown.length, "en")} not on the map: `}
      {some.map(({ look, count }, index) => (
        <>
          {index === 0 ? null : ", "}
          <a href={addressOf(query, look)} data-map-link>{placeName(look, map, language).toLowerCase()}</a> ({formatNumber(count, language)})
        </>
      ))}
    </p>
  );
}

const firstRows = 8;

function Places({ query, map, language }: MapPageProps): VNode | null {
  const fr = language === "fr";
  if (["point", "abroad", "unplaced"].includes(map.look.kind)) return null;
  const rows = placeRows(map, language);
  if (rows.length < 2) return null;
  const title = map.look.kind === "country" ? (fr ? "Par région" : "By region") : map.look.kind === "site" ? (fr ? "Par point" : "By point") : fr ? "Par ville" : "By town";
  const line = ({ name, count, look }: PlaceRow): VNode => (
    <li><a href={addressOf(query, look)} data-map-link>{name}</a> <span class="map-places-count">{formatNumber(count, language)}</span> <span class="map-places-share">{formatPercent(count / Math.max(map.shown.length, 1), language, 0)}</span></li>
  );
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <ol class="map-places">{rows.slice(0, firstRows).map(line)}</ol>
      {rows.length <= firstRows ? null : (
        <details class="disclosure">
          <summary>{fr ? `${formatNumber(rows.length - firstRows, language)} autres` : `${formatNumber(rows.length - firstRows, language)} more`}</summary>
          <ol class="map-places" start={firstRows + 1}>{rows.slice(firstRows).map(line)}</ol>
        </details>
      )}
    </>
  );
}

/** The download is that of the search: it knows regions and towns, not windows and points. */
function isExported({ kind }: Look): boolean {
  return kind === "region" || kind === "site";
}

function Structures({ query, items, page, pages, pageSize, url, language, map }: MapPageProps): VNode {
  const fr = language === "fr";
  return (
    <>
      <Heading level={2} id="map-structures">{fr ? "Les structures" : "The structures"}</Heading>
      {items.length === 0
        ? <EmptyState title={fr ? "Aucune structure ici." : "No structure here."}>{fr ? "Élargissez la vue, ou retirez un filtre." : "Widen the view, or remove a filter."}</EmptyState>
        : <ResultList items={items} first={(page - 1) * pageSize + 1} language={language} day={query.on === undefined ? "" : `?on=${query.on}`} />}
      <Pager page={page} pages={pages} url={new URL(addressOf(query, map.look), url)} language={language} />
      {isExported(map.look) ? <DownloadLinks downloads={usualDownloads("/exports/structures", queryText({ ...query, kind: undefined }, { lang: language }))} language={language} /> : null}
    </>
  );
}
