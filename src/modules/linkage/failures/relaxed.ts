import type { BlockKey } from "../domain/model.ts";
import type { LinkageSession } from "../domain/session.ts";
import { columnsOfKey } from "../comparisons/columns/derived.ts";
import { keyRows } from "../engine/blocking/rules.ts";

/** Rules wider than the model's: each rule less one of its keys, and two by two the keys that rules are made of. */
export function relaxedRules(rules: readonly (readonly BlockKey[])[]): readonly (readonly BlockKey[])[] {
  const name = (keys: readonly BlockKey[]) => keys.map((key) => JSON.stringify(key)).toSorted().join();
  const own = new Set(rules.map(name));
  const distinct = [...new Map(rules.flat().map((key) => [JSON.stringify(key), key])).values()];
  const apart = (a: BlockKey, b: BlockKey) => !columnsOfKey(a).some((column) => columnsOfKey(b).includes(column));
  const wider = [
    ...rules.flatMap((keys) => keys.length < 2 ? [] : keys.map((_, left) => keys.filter((_key, at) => at !== left))),
    ...distinct.flatMap((key, at) => distinct.slice(at + 1).filter((other) => apart(key, other)).map((other) => [key, other])),
  ];
  return [...new Map(wider.map((keys) => [name(keys), keys])).entries()].filter(([text]) => !own.has(text)).map(([, keys]) => keys);
}

/**
 * Makes `relaxed_pairs` (`l`, `r`): what wider rules propose for the rows of `failed` (`k`) that the run's own rules did not.
 * A row looks at no block of more than `mostPartners` rows by such a rule: what so many share says next to nothing.
 */
export async function makeRelaxedPairs(session: LinkageSession, mostPartners: number): Promise<void> {
  const { analytics, model } = session;
  await analytics.run("create or replace temp table relaxed_pairs (l integer, r integer)");
  for (const on of relaxedRules(model.blocking.map((rule) => rule.on))) {
    const keys = on.map((_, at) => `k${at}`);
    const names = keys.join(", ");
    await analytics.run(`create or replace temp table relaxed_right as ${keyRows(model, on, "right", ["k"])}`);
    await analytics.run(`insert into relaxed_pairs
      with wanted as (select a.* from (${keyRows(model, on, "left", ["k"])}) a semi join failed f on f.k = a.k),
      few as (select ${names} from relaxed_right b semi join wanted w using (${names}) group by ${names} having count(*) <= ${mostPartners})
      select w.k, b.k from wanted w join few using (${names}) join relaxed_right b using (${names})`);
    await analytics.run("drop table relaxed_right");
  }
  await analytics.run("create or replace temp table relaxed_pairs as select distinct l, r from relaxed_pairs p anti join candidates c on c.l = p.l and c.r = p.r");
}
