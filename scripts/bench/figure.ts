import { randomBytes } from "node:crypto";
import type { Db } from "../../src/kernel/db/db.ts";
import { openDatabase, openInMemory } from "../../src/kernel/db/open.ts";
import { migrate } from "../../src/kernel/db/migrate.ts";
import { sql } from "../../src/kernel/db/db.ts";
import { migrationSets } from "../../src/app/house.ts";

export interface Figure {
  readonly what: string;
  readonly database: string;
  readonly measured: string;
  /** What it should be near, and what that is. */
  readonly floor: string;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Median and 95th percentile of repeated runs, the first tenth thrown away as warm-up. */
export async function repeated(runs: number, work: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await milliseconds(work));
  const kept = times.slice(Math.ceil(runs / 10)).sort((a, b) => a - b);
  const at = (share: number): number => kept[Math.min(kept.length - 1, Math.floor(kept.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

export function show(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : ms >= 10 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(2)} ms`;
}

const serverUrl = process.env["JALON_TEST_DATABASE_URL"];

/** Runs once on PGlite in memory and once on a database of its own on the server, if there is one. */
export async function onEachDatabase(work: (db: Db, name: string) => Promise<readonly Figure[]>): Promise<Figure[]> {
  const figures: Figure[] = [];
  const embedded = await openInMemory();
  try {
    await migrate(embedded, migrationSets);
    figures.push(...(await work(embedded, "PGlite")));
  } finally {
    await embedded.close();
  }
  if (serverUrl === undefined) {
    console.error("PostgreSQL left out: JALON_TEST_DATABASE_URL is not set.");
    return figures;
  }
  const name = `jalon_bench_${randomBytes(4).toString("hex")}`;
  const admin = await openDatabase({ dataDirectory: "", databaseUrl: serverUrl });
  await admin.script(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const served = await openDatabase({ dataDirectory: "", databaseUrl: url.toString() });
  try {
    await migrate(served, migrationSets);
    const version = await served.query<{ version: string }>(sql`select current_setting('server_version') as version`);
    figures.push(...(await work(served, `PostgreSQL ${version[0]?.version.split(" ")[0] ?? ""}`)));
  } finally {
    await served.close();
    await admin.script(`drop database ${name} with (force)`);
    await admin.close();
  }
  return figures;
}
