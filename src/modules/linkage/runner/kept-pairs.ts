import { identifier } from "../../../kernel/analytics/index.ts";
import type { TrainedValues } from "../domain/model.ts";
import type { KeptPair } from "../domain/report.ts";
import type { Evidence } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { bitsOf, evidenceColumns } from "../outputs/evidence.ts";
import { weightOf } from "../quality/clerical-sample.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

const mostDoubtful = 1_500;
const ofTheOthers = 500;

/** A pair with the identifiers of its rows, which never leave the linking zone. */
export interface NamedPair extends Omit<KeptPair, "pair"> {}

/**
 * Pairs of a decided session worth keeping for reading: those nearest to the threshold, a stable sample of the others, and `also`
 * (identifiers). Rows under their identifiers still.
 */
export async function pairsToKeep(session: LinkageSession, values: TrainedValues, also: readonly (readonly [left: string, right: string])[]): Promise<readonly NamedPair[]> {
  const { analytics, model } = session;
  const threshold = weightOf(model.decision.probability);
  await analytics.run("create or replace temp table asked (left_id varchar, right_id varchar)");
  for (let from = 0; from < also.length; from += 500) {
    const part = also.slice(from, from + 500);
    await analytics.run(`insert into asked values ${part.map((_, index) => `($a${index}, $b${index})`).join(", ")}`, Object.fromEntries(part.flatMap(([left, right], index) => [[`a${index}`, left], [`b${index}`, right]])));
  }
  const columns = model.comparisons.flatMap(evidenceColumns).map(identifier).join(", ");
  const rows = await analytics.rows<Record<string, unknown>>(`
    with numbered as (
      select w.*, a.id as left_id, b.id as right_id, ((w.probability >= ${model.decision.probability} and u.l is null) or j.l is not null) as linked,
        row_number() over (order by abs(w.weight - (${threshold})), w.l, w.r) as doubt, row_number() over (order by md5(concat_ws(chr(31), a.id, b.id))) as draw
      from written w join left_rows a on a.k = w.l join right_rows b on b.k = w.r left join unlinked u on u.l = w.l and u.r = w.r left join joined j on j.l = w.l and j.r = w.r)
    select left_id, right_id, probability, weight, rule, linked${columns === "" ? "" : `, ${columns}`} from numbered n
    where doubt <= ${mostDoubtful} or draw <= ${ofTheOthers} or exists (select 1 from asked q where q.left_id = n.left_id and q.right_id = n.right_id) order by doubt`);
  const bits = model.comparisons.map((comparison) => bitsOf(comparison, values));
  return rows.map((row) => ({
    left: String(row["left_id"]), right: String(row["right_id"]), probability: Number(row["probability"]), weight: Number(row["weight"]), rule: String(row["rule"]), linked: row["linked"] === true,
    evidence: model.comparisons.map((comparison, index): Evidence => {
      const [level, weight] = evidenceColumns(comparison);
      const [gamma, total] = [Number(row[level]), Number(row[weight])];
      const place = comparison.levels.length - 1 - gamma;
      return { comparison: comparison.name, gamma, label: gamma < 0 ? "" : (comparison.levels[place]?.label.fr ?? ""), weight: total, termWeight: gamma < 0 ? 0 : total - (bits[index]?.[place] ?? 0) };
    }),
  }));
}

export function underPseudonyms(pair: NamedPair, pseudonyms: Pseudonyms): KeptPair {
  const [left, right] = [pseudonyms.row("left", pair.left), pseudonyms.row("right", pair.right)];
  return { ...pair, left, right, pair: pseudonyms.pair(left, right) };
}
