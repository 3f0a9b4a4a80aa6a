import { columnsOfKey } from "../comparisons/columns/derived.ts";
import type { BlockKey } from "../domain/model.ts";
import type { LinkageSession } from "../domain/session.ts";
import { sharesKeys } from "../engine/blocking/rules.ts";
import { stableHashSql } from "../engine/stable-hash.ts";
import type { BlockingShape, KeyHistory } from "./blocked-out.ts";

/** Groups of left rows that are resampled as one. */
export const rowGroups = 100;

/** SQL of the group (0 to 99) of a row number: the same for the same seed. */
export function rowGroup(row: string, seed: string): string {
  return `cast(${stableHashSql(row, `${seed} groups`)} % ${rowGroups} as integer)`;
}

/** Bits of a mask at most; keys beyond are taken as always agreeing. */
const mostKeys = 30;

/**
 * Which block keys does each scored pair agree on, whatever rule proposed it? Expected matches by group (SQL over the
 * pair `s` and its rows `l` and `r`; by default 100 groups of left rows) and by keys agreed on, with the shape of the blocking: one bit for each distinct key of all rules.
 */
export async function keyHistories<Group extends number | string = number>(session: LinkageSession, probability: string, group = rowGroup("s.l", session.model.seed)): Promise<{ readonly shape: BlockingShape; readonly histories: readonly (KeyHistory & { readonly group: Group })[] }> {
  const { model } = session;
  const texts = [...new Set(model.blocking.flatMap(({ on }) => on.map((key) => JSON.stringify(key))))].slice(0, mostKeys);
  const keys = texts.map((text) => JSON.parse(text) as BlockKey);
  const columns = columnGroups(keys);
  const shape: BlockingShape = {
    rules: model.blocking.map(({ name, on }) => ({ name, keys: on.reduce((mask, key) => { const at = texts.indexOf(JSON.stringify(key)); return at === -1 ? mask : mask | (1 << at); }, 0) })),
    ...columns,
  };
  if (keys.length === 0) return { shape, histories: [] };
  const mask = keys.map((key, at) => `(case when ${sharesKeys(model, [key], session.isLink)} then ${1 << at} else 0 end)`).join(" | ");
  const histories = await session.analytics.rows<KeyHistory & { readonly group: Group }>(`
    select "group", keys, sum(p) as matches from (
      select ${group} as "group", ${mask} as keys, ${probability} as p
      from scored s join left_rows l on l.k = s.l join right_rows r on r.k = s.r) group by all order by all`);
  return { shape, histories };
}

/** Keys that read a column in common, directly or by a third, belong together. */
function columnGroups(keys: readonly BlockKey[]): Pick<BlockingShape, "columnOfKey" | "columnNames"> {
  const groups: Set<string>[] = [];
  for (const key of keys) {
    const read = new Set(columnsOfKey(key));
    for (const joined of groups.filter((group) => [...group].some((column) => read.has(column)))) {
      for (const column of joined) read.add(column);
      groups.splice(groups.indexOf(joined), 1);
    }
    groups.push(read);
  }
  return {
    columnOfKey: keys.map((key) => groups.findIndex((group) => columnsOfKey(key).some((column) => group.has(column)))),
    columnNames: groups.map((group) => [...group].toSorted().join(" + ")),
  };
}
