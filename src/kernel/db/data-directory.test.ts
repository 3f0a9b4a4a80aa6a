import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ensureDataDirectory } from "./data-directory.ts";

test("a data directory is made with the folders above it, for its owner alone", () => {
  const root = mkdtempSync(join(tmpdir(), "jalon-"));
  const path = join(root, "a", "b");
  ensureDataDirectory(path);
  ensureDataDirectory(path);
  assert.equal(statSync(path).mode & 0o777, 0o700);
  rmSync(root, { recursive: true });
});

test("a place that cannot be a folder is refused in words, and never hangs", () => {
  const root = mkdtempSync(join(tmpdir(), "jalon-"));
  const file = join(root, "file");
  writeFileSync(file, "");
  assert.throws(() => ensureDataDirectory(file), { code: "database.directory-unusable" });
  assert.throws(() => ensureDataDirectory(join(file, "below")), { code: "database.directory-unusable" });
  if (existsSync("/proc/self")) assert.throws(() => ensureDataDirectory("/proc/jalon/data"), { code: "database.directory-unusable" });
  rmSync(root, { recursive: true });
});
