import type { VNode } from "preact";
import { Disclosure, Heading, Table } from "../../../../kernel/html/index.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { RegionMap } from "../../../lab/index.ts";
import type { Site } from "../../domain/parts.ts";
import { fieldOf } from "../../domain/fields/index.ts";
import { conceptTexts, countryTexts, regionTexts } from "../shown/context.ts";
import { regionOfSite } from "../../domain/places.ts";
import { Said } from "../shown/shown-view.tsx";
import { OriginDisclosure, originsOf } from "./origin.tsx";
import type { StudyView } from "./view.ts";

/** Sites that are seen at once; the rest one click away. */
const seenAtOnce = 12;

/** Where people take part: a small map of France where it has sites there, and all sites as a table. */
export function SitesSection({ view }: { readonly view: StudyView }): VNode | null {
  const { study: { content: { sites }, provenance }, language } = view;
  const fr = language === "fr";
  const field = fieldOf("sites");
  if (sites.length === 0 || field === null) return null;
  const counts = new Map<string, number>();
  for (const site of sites) {
    const region = regionOfSite(site);
    if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const number = (count: number): string => `${formatNumber(count, language)} ${plural(language, count, fr ? { one: "centre", other: "centres" } : { one: "site", other: "sites" })}`;
  const title = fr ? `Centres en France\u202f: ${number([...counts.values()].reduce((sum, one) => sum + one, 0))}` : `Sites in France: ${number([...counts.values()].reduce((sum, one) => sum + one, 0))}`;
  return (
    <>
      <Heading level={3} id="sites">{fr ? `Centres (${formatNumber(sites.length, "fr")})` : `Sites (${formatNumber(sites.length, "en")})`}</Heading>
      <div class={counts.size === 0 ? "study-sites study-sites-table" : "study-sites"}>
        {counts.size === 0 ? null : (
          <figure class="chart">
            <RegionMap counts={counts} title={title} language={language} hrefOf={() => "#sites-table"} saidOf={(name, count) => `${name}${fr ? "\u202f: " : ": "}${number(count)}`}
              description={fr ? "Un cercle par région, avec le nombre de centres. Le tableau donne chaque centre." : "One circle for each region, with the number of sites. The table gives each site."} />
            <figcaption class="chart-source">{title}. {fr ? "Régions\u202f: svg-maps (CC BY 4.0)." : "Regions: svg-maps (CC BY 4.0)."}</figcaption>
          </figure>
        )}
        <div id="sites-table">
          <SiteTable sites={sites.slice(0, seenAtOnce)} view={view} />
          {sites.length <= seenAtOnce ? null : <Disclosure summary={fr ? `Les ${formatNumber(sites.length - seenAtOnce, "fr")} autres centres` : `The ${formatNumber(sites.length - seenAtOnce, "en")} other sites`}><SiteTable sites={sites.slice(seenAtOnce)} view={view} /></Disclosure>}
        </div>
      </div>
      <OriginDisclosure field={field} origins={originsOf(field, provenance)} language={language} />
    </>
  );
}

function SiteTable({ sites, view: { language, context } }: { readonly sites: readonly Site[]; readonly view: StudyView }): VNode {
  const fr = language === "fr";
  return (
    <Table
      caption={fr ? "Centres" : "Sites"} captionHidden language={language} rows={sites}
      columns={[
        { header: fr ? "Centre" : "Site", rowHeader: true, cell: ({ name, city }) => (name === "" ? (city ?? (fr ? "Sans nom" : "Unnamed")) : name) },
        { header: fr ? "Ville" : "Town", cell: ({ city, postalCode }) => [postalCode, city].filter((part) => part !== null && part !== "").join(" ") },
        { header: fr ? "Région ou pays" : "Region or country", cell: (site) => {
          const region = regionOfSite(site);
          const texts = region !== null ? regionTexts(region, context) : site.country === null ? [] : countryTexts(site.country, context);
          return texts.slice(0, 1).map((shown) => <Said shown={shown} language={language} />);
        } },
        ...(sites.some(({ status }) => status !== null) ? [{ header: fr ? "État" : "Status", cell: ({ status }: Site) => (status === null ? "" : conceptTexts(status, "recruitment-status", context).slice(0, 1).map((shown) => <Said shown={shown} language={language} />)) }] : []),
      ]}
    />
  );
}
