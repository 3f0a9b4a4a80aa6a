import { rename, rm } from "node:fs/promises";
import { openSession } from "../../engine/open-session.ts";
import { literal, quoted } from "../../engine/sql.ts";
import type { LinkageModel } from "../../domain/model.ts";
import type { EngineOptions, Input } from "../../domain/run.ts";
import { createGroupEncoder } from "./filter.ts";
import { checkEncoding, type EncodingSpec } from "./specification.ts";

export interface EncodedFile {
  readonly rows: number;
  /** Rows without a year for the salt, or with nothing to encode: they cannot be linked. */
  readonly empty: number;
}

const chunkRows = 20_000;

/**
 * Encodes a file for a party that may not see names: reads and cleans it by a model, and writes `id`, one filter and its keys
 * for blocking for each group, nothing else, as CSV or Parquet by the name of `out`. The id is written as it is: give
 * pseudonyms. Throws `linkage.encoding-too-weak`, `linkage.input-not-valid`, `linkage.model-not-valid`.
 */
export async function encodeFile(question: { readonly model: LinkageModel; readonly input: Input; readonly spec: EncodingSpec; readonly secret: Uint8Array; readonly out: string }, options: EngineOptions = {}): Promise<EncodedFile> {
  const { model, spec, secret, out } = question;
  checkEncoding(spec, model.columns);
  const groups = Object.entries(spec.groups).map(([name, columns]) => ({ name, columns, encoder: createGroupEncoder(secret, spec, name, columns) }));
  const columns = [...new Set([spec.salt, ...groups.flatMap((group) => group.columns)])];
  const session = await openSession({ model, left: question.input }, options);
  const draft = `${out}.part`;
  try {
    const { analytics } = session;
    const written = groups.flatMap(({ name }) => [name, `${name}_bands`]);
    await analytics.run(`create table encoded (k integer, ${written.map((name) => `${quoted(name)} varchar`).join(", ")})`);
    let empty = 0;
    for (let from = 0; from < session.leftRows; from += chunkRows) {
      options.signal?.throwIfAborted();
      options.progress?.("writing", from / session.leftRows);
      const rows = await analytics.rows<Record<string, unknown>>(`select k, ${columns.map((name) => quoted(name)).join(", ")} from left_rows where k >= ${from} and k < ${from + chunkRows} order by k`);
      const lines = rows.map((row) => {
        const salt = String(row[spec.salt] ?? "").slice(0, 4);
        const filters = groups.map((group) => (/^[1-9]/.test(salt) ? group.encoder.encode(group.columns.map((name) => ({ clean: model.columns[name]?.clean ?? "raw", value: preparedValue(row[name]) })), salt) : null));
        if (filters.every((filter) => filter === null)) empty += 1;
        return [String(row["k"]), ...filters.flatMap((filter) => [filter?.filter ?? "", filter?.bands ?? ""])].join("\t");
      });
      await analytics.run(`insert into encoded select parts[1]::integer, ${written.map((_, index) => `nullif(parts[${index + 2}], '')`).join(", ")} from (select string_split(line, '\t') as parts from (select unnest(string_split($lines, chr(10))) as line))`, { lines: lines.join("\n") });
    }
    await analytics.run(`copy (select l.id, e.* exclude (k) from encoded e join left_rows l using (k) order by k) to ${literal(draft)} (${/\.parquet$/i.test(out) ? "format parquet" : "format csv, header"})`);
    await rename(draft, out);
    return { rows: session.leftRows, empty };
  } finally {
    await rm(draft, { force: true });
    await session.close();
  }
}

const preparedValue = (value: unknown): string | readonly string[] | null => (typeof value === "string" ? value : Array.isArray(value) ? value.map(String) : null);
