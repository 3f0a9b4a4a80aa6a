import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, LinkButton, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { reviewTitle } from "../../domain/words.ts";
import { pathOf, runs, type Place } from "../deps.ts";
import { siteSorts, type NationalView, type SiteFilter, type SiteRow, type SiteSort } from "./national.ts";
import { Done, dueText, SpreadText } from "../parts.tsx";

export interface NationalProps {
  readonly place: Place;
  readonly national: NationalView;
  readonly filter: SiteFilter;
  readonly kept: readonly SiteRow[];
  readonly page: number;
  readonly pageSize: number;
}

/** All sites at a glance: where each stands in its wave, how its commitments stand, what is late. */
export function NationalPage({ place, national, filter, kept, page, pageSize }: NationalProps): VNode {
  const { say, language, context } = place;
  const { rows, spread } = national;
  const late = rows.reduce((sum, row) => sum + row.view.late.length, 0);
  const count = (n: number, one: string, other: string): string => `${formatNumber(n, language)} ${plural(language, n, { one, other })}`;
  const shown = kept.slice((page - 1) * pageSize, page * pageSize);
  return (
    <>
      <Done place={place} />
      <Heading level={1}>{say("Le dialogue de site", "The site dialogue")}</Heading>
      {rows.length === 0 ? <NoSite place={place} /> : (
        <>
          <Lead>
            {count(rows.length, "site", "sites")}, {count(spread.total, say("engagement pris avec les partenaires", "commitment made with the partners"), say("engagements pris avec les partenaires", "commitments made with the partners"))} {say("dans les vagues en cours", "in the running waves")}.{" "}
            {late === 0 ? say("Aucune revue n’est en retard.", "No review is late.") : say(`${count(late, "revue est en retard", "revues sont en retard")}.`, `${count(late, "review is late", "reviews are late")}.`)}
          </Lead>
          <p><SpreadText spread={spread} place={place} /></p>
          <p class="soft small">{say("Au", "As of")} {formatDay(place.on, language)}. {say("Chaque engagement a l’état que dit son responsable\u202f: ce sont des nombres d’engagements, jamais une moyenne.", "Each commitment has the state that its owner says: these are counts of commitments, never a mean.")}</p>
          <Views place={place} current="sites" />
          <Filter place={place} filter={filter} rows={rows} />
          <p role="status">{count(kept.length, "site", "sites")}</p>
          <DownloadLinks language={language} downloads={usualDownloads("/exports/sites", exportQuery(place))} />
          <SitesTable place={place} filter={filter} rows={shown} />
          <Pager page={page} pages={Math.ceil(kept.length / pageSize)} url={place.url} language={language} />
          <p class="soft small">{say("Tous les engagements\u202f: ", "All commitments: ")}<Takeaway path="/exports/site-commitments" place={place} /> · {say("toutes les revues\u202f: ", "all reviews: ")}<Takeaway path="/exports/site-reviews" place={place} /></p>
        </>
      )}
      {runs(context) ? <div class="button-row"><LinkButton href="/sites/new">{say("Ouvrir un site", "Open a site")}</LinkButton><LinkButton href="/sites/import">{say("Importer un fichier", "Import a file")}</LinkButton></div> : null}
    </>
  );
}

export function exportQuery({ url, language }: Pick<Place, "url" | "language">): string {
  return hrefWith(url, { lang: language, page: null, done: null }).replace(/^[^?]*/, "");
}

function Takeaway({ path, place }: { readonly path: string; readonly place: Place }): VNode {
  return <>{(["csv", "ods", "json"] as const).map((format, index) => <>{index === 0 ? null : ", "}<a href={`${path}.${format}${place.href("", { lang: place.language })}`} download>{format.toUpperCase()}</a></>)}</>;
}

/** The two ways to read all sites: by site, by objective of the contract. */
export function Views({ place, current }: { readonly place: Place; readonly current: "sites" | "objectives" }): VNode {
  const { say, href } = place;
  return (
    <nav class="tabs" aria-label={say("Vues", "Views")}>
      <ul>
        <li><a href={href("/sites")} aria-current={current === "sites" ? "page" : undefined}>{say("Par site", "By site")}</a></li>
        <li><a href={href("/sites/by-objective")} aria-current={current === "objectives" ? "page" : undefined}>{say("Par objectif du contrat", "By objective of the contract")}</a></li>
        <li><a href="/lab/map">{say("Carte des structures", "Map of structures")}</a></li>
      </ul>
    </nav>
  );
}

function NoSite({ place }: { readonly place: Place }): VNode {
  const { say, context } = place;
  return (
    <EmptyState title={say("Aucun site n’est encore ouvert", "No site is open yet")} {...(runs(context) ? { action: { href: "/sites/new", label: say("Ouvrir un site", "Open a site") } } : {})}>
      <p>{say("Pour chaque site, on lira ici la projection stratégique, les engagements pris avec les partenaires et les revues de la vague.", "For each site, the strategic projection, the commitments made with the partners and the reviews of the wave will be read here.")}</p>
    </EmptyState>
  );
}

function Filter({ place, filter, rows }: { readonly place: Place; readonly filter: SiteFilter; readonly rows: readonly SiteRow[] }): VNode {
  const { say, language, url } = place;
  const letters = [...new Set(rows.flatMap(({ view }) => (view.current === null ? [] : [view.current.wave.letter])))].sort();
  return (
    <form method="get" action="/sites" class="inline-form">
      {["on", "knownOn"].map((name) => (url.searchParams.has(name) ? <input type="hidden" name={name} value={url.searchParams.get(name) ?? ""} /> : null))}
      <Field control="search" name="q" label={say("Site ou partenaire", "Site or partner")} value={filter.q} language={language} />
      <Field control="select" name="wave" label={say("Vague", "Wave")} value={filter.wave} language={language} options={[{ value: "", label: say("toutes", "all") }, ...letters.map((letter) => ({ value: letter, label: letter }))]} />
      <Field control="select" name="show" label={say("Montrer", "Show")} value={filter.show} language={language} options={[
        { value: "all", label: say("tous les sites", "all sites") }, { value: "late", label: say("une revue en retard", "a late review") },
        { value: "waiting", label: say("une validation attendue", "a validation awaited") }, { value: "without-referent", label: say("sans référent", "without referent") },
      ]} />
      <div class="button-row"><Button kind="second">{say("Filtrer", "Filter")}</Button></div>
    </form>
  );
}

function SitesTable({ place, filter, rows }: { readonly place: Place; readonly filter: SiteFilter; readonly rows: readonly SiteRow[] }): VNode {
  const { say, language, href, url } = place;
  const sortable = (name: SiteSort): { readonly sortHref: string; readonly sorted?: SiteFilter["direction"] } => ({
    sortHref: hrefWith(url, { sort: name, direction: filter.sort === name && filter.direction === "ascending" ? "descending" : "ascending", page: null }),
    ...(filter.sort === name && siteSorts.includes(name) ? { sorted: filter.direction } : {}),
  });
  return (
    <Table<SiteRow>
      caption={say("Les sites", "The sites")} captionHidden language={language} rows={rows}
      empty={<EmptyState title={say("Aucun site ne répond à ce filtre", "No site answers this filter")} action={{ href: href("/sites"), label: say("Tous les sites", "All sites") }} />}
      columns={[
        { header: say("Site", "Site"), rowHeader: true, cell: ({ view }) => <a href={href(pathOf(view.site))}>{view.site.name}</a>, ...sortable("name") },
        { header: say("Vague", "Wave"), cell: ({ view }) => view.current === null ? <span class="soft">{say("pas encore ouverte", "not open yet")}</span> : (
          <><a href={href(pathOf(view.site, `/waves/${view.current.wave.code.toLowerCase()}`))}>{view.current.wave.code}</a> <span class="soft small">{say("jusqu’au", "until")} {formatDay(view.current.wave.lastDay, language, "short")}</span></>
        ), ...sortable("wave") },
        { header: say("Référent scientifique", "Scientific referent"), cell: ({ view }) => view.referents.length === 0 ? <Tag tone="warn">{say("à désigner", "to be named")}</Tag> : place.context.actor === null ? say("désigné", "named") : view.referents.map((one) => one.name).join(", ") },
        { header: say("Engagements", "Commitments"), cell: ({ spread }) => <SpreadText spread={spread} place={place} /> },
        { header: say("Prochaine revue", "Next review"), cell: ({ view }) => view.next === null ? <span class="soft">{say("aucune", "none")}</span> : <><a href={href(pathOf(view.site, `/reviews/${view.next.id}`))}>{reviewTitle(view.next)[language]}</a> <span class="soft small">{dueText(view.next, place)}</span></>, ...sortable("next") },
        { header: say("En retard", "Late"), cell: ({ view }) => view.late.length === 0 ? <span class="soft">{say("rien", "nothing")}</span> : <Tag tone="bad">{formatNumber(view.late.length, language)} {plural(language, view.late.length, { one: say("revue", "review"), other: say("revues", "reviews") })}</Tag>, ...sortable("late") },
      ]}
    />
  );
}
