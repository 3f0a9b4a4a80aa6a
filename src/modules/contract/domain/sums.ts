import type { ResourceLine, ResourceTable } from "./register.ts";

/** One sum of a table done again: what the table says, what its lines make. */
export interface SumCheck {
  /** Place of the line in the table. */
  readonly line: number;
  /** Place of the year, or "overall" for the last column. */
  readonly column: number | "overall";
  readonly said: number | null;
  readonly computed: number | null;
  readonly right: boolean;
}

/** Amounts come with at most two decimals: finer differences are dust of binary fractions. */
function same(a: number | null, b: number | null): boolean {
  return (a ?? 0) === (b ?? 0) || Math.abs((a ?? 0) - (b ?? 0)) < 0.005;
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : Math.round(known.reduce((all, one) => all + one, 0) * 100) / 100;
}

function amountAt(line: ResourceLine, column: number | "overall"): number | null {
  return column === "overall" ? line.overall : (line.amounts[column] ?? null);
}

/**
 * What a total may add up: every line before it, those since the total before, those of its own heading, or the totals
 * before. Lines "dont" are inside others and never added.
 */
function addends(lines: readonly ResourceLine[], at: number): ResourceLine[][] {
  const before = lines.slice(0, at);
  const plain = before.filter((one) => one.kind === "line");
  const since = before.slice(before.findLastIndex((one) => one.kind === "total") + 1).filter((one) => one.kind === "line");
  const group = plain.filter((one) => one.group !== null && one.group.fr === lines[at]?.group?.fr);
  const totals = before.filter((one) => one.kind === "total");
  return [plain, since, group, totals].filter((one) => one.length > 0);
}

function totalChecks(table: ResourceTable, at: number): SumCheck[] {
  const line = table.lines[at];
  if (line === undefined) return [];
  const columns = [...table.years.map((_, index) => index), ...(line.overall === null ? [] : ["overall" as const])];
  const readings = addends(table.lines, at).map((parts) =>
    columns.map((column) => {
      const said = amountAt(line, column);
      const computed = sum(parts.map((part) => amountAt(part, column)));
      return { line: at, column, said, computed, right: same(said, computed) };
    }),
  );
  const faults = (checks: readonly SumCheck[]): number => checks.filter((one) => !one.right).length;
  return readings.reduce<SumCheck[]>((best, one) => (best.length === 0 || faults(one) < faults(best) ? one : best), []);
}

/** How the last column reads: the sum of the years, or the change from the first to the last. */
export type OverallReading = "sum" | "change";

function overallOf(line: ResourceLine, reading: OverallReading): number | null {
  if (reading === "sum") return sum(line.amounts);
  const [first, last] = [line.amounts[0] ?? null, line.amounts.at(-1) ?? null];
  return first === null || last === null ? null : Math.round((last - first) * 100) / 100;
}

/** The reading that holds for more lines; money adds up and posts change, on a tie. Null without a last column. */
export function overallReading(table: ResourceTable): OverallReading | null {
  const rows = table.lines.filter((one) => one.overall !== null);
  if (rows.length === 0) return null;
  const holds = (reading: OverallReading): number => rows.filter((one) => same(one.overall, overallOf(one, reading))).length;
  const [usual, other]: [OverallReading, OverallReading] = table.unit === "eur" ? ["sum", "change"] : ["change", "sum"];
  return holds(other) > holds(usual) ? other : usual;
}

/** Every sum of a table done again: totals by column, and the last column of the other lines. */
export function checkSums(table: ResourceTable): SumCheck[] {
  const reading = overallReading(table);
  return table.lines.flatMap((line, at): SumCheck[] => {
    const totals = line.kind === "total" ? totalChecks(table, at).filter((one) => one.column !== "overall") : [];
    if (reading === null || line.overall === null) return totals;
    const computed = overallOf(line, reading);
    return [...totals, { line: at, column: "overall", said: line.overall, computed, right: same(line.overall, computed) }];
  });
}
