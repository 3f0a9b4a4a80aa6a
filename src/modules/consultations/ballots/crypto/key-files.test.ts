import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createKeyFiles } from "./key-files.ts";

test("the folder of keys tells programs of backup to leave it out, and is its owner's alone", async () => {
  const directory = await mkdtemp(join(tmpdir(), "jalon-keys-"));
  try {
    const keys = createKeyFiles(directory);
    const id = await keys.makeSealingKey("short");
    assert.ok((await readFile(join(directory, "CACHEDIR.TAG"), "utf8")).startsWith("Signature: 8a477f597d28d172789f06886806bc55\n"));
    const [folder, file] = [await stat(join(directory, "short")), await stat(join(directory, "short", `seal-${id}`))];
    assert.deepEqual([folder.mode & 0o777, file.mode & 0o777], [0o700, 0o600]);
    await keys.destroyAll("short");
    assert.deepEqual(await readdir(directory), ["CACHEDIR.TAG"]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
