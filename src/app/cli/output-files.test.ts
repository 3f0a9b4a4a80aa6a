import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { requireWritable, writeAll } from "./output-files.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = [{ name: "a.txt", bytes: bytes("a") }, { name: "b.txt", bytes: bytes("b") }];

function inFolder(work: (folder: string) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "jalon-output-"));
    try {
      await work(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

test("files are written whole, the same ones again change nothing, nothing is left beside them", inFolder(async (folder) => {
  await writeAll(folder, files, false);
  await writeAll(folder, files, false);
  assert.deepEqual(readdirSync(folder).sort(), ["a.txt", "b.txt"]);
  assert.equal(readFileSync(join(folder, "b.txt"), "utf8"), "b");
}));

test("a file with other bytes stops all of it unless forced; an empty one is no less a file", inFolder(async (folder) => {
  writeFileSync(join(folder, "b.txt"), "");
  await assert.rejects(writeAll(folder, files, false), { code: "report.files-differ" });
  assert.deepEqual(readdirSync(folder), ["b.txt"]);
  await writeAll(folder, files, true);
  assert.equal(readFileSync(join(folder, "b.txt"), "utf8"), "b");
}));

test("a folder in the place of a file is said before anything is written, forced or not", inFolder(async (folder) => {
  mkdirSync(join(folder, "b.txt"));
  for (const force of [false, true]) await assert.rejects(writeAll(folder, files, force), { code: "report.folder-in-the-way", message: /b\.txt/ });
  assert.deepEqual(readdirSync(folder), ["b.txt"]);
}));

test("a folder is made with those above it; in a file, in nothing or where the system makes none, it is said", inFolder(async (folder) => {
  await requireWritable(join(folder, "x", "y"));
  assert.deepEqual(readdirSync(join(folder, "x")), ["y"]);
  writeFileSync(join(folder, "file"), "");
  const places = ["", join(folder, "file"), join(folder, "file", "sub"), ...(process.platform === "linux" ? ["/proc/jalon/sub"] : [])];
  for (const place of places) await assert.rejects(requireWritable(place), { code: "report.unwritable-directory" }, place);
}));
