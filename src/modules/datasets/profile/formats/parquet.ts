import { openAnalytics } from "../../../../kernel/analytics/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Column } from "../columns/column.ts";
import { fieldProfiles } from "../columns/field-profile.ts";
import { headerNames } from "../columns/header.ts";
import { tableRemarks } from "../columns/table-remarks.ts";
import { remark } from "../issues.ts";
import { plainProfile, type Profiled, type Reading } from "../reading.ts";
import { keepWithinBudget, stoppedLate, tooManyColumns } from "./csv.ts";

/** Rows are looked at up to here; their whole number is in the footer. */
const mostRows = 2_000_000;

/** Columns of a Parquet file. DuckDB may open this one file and nothing else. */
export async function profileParquet(reading: Reading, temporaryDirectory: string): Promise<Profiled> {
  const analytics = await openAnalytics({ memoryMb: 512, threads: 1, temporaryDirectory });
  try {
    await analytics.run(`set allowed_paths = ['${reading.path.replaceAll("'", "''")}']`);
    await analytics.closeFiles();
    const described = await analytics.rows<{ column_name: string; column_type: string }>("describe select * from read_parquet($path)", { path: reading.path });
    const [count] = await analytics.rows<{ rows: bigint }>("select count(*) as rows from read_parquet($path)", { path: reading.path });
    const rows = Number(count?.rows ?? 0);
    const kept = described.slice(0, reading.limits.columns);
    const columns = kept.map(() => new Column());
    const list = kept.map(({ column_name: name, column_type: type }) => expression(`"${name.replaceAll('"', '""')}"`, type)).join(", ");
    let seen = 0;
    let complete = true;
    const issues: Issue[] = [];
    if (kept.length > 0) {
      const stream = await analytics.connection.stream(`select ${list} from read_parquet($path) limit ${mostRows}`, { path: reading.path });
      for (let chunk = await stream.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await stream.fetchChunk()) {
        for (let at = 0; at < columns.length; at += 1) {
          const column = columns[at];
          const type = kept[at]?.column_type ?? "";
          for (const value of chunk.getColumnValues(at)) column?.addTyped(typeof value === "bigint" || value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "string" ? value : type.endsWith("]") ? [] : {});
        }
        seen += chunk.rowCount;
        keepWithinBudget(columns);
        if (!reading.isLate()) continue;
        complete = false;
        issues.push(stoppedLate(seen));
        break;
      }
    }
    if (complete && seen < rows) {
      complete = false;
      issues.push(stoppedLate(seen));
    }
    if (kept.length < described.length) issues.push(tooManyColumns(described.length, kept.length));
    const { names, issues: nameIssues } = headerNames(kept.map(({ column_name: name }) => name), kept.length);
    const named = columns.map((column, at) => ({ name: names[at] ?? "", column }));
    const fields = fieldProfiles(named);
    return plainProfile("parquet", "application/vnd.apache.parquet", { rows, tables: [{ name: reading.tableName, rows, fields }], issues: [...issues, ...nameIssues, ...tableRemarks(named, fields)], complete });
  } catch {
    return plainProfile("parquet", "application/vnd.apache.parquet", { issues: [remark("parquet-damaged", "Le fichier Parquet est incomplet ou abîmé\u202f: il n’a pas pu être lu.", "The Parquet file is incomplete or damaged: it could not be read.", { severity: "error" })], complete: false });
  } finally {
    analytics.close();
  }
}

/** Numbers stay numbers, days and texts come as text; nested values are only told as such. */
function expression(column: string, type: string): string {
  if (/^(?:TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER|FLOAT|DOUBLE|BOOLEAN|VARCHAR|BIGINT|UBIGINT)$/.test(type)) return column;
  if (/^DECIMAL|^HUGEINT|^UHUGEINT/.test(type)) return `${column}::double`;
  if (/\]$|^STRUCT|^MAP|^UNION|^BLOB/.test(type)) return column;
  return `${column}::varchar`;
}
