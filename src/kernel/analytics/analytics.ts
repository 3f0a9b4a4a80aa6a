import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";

export interface AnalyticsOptions {
  /** What queries may hold in memory before they spill to `temporaryDirectory`. */
  readonly memoryMb?: number;
  readonly threads?: number;
  /** By default a folder of its own that its owner alone may read, gone when it is closed; never the current one, as DuckDB would. */
  readonly temporaryDirectory?: string;
}

/** Columnar questions over files and tables in memory. One process per file; nothing is ever downloaded. */
export interface Analytics {
  readonly connection: DuckDBConnection;
  run(statement: string, values?: Record<string, DuckDBValue>): Promise<void>;
  rows<T extends object>(statement: string, values?: Record<string, DuckDBValue>): Promise<T[]>;
  /** No file can be opened from then on: call once inputs are in. */
  closeFiles(): Promise<void>;
  close(): void;
}

/** DuckDB in memory, without extensions from outside. Close it in a `finally`. */
export async function openAnalytics(options: AnalyticsOptions = {}): Promise<Analytics> {
  const own = options.temporaryDirectory === undefined ? mkdtempSync(join(tmpdir(), "jalon-analytics-")) : null;
  const removeOwn = (): void => {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  };
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(options.threads ?? 2),
    memory_limit: `${options.memoryMb ?? 1_024}MB`,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: options.temporaryDirectory ?? own ?? "",
  }).catch((error: unknown) => {
    removeOwn();
    throw error;
  });
  const connection = await instance.connect();
  return {
    connection,
    run: async (statement, values) => { await connection.run(statement, values); },
    rows: async <T extends object>(statement: string, values?: Record<string, DuckDBValue>) => (await connection.runAndReadAll(statement, values)).getRowObjectsJS() as unknown as T[],
    closeFiles: async () => { await connection.run("set enable_external_access = false"); },
    close: () => { connection.closeSync(); instance.closeSync(); removeOwn(); },
  };
}
