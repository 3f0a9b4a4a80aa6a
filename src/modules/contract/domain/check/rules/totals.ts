import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import type { ResourceLine, ResourceTable } from "../../register.ts";
import { lineText, type CheckContext } from "../context.ts";
import { contradiction, type Contradiction, type ContradictionSeverity } from "../contradiction.ts";
import { money, printNumber } from "../text/print.ts";

/**
 * Totals of the resource tables and of the employment plan, by column and by row. Lines "dont" (`within`) are inside the
 * line before them and are never added; notes are never added.
 *
 * Tolerance: none where amounts are written out in full. Where they are written rounded (millions, decimals), half of the
 * last digit for each number added and for the total itself: three amounts in tenths may miss their total by 0.2.
 */
export function checkTotals(context: CheckContext): Contradiction[] {
  const plan = context.register.employmentPlan;
  const tables = [...context.register.resourceTables, ...(plan === null ? [] : [plan])];
  return tables.flatMap((table) => {
    const check = tableCheck(context, table);
    return [...checkColumns(check), ...checkRows(check), ...checkWithin(check)];
  });
}

interface TableCheck {
  readonly table: ResourceTable;
  /** Half of the last digit that the table writes; 0 where amounts are written in full. */
  readonly halfDigit: number;
  /** Rounding is only supposed, there being no document to see it in: a miss within it is said, as a remark. */
  readonly supposed: boolean;
  readonly print: (value: number) => Bilingual;
}

function tableCheck(context: CheckContext, table: ResourceTable): TableCheck {
  const amounts = table.lines.flatMap((line) => [...line.amounts, line.overall]).filter((one) => one !== null);
  const written = table.lines.map((line) => lineText(context, line.sourceLine)).join("\n");
  const step = lastDigit(amounts);
  const inFull = /\d[ \u00A0\u202F.]\d{3}[ \u00A0\u202F.]\d{3}/u.test(written) && !/M€|Md€|k€/u.test(written);
  const known = written.trim() !== "";
  const halfDigit = (known && inFull) || (!known && table.unit === "eur" && step < 100_000) ? 0 : step / 2;
  return {
    table,
    halfDigit,
    supposed: !known && table.unit === "eur",
    print: table.unit === "eur" ? money : printNumber,
  };
}

/** The largest power of ten that every amount is a multiple of: 0.1 for posts in tenths, 1000 for rounded euros. */
function lastDigit(amounts: readonly number[]): number {
  for (let step = 1e9; step >= 0.01; step /= 10) {
    if (amounts.every((one) => Math.abs(one - Math.round(one / step) * step) < 1e-6)) return Number(step.toPrecision(1));
  }
  return 0.01;
}

interface Column {
  readonly label: Bilingual;
  readonly of: (line: ResourceLine) => number | null;
}

function columns(table: ResourceTable): Column[] {
  const years = table.years.map((year, index) => ({ label: { fr: String(year), en: String(year) }, of: (line: ResourceLine) => line.amounts[index] ?? null }));
  return [...years, { label: { fr: "dernière colonne", en: "last column" }, of: (line) => line.overall }];
}

/** What a total line may be the sum of; the reading under which most columns are right is the one held against it. */
function readings(lines: readonly ResourceLine[], at: number): ResourceLine[][] {
  const before = lines.slice(0, at);
  const total = lines[at];
  const lastTotal = before.findLastIndex((line) => line.kind === "total");
  const plainLines = before.filter((line) => line.kind === "line");
  const sinceTotal = before.slice(lastTotal + 1).filter((line) => line.kind === "line");
  const totals = before.filter((line) => line.kind === "total");
  const group = plainLines.filter((line) => line.group !== null && line.group.fr === total?.group?.fr);
  return [plainLines, sinceTotal, totals, group, [...totals, ...sinceTotal]].filter((one) => one.length > 0);
}

function checkColumns(check: TableCheck): Contradiction[] {
  const { table } = check;
  return table.lines.flatMap((line, index) => {
    if (line.kind !== "total") return [];
    const all = columns(table);
    const tried = readings(table.lines, index).map((addends) => ({ addends, wrong: all.filter((column) => misses(check, column, line, addends)) }));
    const best = tried.reduce<(typeof tried)[number] | null>((least, one) => (least === null || one.wrong.length < least.wrong.length ? one : least), null);
    if (best === null) return [];
    return best.wrong.map((column) => columnFault(check, column, line, best.addends));
  });
}

function sumOf(column: Column, addends: readonly ResourceLine[]): number | null {
  const known = addends.map(column.of).filter((one) => one !== null);
  return known.length === 0 ? null : Number(known.reduce((sum, one) => sum + one, 0).toFixed(4));
}

function misses(check: TableCheck, column: Column, total: ResourceLine, addends: readonly ResourceLine[]): boolean {
  const sum = sumOf(column, addends);
  const said = column.of(total);
  if (sum === null || said === null) return sum !== said && (sum ?? said) !== 0;
  return Math.abs(sum - said) > tolerance(check, addends.length + 1) + 1e-6;
}

/** A supposed rounding does not silence: it only makes the finding a remark. */
function tolerance(check: TableCheck, numbers: number): number {
  return check.supposed ? 0 : check.halfDigit * numbers;
}

function severityOf(check: TableCheck, difference: number, numbers: number): ContradictionSeverity {
  return check.supposed && check.halfDigit > 0 && Math.abs(difference) <= check.halfDigit * numbers + 1e-6 ? "remark" : "contradiction";
}

function columnFault(check: TableCheck, column: Column, total: ResourceLine, addends: readonly ResourceLine[]): Contradiction {
  const sum = sumOf(column, addends) ?? 0;
  const said = column.of(total);
  const added = check.print(sum);
  const written = said === null ? { fr: "rien", en: "nothing" } : check.print(said);
  return contradiction(
    "total-does-not-add-up",
    severityOf(check, sum - (said ?? 0), addends.length + 1),
    {
      fr: `Tableau « ${check.table.title.fr} », ${column.label.fr} : les lignes font ${added.fr}, le total « ${total.label.fr} » dit ${written.fr}.`,
      en: `Table “${check.table.title.en}”, ${column.label.en}: the lines make ${added.en}, the total “${total.label.en}” says ${written.en}.`,
    },
    [...addends.map((line) => line.sourceLine), total.sourceLine],
    [check.table.code],
  );
}

type RowReading = "sum" | "change";

function rowResult(reading: RowReading, amounts: readonly (number | null)[]): number | null {
  if (reading === "change") {
    const first = amounts[0] ?? null;
    const last = amounts.at(-1) ?? null;
    return first === null || last === null ? null : Number((last - first).toFixed(4));
  }
  const known = amounts.filter((one) => one !== null);
  return known.length === 0 ? null : Number(known.reduce((sum, one) => sum + one, 0).toFixed(4));
}

function numbersIn(reading: RowReading, table: ResourceTable): number {
  return reading === "sum" ? table.years.length + 1 : 3;
}

/** The last column is the sum of the years or the change over them: whichever holds for most rows of the table. */
function checkRows(check: TableCheck): Contradiction[] {
  const rows = check.table.lines.filter((line) => line.overall !== null && line.amounts.some((one) => one !== null));
  const wrong = (reading: RowReading): ResourceLine[] =>
    rows.filter((line) => {
      const result = rowResult(reading, line.amounts);
      return result !== null && line.overall !== null && Math.abs(result - line.overall) > tolerance(check, numbersIn(reading, check.table)) + 1e-6;
    });
  const usual: RowReading = check.table.unit === "eur" ? "sum" : "change";
  const other: RowReading = usual === "sum" ? "change" : "sum";
  const reading = wrong(other).length < wrong(usual).length && wrong(other).length < rows.length / 2 ? other : usual;
  return wrong(reading).map((line) => {
    const result = rowResult(reading, line.amounts) ?? 0;
    const added = check.print(result);
    const written = check.print(line.overall ?? 0);
    const what = reading === "sum" ? { fr: "la somme des années fait", en: "the years add up to" } : { fr: "l’écart entre la première et la dernière année est de", en: "the change from first to last year is" };
    return contradiction(
      "row-does-not-add-up",
      severityOf(check, result - (line.overall ?? 0), numbersIn(reading, check.table)),
      {
        fr: `Tableau « ${check.table.title.fr} », ligne « ${line.label.fr} » : ${what.fr} ${added.fr}, la dernière colonne dit ${written.fr}.`,
        en: `Table “${check.table.title.en}”, row “${line.label.en}”: ${what.en} ${added.en}, the last column says ${written.en}.`,
      },
      [line.sourceLine],
      [check.table.code],
    );
  });
}

/** A line "dont" cannot be more than the line that it is inside. */
function checkWithin(check: TableCheck): Contradiction[] {
  const { lines } = check.table;
  return lines.flatMap((line, index) => {
    const whole = lines.slice(0, index).findLast((one) => one.kind !== "within");
    if (line.kind !== "within" || whole === undefined) return [];
    return columns(check.table).flatMap((column) => {
      const part = column.of(line);
      const all = column.of(whole);
      if (part === null || all === null || Math.abs(part) <= Math.abs(all) + check.halfDigit * 2) return [];
      const inside = check.print(part);
      const outside = check.print(all);
      return [
        contradiction(
          "part-exceeds-whole",
          "contradiction",
          {
            fr: `Tableau « ${check.table.title.fr} », ${column.label.fr} : « ${line.label.fr} » (${inside.fr}) dépasse « ${whole.label.fr} » (${outside.fr}), dont elle fait partie.`,
            en: `Table “${check.table.title.en}”, ${column.label.en}: “${line.label.en}” (${inside.en}) exceeds “${whole.label.en}” (${outside.en}), which it is part of.`,
          },
          [whole.sourceLine, line.sourceLine],
          [check.table.code],
        ),
      ];
    });
  });
}
