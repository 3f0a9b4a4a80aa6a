import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Analytics, fileLiteral, identifier, literal } from "../../../kernel/analytics/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { hashFile } from "../../../kernel/files/index.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { Change, Difference, RunFolder, TableFormat } from "../domain/outputs.ts";
import type { LinkageSession } from "../domain/session.ts";
import { hashSeal, isSeal } from "./seal.ts";
import { pairColumnsOf } from "./written-pairs.ts";

function notARun(directory: string, cause?: unknown): AppError {
  return new AppError("linkage.not-a-run", both(
    `«\u202f${directory}\u202f» n’est pas le dossier d’un appariement achevé\u202f: il faut seal.json, model.trained.json, pairs et clusters.`,
    `“${directory}” is not the folder of a finished linkage: it takes seal.json, model.trained.json, pairs and clusters.`,
  ), { status: 422, ...(cause === undefined ? {} : { cause }) });
}

/** Reads what a run left. Fails with `linkage.not-a-run`. */
export async function readRun(directory: string): Promise<RunFolder> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(directory, name), "utf8")) as unknown;
  const [seal, model] = await Promise.all([json("seal.json"), json("model.trained.json")]).catch((error: unknown) => { throw notARun(directory, error); });
  const format = (await stat(join(directory, "pairs.parquet")).catch(() => null)) === null ? "csv" : "parquet";
  const [pairsFile, clustersFile] = [join(directory, `pairs.${format}`), join(directory, `clusters.${format}`)];
  const found = await Promise.all([pairsFile, clustersFile].map((path) => stat(path).catch(() => null)));
  if (!isSeal(seal) || typeof model !== "object" || model === null || found.includes(null)) throw notARun(directory);
  return { seal, model: model as LinkageModel, format, pairsFile, clustersFile };
}

/** Fails with `linkage.altered-run` where the files are no longer those that were sealed, with `linkage.previous-not-comparable` where the run was made by another model. */
export async function checkComparable(run: RunFolder, directory: string, modelSha256: string): Promise<void> {
  const { sha256, ...content } = run.seal;
  const hashes = await Promise.all([hashFile(run.pairsFile), hashFile(run.clustersFile)]);
  if (hashSeal(content) !== sha256 || hashes[0] !== run.seal.pairsSha256 || hashes[1] !== run.seal.clustersSha256) {
    throw new AppError("linkage.altered-run", both(`Les fichiers de «\u202f${directory}\u202f» ne sont plus ceux qui ont été scellés\u202f: «\u202fjalon link verify\u202f» dit lesquels. Refaites l’appariement entier.`, `The files of “${directory}” are no longer those that were sealed: “jalon link verify” says which. Redo the whole linkage.`), { status: 409 });
  }
  if (run.seal.modelSha256 !== modelSha256) {
    throw new AppError("linkage.previous-not-comparable", both("L’appariement précédent a été fait avec un autre modèle, ou d’autres choix\u202f: reprenez son model.trained.json, ou refaites l’appariement entier.", "The earlier run was made with another model, or other choices: take its model.trained.json, or redo the whole linkage."), { status: 409 });
  }
}

function tableSql(path: string, format: TableFormat, columns: Readonly<Record<string, string>>): string {
  if (format === "parquet") return `read_parquet(${fileLiteral(path)})`;
  return `read_csv(${fileLiteral(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${Object.entries(columns).map(([name, type]) => `${literal(name)}: '${type}'`).join(", ")}})`;
}

const clusterTypes = { cluster: "VARCHAR", side: "VARCHAR", id: "VARCHAR" };

/** Identifiers of the rows that a run knew, for each side. */
export async function knownRows(analytics: Analytics, run: RunFolder): Promise<{ readonly left: ReadonlySet<string>; readonly right: ReadonlySet<string> }> {
  const rows = async (side: string): Promise<ReadonlySet<string>> => {
    const known = new Set<string>();
    const result = await analytics.connection.stream(`select id from ${tableSql(run.clustersFile, run.format, clusterTypes)} where side = '${side}'`);
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) for (const id of chunk.getColumnValues(0)) known.add(String(id));
    return known;
  };
  return { left: await rows("left"), right: await rows("right") };
}

/** Makes `previous_pairs` and `previous_clusters` in a session of the same model. */
export async function loadPrevious(session: LinkageSession, run: RunFolder): Promise<void> {
  const { analytics } = session;
  const columns = pairColumnsOf(session);
  const types = Object.fromEntries(columns.map((name) => [name, name === "left_id" || name === "right_id" || name === "rule" ? "VARCHAR" : name === "linked" ? "BOOLEAN" : name.endsWith("_level") ? "INTEGER" : "DOUBLE"]));
  await analytics.run(`create or replace table previous_pairs as select ${columns.map(identifier).join(", ")} from ${tableSql(run.pairsFile, run.format, types)}`);
  await analytics.run(`create or replace table previous_clusters as select cluster, side, id from ${tableSql(run.clustersFile, run.format, clusterTypes)}`);
}

const changes: readonly Change[] = ["new", "unchanged", "grown", "joined", "split", "shrunk"];
/** Compares clusters with those of the earlier run, and writes those that changed: `change, cluster, rows, new_rows, previous_clusters` (parted by `|`). Reads what `nameClusters` made. */
export async function copyDifference(session: LinkageSession, run: RunFolder, path: string): Promise<Difference> {
  const { analytics } = session;
  await analytics.run(`create or replace table change as
    with parts as (select former, count(distinct component) as parts, count(*) as present from former where former is not null group by former),
    before as (select cluster as former, count(*) as rows from previous_clusters group by cluster),
    now as (select f.component, count(*) as rows, count(*) filter (where f.former is null) as new_rows, count(distinct f.former) as formers,
      coalesce(string_agg(distinct f.former, '|' order by f.former), '') as previous_clusters, max(p.parts) as parts, sum(case when f.former is null then 0 else 1 end) as kept, max(b.rows) as rows_before
      from former f left join parts p on p.former = f.former left join before b on b.former = f.former group by f.component)
    select n.component, c.cluster, n.rows, n.new_rows, n.previous_clusters, case when n.formers = 0 then 'new' when n.formers > 1 then 'joined' when n.parts > 1 then 'split'
      when n.new_rows > 0 then 'grown' when n.kept < n.rows_before then 'shrunk' else 'unchanged' end as change
    from now n join cluster_names c on c.component = n.component`);
  await analytics.run(`copy (select change, cluster, rows, new_rows, previous_clusters from change where change <> 'unchanged' order by component) to ${literal(path)} (format csv, header true)`);
  const counted = await analytics.rows<{ change: Change; n: number }>("select change, count(*)::double as n from change group by change");
  const [rows] = await analytics.rows<{ new_rows: number; gone: number }>(`select (select count(*) from former where former is null)::double as new_rows,
    (select count(*) from previous_clusters p where not exists (select 1 from nodes n where n.side = p.side and n.id = p.id))::double as gone`);
  return { previousSha256: run.seal.sha256, newRows: rows?.new_rows ?? 0, goneRows: rows?.gone ?? 0, clusters: Object.fromEntries(changes.map((one) => [one, counted.find(({ change }) => change === one)?.n ?? 0])) as Record<Change, number> };
}
