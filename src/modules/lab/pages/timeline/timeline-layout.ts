import { ascending } from "d3-array";
import { yearOf, type Day } from "../../../../kernel/time/day.ts";
import type { Lineage, LineageMember, NodeId, Succession, SuccessionType } from "../../../directory/index.ts";

/** Lengths in units of the drawing. */
export interface TimelineSizes {
  readonly width: number;
  /** Room for the names, left of the years. */
  readonly gutter: number;
  readonly rowHeight: number;
  readonly axisHeight: number;
  readonly barHeight: number;
  /** Between two vertical lines whose rows overlap. */
  readonly laneWidth: number;
  readonly mostRows: number;
}

export const timelineSizes: TimelineSizes = { width: 900, gutter: 300, rowHeight: 30, axisHeight: 26, barHeight: 10, laneWidth: 8, mostRows: 40 };

export interface TimelineRow {
  readonly member: LineageMember;
  readonly index: number;
  /** Middle of the bar. */
  readonly y: number;
  readonly from: number;
  readonly until: number;
  /** The beginning is not known: the bar fades in. */
  readonly unknownStart: boolean;
  /** Still open on the day of the drawing. */
  readonly open: boolean;
  readonly current: boolean;
}

/** One act: some units become one, at a day, in one way. */
export interface TimelineEvent {
  readonly key: string;
  readonly type: SuccessionType;
  readonly year: number;
  readonly effectiveFrom: string;
  readonly successorRow: number;
  readonly predecessorRows: readonly number[];
  readonly x: number;
  /** Where its day is, before it was moved aside. */
  readonly dayX: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  readonly events: readonly TimelineEvent[];
  readonly ticks: readonly { readonly year: number; readonly x: number }[];
  readonly height: number;
  /** Units left out because there are too many; the table holds them all. */
  readonly leftOut: number;
}

/**
 * Where everything stands in the drawing of a unit's lineage. Rows go from the oldest generation to the youngest; bars go
 * from opening to closure, or to `on`; an act is a vertical line at its day from its predecessors to its successor. Lines
 * whose rows overlap never come nearer than a lane. The same lineage gives the same drawing, whatever its order.
 */
export function layOutTimeline(lineage: Lineage, on: Day, sizes: TimelineSizes = timelineSizes): Timeline {
  const nearest = [...lineage.members].sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance) || byAge(a, b));
  const kept = nearest.slice(0, sizes.mostRows).sort(byAge);
  const rowOf = new Map<NodeId, number>(kept.map((member, index) => [member.ref.id, index]));
  const acts = groupActs(lineage.successions, rowOf);
  const scale = scaleOf(kept, acts, on, sizes);
  const yOf = (row: number): number => sizes.axisHeight + row * sizes.rowHeight + sizes.rowHeight * 0.6;
  const rows = kept.map((member, index) => rowFor(member, index, lineage.of, acts, on, scale, yOf(index), sizes));
  return {
    rows,
    events: placeActs(acts, scale, yOf, sizes),
    ticks: scale.ticks,
    height: sizes.axisHeight + kept.length * sizes.rowHeight + 8,
    leftOut: lineage.members.length - kept.length,
  };
}

function byAge(a: LineageMember, b: LineageMember): number {
  return a.distance - b.distance || ascending(a.openedDay ?? "0000", b.openedDay ?? "0000") || ascending(a.ref.code, b.ref.code);
}

interface Act {
  readonly key: string;
  readonly type: SuccessionType;
  readonly effectiveFrom: string;
  readonly day: Day;
  readonly successor: number;
  readonly predecessors: readonly number[];
}

function groupActs(successions: readonly Succession[], rowOf: ReadonlyMap<NodeId, number>): readonly Act[] {
  const acts = new Map<string, { act: Omit<Act, "predecessors">; predecessors: Set<number> }>();
  for (const { predecessor, successor, type, effectiveFrom, effectiveDay } of successions) {
    const from = rowOf.get(predecessor.id);
    const to = rowOf.get(successor.id);
    if (from === undefined || to === undefined) continue;
    const key = `${effectiveDay} ${successor.code} ${type} ${effectiveFrom}`;
    const known = acts.get(key) ?? { act: { key, type, effectiveFrom, day: effectiveDay, successor: to }, predecessors: new Set<number>() };
    known.predecessors.add(from);
    acts.set(key, known);
  }
  return [...acts.values()].map(({ act, predecessors }) => ({ ...act, predecessors: [...predecessors].sort((a, b) => a - b) })).sort((a, b) => ascending(a.key, b.key));
}

interface Scale {
  readonly x: (day: Day) => number;
  readonly left: number;
  readonly ticks: Timeline["ticks"];
}

function scaleOf(members: readonly LineageMember[], acts: readonly Act[], on: Day, sizes: TimelineSizes): Scale {
  const years = [...members.flatMap(({ openedDay, closedDay }) => [openedDay, closedDay]), ...acts.map(({ day }) => day), on].flatMap((day) => (day === null ? [] : [yearOf(day)]));
  const first = Math.min(...years) - 2;
  const last = Math.max(...years) + 1;
  const left = sizes.gutter;
  const span = Math.max(1, last - first);
  const room = sizes.width - sizes.gutter - 24;
  const xOfYear = (year: number): number => left + (room * (year - first)) / span;
  const step = [1, 2, 5, 10, 20, 50].find((one) => span / one <= 9) ?? 100;
  const ticks: { year: number; x: number }[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push({ year, x: round(xOfYear(year)) });
  const x = (day: Day): number => {
    const year = yearOf(day);
    const into = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / (366 * 86_400_000);
    return round(xOfYear(year + into));
  };
  return { x, left, ticks };
}

/** A unit whose opening nobody states is drawn from where its first act, or the drawing, begins. */
function rowFor(member: LineageMember, index: number, of: NodeId, acts: readonly Act[], on: Day, scale: Scale, y: number, sizes: TimelineSizes): TimelineRow {
  const leaving = acts.filter(({ predecessors }) => predecessors.includes(index)).map(({ day }) => day).sort().at(-1);
  const arriving = acts.filter(({ successor }) => successor === index).map(({ day }) => day).sort()[0];
  const opened = member.openedDay ?? arriving ?? null;
  const closed = member.closedDay ?? (member.stub ? (leaving ?? null) : null);
  const end = closed !== null && closed <= on ? scale.x(closed) : scale.x(on);
  const from = opened === null ? Math.max(scale.left, end - sizes.rowHeight * 2.5) : scale.x(opened);
  return {
    member, index, y, from: round(Math.min(from, end - 3)), until: round(end), unknownStart: opened === null,
    open: closed === null || closed > on, current: member.ref.id === of,
  };
}

function placeActs(acts: readonly Act[], scale: Scale, yOf: (row: number) => number, sizes: TimelineSizes): readonly TimelineEvent[] {
  const placed: TimelineEvent[] = [];
  for (const act of acts) {
    const rows = [...act.predecessors, act.successor];
    const top = yOf(Math.min(...rows));
    const bottom = yOf(Math.max(...rows));
    const dayX = scale.x(act.day);
    let x = dayX;
    while (placed.some((other) => other.top <= bottom && top <= other.bottom && Math.abs(other.x - x) < sizes.laneWidth)) x = round(x + sizes.laneWidth);
    placed.push({ key: act.key, type: act.type, year: yearOf(act.day), effectiveFrom: act.effectiveFrom, successorRow: act.successor, predecessorRows: act.predecessors, x, dayX, top, bottom });
  }
  return placed;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface TimelineCaption {
  readonly row: number;
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly text: string;
}

/** The words over the successors' bars ("fusion 2007"), joined where two of one row would meet. `perCharacter`: width of a letter. */
export function captionsOf(timeline: Timeline, wordOf: (type: SuccessionType) => string, sizes: TimelineSizes = timelineSizes, perCharacter = 6.4): readonly TimelineCaption[] {
  const captions: TimelineCaption[] = [];
  for (const { index } of timeline.rows) {
    const own = timeline.events.filter(({ successorRow }) => successorRow === index).sort((a, b) => a.x - b.x);
    let open: { x: number; text: string } | null = null;
    const close = (): void => {
      if (open === null) return;
      const end = open.x + 5 + open.text.length * perCharacter;
      captions.push(end <= sizes.width ? { row: index, x: round(open.x + 5), anchor: "start", text: open.text } : { row: index, x: round(open.x - 5), anchor: "end", text: open.text });
    };
    for (const event of own) {
      const text = `${wordOf(event.type)} ${event.year}`;
      if (open !== null && event.x < open.x + 12 + open.text.length * perCharacter) open = { x: open.x, text: `${open.text}, ${text}` };
      else {
        close();
        open = { x: event.x, text };
      }
    }
    close();
  }
  return captions;
}
