import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import type { Storage, StoredFile } from "../../../kernel/storage/index.ts";
import type { StudyJson } from "../exchange/json/study-schema.ts";
import { bulkColumns, bulkRow } from "./columns.ts";

/** A record may be long: one line of it is the whole of a study. */
const longestLineBytes = 64 * 2 ** 20;

export interface MadeFiles {
  readonly count: number;
  readonly jsonl: StoredFile;
  readonly parquet: StoredFile;
}

/** Writes both files beside each other as the studies are read, so that memory stays flat, and keeps them once both are whole. */
export async function makeFiles(studies: AsyncIterable<readonly StudyJson[]>, storage: Storage): Promise<MadeFiles> {
  const folder = await mkdtemp(join(tmpdir(), "jalon-bulk-"));
  try {
    const [jsonlPath, rowsPath, parquetPath] = [join(folder, "studies.jsonl.gz"), join(folder, "rows.ndjson"), join(folder, "studies.parquet")];
    const gzip = createGzip({ level: 6 });
    const [kept, rows] = [createWriteStream(jsonlPath), createWriteStream(rowsPath)];
    gzip.pipe(kept);
    // Where one of them fails, the others are not waited for.
    const done = Promise.all([finished(kept), finished(rows), finished(gzip, { readable: false })]);
    done.catch(() => undefined);
    let count = 0;
    for await (const several of studies) {
      count += several.length;
      const lines = several.map((study) => ({ study, json: JSON.stringify(study) }));
      await Promise.race([Promise.all([
        write(gzip, lines.map(({ json }) => `${json}\n`).join("")),
        write(rows, lines.map(({ study, json }) => `${JSON.stringify(bulkRow(study, json))}\n`).join("")),
      ]), done]);
    }
    gzip.end();
    rows.end();
    await done;
    await writeParquet(rowsPath, parquetPath, folder);
    return { count, jsonl: await storage.putFile(jsonlPath), parquet: await storage.putFile(parquetPath) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(stream: Writable, text: string): Promise<void> {
  if (text !== "" && !stream.write(text)) await once(stream, "drain");
}

/** Columns have the type that is told here, whatever the rows hold: an empty portal has the same table as a full one. */
async function writeParquet(rowsPath: string, parquetPath: string, folder: string): Promise<void> {
  const analytics = await openAnalytics({ memoryMb: 256, threads: 1, temporaryDirectory: folder });
  try {
    const types = [...bulkColumns.map(({ name, type }) => `'${name}': '${type}'`), "'json': 'VARCHAR'"].join(", ");
    await analytics.run(`copy (select * from read_json($rows, format = 'newline_delimited', columns = {${types}}, maximum_object_size = ${longestLineBytes})) to '${parquetPath.replaceAll("'", "''")}' (format parquet, compression zstd, row_group_size 2048)`, { rows: rowsPath });
  } finally {
    analytics.close();
  }
}
