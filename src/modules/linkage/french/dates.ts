import type { Dialect } from "../domain/dialect.ts";
import type { ColumnSpec } from "../domain/model.ts";

type Order = NonNullable<ColumnSpec["order"]>;

/**
 * A date as eight digits, year first; `00` for a day or month not known. Null without a year. A date that the calendar does
 * not have stays as typed (it may be one slip from the right one); what is clearly a filler (a single repeated digit) is null.
 */
export function dateSqlOf(text: string, order: Order, dialect: Dialect): string {
  const value = `trim(${text})`;
  const branches: string[] = [];
  const part = (pattern: string, by: string) => dialect.replaceAll(value, pattern, by);
  const iso = "^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})([T ].*)?$";
  const tail = "^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})([T ].*)?$";
  const padded = (y: string, m: string, d: string, pattern: string) => `concat(${part(pattern, y)}, lpad(${part(pattern, m)}, 2, '0'), lpad(${part(pattern, d)}, 2, '0'))`;
  branches.push(`when ${dialect.isLike(value, "[0-9]{4}-[0-9]{2}-[0-9]{2}")} then replace(${value}, '-', '')`);
  const eight = order === "dmy" || order === "mdy"
    ? `concat(substr(${value}, 5, 4), substr(${value}, ${order === "dmy" ? 3 : 1}, 2), substr(${value}, ${order === "dmy" ? 1 : 3}, 2))`
    : order === "ymd" ? value
    // No value can be read both ways: the year tells (a month is never 18 to 21).
    : `case when substr(${value}, 1, 2) not in ('18', '19', '20') and substr(${value}, 5, 2) in ('18', '19', '20') then concat(substr(${value}, 5, 4), substr(${value}, 3, 2), substr(${value}, 1, 2)) else ${value} end`;
  branches.push(`when ${dialect.isLike(value, "[0-9]{8}")} then ${eight}`);
  branches.push(`when ${dialect.isLike(value, iso)} then ${padded("$1", "$2", "$3", iso)}`);
  branches.push(`when ${dialect.isLike(value, tail)} then ${order === "mdy" ? padded("$3", "$1", "$2", tail) : padded("$3", "$2", "$1", tail)}`);
  branches.push(`when ${dialect.isLike(value, "[0-9]{4}[-/.][0-9]{2}")} then concat(substr(${value}, 1, 4), substr(${value}, 6, 2), '00')`);
  branches.push(`when ${dialect.isLike(value, "[0-9]{2}[-/.][0-9]{4}")} then concat(substr(${value}, 4, 4), substr(${value}, 1, 2), '00')`);
  branches.push(`when ${dialect.isLike(value, "[0-9]{4}")} then concat(${value}, '0000')`);
  branches.push(`when ${dialect.isLike(value, "[0-9]{6}")} then concat(${value}, '00')`);
  const read = `case ${branches.join(" ")} end`;
  // A single figure repeated, or no year, fills a field that had to hold something.
  return `case when substr(${read}, 1, 4) not in ('0000', '1111', '9999') then ${read} end`;
}
