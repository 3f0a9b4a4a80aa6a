import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { tooManyPairs } from "../../errors.ts";
import type { BlockKey, ExpandedModel } from "../../domain/model.ts";
import type { RuleCost } from "../../domain/run.ts";
import type { Engine } from "../engine.ts";
import { isTwoSided, keyRows } from "./rules.ts";

/** Counts what a rule would make from the histogram of its keys, without making a pair. A pair that shares several items of a list counts for each. */
export async function costOfRule(engine: Engine, name: string, keys: readonly BlockKey[]): Promise<RuleCost> {
  const { analytics, model, isLink } = engine;
  const names = keys.map((_, index) => `k${index}`).join(", ");
  const histogram = (side: "left" | "right"): string => `select ${names}, count(*)::hugeint as n from (${keyRows(model, keys, side, ["k"])}) group by ${names}`;
  // Keys of the smaller side are counted first; of the larger, only rows that bear one of them need counting by key.
  const [small, large] = engine.leftRows <= engine.rightRows ? (["left", "right"] as const) : (["right", "left"] as const);
  const counted = (side: "left" | "right"): string => side === small ? "(select coalesce(sum(n), 0) from a)" : `(select count(*) from (${keyRows(model, keys, large, ["k"])}))`;
  const figures = isLink || isTwoSided(keys)
    ? `with a as (${histogram(small)}), b as (select any_value(a.n) * count(*)::hugeint as pairs from (${keyRows(model, keys, large, ["k"])}) s join a using (${names}) group by ${names})
      select ${counted("left")}::double as lefts, ${counted("right")}::double as rights, (select coalesce(sum(pairs), 0) from b)::double as pairs, (select coalesce(max(pairs), 0) from b)::double as largest`
    : `with a as (${histogram("left")}) select coalesce(sum(n), 0)::double as lefts, coalesce(sum(n), 0)::double as rights, coalesce(sum(n * (n - 1) // 2), 0)::double as pairs, coalesce(max(n * (n - 1) // 2), 0)::double as largest from a`;
  const rows = await analytics.rows<{ lefts: number; rights: number; pairs: number; largest: number }>(figures);
  const found = rows[0] ?? { lefts: 0, rights: 0, pairs: 0, largest: 0 };
  return { rule: name, pairs: found.pairs, leftRows: found.lefts, rightRows: found.rights, largestBlock: found.largest, newPairs: null };
}

const count = (value: number, locale: "fr" | "en"): string => locale === "fr" ? Math.round(value).toLocaleString("en").replaceAll(",", "\u202f") : Math.round(value).toLocaleString("en");

/** Throws `linkage.too-many-pairs` with every rule's estimate where a rule passes its own limit, or all of them that of the model. */
export function refuseTooMany(model: ExpandedModel, costs: readonly RuleCost[]): void {
  const over = costs.filter((cost, index) => cost.pairs > Math.min(model.maximumPairs, model.blocking[index]?.maximumPairs ?? Infinity));
  const total = costs.reduce((sum, cost) => sum + cost.pairs, 0);
  if (over.length === 0 && total <= model.maximumPairs) return;
  const issues: Issue[] = costs.map((cost, index) => {
    const limit = Math.min(model.maximumPairs, model.blocking[index]?.maximumPairs ?? Infinity);
    const isOver = cost.pairs > limit;
    return {
      code: isOver ? "linkage.rule-makes-too-many-pairs" : "linkage.rule-estimate", severity: isOver || over.length === 0 ? "error" : "warning", field: `blocking.${index}`,
      text: {
        fr: `Règle «\u202f${cost.rule}\u202f»\u202f: ${count(cost.pairs, "fr")} paires, dont ${count(cost.largestBlock, "fr")} d’un seul bloc${isOver ? `\u202f; la limite est de ${count(limit, "fr")}. Ajoutez-lui une clé.` : "."}`,
        en: `Rule “${cost.rule}”: ${count(cost.pairs, "en")} pairs, ${count(cost.largestBlock, "en")} of them in one block${isOver ? `; the limit is ${count(limit, "en")}. Add a key to it.` : "."}`,
      },
    };
  });
  if (over.length === 0) issues.push({
    code: "linkage.rules-make-too-many-pairs", severity: "error", field: "blocking",
    text: {
      fr: `Toutes les règles ensemble\u202f: ${count(total, "fr")} paires\u202f; la limite du modèle est de ${count(model.maximumPairs, "fr")}.`,
      en: `All rules together: ${count(total, "en")} pairs; the limit of the model is ${count(model.maximumPairs, "en")}.`,
    },
  });
  throw tooManyPairs(issues);
}
