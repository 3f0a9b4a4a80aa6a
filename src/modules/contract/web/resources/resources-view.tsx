import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead } from "../../../../kernel/html/index.ts";
import { formatEuros, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { ResourceTable } from "../../domain/register.ts";
import { downloadsOf } from "../exports.ts";
import { VersionLine } from "../parts.tsx";
import type { Place } from "../place.ts";
import { ActualPostsView } from "./actual-posts-view.tsx";
import type { PostComparison } from "./actual-posts.ts";
import { ResourceTableView } from "./resource-table-view.tsx";
import { overallReading } from "../../domain/sums.ts";
import { tablesOf } from "./ties.ts";

/** The means that the contract gives: posts, money, and what each table says of them. */
export function ResourcesView({ place, comparisons }: { readonly place: Place; readonly comparisons: readonly PostComparison[] }): VNode {
  const { say, language, register } = place;
  const tables = tablesOf(register);
  return (
    <div>
      <Heading level={1}>{say("Les moyens du contrat", "The resources of the contract")}</Heading>
      <Lead>{say("Emplois et argent que le contrat prévoit, avec leurs totaux refaits.", "Posts and money that the contract plans, with their totals done again.")}</Lead>
      <VersionLine place={place} />
      {tables.length === 0 ? (
        <EmptyState title={say("Cette version du contrat n’a pas de tableau de moyens.", "This version of the contract has no table of resources.")}>
          <p>{say("Les tableaux paraissent ici dès qu’une version enregistrée en contient.", "Tables appear here as soon as a registered version has some.")}</p>
        </EmptyState>
      ) : (
        <>
          <ul class="figures">{tables.map((table) => <Overall place={place} table={table} />)}</ul>
          <DownloadLinks downloads={downloadsOf(place, "resources")} language={language} label={say("Tous les tableaux", "All tables")} />
          {tables.map((table) => (
            <>
              <ResourceTableView place={place} table={table} />
              {table === register.employmentPlan ? <ActualPostsView place={place} plan={table} comparisons={comparisons} /> : null}
            </>
          ))}
        </>
      )}
    </div>
  );
}

/** The last total of a table in its last column, in large, with what it is. */
function Overall({ place, table }: { readonly place: Place; readonly table: ResourceTable }): VNode | null {
  const { say, language } = place;
  const overall = table.lines.findLast((line) => line.kind === "total")?.overall ?? null;
  const reading = overallReading(table);
  if (overall === null || reading === null) return null;
  const period = `${table.years[0] ?? ""}-${table.years.at(-1) ?? ""}`;
  const sign = reading === "change" && overall > 0 ? "+" : "";
  const number = table.unit === "eur" ? formatEuros(overall, language) : `${sign}${formatNumber(overall, language)} ${say("ETP", "FTE")}`;
  return (
    <li>
      <a href={`#table-${table.code}`}>
        <span class="figure-number">{number}</span>
        <span class="mark-word small">{pick(table.title, language)}</span>
        <br />
        <span class="soft small">
          {reading === "change" ? say(`évolution ${period}`, `change ${period}`) : say(`somme ${period}`, `sum ${period}`)}
          {table.differenceToYear === null ? "" : say(`, en écart à ${table.differenceToYear}`, `, difference to ${table.differenceToYear}`)}
          {table.conditional ? say(", sous réserve des crédits", ", subject to funds") : ""}
        </span>
      </a>
    </li>
  );
}
