import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../src/kernel/db/open.ts";
import { milliseconds, show, type Figure } from "./figure.ts";

const command = fileURLToPath(new URL("../../bin/jalon", import.meta.url));

/** From the command to a board that has been answered, on a new data directory and on the same one again. */
export async function benchStart(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "jalon-bench-"));
  const alone = mkdtempSync(join(tmpdir(), "jalon-bench-"));
  const bare = await milliseconds(() => finished(["-e", "0"]));
  try {
    const first = await milliseconds(() => boardOnce(data));
    const second = await milliseconds(() => boardOnce(data));
    const newDatabase = await milliseconds(() => openAlone(alone));
    const sameDatabase = await milliseconds(() => openAlone(alone));
    const floor = (database: number): string => `${show(bare)} (Node alone) + ${show(database)} (the empty database alone)`;
    return [
      { what: "first start, until the board is answered", database: "PGlite", measured: show(first), floor: floor(newDatabase) },
      { what: "second start, until the board is answered", database: "PGlite", measured: show(second), floor: floor(sameDatabase) },
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
    rmSync(alone, { recursive: true, force: true });
  }
}

async function openAlone(dataDirectory: string): Promise<void> {
  const db = await openDatabase({ dataDirectory });
  await db.close();
}

function finished(args: readonly string[]): Promise<void> {
  return new Promise((resolve) => spawn(process.execPath, args).on("exit", () => resolve()));
}

async function boardOnce(data: string): Promise<void> {
  const server = spawn(process.execPath, [command, "serve"], { env: { ...process.env, JALON_DATA: data, DATABASE_URL: "", PORT: "0" } });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let out = "";
      server.stdout.on("data", (chunk: Buffer) => {
        out += chunk.toString();
        const found = /http:\/\/localhost:\d+/.exec(out);
        if (found !== null) resolve(found[0]);
      });
      server.on("exit", () => reject(new Error(`the server ended: ${out}`)));
    });
    const answer = await fetch(address);
    if (answer.status !== 200) throw new Error(`the board answered ${answer.status}`);
    await answer.text();
  } finally {
    // Not part of what a user waits for, but the directory has to be free for the next start.
    server.kill("SIGTERM");
    await ended;
  }
}
