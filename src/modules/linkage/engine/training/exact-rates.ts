import type { ExpandedComparison } from "../../domain/model.ts";
import { compileCondition, duckdb } from "../../comparisons/index.ts";
import type { Engine } from "../engine.ts";
import { quoted } from "../sql.ts";

/** The column that a strongest level wants equal, where equal values are all it takes and unequal ones never reach it. */
function equalColumn(comparison: ExpandedComparison): string | null {
  const when = comparison.levels[0]?.when;
  if (when === undefined || !comparison.nullIsNeutral || comparison.given !== undefined || comparison.reads.length !== 1) return null;
  if ("exact" in when) return typeof when.exact === "string" ? when.exact : null;
  return "date" in when && when.is === "same-day" ? when.date : null;
}

/**
 * Share of all pairs with both values that reach the strongest level, counted from the frequencies of the values rather
 * than from a sample: exact where a sample would hold a handful. Null for comparisons whose strongest level is no equality of one column.
 */
export async function exactRates(engine: Engine): Promise<(number | null)[]> {
  const rates: (number | null)[] = [];
  for (const comparison of engine.model.comparisons) {
    const column = equalColumn(comparison);
    const when = comparison.levels[0]?.when;
    if (column === null || when === undefined) {
      rates.push(null);
      continue;
    }
    const name = quoted(column);
    const values = (side: "left" | "right"): string => `(select ${name}, count(*)::hugeint as n from ${side}_rows where ${name} is not null group by ${name})`;
    const { sql, hoisted } = compileCondition(when, duckdb);
    const pairs = engine.isLink ? "l.n * r.n" : "l.n * (l.n - 1) // 2";
    const all = engine.isLink ? `(select sum(n) from v) * (select sum(n) from w)` : `(select sum(n) * (sum(n) - 1) // 2 from v)`;
    const rows = await engine.analytics.rows<{ same: number; possible: number }>(`with v as ${values("left")}, w as ${values(engine.isLink ? "right" : "left")}
      select coalesce((select sum(pairs) from (select ${pairs} as pairs${hoisted.map((one) => `, ${one.sql} as ${one.name}`).join("")} from v l join w r on l.${name} = r.${name}) where ${sql}), 0)::double as same, coalesce(${all}, 0)::double as possible`);
    const found = rows[0];
    rates.push(found === undefined || found.possible === 0 ? null : found.same / found.possible);
  }
  return rates;
}
