import { blockKeySql } from "../../comparisons/index.ts";
import type { Dialect } from "../../domain/dialect.ts";
import type { BlockKey, ExpandedModel } from "../../domain/model.ts";

type Side = "left" | "right";

/** Rows of a side with the keys of a rule as `k0`, `k1`…; a row with lists comes once for each combination of items. */
function keyedRows(model: ExpandedModel, keys: readonly BlockKey[], side: Side, rows: string, dialect: Dialect): string {
  const compiled = keys.map((key) => blockKeySql(key, side, "s", model.columns, dialect));
  const opened = compiled.flatMap((key, index) => (key.list ? [dialect.name === "spark" ? ` lateral view explode(${key.sql}) u${index} as i${index}` : ` cross join unnest(${key.sql}) as u${index}(i${index})`] : []));
  const named = compiled.map((key, index) => `${key.list ? `u${index}.i${index}` : key.sql} as k${index}`);
  return `select s.k as k, ${named.join(", ")} from ${rows} s${opened.join("")}`;
}

const turned = (key: BlockKey): BlockKey => (typeof key !== "string" && !("column" in key) ? { left: key.right, right: key.left } : key);
const isTwoSided = (key: BlockKey): boolean => typeof key !== "string" && !("column" in key);

/**
 * The pairs of all rules, each once under the first rule that makes it (`rule`, `l`, `r`; in one file `l < r`), from `left_rows`
 * and `right_rows`. Null keys join nothing, on any engine.
 */
export function candidatesSql(model: ExpandedModel, isLink: boolean, dialect: Dialect): string {
  const right = isLink ? "right_rows" : "left_rows";
  const made = model.blocking.flatMap(({ on }, rule) => {
    const ways = !isLink && on.some(isTwoSided) ? [on, on.map(turned)] : [on];
    return ways.map((keys) => `select ${rule} as rule, ${isLink ? "a.k as l, b.k as r" : "case when a.k < b.k then a.k else b.k end as l, case when a.k < b.k then b.k else a.k end as r"}
from (${keyedRows(model, keys, "left", "left_rows", dialect)}) a join (${keyedRows(model, keys, "right", right, dialect)}) b on ${keys.map((_, index) => `a.k${index} = b.k${index}`).join(" and ")}${isLink ? "" : " where a.k <> b.k"}`);
  });
  return `select min(rule) as rule, l, r from (\n${made.join("\nunion all\n")}\n) made group by l, r`;
}
