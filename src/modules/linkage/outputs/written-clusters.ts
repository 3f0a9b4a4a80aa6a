import { literal } from "../../../kernel/analytics/index.ts";
import type { TableFormat } from "../domain/outputs.ts";
import type { LinkageSession } from "../domain/session.ts";
import { copyOptions } from "./written-pairs.ts";

/**
 * Makes `nodes (node, side, id)`, `membership (node, component)` and `cluster_names (component, cluster)`: a cluster bears the
 * identifier of its first row, behind `left:` or `right:` where there are two files. With `previous_clusters` it keeps the name it had;
 * where several were joined, the one of the earliest row.
 */
export async function nameClusters(session: LinkageSession, hasPrevious: boolean): Promise<void> {
  const { analytics, isLink } = session;
  const right = isLink ? ` union all select (k + ${session.leftRows})::integer, 'right', id from right_rows` : "";
  await analytics.run(`create or replace view nodes as select k::integer as node, 'left' as side, id from left_rows${right}`);
  await analytics.run("create or replace view membership as select n.node, n.side, n.id, coalesce(c.component, n.node) as component from nodes n left join cluster_of c on c.node = n.node");
  const name = isLink ? "side || ':' || id" : "id";
  if (!hasPrevious) {
    await analytics.run(`create or replace view cluster_names as select node as component, ${name} as cluster from nodes`);
    return;
  }
  await analytics.run(`create or replace table former as
    select m.node, m.component, p.cluster as former from membership m left join previous_clusters p on p.side = m.side and p.id = m.id`);
  // A name goes to the cluster with the earliest row that bore it; another that is left without one takes its own, set apart if taken.
  await analytics.run(`create or replace table cluster_names as
    with earliest as (select component, arg_min(former, node) as former, min(node) as node from former where former is not null group by component),
    given as (select component, former as cluster from earliest qualify row_number() over (partition by former order by node) = 1),
    own as (select n.node as component, ${name} as cluster from nodes n where n.node in (select distinct component from former) and n.node not in (select component from given))
    select component, cluster from given
    union all select component, case when cluster in (select cluster from given) then cluster || '~' || component else cluster end from own`);
}

/** Writes `clusters`: every row of every file with its cluster, clusters in the order of their first row. */
export async function copyClusters(session: LinkageSession, path: string, format: TableFormat): Promise<void> {
  await session.analytics.run(`copy (
    select c.cluster, m.side, m.id from membership m join cluster_names c on c.component = m.component order by m.component, m.node
  ) to ${literal(path)} ${copyOptions(format)}`);
}
