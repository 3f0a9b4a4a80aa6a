import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Register, ResourceLine, ResourceTable } from "../../domain/register.ts";

/** Categories of the employment plan of a research institute. */
export type PostCategory = "researchers" | "engineers-technicians";

/** Posts in full-time equivalents as facts have them at the end of a year, with the way to these facts. */
export interface ActualPosts {
  readonly category: PostCategory;
  readonly value: number;
  /** The day that the facts are of; before 31 December while the year runs. */
  readonly asOf: Day;
  /** The part of the value that no source of that day attests. */
  readonly presumed: number;
  readonly source: Bilingual;
  readonly href: string;
  readonly demonstration: boolean;
}

/** Asks what the facts say of the posts of a year; an empty list where there is no fact. */
export type ReadActualPosts = (year: number) => Promise<readonly ActualPosts[]>;

/** One line of the plan for one year: planned, actual, and the difference, in full-time equivalents. */
export interface PostComparison {
  readonly year: number;
  readonly line: ResourceLine;
  readonly planned: number | null;
  readonly actual: number | null;
  readonly gap: number | null;
  /** What the actual number comes from: one figure for a line, those of the lines for the total. */
  readonly figures: readonly ActualPosts[];
}

/** Which category a line of the plan is about, by its French name; null for lines that are about none. */
export function categoryOf(line: ResourceLine): PostCategory | null {
  const name = withoutAccents(line.label.fr);
  if (line.kind !== "line") return null;
  if (/\bchercheur/.test(name)) return "researchers";
  return /\b(it|ita|ingenieur|technicien)/.test(name) ? "engineers-technicians" : null;
}

const tenths = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The plan held against the facts, year by year. The total of a year is given only where every line that it adds up has
 * its figure: a sum that lacks a part would be no total.
 */
export function comparePosts(plan: ResourceTable, actual: ReadonlyMap<number, readonly ActualPosts[]>): PostComparison[] {
  const lines = plan.lines.filter((line) => line.kind !== "within");
  const parts = lines.filter((line) => line.kind === "line");
  return plan.years.flatMap((year, at) => {
    const figures = actual.get(year) ?? [];
    const ofLine = (line: ResourceLine): ActualPosts | undefined => figures.find((one) => one.category === categoryOf(line));
    return lines.map((line): PostComparison => {
      const planned = line.amounts[at] ?? null;
      const found = line.kind === "total" ? parts.map(ofLine) : [ofLine(line)];
      const known = found.filter((one) => one !== undefined);
      const value = known.length === 0 || known.length < found.length ? null : tenths(known.reduce((sum, one) => sum + one.value, 0));
      return { year, line, planned, actual: value, gap: value === null || planned === null ? null : tenths(value - planned), figures: value === null ? [] : known };
    });
  });
}

/** What the facts say for each year of the plan. */
export async function readActualPosts(plan: ResourceTable, read: ReadActualPosts | undefined): Promise<Map<number, readonly ActualPosts[]>> {
  const found = new Map<number, readonly ActualPosts[]>();
  if (read !== undefined) for (const year of plan.years) found.set(year, await read(year));
  return found;
}

/** The comparison as a table to take away, a row a line and year. */
export function postsTable(register: Register, comparisons: readonly PostComparison[]): Table {
  return {
    name: `posts-${register.code}`,
    title: both("Schéma d’emplois, prévu et réel (équivalents temps plein)", "Employment plan, planned and actual (full-time equivalents)"),
    columns: [
      { key: "year", label: both("Année", "Year") },
      { key: "line", label: both("Ligne", "Line") },
      { key: "planned", label: both("Prévu", "Planned") },
      { key: "actual", label: both("Réel", "Actual") },
      { key: "gap", label: both("Écart", "Difference") },
      { key: "presumed", label: both("Dont présumé", "Of which presumed") },
      { key: "asOf", label: both("Au", "On") },
      { key: "source", label: both("Source", "Source") },
      { key: "measurement", label: both("Mesure", "Measurement") },
    ],
    rows: comparisons.map(({ year, line, planned, actual, gap, figures }): Cell[] => [
      year, line.label, planned, actual, gap,
      figures.length === 0 ? null : tenths(figures.reduce((sum, one) => sum + one.presumed, 0)),
      figures[0] === undefined ? null : { day: figures[0].asOf },
      figures.length === 1 ? (figures[0]?.source ?? null) : null,
      figures.map((one) => one.href).join(" "),
    ]),
    demonstration: comparisons.some((one) => one.figures.some((figure) => figure.demonstration)),
  };
}
