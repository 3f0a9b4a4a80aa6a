import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { streamCsv } from "../../../kernel/tables/index.ts";
import { takenAway } from "../domain/report.ts";
import type { Pseudonyms } from "./pseudonyms.ts";

const limits = { bytes: 1e12, rows: 1e9, columns: 512, rowCharacters: 1_000_000 };

/** Writes `pairs` and `clusters` again with keyed pseudonyms where identifiers stood: what may leave the zone. */
export async function writeTakenAway(directory: string, pseudonyms: Pseudonyms): Promise<void> {
  await rewrite(join(directory, "pairs.csv"), join(directory, takenAway.pairs), (row) => [pseudonyms.row("left", row[0] ?? ""), pseudonyms.row("right", row[1] ?? ""), ...row.slice(2)]);
  // A cluster bears an identifier in its name: the hash of that name takes its place.
  await rewrite(join(directory, "clusters.csv"), join(directory, takenAway.clusters), ([cluster = "", side = "", id = ""]) => [pseudonyms.cluster(cluster), side, pseudonyms.row(side === "right" ? "right" : "left", id)]);
}

async function rewrite(from: string, to: string, change: (row: readonly string[]) => readonly string[]): Promise<void> {
  let header = true;
  async function* lines(): AsyncGenerator<string> {
    for await (const rows of streamCsv("pairs", createReadStream(from), ",", limits)) {
      yield rows.map(({ cells }) => {
        const row = header ? cells : change(cells);
        header = false;
        return `${row.map(cell).join(",")}\n`;
      }).join("");
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(to, { flags: "wx", mode: 0o600 }));
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
