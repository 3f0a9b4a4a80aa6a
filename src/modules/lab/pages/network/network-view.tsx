import type { ComponentChildren, VNode } from "preact";
import { DownloadLinks, EmptyState, hrefWith, Pager, Table, usualDownloads, type Column } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { EntityRecord } from "../../../directory/index.ts";
import { DayForm } from "../day-form.tsx";
import { pathOf } from "../find-entity.ts";
import { downloadQuery, type Place } from "../place.ts";
import { shortName } from "../timeline/timeline-view.tsx";
import { layOutNetwork, networkSizes, type NetworkDrawing, type NetworkPoint } from "./network-layout.ts";
import { tieNames, type Neighbour } from "./network.ts";

export const networkSorts = ["tie", "name", "weight"] as const;
export type NetworkSort = (typeof networkSorts)[number];

export interface NetworkViewProps {
  readonly head: ComponentChildren;
  readonly record: Pick<EntityRecord, "ref" | "acronym">;
  readonly neighbours: readonly Neighbour[];
  readonly place: Place;
  readonly path: string;
  readonly sort: NetworkSort;
  readonly descending: boolean;
  readonly page: number;
}

const rowsPerPage = 100;

/** The neighbours drawn around the one in the middle, and the same as a table. */
export function NetworkView({ head, record, neighbours, place, path, sort, descending, page }: NetworkViewProps): VNode {
  const { say, language } = place;
  return (
    <article class="entity">
      {head}
      <DayForm place={place} />
      {neighbours.length === 0 ? (
        <EmptyState title={say("Aucun lien à cette date", "No tie on this day")}><p>{say("Tutelles, participants, partenaires et conventions se liront ici.", "Parents, participants, partners and agreements will be shown here.")}</p></EmptyState>
      ) : (
        <>
          <NetworkFigure record={record} neighbours={neighbours} place={place} />
          <NeighbourTable neighbours={neighbours} place={place} sort={sort} descending={descending} page={page} />
          <DownloadLinks downloads={usualDownloads(`${path}/network`, downloadQuery(place))} language={language} />
        </>
      )}
    </article>
  );
}

function NetworkFigure({ record, neighbours, place }: Pick<NetworkViewProps, "record" | "neighbours" | "place">): VNode {
  const { say, language } = place;
  const drawing = layOutNetwork(neighbours);
  return (
    <figure class="chart network">
      <figcaption>
        <span class="chart-title">{say("Avec qui, et à quel titre", "With whom, and how")}</span>{" "}
        <span class="chart-unit">{say("épaisseur du trait\u202f: nombre de structures ou de tutelles communes", "width of the line: number of shared structures or parents")}</span>
      </figcaption>
      <div class="wide-drawing" tabIndex={0} role="group" aria-label={say("Figure du réseau, défilable", "Drawing of the network, scrollable")}>
        <Drawing drawing={drawing} record={record} place={place} total={neighbours.length} />
      </div>
      <p class="chart-source">
        {say(`Situation au ${formatDay(place.on, language)}. D’après les déclarations de la fiche.`, `As of ${formatDay(place.on, language)}. From the statements of the record.`)}
        {drawing.leftOut > 0 ? say(` ${formatNumber(drawing.leftOut, language)} autres liens sont dans le tableau seulement.`, ` ${formatNumber(drawing.leftOut, language)} more ties are in the table only.`) : ""}
      </p>
    </figure>
  );
}

function Drawing({ drawing, record, place, total }: { readonly drawing: NetworkDrawing; readonly record: NetworkViewProps["record"]; readonly place: Place; readonly total: number }): VNode {
  const { say, language } = place;
  const { width, centre } = networkSizes;
  const { centreY } = drawing;
  return (
    <svg viewBox={`0 0 ${width} ${drawing.height}`} role="group" aria-labelledby="network-title network-description">
      <title id="network-title">{say("Réseau de partenaires", "Network of partners")}</title>
      <desc id="network-description">{say(`${formatNumber(total, language)} liens. Le tableau qui suit dit la même chose.`, `${formatNumber(total, language)} ties. The table below says the same.`)}</desc>
      {drawing.points.map(({ x, y, side, thickness }) => {
        const bend = side === "left" ? x + 70 : x - 70;
        return <path class="network-tie" aria-hidden="true" stroke-width={thickness} d={`M${x} ${y}C${bend} ${y} ${side === "left" ? centre - 60 : centre + 60} ${centreY} ${centre} ${centreY}`} />;
      })}
      <circle class="network-centre" cx={centre} cy={centreY} r={9} aria-hidden="true" />
      <text class="network-centre-name chart-label" x={centre} y={centreY + 28} text-anchor="middle">{shortName(record.acronym ?? record.ref.name, 28)}</text>
      {drawing.headings.map(({ tie, side, y, leftOut }) => (
        <text class="network-group" x={side === "left" ? networkSizes.left - 12 : networkSizes.right + 12} y={y} text-anchor={side === "left" ? "end" : "start"}>
          {tieNames[tie][language]}{leftOut > 0 ? say(` (et ${formatNumber(leftOut, language)} autres)`, ` (and ${formatNumber(leftOut, language)} more)`) : ""}
        </text>
      ))}
      {drawing.points.map((point) => <Point point={point} place={place} />)}
    </svg>
  );
}

function Point({ point: { neighbour, side, x, y }, place }: { readonly point: NetworkPoint; readonly place: Place }): VNode {
  const { language } = place;
  const textX = side === "left" ? x - 12 : x + 12;
  const anchor = side === "left" ? "end" : "start";
  const path = pathOf(neighbour.ref);
  const detail = neighbour.detail?.[language] ?? "";
  const words = `${neighbour.ref.name}, ${tieNames[neighbour.tie][language].toLowerCase()}${detail === "" ? "" : `, ${detail}`}`;
  const inside = (
    <>
      <title>{words}</title>
      <circle class="network-node" cx={x} cy={y} r={5} />
      <text class="network-name" x={textX} y={detail === "" ? y + 4 : y - 1} text-anchor={anchor}>{shortName(neighbour.acronym === null || neighbour.ref.name.length <= 40 ? neighbour.ref.name : `${neighbour.acronym} · ${neighbour.ref.name}`, 42)}</text>
      {detail === "" ? null : <text class="network-detail" x={textX} y={y + 12} text-anchor={anchor}>{detail}</text>}
    </>
  );
  return path === null ? <g>{inside}</g> : <a href={place.href(path)} aria-label={words}>{inside}</a>;
}

function NeighbourTable({ neighbours, place, sort, descending, page }: Pick<NetworkViewProps, "neighbours" | "place" | "sort" | "descending" | "page">): VNode {
  const { say, language, url } = place;
  const sortable = (by: NetworkSort): Pick<Column<Neighbour>, "sortHref" | "sorted"> => ({
    sortHref: hrefWith(url, { sort: by, descending: sort === by && !descending ? "1" : null, page: null }), ...(sort === by ? { sorted: descending ? "descending" as const : "ascending" as const } : {}),
  });
  const rows = sortNeighbours(neighbours, sort, descending);
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const shown = Math.min(page, pages);
  return (
    <>
    <Table
      caption={say("Les mêmes liens en tableau", "The same ties as a table")} language={language} rows={rows.slice((shown - 1) * rowsPerPage, shown * rowsPerPage)} filter
      columns={[
        {
          header: say("Nom", "Name"), rowHeader: true, ...sortable("name"),
          cell: ({ ref, acronym }) => {
            const path = pathOf(ref);
            return <>{path === null ? ref.name : <a href={place.href(path)}>{ref.name}</a>}{acronym === null || acronym === ref.name ? null : <span class="soft small"> {acronym}</span>}</>;
          },
        },
        { header: say("Lien", "Tie"), cell: ({ tie }) => tieNames[tie][language], ...sortable("tie") },
        { header: say("Détail", "Detail"), cell: ({ detail }) => detail?.[language] ?? "–" },
        { header: say("Poids", "Weight"), cell: ({ weight }) => formatNumber(weight, language), numeric: true, ...sortable("weight") },
      ]}
    />
    <Pager page={shown} pages={pages} url={url} language={language} />
    </>
  );
}

export function sortNeighbours(neighbours: readonly Neighbour[], sort: NetworkSort, descending: boolean): readonly Neighbour[] {
  const collator = new Intl.Collator("fr", { numeric: true });
  // The order given is that of ties, the heaviest first: a stable sort keeps it among equals.
  const sorted = sort === "tie" ? [...neighbours] : [...neighbours].sort((a, b) => (sort === "name" ? collator.compare(a.ref.name, b.ref.name) : a.weight - b.weight));
  return descending ? sorted.toReversed() : sorted;
}
