import { identifier, literal } from "../../../kernel/analytics/index.ts";
import type { TrainedValues } from "../domain/model.ts";
import type { TableFormat } from "../domain/outputs.ts";
import type { LinkageSession } from "../domain/session.ts";
import { evidenceColumns, evidenceSql, pairColumns } from "./evidence.ts";

/** Every column of `pairs`, in order. */
export function pairColumnsOf(session: Pick<LinkageSession, "model">): readonly string[] {
  return [...pairColumns, ...session.model.comparisons.flatMap(evidenceColumns)];
}

/**
 * Makes `written` (`l`, `r`, `rule`, `weight`, `probability`, then the columns of the comparisons): pairs of this run, and with
 * `previous` those of an earlier one whose rows are both still there. Rows are numbered as in this run.
 */
export async function makeWritten(session: LinkageSession, values: TrainedValues, hasPrevious: boolean): Promise<void> {
  const { analytics, model } = session;
  const rules = model.blocking.map((rule, index) => `when ${index} then ${literal(rule.name)}`).join(" ");
  const evidence = evidenceSql(model, values);
  const columns = model.comparisons.flatMap((comparison, index) => {
    const [level, weight] = evidenceColumns(comparison);
    return [`${evidence[index]?.level ?? "0"} as ${identifier(level)}`, `${evidence[index]?.weight ?? "0"} as ${identifier(weight)}`];
  });
  const own = `select l::integer as l, r::integer as r, case rule ${rules} end as rule, weight, probability, ${columns.join(", ")} from scored`;
  const names = model.comparisons.flatMap(evidenceColumns).map(identifier).join(", ");
  const ends = session.isLink ? "a.k as l, b.k as r" : "least(a.k, b.k) as l, greatest(a.k, b.k) as r";
  const kept = `select ${ends}, p.rule, p.weight, p.probability, ${names} from previous_pairs p join left_rows a on a.id = p.left_id join right_rows b on b.id = p.right_id`;
  await analytics.run(`create or replace ${hasPrevious ? "table" : "view"} written as ${own}${hasPrevious ? ` union all ${kept}` : ""}`);
}

/** The end of a COPY: the same bytes for the same rows whatever the number of threads. */
export function copyOptions(format: TableFormat): string {
  return format === "csv" ? "(format csv, header true, delimiter ',')" : "(format parquet, compression zstd, row_group_size 122880)";
}

/** Writes `pairs`, ordered as the rows of the inputs are. Reads `unlinked (l, r)`: pairs above the threshold that are not linked all the same, and `joined (l, r)`: the reverse. */
export async function copyPairs(session: LinkageSession, path: string, format: TableFormat): Promise<void> {
  const { analytics, model } = session;
  const names = model.comparisons.flatMap(evidenceColumns).map((name) => `w.${identifier(name)}`).join(", ");
  await analytics.run(`copy (
    select a.id as left_id, b.id as right_id, w.probability, w.weight, ${linkedSql("w", model.decision.probability)} as linked, w.rule${names === "" ? "" : `, ${names}`}
    from written w join left_rows a on a.k = w.l join right_rows b on b.k = w.r
      left join unlinked u on u.l = w.l and u.r = w.r left join joined j on j.l = w.l and j.r = w.r
    order by w.l, w.r
  ) to ${literal(path)} ${copyOptions(format)}`);
}

function linkedSql(alias: string, threshold: number): string {
  return `((${alias}.probability >= ${threshold} and u.l is null) or j.l is not null)`;
}
