import type { VNode } from "preact";
import { Disclosure, Heading, Table, type Column } from "../../../../kernel/html/index.ts";
import { formatDay, plural } from "../../../../kernel/i18n/format.ts";
import { successionTypeNames, type Lineage, type LineageMember, type Succession } from "../../../directory/index.ts";
import { pathOf } from "../find-entity.ts";
import type { Place } from "../place.ts";
import { partialDateText } from "../standing.ts";
import { captionsOf, layOutTimeline, timelineSizes, type Timeline, type TimelineRow } from "./timeline-layout.ts";

export interface TimelineProps {
  readonly lineage: Lineage;
  readonly place: Place;
  /** "Source : …", under the figure. */
  readonly source: string;
}

/** Successions drawn over the years, with the same facts as a table one click away. */
export function TimelineFigure({ lineage, place, source }: TimelineProps): VNode {
  const { say, language } = place;
  const timeline = layOutTimeline(lineage, place.on);
  return (
    <figure class="chart lineage">
      <figcaption>
        <span class="chart-title">{say("D’où vient la structure, ce qu’elle est devenue", "Where the structure came from, what became of it")}</span>{" "}
        <span class="chart-unit">{say("en années", "in years")}</span>
      </figcaption>
      {/* Wide drawings scroll inside; a place that scrolls must be reachable by keyboard. */}
      <div class="wide-drawing" tabIndex={0} role="group" aria-label={say("Figure des successions, défilable", "Drawing of the successions, scrollable")}>
        <Drawing timeline={timeline} lineage={lineage} place={place} />
      </div>
      <p class="chart-source">
        {source}{" "}
        {say(`Situation au ${formatDay(place.on, language)}.`, `As of ${formatDay(place.on, language)}.`)}
        {timeline.leftOut > 0 ? say(` ${timeline.leftOut} unités plus éloignées sont dans le tableau seulement.`, ` ${timeline.leftOut} more distant units are in the table only.`) : ""}{" "}
        {say("Trait plein\u202f: période d’existence\u202f; début en pointillé\u202f: date de création inconnue.", "Solid bar: years of existence; dotted start: date of creation unknown.")}
      </p>
      <Disclosure summary={say("Les données de la figure", "The data of the figure")}>
        <SuccessionTable lineage={lineage} place={place} />
      </Disclosure>
    </figure>
  );
}

function Drawing({ timeline, lineage, place }: { readonly timeline: Timeline; readonly lineage: Lineage; readonly place: Place }): VNode {
  const { say, language } = place;
  const { width, axisHeight, barHeight } = timelineSizes;
  const captions = captionsOf(timeline, (type) => successionTypeNames[type][language].toLowerCase());
  const acts = timeline.events.length;
  return (
    <svg class="lineage-drawing" viewBox={`0 0 ${width} ${timeline.height}`} role="group" aria-labelledby="lineage-title lineage-description">
      <title id="lineage-title">{say("Frise des successions", "Timeline of successions")}</title>
      <desc id="lineage-description">
        {say(
          `${lineage.members.length} structures et ${acts} ${plural("fr", acts, { one: "opération", other: "opérations" })}. Le tableau qui suit dit la même chose.`,
          `${lineage.members.length} structures and ${acts} ${plural("en", acts, { one: "operation", other: "operations" })}. The table below says the same.`,
        )}
      </desc>
      {timeline.ticks.map(({ year, x }) => (
        <g aria-hidden="true">
          <line class="chart-grid" x1={x} x2={x} y1={axisHeight - 4} y2={timeline.height} />
          <text x={x} y={axisHeight - 10} text-anchor="middle">{year}</text>
        </g>
      ))}
      {timeline.events.map((event) => (
        <g aria-hidden="true">
          <line class="lineage-act" x1={event.x} x2={event.x} y1={event.top} y2={event.bottom} />
          {event.predecessorRows.map((row) => {
            const y = timeline.rows[row]?.y ?? 0;
            const from = Math.min(timeline.rows[row]?.until ?? event.x, event.dayX);
            return <line class="lineage-act" x1={Math.min(from, event.x)} x2={event.x} y1={y} y2={y} />;
          })}
          <Arrow x={event.x} y={timeline.rows[event.successorRow]?.y ?? 0} downwards={(timeline.rows[event.successorRow]?.y ?? 0) > event.top} barHeight={barHeight} />
        </g>
      ))}
      {timeline.rows.map((row) => <Row row={row} place={place} />)}
      {captions.map((caption) => (
        <text class="lineage-caption" x={caption.x} y={(timeline.rows[caption.row]?.y ?? 0) - barHeight / 2 - 4} text-anchor={caption.anchor} aria-hidden="true">{caption.text}</text>
      ))}
    </svg>
  );
}

function Arrow({ x, y, downwards, barHeight }: { readonly x: number; readonly y: number; readonly downwards: boolean; readonly barHeight: number }): VNode {
  const edge = downwards ? y - barHeight / 2 : y + barHeight / 2;
  const back = downwards ? edge - 6 : edge + 6;
  return <path class="lineage-arrow" d={`M${x} ${edge}L${x - 4} ${back}H${x + 4}Z`} />;
}

/** About as many small letters as fit in the room for names. */
const letters = 42;

/** The name cut to the room of `most` small letters; capitals are a third wider. */
export function shortName(name: string, most: number = letters): string {
  let room = most;
  for (const [index, letter] of [...name].entries()) {
    room -= letter === letter.toLowerCase() ? 1 : 1.32;
    if (room < 0) return `${[...name].slice(0, Math.max(1, index - 1)).join("").trimEnd()}…`;
  }
  return name;
}

function Row({ row, place }: { readonly row: TimelineRow; readonly place: Place }): VNode {
  const { member, y, from, until, unknownStart, open, current } = row;
  const half = timelineSizes.barHeight / 2;
  const words = `${member.ref.name} (${member.ref.code})\u00a0: ${lifeText(member, place)}`;
  const path = pathOf(member.ref);
  const label = member.stub ? member.ref.code : shortName(member.ref.name);
  const kind = current ? "lineage-bar lineage-current" : member.stub ? "lineage-bar lineage-stub" : "lineage-bar";
  return (
    <g>
      <title>{words}</title>
      {path === null || current
        ? <text class={current ? "lineage-name lineage-name-current" : "lineage-name"} x={0} y={y + 4}>{label}</text>
        : <a href={place.href(path)} aria-label={words}><text class={member.stub ? "lineage-name lineage-number" : "lineage-name"} x={0} y={y + 4}>{label}</text></a>}
      {unknownStart ? <line class="lineage-unknown" x1={from} x2={until} y1={y} y2={y} /> : (
        <rect class={kind} x={from} y={y - half} width={Math.max(2, until - from)} height={timelineSizes.barHeight} />
      )}
      {open ? <path class={kind} d={`M${until} ${y - half}L${until + half + 1} ${y}L${until} ${y + half}Z`} /> : null}
    </g>
  );
}

/** "2007–", "jusqu’en 2006", "connue seulement par son numéro". */
export function lifeText({ openedDay, closedDay, stub }: Pick<LineageMember, "openedDay" | "closedDay" | "stub">, { say, on }: Pick<Place, "say" | "on">): string {
  const from = openedDay?.slice(0, 4);
  // A closure on the first of January means that the year before was the last.
  const until = closedDay === null || closedDay > on ? null : closedDay.slice(0, 4);
  const life = from !== undefined && until !== null ? say(`de ${from} à ${until}`, `from ${from} to ${until}`)
    : from !== undefined ? say(`depuis ${from}`, `since ${from}`)
    : until !== null ? say(`fermée en ${until}`, `closed in ${until}`) : say("dates inconnues", "dates unknown");
  return stub ? say(`${life}, connue seulement par son numéro`, `${life}, known by its number only`) : life;
}

function SuccessionTable({ lineage, place }: { readonly lineage: Lineage; readonly place: Place }): VNode {
  const { say, language } = place;
  const members = new Map(lineage.members.map((member) => [member.ref.id, member]));
  const cell = (ref: Succession["successor"]): VNode => {
    const path = pathOf(ref);
    const name = members.get(ref.id)?.stub === true ? ref.code : `${ref.name} (${ref.code})`;
    return path === null ? <>{name}</> : <a href={place.href(path)}>{name}</a>;
  };
  const columns: readonly Column<Succession>[] = [
    { header: say("Date d’effet", "Effective"), cell: (row) => partialDateText(row.effectiveFrom, place) },
    { header: say("Opération", "Operation"), cell: (row) => successionTypeNames[row.type][language] },
    { header: say("Structure d’origine", "From"), cell: (row) => cell(row.predecessor), rowHeader: true },
    { header: say("Structure issue", "To"), cell: (row) => cell(row.successor) },
  ];
  return <Table caption={say("Successions", "Successions")} captionHidden columns={columns} rows={sortedSuccessions(lineage.successions)} language={language} />;
}

export function sortedSuccessions(successions: readonly Succession[]): readonly Succession[] {
  const key = (one: Succession): string => `${one.effectiveDay} ${one.successor.code} ${one.predecessor.code} ${one.type}`;
  return [...successions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

export function TimelineSection(props: TimelineProps & { readonly id: string }): VNode {
  return (
    <section aria-labelledby={props.id}>
      <Heading level={2} id={props.id}>{props.place.say("Successions", "Successions")}</Heading>
      <TimelineFigure {...props} />
    </section>
  );
}
