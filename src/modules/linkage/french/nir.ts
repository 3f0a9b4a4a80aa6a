import type { Dialect } from "../domain/dialect.ts";
import { lettersAndFigures } from "../comparisons/columns/clean.ts";

/**
 * The thirteen signs of a French social security number, its key left out (a wrong key tells of a slip that the comparison
 * sees); null where the shape is not that, or where the number is provisional (first sign 3, 4, 7 or 8), which nothing of
 * the definitive one can be told from.
 */
export function nirSqlOf(text: string, dialect: Dialect): string {
  const value = lettersAndFigures(text, dialect);
  return `case when ${dialect.isLike(value, "[12][0-9]{4}([0-9]{2}|2A|2B)[0-9]{6}([0-9]{2})?")} then substr(${value}, 1, 13) end`;
}
